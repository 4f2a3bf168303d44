"""Pages that were in order are not read again, until a name they may ask for changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.guide.places import edition
from macros.site import checked


@pytest.fixture
def read(monkeypatch, tmp_path):
    """The pages that were looked through, in the order it was done; nothing is kept from before."""
    monkeypatch.setattr("macros.site.kept.FOLDER", tmp_path)
    pages, check_page = [], checked.check_page
    monkeypatch.setattr(checked, "check_page", lambda made, file: pages.append(file.src_uri) or check_page(made, file))
    return pages


def test_a_changed_sentence_in_the_data_sends_nobody_through_the_pages(building, read):
    assert checked.check_pages(building) == [] and len(read) == len(building.files.documentation_pages())
    read.clear()
    first, *others = building.guide.telefoner
    other = first.model_copy(update={"hva": "Noe annet enn det som sto der."})
    guide = building.guide.model_copy(update={"telefoner": [other, *others]})
    assert checked.check_pages(replace(building, guide=guide)) == [] and read == []


def test_a_name_that_is_gone_is_told_though_no_page_was_changed(building, read):
    checked.check_pages(building)
    read.clear()
    left = [phone for phone in building.guide.telefoner if phone.id != "alarmtelefonen"]
    guide = building.guide.model_copy(update={"telefoner": left})
    guide.__dict__.pop("index", None)  # worked out once, and copied with the rest
    said = checked.check_pages(replace(building, guide=guide))
    assert any("alarmtelefonen" in problem for problem in said) and read


def test_a_changed_page_is_read_again_and_no_other(building, read):
    checked.check_pages(building)
    read.clear()
    page = building.files.get_file_from_path("om/index.md")
    before = page.content_string
    page.content_string = before + "\nEn ny linje.\n"
    try:
        assert checked.check_pages(building) == [] and read == ["om/index.md"]
    finally:
        page.content_string = before


def test_an_edition_is_told_where_to_mend_a_page_it_has_from_the_base(building):
    wrong = "docs/opplaring/1-undring/lysbilder.md, linje 4: Oppgaven «ny» har ingen lysbilder."
    arendal = replace(building, edition=edition("arendal"))
    says = checked.mended_where(arendal, ["utgaver/arendal/om/index.md, linje 2: Feil.", wrong])
    assert "docs/opplaring/1-undring/lysbilder.md er arvet" in says
    assert "kopierer du den til utgaver/arendal/opplaring/1-undring/lysbilder.md" in says
    assert checked.mended_where(arendal, ["utgaver/arendal/om/index.md, linje 2: Feil."]) == ""
    assert checked.mended_where(building, [wrong]) == ""
