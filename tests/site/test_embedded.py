"""`/innebygd/…`: a level, a tool and «Når det haster» for a frame on another site, saying what the real page says."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree

from macros.site.embedded import BEFORE, _seen_from, sources


def tree(path: Path):
    return etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))


def addresses(building) -> list[str]:
    return [source.replace(".md", "/") for source in sources(building)]


def read(page) -> str:
    return re.sub(r"\s+", " ", "".join(page.itertext())).strip()


def test_every_level_and_tool_and_no_other_page(building, site, guide):
    made = {path.parent.relative_to(site / BEFORE).as_posix() + "/" for path in (site / BEFORE).rglob("*.html")}
    assert made == set(addresses(building)) and "haster/" in made
    assert len(made) == len(guide.nivaer) + len(guide.verktoy) + 1


def test_it_says_all_that_the_real_page_says(building, site):
    for address in addresses(building):
        real, lean = (tree(site / before / address / "index.html") for before in ("", BEFORE))
        for old in real.xpath("//*[@class='hoved']/*"):
            assert read(old) in read(lean), address
        ids = set(real.xpath("//*[@class='hoved']//@id"))
        assert ids <= set(lean.xpath("//@id")), "an anchor into the real page works in the frame"
        assert len(lean.xpath("//h1")) == 1 and read(lean.xpath("//h1")[0]) == read(real.xpath("//h1")[0])


def test_it_keeps_the_draft_line_the_rule_and_the_way_to_what_is_urgent(building, site, guide):
    draft = ["Utkast – ikke godkjent av kommunen"] if guide.kommune.status == "utkast" else []
    for address in addresses(building):
        page, html = tree(site / BEFORE / address / "index.html"), (site / BEFORE / address / "index.html").read_text()
        assert [read(line) for line in page.xpath("//*[@class='utkast']")] == draft
        assert page.xpath("//*[contains(@class, 'kortform')]"), address
        if address != "haster/":
            assert urljoin(f"/{BEFORE}{address}", page.xpath("//a[@class='haster']/@href")[0]) == "/haster/"
        assert '<meta name="robots" content="noindex">' in html


def test_links_open_in_the_whole_window_and_lead_to_the_real_site(building, site):
    for address in addresses(building):
        page = tree(site / BEFORE / address / "index.html")
        assert page.xpath("//head/base/@target") == ["_top"] and not page.xpath("//base/@href")
        for link in page.xpath("//a[@href]"):
            stays = re.match("#|tel:|mailto:", link.get("href"))
            assert (link.get("target") == "_self") == bool(stays), link.get("href")
            assert not urljoin(f"/{BEFORE}{address}", link.get("href")).startswith(f"/{BEFORE}") or stays
        assert not page.xpath("//script|//form|//iframe")


@pytest.mark.parametrize(
    "old, new",
    [
        ("../niva-2/#flyt", "../../../handlingsveileder/niva-2/#flyt"),
        ("../../haster/", "../../../haster/"),
        ("../../", "../../../"),
        ("./", "../../../handlingsveileder/niva-1/"),
        ("plakat.pdf", "../../../handlingsveileder/niva-1/plakat.pdf"),
        ("?a=1#b", "../../../handlingsveileder/niva-1/?a=1#b"),
        ("https://lovdata.no/x", "https://lovdata.no/x"),
    ],
)
def test_a_link_is_seen_from_the_frame(old, new):
    found = _seen_from(
        f'<p><a class="x" href="{old}">a</a>', "handlingsveileder/niva-1/", "innebygd/handlingsveileder/niva-1/"
    )
    assert found == f'<p><a class="x" href="{new}">a</a>'


def test_it_is_in_no_search_index_or_map_and_is_light(building, site):
    for file in [*(site / "assets").glob("soke*.js"), site / "veileder.json", *site.glob("sitemap.xml*")]:
        content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        assert BEFORE.encode() not in content, file
    for path in site.rglob("index.html"):
        if not path.is_relative_to(site / BEFORE):
            assert not re.search(rf'(?:href|src)="(?!https:)[^"]*{BEFORE}', path.read_text(encoding="utf-8")), path
    for address in addresses(building):
        real, lean = ((site / before / address / "index.html").read_bytes() for before in ("", BEFORE))
        assert len(gzip.compress(lean, 6)) < len(gzip.compress(real, 6)), address


def test_the_address_of_the_real_page_is_told(changed):
    page = tree(changed / BEFORE / "handlingsveileder" / "niva-1" / "index.html")
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://eksempel.test/bti/handlingsveileder/niva-1/"]
    assert not page.xpath("//*[@class='utkast']"), "it is approved there"
    assert "Godkjent av kommunedirektøren 15. januar 2027." in read(page.xpath("//*[@class='hele']")[0])
    places = (changed / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://eksempel.test/bti/haster/" in places and BEFORE not in places
