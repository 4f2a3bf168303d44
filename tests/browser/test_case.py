"""The case is fitted to the group (case.js): chosen, edited, shared, remembered and forgotten."""

from __future__ import annotations

import re

import pytest
from show import (
    DECK,
    WORKPLACES,
    axe,
    fit_case,
    presenter,
    stored,
)


def test_choosing_a_workplace_shows_its_case_everywhere(visit):
    page = visit(DECK)
    fit_case(page)
    for name in WORKPLACES:
        page.select_option("#utgave", name)
        assert set(
            page.evaluate(
                "[...document.querySelectorAll('.variant:not([hidden])')].map(v => v.dataset.variant + v.open)"
            )
        ) == {name + "true"}
        assert page.locator(".variant:not([hidden])").count() == page.locator(".lysbilde:has(.variant)").count()


def test_edit_restore_share_remember_and_forget(visit, where):
    page = visit(where)
    fit_case(page)
    for line in ("Skriv aldri om et virkelig barn", "loggen til nettleseren", "Den sendes ikke til noen server"):
        assert line in page.inner_text("#tilpass")
    page.select_option("#utgave", "barnehage")
    page.click("#endre")
    paragraph = page.locator(".variant:not([hidden]) [data-tekst]").first
    key, original = paragraph.get_attribute("data-tekst"), paragraph.inner_text()
    assert key.startswith("ida.barnehage.")
    assert axe(page) == []
    paragraph.fill("Hun er 4 år og <b>elsker</b> tog.")
    page.click("#endre")
    page.fill("[data-navn=Ida]", "Nora")
    assert (
        "Husker du Nora?" in page.locator("h2").all_inner_texts()
        and "Ida" not in page.locator(".variant:not([hidden])").first.inner_text()
    )
    assert stored(page) == 0, "nothing is stored until the leader asks for it"
    page.click("#lag-lenke")
    link = page.input_value("#lenke")
    assert "#" in link and "?" not in link and "tekst=" in link.split("#")[1] and stored(page) == 0

    other = visit(link)
    assert other.locator(f"[data-tekst='{key}']").inner_text() == "Hun er 4 år og <b>elsker</b> tog."
    assert "Husker du Nora?" in other.locator("h2").all_inner_texts() and stored(other) == 0

    page.click("#tilbakestill")
    assert page.locator(f"[data-tekst='{key}']").inner_text() == original and page.input_value("#utgave") == "barnehage"
    page.fill("[data-navn=Ida]", "Nora")
    page.click("#husk")
    assert page.evaluate("Object.keys(localStorage)") == ["bti-case"]
    page.reload()
    assert "Husker du Nora?" in page.locator("h2").all_inner_texts() and page.input_value("#utgave") == "barnehage"
    fit_case(page)
    page.click("#glem")
    assert stored(page) == 0
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert "Husker du Ida?" in page.locator("h2").all_inner_texts() and stored(page) == 0


def test_two_children_may_swap_names(visit):
    page = visit("opplaring/2-den-viktige-samtalen/lysbilder/")
    fit_case(page)
    before = page.inner_text("#lysbilder")
    page.fill("[data-navn=Ida]", "Lise")
    page.fill("[data-navn=Lise]", "Ida")
    after = page.inner_text("#lysbilder")
    assert before != after and after == re.sub(
        r"\b(Ida|Lise)(?=s?\b)", lambda name: {"Ida": "Lise", "Lise": "Ida"}[name[0]], before
    )


def test_what_is_remembered_is_not_lost_to_the_link_the_page_was_opened_by(visit):
    page = visit(f"{DECK}#utgave=barnehage")
    fit_case(page)
    page.fill("[data-navn=Ida]", "Nora")
    page.click("#husk")
    page.reload()
    assert "Husker du Nora?" in page.locator("h2").all_inner_texts() and page.input_value("#utgave") == "barnehage"


def test_the_whole_course_stores_nothing(visit):
    page = visit(DECK)
    fit_case(page)
    page.select_option("#utgave", "ungdomsskole")
    other = presenter(page)
    for _ in range(12):
        page.keyboard.press("PageDown")
    assert stored(page) == 0 and stored(other) == 0


@pytest.mark.parametrize(
    "hash,said",
    [
        ("utgave=sirkus", "Utgaven «sirkus» finnes ikke her"),
        ("tekst=%%%", "kunne ikke leses"),
        ("tekst=eyJ0ZWtzdCI6eyJ4Ijp7fX19", ""),
    ],
)
def test_a_bad_link_is_said_and_does_no_harm(visit, hash, said):
    page = visit(f"{DECK}#{hash}")
    assert said in page.locator("#case-beskjed").text_content()
    assert page.locator(".variant:not([hidden])").count() == page.locator(".lysbilde:has(.variant)").count()


def test_the_sheet_follows_the_case_of_the_slides(visit):
    page = visit(DECK)
    fit_case(page)
    page.select_option("#utgave", "videregaende")
    page.fill("[data-navn=Ida]", "Nora")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click(".ta-med a[data-folg]")
    page.wait_for_url("**/deltaker/**")
    assert (
        page.input_value("#utgave") == "videregaende"
        and "Nora" in page.locator(".variant:not([hidden])").first.inner_text()
    )


def test_every_paragraph_of_a_case_has_a_name_of_its_own(visit, guide):
    """The page names the first of each part, the script those after it: what is edited comes back in its place."""
    page = visit(DECK)
    named = page.eval_on_selector_all("[data-tekst]", "all => all.map(one => [one.dataset.tekst, one.innerText])")
    case = guide.get("case", "ida")
    told = {
        f"{case.id}.{variant.id}.{part.id}.{nr}"
        for variant in case.varianter
        for part in variant.deler
        for nr in range(1, len(part.tekst) + 1)
    }
    assert len(named) == len(told) and {name for name, _ in named} == told
    assert page.locator(".variant > p").count() == len(told)
