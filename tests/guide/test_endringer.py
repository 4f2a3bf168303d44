"""What is changed: told once with date and reason, and with the date where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from broken import TEXT

from macros.building import Page
from macros.guide.endringer import Endring
from macros.guide.load import DataError, load_guide
from macros.site.blocks import environment, show


def with_changes(guide, *changes: tuple[str, list[str]]):
    told = [Endring(dato=day, hva=f"Nytt {day}.", hvorfor="Fordi.", gjelder=ids) for day, ids in changes]
    return guide.model_copy(update={"endringer": told})


def test_the_newest_change_is_the_one_that_is_told(guide):
    changed = with_changes(
        guide, ("2027-01-01", ["skriv-ned", "tolk"]), ("2027-03-01", ["skriv-ned"]), ("2027-02-01", ["niva-1"])
    )
    step, other = changed.get("steg", "skriv-ned"), changed.get("steg", "definer-problemstilling")
    assert changed.changed(step).dato == date(2027, 3, 1) and changed.changed(other) is None
    assert changed.changed(changed.get("verktoy", "tolk")).dato == date(2027, 1, 1)
    assert [entry.kind for entry in changed.concerned(changed.endringer[0])] == ["steg", "verktoy"]


def at_page(building, guide, source: str, **meta: str):
    file = building.files.get_file_from_path(source)
    page = Page(None, file, {"use_directory_urls": True, "site_url": "", "repo_url": None})
    page.meta = meta
    return replace(building, guide=guide, page=page)


def test_a_changed_step_says_so_and_no_other(building):
    guide = with_changes(building.guide, ("2027-03-01", ["skriv-ned"]))
    told = show(at_page(building, guide, "handlingsveileder/niva-0.md", gjelder="niva/niva-0"), "steg")
    assert told.count("Endret 1. mars 2027") == 1 and 'href="../../om/endringer/#d2027-03-01"' in told
    assert told.index("{ #skriv-ned }") < told.index("Endret") < told.index("{ #del-undringen")
    none = with_changes(building.guide)
    assert "Endret" not in show(at_page(building, none, "handlingsveileder/niva-0.md", gjelder="niva/niva-0"), "steg")


@pytest.mark.parametrize("about", ["verktoy/tolk", "niva/niva-1", "pakke/5-nar-det-haster", "nettside/haster"])
def test_a_changed_page_says_so_where_it_says_who_has_read_it(building, about):
    kind, id = about.split("/")
    guide = with_changes(building.guide, ("2027-03-01", [id]))
    at = at_page(building, guide, "haster.md")
    block = environment(at).get_template("gjennomgang.html")
    assert "Endret 1. mars 2027" in block.render(post=guide.get(kind, id))
    assert "Endret" not in block.render(post=guide.get("verktoy", "samtykkeskjema"))


def test_the_page_tells_what_and_why_the_newest_first(building):
    guide = with_changes(building.guide, ("2027-01-01", ["tolk", "haster"]), ("2027-03-01", []))
    told = show(at_page(building, guide, "om/endringer.md"), "endringer")
    assert told.index('<h2><span id="d2027-03-01">1. mars 2027</span></h2>') < told.index(">1. januar 2027<")
    assert "<b>Nytt 2027-01-01.</b> Fordi." in told and ">Informasjon om bruk av tolk</a>" in told
    assert '<a href="../../haster/">Når det haster</a>' in told, "a page has its name in its own file"
    empty = show(at_page(building, with_changes(building.guide), "om/endringer.md"), "endringer")
    assert "Ingen endringer er skrevet ned ennå." in empty


def test_a_change_of_what_is_not_there_is_told_and_telling_it_is_no_use_of_it(tmp_path):
    data = tmp_path / "veileder.yml"
    data.write_text(
        TEXT.replace("    gjelder:\n      - haster\n", "    gjelder:\n      - hastr\n", 1), encoding="utf-8"
    )
    with pytest.raises(DataError, match="«hastr» finnes ikke. Mente du «haster»?"):
        load_guide(data)
    tool = TEXT.index("\n  - id: tolk\n", TEXT.index("\nverktoy:\n")) + 1
    copied = TEXT[tool : TEXT.index("\n  - id: ", tool) + 1].replace("- id: tolk\n", "- id: tolk-igjen\n", 1)
    text = TEXT[:tool] + copied + TEXT[tool:]
    text = text.replace("    gjelder:\n      - haster\n", "    gjelder:\n      - tolk-igjen\n", 1)
    data.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="Verktøyet «tolk-igjen» er ikke brukt noe sted"):
        load_guide(data)
