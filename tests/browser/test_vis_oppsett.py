"""Every slide as it is shown: nothing that axe finds, and each programme with its own slides, notes and minutes."""

from __future__ import annotations

from show import CURRENT, presenter, start, until


def test_the_short_programme_has_its_own_questions_minutes_and_notes(visit):
    page = visit("opplaring/5-nar-det-haster/lysbilder/")
    page.select_option("#program", "kort")
    start(page)
    while page.evaluate(f"{CURRENT}.dataset.oppgave") != "ti-situasjoner":
        page.keyboard.press("PageDown")
    shown = page.locator(".lysbilde.aktiv .sporsmal li:visible")
    assert shown.count() == 6 and shown.evaluate_all("all => all.map(li => li.value)") == [1, 3, 4, 5, 7, 8]
    assert page.inner_text(".lysbilde.aktiv .ur-tall") == "4:00"
    assert page.locator(".lysbilde.aktiv .hvor-hva:visible").inner_text().endswith("4 min")
    other = presenter(page, "s")
    until(other, "document.getElementById('p-notat').textContent.includes('Ta bare 1, 3, 4, 5, 7 og 8')")
    assert "Begynn ulike steder" not in other.inner_text("#p-notat")


def test_few_questions_of_many_stand_under_each_other_in_the_short_programme(visit):
    page = visit("opplaring/1-undring-og-bekymring/lysbilder/")
    columns = {}
    for program in ("hele", "kort"):
        page.select_option("#program", program)
        start(page)
        while page.evaluate(f"{CURRENT}.dataset.oppgave") != "skala-sammen":
            page.keyboard.press("PageDown")
        columns[program] = page.evaluate(f"getComputedStyle({CURRENT}.querySelector('.sporsmal')).columnCount")
        page.keyboard.press("Escape")
    assert columns == {"hele": "2", "kort": "auto"}
