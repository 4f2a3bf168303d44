"""Leave the show and come back: slide, clock, programme and case are there, and the notes are never on the wall."""

from __future__ import annotations

import pytest
from show import CURRENT, DECK, SHOWN, fit_case, number, presenter, start, stored, to, until

pytestmark = pytest.mark.grundig  # the show in detail: a minute of presses

NOTES = ".notat:visible, #lysbilder:visible"


def test_esc_leaves_a_quiet_page_and_goes_on_where_it_was(visit, where):
    page = visit(where)
    fit_case(page)
    page.select_option("#utgave", "ungdomsskole")
    start(page)
    to(page, 13)
    page.keyboard.press("Escape")
    assert page.locator(NOTES).count() == 0, "the leader's notes stand on the wall"
    assert page.inner_text("#fortsett") == "Fortsett på lysbilde 13"
    assert page.evaluate("document.activeElement.id") == "fortsett"
    page.reload()
    assert page.locator(NOTES).count() == 0 and page.inner_text("#fortsett") == "Fortsett på lysbilde 13"
    page.keyboard.press("PageDown")
    page.wait_for_selector(".lysbilde.aktiv")
    assert number(page) == 13, "a clicker goes on, and turns no page"
    until(page, "!!document.fullscreenElement")
    assert page.input_value("#utgave") == "ungdomsskole"
    page.keyboard.press("Escape")
    page.click("[data-start=manus]")
    assert page.locator("#lysbilde-13 .notat").first.is_visible()
    assert page.locator("#fortsett").is_visible()


def test_a_step_is_kept_when_the_show_is_left(visit):
    page = visit("opplaring/1-undring-og-bekymring/lysbilder/")
    slide = int(page.locator(".lysbilde:has(.steg)").first.get_attribute("id").split("-")[1])
    start(page)
    to(page, slide)
    page.keyboard.press("PageDown")
    seen = page.locator(".lysbilde.aktiv .ventende").count()
    page.keyboard.press("Escape")
    page.click("#fortsett")
    assert number(page) == slide and page.locator(".lysbilde.aktiv .ventende").count() == seen


def test_lost_full_screen_shows_no_notes_and_the_presenter_goes_on(visit):
    page = visit(DECK)
    other = presenter(page)
    page.keyboard.press("f")
    until(page, "!!document.fullscreenElement")
    to(page, 9)
    page.evaluate("document.exitFullscreen()")
    until(page, f"!({SHOWN})")
    assert page.locator(NOTES).count() == 0
    until(other, "document.getElementById('p-beskjed').textContent.includes('rolig side')")
    other.keyboard.press("PageDown")
    until(page, SHOWN)
    assert number(page) == 9


def test_a_link_on_a_slide_and_back(visit):
    page = visit(DECK)
    start(page)
    to(page, 6)
    page.evaluate("location.href = '../../../haster/'")
    page.wait_for_url("**/haster/")
    page.go_back()
    page.wait_for_selector(".lysbilde.aktiv")
    assert number(page) == 6


def test_start_from_the_beginning_is_still_there(visit):
    page = visit(DECK)
    start(page)
    to(page, 8)
    page.keyboard.press("Escape")
    assert page.inner_text("#start-knapp") == "Start fra begynnelsen"
    page.click("#start-knapp")
    assert number(page) == 1


def test_the_programme_can_change_in_the_middle_and_the_slide_stays(visit):
    page = visit(DECK)
    other = presenter(page)
    to(page, 10)
    until(other, "document.getElementById('p-nr').textContent.startsWith('Lysbilde 10')")
    other.evaluate("document.querySelector('.p-valg').open = true")
    other.select_option("#p-program", "kort")
    until(page, "document.getElementById('program').value === 'kort'")
    assert number(page) == 10
    page.keyboard.press("PageDown")
    here = page.evaluate(f"{CURRENT}.dataset.del")
    assert int(page.evaluate(f"document.querySelector('#deler [data-id=\"{here}\"]').dataset.kort")) > 0
    page.reload()
    page.wait_for_selector(".lysbilde.aktiv")
    assert page.input_value("#program") == "kort"


HEARD = """window.heard = 0; new MutationObserver(list => { window.heard += list.filter(one =>
  one.target.id === 'case-beskjed' && one.addedNodes.length && document.readyState !== 'loading').length; })
.observe(document, { subtree: true, childList: true });"""


# --- the case ---------------------------------------------------------------------------------------------------------


def test_the_case_is_the_same_after_a_reload_and_none_of_it_in_the_address(visit, where):
    page = visit(where)
    page.on("dialog", lambda dialog: dialog.accept())
    fit_case(page)
    page.select_option("#utgave", "ungdomsskole")
    page.fill("[data-navn=Ida]", "Nora")
    page.click("#endre")
    page.locator(".variant:not([hidden]) [data-tekst]").first.fill("Hun liker tog.")
    page.click("#endre")
    other = presenter(page)
    to(page, 12)
    page.reload()
    page.wait_for_selector(".lysbilde.aktiv")
    assert "utgave=ungdomsskole" in page.url and "Nora" not in page.url and "tekst=" not in page.url
    for window in (page, other):
        until(window, "document.querySelector('.variant:not([hidden]) [data-tekst]').textContent === 'Hun liker tog.'")
        assert window.evaluate("document.querySelector('.variant:not([hidden])').dataset.variant") == "ungdomsskole"
        assert "Husker du Nora?" in window.locator("h2").all_text_contents()
    assert stored(page) == 0


def test_the_sheet_gets_the_names_without_an_address_that_tells_them(visit):
    page = visit(DECK)
    fit_case(page)
    page.select_option("#utgave", "barnehage")
    page.fill("[data-navn=Ida]", "Nora")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    seen = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    page.click(".ta-med a[data-folg]")
    page.wait_for_url("**/deltaker/**")
    until(page, "document.querySelector('.variant:not([hidden])').textContent.includes('Nora')")
    assert all("tekst=" not in address for address in [*seen, page.url]) and "utgave=barnehage" in page.url
    page.goto(page.url.split("opplaring/")[0] + "opplaring/1-undring-og-bekymring/lysbilder/")
    assert page.input_value("#utgave") == "barnehage", "another package: the version"
    assert page.input_value("[data-navn=Ida]") == "", "and the version only"
    page.go_back()
    until(page, "document.querySelector('.variant:not([hidden])').textContent.includes('Nora')")


def test_what_is_lost_is_warned_of_in_every_browser(visit):
    page = visit(DECK)
    fit_case(page)
    leaving = """() => { const event = new Event('beforeunload', { cancelable: true });
        dispatchEvent(event); return [event.defaultPrevented, event.returnValue]; }"""
    assert page.evaluate(leaving)[0] is False
    page.fill("[data-navn=Ida]", "Nora")
    page.click("#lag-lenke")
    until(page, "document.getElementById('case-beskjed').textContent !== ''")
    prevented, returned = page.evaluate(leaving)
    assert prevented, "also after a link was made: nobody knows that it was pasted anywhere"
    page.click("#husk")
    assert page.evaluate(leaving)[0] is False
    page.click("#glem")


def test_a_shared_link_says_that_the_sender_changed_the_text(visit):
    page = visit(DECK)
    fit_case(page)
    page.select_option("#utgave", "barnehage")
    page.fill("[data-navn=Ida]", "Nora")
    page.click("#lag-lenke")
    link = page.input_value("#lenke")
    other = visit(link)
    assert other.locator("#case-delt").is_visible()
    assert "har endret casen" in other.inner_text("#case-delt") and "Ida heter Nora." in other.inner_text("#case-delt")
    other.reload()
    assert other.locator("#case-delt").is_visible()
    other.click("#case-var-tekst")
    assert not other.locator("#case-delt").is_visible() and "tekst=" not in other.url
    assert "Husker du Ida?" in other.locator("h2").all_inner_texts()
    assert not page.locator("#case-delt").is_visible(), "nothing is said to the one who made it"


@pytest.mark.parametrize("hash", ["utgave=sirkus", "tekst=%%%", "utgave=barnehage&tekst=eyJuYXZuIjp7Ik"])
def test_an_error_of_a_link_is_seen_and_read_aloud(visit, hash):
    page = visit(f"{DECK}#{hash}", before=lambda context: context.add_init_script(HEARD))
    message = page.locator("#case-beskjed")
    assert message.is_visible() and message.get_attribute("role") == "status"
    until(page, "window.heard > 1")  # what stands there from the first moment is not read: it comes again


def test_a_long_link_is_told_when_it_is_made(visit):
    page = visit(DECK)
    fit_case(page)
    page.click("#endre")
    page.locator(".variant:not([hidden]) [data-tekst]").first.fill("Hun liker tog, og alt som går på skinner. " * 60)
    page.click("#lag-lenke")
    until(page, "document.getElementById('case-beskjed').textContent.includes('Outlook')")
    assert str(len(page.input_value("#lenke"))) in page.inner_text("#case-beskjed")


def test_a_link_that_a_mail_scanner_rewrote(visit, address):
    page = visit(f"{DECK}#utgave%3Dbarnehage")
    assert page.input_value("#utgave") == "barnehage"
    response = page.request.get(f"{address}404.html")
    assert "%23" in response.text()


def test_pasted_text_is_made_one_form(visit):
    page = visit(DECK)
    fit_case(page)
    page.fill("[data-navn=Ida]", "A\u030ase\u200b")
    assert "Husker du Åse?" in page.locator("h2").all_inner_texts()
    page.click("#husk")
    page.click("#glem")
