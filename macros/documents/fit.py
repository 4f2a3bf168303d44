"""How the text of a slide is fitted: at which size, in which columns, and on how many slides."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain, groupby, pairwise, takewhile
from math import ceil, inf

from .divide import divided, sentences
from .measure import BETWEEN, BOLD, GAP, LEFT, LINE, PLAIN, RIGHT, SERIF, lines
from .slide import FIXED, SIZES, Paragraph, Slide

VOICE_SIZES = (40, 36, 32, 28, 24)  # what somebody says stands alone, and large
LOWEST = 120  # height left for the text however long the title is
MANY = 6  # more points than this stand in two columns


def fitted(slides: list[Slide]) -> list[Slide]:
    """The slides, or those they take, with the text at a size that fits."""
    return list(chain.from_iterable([slide] if slide.kind in FIXED else _at_once(slide) for slide in slides))


def _at_once(slide: Slide) -> list[Slide]:
    """The slide, or those it takes. A task is seen whole: the ring of its minutes makes room before it is divided."""
    tries = [slide, replace(slide, tett=True), replace(slide, mange=True)] if slide.kind == "oppgave" else [slide]
    return min((_fit(one) for one in tries), key=len)  # the first of the shortest


def indent(paragraph: Paragraph, size: float) -> float:
    """How far in from the left its text begins, in points."""
    return size * {"p": 0, "merket": 0.7 + 0.45 * len(paragraph.label)}.get(paragraph.kind, 1.25) + size * (
        paragraph.level + (0.6 if paragraph.kind == "ol" and paragraph.nr > 9 else 0)
    )


def _height(paragraph: Paragraph, size: float, width: float) -> float:
    look = SERIF if paragraph.human else BOLD if any(run.fet for run in paragraph.runs) else PLAIN
    return (lines(paragraph.text, size, width - indent(paragraph, size), look) * LINE + BETWEEN) * size


def height(slide: Slide) -> float:
    """About how high the text of a slide of one column is, in points."""
    told = sum(_height(paragraph, slide.size, slide.text_width) for paragraph in slide.columns[0])
    return told - BETWEEN * slide.size


def _pack(paragraphs, size: float, width: float, limit: float) -> list[tuple[Paragraph, ...]]:
    """The paragraphs in order, in as few columns of the height `limit` as they take."""
    columns: list[list[Paragraph]] = [[]]
    used = 0.0
    for paragraph in paragraphs:
        height = _height(paragraph, size, width)
        if columns[-1] and used + height > limit + BETWEEN * size:  # the space above the first one is not drawn
            columns.append([])
            used = 0.0
        columns[-1].append(paragraph)
        used += height
    return [tuple(column) for column in columns]


def _fit(slide: Slide) -> list[Slide]:
    """The slide, or the slides it takes, with the text at a size that fits and spread evenly."""
    lead, paragraphs = _lead(slide)
    listed = len(paragraphs) > MANY and all(paragraph.kind in ("ul", "merket") for paragraph in paragraphs)
    side_by_side = 2 if (listed or slide.mange) and slide.text_width == RIGHT - LEFT else 1
    width = (slide.text_width - (side_by_side - 1) * GAP) / side_by_side

    def across(size: int) -> float:
        return sum(_height(paragraph, size, slide.text_width) for paragraph in lead)

    def most(size: int) -> float:
        return max(slide.text_end - slide.text_top - across(size), LOWEST)

    def too_long(size: int) -> bool:
        return any(_height(paragraph, size, width) - BETWEEN * size > most(size) for paragraph in paragraphs)

    def slides_at(size: int) -> int:
        return ceil(len(_pack(paragraphs, size, width, most(size))) / side_by_side)

    sizes = VOICE_SIZES if slide.kind == "stemme" else SIZES
    if too_long(sizes[-1]):
        limit = most(sizes[-1]) + BETWEEN * sizes[-1]
        height = partial(_height, size=sizes[-1], width=width)
        paragraphs = tuple(part for paragraph in paragraphs for part in divided(paragraph, height, limit))
    count = slides_at(sizes[-1])
    size = next((size for size in sizes if not too_long(size) and slides_at(size) == count), sizes[-1])
    columns = _even(paragraphs, size, width, most(size), count * side_by_side)
    if count > 1 and slide.kind == "case":
        columns = _told_evenly(paragraphs, size, width, most(size), count, columns)
    if count == 1 and slide.mange and side_by_side == 2:
        columns = _as_many(paragraphs, size, width, most(size)) or columns
    groups = [columns[n : n + side_by_side] for n in range(0, len(columns), side_by_side)]
    if not lead:
        return [_with(slide, group, size, n) for n, group in enumerate(groups)]
    first = replace(_with(slide, [lead, *groups[0]], size, 0), ingress=across(size))
    return [first, *(_with(slide, group, size, n) for n, group in enumerate(groups[1:], 1))]


def _lead(slide: Slide) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """What a task of many questions says before them, which stands across the slide, and the rest."""
    paragraphs = slide.columns[0]
    wide = slide.mange and slide.text_width == RIGHT - LEFT
    said = sum(1 for _ in takewhile(lambda paragraph: paragraph.kind == "p", paragraphs)) if wide else 0
    return (paragraphs[:said], paragraphs[said:]) if len(paragraphs) > said else ((), paragraphs)


def _even(paragraphs, size: float, width: float, limit: float, wanted: int) -> list[tuple[Paragraph, ...]]:
    """The paragraphs in as many columns as are `wanted`, about as high as one another."""
    while limit > size and len(_pack(paragraphs, size, width, limit - size / 2)) <= wanted:
        limit -= size / 2
    return _pack(paragraphs, size, width, limit)


def _told_evenly(paragraphs, size: float, width: float, limit: float, wanted: int, columns):
    """A story on several slides: between sentences, when whole paragraphs leave a slide less than half full."""
    heights = [_sum(column, size, width) for column in columns]
    if min(heights) * 2 >= max(heights):
        return columns
    pieces = [(nr, part) for nr, paragraph in enumerate(paragraphs) for part in sentences(paragraph)]
    within = (2 * LINE * size) ** 2  # what it costs to end a slide inside a paragraph

    def cost(start: int, end: int) -> float:
        high = _sum(_joined(pieces[start:end]), size, width)
        if high > limit + BETWEEN * size:
            return inf
        return high**2 + (within if end < len(pieces) and pieces[end - 1][0] == pieces[end][0] else 0)

    best: dict[int, tuple[float, tuple[int, ...]]] = {len(pieces): (0, ())}  # first piece -> least cost, where they end
    for _ in range(wanted):
        best = {
            start: min((cost(start, end) + after, (end, *ends)) for end, (after, ends) in best.items() if end > start)
            for start in range(max(best))
        }
    least, ends = best.get(0, (inf, ()))
    return columns if least == inf else [_joined(pieces[start:end]) for start, end in pairwise((0, *ends))]


def _joined(pieces: list[tuple[int, Paragraph]]) -> tuple[Paragraph, ...]:
    """Pieces of paragraphs, those of the same one together again."""
    groups = (list(group) for _, group in groupby(pieces, key=lambda piece: piece[0]))
    return tuple(replace(group[0][1], runs=tuple(run for _, part in group for run in part.runs)) for group in groups)


def _as_many(paragraphs, size: float, width: float, limit: float) -> list[tuple[Paragraph, ...]]:
    """Questions in two columns of as many as one another, the first of one more; none when that is too high."""
    asked = sum(1 for paragraph in paragraphs if paragraph.kind == "ol")
    columns = [tuple(paragraphs[: ceil(asked / 2)]), tuple(paragraphs[ceil(asked / 2) :])]
    fits = asked > 1 and all(_sum(column, size, width) <= limit + BETWEEN * size for column in columns)
    return columns if fits else []


def _sum(column, size: float, width: float) -> float:
    return sum(_height(paragraph, size, width) for paragraph in column)


def _with(slide: Slide, columns, size: int, n: int) -> Slide:
    """The slide with these columns, the first or a later one of those that it takes."""
    return replace(slide, columns=tuple(_steps_of(columns, first=n == 0)), size=size)


def _steps_of(columns, first: bool):
    """The columns of one of the slides, with its steps counted anew.

    On the next slide the first step is there at once.
    """
    order = sorted({paragraph.step for column in columns for paragraph in column} | ({0} if first else set()))
    return (tuple(replace(paragraph, step=order.index(paragraph.step)) for paragraph in column) for column in columns)
