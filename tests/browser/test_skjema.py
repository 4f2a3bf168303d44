"""A form read on its page: the link to it opens it at one press, and on a phone its labels have the whole width."""

from __future__ import annotations

import pytest

FORM = "verktoykasse/samtykkeskjema/"
LINK = ".dokumenter a[href='#skjema-her']"
SHOWN = (
    "document.querySelector('.se-skjema').open && "
    "Math.abs(document.querySelector('#skjema-her').getBoundingClientRect().top) < 100"
)
WIDTHS = """() => [...document.querySelectorAll('.ark .rutenett.felter tr')].map(
  (row) => row.querySelector('th').getBoundingClientRect().width / row.getBoundingClientRect().width)"""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_one_press_opens_the_form(visit, script):
    page = visit(FORM, java_script_enabled=script, viewport={"width": 360, "height": 800})
    form = page.locator("#skjema-her")
    assert not form.is_visible()
    page.locator(LINK).click()
    form.wait_for(state="visible")
    if script:
        page.wait_for_function(SHOWN)


def test_the_script_opens_it_where_the_browser_does_not(visit):
    """Firefox 115 and Safari 16 leave a fold alone. Here the browser is kept from opening it itself."""
    page = visit(f"{FORM}#skjema-her")
    page.wait_for_function(SHOWN)
    told = "dispatchEvent(new HashChangeEvent('hashchange'))"
    pressed = f"""const link = document.querySelector(`{LINK}`);
      link.addEventListener('click', (event) => event.preventDefault()); link.click()"""
    for way in (told, pressed):
        page.evaluate(f"() => {{ document.querySelector('.se-skjema').open = false; {way} }}")
        page.wait_for_function(SHOWN)


def test_a_label_has_the_whole_width_where_its_answer_stands_under_it(visit):
    narrow = visit(FORM, viewport={"width": 360, "height": 800})
    narrow.locator(LINK).click()
    widths = narrow.evaluate(WIDTHS)
    assert len(widths) > 10 and min(widths) > 0.95
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_label_stands_beside_its_answer_where_there_is_room(visit):
    wide = visit(FORM, viewport={"width": 1280, "height": 800})
    wide.locator(LINK).click()
    assert {round(width, 1) for width in wide.evaluate(WIDTHS)} == {0.4}
