"""Where on a slide page something is written: the line of a slide, or of words in it, for what an editor is told."""

from __future__ import annotations

import re

DASHES = re.compile(r"\s*(?:—|–|--|—-|-—|- - -|\*\*\*|___)\s*$")
MARK = re.compile(r" {0,3}-{3,}\s*$")  # between two slides


def between_slides(line: str) -> bool:
    """Whether a line stands between two slides, or was meant to: autocorrect changes hyphens."""
    return bool(MARK.match(line) or DASHES.match(line))


def line_of(page: str, number: int, words: str = "") -> int:
    """The line of the slide's heading, or of the first line in the slide that holds `words`.

    `page`: the whole file as it is written. `number`: of the slide, from 1.
    """
    lines = page.split("\n")
    start = _top(lines)
    marks = [at for at, line in enumerate(lines) if at >= start and between_slides(line)]
    first, last = [start, *(at + 1 for at in marks)], [*marks, len(lines)]
    at, end = first[min(number, len(first)) - 1], last[min(number, len(last)) - 1]
    slide = range(at, end)
    found = [line for line in slide if words and words in lines[line]] or [
        line for line in slide if lines[line].startswith("## ")
    ]
    return next(iter(found or [line for line in slide if lines[line].strip()]), at) + 1


def line_with(page: str, words: str) -> int:
    """The first line that holds `words`, 1 when there is none."""
    return next((number for number, line in enumerate(page.split("\n"), 1) if words in line), 1)


def _top(lines: list[str]) -> int:
    """How many lines stand above the body."""
    if lines[0].strip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.strip() == "---"), 0)
