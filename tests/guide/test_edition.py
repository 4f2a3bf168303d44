"""An edition says what is different: by id, without what is local, and a mistake is told of the file it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken import TEXT

from macros.guide.guide import Veileder
from macros.guide.load import DataError, layers, load_guide
from macros.guide.types import Local, Model, is_decided, keys_of, local_of, model_in

pytestmark = pytest.mark.build  # other guides are read whole, many times

NAMED = 'kommune:\n  navn: "Bamble kommune"\n  kortnavn: Bamble\n'


@pytest.fixture
def house(tmp_path) -> Path:
    """A project with the real data as base, to lay editions over."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "veileder.yml").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edition(house):
    """The guide of an edition that says this."""

    def laid(text: str, name: str = "bamble", base: str = "docs/veileder.yml") -> Veileder:
        return load_guide(written(house, text, name, base))

    return laid


def written(house: Path, text: str, name: str = "bamble", base: str = "docs/veileder.yml") -> Path:
    path = house / "utgaver" / name / "veileder.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"bygger_pa: {base}\n{text}", encoding="utf-8")
    return path


def change(house: Path, *changes: tuple[str, str]) -> None:
    data = house / "docs" / "veileder.yml"
    text = data.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    data.write_text(text, encoding="utf-8")


# --- every field is decided ------------------------------------------------------------------------------------------


def models(model: type[Model], found: dict[str, type[Model]] | None = None) -> dict[str, type[Model]]:
    found = {} if found is None else found
    if model.__name__ not in found:
        found[model.__name__] = model
        for about in keys_of(model).values():
            if inner := model_in(about.annotation):
                models(inner, found)
    return found


FIELDS = {f"{name}.{key}": about for name, model in models(Veileder).items() for key, about in keys_of(model).items()}
LOCAL = """
Kommune.navn Kommune.kortnavn Kommune.preposisjon Kommune.status Kommune.godkjent Kommune.nettadresse Kommune.nettside
Kommune.om Kommune.farge Godkjenning.rolle Lokalt.verdi Lokalt.kontrollert Telefon.nummer Telefon.apent Telefon.kilde
Telefon.kontrollert Tjeneste.kontaktpunkt Kommune.utgave Kommune.redigeringsadresse Kommune.rammes_inn_av
Opplaring.arsplan_fra Kommune.uten_kommunen
""".split()
REVIEWED = ("Nettside", "Niva", "Verktoy", "Pakke")


def test_every_field_says_whether_it_is_local():
    undecided = [field for field, about in FIELDS.items() if not is_decided(about.annotation, about.metadata)]
    assert undecided == [], "SHARED or LOCAL?"


def test_a_field_that_says_nothing_is_found():
    class Ny(Model):
        vakt: str | None = None

    (about,) = keys_of(Ny).values()
    assert not is_decided(about.annotation, about.metadata)


def test_these_are_local_and_no_others():
    of_reviews = {f"{model}.{key}" for model in REVIEWED for key in ("ansvarlig", "gjennomgatt")}
    assert {field for field, about in FIELDS.items() if local_of(about)} == {*LOCAL, *of_reviews}
    assert local_of(FIELDS["Telefon.nummer"]) == Local(when="lokal")


# --- what is inherited, and what is not ------------------------------------------------------------------------------


def test_an_edition_that_states_nothing_has_the_facts_and_none_of_the_local(house, edition, guide):
    change(
        house,
        ("  nettadresse:\n", "  nettadresse: https://zxq.test/\n"),
        ("  farge:\n", "  farge: 003366\n"),
        ("    verdi:\n    kontrollert:\n", "    verdi: Zxq svar\n    kontrollert: 2027-01-10\n"),
        ("    ansvarlig:\n    gjennomgatt:\n", "    ansvarlig: en zxq rolle\n    gjennomgatt: 2027-01-10\n"),
    )
    bamble = edition(NAMED)
    municipality = bamble.kommune
    assert (municipality.navn, municipality.status, municipality.nettadresse) == ("Bamble kommune", "utkast", None)
    assert municipality.nettside is municipality.farge is None and municipality.om == []
    assert not any(local.verdi for local in bamble.lokalt) and not any(page.ansvarlig for page in bamble.sider)
    assert bamble.lover == guide.lover and bamble.haster.vold == guide.haster.vold
    shared = {phone.id: phone.nummer for phone in guide.telefoner if not phone.lokal}
    assert {phone.id: phone.nummer for phone in bamble.telefoner if not phone.lokal} == shared
    assert "zxq" not in str(bamble).lower()


def test_a_name_of_its_own_is_asked_for(edition):
    with pytest.raises(DataError, match=r"utgaver/bamble/veileder\.yml, linje \d+: kommune\n  «navn» mangler"):
        edition("kommune:\n  kortnavn: Bamble\n")


def test_what_only_the_base_has_is_not_inherited_nor_a_line_that_names_it(edition, guide):
    bamble = edition(NAMED)
    for kind, id in (("arena", "h-team"), ("begrep", "tik"), ("lokalt", "h-team"), ("lenke", "kragero-bti")):
        assert (kind, id) in guide.index and (kind, id) not in bamble.index
    assert "$begrep(tik)" in str(guide.pakker) and "$begrep(tik)" not in str(bamble.pakker)
    assert {arena.id for arena in bamble.counted("arenaer")} < {arena.id for arena in guide.counted("arenaer")}


def test_a_change_in_the_base_reaches_the_edition_and_a_local_one_does_not(house, edition, guide):
    law, phone = guide.lover[0].paragrafer[0], guide.get("tlf", "alarmtelefonen")
    change(house, (law.sammendrag[:20], f"Noe nytt. {law.sammendrag[:20]}"))
    change(house, (f"nummer: {phone.nummer}", "nummer: 116 123"))
    local = next(phone.id for phone in guide.telefoner if phone.lokal)
    text = (house / "docs" / "veileder.yml").read_text(encoding="utf-8")
    at = text.index(f"- id: {local}\n")
    filled = text[at:].replace("    nummer:\n", "    nummer: 35 00 00 01\n", 1)
    filled = filled.replace(
        "    kilde:\n    kontrollert:\n", "    kilde: sentralbordet\n    kontrollert: 2027-01-10\n", 1
    )
    (house / "docs" / "veileder.yml").write_text(text[:at] + filled, encoding="utf-8")
    bamble, base = edition(NAMED), load_guide(house / "docs" / "veileder.yml")
    assert bamble.get("lov", law.id).sammendrag.startswith("Noe nytt.")
    assert bamble.get("tlf", "alarmtelefonen").nummer == "116 123"
    assert base.get("tlf", local).nummer == "35 00 00 01" and bamble.get("tlf", local).nummer is None
    assert bamble.get("tlf", local).kilde is bamble.get("tlf", local).kontrollert is None


# --- by id -----------------------------------------------------------------------------------------------------------


def test_an_entry_changes_the_keys_it_states_and_a_list_of_words_is_replaced(edition, guide):
    bamble = edition(
        NAMED + "arenaer:\n  - id: ansvarsgruppe\n    kort: Bambles egne møter.\n    ta_med:\n      - Kaffe\n"
    )
    mine, base = bamble.get("arena", "ansvarsgruppe"), guide.get("arena", "ansvarsgruppe")
    assert mine.kort == "Bambles egne møter." and mine.ta_med == ["Kaffe"]
    assert mine.model_copy(update={"kort": base.kort, "ta_med": base.ta_med}) == base


def test_a_new_entry_stands_after_the_one_above_it_or_else_last(edition, guide):
    new = "  - id: {}\n    ord: {}\n    forklaring: Et ord hos oss.\n"
    bamble = edition(NAMED + "begreper:\n  - id: niva\n" + new.format("nytt", "Nytt"))
    ids = [term.id for term in bamble.begreper]
    assert ids[ids.index("niva") + 1] == "nytt"
    assert edition(NAMED + "begreper:\n" + new.format("nytt", "Nytt")).begreper[-1].id == "nytt"


def test_a_law_of_its_own_paragraph(edition, guide):
    law = guide.lover[0]
    own = f"lover:\n  - navn: {law.navn}\n    paragrafer:\n      - id: ny-1\n        nr: § 1-99\n        tittel: Ny\n"
    bamble = edition(NAMED + own + "        sammendrag: En paragraf bare vi viser til.\n")
    assert bamble.law_of["ny-1"].kontrollert == law.kontrollert
    assert len(bamble.lover[0].paragrafer) == len(law.paragrafer) + 1


def test_what_is_taken_away_takes_with_it_what_leads_only_there(edition, guide):
    bamble = edition("uten:\n  - pakker\n  - niva-3\n" + NAMED)
    assert bamble.pakker == [] and bamble.caser == [], "cases that no package tells are told nowhere"
    assert [level.id for level in bamble.nivaer] == ["niva-0", "niva-1", "niva-2"]
    assert len(bamble.medvirkning.nivaer) == 3 and ("lokalt", "frist-niva-3") not in bamble.index
    assert all(choice.til != "niva-3" for level in bamble.nivaer for choice in level.avgjorelse.valg)
    assert "niva-3" in str(guide.nivaer[2].avgjorelse)


def test_an_edition_on_an_edition(house, edition):
    written(house, NAMED + "  farge: 003366\nbegreper:\n  - id: niva\n    ord: Trinn\n", "fylket")
    bamble = edition('kommune:\n  navn: "Siljan kommune"\n  kortnavn: Siljan\n', base="utgaver/fylket/veileder.yml")
    assert bamble.get("begrep", "niva").ord == "Trinn" and bamble.kommune.farge is None
    found = layers(house / "utgaver" / "bamble" / "veileder.yml")
    assert [path.parent.name for path in found] == ["bamble", "fylket", "docs"]


def test_an_edition_in_another_language_inherits_facts_and_is_told_every_sentence(edition, guide):
    with pytest.raises(DataError) as told:
        edition(NAMED + "  malform: nn\narenaer:\n  - id: samarbeidsmote\n    kort: Eit møte.\n")
    text = str(told.value)
    says = "Teksten er på bokmål. Skriv den på nytt i utgaver/bamble/veileder.yml, eller ta den bort med «uten»."
    assert text.count(says) > 3000 and "docs/veileder.yml, linje" in text
    for path in ("haster → vold → kort\n", "«bvl-13-2» → sammendrag\n", "«samarbeidsmote» → formal\n"):
        assert f"{path}  {says}" in text
    assert "«samarbeidsmote» → kort\n" not in text, "rewritten"
    assert "→ nummer\n" not in text and "→ adresse\n" not in text, "facts"


# --- mistakes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            NAMED + "arenaer:\n  - id: ansvarsgrupe\n    kort: Hos oss.\n",
            "utgaver/bamble/veileder.yml, linje 6: arenaer → nr. 5 «ansvarsgrupe»\n  «navn» mangler.",
            id="a misspelt id is a new entry that lacks the rest",
        ),
        pytest.param(
            NAMED + "arenaer:\n  - id: ansvarsgruppe\n    verktoy:\n      - tiltaksplann\n",
            "utgaver/bamble/veileder.yml, linje 8: arenaer",
            id="own line",
        ),
        pytest.param(
            "uten:\n  - tolkk\n" + NAMED,
            "utgaver/bamble/veileder.yml, linje 3: uten → nr. 1\n  «tolkk» finnes ikke i det utgaven bygger på, "
            "så det kan ikke tas bort. Mente du «tolk»?",
            id="nothing to take away",
        ),
        pytest.param(
            "uten:\n  - ansvarsgruppe\n" + NAMED,
            "Flere ting heter «ansvarsgruppe». Skriv arena/ansvarsgruppe eller begrep/ansvarsgruppe.",
            id="two of that name",
        ),
        pytest.param(
            "uten:\n  - caser\n" + NAMED,
            "utgaver/bamble/veileder.yml, linje 3: uten → nr. 1\n  Kursene er bygd rundt casene. Ta bort «pakker» også",
            id="courses without their cases",
        ),
        pytest.param(
            "uten:\n  - samtykkeskjema\n" + NAMED,
            "Verktøyet «samtykkeskjema» finnes ikke. Det er tatt bort, eller er bare for kommunen utgaven bygger på. "
            "Skriv teksten på nytt i utgaver/bamble/veileder.yml.",
            id="a text of the base that names it",
        ),
        pytest.param(
            NAMED + "  farge: ffcc00\n",
            "Fargen ffcc00 er for lys: Kontrasten mot lys bakgrunn er 1,4. Den må være minst 7.",
            id="a colour nobody can read on",
        ),
        pytest.param(NAMED + "  malform: nb\nbygger: x\n", "Ukjent nøkkel «bygger».", id="unknown key"),
    ],
)
def test_a_mistake_is_told_of_the_file_it_stands_in(edition, text, message):
    with pytest.raises(DataError) as told:
        edition(text)
    assert message in str(told.value)


def test_a_colour_is_told_at_its_own_line(edition):
    with pytest.raises(DataError, match=r"> +\d+ \|   farge: ffcc00"):
        edition(NAMED + "  preposisjon: i\n  farge: ffcc00\n")


def test_a_mistake_in_the_base_is_told_of_the_base(house, edition):
    change(house, ("    kort: Faste møter", "    korrt: Faste møter"))
    with pytest.raises(DataError) as told:
        edition(NAMED)
    number = next(n for n, line in enumerate(TEXT.split("\n"), 1) if line.startswith("    kort: Faste møter"))
    assert f"docs/veileder.yml, linje {number}: arenaer → nr. " in str(told.value)
    assert "Ukjent nøkkel «korrt». Mente du «kort»?" in str(told.value)


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("docs/veilder.yml", "Fila docs/veilder.yml finnes ikke."),
        ("utgaver/bamble/veileder.yml", "Utgaven kan ikke bygge på seg selv."),
    ],
)
def test_what_it_builds_on_is_there_and_another(edition, base, message):
    with pytest.raises(DataError, match=message):
        edition(NAMED, base=base)
