"""How wide a text is: as counted before it is drawn, and as it stands in a PDF."""

from __future__ import annotations

import pdf_facts
import pikepdf
import pytest
from decks import every_package
from fontTools.ttLib import TTFont
from real import GUIDE

from macros.documents import pdf
from macros.documents.measure import BOLD, LINE_AT, OTHER, OWN, PLAIN, SERIF, TEXT_END, WIDE
from macros.documents.scene import STATION

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789 .,:;!?«»–()/%&é-"
AIR = 4  # points that a tail may hang below the room for text; the station begins 11 below it
SLACK = 0.03  # of an em, of one letter: a group of letters has one width
FACES = (("schibsted-grotesk-400", PLAIN), ("schibsted-grotesk-700", BOLD), ("newsreader-400", SERIF))


def said() -> str:
    """What the slides say most of, for how often each letter comes."""
    return " ".join(text for case in GUIDE.caser for v in case.varianter for part in v.deler for text in part.tekst)


@pytest.mark.parametrize("face,look", FACES)
def test_our_own_type_faces_are_as_wide_as_counted(face, look):
    font = TTFont(pdf.ASSETS / "fonts" / f"{face}.woff2")
    names, wide, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    drawn = {letter: wide[names[ord(letter)]][0] / em for letter in LETTERS}
    counted = {letter: OWN.get(letter, OTHER) * look[1] for letter in LETTERS}
    if look == PLAIN:
        assert {letter: drawn[letter] for letter in LETTERS if abs(drawn[letter] - counted[letter]) > SLACK} == {}
    text = [letter for letter in said() if letter in drawn]
    ratio = sum(map(drawn.get, text)) / sum(map(counted.get, text))
    assert 0.97 < ratio < 1.005, "a whole text, as the slides have them"


@every_package
def test_nothing_is_written_near_the_line_or_on_it(site, package):
    """A text that takes one line more than counted runs down to the station on the line, over it, and into the foot."""
    path = site / "opplaring" / package / "lysbilder.pdf"
    end, bottom = TEXT_END + AIR, LINE_AT + STATION / 2
    with pikepdf.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            for run in pdf_facts.placed(page):
                digit = run.text.strip().isdigit() and abs(run.down - LINE_AT) < STATION  # a station's own number
                high, low = run.down - run.size * 0.7, run.down + run.size * 0.22  # of its letters
                assert digit or low <= end or high >= bottom, (number, run)
                assert 0 < run.across < WIDE, (number, run)
