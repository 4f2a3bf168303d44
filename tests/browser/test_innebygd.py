"""An intranet uses the guide from another origin, in a real browser, with the rules that were made for the server."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
import servere
from handler import served

from macros.guide.load import HOUSE
from macros.site.texts import plain

EXAMPLE = HOUSE / "eksempler"
HERE = "https://veilederen.eksempel.test/bti/"  # what the example says until somebody writes their own


@contextmanager
def intranet(folder: Path):
    """A second origin: what is in `folder`, by another host name and port. Gives its address."""
    with served(folder) as home:
        yield home.replace("127.0.0.1", "localhost").rstrip("/")


@pytest.fixture(scope="module")
def public():
    folder = Path(tempfile.mkdtemp(prefix="bti-innebygd-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module", params=["nginx", "apache2", "apache2-htaccess", "caddy"])
def both(request, site, guide, public):
    """(the address of the intranet, that of the guide) with the guide under /bti/ and the intranet in its data."""
    if not servere.find(request.param.split("-")[0]):
        pytest.skip(f"{request.param} is not on this machine: python tests/servere.py")
    own = public / request.param
    shutil.copytree(site, own / "site")
    shutil.copytree(EXAMPLE, own / "intranett")
    own.chmod(0o755)
    with intranet(own / "intranett") as home:
        town = guide.kommune.model_copy(update={"rammes_inn_av": [home]})
        named = guide.model_copy(update={"kommune": town})
        with servere.running(request.param, named, "/bti/", own / "site", own) as address:
            page = own / "intranett" / "innebygd.html"
            text = page.read_text(encoding="utf-8")
            assert text.count(HERE) == 2, "the example says it stands in two places"
            page.write_text(text.replace(HERE, address), encoding="utf-8")
            yield home, address


@pytest.fixture
def page(both, browser):
    """The example page, open on the intranet."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{both[0]}/innebygd.html")
    yield opened
    context.close()


def frame(page):
    return page.frame_locator("iframe")


def test_the_frame_shows_the_level_and_its_links_leave_it(both, page):
    inside = frame(page)
    assert inside.locator("h1").inner_text().startswith("Nivå 1")
    assert inside.locator(".utkast").inner_text() == "Utkast – ikke godkjent av kommunen"
    assert "Mulig vold eller overgrep?" in inside.locator(".kortform").first.inner_text()
    assert inside.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px", "with its style"
    inside.locator("a[href='#avgjorelse']").first.click()
    assert page.url == f"{both[0]}/innebygd.html", "a link within the page stays in the frame"
    assert page.frames[1].url.endswith("/innebygd/handlingsveileder/niva-1/#avgjorelse")
    inside.locator("a.haster").click()
    page.wait_for_url(f"{both[1]}haster/")


def test_the_script_lists_the_steps_with_status_and_rule(both, page, guide, building):
    page.wait_for_selector("[data-felt=steg] li")
    level = guide.get("niva", "niva-1")
    assert page.locator("[data-felt=steg] a").all_inner_texts() == [plain(building, step.tittel) for step in level.steg]
    assert page.locator("[data-felt=status]").inner_text() == "Utkast – ikke godkjent av kommunen"
    assert page.locator("[data-felt=vold]").inner_text().startswith("Mulig vold eller overgrep?")
    assert page.locator("[data-felt=feil]").is_hidden()
    page.locator("[data-felt=steg] a").nth(1).click()
    page.wait_for_url(f"{both[1]}handlingsveileder/niva-1/#{level.steg[1].id}")


@pytest.mark.parametrize("path", ["", "handlingsveileder/niva-1/", "haster/", "verktoykasse/tolk/"])
def test_no_other_page_can_be_framed(both, page, path):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.locator("iframe").evaluate("(frame, address) => { frame.src = address }", both[1] + path)
    for _ in range(200):  # the browser says no in its own time
        if any("frame-ancestors" in text for text in said) and page.frames[1].url.startswith("chrome-error:"):
            break
        page.wait_for_timeout(50)
    assert any("frame-ancestors" in text for text in said), said
    assert page.frames[1].url.startswith("chrome-error:"), "the browser's own words, and none of ours"


def test_another_site_gets_nothing_in_a_frame_and_no_other_file(both, browser, public):
    """Nobody named this one: it may fetch the open data, and nothing else."""
    with intranet(EXAMPLE) as stranger:
        context = browser.new_context()
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{stranger}/innebygd.html")
        get = "address => fetch(address).then((answer) => answer.text(), () => null)"
        for name in ("veileder.json", "veileder.skjema.json"):
            assert json.loads(page.evaluate(get, both[1] + name)), name
        for name in ("", "haster/", "404.html", "innebygd/haster/"):
            assert page.evaluate(get, both[1] + name) is None, name
        page.goto(f"{stranger}/innebygd.html")
        page.locator("iframe").evaluate("(frame, at) => { frame.src = at }", f"{both[1]}innebygd/haster/")
        for _ in range(200):
            if any("frame-ancestors" in text for text in said):
                break
            page.wait_for_timeout(50)
        assert any("frame-ancestors" in text for text in said)
        context.close()


def test_the_script_finds_what_a_level_has_become(both, browser):
    """The id of the level on the page is an old one; the file says what stands in its place."""
    context = browser.new_context()
    page = context.new_page()

    def moved(route):
        data = route.fetch().json()
        data["flyttet"] = [{"id": "niva/niva-1", "til": "niva/niva-2", "adresse": ""}]
        route.fulfill(json=data, headers={"Access-Control-Allow-Origin": "*"})

    page.route(re.compile("veileder.json"), moved)
    page.goto(f"{both[0]}/innebygd.html")
    page.wait_for_selector("[data-felt=steg] li")
    assert "niva-2" in page.locator("[data-felt=steg] a").first.get_attribute("href")
    page.unroute_all()
    page.route(re.compile("veileder.json"), lambda route: route.abort())
    page.goto(f"{both[0]}/innebygd.html")
    page.wait_for_selector("[data-felt=feil]:not([hidden])")
    context.close()
