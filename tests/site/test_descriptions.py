"""Every page says what it is about, and what a link preview shows is there."""

from __future__ import annotations

import re
from collections import Counter

from lxml import html
from PIL import Image

from macros.guide.load import HOUSE
from macros.site.embedded import BEFORE


def test_every_page_says_what_it_is_about_and_none_the_same(site, pages):
    said = {}
    for page in pages:
        found = html.parse(str(site / page / "index.html")).xpath("//meta[@name='description']/@content")
        said[page] = found[0] if found else ""
    assert [page for page, text in said.items() if len(text) < 20] == []
    assert [text for text, count in Counter(said.values()).items() if count > 1] == []
    assert not [text for text in said.values() if re.search(r"[<{$]", text)], "as a reader sees it"


def test_a_shared_link_shows_our_picture(changed, site, guide):
    page = html.parse(str(changed / "haster" / "index.html"))
    address = page.xpath("//meta[@property='og:image']/@content")[0]
    root = page.xpath("//link[@rel='canonical']/@href")[0].removesuffix("haster/")
    picture = changed / address.removeprefix(root)
    assert address.startswith("https://") and picture.is_file()
    with Image.open(picture) as image:
        assert image.size == (1200, 630)
    assert picture.stat().st_size < 60_000
    if not guide.kommune.nettadresse:
        assert "og:image" not in (site / "haster" / "index.html").read_text(encoding="utf-8")


def test_the_sitemap_has_every_page(changed):
    listed = set(re.findall(r"<loc>(.*?)</loc>", (changed / "sitemap.xml").read_text(encoding="utf-8")))
    pages = {path.parent.relative_to(changed).as_posix() for path in changed.rglob("index.html")}
    root = min(listed, key=len)
    found = {page.strip("./") for page in pages if not page.startswith(BEFORE)}  # a frame is not to be found
    assert {address.removeprefix(root).strip("/") for address in listed} == found
    assert (HOUSE / "docs" / "assets" / "forhandsvisning.png").is_file()
