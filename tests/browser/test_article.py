"""A slide page as an article, the participants' sheet and the self-study path: all of it without a script."""

from __future__ import annotations

import pytest
from show import (
    DECK,
    PACKAGES,
)


@pytest.mark.parametrize("package", PACKAGES)
def test_without_javascript_everything_can_be_read(visit, guide, package):
    page = visit(f"opplaring/{package}/lysbilder/", java_script_enabled=False, viewport={"width": 360, "height": 800})
    count = page.locator(".lysbilde").count()
    assert count >= 12
    assert page.locator(".lysbilde h2:visible").count() == count
    assert page.locator(".notat:visible").count() >= count - 1, "every slide has a note"
    assert (
        not page.locator("#start").is_visible()
        and not page.locator("#tilpass").is_visible()
        and page.locator("noscript").count() == 1
    )
    closed = page.locator(".variant:not([open])").first
    if closed.count():
        closed.locator("summary").click()
        assert page.locator(".variant[open]").count() > page.locator("section:has(.variant)").count()


def test_search_index_and_sheet_leave_the_notes_out(visit):
    page = visit(DECK.replace("lysbilder", "deltaker"))
    assert page.locator(".notat").count() == 0 and page.locator(".linjer").count() >= 10
    page.emulate_media(media="print")
    assert not page.locator("#tilpass").is_visible() and page.locator(".linjer").first.bounding_box()["height"] > 45, (
        "room for a line or two of handwriting"
    )


@pytest.mark.grundig
def test_self_study_is_for_every_package_and_needs_nothing(visit, guide):
    for package in guide.pakker:
        page = visit(f"opplaring/{package.id}/ov-selv/", java_script_enabled=False)
        assert page.locator(".stopp").count() == len(package.ov_selv) >= 3
        for answer in page.locator(".svar").all():
            answer.locator("summary").click()
            assert answer.locator("a").last.is_visible(), "where the guide says so"
        page.close()
