"""Courses people remember: drawings, voices, and that the room talks early. Read from the built pages."""

from __future__ import annotations

import re

import pytest
from kurs import page, words
from lxml import html
from real import BUILDING, GUIDE

from macros.documents import deck, jobs
from macros.site import drawings

every_package = pytest.mark.parametrize("package", GUIDE.pakker, ids=lambda package: package.id)


def sections(site, package) -> list:
    """The slides of the whole course, in order."""
    every = page(site, package, "lysbilder").xpath("//section[contains(concat(' ', @class, ' '), ' lysbilde ')]")
    return [section for section in every if "hele" in section.get("data-i", "hele").split()]


def workplaces(package) -> list[str]:
    return [variant.id for case in GUIDE.cases_in(package)[:1] for variant in case.varianter]


def outline(svg) -> str:
    return re.sub(r"\s", "", "".join(svg.xpath(".//@d")))


SEEN = ".//div/svg | .//div/span[contains(concat(' ', @data-variant, ' '), ' {} ')]/svg"


@every_package
def test_the_place_of_a_case_is_that_of_the_workplace(site, package):
    """Never a waiting room for a case that is told at school, on the page and in the file of each workplace."""
    known = {name: outline(html.fragment_fromstring(svg)) for name, svg in drawings.drawings(BUILDING).items()}
    cases = [s for s in sections(site, package) if "er-case" in s.get("class").split()]
    waiting = [
        s.findtext(".//h2") for s in cases for svg in s.xpath("./div/div/svg") if outline(svg) == known["venter"]
    ]
    assert waiting == []
    placed = [s for s in cases if s.xpath("./div/div[@class='tegning']/span")]
    assert bool(placed) == bool(GUIDE.cases_in(package))
    content = "".join(html.tostring(section, encoding="unicode") for section in placed)
    for workplace in workplaces(package) if placed else []:
        wanted = known[drawings.PLACES[workplace]]
        for section in placed:
            assert [outline(svg) for svg in section.xpath(SEEN.format(workplace))] == [wanted], workplace
        for slide in deck.read(content, None, workplace):
            assert [outline(html.fragment_fromstring(svg)) for svg, _ in slide.tegninger] == [wanted], workplace
    for section in placed:
        shown = section.xpath("./div/div[@class='tegning']/span[not(@hidden)]")
        assert [span.get("data-variant").split()[0] for span in shown] == workplaces(package)[:1], "without a script"


@every_package
def test_a_slide_of_an_address_that_nobody_has_given_says_who_has_it(site, package):
    """A file knows neither the host nor a code; the leader does. And the slide is no empty one."""
    sent = [s for s in sections(site, package) if s.xpath(".//figure[@class='qr'][not(svg)]")]
    assert sent or GUIDE.kommune.nettadresse
    for section in sent:
        [ask] = section.xpath(".//p[@class='uten-adresse']")
        page = words(section.xpath("string(.//figure[@class='qr']//a)"))
        assert ask.text == BUILDING.words.lysbilder.uten_adresse.format(side=page) and ask.get("hidden") is not None
        [program, *_] = section.xpath("string(.//figure[@class='qr']/@data-i)").split() or ["hele"]
        slides = deck.read(html.tostring(section, encoding="unicode"), None, None, program)
        said = [p.text for slide in slides for column in slide.columns for p in column]
        assert said.count(ask.text) == 1 and len(said) > 1 and (slides[0].tegninger or len(said) > 2)
        assert "skann" not in words(section.text_content()).lower(), "there is no code"


@every_package
def test_nothing_on_a_slide_waits_above_what_is_seen(site, package):
    """What comes by a press comes last and leaves no hole, also where an address stands for a code."""
    for section in sections(site, package):
        body = section.find(".//div[@class='tekst']")
        shown = [child for child in body if child.get("hidden") is None and child.find("./svg") is None]
        steps = [child.get("class") == "steg" for child in shown]
        assert steps == sorted(steps), section.findtext(".//h2")


@every_package
def test_a_third_of_the_slides_have_a_drawing_and_no_deck_more_than_ten(site, package):
    slides = sections(site, package)
    drawn = [s for s in slides if s.xpath(".//div[starts-with(@class, 'tegning')] | .//ol[@class='nivatrapp']")]
    assert len(drawn) * 3 >= len(slides), f"{len(drawn)} of {len(slides)}"
    for workplace in workplaces(package) or [""]:
        kinds = {outline(svg) for s in slides for svg in s.xpath(SEEN.format(workplace))}
        assert 3 <= len(kinds) <= 10, workplace


@every_package
@pytest.mark.parametrize("program", ["hele", "timen", "kort"])
def test_no_programme_goes_long_without_a_drawing(site, package, program):
    """A third of the slides of each programme, and never more than four slides of nothing but text in a row.

    Where there is an address, a code to it may stand where the drawing stood.
    """
    shown = [s for s in sections(site, package) if program in s.get("data-i", program).split()]
    seen = ".//div[starts-with(@class, 'tegning')] | .//ol[@class='nivatrapp'] | .//*[@class='qr']//*[name()='svg']"
    drawn = [bool(s.xpath(seen)) for s in shown]
    runs = "".join("#" if there else "." for there in drawn).split("#")
    assert sum(drawn) * 3 >= len(drawn) and max(map(len, runs)) <= 4, runs


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


@every_package
def test_an_answer_of_whole_sentences_ends_with_a_full_stop(site, package):
    """Those of one word do not."""
    for section in sections(site, package):
        if not section.findtext(".//h2").startswith("Fasit"):
            continue
        for answer in (words(step.text_content()) for step in section.xpath(".//div[@class='steg']/p")):
            assert ". " not in answer or answer.endswith("."), answer
