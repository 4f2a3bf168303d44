"""Spoilt copies of the data file: what tests of its messages begin with."""

from __future__ import annotations

import re

from projects import unanswered

from macros.guide.load import DATA

TEXT = unanswered(DATA.read_text(encoding="utf-8"))


def line_of(text: str, needle: str) -> int:
    return text[: text.index(needle)].count("\n") + 1


STEP = "      - id: definer-problemstilling\n"


def step_part(key: str) -> str:
    """The line(s) of one key of the step «definer-problemstilling», as they stand in the file."""
    step = TEXT[TEXT.index(STEP) :]
    return re.search(rf"(?m)^        {key}:.*\n(?:          .*\n)*", step)[0]


FORM = """    skjema:
      versjon: 1.0
      oppdatert: 2026-11-22
      ark: annet
      innhold:
        - overskrift: Hvem gjelder det?
        - felter:
            - id: navn
              etikett: Navn
              type: tekst
"""


TOOL = "  - id: rutine-koordinerende-enhet\n"  # a routine: it has no form of its own
