"""The deck in one file, opened from a memory stick the very first time: its own faces, and nothing nobody can type."""

from __future__ import annotations

from show import CURRENT, to, until

FACES = {"h2": "Schibsted Grotesk", ".tekst p": "Newsreader"}


def shown_in(page, selector: str) -> set[str]:
    """The faces that the browser drew the text of an element with."""
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": f".lysbilde.aktiv {selector}"})["nodeId"]
    return {font["familyName"] for font in tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}


def test_the_file_is_drawn_in_its_own_faces_the_first_time(visit, offline):
    page = visit(offline)
    page.click("[data-start=fullskjerm]")
    until(page, "document.fonts.status === 'loaded' && document.querySelector('.lysbilde.aktiv') !== null")
    for selector, face in FACES.items():
        drawn = shown_in(page, selector)
        assert drawn and all(name.startswith(face) for name in drawn), drawn


def test_who_has_no_address_is_told_whom_to_ask_as_in_powerpoint(visit, site, guide):
    """«/haster/» in large type is an address that nobody can type."""
    page = visit((site / "opplaring" / "5-nar-det-haster" / "uten-nett.html").as_uri())
    number = page.evaluate("document.querySelector('.lysbilde .qr').closest('.lysbilde').id.split('-')[1]")
    page.click("[data-start=fullskjerm]")
    to(page, number)
    until(page, f"{CURRENT}.id === 'lysbilde-{number}'")
    said, own = page.inner_text(".lysbilde.aktiv .qr").strip(), guide.kommune.nettadresse
    if own:
        assert said == f"{own.split('://')[1]}haster/"
        return
    assert said == "Når det haster: Adressen får dere av kurslederen."
    assert "/haster" not in page.inner_text(".lysbilde.aktiv .tekst")
