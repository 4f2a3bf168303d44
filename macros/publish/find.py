"""Where a word stands in the data, on the pages and among the words of the templates: file, line, path, text around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..guide.guide import Veileder
from ..guide.load import WORDS, layers, load_source
from ..guide.messages import at, path_text
from ..guide.places import house_of, shown
from ..guide.signs import one_form
from ..guide.words import Ord
from ..guide.yaml_source import Path_, Source

AROUND = 45  # signs shown on each side of the word
REMARK = re.compile(r"\s*#")
BEFORE_A_TEXT = re.compile(r"^\s*(?:- +)*(?:[\w-]+:(?=\s|$))?\s*(?:[>|][+-]?\s*$)?")


@dataclass(frozen=True)
class Hit:
    """One place: `path` is empty on a page."""

    file: str
    line: int
    path: str
    text: str

    def told(self) -> str:
        """Two or three lines for a person; the first is one that VS Code opens."""
        where = f"{self.file}:{self.line}"
        return "\n".join([f"{where}  {self.path}".rstrip(), f"    {self.text}"])


def report(word: str, data: Path) -> str:
    """Every place as one text, with how many there are. Empty when there is none."""
    found = find(word, data)
    if not found:
        return ""
    of_data = sum(hit.file.endswith(".yml") for hit in found)
    count = f"«{word}»: {of_data} i dataene og malenes ord, {len(found) - of_data} på sidene."
    return "\n\n".join([*(hit.told() for hit in found), count])


def find(word: str, data: Path) -> list[Hit]:
    """Every place, in the order of the files. Capital letters make no difference, nor where a line is folded."""
    pattern = re.compile(r"\s+".join(map(re.escape, one_form(word).split())), re.IGNORECASE)
    files = [(path, Veileder) for path in layers(data)] + [(WORDS, Ord)]
    found: list[Hit] = []
    for path, model in files:
        found += _in_data(load_source(path, model), shown(path, house_of(data)), pattern)
    return [*found, *_on_pages(data, pattern)]


def _in_data(source: Source, file: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    texts = {path: line for path, line in source.marks.items() if isinstance(at(source.data, path), str)}
    starts = sorted(set(source.marks.values()))
    seen: set[tuple[int, str]] = set()
    for path, line in texts.items():
        after = bisect_right(starts, line)
        end = starts[after] - 1 if after < len(starts) else len(source.lines)
        lines = ["" if REMARK.match(text) else text for text in source.lines[line - 1 : end]]
        lines[0] = BEFORE_A_TEXT.sub("", lines[0])
        for number, text in _hits(lines, line, pattern):
            if (number, text) not in seen:  # several texts may share a line
                seen.add((number, text))
                yield Hit(file, number, path_text(_home(path), source.data), text)


def _home(path: Path_) -> Path_:
    """A path without the number of a point in a list of texts: the text itself is shown."""
    return path[:-1] if isinstance(path[-1], int) else path


def _on_pages(data: Path, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """A page of an edition stands in place of the one below it with the same name."""
    seen: set[str] = set()
    for folder in (layer.parent for layer in layers(data)):
        for page in sorted(folder.rglob("*.md")):
            name = page.relative_to(folder).as_posix()
            if name in seen or not page.is_file():
                continue
            seen.add(name)
            lines = one_form(page.read_text(encoding="utf-8", errors="replace")).split("\n")
            for number, text in _hits(lines, 1, pattern):
                yield Hit(shown(page, house_of(data)), number, "", text)


def _hits(lines: list[str], first: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """(line, the text around) of every hit in texts that may be folded; an empty line ends a text."""
    joined, starts, numbers = "", list[int](), list[int]()
    for number, line in enumerate([*lines, ""], first):
        text = line.strip()
        if text:
            starts.append(len(joined))
            numbers.append(number)
            joined += text + " "
            continue
        for hit in pattern.finditer(joined):
            yield numbers[bisect_right(starts, hit.start()) - 1], _around(joined, hit)
        joined, starts, numbers = "", [], []


def _around(text: str, hit: re.Match[str]) -> str:
    start, end = max(0, hit.start() - AROUND), min(len(text), hit.end() + AROUND)
    before = ("… " if start else "") + text[start : hit.start()].lstrip()
    after = text[hit.end() : end].rstrip() + (" …" if end < len(text.rstrip()) else "")
    return f"{before}{hit[0]}{after}"
