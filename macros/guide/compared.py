"""Two versions of the data, and what is other in the new one, in words: per entry, with its id and its key.

It shows the mistakes that are no error: a key that is gone and whose points are now under the one above, two points
glued to one.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from .yaml_source import Path_

SHOWN = 60  # signs of a text
LIKE = 0.6  # from here one text is another wording of the other
Words = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What is other (`says`) in what (`words`), and where in the new data."""

    path: Path_
    words: Words
    says: str


@dataclass(frozen=True)
class _Text:
    """A point of a list of texts that is only in one of the versions."""

    path: Path_
    words: Words
    text: str


@dataclass
class _Found:
    told: list[Change] = field(default_factory=list)
    gone: list[_Text] = field(default_factory=list)
    come: list[_Text] = field(default_factory=list)

    def tell(self, path: Path_, words: Words, says: str) -> None:
        self.told.append(Change(path, words, says))


def changes(old: Any, new: Any) -> list[Change]:
    """What is other in `new`, in no order."""
    found = _Found()
    _compare(old, new, (), (), found)
    for find in (_glued, _moved, _reworded):
        found.told += find(found)
    found.told += [
        Change(one.path, one.words[:-1], f"Nytt punkt under «{one.words[-1]}»: {_short(one.text)}")
        for one in found.come
    ]
    found.told += [
        Change(one.path, one.words[:-1], f"Borte fra «{one.words[-1]}»: {_short(one.text)}") for one in found.gone
    ]
    return found.told


def _compare(old: Any, new: Any, path: Path_, words: Words, found: _Found) -> None:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            if key not in new and not _points(old[key]):
                found.tell(path, words, f"«{key}» er borte.")
            elif key not in old and not _points(new[key]):
                found.tell((*path, key), words, f"«{key}» er ny{_says(new[key])}")
            else:
                if key not in new:
                    found.tell(path, words, f"«{key}» er borte.")
                _compare(old.get(key), new.get(key), (*path, key), (*words, key), found)
    elif (_points(old) or _points(new)) and all(_points(one or ["-"]) for one in (old, new)):
        _compare_texts(old or [], new or [], path, words, found)
    elif isinstance(old, list) and isinstance(new, list):
        _compare_entries(old, new, path, words, found)
    elif new is None:
        found.tell(path, words[:-1], f"«{words[-1]}» er tømt{_says(old, ', det sto')}")
    elif old is None:
        found.tell(path, words[:-1], f"«{words[-1]}» er fylt ut{_says(new)}")
    else:
        found.tell(path, words[:-1], f"«{words[-1]}» er endret: {_difference(str(old), str(new))}")


def _points(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def _compare_texts(old: list[str], new: list[str], path: Path_, words: Words, found: _Found) -> None:
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    found.gone += [_Text(path, words, text) for text in gone.elements()]
    for number, text in enumerate(new):
        if come[text] > 0:
            come[text] -= 1
            found.come.append(_Text((*path, number), words, text))
    if Counter(old) == Counter(new):
        found.tell(path, words[:-1], f"Rekkefølgen under «{words[-1]}» er endret.")


def _compare_entries(old: list[Any], new: list[Any], path: Path_, words: Words, found: _Found) -> None:
    before, after = _by_name(old), _by_name(new)
    if before is None or after is None:
        _compare_in_order(old, new, path, words, found)
        return
    for name, number in after.items():
        if name in before:
            _compare(old[before[name]], new[number], (*path, number), (*words, f"«{name}»"), found)
        else:
            found.tell((*path, number), words, f"«{name}» er ny.")
    for name in before:
        if name not in after:
            found.tell(path, words, f"«{name}» er borte.")
    if [name for name in before if name in after] != [name for name in after if name in before]:
        found.tell(path, words, "Rekkefølgen er endret.")


def _by_name(entries: list[Any]) -> dict[str, int] | None:
    """What each entry is known by -> its number; None when they have no names of their own."""
    names = [
        next((str(entry[key]) for key in ("id", "navn", "nr") if entry.get(key)), "") if isinstance(entry, dict) else ""
        for entry in entries
    ]
    return {name: number for number, name in enumerate(names)} if all(names) and len({*names}) == len(names) else None


def _compare_in_order(old: list[Any], new: list[Any], path: Path_, words: Words, found: _Found) -> None:
    """Entries without names: what is alike at both ends is left out, the rest is taken pair by pair."""
    start = len(os.path.commonprefix([[*map(_whole, old)], [*map(_whole, new)]]))
    rest_old, rest_new = old[start:], new[start:]
    while rest_old and rest_new and rest_old[-1] == rest_new[-1]:
        rest_old, rest_new = rest_old[:-1], rest_new[:-1]
    for number, (before, after) in enumerate(zip(rest_old, rest_new, strict=False), start):
        _compare(before, after, (*path, number), (*words, f"nr. {number + 1}"), found)
    for number in range(start + len(rest_old), start + len(rest_new)):
        found.tell((*path, number), words, f"Nr. {number + 1} er ny{_says(new[number])}")
    for number in range(start + len(rest_new), start + len(rest_old)):
        found.tell(path, words, f"Nr. {number + 1} er borte{_says(old[number])}")


def _whole(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


# --- points of lists -------------------------------------------------------------------------------------------------


def _glued(found: _Found) -> Iterator[Change]:
    """Two points of a list that are one now."""
    for one in list(found.come):
        beside = [other for other in found.gone if other.words == one.words]
        first = next((other for other in beside if one.text.startswith(f"{other.text} ")), None)
        last = next((other for other in beside if one.text.endswith(f" {other.text}")), None)
        if first and last and first is not last:
            found.come.remove(one)
            found.gone.remove(first)
            found.gone.remove(last)
            says = f"To punkter er blitt ett under «{one.words[-1]}»: {_short(last.text, before=True)}"
            yield Change(one.path, one.words[:-1], says)


def _moved(found: _Found) -> Iterator[Change]:
    """Points that stand under another key, or in another entry, now."""
    moves: dict[tuple[Words, Words], list[_Text]] = {}
    for one in list(found.come):
        if other := next((other for other in found.gone if other.text == one.text), None):
            found.come.remove(one)
            found.gone.remove(other)
            moves.setdefault((other.words, one.words), []).append(one)
    for (before, after), texts in moves.items():
        came_from = f"«{before[-1]}»" if before[:-1] == after[:-1] else " → ".join(before)
        count = "Ett punkt" if len(texts) == 1 else f"{len(texts)} punkter"
        says = f"{count} sto under {came_from}, og står nå under «{after[-1]}»: {_short(texts[0].text)}"
        yield Change(texts[0].path, after[:-1], says)


def _reworded(found: _Found) -> Iterator[Change]:
    for one in list(found.come):
        beside = [other for other in found.gone if other.words == one.words]
        like = max(beside, key=lambda other: _like(other.text, one.text), default=None)
        if like and _like(like.text, one.text) >= LIKE:
            found.come.remove(one)
            found.gone.remove(like)
            says = f"Et punkt under «{one.words[-1]}» er endret: {_difference(like.text, one.text)}"
            yield Change(one.path, one.words[:-1], says)


def _like(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


# --- in words --------------------------------------------------------------------------------------------------------


def _says(value: Any, lead: str = "") -> str:
    if isinstance(value, dict):  # known by the first text in it
        value = next((text for text in value.values() if isinstance(text, str)), None)
    return f"{lead}: {_short(value)}" if isinstance(value, str) else "."


def _short(text: str, before: bool = False) -> str:
    return f"«{'… ' if before else ''}{text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + '…'}»"


def _difference(old: str, new: str) -> str:
    """The two texts from the word where they part."""
    start = len(os.path.commonprefix([old, new]))
    start = max(old.rfind(" ", 0, start) + 1, 0)
    lead = "… " if start else ""
    return f"«{lead}{_cut(old[start:])}» er blitt «{lead}{_cut(new[start:])}»"


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
