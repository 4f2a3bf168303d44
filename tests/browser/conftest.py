"""Pages in a real browser that fail the test on script errors, blocked resources and calls to anywhere else."""

from __future__ import annotations

import pytest
from show import (
    DECK,
    is_error,
)


@pytest.fixture
def page(browser, address):
    """An empty page of 1280 px that fails the test on script errors, blocked resources and calls to anywhere else."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=False)
    opened, problems = context.new_page(), []
    opened.on("console", lambda message: problems.append(message.text) if is_error(message) else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            problems.append(request.url)
            if not request.url.startswith((address, "data:", "blob:")) and not request.url.endswith("/favicon.ico")
            else None
        ),
    )
    yield opened
    context.close()
    assert problems == []


@pytest.fixture(scope="module")
def offline(site):
    """The address of a deck that opens from a memory stick."""
    return (site / "opplaring" / "4-samarbeid-med-andre-tjenester" / "uten-nett.html").as_uri()


@pytest.fixture(params=["http", "file"])
def where(request, offline):
    return DECK if request.param == "http" else offline
