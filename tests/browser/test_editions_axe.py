"""Editions of other shapes than the base can be used by everybody: axe on the pages that differ, in both schemes."""

from __future__ import annotations

import pytest
from handler import served
from show import axe

DIFFER = {
    "trygstad": ["", "handlingsveileder/niva-2/", "om/"],  # three levels, a colour, no packages
    "seksdal": ["", "handlingsveileder/niva-5/", "handlingsveileder/"],  # six levels, no questions
    "granvik": ["opplaring/introduksjon/", "verktoykasse/takkekort/"],  # a colour on courses, a tool of its own
    "bamble": ["om/", "om/kvalitet/"],
}


@pytest.mark.parametrize("name", DIFFER)
def test_axe_on_what_differs(browser, utgavene, name):
    with served(utgavene / "utgaver" / name / "site") as home:
        page, problems = browser.new_page(), []
        for path in DIFFER[name]:
            page.goto(home + path)
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 800})
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    problems += [f"{path} {width} {scheme} {problem}" for problem in axe(page)]
        page.close()
    assert problems == []
