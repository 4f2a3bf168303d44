"""The 21 mistakes that editors made in the prototype, in its order."""

from __future__ import annotations

import re

from broken import FORM, STEP, TEXT, TOOL, line_of, step_part


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
        "Ukjent nøkkel «vertoy». Mente du «verktoy»? Gyldige nøkler: "
        "id, mot_foresatte, tittel, hva, hvordan, hvem, medvirkning, verktoy, lover, synonymer." in message
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


def test_19_forgotten_dash_in_form(broken):
    message = broken(TOOL, TOOL + FORM.replace("        - felter:", "          felter:"))
    assert (
        "En del av skjemaet skal ha nøyaktig én nøkkel, men har 2: overskrift, felter. "
        "Mangler det en «- » foran en av dem?" in message
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
