"""What holds on every page of a built site, read as files: headings, facts, links back, and nothing from outside."""

from __future__ import annotations

import copy
import gzip
import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from macros.guide.load import HOUSE
from macros.guide.placeholders import BARE_LAW, BARE_PHONE
from macros.site.texts import plain


@pytest.fixture(scope="module")
def trees(site, pages):
    return {page: html.parse(str(site / page / "index.html")).getroot() for page in pages}


def words(element) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_data_and_pages_agree_both_ways(guide):
    docs = HOUSE / "docs"
    assert {p.stem for p in (docs / "verktoykasse").glob("*.md")} - {"index"} == {tool.id for tool in guide.verktoy}
    assert {p.stem for p in (docs / "handlingsveileder").glob("niva-*.md")} == {level.id for level in guide.nivaer}
    assert {p.name for p in (docs / "opplaring").iterdir() if p.is_dir()} == {package.id for package in guide.pakker}


def test_titles_are_unique_and_there_is_one_h1(trees):
    titles = Counter(words(tree.find("head/title")) for tree in trees.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert {page: len(tree.xpath("//h1")) for page, tree in trees.items() if len(tree.xpath("//h1")) != 1} == {}


def test_headings_do_not_jump(trees):
    for page, tree in trees.items():
        levels = [int(h.tag[1]) for h in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        jumps = [(a, b) for a, b in pairwise([0, *levels]) if b > a + 1]
        assert not jumps, f"/{page}: {jumps}"


def test_language_draft_line_and_urgent_link_on_every_page(trees, guide):
    for page, tree in trees.items():
        assert tree.get("lang") == "nb", page
        draft = guide.kommune.status == "utkast"
        assert ("Utkast – ikke godkjent av kommunen" in words(tree.xpath("//header")[0])) == draft, page
        assert bool(tree.xpath("//meta[@name='robots'][@content='noindex']")) == draft, page
        assert tree.xpath("//header//a[contains(@class, 'haster')]"), page


def test_nothing_inline_and_nothing_from_outside(trees):
    for page, tree in trees.items():
        assert not tree.xpath("//style | //*[@style] | //script[not(@src)] | //*[@*[starts-with(name(), 'on')]]"), page
        own = "//link[not(@rel='canonical')]/@href"
        for address in tree.xpath(f"//script/@src | //img/@src | {own} | //iframe/@src | //use/@href"):
            assert not re.match(r"(https?:)?//", address), f"{page}: {address}"


def test_no_placeholder_or_template_is_left_unfilled(trees):
    for page, tree in trees.items():
        if page == "om/redaktor/":  # the editor's handbook shows how they are written
            continue
        assert not re.search(r"\$[a-zA-ZæøåÆØÅ]|\{\{|\{%|Macro .* Error|\bTODO\b|\blorem\b", words(tree)), page


def test_every_law_and_number_stands_in_a_marked_element(trees):
    for page, tree in copy.deepcopy(trees).items():
        for marked in tree.xpath("//*[@data-kontrollert]"):
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", marked.get("data-kontrollert")), page
            tail = marked.tail
            marked.clear()
            marked.tail = tail
        text = re.sub(r"\b\d+ kB\b", "", words(tree.find("body")))  # a file may well weigh 113 kB
        assert not BARE_LAW.search(text), f"/{page}: …{text[max(0, text.find('§') - 60) : text.find('§') + 40]}…"
        number = BARE_PHONE.search(re.sub(r"\([^()]*\d [kM]B\)", "", text))  # the size of a file is no number to ring
        assert not number, f"/{page}: …{text[max(0, number.start() - 60) : number.end() + 20]}…"


def test_every_step_is_told_twice_in_the_flowchart_and_in_full(site, building, guide):
    for level in guide.nivaer:
        tree = html.parse(str(site / "handlingsveileder" / level.id / "index.html")).getroot()
        for step in level.steg:
            wanted = re.sub(r"\s+", " ", plain(building, step.hva))
            for block in ("//ol[contains(@class, 'flyt')]", "//ol[contains(@class, 'steg-liste')]"):
                assert wanted in words(tree.xpath(block)[0]), f"{level.id}/{step.id} in {block}"
            assert words(tree.xpath("//main")[0]).count(wanted) == 2, f"{level.id}/{step.id} is told more than twice"
            assert tree.xpath(f"//ol[contains(@class, 'flyt')]//a[@href='#{step.id}']"), step.id
            assert tree.xpath(f"//h3[@id='{step.id}']"), step.id
        rule = re.sub(r"\s+", " ", plain(building, guide.haster.vold.kort))
        assert rule in words(tree), "the rule on violence stands on every level"


def test_the_index_holds_everything(trees, building, guide):
    index = words(trees["sok/"].xpath("//div[@class='az']")[0])
    for entry in (*guide.verktoy, *guide.pakker, *(step for level in guide.nivaer for step in level.steg)):
        assert plain(building, entry.tittel) in index


def targets(elements, page: str) -> set[tuple[str, str]]:
    """(page, anchor) of every link within `elements`, which stand on `page`.

    What the word list says in a popover does not count.
    """
    found = (
        urlsplit(urljoin(page, href))
        for element in elements
        for href in element.xpath(".//a[not(ancestor::*[@popover])]/@href")
        if not re.match(r"[a-z]+:", href)
    )
    return {(link.path, link.fragment) for link in found}


@pytest.mark.parametrize(
    "there,place", [("lover/", "//dl[@class='lovliste']/div"), ("handlingsveileder/samhandlingsarenaer/", "//main//h2")]
)
def test_laws_and_arenas_link_back_to_every_page_that_names_them(trees, there, place):
    """A page of a package counts as the package.

    Pages that gather what stands elsewhere (the duties, on the urgent page; the slide with every arena) are not linked
    back to.
    """
    gathering = {
        "lover/",
        "sok/",
        "handlingsveileder/hele/",
        "handlingsveileder/samhandlingsarenaer/",
        "handlingsveileder/finn-steget/",
        "verktoykasse/oversikt-samhandlingsarenaer/",
        "haster/",
    }
    named = {
        (anchor, re.sub(r"^(opplaring/[^/]+/).+", r"\1", page))
        for page in set(trees) - gathering
        for path, anchor in targets(trees[page].xpath("//main"), page)
        if path == there and anchor and not (page.endswith("/lysbilder/") and "samhandlingsarenaer" in there)
    }
    assert len(named) > 20
    answered = {
        (entry.get("id"), path)
        for entry in trees[there].xpath(place)
        for path, _ in targets(
            [entry]
            if entry.tag == "div"
            else entry.xpath("following-sibling::*[preceding-sibling::h2[1][@id=$id]]", id=entry.get("id")),
            there,
        )
    }
    assert sorted(f"{page}: {anchor}" for anchor, page in named - answered) == []


@pytest.mark.parametrize("level", range(4))
def test_a_level_weighs_at_most_14_kb(site, level):
    files = [site / f"handlingsveileder/niva-{level}/index.html", *(site / "assets").glob("stil-*.css")]
    packed = [len(gzip.compress(path.read_bytes(), 9)) for path in files]
    assert len(packed) == 2 and sum(packed) <= 14_000, packed


def test_when_it_is_urgent_weighs_at_most_18_kb(site):
    page = site / "haster/index.html"
    styles = re.findall(r'<link[^>]+href="([^"]+\.css)"', page.read_text(encoding="utf-8"))
    packed = [len(gzip.compress(path.read_bytes(), 6)) for path in (page, *((page.parent / style) for style in styles))]
    assert sum(packed) <= 18_000, packed


def test_no_block_stands_inside_a_paragraph(site, pages):
    """Markdown wraps a line of HTML that stands close to what is above it: two paragraphs, one in the other."""
    inside = re.compile(r"<p(?: [^>]*)?>\s*<(?:p|div|ul|ol|dl|table|section|h[1-6])[ >]")
    texts = {page: (site / page / "index.html").read_text(encoding="utf-8") for page in pages}
    assert {page: found[0] for page, text in texts.items() if (found := inside.search(text))} == {}
