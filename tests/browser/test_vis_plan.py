"""The plan of the course changes on the way: another programme in the middle, and what helps when time is short."""

from __future__ import annotations

import pytest
from show import DECK, to, until

MINUTE = 60_000
AT = "bti.clockTime(Date.now() + %d)"


@pytest.fixture
def package(guide):
    return guide.get("pakke", "4-samarbeid-med-andre-tjenester")


@pytest.fixture
def notes(visit):
    """The notes alone, with a clock that the test moves, in a course that has just begun."""
    page = visit(DECK + "?presentator", before=lambda context: context.clock.install(time=1796040000))
    until(page, "document.querySelector('#p-naa h2') !== null")
    page.keyboard.press("PageDown")
    page.evaluate("document.querySelector('.p-valg').open = true")
    return page


def at_slide(page, number: int, minutes: float):
    """The course stands at a slide after so many minutes."""
    page.clock.fast_forward(round(minutes * MINUTE))
    to(page, number)
    until(page, f"document.getElementById('p-nr').textContent.startsWith('Lysbilde {number} ')")


def part_at(page, package, number: int):
    """The part of the programme that a slide is in, and its place there."""
    id = page.evaluate(f"document.getElementById('lysbilde-{number}').dataset.del")
    place = next(place for place, part in enumerate(package.deler) if part.id == id)
    return package.deler[place], place


def pace(page) -> str:
    return page.inner_text("#p-rute")


def must_end(page, minutes: float):
    """«Vi må slutte», so many minutes from now."""
    page.fill("#p-ferdig-innen", page.evaluate(AT % round(minutes * MINUTE)).replace(".", ":"))


# --- another programme in the middle ---------------------------------------------------------------------------------


def test_the_short_programme_goes_on_from_where_one_is(notes, package):
    at_slide(notes, 16, 58)
    before = pace(notes)
    assert "etter planen" in before
    part, place = part_at(notes, package, 16)
    later = sum(one.kort or 0 for one in package.deler[place + 1 :])
    notes.select_option("#p-program", "kort")
    assert "i rute" in pace(notes), "what the programme does not have is no delay"
    assert notes.inner_text("#p-slutt") == notes.evaluate(AT % ((part.kort + later) * MINUTE))
    assert notes.inner_text("#p-ferdig") == f"ferdig kl. {notes.evaluate(AT % (part.kort * MINUTE))} –"
    notes.reload()
    until(notes, "document.getElementById('p-rute').textContent.includes('i rute')")
    notes.evaluate("document.querySelector('.p-valg').open = true")
    notes.select_option("#p-program", "hele")
    assert pace(notes) == before, "who changes back at once has the pace of before"
    notes.select_option("#p-program", "kort")
    notes.clock.fast_forward((part.kort + 2.5) * MINUTE)
    assert pace(notes) == "3 min etter planen"
    notes.click(".p-knapper [data-gjor=liste]")
    times = notes.get_by_role("dialog").locator("h3", has_text=package.deler[-1].tittel).inner_text()
    assert times.startswith(notes.evaluate(AT % ((later - package.deler[-1].kort - 2.5) * MINUTE)))


@pytest.mark.parametrize("number", [5, 17])  # the film and the break
def test_a_part_that_the_new_programme_does_not_have_is_no_delay(notes, package, number):
    at_slide(notes, number, 30)
    part, place = part_at(notes, package, number)
    assert not part.kort
    notes.select_option("#p-program", "kort")
    assert "ikke med i dette programmet" in notes.inner_text("#p-del")
    assert pace(notes) == "gå videre når dere er klare"
    rest = sum(one.kort or 0 for one in package.deler[place + 1 :])
    assert notes.inner_text("#p-slutt") == notes.evaluate(AT % (rest * MINUTE))
    notes.keyboard.press("PageDown")
    assert "i rute" in pace(notes)


def test_a_longer_programme_is_no_lead(notes):
    notes.select_option("#p-program", "kort")
    at_slide(notes, 16, 8)
    notes.select_option("#p-program", "hele")
    assert "i rute" in pace(notes), "the parts that were left out are not won time"


def test_a_course_that_begins_in_the_middle_has_the_plan_of_what_is_left(visit, package):
    page = visit(DECK + "?presentator", before=lambda context: context.clock.install(time=1796040000))
    until(page, "document.querySelector('#p-naa h2') !== null")
    to(page, 18)
    assert "i rute" in pace(page)
    _, place = part_at(page, package, 18)
    left = sum(one.minutter for one in package.deler[place:])
    assert page.inner_text("#p-slutt") == page.evaluate(AT % (left * MINUTE))


# --- when it has to end -----------------------------------------------------------------------------------------------


def saved(package, place: int) -> int:
    """The minutes that the later parts give when they are as short as they can be."""
    return sum(one.minutter - (one.kort or 0) for one in package.deler[place + 1 :] if one.form != "pause")


def test_it_says_plainly_that_what_can_be_shortened_is_not_enough(notes, package):
    at_slide(notes, 16, 0)
    part, place = part_at(notes, package, 16)
    left = sum(one.minutter for one in package.deler[place:])
    can = saved(package, place) + part.minutter - part.kort
    must_end(notes, left - can - 5)
    told = notes.inner_text("#p-kort-tekst")
    assert f"til kl. {notes.evaluate(AT % round((left - can - 5) * MINUTE))}." in told, "written as every other time"
    assert f"blir dere {can + 5} min for sene" in told and "ikke nok: Det blir fortsatt 5 min for mye." in told
    must_end(notes, left - can)
    assert "ikke nok" not in notes.inner_text("#p-kort-tekst") and "Dette kan kortes" in notes.inner_text("#p-kort")


def test_the_part_one_is_in_can_be_shortened_too(notes, package):
    at_slide(notes, 16, 0)
    part, place = part_at(notes, package, 16)
    must_end(notes, 5)
    first = notes.locator("#p-kort-liste li").first
    told = f"{part.kort} min til i stedet for {part.minutter}: del {place + 1}, {part.tittel}, der dere er nå"
    assert first.inner_text() == told
    notes.clock.fast_forward(MINUTE * (sum(one.minutter for one in package.deler[: place + 1]) - 2))  # two are left
    assert first.inner_text() == f"Avslutt del {place + 1}, {part.tittel}, nå (2 min)"


def test_the_short_programme_is_not_told_to_choose_the_short_programme(notes):
    notes.select_option("#p-program", "kort")
    must_end(notes, 5)
    told = notes.inner_text("#p-kort-tekst")
    assert "ingen deler å korte" in told and "velg det korte programmet" not in told
    assert notes.locator("#p-kort-liste li").count() == 0


def test_the_hour_can_be_shortened_to_the_short_programme(notes, package):
    notes.select_option("#p-program", "timen")
    must_end(notes, 30)
    cuts = notes.locator("#p-kort-liste li").all_inner_texts()
    expected = [one for one in package.deler if (one.timen or 0) > (one.kort or 0) and one.form != "pause"]
    assert len(cuts) == len(expected) > 3


def test_a_clock_that_is_started_again_in_the_middle_has_the_plan_of_what_is_left(notes, package):
    at_slide(notes, 18, 50)
    notes.click("[data-gjor=nullstill]")
    until(notes, "document.getElementById('p-rute').textContent.includes('i rute')")
    _, place = part_at(notes, package, 18)
    left = sum(one.minutter for one in package.deler[place:])
    assert notes.inner_text("#p-slutt") == notes.evaluate(AT % (left * MINUTE))
    notes.select_option("#p-program", "kort")
    assert not notes.locator("[data-gjor=angre]").is_visible(), "what could be undone was of the other programme"


def test_a_part_has_one_number_in_a_programme_that_leaves_parts_out(notes, package):
    notes.select_option("#p-program", "timen")
    at_slide(notes, 18, 0)
    must_end(notes, 1)
    until(notes, "document.querySelector('#p-kort-liste li') !== null")
    number = notes.inner_text("#p-del").split(" av ")[0]
    assert number.startswith("Del ") and f"{number.lower()}," in notes.locator("#p-kort-liste li").first.inner_text()
