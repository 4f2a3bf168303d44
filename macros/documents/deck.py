"""A finished slide page as slides for paper and PowerPoint, a little longer: what stands on each, and at what size.

Everything is read from the page's HTML, so the page, the PowerPoint file and the PDF say the same. A slide with too
much text to be read from the back row becomes two, «… (2)».
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from math import ceil
from urllib.parse import urljoin

from lxml import html as lxml_html

from ..site.addresses import public
from .divide import divided

# Points, on a slide of 960 × 540: the measures of lysbilder.css, where 1cqi is 9.6 points.
WIDE, HIGH = 960, 540
LEFT, RIGHT, BAR = 90, 902, 18
TITLE_TOP, TEXT_TOP, TEXT_END = 74, 144, 466
GAP, RING, QR = 40, 170, 182  # between columns; the ring with a task's minutes; the QR code
TITLE_SIZES = (40, 34)  # one line in the first, otherwise the second
SIZES = (30, 26, 24, 22, 20)  # the largest that holds the text on one slide
SHARED = SIZES[:-1]  # when it takes more than one anyway
LAST_SIZE = 18  # only for a paragraph that fills a slide by itself
LOWEST = 120  # height left for the text however long the title is
MANY = 6  # more points than this stand in two columns
LINE, BETWEEN = 1.25, 0.55  # a line and the space above a paragraph, in sizes

# Widths of Arial in ems, a little more than less: enough to tell where lines break.
WIDTHS = {
    letter: width
    for letters, width in (
        ("ijl|'", 0.23),
        (" fItI.,:;!/\\[]()-r", 0.3),
        ("ckszvxyJ", 0.5),
        ("mMW%", 0.86),
        ("wABCDEHKNRSUVPXYZFTLæÆ«»", 0.7),
        ("GOQØ&", 0.78),
        ("–—", 0.8),
    )
    for letter in letters
}
BOLD, SERIF = 1.08, 1.2  # against Arial; Georgia is narrower, but not what a machine without it takes instead


@dataclass(frozen=True)
class Run:
    """A piece of text with one look. `dempet`: less important; `lenke`: a whole address, or None."""

    tekst: str
    fet: bool = False
    kursiv: bool = False
    dempet: bool = False
    lenke: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or a point of a list.

    `kind`: "p", "ul", "ol" (1, 2, 3) or "merket" (with a `label` of its own); `nr`: its number in the list;
    `step`: at which key press it comes, 0 for at once; `human`: what people say and ask, in the serif face.
    """

    kind: str
    runs: tuple[Run, ...]
    nr: int = 0
    label: str = ""
    level: int = 0
    step: int = 0
    human: bool = False

    @property
    def text(self) -> str:
        return "".join(run.tekst for run in self.runs)


@dataclass(frozen=True)
class Slide:
    """One slide as it is drawn. `nr` and `antall` are those of the page; `columns` hold the text, from the left.

    `kind`: "tittel", "case", "oppgave", "video" or "". `size`: of the text, in points. `notat`: what the leader says.
    `qr`: (address, alternative text), when the page shows a code.
    """

    nr: int
    antall: int
    tittel: str
    kind: str
    pakke_nr: str
    hvor: str
    fot: str
    del_navn: str
    columns: tuple[tuple[Paragraph, ...], ...]
    notat: tuple[Paragraph, ...]
    minutter: int | None = None
    qr: tuple[str, str] | None = None
    size: int = SIZES[0]

    @property
    def title_size(self) -> int:
        return next(
            (size for size in TITLE_SIZES if _lines(self.tittel, size * BOLD, RIGHT - LEFT) == 1), TITLE_SIZES[-1]
        )

    @property
    def text_top(self) -> float:
        """Where the text begins, in points from the top: lower under a title of two lines."""
        return TEXT_TOP + (_lines(self.tittel, self.title_size * BOLD, RIGHT - LEFT) - 1) * self.title_size * 1.1

    @property
    def text_width(self) -> int:
        """Of all columns together, in points."""
        return RIGHT - LEFT - (GAP + RING if self.minutter else GAP + QR if self.qr else 0)

    @property
    def lists(self) -> list[list[tuple[str, list[Paragraph]]]]:
        """The columns with neighbours of the same list together: (kind, paragraphs)."""
        return [
            [(kind, list(group)) for kind, group in groupby(column, lambda paragraph: paragraph.kind)]
            for column in self.columns
        ]


def read(page: str, address: str | None, variant: str | None = None) -> list[Slide]:
    """The slides of a finished page.

    `page`: the HTML of its sections; `address`: where it will stand, None when nobody has said; `variant`: the
    workplace whose case is told, or the one the page opens with.

    A paragraph too long for a slide of its own is divided.
    """
    sections = lxml_html.fragment_fromstring(page, create_parent="div").xpath("./section[contains(@class, 'lysbilde')]")
    result, seen, part = list[Slide](), dict[str, int](), ""
    for nr, section in enumerate(sections, 1):
        for heading in section.findall("./p[@class='del-navn']"):
            part = f"{_words(heading.text)}, {_words(heading.find('span').text)}"
        for slide in _fit(_slide(section, nr, len(sections), part, address, variant)):
            seen[slide.tittel] = seen.get(slide.tittel, 0) + 1
            result.append(
                slide if seen[slide.tittel] == 1 else replace(slide, tittel=f"{slide.tittel} ({seen[slide.tittel]})")
            )
    return result


# --- from HTML -------------------------------------------------------------------------------------------------------


def _slide(section, nr: int, count: int, part: str, address: str | None, variant: str | None) -> Slide:
    def text(path: str) -> str:
        return _words(section.xpath(f"string(./div[@class='flate']{path})"))

    body = section.find("./div/div[@class='tekst']")
    for other in body.xpath("./details[not(@open)]" if variant is None else f"./details[@data-variant != '{variant}']"):
        other.drop_tree()
    code = section.find(".//figure[@class='qr']/svg/title")
    home = section.find(".//figure[@class='qr']//a")
    reader = _Reader(address, told="er-case" in section.get("class"))
    return Slide(
        nr,
        count,
        text("/h2"),
        next((name.removeprefix("er-") for name in section.get("class").split() if name.startswith("er-")), ""),
        text("/p/span[@class='nr']"),
        " · ".join(filter(None, (text("/p/span[@class='hvor-pakke']"), text("/p/span[@class='hvor-hva']")))),
        text("/p[@class='fot']/span[1]"),
        part,
        (tuple(reader.paragraphs(body, human="er-tittel" in section.get("class"))),),
        tuple(
            paragraph
            for note in section.findall("./div[@class='notat']")
            for paragraph in _Reader(address).paragraphs(note)
        ),
        int(section.get("data-minutter")) if section.get("data-minutter") else None,
        (public(urljoin(address, home.get("href"))), code.text) if code is not None and address else None,
    )


class _Reader:
    """Turns elements into paragraphs, and counts the steps it meets.

    `told`: what comes by a step is part of a story.
    """

    SKIP = (
        "self::figure or self::video or self::summary or @hidden or contains(@class, "
        "'bare-les') or contains(@class, 'notat-navn')"
    )
    LISTS = {"lysbilde-program": "merket", "lysbilde-pakker": "merket"}

    def __init__(self, address: str | None, told: bool = False):
        self.address, self.told, self.steps = address, told, 0

    def paragraphs(self, parent, step: int = 0, human: bool = False):
        for child in parent.xpath(f"./*[not({self.SKIP})]"):
            name = child.get("class", "")
            if child.tag in ("ul", "ol"):
                yield from self.points(child, step, human or name == "sporsmal")
            elif child.tag == "p":
                yield Paragraph("p", self.runs(child), step=step, human=human)
            elif name == "steg":
                self.steps += 1
                yield from self.paragraphs(child, self.steps, human or self.told)
            else:
                yield from self.paragraphs(child, step, human or name == "variant")

    def points(self, points, step: int, human: bool, level: int = 0):
        kind = self.LISTS.get(points.get("class"), points.tag)
        for nr, item in enumerate(points.findall("li"), 1):
            label = item.find("./span") if kind == "merket" else None
            runs = self.runs(item, label, item.get("aria-current") is not None)
            yield Paragraph(kind, runs, nr, "" if label is None else _words(label.text), level, step, human)
            for inner in item.xpath("./ul | ./ol"):
                yield from self.points(inner, step, human, level + 1)

    def runs(self, element, label=None, bold: bool = False) -> tuple[Run, ...]:
        """The text of an element as runs with single spaces, without its `label` and the lists inside it."""
        found: list[Run] = []

        def add(text: str | None, look: Run):
            text = re.sub(r"\s+", " ", text or "")
            if not found or found[-1].tekst.endswith(" "):
                text = text.lstrip(" ")
            if text:
                found.append(
                    replace(look, tekst=text.replace(" ", "\u00a0") if look.dempet else text)
                )  # «5 min» stays together

        def walk(node, look: Run):
            add(node.text, look)
            for child in node:
                if (
                    isinstance(child.tag, str) and child.tag not in ("ul", "ol", "svg") and child is not label
                ):  # a comment's tag is not
                    walk(
                        child,
                        replace(
                            look,
                            fet=look.fet or child.tag in ("strong", "b"),
                            kursiv=look.kursiv or child.tag in ("em", "i"),
                            dempet=look.dempet or child.get("class") == "min",
                            lenke=self.target(child) if child.tag == "a" else look.lenke,
                        ),
                    )
                add(child.tail, look)

        walk(element, Run("", bold))
        if found:
            found[-1] = replace(found[-1], tekst=found[-1].tekst.rstrip())
        joined = [
            (look, "".join(run.tekst for run in group))
            for look, group in groupby(found, lambda run: replace(run, tekst=""))
        ]
        return tuple(replace(look, tekst=text) for look, text in joined if text)

    def target(self, link) -> str | None:
        """The whole address of a link; None for a page of a site that has no address yet, and for a phone number."""
        href = link.get("href", "")
        if href.startswith("tel:"):  # a click that should turn the page must not offer to ring 113
            return None
        if re.match("https?:|mailto:", href):
            return href
        return public(urljoin(self.address, href)) if self.address else None


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


# --- how much there is room for --------------------------------------------------------------------------------------


def _lines(text: str, size: float, width: float) -> int:
    """How many lines `text` takes, broken between words. `size` and `width` in points."""
    lines, at, space = 1, 0.0, WIDTHS[" "] * size
    for word in text.split(" "):
        length = sum(WIDTHS.get(letter, 0.556) for letter in word) * size
        if at and at + space + length > width:
            lines, at = lines + 1, length
        else:
            at += space + length if at else length
    return lines


def indent(paragraph: Paragraph, size: float) -> float:
    """How far in from the left its text begins, in points."""
    return (
        size * {"p": 0, "merket": 0.7 + 0.45 * len(paragraph.label)}.get(paragraph.kind, 1.25) + paragraph.level * size
    )


def _height(paragraph: Paragraph, size: float, width: float) -> float:
    shown = size * (SERIF if paragraph.human else BOLD if any(run.fet for run in paragraph.runs) else 1)
    return (_lines(paragraph.text, shown, width - indent(paragraph, size)) * LINE + BETWEEN) * size


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
    paragraphs, most = slide.columns[0], max(TEXT_END - slide.text_top, LOWEST)
    listed = len(paragraphs) > MANY and all(paragraph.kind in ("ul", "merket") for paragraph in paragraphs)
    side_by_side = 2 if listed and slide.text_width == RIGHT - LEFT else 1
    width = (slide.text_width - (side_by_side - 1) * GAP) / side_by_side

    def too_long(size: int) -> bool:
        return any(_height(paragraph, size, width) - BETWEEN * size > most for paragraph in paragraphs)

    def slides_at(size: int) -> int:
        return ceil(len(_pack(paragraphs, size, width, most)) / side_by_side)

    sizes: tuple[int, ...] = SIZES if slides_at(SIZES[-1]) == 1 else SHARED
    if too_long(sizes[-1]):
        sizes = (LAST_SIZE,)
        limit = most + BETWEEN * LAST_SIZE
        height = partial(_height, size=LAST_SIZE, width=width)
        paragraphs = tuple(part for paragraph in paragraphs for part in divided(paragraph, height, limit))
    count = slides_at(sizes[-1])
    size = next((size for size in sizes if not too_long(size) and slides_at(size) == count), sizes[-1])
    limit, wanted = most, count * side_by_side
    while limit > size and len(_pack(paragraphs, size, width, limit - size / 2)) <= wanted:
        limit -= size / 2
    columns = _pack(paragraphs, size, width, limit)
    groups = [columns[n : n + side_by_side] for n in range(0, len(columns), side_by_side)]
    return [replace(slide, columns=tuple(_steps_of(group, first=n == 0)), size=size) for n, group in enumerate(groups)]


def _steps_of(columns, first: bool):
    """The columns of one of the slides, with its steps counted anew.

    On the next slide the first step is there at once.
    """
    order = sorted({paragraph.step for column in columns for paragraph in column} | ({0} if first else set()))
    return (tuple(replace(paragraph, step=order.index(paragraph.step)) for paragraph in column) for column in columns)
