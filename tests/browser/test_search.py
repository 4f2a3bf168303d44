"""Search (sok.js): the index narrows as you type."""

from __future__ import annotations


def test_the_index_narrows_as_you_type(page, address):
    page.goto(address + "sok/")
    everything = page.locator(".az li:visible").count()
    assert everything > 150
    page.fill("#az-q", "samtykk")
    shown = page.locator(".az li:visible")
    assert 0 < shown.count() < everything / 4
    assert "Samtykkeskjema" in shown.all_inner_texts()[0] or any("Samtykkeskjema" in t for t in shown.all_inner_texts())
    assert "treff" in page.locator("[role=status]").inner_text()
    page.fill("#az-q", "føresette")
    assert any("Foresatt" in text for text in shown.all_inner_texts()), "a nynorsk word finds the bokmål term"
    page.fill("#az-q", "xyzzy")
    assert shown.count() == 0 and "Ingen treff" in page.locator("[role=status]").inner_text()


def test_the_search_form_in_the_header_leads_to_the_index(page, address):
    page.goto(address + "verktoykasse/tolk/")
    page.fill("#q", "bekymringsmelding")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=bekymringsmelding")
    assert 0 < page.locator(".az li:visible").count() < 20
