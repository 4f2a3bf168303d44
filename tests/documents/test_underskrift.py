"""Who vouches for a form says so with role, name, date and signature: in every form, and in every edition."""

from __future__ import annotations

import pytest
from real import GUIDE

from macros.guide.load import load_guide
from macros.guide.places import edition

# A letter ends with its own greeting, and a child is asked for no signature: `ark` says which they are. And these:
UNSIGNED = {
    "bekymringsskala-foresatte": "a parent's own answers, to talk about: the name and the date stand on it",
    "nettverkskart": "the family's own map, which nobody vouches for",
    "droftingsnotat": "a name would tell which unit it is, and so which child",
    "det-gode-motet": "a plan for a meeting; its record is what is signed",
    "bti-pa-var-enhet": "a worksheet of many, about the unit and no child",
}


OTHERS = [pytest.param(name, marks=pytest.mark.grundig) for name in ("hoyanger", "arendal")]


@pytest.fixture(scope="module", params=["", *OTHERS], ids=lambda name: name or "kragero")
def forms(request):
    guide = load_guide(edition(request.param).data) if request.param else GUIDE
    return [tool for tool in guide.verktoy if tool.skjema]


def test_every_form_is_signed_or_it_is_known_why_not(forms):
    without = {
        tool.id
        for tool in forms
        if tool.skjema.ark not in ("brev", "barneark") and not any(block.signatur for block in tool.skjema.innhold)
    }
    assert without == UNSIGNED.keys(), "a new form asks for a signature, or UNSIGNED says why not"


def test_a_name_is_asked_for_once(forms):
    """Who signs writes the name there, and is not asked for it in a field just above."""
    for tool in forms:
        blocks = tool.skjema.innhold
        for place, block in enumerate(blocks):
            asked = [field.id for above in blocks[max(0, place - 1) : place] for field in above.felter or []]
            assert not block.signatur or not {"utfylt-av", "skrevet-av"} & set(asked), tool.id
