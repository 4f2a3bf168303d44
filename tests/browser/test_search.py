"""The search (skall/sok.js, sokefelt.js, sokemotor.js): found in one try, at once, by mouse, key, touch and ear."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from show import axe

from macros.guide.load import HOUSE

HITS = "ol.treff > li"
TEXTS = Path(__file__).parents[1] / "site" / "stammer.tsv"
NYNORSK = TEXTS.with_name("stammer-nn.tsv")


def look(page, what: str):
    """Type into the first search field of the page, letter by letter. Returns the hits."""
    field = page.locator("form[data-sok] input")
    field.click()
    field.press_sequentially(what)
    return page.locator(HITS)


def whole(page):
    """Wait until the sections of the pages can be found too."""
    for _ in range(300):
        if page.evaluate("Boolean(globalThis.btiSok?.helt)"):
            return page
        page.wait_for_timeout(100)
    raise AssertionError("the texts of the search never came")


@pytest.mark.grundig
def test_the_field_answers_on_every_page_from_the_first_letter(page, address, pages):
    for path in [*pages, "404.html"]:
        if path != "404.html":
            page.goto(address + path)
            assert page.locator("form[data-sok] input").count() == 1, path
    page.goto(address + "verktoykasse/tolk/")
    hits = look(page, "s")
    expect(hits.first).to_be_visible()
    page.locator("#q").press_sequentially("amtykkes")
    first = hits.first.locator("a").first
    expect(first).to_have_text("Samtykkeskjema")
    expect(hits.first.locator(".hva").first).to_have_text("verktøy")
    assert first.evaluate("a => a.href") == address + "verktoykasse/samtykkeskjema/"
    assert hits.first.locator("mark").first.inner_text() == "Samtykkeskjema"
    first.click()
    page.wait_for_url(address + "verktoykasse/samtykkeskjema/")


def test_a_word_of_danger_puts_what_cannot_wait_first_with_its_numbers(page, address, guide):
    page.goto(address)
    for typed, place in (("slår barnet", "vold-og-overgrep"), ("mobba", "mobbing"), ("voldtatt", "vold-og-overgrep")):
        page.fill("#q", "")
        hits = look(page, typed)
        expect(hits.first).to_have_class("er-fare")
        assert hits.first.locator("a").first.get_attribute("href").endswith(f"haster/#{place}")
        numbers = hits.first.locator("a.tlf").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        step = guide.get("trinn", place)
        called = [guide.get("tlf", call.telefon).nummer for call in step.ring] or [
            guide.get("tlf", id).nummer for id in guide.haster.ring
        ]
        assert numbers == [f"tel:{number.replace(' ', '')}" for number in called if number][:5]
    for typed in ("vond", "pappa i fengsel"):  # nor is a father a danger, though «far» is the stem of «fare»
        page.fill("#q", "")
        expect(look(page, typed).first).not_to_have_class("er-fare")


def test_the_short_form_stands_above_hits_that_send_somebody_to_parents(page, address, guide):
    page.goto(address)
    hits = look(page, "snakke med foreldrene")
    expect(hits.first).to_be_visible()
    whole(page)
    rule = page.locator(".sokepanel .kortform")
    expect(rule).to_have_count(1)
    said = re.sub(r"\$tlf\(([a-z-]+)\)", lambda name: guide.get("tlf", name[1]).nummer, guide.haster.vold.kort)
    assert rule.inner_text().replace("\u00a0", " ").startswith(said)
    assert rule.bounding_box()["y"] < hits.first.bounding_box()["y"]
    assert rule.locator("a").get_attribute("href").endswith("haster/#hva-er-vold")
    page.fill("#q", "")
    look(page, "arkivlova")
    expect(page.locator(".sokepanel .kortform")).to_have_count(0)


def test_things_of_one_name_are_one_result(page, address):
    page.goto(address + "sok/")
    for name, kinds in (
        ("koordinator", {"verktøy", "ordliste", "rolle", "lov"}),
        ("taushetsplikt", {"verktøy", "plikt"}),
    ):
        page.fill("#az-q", "")
        hits = look(page, name)
        whole(page)
        shown = set(hits.first.locator(".hva").all_inner_texts())
        assert kinds <= shown, (name, shown)
        assert hits.first.locator(".hva").first.inner_text() == "verktøy", "the most useful first"
        again = hits.locator(".treff-tittel").all_inner_texts()
        assert [title.casefold() for title in again].count(name) <= 1, again


def test_arrows_enter_and_escape(page, address):
    page.goto(address + "ordliste/")
    hits = look(page, "tolk")
    expect(hits.first).to_be_visible()
    field = page.locator("#q")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0).locator("a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1).locator("a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator(".sokepanel")).to_be_hidden()
    assert field.input_value() == "tolk"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "verktoykasse/tolk/")
    look(page, "tolk")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "sok/#q=tolk")
    expect(page.locator("#az-q")).to_have_value("tolk")
    page.locator("#az-q").press("Enter")
    expect(hits.first.locator("a").first).to_be_focused()
    page.goto(address + "ordliste/")
    look(page, "tolk")
    expect(page.locator(".sokepanel")).to_be_visible()
    page.mouse.click(5, 700)
    expect(page.locator(".sokepanel")).to_be_hidden()


def test_touch(visit):
    page = visit("handlingsveileder/", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.locator("#q").tap()
    page.locator("#q").press_sequentially("ppt")
    hit = page.locator(HITS).first.locator("a").first
    expect(hit).to_be_visible()
    box = page.locator(".sokepanel").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360, box
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    hit.tap()
    page.wait_for_url(re.compile("ppt"))


def test_the_number_of_hits_is_announced_once_and_politely(page, address):
    page.goto(address + "haster/")
    look(page, "")
    page.evaluate("""() => { globalThis.heard = [];
      const live = document.querySelector(".topp [role=status]");
      if (live) new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true }); }""")
    page.wait_for_timeout(1500)
    page.evaluate("""() => { globalThis.heard ??= [];
      const live = document.querySelector(".topp [role=status]");
      new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true }); }""")
    page.locator("#q").press_sequentially("samtykkeskjema", delay=40)
    page.wait_for_timeout(1500)
    heard = page.evaluate("[...new Set(heard)]")
    assert len(heard) == 1 and re.fullmatch(r"\d+ treff\. Øverst: Samtykkeskjema \(verktøy\)\.", heard[0]), heard
    page.fill("#q", "xqzwv")
    page.wait_for_timeout(900)
    assert page.locator(".topp [role=status]").inner_text() == "Ingen treff. Prøv et annet ord."


def test_nothing_found_shows_the_three_ways_in(page, address):
    page.goto(address + "sok/")
    for typed in ("xqzwv", "Kari Nordmann"):
        page.fill("#az-q", "")
        look(page, typed)
        expect(page.locator("[data-ingen]")).to_be_visible()
        ways = page.locator("[data-ingen] a").evaluate_all("all => all.map(a => a.href)")
        assert {way.removeprefix(address) for way in ways} == {
            "haster/",
            "handlingsveileder/finn-steget/",
            "verktoykasse/",
        }
        assert page.locator(HITS).count() == 0


def test_nothing_is_sent_and_nothing_is_stored(browser, address):
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "lover/")
    look(page, "overgrep")
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/#q=overgrep")
    page.locator("#az-q").fill("mobbing")
    page.wait_for_url("**/sok/#q=mobbing")
    assert not [url for url in asked if "overgrep" in url.split("#")[0] or "mobbing" in url.split("#")[0]]
    assert {url.split("?")[0].rsplit("/", 1)[0] + "/" for url in asked if "assets" in url} <= {
        address + "assets/",
        address + "assets/fonts/",
    }
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    page.goto(address + "sok/?q=bekymringsmelding")  # an old link
    expect(page.locator(HITS).first.locator("a").first).to_have_text("Bekymringsmelding til barnevernet: sjekkliste")
    page.reload()
    expect(page.locator("#az-q")).to_have_value("bekymringsmelding")
    context.close()


def test_from_a_folder_without_a_server(visit, site, tmp_path):
    """As in the zip, where no font is asked for beforehand: from file:// a browser refuses that."""
    shutil.copytree(site / "assets", tmp_path / "assets")
    text = (site / "sok" / "index.html").read_text(encoding="utf-8")
    folder = tmp_path / "sok"
    folder.mkdir()
    (folder / "index.html").write_text(re.sub(r'<link rel="preload"[^>]*>', "", text), encoding="utf-8")
    page = visit((folder / "index.html").as_uri())
    hits = look(page, "bekymringsmeldingen")
    expect(hits.first).to_be_visible()
    assert (
        hits.first.locator("a").first.evaluate("a => a.href")
        == (tmp_path / "verktoykasse/bekymringsmelding").as_uri() + "/"
    )
    whole(page)
    assert page.url.endswith("#q=bekymringsmeldingen")


def test_without_javascript_the_list_from_a_to_aa_is_there(visit, address):
    page = visit("verktoykasse/", java_script_enabled=False)
    page.fill("#q", "samtykke")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=samtykke")
    expect(page.locator(".az li").nth(150)).to_be_visible()
    expect(page.locator("form[data-sok]")).to_be_hidden()


@pytest.mark.parametrize("path", [pytest.param("ordliste/", marks=pytest.mark.grundig), "sok/"])
def test_axe_with_the_hits_open(page, address, path):
    page.goto(address + path)
    for typed in ("vold", "koordinator", "snakke med foreldre", "xqzwv"):
        page.locator("form[data-sok] input").fill("")
        look(page, typed)
        page.wait_for_timeout(700)
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == [], (typed, width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


# --- what the engine knows -------------------------------------------------------------------------------------------


@pytest.fixture
def engine(page, address):
    """A page where the whole search has come."""
    page.goto(address + "sok/")
    return whole(page)


def test_the_stemmer_is_snowballs(engine):
    lines = [line.split("\t") for line in TEXTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    ours = engine.evaluate("words => words.map(btiStamme.nb)", [word for word, _ in lines])
    assert [(word, stem) for word, stem in zip((line[0] for line in lines), ours, strict=True)] == [
        (word, stem) for word, stem in lines
    ]


def test_the_stemmer_of_nynorsk_is_snowballs_of_what_an_ending_becomes(engine):
    """The same list is read in Python: what is folded is Snowball's own word (tests/site/test_search_files.py)."""
    lines = [line.split("\t") for line in NYNORSK.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    engine.evaluate((HOUSE / "docs" / "assets" / "stamme-nn.js").read_text(encoding="utf-8") + "\n0")
    ours = engine.evaluate("words => words.map(btiStamme.nn)", [word for word, _, _ in lines])
    assert ours == [stem for _, _, stem in lines]


def test_every_title_synonym_and_term_is_found_as_people_type_it(engine):
    """All but what is mistyped: there one in a hundred may be nearer to something else."""
    told = engine.evaluate(Path(__file__).with_name("sokeformer.js").read_text(encoding="utf-8"))
    missed = [tuple(line) for line in told["missed"] if line[0] != "mistyped"]
    assert missed == []
    found, all = told["counts"]["mistyped"]
    assert all > 2000 and found / all > 0.99, told["missed"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("taushets plikt", "verktoykasse/taushetsplikt-og-samtykke/"),
        ("samtykke-skjema", "verktoykasse/samtykkeskjema/"),
        ("barne koordinator", "verktoykasse/koordinator-og-barnekoordinator/"),
        ("SAMTYKKESKJEMA!", "verktoykasse/samtykkeskjema/"),
        ("\u201ctiltaksplan\u201d", "verktoykasse/tiltaksplan/"),
        ("tilta\u00adksplan", "verktoykasse/tiltaksplan/"),
        ("pa\u030aro\u0308rende", "verktoykasse/barn-som-parorende/"),
        ("pårørende".encode().decode("latin-1"), "verktoykasse/barn-som-parorende/"),
        ("+47 116 117", "tjenester/#legevakt"),
        ("116-117", "tjenester/#legevakt"),
        ("legevakta", "tjenester/#legevakt"),
        ("bvl § 13-2", "lover/#bvl-13-2"),
        ("hpl § 10 a", "lover/#hpl-10a"),
        ("vodl", "haster/#vold-og-overgrep"),
    ],
)
def test_letters_numbers_and_compounds_in_every_writing(engine, typed, place):
    hits = engine.evaluate(
        "q => btiSok.sok(q).slice(0, 3).flatMap(h => [h.record, ...h.deler]).map(r => r.adresse)", typed
    )
    assert place in hits, hits


@pytest.mark.parametrize(
    "typed", ["asdfgh", "Kari Nordmann", "Per Olsen", "Hanne Berg", "qwerty uiop", "", "   ", "???"]
)
def test_names_and_nonsense_find_nothing(engine, typed):
    assert engine.evaluate("q => btiSok.sok(q).map(h => h.record.tittel)", typed) == []


ONLY_IN_TEXTS = """() => {
  const all = btiSok.poster.flatMap(({ tekst }) => btiSok.words(tekst ?? ""));
  const words = new Set(all.filter((word) => word.length > 6));
  const unknown = [...words].filter((word) => btiSok.understood(word + " ").every((it) => !it.kjent)).slice(0, 40);
  return unknown.map((word) => [word, btiSok.sok(word + " ").length]);
}"""


def test_a_word_that_only_stands_in_a_text_is_found_when_nothing_else_is(engine):
    words = engine.evaluate(ONLY_IN_TEXTS)
    assert len(words) == 40 and [word for word, hits in words if not hits] == []
