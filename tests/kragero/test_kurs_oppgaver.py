"""What a task gives the room in every programme: the slide, the leader's script and the sheet speak of the same."""

from __future__ import annotations

import re

import pytest
from kurs import page, slides, words
from real import GUIDE

every_package = pytest.mark.parametrize("package", GUIDE.pakker, ids=lambda package: package.id)
LASTS = r"\d+ min \([\w, ]+\)"
PREMISE = "Nå later vi som om vi har spurt barnevernet uten navn"


def in_programme(element, program: str) -> bool:
    return all(program in one.get("data-i", program).split() for one in [element, *element.iterancestors()])


def task_slides(site, package):
    for section, _ in slides(site, package):
        if section.get("data-oppgave"):
            yield package.task(section.get("data-oppgave")), section


def short_text(section) -> str:
    """What the slide shows in twenty minutes."""
    found = section.xpath(".//div[@class='tekst']//*[self::p or self::li]")
    return words(" ".join(element.text_content() for element in found if in_programme(element, "kort")))


@every_package
def test_the_questions_of_the_short_programme_are_on_its_slide(site, package):
    """Either the questions themselves, or where on the sheet they are."""
    for task, section in task_slides(site, package):
        if not task.sporsmal_kort or not task.kort or not in_programme(section, "kort"):
            continue
        asked = [(task.stikkord or task.sporsmal)[nr - 1] for nr in task.sporsmal_kort]
        shown = short_text(section)
        numbers = [int(nr) for nr in re.findall(r"\d+", (re.findall(r"Spørsmål ([\d, og]+):", shown) or [""])[0])]
        assert all(words(question) in shown for question in asked) or numbers == task.sporsmal_kort, task.id


def test_a_record_is_the_same_list_on_the_slide_and_on_the_sheet(site):
    package = GUIDE.get("pakke", "3-systematikk-og-struktur")
    task, section = next((task, section) for task, section in task_slides(site, package) if task.referat)
    on_slide = [words(item.text_content()) for item in section.xpath(".//div[@class='referat']//li")]
    (sheet,) = page(site, package, "deltaker").xpath(f"//section[h3[@id='oppgave-{task.id}']]")
    assert on_slide == [words(item.text_content()) for item in sheet.xpath(".//ol[@class='ark-referat']/li")]
    assert on_slide == task.referat and len(on_slide) == 6
    assert "Rett linje 2, 4 og 5." in short_text(section)
    (note,) = [note for note in section.xpath(".//div[@class='notat']") if note.get("data-i") == "kort"]
    assert "Rett linje 2, 4 og 5" in note.text_content()


def test_the_short_note_has_only_the_situations_that_the_short_programme_takes(site):
    package = GUIDE.get("pakke", "5-nar-det-haster")
    task, section = next((task, section) for task, section in task_slides(site, package) if task.stikkord)
    for note in section.xpath(".//div[@class='notat']"):
        short = note.get("data-i") == "kort"
        numbers = [int(item.get("value")) for item in note.xpath(".//div[@class='hele-teksten']//li")]
        assert numbers == (task.sporsmal_kort if short else list(range(1, len(task.sporsmal) + 1)))


def test_the_exercise_of_the_opening_is_short_and_its_premise_stands_on_the_sheet(site):
    package = GUIDE.get("pakke", "2-den-viktige-samtalen")
    task, section = next((task, section) for task, section in task_slides(site, package) if task.id == "apningen")
    whole = section.xpath("string(.//div[@class='tekst']/p[@data-i='hele timen'])")
    assert len(whole.split()) <= 25 and PREMISE not in whole
    assert "Lise" in short_text(section), "the short programme has not met her before"
    assert PREMISE in page(site, package, "deltaker").xpath(f"string(//section[h3[@id='oppgave-{task.id}']])")
    assert all("Ingen skal spille vold" in note.text_content() for note in section.xpath(".//div[@class='notat']"))


@every_package
def test_a_slide_does_not_ask_one_question_of_many_by_a_number(site, package):
    for task, section in task_slides(site, package):
        if len(task.sporsmal_kort) == 1 and task.kort and in_programme(section, "kort"):
            (list_,) = section.xpath(".//ol[@class='sporsmal']") or [None]
            assert list_ is None or "ett-kort" in section.get("class"), task.id


@every_package
def test_the_article_says_the_minutes_of_a_task_once(site, package):
    for task, section in task_slides(site, package):
        lasts = {task.varer(program) for program in ("hele", "timen", "kort") if in_programme(section, program)}
        told = [words(span.text_content()) for span in section.xpath(".//p[@class='hvor']/span[@class='bare-les']")]
        several = [text for text in told if text.startswith("Oppgave ")]
        if len(lasts - {0}) < 2:
            assert several == []
        else:
            (said,) = several
            assert re.fullmatch(rf"Oppgave \d+, [\w ]+: {LASTS}(, {LASTS})+", said)
