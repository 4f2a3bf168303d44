"""`make finn`: every place a word stands, with the line it really stands on, also where a text is folded."""

from __future__ import annotations

import re

import pytest

from macros.commands import main
from macros.guide.load import DATA, HOUSE
from macros.publish.find import find, report

LINES = DATA.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("word", ["samtykke", "tolk", "undringslogg"])
def test_every_line_with_the_word_is_told_and_no_other(word):
    """Remarks and keys are no content; everything else that a search of the file would find is told."""
    hits = [hit for hit in find(word, DATA) if hit.file == "docs/veileder.yml"]
    expected = {
        number
        for number, line in enumerate(LINES, 1)
        if word in re.sub(r"^[ -]*[a-z_]+:( |$)", "", line).lower() and not line.lstrip().startswith("#")
    }
    assert len(expected) > 10 and {hit.line for hit in hits} == expected
    assert all(word in LINES[hit.line - 1].lower() and word in hit.text.lower() for hit in hits)


def test_a_place_is_named_by_its_ids():
    """The id of a step stands in its path, and so does the key."""
    number = next(n for n, line in enumerate(LINES, 1) if line == "      - id: definer-problemstilling")
    (hit,) = [hit for hit in find("definer-problemstilling", DATA) if hit.line == number]
    assert hit.path.startswith("nivaer → nr. 2 «niva-1» → steg → nr. ") and hit.path.endswith("→ id")
    assert "«definer-problemstilling»" in hit.path


def test_words_on_two_lines_of_a_folded_text_are_found_on_the_first(tmp_path):
    data = tmp_path / "veileder.yml"
    text = "bygger_pa:\nlokalt:\n  - id: prove\n    # zxq rart\n    tittel: >-\n      Noe som er zxq\n      rart her.\n"
    data.write_text(text, encoding="utf-8")
    (tmp_path / "side.md").write_text("# Side\n\nEn linje med ZXQ\nrart på.\n\nzxq\n\nrart\n", encoding="utf-8")
    told = [(hit.file, hit.line, hit.path, hit.text) for hit in find("zxq  rart", data)]
    assert told == [
        ("veileder.yml", 6, "lokalt → nr. 1 «prove» → tittel", "Noe som er zxq rart her."),
        ("side.md", 3, "", "En linje med ZXQ rart på."),
    ]
    assert report("zxq rart", data).endswith("«zxq rart»: 1 i dataene og malenes ord, 1 på sidene.")


def test_the_words_of_the_templates_and_the_pages_are_searched_too():
    assert [hit.file for hit in find("Utkast – ikke godkjent av kommunen", DATA)][-1] == "macros/words/nb.yml"
    page = next(hit for hit in find("Du trenger ikke å kunne programmere", DATA) if hit.file.endswith(".md"))
    line = (HOUSE / page.file).read_text(encoding="utf-8").split("\n")[page.line - 1]
    assert page.file == "docs/om/redaktor.md" and "Du trenger ikke" in line


def test_the_command_says_so_when_there_is_none(capsys):
    assert main(["finn", "zxqzxq"]) == 1
    assert capsys.readouterr().out == "«zxqzxq» står ingen steder. Prøv en kortere del av ordet.\n"
    assert main(["finn", "meldeplikt", "til"]) == 0
    assert "docs/" in capsys.readouterr().out
