"""The data file: the real one is right, and every kind of mistake gives a message an editor can act on.

Each mistake is made in a copy of the real file, and the whole message is read as a person would read it.
"""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml

from conftest import unanswered
from macros.load import DATA, SCHEMA, DataError, load_guide, schema

TEXT = unanswered(DATA.read_text(encoding="utf-8"))


def line_of(text: str, needle: str) -> int:
    return text[: text.index(needle)].count("\n") + 1


@pytest.fixture
def broken(tmp_path):
    """Write the data file with `old` replaced by `new` (the first time after `after`) and return the message it gives."""

    def run(old: str, new: str, after: str = "") -> str:
        start = TEXT.index(after)
        assert old in TEXT[start:], f"the test needs «{old}» in the data file"
        path = tmp_path / "veileder.yml"
        path.write_text(TEXT[:start] + TEXT[start:].replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DataError) as raised:
            load_guide(path)
        return str(raised.value)

    return run


STEP = "      - id: definer-problemstilling\n"


def step_part(key: str) -> str:
    """The line(s) of one key of the step «definer-problemstilling», as they stand in the file."""
    step = TEXT[TEXT.index(STEP) :]
    return re.search(rf"(?m)^        {key}:.*\n(?:          .*\n)*", step)[0]


def test_the_real_file_is_right(guide):
    assert len(guide.nivaer) == 4 and len(guide.pakker) == 6 and len(guide.verktoy) >= 27


def test_the_schema_is_fresh(guide):
    assert SCHEMA.read_text(encoding="utf-8") == schema(guide), "run: make schema"


def test_the_schema_accepts_the_file_and_catches_mistakes():
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

    class Loader(yaml.SafeLoader):  # an editor's YAML 1.2 parser keeps dates and «nei» as text
        yaml_implicit_resolvers = {
            k: [r for r in v if r[0] in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null")]
            for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    def prune(node):  # empty keys count as left out
        if isinstance(node, dict):
            return {k: prune(v) for k, v in node.items() if v is not None}
        return [prune(v) for v in node] if isinstance(node, list) else node

    data = prune(yaml.load(TEXT, Loader=Loader))
    assert [f"{'/'.join(map(str, e.path))}: {e.message[:90]}" for e in validator.iter_errors(data)] == []
    data["nivaer"][1]["steg"][1]["verktoy"] = ["bekymringskala"]
    data["verktoy"][0]["type"] = "skjemma"
    assert len(list(validator.iter_errors(data))) == 2


# --- the 21 mistakes of the prototype, in its order -------------------------------------------------------------------


def test_01_indented_too_far(broken):
    message = broken("    kort: ", "      kort: ", "\nnivaer:")
    assert "Linja har for stort innrykk. Den skal begynne like langt inn som linja over." in message
    assert re.search(r"> +\d+ \|       kort: ", message)


def test_02_indented_too_little(broken):
    message = broken("        hvem:", "       hvem:", STEP)
    assert "Innrykket stemmer ikke. Linja begynner med 7 mellomrom, linja over med" in message


def test_03_unknown_key(broken):
    message = broken("        verktoy:", "        vertoy:", STEP)
    assert (
        "Ukjent nøkkel «vertoy». Mente du «verktoy»? Gyldige nøkler: id, mot_foresatte, tittel, hva, "
        "hvordan, hvem, medvirkning, verktoy, lover." in message
    )
    assert "nivaer → nr. 2 «niva-1» → steg → nr. 2 «definer-problemstilling»" in message


def test_04_unknown_tool(broken):
    message = broken("- bekymringsskala-foresatte", "- bekymringskala-foresatte", STEP)
    assert "Verktøyet «bekymringskala-foresatte» finnes ikke. Mente du «bekymringsskala-foresatte»?" in message
    assert "«definer-problemstilling» → verktoy → nr. " in message
    assert "1 feil. Nettstedet er ikke bygd på nytt." in message


def test_05_missing_key(broken):
    message = broken(step_part("hva"), "", STEP)
    assert "«hva» mangler. Her skriver du: Hva som skal gjøres." in message
    assert f"linje {line_of(TEXT, STEP)}" in message


def test_06_id_twice(broken):
    message = broken("- id: observasjonsskjema", "- id: samtykkeskjema", "\nverktoy:")
    assert re.search(r"Id-en «samtykkeskjema» er brukt to ganger. Første gang på linje \d+\.", message)


def test_07_tab(broken):
    message = broken("        hvem:", "\t\thvem:", STEP)
    assert "Linja begynner med tabulator. Bruk mellomrom: to per innrykk." in message and "→→→→" in message


def test_08_text_for_list(broken):
    message = broken(step_part("verktoy"), "        verktoy: undringslogg\n", STEP)
    assert "Her skal det stå en liste, ikke en tekst. Skriv «- undringslogg» på en egen linje." in message


def test_09_colon_in_text(broken):
    message = broken(step_part("hvem"), "        hvem: Husk: lederen har ansvar.\n", STEP)
    assert (
        'Teksten har et kolon (:) inne i seg. Sett hele teksten i anførselstegn: "Husk: lederen har ansvar.' in message
    )


def test_10_quote_first(broken):
    message = broken(step_part("hvem"), '        hvem: "Lederen" har ansvar.\n', STEP)
    assert "Teksten begynner med anførselstegn, men fortsetter etter det siste." in message


def test_11_star_first(broken):
    message = broken(step_part("hvem"), "        hvem: **Lederen** har ansvar.\n", STEP)
    assert "Teksten begynner med stjerne (*). Sett hele teksten i anførselstegn." in message


def test_12_bracket_first(broken):
    message = broken(step_part("hvem"), "        hvem: [Lederen](side.md) har ansvar.\n", STEP)
    assert "Teksten begynner med hakeparentes. Sett hele teksten i anførselstegn." in message


def test_13_key_twice(broken):
    part = step_part("hvem")
    message = broken(part, part + "        hvem: Leder\n", STEP)
    assert re.search(r"«hvem» står to ganger på samme sted. Første gang på linje \d+\.", message)
    assert "steg → nr. 2 «definer-problemstilling»" in message, "the path names the step, not only its number"


def test_14_unknown_target(broken):
    message = broken("til: niva-2", "til: nivå-2", STEP)
    assert "«nivå-2» finnes ikke. Mente du «niva-2»?" in message
    assert "1 feil." in message, "one mistake, one message"


def test_15_norwegian_letters_in_id(broken):
    message = broken(STEP, "      - id: Første møte\n")
    assert "«Første møte» kan ikke brukes her. Bruk bare små bokstaver a–z, tall og bindestrek" in message


def test_16_wrong_date(broken):
    message = broken("gjennomgatt:", "gjennomgatt: 1. november 2026", "\nnivaer:")
    assert "«1. november 2026» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-11-22." in message


def test_17_no_space_after_colon(broken):
    message = broken(step_part("hvem"), "        hvem:Lederen har ansvar.\n", STEP)
    assert "Det mangler kolon og mellomrom etter nøkkelordet, for eksempel «hva: …»." in message


def test_18_empty_text(broken):
    message = broken(step_part("hvem"), "        hvem:\n", STEP)
    assert "→ hvem\n  Nøkkelen står her, men teksten mangler." in message


FORM = """    skjema:
      versjon: 1.0
      oppdatert: 2026-11-22
      unntatt: ja
      innhold:
        - overskrift: Hvem gjelder det?
        - felter:
            - id: navn
              etikett: Navn
              type: tekst
"""
TOOL = "  - id: rutine-koordinerende-enhet\n"  # a routine: it has no form of its own


def test_19_forgotten_dash_in_form(broken):
    message = broken(TOOL, TOOL + FORM.replace("        - felter:", "          felter:"))
    assert (
        "En del av skjemaet skal ha nøyaktig én nøkkel, men har 2: overskrift, felter. Mangler det en «- » foran en av dem?"
        in message
    )


def test_20_open_quote(broken):
    message = broken(step_part("hvem"), '        hvem: "Lederen har ansvar.\n', STEP)
    assert "Et anførselstegn eller en parentes er åpnet, men ikke lukket." in message


def test_21_unknown_field_type(broken):
    message = broken(TOOL, TOOL + FORM.replace("type: tekst", "type: datto"))
    assert (
        "«datto» er ikke et gyldig valg. Mente du «dato»? Velg mellom: tekst, langtekst, dato, valg, avkryssing."
        in message
    )


# --- one bad file for each other rule ----------------------------------------------------------------------------------


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
            "- id: niva-4",
            "\nnivaer:",
            "Velg mellom: niva-0, niva-1, niva-2, niva-3.",
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
            "Linja har et usynlig tegn som ikke kan stå her (U+000B).",
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


# --- what YAML reads without a word, and what comes from Word, the web or a merge ---------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            step_part("hvem"),
            "        hvem: <b>Lederen</b> har ansvar.\n",
            "«<b>» er formatering, og den blir stående slik i teksten.",
            id="HTML",
        ),
        pytest.param(
            step_part("hvem"), "        hvem: Det er **lederen** som har ansvar.\n", "«**» er formatering", id="bold"
        ),
        pytest.param(
            step_part("hvem"), "        hvem: Se [veilederen](/haster.md).\n", "«](» er formatering", id="Markdown link"
        ),
        pytest.param(
            step_part("hvem"),
            "        hvem: Spør {{ holder.bestemt }} om det.\n",
            "Doble krøllparenteser virker bare på .md-sidene.",
            id="macro of a page",
        ),
        pytest.param(
            step_part("hvem"),
            "        hvem: {{ holder.bestemt }}\n",
            "Doble krøllparenteser virker bare på .md-sidene.",
            id="macro of a page first",
        ),
        pytest.param(
            step_part("hvem"),
            "        hvem: Lederen # i barnehagen\n",
            "Det som står etter « #», blir borte.",
            id="text that becomes a comment",
        ),
        pytest.param(
            step_part("hvem"),
            "        hvem: &Co har ansvar\n",
            "Teksten begynner med tegnet &. Sett hele teksten i anførselstegn.",
            id="ampersand first",
        ),
        pytest.param(
            step_part("hvem"), "        hvem: !Viktig\n", "Teksten begynner med tegnet !.", id="exclamation mark first"
        ),
        pytest.param(
            step_part("hvem"), "        hvem: ?\n", "Teksten begynner med tegnet ?.", id="question mark first"
        ),
        pytest.param(
            step_part("hvem"), "        hvem: > 3 voksne\n", "Teksten begynner med tegnet >.", id="greater than first"
        ),
        pytest.param(
            step_part("medvirkning"),
            "        medvirkning: >- Spør barnet.\n",
            "Etter >- skal det ikke stå noe mer på linja.",
            id="text beside >-",
        ),
        pytest.param(
            step_part("medvirkning"),
            "        medvirkning: >-\n        Spør barnet.\n",
            "Teksten under «>-» skal begynne to mellomrom lenger inn enn nøkkelordet over.",
            id="text under >- not indented",
        ),
        pytest.param(
            "          - ",
            "         - ",
            "Linja er blitt en del av teksten over, fordi innrykket ikke stemmer.",
            id="list swallowed by its first item",
        ),
        pytest.param(
            "        verktoy:\n",
            "          verktoy:\n",
            "Linja er blitt en del av teksten over, fordi innrykket ikke stemmer.",
            id="key swallowed by the text above",
        ),
        pytest.param(
            "          - ",
            "          -",
            "Hver linje skal begynne med en vanlig bindestrek og ett mellomrom",
            id="no space after the dash",
        ),
        pytest.param(
            step_part("verktoy"),
            "        verktoy: undringslogg, nettverkskart\n",
            "Skriv hvert punkt på sin egen linje, med «- » foran og uten komma.",
            id="list with commas",
        ),
        pytest.param(
            "        hvem: ",
            "        hvem:\u00a0",
            "Linja har et hardt mellomrom i innrykket eller etter kolon",
            id="hard space",
        ),
        pytest.param(
            "- bekymringsskala-barn",
            "- bekymrings\u200bskala-barn",
            "Linja har et usynlig tegn som ikke skal stå her",
            id="zero width space in an id",
        ),
        pytest.param(
            step_part("hvem"),
            "<<<<<<< HEAD\n        hvem: A\n=======\n        hvem: B\n>>>>>>> x\n",
            "To utgaver av fila er blandet.",
            id="two people's changes",
        ),
        pytest.param(STEP, "---\n" + STEP, "En linje med bare --- skal ikke stå i denne fila.", id="three dashes"),
    ],
)
def test_a_mistake_that_is_hard_to_see(broken, old, new, message):
    told = broken(old, new, STEP)
    assert message in told and not re.search(r"\bexpected\b|\bfound\b|\bnot allowed\b", told)


def test_the_line_of_a_mistake_in_a_long_text(broken):
    """A text may stand on many lines; the message shows the one with the mistake."""
    told = broken("$lov(bvl-13-3)", "$lov(bvl-13-33)", "\nhaster:")
    assert re.search(r"> +\d+ \| .*bvl-13-33", told)


@pytest.mark.parametrize("content", ["", "# bare en merknad\n", "- a\n- b\n", "hei\n"])
def test_a_file_that_is_empty_or_something_else(tmp_path, content):
    path = tmp_path / "veileder.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_guide(path)
    assert "Fila er tom, eller begynner ikke med nøkkelord" in str(raised.value) and "1 feil." in str(raised.value)


def test_a_tool_that_nobody_uses(broken):
    tool = (
        "  - id: nytt-verktoy\n"
        + "".join(
            f"    {k}: {v}\n"
            for k, v in {
                "tittel": "Nytt verktøy",
                "type": "mal",
                "nar": "Når du prøver.",
                "hvorfor": "Fordi.",
                "hvem": "Du.",
                "kilde": "Ingen",
            }.items()
        )
        + "    brukere:\n      - ansatt\n    slik:\n      - Én ting.\n      - En ting til.\n"
    )
    assert (
        "Verktøyet «nytt-verktoy» er ikke brukt noe sted. Vis til det fra et steg eller en pakke, eller slett det."
        in broken("\nverktoy:\n", "\nverktoy:\n" + tool)
    )


def test_form_rules(broken):
    table = """        - tabell:
            id: tiltak
            tittel: Tiltak
            tomme_rader: 3
            kolonner:
              - tittel: Hva
                bredde: 50
              - tittel: Hvem
                bredde: 40
"""
    message = broken(TOOL, TOOL + FORM + table)
    assert "Bredden på kolonnene er til sammen 90. Den skal være 100." in message
    assert "«rutine-koordinerende-enhet» → skjema → innhold → nr. 3 → tabell" in message


def test_no_id_twice_in_a_form(broken):
    scale = "        - skala:\n            id: navn\n            tittel: Hvor bekymret?\n            trinn: 5\n            lav: Lite\n            hoy: Mye\n"
    assert "Id-en «navn» er brukt to ganger." in broken(TOOL, TOOL + FORM + scale)


def test_a_column_with_choices_has_choices(broken):
    table = (
        "        - tabell:\n            id: tiltak\n            tittel: Tiltak\n            tomme_rader: 3\n            kolonner:\n              - tittel: Hva\n                bredde: 50\n"
        "              - tittel: Ferdig\n                bredde: 50\n                type: valg\n"
    )
    message = broken(TOOL, TOOL + FORM + table)
    assert "skal ha minst ett valg under «valg»" in message and "tabell → kolonner → nr. 2 «Ferdig»" in message


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


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "veileder.yml"
    path.write_bytes(TEXT.encode("latin-1", "replace"))
    with pytest.raises(DataError, match="ikke lagret som UTF-8"):
        load_guide(path)
