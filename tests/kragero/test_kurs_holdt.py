"""Courses as they are held: early talk in every programme, a case for every workplace, nothing of what is not there."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from kurs import page, powerpoints, slides, words
from lxml import html
from pptx import Presentation
from pptx.oxml.ns import qn
from real import GUIDE

from macros.guide.types import Arbeidsplass, Program

every_package = pytest.mark.parametrize("package", GUIDE.pakker, ids=lambda package: package.id)
every_program = pytest.mark.parametrize("program", get_args(Program))
every_case = pytest.mark.parametrize("case", GUIDE.caser, ids=lambda case: case.id)
WITH_CASES = [package for package in GUIDE.pakker if GUIDE.cases_in(package)]
WITHOUT_CASES = [package for package in GUIDE.pakker if not GUIDE.cases_in(package)]
SHEETS = (".", "lysbilder", "kursleder", "deltaker", "ov-selv")
ONE_PROFESSION = r"læreren\w*|lærerne\w*|kontaktlærer\w*|helsesykepleier\w*|pedagogisk leder|jordmor\w*"
MOST_LISTS = 2


def shown(section, program: str) -> bool:
    """Whether a programme has it: itself and all it stands in."""
    return all(program in own.get("data-i", program).split() for own in (section, *section.iterancestors()))


def read(root) -> str:
    """What can be read of a page: without its scripts."""
    for hidden in root.xpath("//script | //template | //style"):
        hidden.drop_tree()
    return words(root.text_content())


# --- nothing of what is not there -------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", WITHOUT_CASES, ids=lambda package: package.id)
def test_nothing_of_a_package_without_a_case_speaks_of_one(site, package):
    assert {package.nr for package in WITHOUT_CASES} == {3, 5}
    texts = {sheet: read(page(site, package, sheet)) for sheet in SHEETS}
    texts["uten-nett.html"] = read(html.parse(str(site / "opplaring" / package.id / "uten-nett.html")).getroot())
    for short in (False, True):
        texts |= {name: " ".join(told.values()) for name, told in powerpoints(site, package, short).items()}
    assert len(texts) == 8
    assert {name: found for name, text in texts.items() if (found := re.findall(r"\bcase\w*", text, re.I))} == {}


def test_the_sheet_of_evaluation_fits_every_package(site):
    sheet = html.parse(str(site / "opplaring" / "evaluering" / "index.html")).getroot()
    assert re.findall(r"\bcase\w*", read(sheet), re.I) == []


# --- people talk early ------------------------------------------------------------------------------------------------


@every_program
@every_package
def test_at_most_two_lists_before_people_talk_in_every_programme(site, package, program):
    lists = []
    for section, _ in slides(site, package):
        if not shown(section, program):
            continue
        if section.get("data-oppgave"):
            break
        points = [
            point
            for point in section.xpath(".//div[@class='tekst']//li[not(ancestor::*[contains(@class, 'bare-les')])]")
            if shown(point, program)
        ]
        title = section.findtext(".//h2")
        if len(points) >= 3 and "Ta vare på" not in title:
            lists.append(title)
    assert len(lists) <= MOST_LISTS, lists


def test_the_break_stands_before_the_ten_situations_wherever_they_are_shown(site):
    package = GUIDE.get("pakke", "5-nar-det-haster")
    order = [section.findtext(".//h2") for section, _ in slides(site, package)]
    assert order.index("Pause") < order.index("Sorter situasjonene")
    (told,) = powerpoints(site, package).values()
    places = {title: nr for nr, text in told.items() for title in ("Pause", "Sorter situasjonene") if title in text}
    assert places["Pause"] < places["Sorter situasjonene"]


def test_a_number_of_two_digits_has_room_before_its_text(site):
    """«10.» of a list is wider than the indent of the others: without more room the text stands right after it."""
    deck = Presentation(str(site / "opplaring" / "5-nar-det-haster" / "5-nar-det-haster.pptx"))
    (slide,) = [slide for slide in deck.slides if slide.shapes.title.text == "Sorter situasjonene"]
    numbered = {
        int(number.get("startAt")): (int(properties.get("marL")), int(properties.get("indent")))
        for properties in slide.element.iter(qn("a:pPr"))
        if (number := properties.find(qn("a:buAutoNum"))) is not None
    }
    assert len(numbered) == 10 and numbered[10][0] >= 1.4 * numbered[9][0]
    assert all(left == -hanging for left, hanging in numbered.values()), "the text of a point has one left edge"


# --- one name and number for each task, a programme in every length --------------------------------------------------


@every_package
def test_a_task_has_the_same_number_and_title_on_the_slide_as_on_the_sheet(site, package):
    """The leader says «task 6»: those with the sheet find it. Before the title may stand which part it begins."""
    shown_tasks = {section.get("data-oppgave"): section for section, _ in slides(site, package)}
    sheet = page(site, package, "deltaker")
    for nr, task in enumerate(package.oppgaver, 1):
        slide = shown_tasks[task.id]
        title = words(slide.findtext(".//h2"))
        assert title == task.tittel or title.endswith(f": {task.tittel}")
        told = [words(span.text_content()) for span in slide.xpath(".//*[@class='hvor-hva']")]
        assert told and all(line.startswith(f"Oppgave {nr}, ") for line in told), told
        (head,) = sheet.xpath(f"//h3[@id='oppgave-{task.id}']")
        assert words(head.text_content()).startswith(f"{nr}. {task.tittel}")


@every_program
@every_package
def test_every_length_begins_with_its_programme_and_ends_with_what_was_learnt(site, package, program):
    titles = {section.findtext(".//h2"): section for section, _ in slides(site, package) if shown(section, program)}
    assert "Hva har vi lært?" in titles
    rows = [row for row in titles["Programmet"].xpath(".//ol[@class='lysbilde-program']/li") if shown(row, program)]
    assert [words(row.text_content()).rsplit(" ", 2)[1] for row in rows] == [
        str(part.varer(program)) for _, part in package.programmet(program)
    ]
    if program == "kort":
        assert sum(part.varer(program) for _, part in package.programmet(program)) <= 20
        assert "Programmet" in " ".join(" ".join(told.values()) for told in powerpoints(site, package, True).values())


def test_a_task_of_the_twenty_minutes_asks_only_for_what_is_shown(site):
    (told,) = powerpoints(site, GUIDE.get("pakke", "introduksjon"), short=True).values()
    (asked,) = [text for text in told.values() if "Hva må vi øve mest på?" in text and "Oppgave 6" in text]
    assert "tre spørsmålene" not in asked and "BTI skal styrke seks ting" in asked


# --- a case for every workplace ---------------------------------------------------------------------------------------


@every_case
def test_a_case_is_told_for_every_workplace(case):
    assert {variant.id for variant in case.varianter} == set(get_args(Arbeidsplass))
    for variant in case.varianter:
        assert case.navn in variant.deler[0].tekst[0] and variant.alder.split(",")[0] in variant.deler[0].tekst[0]


@pytest.mark.parametrize("place,who", [("sfo", "den ansatte"), ("ppt", "rådgiveren"), ("nav", "veilederen")])
@every_case
def test_the_one_who_sees_is_the_one_who_works_there(case, place, who):
    variant = next(variant for variant in case.varianter if variant.id == place)
    for part in variant.deler:
        assert who in " ".join(part.tekst).lower(), part.id
    asked = [question for part in variant.deler for question in part.sporsmal]
    assert len(asked) == len(set(asked)) and any("uten navn" in question for question in asked) or case.id == "lise"


@pytest.mark.parametrize("package", WITH_CASES, ids=lambda package: package.id)
def test_no_task_and_no_note_is_for_one_profession_only(site, package):
    """The case is told for the workplace that was chosen; what is asked and said about it must fit all of them."""
    for task in package.oppgaver:
        asked = " ".join((task.tittel, task.tekst or "", *task.sporsmal))
        assert re.findall(ONE_PROFESSION, asked, re.I) == [], task.id
    for section, _ in slides(site, package):
        said = " ".join(words(note.text_content()) for note in section.xpath(".//div[@class='notat']"))
        assert re.findall(ONE_PROFESSION, said, re.I) == [], section.get("id")


# --- on one's own -----------------------------------------------------------------------------------------------------


@every_package
def test_the_self_study_sums_up_what_one_alone_has_done(site, package):
    (summed,) = page(site, package, "ov-selv").xpath("//section[@class='selv']")
    said = words(summed.text_content())
    assert package.laert_selv and all(words(point) in said for point in package.laert_selv)
    assert not any(point in said for point in set(package.laert) - set(package.laert_selv))
    assert re.findall(r"\b(kolleger|grupp\w+|plenum|parene|deltakerne)\b", " ".join(package.laert_selv), re.I) == []
    here = [link.get("href") for link in summed.xpath(".//ol[@class='innholdsliste']//a")]
    assert here == [f"#stopp-{nr}" for nr in range(1, len(package.ov_selv) + 1)]


@every_package
def test_there_is_room_for_three_answers_and_nothing_that_could_be_stored(site, package):
    root = page(site, package, "ov-selv")
    (sheet,) = root.xpath("//section[@class='selv']//section[@class='ark-oppgave']")
    asked = [words(question.text) for question in sheet.xpath(".//ol/li[div[@class='linjer']]")]
    assert len(asked) == 3
    for question, word in zip(asked, ("merke til", "vil du gjøre", "snakker du med"), strict=True):
        assert word in question
    assert root.xpath("//main//input | //main//textarea | //main//*[@contenteditable]") == []
