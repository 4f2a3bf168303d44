"""The 21 mistakes that editors made in the prototype, in its order."""

from __future__ import annotations

import re

import pytest
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


def test_a_misspelt_section_is_one_error_at_its_line(broken):
    message = broken("\nnivaer:\n", "\nniZaer:\n")
    assert "1 feil" in message and "«nivaer» mangler. Er det «niZaer» som er skrevet feil?" in message
    assert f"linje {TEXT[: TEXT.index(chr(10) + 'nivaer:')].count(chr(10)) + 2}" in message


def test_the_same_twice_in_a_list(broken):
    law = re.search(r"\n        - (?:bvl|oppl|bhl)-[\w-]+(?=\n)", TEXT)[0]
    message = broken(law, law + law)
    assert "1 feil" in message and "står her fra før, på linje" in message


def test_the_same_word_explained_twice(broken):
    first, second = re.findall(r"\n    ord: (.*)", TEXT[TEXT.index("\nbegreper:") :])[:2]
    assert f"«{first}» står her fra før" in broken(f"\n    ord: {second}", f"\n    ord: {first}", "\nbegreper:")


def test_what_not_to_do_is_not_among_what_to_do(broken):
    assert "Er linja «ikke:» blitt borte?" in broken("      ikke:\n", "", "\nhaster:")


ITEM = re.search(r"(?<=\n)      - [A-ZÆØÅ].*\n(?=      - [A-ZÆØÅ])", TEXT[TEXT.index("\npakker:") :])[0]


@pytest.mark.parametrize("bracket,kind", [("{", "krøllparentes"), ("[", "hakeparentes")])
def test_an_item_that_begins_with_a_bracket_is_told_at_its_line(broken, bracket, kind):
    message = broken(ITEM, ITEM.replace("- ", f"- {bracket}", 1), "\npakker:")
    at = TEXT.index(ITEM, TEXT.index("\npakker:"))
    assert f"linje {TEXT[:at].count(chr(10)) + 1}\n" in message and f"begynner med {kind}" in message


def test_a_line_of_a_text_that_is_moved_out_is_told_at_its_line(broken):
    two = re.search(r"(?<=\n)      - >-\n( {8}\S.*\n)( {8}[a-zæøå]+ .*\n)(?= {8}\S)", TEXT)
    message = broken(two[0], two[0].replace(two[2], two[2][4:]))
    assert f"linje {TEXT[: two.start(2)].count(chr(10)) + 1}\n" in message and "Linja er rykket ut." in message


@pytest.mark.parametrize("nothing", ["[]", "{}", "[ ]"])
def test_lines_below_a_key_that_says_it_has_none(broken, nothing):
    message = broken(
        "\nflyttet:\n", f"\nflyttet: {nothing}\n  - fra: verktoy/gammelt\n    til: verktoy/samtykkeskjema\n"
    )
    assert f"Slett {nothing} på linja over." in message
    assert f"linje {line_of(TEXT, 'flyttet:') + 1}" in message
