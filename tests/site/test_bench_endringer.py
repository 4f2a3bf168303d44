"""A small run of the bench of edits: an editor's mistakes are told in Norwegian, near where they were made."""

from __future__ import annotations

import random

import pytest

from macros.guide.load import DATA, load_guide
from tests.bench import endringer
from tests.bench.endringer_data import MISTAKES, edit

pytestmark = pytest.mark.build  # it takes long

SEED = 20261130


@pytest.mark.build
@pytest.mark.parametrize("many, count", [(endringer.many, 16), (endringer.many_on_pages, 80)])
def test_a_mistake_is_told_near_where_it_is_and_in_norwegian(many, count):
    told = many(count, SEED)
    assert not endringer.failed(told), "\n\n".join(told.lost)
    assert told.counts.total() == count and told.counts["gyldig"] < count * 0.7, "most of them are mistakes"


def test_the_bench_finds_a_message_far_away_one_in_english_and_a_traceback(tmp_path, monkeypatch):
    rng = random.Random(SEED)
    made = edit(DATA.read_text(encoding="utf-8"), rng, {"linje to ganger": MISTAKES["linje to ganger"]})
    far = f"veileder.yml, linje {made.line + 400}: kommune\n  Nøkkelen mangler."
    assert endringer._judged(far, made)[0] == "langt unna"
    assert (
        endringer._judged(f"veileder.yml, linje {made.line}: kommune\n  Input should be a string", made)[0] == "engelsk"
    )
    monkeypatch.setattr(endringer, "load_guide", lambda path: load_guide(path).finnes_ikke)
    whole = endringer.Edited("ingen", 1, "", "", DATA.read_bytes())
    assert endringer.outcome(whole, tmp_path)[0] == "traceback"
    told = endringer.Told()
    told.counts.update({"nær": 96, "langt unna": 4})
    assert endringer.failed(told)
