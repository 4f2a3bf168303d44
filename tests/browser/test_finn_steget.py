"""«Hva gjør jeg nå?»: one question at a time, without a script and without storing anything."""

from __future__ import annotations


def test_questions_show_one_at_a_time_and_back_goes_back(browser, address):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + "handlingsveileder/finn-steget/")

    def shown() -> list[str]:
        return page.eval_on_selector_all(
            ".veiviser > section", "all => all.filter(s => s.checkVisibility()).map(s => s.id)"
        )

    bottom = page.eval_on_selector(".utganger", "list => list.getBoundingClientRect().bottom")
    assert bottom <= 740, "every way out for danger is on the first screen of a phone"
    assert shown() == ["delt"]
    page.click("text=Ja, og vi vil gå videre")
    assert shown() == ["snakket"] and page.url.endswith("#snakket")
    page.click("text=Verken barnet eller foresatte")
    assert shown() == ["sporr-barnet"]
    page.go_back()
    assert shown() == ["snakket"]
    page.go_back()
    assert shown() == ["delt"]
    page.close()


def test_questions_work_without_javascript_and_store_nothing(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "handlingsveileder/finn-steget/")
    for answer in ("Ja, og vi vil gå videre", "Begge, og vi vil gjøre noe", "Ja, og vi har sett på dem sammen"):
        page.click(f"text={answer}")
    page.locator("#andre").get_by_text("Ja", exact=True).click()
    page.locator("#samtykket").get_by_text("Ja", exact=True).click()
    page.click("text=Flere tjenester hjelper, og ingen har oversikten")
    assert page.get_by_role("heading", name="Samle dem som trengs, rundt ett bord").is_visible()
    assert context.cookies() == []
    context.close()
