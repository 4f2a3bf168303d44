"""What Markdown reads without a word and nobody meant is told with the line: each of these was built before."""

from __future__ import annotations

import re

import pytest

from macros.building import File
from macros.guide.places import HOUSE
from macros.site.pagecheck import check_page

TOOL, SHEET = "verktoykasse/tolk.md", "opplaring/3-systematikk-og-struktur/deltaker.md"
DECK, PACKAGE = "opplaring/3-systematikk-og-struktur/lysbilder.md", "opplaring/3-systematikk-og-struktur/index.md"


@pytest.mark.parametrize(
    ("source", "old", "new", "message"),
    [
        pytest.param("haster.md", '{{ show("haster") }}', '{ show("haster") }', "to krøllparenteser", id="one brace"),
        pytest.param("haster.md", '{{ show("haster") }}', "{{ holder }}", "«holder» alene viser ikke", id="no form"),
        pytest.param("haster.md", '{{ show("haster") }}', "{{ veileder }}", "«veileder» alene", id="the whole data"),
        pytest.param(DECK, "\n---\n\n##", "\n—\n\n##", "tre bindestreker", id="a dash of autocorrect"),
        pytest.param(DECK, "\n---\n\n##", "\n--\n\n##", "tre bindestreker", id="two hyphens"),
        pytest.param(DECK, "template: lysbilder.html\n", "", "«template: lysbilder.html» mangler", id="no template"),
        pytest.param(DECK, "stil: kurs\n", "", "«stil: kurs» mangler", id="no style"),
        pytest.param(SHEET, "tilpass: ja\n", "", "«tilpass: ja» mangler", id="a case that cannot be fitted"),
        pytest.param(TOOL, '{{ show("verktoy") }}', "# En til", "får tittelen av seg selv", id="title on a tool"),
        pytest.param(TOOL, '{{ show("verktoy") }}', "{ .ingress", "ikke lukket", id="attributes below a text"),
        pytest.param(TOOL, '{{ show("verktoy") }}', "Hei, { sted }}.", "to krøllparenteser", id="a place, one brace"),
        pytest.param(TOOL, '{{ show("verktoy") }}', "{ holder.bestemt }", "to krøllparenteser", id="a word, one brace"),
        pytest.param(DECK, "/// notat", "/// notatt", "Mente du «notat»?", id="a block that nobody knows"),
        pytest.param(TOOL, '{{ show("verktoy") }}', '{% include "x" %}', "kan ikke stå på en side", id="a command"),
        pytest.param("haster.md", "](/", "] (/", "mellomrom i en lenke", id="a space in a link"),
        pytest.param("haster.md", '{{ show("haster") }}', "# En til", "to titler", id="two titles"),
        pytest.param("haster.md", '{{ show("haster") }}', "#### Dypt", "hopper over et nivå", id="a level skipped"),
        pytest.param("haster.md", '{{ show("haster") }}', "##Tett", "mellomrom etter #", id="no space after #"),
    ],
)
def test_it_is_told_with_the_line(building, source, old, new, message):
    text = (HOUSE / "docs" / source).read_text(encoding="utf-8")
    at = text.index(old, text.index("---", 4) + 4 if old.startswith("\n---") else 0)
    changed = File(source, str(HOUSE / "docs"), "site", True)
    changed.content_string = text[:at] + new + text[at + len(old) :]
    (told,) = [said for said in check_page(building, changed) if message in said]
    if "mangler" not in message:
        line = text[:at].count("\n") + 1 + new.startswith("\n")
        assert f"linje {line}:" in told


def test_a_list_of_attributes_that_is_not_closed(building):
    text = (HOUSE / "docs" / DECK).read_text(encoding="utf-8")
    heading = re.search(r"(?m)^## .*\{ .*\}$", text)[0]
    changed = File(DECK, str(HOUSE / "docs"), "site", True)
    changed.content_string = text.replace(heading, heading[:-1].rstrip(), 1)
    told = "\n".join(check_page(building, changed))
    assert "Krøllparentesen etter overskriften er ikke lukket." in told
