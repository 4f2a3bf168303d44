"""What is gone leads on: pages, anchors on pages that stand, frames and open data, in a real build and browser."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from handler import Below, served
from projects import copy_of_project

pytestmark = [pytest.mark.build, pytest.mark.grundig]
MOVES = {
    "verktoy/gammelt": "verktoy/tolk",
    "verktoy/eldre": "verktoy/gammelt",
    "niva/niva-9": "niva/niva-3",
    "steg/gammelt-her": "steg/velg-holder",
    "steg/gammelt-der": "steg/skriv-ned",
    "pakke/6-gammel": "pakke/5-nar-det-haster",
    "begrep/gammelt-ord": "begrep/undring",
    "nettside/gammel": "nettside/haster",
    "verktoy/naa-haster": "trinn/fare-na",
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """The site of a guide where much has moved."""
    project = copy_of_project(tmp_path_factory.mktemp("flyttet") / "kopi")
    data = project / "docs" / "veileder.yml"
    text = data.read_text(encoding="utf-8")
    stood = {"steg": "\n    side: handlingsveileder/niva-1.md", "nettside": "\n    side: om/gammel.md"}
    section = "".join(
        f"  - fra: {old}{stood.get(old.split('/')[0], '')}\n    til: {new}\n" for old, new in MOVES.items()
    )
    text = text.replace("flyttet:\n", f"flyttet:\n{section}").replace(
        "  nettadresse:\n", "  nettadresse: https://eksempel.test/bti/\n"
    )
    data.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "macros", "build", "-q", "--uten-dokumenter"]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return project / "site"


@pytest.fixture(scope="module")
def address(moved):
    with served(moved, Below) as home:
        yield f"{home}bti/"


LEADS = {
    "om/gammel/": "haster/",
    "verktoykasse/gammelt/": "verktoykasse/tolk/",
    "verktoykasse/eldre/": "verktoykasse/tolk/",
    "verktoykasse/naa-haster/": "haster/#fare-na",
    "handlingsveileder/niva-9/": "handlingsveileder/niva-3/",
    "opplaring/6-gammel/": "opplaring/5-nar-det-haster/",
    "opplaring/6-gammel/kursleder/": "opplaring/5-nar-det-haster/kursleder/",
    "innebygd/verktoykasse/gammelt/": "innebygd/verktoykasse/tolk/",
    "innebygd/handlingsveileder/niva-9/": "innebygd/handlingsveileder/niva-3/",
    "innebygd/verktoykasse/naa-haster/": "innebygd/haster/#fare-na",
}


@pytest.mark.parametrize("javascript", [True, False])
def test_an_old_address_leads_to_the_new_also_without_a_script(address, browser, javascript):
    context = browser.new_context(java_script_enabled=javascript)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    for old, new in LEADS.items():
        page.goto(address + old)
        page.wait_for_url(address + new, timeout=5000)
        assert page.locator("h1").count() == 1
    context.close()
    assert not [text for text in said if "Security Policy" in text]


def test_the_page_that_leads_on_says_where_and_is_in_no_search(moved):
    text = (moved / "verktoykasse" / "gammelt" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text and "<h1>Siden er flyttet</h1>" in text
    assert '<link rel="canonical" href="https://eksempel.test/bti/verktoykasse/tolk/">' in text
    assert '<a href="../tolk/">Informasjon om bruk av tolk</a>' in text and "Når det haster" in text
    assert 'content="0; url=../tolk/"' in text and "<script" not in text
    for file in [*(moved / "assets").glob("soke*.js"), moved / "sitemap.xml"]:
        assert "verktoykasse/gammelt" not in file.read_text(encoding="utf-8"), file


def test_an_old_anchor_on_a_page_that_stands_is_at_the_new_place_or_says_the_way(moved, address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for before in ("", "innebygd/"):
        text = (moved / before / "handlingsveileder" / "niva-1" / "index.html").read_text(encoding="utf-8")
        assert re.search(r'<h3 id="velg-holder"><span id="gammelt-her"></span>', text)
        page.goto(f"{address}{before}handlingsveileder/niva-1/#gammelt-her")
        new = page.locator("#velg-holder").bounding_box()
        assert 0 <= new["y"] < 200, "the browser has scrolled there"
        page.goto(f"{address}{before}handlingsveileder/niva-1/#gammelt-der")
        note = page.locator("#gammelt-der")
        assert note.inner_text() == "Det du leter etter, står nå her: Skriv ned det du ser"
        assert note.bounding_box()["y"] < 720
        note.locator("a").click()
        page.wait_for_url(f"{address}handlingsveileder/niva-0/#skriv-ned")
    page.goto(address + "ordliste/#gammelt-ord")
    assert page.locator("#undring").bounding_box()["y"] < 400
    context.close()


def test_the_open_data_tells_what_is_gone(moved):
    told = json.loads((moved / "veileder.json").read_text(encoding="utf-8"))["flyttet"]
    assert {one["id"]: one["til"] for one in told} == MOVES | {"verktoy/eldre": "verktoy/tolk"}
    step = next(one for one in told if one["id"] == "steg/gammelt-her")
    assert step["adresse"] == "handlingsveileder/niva-1/#velg-holder", "also where the site stands under a path"
