"""A finished slide page as slides for paper and PowerPoint, a little longer: what stands on each, and at what size.

Everything is read from the page's HTML, so the page, the PowerPoint file and the PDF say the same. A slide with too
much text to be read from the back row becomes two, «… (2)». A shorter programme has only its own slides and texts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from ..site.addresses import public
from ..site.slide import MANY
from .fit import fitted
from .slide import FIXED, Paragraph, Run, Slide

TOGETHER = re.compile(r"(?<=\d) (?=\d)|(?<=\d\.) (?=[a-zæøå])")  # «116 111» and «3. klasse» are not cut by a line


def read(page: str, address: str | None, variant: str | None = None, program: str = "hele") -> list[Slide]:
    """The slides of a finished page.

    `page`: the HTML of its sections; `address`: where it will stand, None when nobody has said; `variant`: the
    workplace whose case is told, or the one the page opens with; `program`: the course whole, or a shorter one.
    """
    sections = lxml_html.fragment_fromstring(page, create_parent="div").xpath("./section[contains(@class, 'lysbilde')]")
    result, seen, part = list[Slide](), dict[str, int](), ""
    for nr, section in enumerate(sections, 1):
        for heading in section.findall("./p[@class='del-navn']"):
            lasts = heading.find("span")
            part = f"{_words(heading.text)}, {lasts.get(f'data-{program}') or _words(lasts.text)}"
        if program not in section.get("data-i", program).split():
            continue
        for other in section.xpath(".//*[@data-i]"):
            if program not in other.get("data-i").split():
                other.drop_tree()
        for slide in fitted(_slide(section, nr, len(sections), part, address, variant, program)):
            seen[slide.tittel] = seen.get(slide.tittel, 0) + 1
            again = seen[slide.tittel]
            result.append(slide if again == 1 else replace(slide, tittel=f"{slide.tittel} ({again})"))
    return result


# --- from HTML -------------------------------------------------------------------------------------------------------


def _slide(
    section, nr: int, count: int, part: str, address: str | None, variant: str | None, program: str
) -> list[Slide]:
    """What stands on the slide, and every voice on one of its own."""

    def text(path: str) -> str:
        return _words(section.xpath(f"string(./div[@class='flate']{path})"))

    body = section.find("./div/div[@class='tekst']")
    for other in body.xpath("./details[not(@open)]" if variant is None else f"./details[@data-variant != '{variant}']"):
        other.drop_tree()
    for other in section.xpath(".//div[starts-with(@class, 'tegning')]/span"):
        if other.get("hidden") is not None if variant is None else variant not in other.get("data-variant").split():
            other.drop_tree()
    code, home = section.find(".//figure[@class='qr']/svg/title"), section.find(".//figure[@class='qr']//a")
    names = section.get("class").split()
    reader = _Reader(address, told="er-case" in names, alone="ett-kort" in names and program == "kort")
    kind = next((name.removeprefix("er-") for name in names if name.startswith("er-")), "")
    minutes = section.get({"hele": "", "kort": "data-kort", "timen": "data-timen"}[program] or "data-minutter")
    minutes = minutes or section.get("data-minutter")
    whole = Slide(
        nr,
        count,
        text("/h2"),
        kind if kind not in ("fast", "nytt", "mange") else "",
        text("/p/span[@class='nr']"),
        " · ".join(filter(None, (text("/p/span[@class='hvor-pakke']"), text("/p/span[@class='hvor-hva']")))),
        text("/p[@class='fot']/span[1]"),
        part,
        (),
        tuple(p for note in section.findall("./div[@class='notat']") for p in _Reader(address).paragraphs(note)),
        int(minutes) if minutes else None,
        (public(urljoin(address, home.get("href"))), code.text) if code is not None and address else None,
        tegninger=_drawings(section),
        mange="er-mange" in names and len(body.findall("./ol[@class='sporsmal']/li")) >= MANY,  # a short way has fewer
        referat=body.find("./div[@class='referat']") is not None,
        nytt="er-nytt" in names,
    )
    return _placed(whole, body, reader)


def _placed(slide: Slide, body, reader: _Reader) -> list[Slide]:
    """The slide with its texts where its layout has them."""
    if slide.kind == "stemme":
        return [replace(slide, columns=(tuple(reader.paragraphs(voice)),)) for voice in body]
    if slide.kind == "delt":
        return [replace(slide, bokser=tuple(tuple(reader.paragraphs(side)) for side in body))]
    if slide.kind in FIXED:
        items = [item for points in body.iter("ol", "ul") for item in points.findall("li")]
        told = [nr for nr, item in enumerate(items) if item.get("aria-current")]
        boxes = tuple((Paragraph("p", reader.runs(item)),) for item in items)
        return [replace(slide, bokser=boxes, her=next(iter(told), None))]
    shown = tuple(reader.paragraphs(body, human=slide.kind == "tittel"))
    if slide.referat:  # what is said of a record stands below its paper
        said = tuple(paragraph for paragraph in shown if paragraph.kind == "p")
        record = tuple(paragraph for paragraph in shown if paragraph.kind != "p")
        return [replace(slide, columns=(record,), bokser=(said,) if said else ())]
    return [replace(slide, columns=(shown,))]


def _drawings(section) -> tuple[tuple[str, str], ...]:
    """The drawings of a slide: on its ground, or the one on both of its sides."""
    places = section.xpath(".//div[starts-with(@class, 'tegning')]")
    found = [(svg, svg.get("aria-label", "")) for place in places[:1] for svg in place.iter("svg")]
    return tuple((etree.tostring(svg, encoding="unicode", with_tail=False), alt) for svg, alt in found)


class _Reader:
    """Turns elements into paragraphs, and counts the steps it meets.

    `told`: what comes by a step is part of a story. `alone`: the one question that is left of several has no number.
    """

    SKIP = (
        "self::figure[not(@class='qr')] or self::video or self::summary or @hidden or contains(@class, "
        "'bare-les') or contains(@class, 'notat-navn') or starts-with(@class, 'tegning')"
    )
    LISTS = {"lysbilde-program": "merket", "lysbilde-pakker": "merket"}

    def __init__(self, address: str | None, told: bool = False, alone: bool = False):
        self.address, self.told, self.alone, self.steps = address, told, alone, 0

    def paragraphs(self, parent, step: int = 0, human: bool = False):
        for child in parent.xpath(f"./*[not({self.SKIP})]"):
            name = child.get("class", "")
            if child.tag in ("ul", "ol"):
                yield from self.points(child, step, human or name == "sporsmal")
            elif child.tag in ("p", "h3"):
                apart = child.get("class") in ("stemme-fra", "nytt", "pa-arket")
                said = (human or child.get("class") == "sak") and not apart
                yield Paragraph("p", self.runs(child, bold=child.tag == "h3" or apart), step=step, human=said)
            elif name == "qr":
                yield from (Paragraph("p", self.runs(ask), step=step) for ask in child.findall("p"))
            elif name == "steg":
                self.steps += 1
                yield from self.paragraphs(child, self.steps, human or self.told)
            else:
                told = name in ("variant",) or child.tag == "blockquote"
                yield from self.paragraphs(child, step, human or told)

    def points(self, points, step: int, human: bool, level: int = 0):
        alone = self.alone and points.get("class") == "sporsmal"
        kind = "p" if alone else self.LISTS.get(points.get("class"), points.tag)
        for place, item in enumerate(points.findall("li"), 1):
            nr = int(item.get("value", place))  # as on the participants' sheet, also when some are left out
            label = item.find("./span") if kind == "merket" else None
            runs = self.runs(item, label, item.get("aria-current") is not None)
            yield Paragraph(kind, runs, nr, "" if label is None else _words(label.text), level, step, human)
            for inner in item.xpath("./ul | ./ol"):
                yield from self.points(inner, step, human, level + 1)

    def runs(self, element, label=None, bold: bool = False) -> tuple[Run, ...]:
        """The text of an element as runs with single spaces, without its `label` and the lists inside it."""
        found: list[Run] = []

        def add(text: str | None, look: Run):
            text = TOGETHER.sub("\u00a0", re.sub(r"[^\S\u00a0]+", " ", text or ""))
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
