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
