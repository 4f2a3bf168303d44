"""The phone with the notes needs as many presses as the board: a slide has the same frames in both, at every size."""

from __future__ import annotations

import pytest
from show import PACKAGES, until

PHONES = [(360, 740), (740, 360), (1280, 720)]
PROGRAMMES = "() => [...document.querySelectorAll('#program option')].map(option => option.value)"
# every slide of a programme: [its number, how many frames it has, and how large its text is set]
FRAMES = """([programme, phone]) => {
  const { acts, deck, show } = bti, told = [];
  acts.program(programme);
  for (let at = 0; at >= 0; at = deck.beside(at, 1)) {
    acts.til(at + 1);
    const shown = phone ? document.querySelector('#p-naa .lysbilde') : deck.slides[at];
    told.push([at + 1, show.frames, shown.style.getPropertyValue('--storrelse')]);
  }
  return told;
}"""


def differences(page, programme: str, expected: list) -> list:
    """(on the phone, on the board) of each slide that is not the same in both.

    The first look may be in another font (`font-display: optional`), and then a text is a little larger or smaller.
    """
    for _ in range(3):
        found = page.evaluate(FRAMES, [programme, True])
        differ = [(here, there) for here, there in zip(found, expected, strict=True) if here != there]
        if not differ:
            break
        page.reload()
        until(page, "document.querySelector('#p-naa h2') !== null")
        page.evaluate("document.fonts.ready")
    return differ


@pytest.mark.grundig
@pytest.mark.parametrize("package", PACKAGES)
def test_a_phone_has_the_frames_of_the_board(visit, package):
    deck = f"opplaring/{package}/lysbilder/"
    board = visit(deck + "#vis=1")
    board.wait_for_selector(".lysbilde.aktiv")
    board.reload()  # the fonts are here now
    board.wait_for_selector(".lysbilde.aktiv")
    board.evaluate("document.fonts.ready")
    programmes = board.evaluate(PROGRAMMES) or ["hele"]
    expected = {name: board.evaluate(FRAMES, [name, False]) for name in programmes}
    assert any(frames > 1 for _, frames, _ in expected["hele"]), "some slides come step by step"
    for width, height in PHONES:
        page = visit(deck + "?presentator", viewport={"width": width, "height": height}, is_mobile=width < 1280)
        until(page, "document.querySelector('#p-naa h2') !== null")
        page.evaluate("document.fonts.ready")
        for name in programmes:
            assert differences(page, name, expected[name]) == [], (width, height, name)
        page.close()
