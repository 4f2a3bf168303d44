"""The show by touch, mouse and keyboard: swipes, the row of buttons, the end, held keys, steps read aloud, print."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from show import CURRENT, DECK, SHOWN, number, presenter, start, until

pytestmark = pytest.mark.grundig  # the show in detail: a minute of presses

BUTTONS = "getComputedStyle(document.getElementById('vis-linje'))"


def finger(page, points):
    """A finger on the glass, as the browser gets it from the machine: down at the first point, along the others, up."""
    devtools = page.context.new_cdp_session(page)
    for kind, at in [("touchStart", points[:1]), *(("touchMove", [point]) for point in points[1:]), ("touchEnd", [])]:
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in at]})
        page.wait_for_timeout(16)


def swipe(page, from_x, to_x, y):
    """Quickly across, in ten moves."""
    finger(page, [(from_x + (to_x - from_x) * k / 10, y) for k in range(11)])


@pytest.fixture(
    params=[
        {"viewport": {"width": 1280, "height": 720}},
        {"viewport": {"width": 390, "height": 844}, "is_mobile": True},
    ]
)
def glass(request, visit, where):
    """A deck on a touch board and on a phone, after another page, so that there is something to go back to."""
    page = visit(
        "opplaring/" if "://" not in where else where.replace("uten-nett.html", "deltaker/index.html"),
        has_touch=True,
        **request.param,
    )
    if "://" in where:
        page.goto(where)
    else:
        page.goto(page.url + where.removeprefix("opplaring/"))
    page.tap("[data-start=fullskjerm]")
    page.wait_for_selector(".lysbilde.aktiv")
    return page


def test_a_swipe_to_the_right_is_the_slide_before_and_never_the_page_before(glass):
    width, height = glass.viewport_size["width"], glass.viewport_size["height"]
    address = glass.url.split("#")[0]
    for expected in (2, 3):
        swipe(glass, width * 0.8, width * 0.2, height * 0.5)
        until(glass, f"{CURRENT}.id === 'lysbilde-{expected}'")
    for expected in (2, 1):
        swipe(glass, width * 0.2, width * 0.8, height * 0.5)
        until(glass, f"{CURRENT}.id === 'lysbilde-{expected}'")
    swipe(glass, width * 0.02, width * 0.9, height * 0.5)
    glass.wait_for_timeout(400)
    assert glass.url.split("#")[0] == address and number(glass) == 1
    blocked = glass.evaluate(
        """() => [document.documentElement, document.body,
          ...document.querySelectorAll('.lysbilde.aktiv, .lysbilde.aktiv *')]
        .filter(one => getComputedStyle(one).touchAction !== 'pan-y pinch-zoom').map(one => one.tagName)"""
    )
    assert blocked == [], "the browser takes a swipe there for itself"


def test_a_swipe_in_the_black_around_the_slide_counts_too(visit):
    page = visit(DECK, has_touch=True, viewport={"width": 390, "height": 844}, is_mobile=True)
    page.tap("[data-start=fullskjerm]")
    page.wait_for_selector(".lysbilde.aktiv")
    swipe(page, 320, 60, 700)
    until(page, f"{CURRENT}.id === 'lysbilde-2'")


def test_on_a_phone_without_full_screen_there_is_always_a_way_out(visit):
    page = visit(
        DECK,
        has_touch=True,
        is_mobile=True,
        viewport={"width": 390, "height": 844},
        before=lambda context: context.add_init_script("delete Element.prototype.requestFullscreen"),
    )
    page.tap("[data-start=fullskjerm]")
    page.wait_for_selector(".lysbilde.aktiv")
    page.wait_for_timeout(6000)
    for name in ("forrige", "neste", "liste", "vindu", "slutt"):
        box = page.locator(f"#vis-linje [data-gjor={name}]").bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44 and 0 <= box["x"] <= 390 - box["width"], name
    assert page.evaluate(BUTTONS + ".opacity") == "1"
    page.tap("#vis-linje [data-gjor=neste]")
    assert number(page) == 2
    page.tap("#vis-linje [data-gjor=slutt]")
    assert page.locator("#fortsett").is_visible() and "vis=" not in page.url
    page.reload()
    assert page.locator("#fortsett").is_visible() and not page.evaluate(SHOWN), "a reload does not trap"


def test_the_buttons_come_with_the_mouse_and_with_tab_and_go_again(visit):
    page = visit(DECK)
    start(page)
    until(page, BUTTONS + ".opacity === '0'")
    page.mouse.move(600, 300)
    page.mouse.move(660, 340)
    until(page, BUTTONS + ".opacity === '1'")
    page.click("#vis-linje [data-gjor=neste]")
    assert number(page) == 2
    page.keyboard.press("Space")
    assert number(page) == 3, "a click on a button leaves the space bar to the slides"
    page.wait_for_timeout(5500)
    assert page.evaluate(BUTTONS + ".opacity") == "0"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('#vis-linje')"):
            break
    until(page, BUTTONS + ".opacity === '1'")
    page.keyboard.press("Space")
    assert number(page) == 2, "reached by Tab, the button is what the space bar presses"


def test_the_last_slide_says_so(visit):
    page = visit(DECK)
    start(page)
    page.keyboard.press("End")
    page.keyboard.press("PageDown")
    assert (
        "siste lysbildet" in page.inner_text("#vis-sagt") and page.locator("#vis-linje [data-gjor=slutt]").is_visible()
    )


def test_the_list_has_every_slide_and_the_parts_with_their_times(visit, guide):
    page = visit(DECK)
    start(page)
    page.keyboard.press("g")
    dialog = page.get_by_role("dialog")
    package = guide.get("pakke", "4-samarbeid-med-andre-tjenester")
    assert dialog.locator("h3").count() == len(package.deler)
    assert dialog.locator("li").count() == page.locator(".lysbilde").count()
    assert dialog.locator("h3 span").all_inner_texts()[:2] == ["0.00", f"0.{package.deler[0].minutter:02d}"]
    assert dialog.locator(".notat").count() == 0
    dialog.get_by_role("button", name="14").first.click()
    assert number(page) == 14 and not dialog.is_visible()
    page.keyboard.press("g")
    page.keyboard.press("Escape")
    assert page.evaluate(SHOWN), "Esc closes the list only"


def test_a_number_and_enter_go_to_that_slide(visit):
    page = visit(DECK)
    start(page)
    page.keyboard.type("15")
    assert "15" in page.inner_text("#vis-sagt")
    page.keyboard.press("Enter")
    assert number(page) == 15 and not page.locator("#vis-sagt").is_visible()
    for _ in range(9):  # the points of the slide may come one at a time
        if number(page) == 15:
            page.keyboard.press("Enter")
    page.keyboard.type("999")
    page.keyboard.press("Enter")
    assert number(page) == 16
    assert page.inner_text(".lysbilde.aktiv .fot").endswith(f"16 / {page.locator('.lysbilde').count()}")


def test_letters_can_be_turned_off_and_work_on_another_alphabet(visit):
    page = visit(DECK)
    start(page)
    page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: 'и', code: 'KeyB' }))")
    assert page.evaluate("document.documentElement.classList.contains('svart')")
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('#bokstaver').closest('details').open = true")
    page.uncheck("#bokstaver")
    page.click("#fortsett")
    for key in ("b", ".", "w", "g", "1"):
        page.keyboard.press(key)
    assert not page.evaluate("document.documentElement.classList.contains('svart')")
    assert page.locator("dialog[open]").count() == 0 and page.inner_text("#vis-sagt") == ""
    page.keyboard.press("PageDown")
    assert number(page) == 2
    page.reload()
    assert not page.is_checked("#bokstaver"), "and stay off"


def test_a_held_key_is_one_press(visit):
    page = visit(DECK)
    start(page)
    page.keyboard.down("PageDown")
    for _ in range(10):
        page.keyboard.down("PageDown")
    assert number(page) == 2
    other = presenter(page, "s")
    for _ in range(10):
        other.keyboard.down("PageDown")
    until(page, f"{CURRENT}.id === 'lysbilde-3'")
    other.wait_for_timeout(300)
    assert number(page) == 3


def test_no_dark_blink_between_two_light_slides(visit):
    page = visit(DECK)
    start(page)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(400)
    devtools, frames = page.context.new_cdp_session(page), []
    devtools.on(
        "Page.screencastFrame",
        lambda frame: (
            frames.append(frame["data"]),
            devtools.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]}),
        ),
    )
    devtools.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    for _ in range(4):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(250)
    devtools.send("Page.stopScreencast")
    import base64

    corner = [Image.open(io.BytesIO(base64.b64decode(data))).convert("L") for data in frames]
    assert len(corner) >= 8
    assert min(picture.getpixel((picture.width - 8, picture.height // 2)) for picture in corner) > 200


def test_a_step_that_comes_is_read_aloud(visit):
    page = visit("opplaring/1-undring-og-bekymring/lysbilder/")
    slide = int(page.locator(".lysbilde:has(.steg)").first.get_attribute("id").split("-")[1])
    start(page)
    page.keyboard.type(str(slide))
    page.keyboard.press("Enter")
    status = page.get_by_role("status").and_(page.locator("#vis-melding"))
    assert status.text_content() == ""
    page.keyboard.press("PageDown")
    assert (
        page.locator(f"#lysbilde-{slide} .steg p, #lysbilde-{slide} .steg li").first.text_content().strip()[:20]
        in status.text_content()
    )


def test_printing_in_the_middle_of_the_show_prints_all(visit):
    page = visit(DECK)
    whole = len(pikepdf.open(io.BytesIO(page.pdf())).pages)
    start(page)
    page.keyboard.press("PageDown")
    assert len(pikepdf.open(io.BytesIO(page.pdf())).pages) == whole > 5
    assert number(page) == 2 and page.evaluate(SHOWN)


def test_dragging_over_a_text_does_not_go_on(visit):
    page = visit(DECK)
    start(page)
    page.mouse.move(500, 300)
    page.mouse.down()
    page.mouse.move(700, 320, steps=5)
    page.mouse.up()
    assert number(page) == 1
    page.mouse.click(700, 320)
    assert number(page) == 2


@pytest.mark.parametrize("hash", ["vis=1.5", "vis=-3", "vis=abc", "vis=1e99", "vis=&fra=x&ur=.."])
def test_a_strange_number_in_the_address_does_no_harm(visit, hash):
    page = visit(f"{DECK}#{hash}")
    page.wait_for_selector(".lysbilde.aktiv")
    assert 1 <= number(page) <= page.locator(".lysbilde").count()


def test_a_swipe_on_the_dark_board_lights_it_and_goes_nowhere(glass):
    width, height = glass.viewport_size["width"], glass.viewport_size["height"]
    for act in ("svart", "hvit"):
        glass.evaluate(f"bti.acts.{act}()")
        assert glass.evaluate("document.documentElement.classList.contains('svart')")
        swipe(glass, width * 0.8, width * 0.2, height * 0.5)
        until(glass, "!document.documentElement.classList.contains('svart')")
        assert number(glass) == 1, "what nobody sees is not shown"
    swipe(glass, width * 0.8, width * 0.2, height * 0.5)
    until(glass, f"{CURRENT}.id === 'lysbilde-2'")
