"""What has changed, in words, where there is git: since the last commit, and in the base since an edition was changed.

In the data it is told per entry, on the pages per file.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

from ..building import Building
from ..guide.compared import Change, Words, changes
from ..guide.edition import inheritable
from ..guide.guide import Veileder
from ..guide.load import layers, load_source, page_folders
from ..guide.places import house_of, is_edition, shown
from ..guide.yaml_source import Source, read
from ..site.layers import has

MINE = " Utgaven har sin egen tekst her."
SECTION = re.compile(rb"(?m)^(?=\w+:)")  # a key of the file begins; what is in it is indented


def since_last_commit(data: Path, whole: Building | None = None) -> list[str] | None:
    """One line for each change, in the order of the files. None where there is no git, or nothing is committed.

    `whole`: the edition as it is built, which what it has left out of the files below it does not concern.
    """
    told, known = list[str](), False
    for layer in layers(data):
        if (before := _before("HEAD", layer)) is not None:
            known = True
            asks = whole if layer != data else None
            told += _data(before, layer, house_of(data), whole=asks)
            told += _pages("HEAD", layer.parent, house_of(data), whole=asks)
    return told if known else None


def in_the_base(data: Path, whole: Building | None = None) -> tuple[str, list[str]] | None:
    """The day an edition last changed in git, and one line for each change since then in what it builds on.

    None for the base itself, and where git does not know the edition. What is local in the base is nobody else's news,
    and neither is what the edition has left out. `whole`: as in `since_last_commit`.
    """
    own, *below = layers(data)
    last = (_git(own.parent, "log", "-1", "--format=%H %cs", "--", ".") or b"").split()
    if not is_edition(own) or not last:
        return None
    commit, day = (word.decode() for word in last)
    told, mine, house = list[str](), load_source(own), house_of(data)
    for layer in below:
        if (before := _before(commit, layer)) is not None:
            told += _data(before, layer, house, mine, whole)
    for folder in page_folders(data)[1:]:
        told += _pages(commit, folder, house, own.parent, whole)
    return day, told


def _before(commit: str, layer: Path) -> bytes | None:
    return _git(layer.parent, "show", f"{commit}:./{layer.name}")


def _data(
    before: bytes, layer: Path, house: Path, mine: Source | None = None, whole: Building | None = None
) -> list[str]:
    """A line for each change in a data file.

    `mine`: the edition that asks, which only what it can inherit concerns. `whole`: the same, as it is built.
    """
    now = layer.read_bytes()
    if before == now:
        return []
    if mine is None:  # what can be inherited depends on the rest of the file
        before, now = _where_they_differ(before, now)
    old, new = read(before, layer.name, Veileder), read(now, layer.name, Veileder)
    if old.data is None or new.data is None:
        return []
    if mine:
        old, new = inheritable(old), inheritable(new)
    news = [change for change in changes(old.data, new.data) if not whole or _has(whole.guide, change)]
    found = [(new.line(change.path) or 1, change) for change in news]
    return [
        f"{shown(layer, house)}:{line}  "
        + ": ".join(filter(None, [" → ".join(change.words), change.says]))
        + (MINE if mine and _states(mine.data, change) else "")
        for line, change in sorted(found, key=lambda pair: pair[0])
    ]


def _where_they_differ(before: bytes, now: bytes) -> tuple[bytes, bytes]:
    """Both with empty lines for every section that stands in the other as it is: what has not changed is not read."""
    parts, others = SECTION.split(before), SECTION.split(now)

    def kept(mine: list[bytes], theirs: list[bytes]) -> bytes:
        same = set(theirs)
        return b"".join(b"\n" * part.count(b"\n") if part in same else part for part in mine)

    return kept(parts, others), kept(others, parts)


def _states(data: Any, change: Change) -> bool:
    """Whether an edition says itself what has changed: the key or the entry that the change names first."""
    named = re.search("«([^»]*)»", change.says)
    return any(_there(data, (*change.words, what)) for what in ((named[1], named[0]) if named else ()))


def _there(data: Any, words: Words) -> bool:
    """Whether the `words` lead to something: keys, and «names» in lists."""
    for word in words:
        if isinstance(data, list):
            named = (item for item in data if isinstance(item, dict))
            data = next((item for item in named if word[1:-1] in (item.get(key) for key in ("id", "navn", "nr"))), None)
        else:
            data = data.get(word) if isinstance(data, dict) else None
    return bool(data)


def _has(guide: Veileder, change: Change) -> bool:
    """Whether what a change stands in, or the new entry that it tells of, is in the edition at all."""
    came = re.match("«([^»]*)» er ny\\.$", change.says)
    here: Any = guide
    for word in (*change.words, *([f"«{came[1]}»"] if came else [])):
        if isinstance(here, list):
            if not word.startswith("«"):  # «nr. 3»: entries without names stand together, or not at all
                return True
            names = ((one, [getattr(one, key, None) for key in ("id", "navn", "nr")]) for one in here)
            here = next((one for one, known in names if word[1:-1] in map(str, known)), None)
            if here is None:
                return False
        else:
            inner = getattr(here, word.strip("«»"), None)  # a whole section is told with its name in quotes
            if not inner:  # a section that is not there, or a text that the edition has emptied
                return here is not guide
            here = inner
    return True


def _pages(
    commit: str, folder: Path, house: Path, mine: Path | None = None, whole: Building | None = None
) -> list[str]:
    """A line for each page that has changed.

    `mine`: the folder of the edition that asks, which may have its own. `whole`: that edition as it is built.
    """
    told = []
    rows = _git(folder, "diff", "--numstat", "--no-renames", "--relative", commit, "--", "*.md") or b""
    for row in rows.splitlines():
        come, gone, name = row.decode("utf-8").split("\t")
        path = folder / name.strip('"')
        if whole and not _shows(whole, folder, name.strip('"'), commit):
            continue
        what = f"{_lines(come)} inn, {_lines(gone)} ut." if path.is_file() else "Siden er borte."
        own = MINE if mine and (mine / name.strip('"')).is_file() else ""
        told.append(f"{shown(path, house)}: {what}{own}")
    new = (_git(folder, "ls-files", "--others", "--exclude-standard", "--", "*.md") or b"").splitlines()
    pages = [page for page in map(bytes.decode, new) if not whole or whole.files.get_file_from_path(page)]
    return told + [f"{shown(folder / page, house)}: Siden er ny." for page in pages]


def _shows(whole: Building, folder: Path, name: str, commit: str) -> bool:
    """Whether the edition has the page, or would have had the one that is gone: it is about nothing left out."""
    if (folder / name).is_file():
        return whole.files.get_file_from_path(name) is not None
    top = (_git(folder, "show", f"{commit}:./{name}") or b"").decode("utf-8", "replace")[:1000]
    asked = re.search(r"(?m)^hvis: (.+)$", top)
    sections = asked[1].split() if asked else []
    if re.search(r"(?m)^gjelder: pakke/", top):
        sections.append("pakker")
    return name not in whole.guide.pages_left_out and all(has(whole, section) for section in sections)


def _lines(count: str) -> str:
    return f"{count} linje{'' if count == '1' else 'r'}"


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says, None when it is not there or does not know."""
    try:
        asked = subprocess.run(["git", "-c", "core.quotePath=off", *arguments], cwd=folder, capture_output=True)
    except OSError:
        return None
    return asked.stdout if asked.returncode == 0 else None
