"""What fits the types and is most likely a mistake: `make check` tells it with its line, and nothing is refused."""

from __future__ import annotations

from datetime import date

import pytest
from broken import TEXT
from projects import filled

from macros.guide.doubts import approved_with_questions, doubts, person_in
from macros.guide.load import load_guide, placed
from macros.publish import due

TODAY = date(2026, 11, 30)


@pytest.fixture
def told(tmp_path):
    """What `make check` tells of the data file with `old` replaced by `new`, first after `after`."""

    def run(old: str, new: str, after: str = "") -> list[str]:
        start = TEXT.index(after)
        assert old in TEXT[start:]
        path = tmp_path / "veileder.yml"
        path.write_text(TEXT[:start] + TEXT[start:].replace(old, new, 1), encoding="utf-8")
        return placed(doubts(load_guide(path), TODAY), path)

    return run


def line_of(old: str, after: str) -> int:
    return TEXT[: TEXT.index(old, TEXT.index(after))].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "after", "where"),
    [
        ("    kontrollert: 2026-07-02", "    kontrollert: 2062-07-02", "\nlover:", "lover → nr. 1"),
        ("    kontrollert: 2026-07-02", "    kontrollert: 2027", "\nlover:", "lover → nr. 1"),
        ("    kontrollert: 2026-07-02", "    kontrollert: 2026-12", "\nlover:", "lover → nr. 1"),
        ("    gjennomgatt:", "    gjennomgatt: 2026-12-01", "\nverktoy:", "verktoy → nr. 1"),
        ("  utgave: 2026-11-29", "  utgave: 2062-11-29", "", "kommune → utgave"),
        ("  - dato: 2026-11-29", "  - dato: 2027-11-29", "\nendringer:", "endringer → nr. 1"),
        ("      oppdatert: 2026", "      oppdatert: 2027", "\nverktoy:", "skjema → oppdatert"),
    ],
)
def test_a_date_that_has_not_been_is_told_at_its_line(told, old, new, after, where):
    (said,) = told(old, new, after)
    assert said.startswith(f"veileder.yml:{line_of(old, after)}  ") and where in said
    assert new.split(": ")[1][:4] in said and "har ikke vært ennå" in said


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("    kontrollert: 2026-07-02", "    kontrollert: 2026-11-30", "\nlover:"),
        ("    kontrollert: 2026-07-02", "    kontrollert: 2026", "\nlover:"),
        ("    kontrollert: 2026-07-02", "    kontrollert: 2026-11", "\nlover:"),
        ("  arsplan_fra:", "  arsplan_fra: 2027-08-15", "\nopplaring:"),
    ],
)
def test_today_and_what_is_planned_are_no_mistakes(told, old, new, after):
    assert told(old, new, after) == []


def test_the_name_of_a_person_is_told_where_a_role_should_be(told):
    (said,) = told("    ansvarlig:", "    ansvarlig: Kari Nordmann", "\nverktoy:")
    assert said.startswith(f"veileder.yml:{line_of('    ansvarlig:', chr(10) + 'verktoy:')}  verktoy → nr. 1")
    assert "«Kari Nordmann» ser ut som navnet på en person. Skriv rollen" in said
    (said,) = told("    hvem: leder for oppvekst", "    hvem: Ola A. Nordmann, rektor", "\nlokalt:")
    assert "«Ola A. Nordmann» ser ut" in said
    assert person_in("Rektor Ola Nordmann", set()) == "Ola Nordmann"


@pytest.mark.parametrize(
    "role",
    [
        "leder for oppvekst",
        "Leder Oppvekst",
        "Kommunedirektøren",
        "Barnevernet Kragerø",
        "Kragerø Barnevern",
        "Rektor Ved Skolen",
        "PPT",
        "Leder for Psykisk Helse",
        "Enhet Barn og Unge",
        "Tverrfaglig Team",
        "barnevernet, politiet og barnehuset",
        "Familiens Hus",
        "Bydel Frogner",
        "Røde Kors",
        "Utekontakten Sentrum",
        "Statsforvalteren Agder",
        "Kommuneadvokat Nord",
        "Helsesykepleier Oppvekst Vest",
    ],
)
def test_a_role_is_no_person(role):
    assert person_in(role, {"barnevernet", "kragerø"}) == ""


def test_a_guide_approved_with_open_questions_says_so(tmp_path):
    path = tmp_path / "veileder.yml"
    whole = filled(TEXT)
    path.write_text(whole, encoding="utf-8")
    assert approved_with_questions(load_guide(path)) == ""
    answer = "    verdi: Et svar fra kommunen\n    kontrollert: 2027-01-10\n"
    at = whole.index("  - id: kriseteam\n")
    text = whole[:at] + whole[at:].replace(answer, "    verdi:\n    kontrollert:\n", 1)
    path.write_text(text, encoding="utf-8")
    guide = load_guide(path)
    says = approved_with_questions(guide)
    assert says.endswith("ikke svart på ett punkt under «lokalt»: kriseteam.")
    line = text[: text.index("\n  status: godkjent")].count("\n") + 2
    assert f"veileder.yml:{line}  kommune → status: {says}" in due.report(guide, date(2027, 2, 1), path)


def test_check_says_first_that_something_should_be_looked_at(guide):
    assert due.report(guide, date(2060, 1, 1)).startswith("Dataene og sidene er i orden.\n")
    early = due.report(guide, date(2000, 1, 1))
    assert early.startswith("Dataene og sidene kan bygges, men se over dette først:\n\nTrolig feil: ")
    assert "docs/veileder.yml:" in early.split("\n\n")[1]
