"""A paragraph too long for one slide, divided where a reader would breathe: between sentences, else between words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any


def divided(paragraph: Any, height: Callable[[Any], float], most: float) -> Iterator[Any]:
    """The `deck.Paragraph` in parts that are not higher than `most`, as `height` measures them."""
    rest = paragraph
    while height(rest) > most and (cut := _cut(rest, height, most)):
        yield _part(rest, 0, cut)
        rest = _part(rest, cut, len(rest.text))
    yield rest


def sentences(paragraph: Any) -> Iterator[Any]:
    """The `deck.Paragraph` sentence by sentence."""
    ends = [found.end() for found in re.finditer(r"[.!?]»? ", paragraph.text)]
    for start, end in pairwise([0, *ends, len(paragraph.text)]):
        yield _part(paragraph, start, end)


def _cut(paragraph: Any, height: Callable[[Any], float], most: float) -> int:
    """Where the first part ends: the last sentence that fits, or the last word. 0 when not even a word does."""
    for pattern in (r"[.!?:»]+ ", " "):
        ends = [found.end() for found in re.finditer(pattern, paragraph.text)]
        if fits := bisect_right(ends, most, key=lambda end: height(_part(paragraph, 0, end))):
            return ends[fits - 1]
    return 0


def _part(paragraph: Any, start: int, end: int) -> Any:
    """The paragraph from one letter to another, each with its look."""
    runs, at = [], 0
    for run in paragraph.runs:
        text = run.tekst[max(0, start - at) : max(0, end - at)]
        at += len(run.tekst)
        if text:
            runs.append(replace(run, tekst=text))
    return replace(paragraph, runs=tuple(runs))
