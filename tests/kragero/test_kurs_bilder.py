"""Courses people remember: drawings, voices, and that the room talks early. Read from the built pages."""

from __future__ import annotations

import re

import pytest
from kurs import page, words
from lxml import html
from real import GUIDE

from macros.documents import deck, jobs

every_package = pytest.mark.parametrize("package", GUIDE.pakker, ids=lambda package: package.id)


def sections(site, package) -> list:
    """The slides of the whole course, in order."""
    every = page(site, package, "lysbilder").xpath("//section[contains(concat(' ', @class, ' '), ' lysbilde ')]")
    return [section for section in every if "hele" in section.get("data-i", "hele").split()]


@every_package
def test_a_third_of_the_slides_have_a_drawing_and_no_deck_more_than_ten(site, package):
    slides = sections(site, package)
    drawn = [s for s in slides if s.xpath(".//div[starts-with(@class, 'tegning')] | .//ol[@class='nivatrapp']")]
    assert len(drawn) * 3 >= len(slides), f"{len(drawn)} of {len(slides)}"
    kinds = {re.sub(r"\s", "", "".join(svg.xpath(".//@d"))) for s in slides for svg in s.xpath(".//div/svg")}
    assert 3 <= len(kinds) <= 10


@every_package
def test_at_most_two_lists_before_people_talk(site, package):
    lists = 0
    for section in sections(site, package):
        if section.get("data-oppgave"):
            break
        points = section.xpath(".//div[@class='tekst']//li[not(ancestor-or-self::*[contains(@data-i, 'kort')])]")
        lists += len(points) >= 3 and "Ta vare på" not in section.findtext(".//h2")
    assert lists <= 2


def test_twelve_voices_begin_with_a_good_one_and_name_who_helped(site):
    slides = sections(site, GUIDE.get("pakke", "introduksjon"))
    voices = [
        (section.findtext(".//h2"), words(voice.text_content()))
        for section in slides
        for voice in section.xpath(".//div[@class='stemme']")
    ]
    assert [title for title, _ in voices] == [
        title for title in ("Det som hjalp", "Å vente", "Å jobbe side om side", "Å ikke bli hørt") for _ in range(3)
    ]
    said = " ".join(text for _, text in voices)
    assert said.count("Laget av det mange sier.") == 12
    for who in ("forelder", "ung voksen", "ansatt", "lærer"):
        assert who in said.lower()
    for helper in ("PPT", "helsestasjonen", "barnevernet", "BUP", "Nav", "barnehagen", "psykolog", "rådgiveren"):
        assert helper in said, helper


@every_package
def test_the_goal_of_all_packages_stands_on_a_slide(site, package):
    goal = words(GUIDE.opplaring.overordnet_mal)
    assert any(goal in words(s.find(".//div[@class='tekst']").text_content()) for s in sections(site, package))


@every_package
def test_a_package_without_a_case_speaks_of_none(site, package):
    if not GUIDE.cases_in(package):
        for sheet in ("kursleder", "deltaker"):
            text = words(page(site, package, sheet).text_content()).lower()
            assert re.findall(r"\bcasen?\b", text) == [], sheet


def test_the_break_comes_before_the_ten_situations():
    parts = [part.id for part in GUIDE.get("pakke", "5-nar-det-haster").deler]
    assert parts.index("pause") < parts.index("tema-2")


def test_the_introduction_says_line_and_not_stairs(site):
    text = words(page(site, GUIDE.get("pakke", "introduksjon"), "lysbilder").find(".//main").text_content()).lower()
    assert "trappa" not in text and "én linje, fire nivåer" in text


@every_package
def test_a_task_is_one_slide_in_every_powerpoint(site, building, package):
    """The build tells and goes on; here it must hold."""
    every = page(site, package, "lysbilder").xpath("//section[contains(concat(' ', @class, ' '), ' lysbilde ')]")
    content = "".join(html.tostring(section, encoding="unicode") for section in every)
    for file, (variant, program) in jobs.decks_of(building, package).items():
        tasks = [slide.nr for slide in deck.read(content, None, variant, program) if slide.kind == "oppgave"]
        assert tasks and len(tasks) == len(set(tasks)), file
