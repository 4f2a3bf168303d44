"""What stands on a slide besides its title and text, and where: bands, rings, drawings and texts of fixed places.

In points from the top left, from the back to the front. PowerPoint and the PDF draw the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..guide.farger import USUAL, Palett
from . import drawing, fit
from .measure import BELOW_PAPER, DRAWING, GROUND, LEFT, LINE_AT, PAPER_EDGE, RIGHT, SMALL_RING, TITLE_TOP, WIDE
from .slide import Paragraph, Slide

INK, PAPER, TINT, LINE, SUNKEN, GREY = "#1a2123", "#fbfaf7", USUAL.grunn, USUAL.linje, "#f1f0ea", "#6f7978"
LIGHT = {"line": LINE, "ink": INK, "tint": TINT, "paper": PAPER}
ON_TINT = {**LIGHT, "tint": PAPER, "paper": TINT}
DARK = {"line": USUAL.strek, "ink": PAPER, "tint": USUAL.flate, "paper": USUAL.tavle}
FADED = {"line": GREY, "ink": GREY, "tint": SUNKEN, "paper": PAPER}
LEVELS = (
    ("#4b6620", "#e9efd9"),
    ("#0d5f94", "#dfedf6"),
    ("#7a3673", "#f3e4f0"),
    ("#a03c14", "#fae6db"),
    ("#3f4f9e", "#e5e8f6"),
    ("#6e4f10", "#f4ead3"),
)
LOWEST, RISE = 207, 150  # the first step of the staircase, and how much higher the last one is
STATION, SIZE, SMALLEST = 25, 24, 18  # a ring on the line; the text of what has a fixed place, and where it is narrow
MARK, MARK_TOP, MARK_EDGE = (200, 40), 20, 6  # the own mark of a municipality: at most so large, and its ground
TINTED = ("case", "stor", "pause")  # slides on a coloured ground


@dataclass(frozen=True)
class Band:
    """A filled rectangle."""

    box: tuple[float, float, float, float]
    colour: str


@dataclass(frozen=True)
class Ring:
    """A station on the line, with its number or nothing."""

    box: tuple[float, float, float, float]
    edge: str
    fill: str
    text: str = ""


@dataclass(frozen=True)
class Drawing:
    """A drawing in its place, in its colours."""

    box: tuple[float, float, float, float]
    svg: str
    alt: str
    colours: tuple[tuple[str, str], ...]

    @property
    def source(self) -> str:
        """Its address, for a PDF."""
        return drawing.source(self.svg, dict(self.colours))


@dataclass(frozen=True)
class Box:
    """A text in its place."""

    box: tuple[float, float, float, float]
    paragraphs: tuple[Paragraph, ...]
    colour: str = INK
    align: str = "l"
    size: int = SIZE


Item = Band | Ring | Drawing | Box


def colours(slide: Slide) -> dict[str, str]:
    """The colours of the slide's drawings, which its line and its ground share."""
    return DARK if slide.kind == "tittel" else ON_TINT if slide.kind in TINTED else LIGHT


def coloured(palette: Palett) -> dict[str, str]:
    """The usual colours -> those of a municipality, for what is drawn."""
    pairs = ((getattr(USUAL, name), getattr(palette, name)) for name in ("tavle", "strek", "flate", "linje", "grunn"))
    return dict(pairs)


def scene_in(palette: Palett, slide: Slide) -> list[Item]:
    """Everything that is drawn on the slide, in a municipality's colours."""
    return scene(slide) if palette == USUAL else [_in(coloured(palette), item) for item in scene(slide)]


def _in(shades: dict[str, str], item: Item) -> Item:
    match item:
        case Drawing():
            return replace(item, colours=tuple((name, shades.get(said, said)) for name, said in item.colours))
        case Ring():
            return replace(item, edge=shades.get(item.edge, item.edge), fill=shades.get(item.fill, item.fill))
        case _:
            return replace(item, colour=shades.get(item.colour, item.colour))


def scene(slide: Slide) -> list[Item]:
    """Everything that is drawn on the slide."""
    palette = colours(slide)
    line = Band((0, LINE_AT - slide.track / 2, WIDE, slide.track), palette["line"])
    station = Ring((LEFT - 4, LINE_AT - STATION / 2, STATION, STATION), palette["ink"], _ground(slide))
    layouts = {"tittel": _title, "delt": _sides, "trapp": _stairs, "vei": _way, "arenaer": _arenas}
    if slide.kind in layouts:
        own = layouts[slide.kind](slide)
        return [*own, station] if slide.kind == "arenaer" else own if slide.kind == "delt" else [line, *own]
    behind: list[Item] = [line]
    if slide.referat:
        behind += _sheet(slide)
    if slide.nytt:
        high = min(fit.height(slide), LINE_AT - 40 - slide.text_top)
        behind.append(Band((LEFT - 20, slide.text_top, 9.6, high), palette["line"]))
    return [*behind, *(_beside(slide) if slide.beside else []), station]


def _ground(slide: Slide) -> str:
    return DARK["paper"] if slide.kind == "tittel" else TINT if slide.kind in TINTED else PAPER


def _standing(svg: str, alt: str, left: float, width: float, palette: dict[str, str]) -> Drawing:
    """A drawing with its ground on the line."""
    _, _, wide, high = drawing.box(svg)
    scale = width / wide
    return Drawing((left, LINE_AT - GROUND * scale, width, high * scale), svg, alt, tuple(palette.items()))


def _beside(slide: Slide) -> list[Item]:
    width = DRAWING * slide.track / 12
    return [_standing(*slide.tegninger[0], WIDE - width, width, colours(slide))]


def _title(slide: Slide) -> list[Item]:
    width = WIDE / max(3, len(slide.tegninger))
    return [_standing(svg, alt, n * width, width, DARK) for n, (svg, alt) in enumerate(slide.tegninger)]


def _sheet(slide: Slide) -> list[Item]:
    """The paper a record is written on, from the margin on, and below it what is said of the record."""
    left, top, bottom = LEFT, slide.text_top - 10, slide.text_end + 4
    width = slide.text_width + 2 * PAPER_EDGE
    said = [Box((LEFT, bottom + 6, width, LINE_AT - 14 - bottom), text, size=BELOW_PAPER) for text in slide.bokser]
    return [
        Band((left, top, width, bottom - top), GREY),
        Band((left + 1, top + 1, width - 2, bottom - top - 2), "#ffffff"),
        *said,
    ]


def _sides(slide: Slide) -> list[Item]:
    """Two ways to see the same: the first in grey, the second in colours."""
    items, half = list[Item](), WIDE / 2
    for n, (ground, palette) in enumerate(((SUNKEN, FADED), (TINT, ON_TINT))):
        items.append(Band((n * half, slide.text_top, half, LINE_AT - slide.text_top), ground))
        items.append(Band((n * half, LINE_AT - slide.track / 2, half, slide.track), palette["line"]))
        if slide.tegninger:
            width = DRAWING * slide.track / 12
            items.append(_standing(*slide.tegninger[0], (n + 1) * half - width, width, palette))
        left = LEFT if n == 0 else half + 38
        box = (left, slide.text_top + 14, half * (n + 1) - 16 - left, LINE_AT - slide.text_top - 28)
        items.append(Box(box, slide.bokser[n]))
    return items


def _stairs(slide: Slide) -> list[Item]:
    """The levels as steps, and the one that is told wider and in its colour."""
    items, left = list[Item](), float(LEFT)
    parts = [1.75 if n == slide.her else 1.0 for n in range(len(slide.bokser))]
    one, size = (WIDE - LEFT) / sum(parts), SIZE if len(parts) <= 4 else SMALLEST
    for n, (box, part) in enumerate(zip(slide.bokser, parts, strict=True)):
        strong, soft = LEVELS[n % len(LEVELS)]
        width, high = one * part, LOWEST + n * RISE / max(1, len(parts) - 1)
        top, here = LINE_AT - high, n == slide.her
        items += [Band((left, top, width, high - 5), strong if here else soft), Band((left, top, width, 9.6), strong)]
        if n:
            items.append(Band((left, top, 9.6, 64), strong))
        ink = "#ffffff" if here else INK
        nr, *rest = box[0].runs
        text = (Paragraph("p", (replace(nr, fet=True),)), Paragraph("p", tuple(rest)))
        items.append(Box((left + 26, top + 20, width - 32, high - 40), text, ink, size=size))
        ring = (left - 8, top + (50 if n else 5) - STATION / 2, STATION, STATION)
        items.append(Ring(ring, INK, PAPER))
        left += width
    return items


def _way(slide: Slide) -> list[Item]:
    """Stations on the line, each with its drawing, and the text above it."""
    step = (WIDE - LEFT) / max(1, len(slide.bokser))
    drawn, said = list[Item](), list[Item]()
    for n, box in enumerate(slide.bokser):
        left = LEFT + n * step
        if n < len(slide.tegninger):
            drawn.append(_standing(*slide.tegninger[n], left, step, LIGHT))
        head = tuple(run for run in box[0].runs if run.fet)
        rest = tuple(run for run in box[0].runs if not run.fet)
        rest = (*(replace(run, tekst=run.tekst.lstrip()) for run in rest[:1]), *rest[1:])
        text = (Paragraph("p", head), Paragraph("p", rest))
        said.append(Box((left, slide.text_top, step - 12, 190), text))
        said.append(Ring((left, LINE_AT - 17, 34, 34), INK, PAPER, str(n + 1)))
    return [*drawn, *said]


def _arenas(slide: Slide) -> list[Item]:
    """The child in the middle, and the arenas around it."""
    (svg, alt), *_ = slide.tegninger
    _, _, wide, high = drawing.box(svg)
    left, top, width = LEFT - 18.0, TITLE_TOP + 66.0, RIGHT - LEFT + 14.0
    height = width * high / wide
    items: list[Item] = [
        Band((0, LINE_AT - slide.track / 2, WIDE, slide.track), LINE),
        Drawing((left, top, width, height), svg, alt, tuple(LIGHT.items())),
    ]
    places = ((0.745, 0.16, "l"), (0.745, 0.5, "l"), (0.745, 0.84, "l"), (-0.025, 0.72, "r"), (-0.025, 0.28, "r"))
    for (across, down, align), box in zip(places, slide.bokser, strict=False):
        text = (Paragraph("p", tuple(replace(run, fet=True) for run in box[0].runs)),)
        spot = (left + across * width, top + down * height - 32, 0.255 * width, 64)
        items.append(Box(spot, text, align=align))
    return items


def inside_mark(wide: float, high: float) -> tuple[float, float]:
    """How large a mark of that shape is on the first slide."""
    scale = min(MARK[0] / wide, MARK[1] / high)
    return wide * scale, high * scale


def small_ring() -> tuple[float, float, float, float]:
    """Where the minutes stand when the questions need the room."""
    return RIGHT - SMALL_RING, TITLE_TOP - 46, SMALL_RING, SMALL_RING
