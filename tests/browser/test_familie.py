"""The pages for families in a browser: leaving quickly, and the way there from the front page on a phone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("path", ["for-familier/", "for-familier/lettlest/"])
def test_leaving_takes_the_page_out_of_the_history(browser, address, path):
    """«Tilbake» from where one is sent leads to the page before this one."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    context.route("https://www.yr.no/**", lambda route: route.fulfill(body="<h1>Sol</h1>", content_type="text/html"))
    page = context.new_page()
    page.goto(address + "tjenester/")
    page.goto(address + path)
    way = page.locator("[data-forlat]")
    assert way.bounding_box()["height"] >= 44
    way.click()
    page.wait_for_url("https://www.yr.no/")
    page.go_back()
    assert page.url == address + "tjenester/"
    context.close()


def test_the_way_to_families_stands_in_the_first_three_screens_of_a_phone(visit):
    page = visit("", viewport={"width": 360, "height": 800})
    way = page.locator("main a[href*='for-familier']").first
    assert way.bounding_box()["y"] < 3 * 800


def test_the_easy_page_fits_the_narrowest_phone_and_shows_its_drawings(visit):
    page = visit("for-familier/lettlest/", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".ll svg").count() >= 8
    assert all(page.locator(".ll svg").nth(n).bounding_box()["height"] > 100 for n in range(3))


def test_other_languages_are_not_on_paper(visit):
    page = visit("for-familier/")
    assert page.locator(".tolkelinjer").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".tolkelinjer").is_visible() and not page.locator(".forlat").is_visible()
