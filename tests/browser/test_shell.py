"""The page shell and the levels: keyboard, flowchart, folds, no script, words that open, paper."""

from __future__ import annotations

from lxml import html


def test_every_box_of_the_flowchart_leads_to_its_step(page, address):
    page.goto(address + "handlingsveileder/niva-1/")
    boxes = page.locator(".flyt > .stasjon")
    assert boxes.count() >= 4
    for number in range(boxes.count()):
        page.goto(address + "handlingsveileder/niva-1/")
        text = boxes.nth(number).locator("p").first
        text.scroll_into_view_if_needed()
        box = text.bounding_box()
        page.mouse.click(
            box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        )  # the whole box is the target, not only its heading
        anchor = page.evaluate("location.hash.slice(1)")
        assert page.locator(f"h3#{anchor}").is_visible()
        assert page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top", anchor) < 400


def test_the_other_tools_of_a_decision_open_by_press(page, address):
    page.goto(address + "handlingsveileder/niva-1/")
    more = page.locator(".knutepunkt .flere")
    assert more.locator("a").first.is_hidden()
    more.locator("summary").click()
    assert more.locator("a").first.is_visible()


def test_keyboard_alone_reaches_the_content_and_the_way_out(page, address):
    page.goto(address + "handlingsveileder/niva-0/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til innhold"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innhold"
    page.goto(address + "handlingsveileder/niva-0/")
    reached, hidden = [], []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
        if not page.evaluate("""() => { const e = document.activeElement; if (e === document.body) return true;
            const s = getComputedStyle(e), r = e.getBoundingClientRect();
            return r.width > 0 && r.bottom > 0 && r.top < innerHeight
                && (s.outlineStyle !== "none" || e.matches("input")) }"""):
            hidden.append(reached[-1])
    assert "Når det haster" in reached[:6]
    assert hidden == []


def test_everything_is_there_without_javascript(browser, address, pages):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(address + "sok/?q=samtykke")
    assert page.locator(".az li").count() > 150 and page.locator(".az li").first.is_visible()
    assert not page.locator("#az-q").is_visible()
    page.goto(address + "handlingsveileder/niva-1/")
    assert page.locator(".steg-liste h3").first.is_visible()
    page.locator(".flere > summary").first.click()
    assert page.locator(".flere a").first.is_visible()
    context.close()


def test_a_word_opens_its_meaning_by_key_and_press(visit):
    page = visit("handlingsveileder/niva-2/", viewport={"width": 360, "height": 740}, has_touch=True)
    word = page.locator("a.begrep").first
    meaning = page.locator(f"#om-{word.get_attribute('href').split('#')[1]}")
    assert not meaning.is_visible()
    word.tap()
    assert meaning.is_visible() and meaning.bounding_box()["x"] >= 0
    assert meaning.evaluate("box => box === document.activeElement"), "it is read out"
    page.keyboard.press("Escape")
    assert not meaning.is_visible()
    assert word.evaluate("word => word === document.activeElement")
    page.keyboard.press("Enter")
    assert meaning.is_visible() and page.url.endswith("niva-2/")


def test_an_explained_word_stays_in_its_sentence(site, pages, browser, address):
    """Copied, read out or in a reader view: the word is there and its meaning is not, also in an old browser."""
    seen = 0
    for name in pages:
        tree = html.parse(str(site / name / "index.html")).getroot()
        assert not tree.xpath("//main//*[@popover]"), "a meaning stands after the page, hidden until it is asked for"
        assert all(note.get("hidden") is not None for note in tree.xpath("//*[@class='om-begrep']"))
        words = tree.xpath("//main//a[@class='begrep']")
        assert len(words) == len(tree.xpath("//*[@class='om-begrep']"))
        seen += len(words)
    assert seen > 20
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "handlingsveileder/niva-2/")
    page.locator("a.begrep").first.click()
    assert "/ordliste/#" in page.url
    context.close()
