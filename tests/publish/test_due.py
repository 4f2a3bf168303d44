"""What is due: old facts, and those that nobody refers to."""

from __future__ import annotations

from datetime import date

from macros.guide.load import HOUSE
from macros.publish import due


def test_old_facts_are_told(guide):
    assert due.old(guide, date(2026, 7, 3)) != []
    laws = [what for when, what in due.old(guide, date(2027, 7, 2)) if what.startswith("lov:")]
    assert laws == [], "one year to the day is not more than a year"
    laws = [what for when, what in due.old(guide, date(2027, 7, 4)) if what.startswith("lov:")]
    assert len(laws) == len(guide.lover)


def test_unused_facts_are_told(guide, tmp_path):
    (tmp_path / "veileder.yml").write_bytes((HOUSE / "docs/veileder.yml").read_bytes())
    without_pages = due.unused(guide, tmp_path / "veileder.yml")
    (tmp_path / "side.md").write_text('{{ lov("bvl-1-3") }}', encoding="utf-8")
    assert set(without_pages) - set(due.unused(guide, tmp_path / "veileder.yml")) == {"lov bvl-1-3"}


def test_a_changed_law_names_the_forms_that_rest_on_it(guide):
    assert due.to_renew(guide) == [], "python -m macros versjoner when the forms have been read again"

    def changed(id: str):
        def walk(law):
            new = [
                paragraph.model_copy(update={"sammendrag": "Noe helt annet."}) if paragraph.id == id else paragraph
                for paragraph in law.paragrafer
            ]
            return law.model_copy(update={"paragrafer": new})

        copied = guide.model_copy(update={"lover": [walk(law) for law in guide.lover]})
        for kept in ("index", "law_of"):
            copied.__dict__.pop(kept, None)
        return copied

    consent = next(line for line in due.to_renew(changed("barnelova-31")) if line.startswith("samtykkeskjema "))
    assert "barnelova-31" in consent
    everyone = {tool.id for tool in guide.verktoy if tool.skjema and tool.skjema.ark == "barnet"}
    assert {line.split(" ")[0] for line in due.to_renew(changed("offl-13"))} == everyone, "the head rests on it"
    assert due.to_renew(changed("ipf-5")) == [], "no form rests on it"
    assert "Skjemaer å se over" in due.report(guide, date(2026, 11, 29))
