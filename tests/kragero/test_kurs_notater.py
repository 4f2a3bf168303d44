"""What the leader is told to say holds in the programme it is said in: the break, the board, the questions, the end."""

from __future__ import annotations

import copy
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
# a break that anybody may take at any time, and the small ones while something is read
ONE_S_OWN = (
    r"\b[Tt]a(?:r\s+vi|r)?\s+en\s+(?:liten |stille |kort )?pause\b|\begen\s+pause\b|ingen felles pause"
    r"|med pauser|lov å ta en pause|i en pause eller etterpå"
)
OPENS = r"\b(?:[Åå]pne|[Ff]inn fram|[Ss]lå opp i|[Bb]ruk|[Hh]a|[Ss]kriv den inn i)\b"
PLACES = r"verktøykassa|handlingsveilederen"
BY_ITS_KIND = r"\b(?:skjemaet|veiledningen|(?:et |)samtaleark(?:et)?|sjekklista)\b"


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
def test_a_note_speaks_of_a_break_of_all_only_where_there_is_one(site, package, program):
    shown = told(site, package, program)
    if any("er-pause" in section.get("class").split() for section, _ in shown):
        return
    left = [re.sub(ONE_S_OWN, "", said) for _, said in shown]
    assert [said for said in left if re.search(r"\b[Pp]ause", said)] == []


@every_package
def test_the_guide_waits_with_no_one_until_a_break_that_two_programmes_lack(package):
    """«Ta vare på» is read in every length; two of three have no break."""
    assert {
        program for part in package.deler if part.form == "pause" for program in package.veier if part.varer(program)
    } == {"hele"}
    assert not re.search(r"\bi pausen\b", " ".join([package.ta_vare_pa or "", *package.tips, *package.forberedelser]))


def test_a_board_that_notes_write_on_is_among_what_the_room_needs(site):
    assert any("tavla" in said for package in GUIDE.pakker for _, said in told(site, package, "hele"))
    assert "tavle" in " ".join(GUIDE.opplaring.rom)


# --- what the participants open ---------------------------------------------------------------------------------------


def sentences(element) -> list[tuple[str, bool]]:
    """What a text says, sentence by sentence, and whether a link to a tool or a level stands in its paragraph."""
    found = []
    for piece in element.xpath("descendant-or-self::p | .//li[not(p)]"):
        links = piece.xpath(".//a[contains(@href, 'verktoykasse/') or contains(@href, 'handlingsveileder/')]")
        found += [(sentence, bool(links)) for sentence in re.split(r"(?<=[.?!:])\s+", words(piece.text_content()))]
    return found


def shown_of(section, program: str) -> list:
    """The text of the slide and its notes, without what another programme has."""
    mine = copy.deepcopy(section)
    for other in mine.xpath(".//*[@data-i]"):
        if program not in other.get("data-i").split() and other.getparent() is not None:
            other.drop_tree()
    for hidden in mine.xpath(".//*[contains(@class, 'bare-les')]"):
        hidden.drop_tree()
    return [mine.find("./div/div[@class='tekst']"), *mine.xpath("./div[@class='notat']")]


@every_program
@every_package
def test_what_is_opened_has_an_address_on_the_screen_before(site, package, program):
    """Who is asked to open a tool has seen where the site is: a code or an address on this slide or one before it."""
    address, missing = False, []
    for section, _ in told(site, package, program):
        pieces = shown_of(section, program)
        address = address or bool(pieces[0].xpath(".//figure[@class='qr']"))
        for piece in pieces if not address else []:
            asked = [
                sentence
                for sentence, linked in sentences(piece)
                if re.search(OPENS, sentence)
                and (linked or re.search(PLACES, sentence))
                and "storskjerm" not in sentence
            ]
            missing += [(section.get("id"), sentence) for sentence in asked]
    assert missing == []


@every_program
@every_package
def test_a_task_names_the_tool_that_it_opens(site, package, program):
    """«Åpne skjemaet» says nothing to who came late: the slide, or what the leader says, has the name of it."""
    unnamed = []
    for section, _ in told(site, package, program):
        if not section.get("data-oppgave"):
            continue
        pieces = shown_of(section, program)
        named = any(linked for piece in pieces for _, linked in sentences(piece))
        for piece in pieces:
            unnamed += [
                (section.get("id"), sentence)
                for sentence, _ in sentences(piece)
                if re.search(OPENS, sentence) and re.search(BY_ITS_KIND, sentence) and not named
            ]
    assert unnamed == []


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
            [li.get("value") for li in note.xpath(".//ol/li") if program in li.get("data-i", program).split()]
            for note in section.xpath("./div[@class='notat']")
            if program in note.get("data-i", program).split()
        ]
        assert [len(points) for points in lists] == [count], program
        assert re.search(r"\b(ti|seks)\b", section.findtext(".//h2")) is None
