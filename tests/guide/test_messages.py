"""One bad file for each other rule: what the editor is told, and where."""

from __future__ import annotations

import re

import pytest
from broken import STEP, TEXT

from macros.guide.load import DataError, load_guide


@pytest.mark.parametrize(
    ("old", "new", "after", "message"),
    [
        pytest.param(
            "$lov(bvl-13-3)",
            "$lov(bvl-13-33)",
            "\nhaster:",
            "Paragrafen «bvl-13-33» finnes ikke. Mente du «bvl-13-3»?",
            id="unknown paragraph in text",
        ),
        pytest.param(
            "$Holderen",
            "$Holdern",
            "\nnivaer:",
            "«$Holdern» er ikke en kjent plassholder. Mente du «holder",
            id="unknown placeholder",
        ),
        pytest.param(
            "$lov(",
            "$lovv(",
            "\nhaster:",
            "«$lovv(…)» er ikke en kjent plassholder. Mente du «lov»?",
            id="unknown placeholder with id",
        ),
        pytest.param(
            "    ingress:",
            "    ingress: Se barnevernsloven § 13-2.\n    ignorert:",
            "\nnivaer:",
            "Her står en paragraf skrevet rett i teksten.",
            id="bare paragraph",
        ),
        pytest.param(
            "    kort: ",
            "    kort: Ring 116 117. ",
            "\nnivaer:",
            "Her står telefonnummeret 116 117 rett i teksten.",
            id="bare phone number",
        ),
        pytest.param(
            "nummer: 112",
            "nummer:",
            "\ntelefoner:",
            "«nummer» mangler. Bare lokale numre (lokal: ja) kan stå tomme.",
            id="national number without number",
        ),
        pytest.param(
            "status: utkast",
            "status: godkjent",
            "",
            "Når status er «godkjent», skal «godkjent» ha dato og rolle.",
            id="approved by nobody",
        ),
        pytest.param(
            "status: utkast",
            "status: utkst",
            "",
            "«utkst» er ikke et gyldig valg. Mente du «utkast»? Velg mellom: utkast, godkjent.",
            id="unknown status",
        ),
        pytest.param(
            "  nettadresse:",
            "  nettadresse: www.kragero.no",
            "",
            "er ikke hele adressen. Den skal begynne med https:// og slutte med /",
            id="address without https",
        ),
        pytest.param(
            "  nettadresse:",
            "  nettadresse: https://www.eksempel.no/bti",
            "",
            "er ikke hele adressen. Den skal begynne med https:// og slutte med /",
            id="address without the last slash",
        ),
        pytest.param(
            "    adresse: https://",
            "    adresse: www.",
            "\nlenker:",
            "er ikke skrevet slik det skal. En adresse begynner med https://.",
            id="link without https",
        ),
        pytest.param(
            "    nummer:\n",
            "    nummer: +47 35 00 00 00\n",
            "  - id: barnevern-dag",
            "er ikke et telefonnummer. Skriv bare tall og mellomrom, uten +47.",
            id="phone number with country code",
        ),
        pytest.param(
            "  status: utkast\n",
            "  status: godkjent\n  godkjent:\n    dato:\n    rolle: Leder\n",
            "",
            "→ dato\n  Nøkkelen står her, men det står ingenting etter kolon.",
            id="approved without a date",
        ),
        pytest.param(
            "  status: utkast\n",
            "  status: godkjent\n  godkjent:\n  dato: 2027-01-31\n",
            "",
            "Ukjent nøkkel «dato». Hører den til «godkjent»? Da skal linja stå to mellomrom lenger inn.",
            id="approval not indented",
        ),
        pytest.param(
            "$lov(bvl-13-3)",
            "$lov (bvl-13-3)",
            "\nhaster:",
            "Etter «$lov» skal id-en stå i parentes, uten mellomrom foran: $lov(id).",
            id="space before the bracket",
        ),
        pytest.param(
            "$lov(bvl-13-3)",
            "lov(bvl-13-3)",
            "\nhaster:",
            "Det mangler et dollartegn. Skriv $lov(bvl-13-3) hvis det skal være en plassholder.",
            id="placeholder without its sign",
        ),
        pytest.param(
            "til: niva-2",
            "til: skriv-ned",
            STEP,
            "Steget «skriv-ned» står på et annet nivå. Vis til nivået i stedet.",
            id="choice to a step on another level",
        ),
        pytest.param(
            "        minutter: ",
            "        minutter: 9",
            "\npakker:",
            "Det skal vare mellom 60 og 90.",
            id="programme too long",
        ),
        pytest.param(
            "            minutter: ",
            "            minutter: 9",
            "\npakker:",
            "men delen varer bare",
            id="tasks longer than their part",
        ),
        pytest.param(
            "- id: niva-3",
            "- id: niva-tre",
            "\nnivaer:",
            "«niva-tre» er ikke et nivå. Skriv «niva-» og ett siffer, for eksempel niva-4.",
            id="unknown level",
        ),
        pytest.param(
            "          deler:\n            - ",
            "          deler:\n            - x-",
            "\npakker:",
            "har ingen del som heter «x-",
            id="unknown part of a case",
        ),
        pytest.param(
            "kontrollert: 2026-07-02",
            "kontrollert: juli 2026",
            "\nlover:",
            "«juli 2026» er ikke en dato.",
            id="wrong date of a fact",
        ),
        pytest.param(
            "kontrollert: 2026-07-02",
            "kontrollert: 2026-13-02",
            "\nlover:",
            "«2026-13-02» finnes ikke i kalenderen.",
            id="month 13",
        ),
        pytest.param(
            "kontrollert: 2026-07-02",
            "kontrollert: 2026-02-31",
            "\nlover:",
            "«2026-02-31» finnes ikke i kalenderen.",
            id="31 February",
        ),
        pytest.param(
            "til: niva-2",
            "til:\n            - niva-2",
            STEP,
            "Her skal det stå en tekst, men det står en liste.",
            id="list for a reference",
        ),
        pytest.param(
            "status: utkast",
            "status: utkast\x0b",
            "",
            "Linja har et usynlig tegn som ikke skal stå her (U+000B)",
            id="invisible sign, pasted in",
        ),
        pytest.param(
            "minutter: 5",
            "minutter: fem",
            "\npakker:",
            "Her skal det stå et helt tall, ikke «fem».",
            id="word for number",
        ),
        pytest.param("lokal: ja", "lokal: kanskje", "\ntelefoner:", "Her skal det stå ja eller nei.", id="maybe"),
        pytest.param(
            "      - id: skriv-ned",
            "      - id: legg-merke",
            "\nnivaer:",
            "Id-en «legg-merke» er brukt to ganger.",
            id="step id twice",
        ),
        pytest.param(
            "  - id: introduksjon\n",
            "  - id: introduksjon\n    farge: rod\n",
            "\npakker:",
            "Ukjent nøkkel «farge».",
            id="unknown key in a package",
        ),
        pytest.param(
            "type: skjema",
            "type: skjemma",
            "\nverktoy:",
            "«skjemma» er ikke et gyldig valg. Mente du «skjema»?",
            id="unknown kind of tool",
        ),
    ],
)
def test_rule(broken, old, new, after, message):
    assert message in broken(old, new, after)


@pytest.mark.parametrize(
    ("id", "old", "new", "key"),
    [
        ("barnevern-dag", "    nummer:\n", "    nummer: 35 00 00 00\n", "kilde"),
        ("legevakt", "    kontrollert: 2021-11", "    kontrollert:", "kontrollert"),
        ("kriseteam", "    verdi:\n", "    verdi: Vi ringer legen.\n", "kontrollert"),
    ],
)
def test_what_lacks_a_key_is_told_by_name_at_the_empty_key(broken, id, old, new, key):
    told = broken(old, new, f"  - id: {id}\n")
    assert f"«{key}» mangler. Et " in told
    assert re.search(rf"> +\d+ \|     {key}:", told), told


def test_a_key_that_is_not_there_at_all_is_told_by_name_at_its_entry(broken):
    told = broken("    nummer: 112\n", "", "\ntelefoner:")
    assert "«nummer» mangler." in told and re.search(r"> +\d+ \|   - id: ", told)


@pytest.mark.parametrize(
    ("old", "new", "after", "message"),
    [
        (
            "      innhold:\n",
            "      innhold:\n        - tekst: Bare dette.\n      borte:\n",
            "  - id: tiltaksplan\n",
            "minst 2 deler, men det er 1.",
        ),
        (
            "    slik:\n",
            "    slik:\n      - Gjør dette.\n    borte:\n",
            "  - id: tiltaksplan\n",
            "minst 2 punkter, men det er 1.",
        ),
    ],
)
def test_too_few_are_counted_as_what_they_are(broken, old, new, after, message):
    assert message in broken(old, new, after)


@pytest.mark.parametrize("id", ["", "2026-13-40x Å"])
def test_an_id_that_is_gone_is_told_before_those_that_do_not_find_it(broken, id):
    told = broken("  - id: bekymringsmelding\n", f"  - id: {id}\n".replace(": \n", ":\n"))
    line = TEXT[: TEXT.index("  - id: bekymringsmelding\n")].count("\n") + 1
    first, *others = told.split("\n\n")
    assert first.startswith(f"veileder.yml, linje {line}: verktoy → ") and len(others) > 5
    assert any("«bekymringsmelding» finnes ikke" in other for other in others)


def test_what_is_wrong_deep_in_an_entry_is_told_where_it_stands(broken):
    field = re.search(r"(?m)^ +hvis: (.*)$", TEXT)
    told = broken(field[0], field[0] + "-borte")
    assert f"linje {TEXT[: field.start()].count(chr(10)) + 1}: " in told.split("\n")[0] and "følger opp" in told
    case = TEXT.index("\ncaser:\n")
    parts = re.finditer(r"(?m)^          - id: (.*)$", TEXT[case : TEXT.index("\nopplaring:\n")])
    second = [*parts][-1]
    old, line = second[0], TEXT[: case + second.start()].count("\n") + 1
    text = TEXT[: case + second.start()]
    told = broken(old, old + "x", text[-300:])
    assert f"veileder.yml, linje {line}:" in told and "skal ha de samme delene" in told


def test_the_line_of_a_mistake_in_a_long_text(broken):
    """A text may stand on many lines; the message shows the one with the mistake."""
    told = broken("$lov(bvl-13-3)", "$lov(bvl-13-33)", "\nhaster:")
    assert re.search(r"> +\d+ \| .*bvl-13-33", told)


def test_two_errors_on_the_first_line_are_both_told(tmp_path):
    """What is wrong with the whole file and what is wrong with its first section stand on one line."""
    text = re.sub(r"(?m)^plikter:\n(?:(?: .*)?\n)+", "", TEXT).replace("  holder:", "  holdr:", 1)
    path = tmp_path / "veileder.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_guide(path)
    assert "«holder» mangler." in str(raised.value) and "«plikter» mangler." in str(raised.value)


def test_one_run_shows_every_error(tmp_path):
    path = tmp_path / "veileder.yml"
    path.write_text(
        TEXT.replace("status: utkast", "status: ukast")
        .replace("- undringslogg", "- undringslog", 1)
        .replace("minutter: 5\n", "minutter: fem\n", 1),
        encoding="utf-8",
    )
    with pytest.raises(DataError) as raised:
        load_guide(path)
    message = str(raised.value)
    assert "«ukast»" in message and "«undringslog»" in message and "«fem»" in message and "3 feil." in message
