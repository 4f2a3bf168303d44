"""The built site in a real browser, under a sub-path, with the strictest security policy."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
VIOLATIONS = """async ([within, rules]) => (await axe.run(within, rules)).violations.flatMap(v =>  // the whole answer is two megabytes on the large pages
  v.nodes.slice(0, 3).map(n => `${location} ${v.id}: ${n.target} ${n.failureSummary.slice(0, 200)}`))"""
ONE_OF_EACH_KIND = [
    "",
    "haster/",
    "handlingsveileder/",
    "handlingsveileder/finn-steget/",
    "handlingsveileder/finn-steget/#be-om-ja",
    "handlingsveileder/nar-det-stopper-opp/",
    "handlingsveileder/medvirkning/",
    "handlingsveileder/niva-1/",
    "verktoykasse/",
    "verktoykasse/tolk/",
    "tjenester/",
    "lover/",
    "for-familier/",
    "ordliste/",
    "sok/",
    "om/",
    "om/kvalitet/",
    "opplaring/",
    "opplaring/4-samarbeid-med-andre-tjenester/",
    "opplaring/4-samarbeid-med-andre-tjenester/kursleder/",
]


def is_error(message) -> bool:
    """Whether the browser complains of something that is ours: it asks for favicon.ico by itself."""
    return message.type == "error" and not message.location["url"].endswith("/favicon.ico")


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


def axe(page, within: str = "html") -> list[str]:
    """Violations on the open page, or inside the selector `within`, one line each."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)  # through the debugger, which the page's policy does not stop
    return page.evaluate(VIOLATIONS, [within, RULES])


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_axe_on_one_page_of_each_kind(page, address, path):
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    problems = []
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches && innerWidth") == width
            problems += [f"{width} {scheme} {problem}" for problem in axe(page)]
    assert problems == []


def test_axe_on_the_page_for_what_is_not_found(browser, address):
    page = browser.new_page()
    page.goto(address.replace("/bti/", "/404.html"))
    assert "Fant ikke siden" in page.inner_text("h1") and axe(page) == []
    page.close()


@pytest.mark.parametrize("part", range(4))  # so that the two workers share the work
def test_axe_width_way_out_and_no_storage_on_every_page(page, address, pages, part):
    page.set_viewport_size({"width": 320, "height": 640})
    problems = []
    for path in pages[part::4]:
        page.goto(address + path)
        box = page.locator("header a.haster").bounding_box()
        if box["y"] + box["height"] > 120 or box["x"] + box["width"] > 320 or box["height"] < 44:
            problems.append(f"/{path}: «Når det haster» is not in sight: {box}")
        problems += [] if path in ONE_OF_EACH_KIND else axe(page)  # those have had four runs
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > 320:
            problems.append(f"/{path} is {wide} px wide at 320")
    assert problems == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


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


def test_the_step_table_is_folded_on_a_phone_and_open_elsewhere(page, address):
    page.goto(address + "handlingsveileder/niva-1/")
    assert page.locator(".tabell").is_visible() and not page.locator(".fold > summary").is_visible()
    page.set_viewport_size({"width": 360, "height": 640})
    assert not page.locator(".tabell").is_visible()
    page.locator(".fold > summary").click()
    assert page.locator(".tabell").is_visible()


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
            return r.width > 0 && r.bottom > 0 && r.top < innerHeight && (s.outlineStyle !== "none" || e.matches("input")) }"""):
            hidden.append(reached[-1])
    assert "Når det haster" in reached[:6]
    assert hidden == []


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


def test_everything_is_there_without_javascript(browser, address, pages):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(address + "sok/?q=samtykke")
    assert page.locator(".az li").count() > 150 and page.locator(".az li").first.is_visible()
    assert not page.locator("#az-q").is_visible()
    page.goto(address + "handlingsveileder/niva-1/")
    assert page.locator(".steg-liste h3").first.is_visible()
    page.locator(".fold > summary").click()
    assert page.locator(".tabell").is_visible()
    context.close()


def test_no_printed_heading_stands_alone(browser, address, site):
    """What is only for the screen takes its heading along: a lone heading promises something that is not on the paper."""
    page = browser.new_page()
    page.emulate_media(media="print")
    alone = {}
    for path in sorted(site.rglob("index.html")):
        page.goto(f"{address}{path.parent.relative_to(site).as_posix()}/")
        alone[path] = page.evaluate("""[...document.querySelectorAll("main :is(h2, h3)")].filter(heading => {
            let next = heading.nextElementSibling;
            while (next && !next.offsetHeight && !next.matches("h2, h3")) next = next.nextElementSibling;
            return heading.offsetHeight && heading.parentElement.children.length > 1 && (!next || next.matches("h2") || next.tagName === heading.tagName);
        }).map(heading => heading.textContent)""")
    page.close()
    assert {path: headings for path, headings in alone.items() if headings} == {}


def test_paper_has_the_guide_and_not_the_shell(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "handlingsveileder/niva-1/")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".sok").first.is_visible() and not page.locator("footer").is_visible()
    assert page.locator(".tabell").is_visible() and page.locator(".steg-liste").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".utkast").is_visible(), "a printed page still says that it is a draft"
    context.close()
