"""The words of a section under `synonymer` are about a section that the page has."""

from __future__ import annotations

import pytest

from macros.building import File
from macros.guide.load import HOUSE
from macros.site import pagecheck

ACCESS, FAMILIES = "handlingsveileder/innsyn.md", "for-familier/index.md"


def told(building, source: str, old: str, new: str) -> list[str]:
    text = (HOUSE / "docs" / source).read_text(encoding="utf-8")
    assert old in text
    file = File(source, str(HOUSE / "docs"), "site", True)
    file.content_string = text.replace(old, new, 1)
    return pagecheck.check_page(building, file)


@pytest.mark.parametrize("source", [ACCESS, FAMILIES])
def test_a_section_that_is_not_there_is_told_at_its_line(building, source):
    text = (HOUSE / "docs" / source).read_text(encoding="utf-8")
    (key,) = (key for key in ("  ny-partner:", "  hvem-leser:") if key in text)
    (said,) = told(building, source, key, f"{key[:-1]}e:")
    line = text[: text.index(key)].count("\n") + 1
    assert said.startswith(f"docs/{source}, linje {line}: Siden har ikke noe avsnitt med id-en «{key.strip(' :')}e».")
    assert f"Mente du «{key.strip(' :')}»?" in said and "krøllparentesen etter overskriften" in said


def test_the_page_itself_and_a_list_of_words_are_no_sections(building):
    assert told(building, ACCESS, "  ny-partner:", "  side: [min side]\n  ny-partner:") == []
    text = "---\ntitle: x\nsynonymer: [et ord, et annet]\n---\n# x\n"
    file = File("om/ny.md", str(HOUSE / "docs"), "site", True)
    file.content_string = text
    assert pagecheck.check_page(building, file) == []


@pytest.mark.parametrize(
    ("place", "above", "body"),
    [
        ("dette-gjelder", "", "# x\n\n## Dette gjelder\n"),
        ("lysbilde-2", "template: lysbilder.html\n", "# x\n\n## Ett\n\n---\n\n## To\n"),
    ],
)
def test_a_heading_without_an_id_and_a_slide_are_places_too(building, place, above, body):
    file = File("om/ny.md", str(HOUSE / "docs"), "site", True)
    file.content_string = f"---\ntitle: x\n{above}synonymer:\n  {place}: [et ord]\n---\n{body}"
    assert not any("avsnitt" in said for said in pagecheck.check_page(building, file))
