"""What the leader is told to say holds in the programme it is said in: the break, the board, the questions, the end."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from kurs import slides, words
from real import GUIDE

from macros.guide.types import Program

every_package = pytest.mark.parametrize("package", GUIDE.pakker, ids=lambda package: package.id)
every_program = pytest.mark.parametrize("program", get_args(Program))
FILLS = r"[Tt]egn[^.]* på tavla|[Ss]kriv\w*[^.]* på tavla"
RETURNS = r"\b[Ss]e på [^.]*tavla"


def told(site, package, program: str) -> list[tuple]:
    """The slides of a programme, each with the words of its note there."""
    found = []
    for section, _ in slides(site, package):
        if program not in section.get("data-i", program).split():
            continue
        notes = [
            note for note in section.xpath("./div[@class='notat']") if program in note.get("data-i", program).split()
        ]
        found.append((section, words(" ".join(note.text_content() for note in notes))))
    return found


@every_program
@every_package
def test_a_note_speaks_of_the_break_only_where_there_is_one(site, package, program):
    shown = told(site, package, program)
    if any("er-pause" in section.get("class").split() for section, _ in shown):
        return
    assert [said for _, said in shown if re.search(r"\b[Pp]ausen\b", said)] == []


@every_program
@every_package
def test_a_note_goes_back_to_the_board_only_where_it_was_written_on(site, package, program):
    written = False
    for section, said in told(site, package, program):
        assert written or not re.search(RETURNS, said), (section.get("id"), said)
        written = written or bool(re.search(FILLS, said)) and "tre kolonner" not in said


@every_program
@every_package
def test_the_last_notes_hand_out_the_sheet_of_evaluation(site, package, program):
    assert any("evalueringsark" in said for _, said in told(site, package, program)[-2:])


def test_the_short_note_lists_only_the_situations_that_are_shown(site):
    package = GUIDE.get("pakke", "5-nar-det-haster")
    for program, count in (("hele", 10), ("timen", 10), ("kort", 6)):
        (section,) = (one for one, _ in told(site, package, program) if one.get("data-oppgave") == "ti-situasjoner")
        lists = [
            [li.get("value") for li in note.xpath("./ol/li") if program in li.get("data-i", program).split()]
            for note in section.xpath("./div[@class='notat']")
            if program in note.get("data-i", program).split()
        ]
        assert [len(points) for points in lists] == [count], program
        assert re.search(r"\b(ti|seks)\b", section.findtext(".//h2")) is None
