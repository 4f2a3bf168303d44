"""Lists that narrow: services (tjenester.js) and tools (verktoykasse.js)."""

from __future__ import annotations

from playwright.sync_api import expect
from real import FORMS, GUIDE


def test_services_narrow_by_age_and_need(browser, address, guide):
    page = browser.new_page()
    page.goto(address + "tjenester/")

    def shown() -> set[str]:
        visible = "all => all.filter(s => s.checkVisibility()).map(s => s.querySelector('h3').id)"
        return set(page.eval_on_selector_all(".tjenester > li", visible))

    assert shown() == {service.id for service in guide.tjenester}
    page.select_option("[name=alder]", "gravid")
    page.select_option("[name=behov]", "rus")
    assert shown() == {
        service.id for service in guide.tjenester if "gravid" in service.alder and "rus" in service.behov
    }
    assert page.locator("h2:visible", has_text="Barnehage og skole").count() == 0
    page.close()
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(address + "tjenester/")
    assert not page.locator(".filter").is_visible() and page.locator(".tjenester > li:visible").count() == len(
        guide.tjenester
    )
    here = page.locator("section:has(> h2#rus)")
    first = here.locator(".tjenester > li h3").evaluate_all("all => all.map(title => title.id)")
    also = here.locator(".ogsa a").evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert {*first, *also} == {service.id for service in guide.tjenester if "rus" in service.behov}
    plain.close()


def test_toolbox_offers_everything_and_can_be_narrowed(site, address, browser):
    page = browser.new_page()
    page.goto(f"{address}verktoykasse/")
    assert page.locator("a[href='verktoykassa.zip']").count() == 1
    assert page.locator(".dokumenter.kort a").count() == 2 * len(FORMS)
    page.select_option("select[name=niva]", "niva-3")
    page.select_option("select[name=bruker]", "barn")
    wanted = [
        tool.tittel
        for tool in GUIDE.verktoy
        if "barn" in tool.brukere and "niva-3" in [level.id for level in GUIDE.levels_using(tool)]
    ]
    assert 0 < len(wanted) < len(GUIDE.verktoy)
    assert sorted(page.locator("ul.verktoy > li:visible h3").all_inner_texts()) == sorted(wanted)
    assert page.locator(".filter-svar").inner_text().startswith(str(len(wanted)))
    assert page.locator("ul.verktoy:visible").count() == page.locator("ul.verktoy:visible:has(li:visible)").count()
    page.click("button[type=reset]")
    expect(page.locator(".filter-svar")).to_have_text(
        ""
    )  # wait_for_function uses eval, which the policy of the site stops
    assert page.locator("ul.verktoy > li:visible").count() == len(GUIDE.verktoy)
    page.close()


def test_toolbox_works_without_javascript(address, browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}verktoykasse/")
    assert not page.locator(".filter").is_visible()
    assert page.locator("ul.verktoy > li:visible").count() == len(GUIDE.verktoy)
    page.close()
