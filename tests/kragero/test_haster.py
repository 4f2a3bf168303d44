"""«Når det haster» and the national facts of Kragerø's draft: the order, the numbers, and what is only a proposal."""

from __future__ import annotations

import re

from macros.guide.load import DATA, HOUSE

TEXT = DATA.read_text(encoding="utf-8")


def said(situation) -> str:
    """What a situation on «Når det haster» tells, without its numbers and laws."""
    return " ".join([situation.forst, situation.stans or "", *situation.gjor, *situation.ikke])


def test_the_most_urgent_stands_first(guide):
    assert [situation.id for situation in guide.haster.alene] == [
        "fare-na",
        "forgiftning-og-rus",
        "selvmordsfare",
        "vold-og-overgrep",
        "ansatt-mistenkes",
        "alvorlig-omsorgssvikt",
        "egen-fare",
        "mobbing",
    ]


def test_a_stressed_reader_has_little_to_read(guide):
    for situation in guide.haster.trinn:
        assert len(re.findall(r"[.!?](?:\s|$)", situation.forst)) <= 2, situation.id
        assert len(situation.gjor) <= (5 if situation.under else 7), situation.id


def test_who_is_told_to_ring_finds_the_number_there(guide):
    for situation in guide.haster.trinn:
        numbers = {call.telefon for call in situation.ring}
        for word, phone in (("barnevern", "barnevern-dag"), ("barnehus", "barnehus"), ("krisesenter", "krisesenter")):
            if re.search(rf"\b{word}", said(situation)):
                assert phone in numbers, f"{situation.id} names {word}"
    assert not [phone.id for phone in guide.telefoner if phone.lokal and not phone.nummer and not phone.uten_nummer]


def test_who_rings_a_closed_office_finds_the_next_number(guide):
    for situation in guide.haster.trinn:
        numbers = [call.telefon for call in situation.ring]
        if "barnevern-dag" in numbers:
            assert {"barnevernvakt", "alarmtelefonen"} & {*numbers}, f"{situation.id}: nobody answers at night"


def test_where_a_child_may_be_harmed_112_stands_first_among_the_police_and_child_welfare(guide):
    for situation in guide.haster.trinn:
        numbers = [call.telefon for call in situation.ring if call.telefon not in ("ambulanse", "legevakt")]
        if situation.under == "vold-og-overgrep" and numbers:
            assert numbers[0] == "politi-nod", f"{situation.id}: {numbers}"


def test_what_no_norwegian_routine_carries_is_a_proposal(guide):
    for id in ("ruset-henter", "ikke-hentet", "selvmordsfare", "seksuell-atferd", "nakenbilder", "ansatt-mistenkes"):
        assert guide.get("trinn", id).forslag, id


def test_suicide_locks_pills_and_weapons_away(guide):
    assert re.search("piller og våpen", said(guide.get("trinn", "selvmordsfare")))


def test_pictures_of_a_child_are_never_taken_or_passed_on(guide):
    assert all("Ikke ta bilder" in line for line in guide.haster.skriv_ned if re.search("bilde", line, re.IGNORECASE))
    shared = " ".join(guide.get("trinn", "nakenbilder").ikke)
    assert re.search("Ikke ta imot, kopier, videresend eller ta skjermbilde", shared) and "$lov(strl-311)" in shared
    pictures = [s for s in re.split(r"(?<=[.!?])\s+", TEXT) if re.search(r"\b[Tt]a (?:\w+ )?bilder? av\b", s)]
    assert [s for s in pictures if not re.search(r"\b(?:ikke|aldri)\b", s, re.IGNORECASE)] == []


def test_what_is_written_is_kept():
    """«Legg bort» can be read as «throw away», the opposite of what stands under «Skriv ned i dag»."""
    assert not re.search("legg bort", TEXT, re.IGNORECASE)


def test_a_situation_is_named_by_its_title_never_by_a_number():
    pages = {
        path: path.read_text(encoding="utf-8")
        for path in [DATA, *HOUSE.glob("docs/**/*.md"), *HOUSE.glob("macros/**/*.md")]
    }
    own_agenda = HOUSE / "docs/verktoykasse/det-gode-motet.md"  # its points are those of the meeting, on the same page
    told = [
        (path.name, found)
        for path, text in pages.items()
        if path != own_agenda
        for found in re.findall(r"\b(?:punkt|trinn) \d", text)
    ]
    assert told == []


def test_who_is_responsible_for_the_kindergarten_is_said(guide):
    """Barnehageloven § 7 from 1 August 2026: the municipality, the board of a private one, the owner alone."""
    law = guide.get("lov", "bhl-7").sammendrag
    for text in (law, guide.get("plikt", "aktivitetsplikt").til_hvem, said(guide.get("trinn", "ansatt-mistenkes"))):
        assert re.search("ommunen", text) and re.search(r"(?i)styret.{0,60}privat|privat.{0,60}styret", text)
        assert re.search("eieren|innehaveren", text)
    assert "bhl-7" in guide.get("trinn", "ansatt-mistenkes").lover


def test_the_national_numbers_that_were_added(guide):
    assert guide.get("tlf", "kompetanseteamet").nummer == "47 80 90 50"
    assert guide.get("tlf", "rode-kors-telefonen").nummer == "815 55 201"
    text_message = said(guide.get("trinn", "kan-ikke-ringe"))
    assert re.search(r"\$tlf\(brann\), \$tlf\(politi-nod\) eller \$tlf\(ambulanse\)", text_message)
    assert "på forhånd" in text_message and "1412" not in TEXT, "1412 is for text telephones, not for text messages"


def test_the_twelve_decisions_are_listed(guide):
    wanted = """
faglig-gjennomgang varsel-om-ansatt innsyn-og-adresse personvernombud-samtykke arkiv samarbeid-skole-fylke
uenige-tjenester kriseteam tilbakekalling nettsted-drift hjelp-utenfor-kommunen tolk-unntak
""".split()
    assert set(wanted) <= {decision.id for decision in guide.lokalt} and len(wanted) == 12
