"""What YAML reads without a word, and what comes from Word, the web or a merge."""

from __future__ import annotations

import re

import pytest
from broken import STEP, TEXT, step_part

from macros.guide.load import DataError, load_guide


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


@pytest.mark.parametrize("content", ["", "# bare en merknad\n", "- a\n- b\n", "hei\n"])
def test_a_file_that_is_empty_or_something_else(tmp_path, content):
    path = tmp_path / "veileder.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_guide(path)
    assert "Fila er tom, eller begynner ikke med nøkkelord" in str(raised.value) and "1 feil." in str(raised.value)


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "veileder.yml"
    path.write_bytes(TEXT.encode("latin-1", "replace"))
    with pytest.raises(DataError, match="ikke lagret som UTF-8"):
        load_guide(path)
