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


@pytest.mark.parametrize("path", ["for-familier/", "for-familier/lettlest/"])
@pytest.mark.parametrize("width, height", [(360, 800), (1280, 900)])
def test_one_can_leave_from_anywhere_on_the_page(visit, path, width, height):
    """The page is fifteen screens of a phone, and somebody comes in while one reads the last."""
    page = visit(path, viewport={"width": width, "height": height})
    way = page.locator("[data-forlat]")
    for part in (0.3, 0.6, 0.9):
        page.evaluate("part => scrollTo(0, document.querySelector('.hoved').scrollHeight * part)", part)
        box = way.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, f"out of sight {part} down the page"
        assert way.evaluate(
            "way => { const at = way.getBoundingClientRect();"
            " return way.contains(document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2)) }"
        ), "something lies over it"


def test_nothing_one_has_come_to_is_hidden_by_the_way_out(visit):
    """By keyboard, down and up again, and by the links of the page (WCAG 2.4.11)."""
    page = visit("for-familier/", viewport={"width": 360, "height": 640})
    hidden = (
        "() => { const one = document.activeElement.getBoundingClientRect(),"
        " bar = document.querySelector('.forlat-knapp'),"
        " over = bar.getBoundingClientRect();"
        " return !bar.contains(document.activeElement) && document.activeElement.closest('.hoved') !== null"
        " && one.top >= over.top && one.bottom <= over.bottom }"
    )
    for key, times in (("Tab", 45), ("Shift+Tab", 30)):
        for _ in range(times):
            page.keyboard.press(key)
            assert not page.evaluate(hidden), page.evaluate("document.activeElement.outerHTML")
    page.locator(".hoppliste a[href='#klage']").click()
    bar = page.locator(".forlat-knapp").bounding_box()
    assert page.locator("#klage").bounding_box()["y"] >= bar["y"] + bar["height"] - 1


def test_the_number_stands_in_the_first_screen_of_the_easy_page(visit):
    page = visit("for-familier/lettlest/", viewport={"width": 360, "height": 800})
    assert page.locator("main a.tlf").first.bounding_box()["y"] < 800


@pytest.mark.parametrize("width, shown", [(360, False), (1280, True)])
def test_what_is_counted_on_paper_is_no_list_of_labels_on_a_phone(visit, width, shown):
    page = visit("om/provesett/", viewport={"width": width, "height": 800})
    assert page.locator(".paa-arket").is_visible() is shown
