"""The rules of a form: one bad file for each."""

from __future__ import annotations

import re

import pytest
from broken import FORM, TOOL

from macros.guide.load import DATA, DataError, load_guide


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
    scale = (
        "        - skala:\n            id: navn\n            tittel: Hvor bekymret?\n            trinn: "
        "5\n            lav: Lite\n            hoy: Mye\n"
    )
    assert "Id-en «navn» er brukt to ganger." in broken(TOOL, TOOL + FORM + scale)


def test_a_column_with_choices_has_choices(broken):
    table = (
        "        - tabell:\n            id: tiltak\n            tittel: Tiltak\n            tomme_rader: "
        "3\n            kolonner:\n              - tittel: Hva\n                bredde: 50\n"
        "              - tittel: Ferdig\n                bredde: 50\n                type: valg\n"
    )
    message = broken(TOOL, TOOL + FORM + table)
    assert "skal ha minst ett valg under «valg»" in message and "tabell → kolonner → nr. 2 «Ferdig»" in message


def consent_lines() -> tuple[list[str], int]:
    lines = DATA.read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line == "  - id: samtykkeskjema")
    return lines, lines.index("    skjema:", start)


def broken(tmp_path, change) -> tuple[str, int]:
    """(the message, the line the mistake stands on) after `change(lines, start of the consent form)` spoiled a line
    and returned its index.
    """
    lines, start = consent_lines()
    at = change(lines, start)
    path = tmp_path / "veileder.yml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_guide(path)
    return str(error.value), at + 1


def following(lines: list[str], start: int, pattern: str) -> int:
    return next(number for number in range(start, len(lines)) if re.search(pattern, lines[number]))


def test_column_widths_must_be_whole(tmp_path):
    def spoil(lines, start):
        lines[following(lines, start, r"bredde: \d+")] = re.sub(
            r"\d+", "91", lines[following(lines, start, r"bredde: \d+")]
        )
        return following(lines, start, r"- tabell:")

    message, line = broken(tmp_path, spoil)
    table = re.search(r"id: (\S+)", "\n".join(consent_lines()[0][line - 1 :]))[1]
    assert (
        f"linje {line}:" in message and "samtykkeskjema" in message and "Bredden på kolonnene er til sammen" in message
    )
    assert "tabell" in message and table in message


def test_field_id_may_not_stand_twice(tmp_path):
    def spoil(lines, start):
        first = following(lines, start, r"- felter:") + 1
        second = following(lines, first + 1, r"^ +- id: ")
        lines[second] = lines[first]
        return second

    message, line = broken(tmp_path, spoil)
    assert f"linje {line}:" in message and "«samtykkeskjema»" in message and "er brukt to ganger" in message


def test_unknown_field_type(tmp_path):
    def spoil(lines, start):
        at = following(lines, following(lines, start, r"- felter:"), r"type: ")
        lines[at] = re.sub(r"type: .*", "type: avkrysing", lines[at])
        return at

    message, line = broken(tmp_path, spoil)
    assert f"linje {line}:" in message and "«samtykkeskjema»" in message and "Mente du «avkryssing»?" in message


def test_a_column_to_choose_in_has_choices(tmp_path):
    def spoil(lines, start):
        at = following(lines, start, r"^ +- tittel: .*\?$")
        lines[following(lines, at, r"bredde: ")] += "\n                type: valg"
        return at

    message, line = broken(tmp_path, spoil)
    assert f"linje {line}:" in message and "«samtykkeskjema»" in message and "kolonne av typen «valg»" in message
