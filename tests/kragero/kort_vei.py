"""What a programme of a course takes, added up from its built slide page: what is shown and said, and the clocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from macros.guide.pakker import Pakke

WORDS_A_MINUTE = 130
LIMITS = {"kort": 20, "timen": 60, "hele": 90}


def shown(site, package: Pakke, program: str) -> list[html.HtmlElement]:
    """The slides of a programme, with what only other programmes have taken away."""
    page = html.parse(str(site / "opplaring" / package.id / "lysbilder" / "index.html")).getroot()
    found = []
    for section in page.xpath("//section[contains(concat(' ', @class, ' '), ' lysbilde ')]"):
        if program not in section.get("data-i", program).split():
            continue
        for other in section.xpath(".//*[@data-i]"):
            if program not in other.get("data-i").split():
                other.drop_tree()
        found.append(section)
    return found


def count(elements) -> int:
    return sum(len(re.findall(r"\w+", element.text_content())) for element in elements)


def minutes(section, program: str) -> float:
    """What a slide takes: all that stands on it as if it was read aloud, but a task's questions; its whole note; its
    clock."""
    for other in section.xpath(".//details[not(@open)] | .//summary | .//*[contains(@class, 'bare-les')]"):
        other.drop_tree()
    said = section.xpath(".//div[@class='notat']/*[not(@class='notat-navn' or @class='hele-teksten')]")
    said += [] if section.get("data-oppgave") else section.xpath(".//div[@class='tekst']")
    clock = section.get("data-minutter") and (section.get(f"data-{program}") or section.get("data-minutter"))
    return count(said) / WORDS_A_MINUTE + float(clock or 0)


def told(site, package: Pakke, program: str) -> Iterator[tuple[str, str, float]]:
    """(part, title, minutes) of every slide of a programme."""
    for section in shown(site, package, program):
        yield section.get("data-del"), section.findtext(".//h2"), minutes(section, program)


def over(site, package: Pakke, program: str) -> dict[str, tuple[float, int]]:
    """The parts that take more than half a minute too long: part -> (what it takes, what it may take)."""
    slides = list(told(site, package, program))
    return {
        part.id: (round(taken, 1), part.varer(program))
        for part in package.deler
        if part.form != "pause"  # what is said then is said before it, and to one at a time
        if (taken := sum(minute for home, _, minute in slides if home == part.id)) > part.varer(program) + 0.5
    }
