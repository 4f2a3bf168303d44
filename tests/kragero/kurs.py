"""What a course says, wherever it is said: its pages, its PowerPoint files, its file without a network."""

from __future__ import annotations

import re

from lxml import html
from pptx import Presentation
from real import GUIDE

SHEETS = ("lysbilder", "kursleder", "deltaker", "ov-selv")


def words(text: str) -> str:
    return " ".join(text.split())


def page(site, package, sheet: str):
    return html.parse(str(site / "opplaring" / package.id / sheet / "index.html")).getroot()


def slides(site, package) -> list[tuple[html.HtmlElement, str]]:
    """Every slide of the page with all that stands on it and in its notes."""
    found = page(site, package, "lysbilder").xpath("//section[contains(concat(' ', @class, ' '), ' lysbilde ')]")
    return [(section, words(section.text_content())) for section in found]


def powerpoints(site, package, short: bool = False) -> dict[str, dict[int, str]]:
    """Name of file -> number of the slide on the page -> all that stands on it and in its notes.

    Of the whole course; `short`: of the twenty minutes.
    """
    files = {}
    for path in sorted((site / "opplaring" / package.id).glob("*.pptx")):
        if path.name.endswith("-20-minutter.pptx") != short:
            continue
        told = files.setdefault(path.name, {})
        for slide in Presentation(str(path)).slides:
            notes = slide.notes_slide.notes_text_frame.text
            number = int(re.search(r"Lysbilde (\d+) av \d+\.", notes)[1])
            shown = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            told[number] = words(f"{told.get(number, '')} {shown} {notes}")
    variants = [case.varianter for case in GUIDE.cases_in(package)[:1]]
    assert len(files) == (1 if short else 1 + sum(map(len, variants)))
    return files


def pptx_texts(site, package) -> list[str]:
    return [" ".join(told.values()) for told in powerpoints(site, package).values()]


def everywhere(site, package) -> dict[str, str]:
    """All text of the package, by the file it stands in; PDF without spaces."""
    folder = site / "opplaring" / package.id
    texts = {f"{sheet}/": words(page(site, package, sheet).text_content()) for sheet in SHEETS}
    texts["uten-nett.html"] = words(html.parse(str(folder / "uten-nett.html")).getroot().find("body").text_content())
    for short in (False, True):
        texts |= {name: " ".join(told.values()) for name, told in powerpoints(site, package, short).items()}
    return texts
