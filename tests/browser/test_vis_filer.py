"""Numbers are text where a click should go on; the file without a network and the zip hold what they need."""

from __future__ import annotations

import re
from zipfile import ZipFile

import pytest
from lxml import html
from show import CURRENT, PACKAGES, start, to, until

from macros.publish import take_along

HASTER = "opplaring/5-nar-det-haster/lysbilder/"


def test_a_click_on_a_number_goes_on_and_the_article_can_still_ring(visit):
    page = visit(HASTER)
    links = page.locator("#lysbilder a[href^='tel:']").count()
    slide = page.evaluate(
        """[...document.querySelectorAll('.lysbilde')].find(one => one.querySelector('.tekst a[href^="tel:"]')).id"""
    )
    assert links >= 11
    start(page)
    to(page, slide.split("-")[1])
    assert page.locator(".lysbilde.aktiv a[href^='tel:']").count() == 0
    page.locator(".lysbilde.aktiv .tekst a.tlf").first.click()
    until(page, f"{CURRENT}.id !== '{slide}' || {CURRENT}.querySelector('.blad').textContent.startsWith('2')")
    page.keyboard.press("Escape")
    assert page.locator("#lysbilder a[href^='tel:']").count() == links


def test_powerpoint_offers_to_ring_nobody(site):
    with ZipFile(site / "opplaring" / "5-nar-det-haster" / "5-nar-det-haster.pptx") as archive:
        links = [name for name in archive.namelist() if b"tel:" in archive.read(name)]
        assert links == []
        slides = [archive.read(name).decode() for name in archive.namelist() if "/slides/slide" in name]
        assert any(re.search(r"116\s111", slide) for slide in slides)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_link_of_the_single_file_is_dead(site, guide, package):
    """Without an address of the site, a link is text with the address; nothing looks like a link and is none."""
    text = (site / "opplaring" / package / "uten-nett.html").read_text(encoding="utf-8")
    tree = html.fromstring(text)
    dead = [link.text_content() for link in tree.xpath("//a[not(@href)]")]
    assert dead == []
    assert [
        link for link in tree.xpath("//a/@href") if not re.match(r"#|tel:|mailto:|https:|\?presentator$", link)
    ] == []
    if guide.kommune.status == "utkast":
        assert tree.xpath("//header//p[@class='utkast']"), "that it is a draft is said here too"
    if not guide.kommune.nettadresse:
        assert not tree.xpath("//header//nav | //footer//nav")
        assert "(/haster/)" in tree.text_content() or package in ("introduksjon",)


def test_the_single_file_can_be_typed_from(visit, site, guide):
    page = visit((site / "opplaring" / "1-undring-og-bekymring" / "uten-nett.html").as_uri())
    slide = page.locator(".lysbilde:has(.qr)").first.get_attribute("id").split("-")[1]
    start(page)
    to(page, slide)
    own = (guide.kommune.nettadresse or "").split("://")[-1]
    said = f"{own}verktoykasse/" if own else "Verktøykasse: Adressen får dere av kurslederen."
    assert page.locator(".lysbilde.aktiv .qr").inner_text().strip() == said
    page.keyboard.press("Escape")
    assert not page.locator(".fra-server").is_visible()


def test_the_single_file_explains_itself_on_a_server_with_a_policy(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "opplaring/1-undring-og-bekymring/uten-nett.html")
    line = page.locator(".fra-server")
    assert line.is_visible() and "Lagre den" in line.inner_text() and line.bounding_box()["y"] < 60
    context.close()


def test_the_zip_holds_the_sheets_that_the_exercises_open(visit, site, guide, tmp_path):
    for package in guide.pakker:
        with ZipFile(site / "opplaring" / package.id / f"{package.id}.zip") as archive:
            names = {name.split("/", 1)[1] for name in archive.namelist()}
            tools = take_along.tools_of(package)
            assert set(package.verktoy) <= set(tools)
            for tool in tools:
                assert {f"verktoy/{tool}.pdf", f"verktoy/{tool}.html"} & names, tool
            for name in archive.namelist():
                if not name.endswith(".html"):
                    continue
                tree = html.fromstring(archive.read(name).decode())
                for link in tree.xpath(
                    "//a/@href[not(starts-with(., '#') or starts-with(., '?') or contains(., ':'))]"
                ):
                    inside = take_along.posixpath.normpath(
                        take_along.posixpath.join(take_along.posixpath.dirname(name), link.split("#")[0])
                    )
                    assert inside in archive.namelist(), f"{name}: {link}"
            if package.nr == 1:
                archive.extractall(tmp_path)
    page = visit((tmp_path / "1-undring-og-bekymring" / "lysbilder.html").as_uri())
    sheets = page.locator("#lysbilder a[href^='verktoy/']")
    assert sheets.count() >= 3
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.click(".ta-med a[data-folg]")
    page.wait_for_url("**/deltaker.html*")
    assert page.locator(".linjer").count() > 3
