"""What a reader typed who knew neither the data nor the synonyms (30 November 2026), and what it has to find.

Each is a kind of mistake and not one word: glued words, ordinary words taken for danger, who does what to whom,
a word that asks for a kind of hit, dialect, numbers nobody has filled in.
"""

from __future__ import annotations

import re

import pytest
from lxml import html
from playwright.sync_api import expect
from test_search import HITS, NYNORSK, TEXTS, look, whole

TOP = "q => btiSok.sok(q).slice(0, 3).map(({ record }) => record.adresse)"


@pytest.fixture(scope="module")
def engine(browser, address):
    """One page with the whole search in it, for all that only asks the engine."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "sok/")
    yield whole(page)
    context.close()


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        # two words are not one only because the second looks like an ending of the first
        ("elev truer med å ta livet sitt", "haster/#selvmordsfare"),
        ("onkel tar på meg", "haster/#vold-og-overgrep"),
        # touched, hit, spanked, in everyday words
        ("han tar på henne", "haster/#vold-og-overgrep"),
        ("noen har tatt på meg", "haster/#vold-og-overgrep"),
        ("kompisen tok på meg", "haster/#vold-og-overgrep"),
        ("fikk ris", "haster/#vold-og-overgrep"),
        ("dasker til ungen", "haster/#vold-og-overgrep"),
        ("jente 7 år vil ikke hjem", "haster/#vold-og-overgrep"),
        # a child that hits is not a colleague that does
        ("elev slår meg", "haster/#mobbing"),
        ("barn slår andre barn", "haster/#mobbing"),
        ("ungen slår i barnehagen", "haster/#mobbing"),
        ("tafser på andre barn på SFO", "haster/#seksuell-atferd"),
        # … and an adult that hits is no child that does
        ("voksen slår barn i barnehagen", "haster/#ansatt-mistenkes"),
        ("læreren slår barn", "haster/#ansatt-mistenkes"),
        ("ansatt tafser på barn", "haster/#ansatt-mistenkes"),
        ("pappa slår andre barn", "haster/#vold-og-overgrep"),
        ("faren til barnet slår", "haster/#vold-og-overgrep"),
        ("slår barn", "haster/#vold-og-overgrep"),
        # «far» is no «får»
        ("far slår", "haster/#vold-og-overgrep"),
        ("far drikker", "verktoykasse/barn-som-parorende/"),
        ("FÅR JULING", "haster/#vold-og-overgrep"),
        # the word says which kind of thing is looked for
        ("ppt telefon", "tjenester/#ppt"),
        ("nr til ppt", "tjenester/#ppt"),
        ("skjema ppt", "verktoykasse/tilmelding-ppt/"),
        ("kurs til personalmøte", "opplaring/#kort"),
        ("over gangs skjema", "verktoykasse/overgangsskjema/"),
        # somebody has died
        ("bestemor døde", "verktoykasse/barn-som-parorende/"),
        ("hu har mista bestemora si", "verktoykasse/barn-som-parorende/"),
        ("bestefar", "haster/#frivillig"),
        ("bor i fosterheim", "tjenester/#barnevernstjeneste"),
        ("stafettholder", "handlingsveileder/roller/#holder"),
        ("ka e bti", "ordliste/#bti"),
        ("må æ melde", "verktoykasse/bekymringsmelding/"),
    ],
)
def test_what_is_typed_leads_there_first(engine, typed, place):
    assert engine.evaluate(TOP, typed)[:1] == [place], engine.evaluate(TOP, typed)


def test_a_situation_that_hardly_has_the_word_does_not_stand_before_the_page_itself(engine):
    """Danger puts «Når det haster» first, but one situation of it only when it is about what is asked."""
    first, second = engine.evaluate("() => btiSok.sok('kurs om vold').map((hit) => [hit.record.adresse, !!hit.fare])")[
        :2
    ]
    assert first == ["haster/", True]
    assert second == ["opplaring/5-nar-det-haster/", False]


@pytest.mark.parametrize("typed", ["barnevernsvakta", "barnevernvakta", "barnevernvakten", "barnevernsvakten", "vakta"])
def test_a_number_nobody_has_filled_in_says_whom_to_ring(page, address, guide, typed):
    own = guide.get("tlf", "barnevernvakt").nummer
    page.goto(address)
    hits = look(page, typed)
    whole(page)
    first = hits.first
    expect(first.locator(".treff-tittel")).to_have_text("Barnevernvakt")
    number = (own or "116 111").replace(" ", "")
    assert first.locator("a.tlf").evaluate_all("all => all.map(a => a.getAttribute('href'))") == [f"tel:{number}"]
    if not own:
        expect(first.locator(".treff-ledd")).to_contain_text("Ikke lagt inn.")


FORMS = {  # these are mistyped or bent forms of words of danger
    *(
        "bevisstløst",
        "kjønnslemlestelseet",
        "mobbingen",
        "mobbinget",
        "nakenbilderdt",
        "rusdt",
        "sultent",
        "vanskjøtter",
    ),
}
DANGER = """words => words.filter((word) => {
  const [it] = btiSok.understood(word + " ");
  return it?.hvordan === "rettet" && it.fare;
})"""


def test_no_word_of_ours_is_mended_into_a_danger(engine, site):
    """«gutter» became «kutter», «gruer» «truer», «huset» «ruset»: and a page about danger stood first."""
    words = set()
    for path in (TEXTS, NYNORSK):
        words |= set(re.findall(r"^[a-zæøå]{4,}", path.read_text(encoding="utf-8"), re.M))
    for path in site.rglob("index.html"):
        text = html.parse(str(path)).getroot().text_content().lower()
        words |= set(re.findall(r"[a-zæøå]{4,}", text))
    assert len(words) > 5000
    everyday = {
        "gutter",
        "gutten",
        "gruer",
        "huset",
        "sover",
        "spare",
        "farge",
        "forsiktig",
        "stått",
        "våken",
        "blanke",
    }
    assert set(engine.evaluate(DANGER, sorted(words | everyday))) - FORMS == set()


def test_everyday_words_are_not_mended_into_a_danger_before_the_texts_have_come(visit, address):
    page = visit("haster/")
    page.route("**/soketekst-*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    look(page, "s")
    page.wait_for_function("globalThis.btiSok?.klar")
    everyday = "gutter gutten gruer gruet huset husene sover spare farge farger forsiktig stått våken blanke".split()
    assert page.evaluate(DANGER, everyday) == []
    assert page.evaluate(DANGER, ["vodl", "selvmrod", "mobing", "ovregrep"]) == [
        "vodl",
        "selvmrod",
        "mobing",
        "ovregrep",
    ]


@pytest.mark.parametrize("typed", ["samtykkeskjema", "undringslogg"])
def test_a_tool_in_the_hits_offers_its_word_and_its_pdf(page, address, site, typed):
    page.goto(address + "haster/")
    first = look(page, typed).first
    expect(first.locator(".treff-tittel")).to_be_visible()
    files = first.locator(".treff-deler a").evaluate_all("all => all.map(a => [a.textContent.split(':')[0], a.href])")
    files = [file for file in files if file[0] in ("Word", "PDF")]
    assert [name for name, _ in files] == ["Word", "PDF"]
    for _, href in files:
        assert (site / href.removeprefix(address)).is_file(), href


def test_a_hit_says_a_sentence_and_no_address_nor_labels(page, address):
    """«pdf ) Se skjemaet her på siden Hvorfor …» stood under «barneverns»."""
    page.goto(address + "sok/")
    whole(page)
    for typed in ("barneverns", "samtykkeskjema", "fysioterapi", "tolk", "leveres ikke ut"):
        page.fill("#az-q", "")
        look(page, typed)
        for text in page.locator(f"{HITS} .treff-ledd").all_inner_texts():
            assert not re.search(
                r"[\ue000-\uf8ff]|\.(?:pdf|docx)|Se skjemaet her|\n|\b(?:Hvorfor|Hvem) [A-ZÆØÅ]", text
            ), text


def test_enter_in_the_header_leads_on_to_the_hits(page, address):
    """Focus stood on <body>: the next Tab began at the top of the page again."""
    page.goto(address + "ordliste/")
    expect(look(page, "tolk").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/#q=tolk")
    expect(page.locator("#az-q")).to_be_focused()
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).first.locator("a").first).to_be_focused()
    page.goto(address + "sok/?q=tolk")  # where Enter leads before the search has come
    expect(page.locator("#az-q")).to_be_focused()


def test_from_a_to_aa_without_scripts(visit):
    page = visit("sok/", java_script_enabled=False, viewport={"width": 360, "height": 740})
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript p")).to_have_text("Søket trenger JavaScript. Finn ordet i lista.")
    letters = page.locator("main .hoppliste a")
    assert letters.count() > 15
    assert {"A", "B", "S", "Å"} <= set(letters.all_inner_texts())
    for size in letters.evaluate_all("all => all.map(a => a.getBoundingClientRect()).map(r => [r.width, r.height])"):
        assert min(size) >= 44
    letters.get_by_text("S", exact=True).click()
    assert page.locator(f"h2{re.search('#.*', page.url)[0]}").inner_text() == "S"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


BOXES = """() => [...document.querySelectorAll(".ring > li")].map((box) => {
  const style = getComputedStyle(box), broken = [];
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) for (const { 0: word, index } of node.data.matchAll(/[\\p{L}]+/gu)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    if (range.getClientRects().length > 1) broken.push(word);
  }
  return [style.borderTopWidth === style.borderBottomWidth, style.paddingLeft === style.paddingRight, broken.join(" ")];
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_every_number_on_the_page_that_cannot_wait_stands_in_a_whole_box(visit, width):
    """Those after «Pass på» had lost their upper edge, and «Giftinformasjone / n» was broken on a phone."""
    page = visit("haster/", viewport={"width": width, "height": 800})
    boxes = page.evaluate(BOXES)
    assert len(boxes) > 60
    assert {tuple(box) for box in boxes} == {(True, True, "")}
