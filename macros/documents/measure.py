"""The measures of a slide on paper and in PowerPoint, in points, and how much text there is room for."""

from __future__ import annotations

# On a slide of 960 × 540: the measures of lysbilder.css, where 1cqi is 9.6 points.
WIDE, HIGH = 960, 540
LEFT, RIGHT = 90, 902
TITLE_TOP, TEXT_TOP, TEXT_END = 74, 144, 462
LINE_AT, TRACK = 486, 9.6  # the middle of the line through every slide, and how thick it is
GAP, RING, SMALL_RING, QR = 40, 170, 108, 182  # between columns; the rings of a task's minutes; the QR code
DRAWING, GROUND = 480, 390  # a drawing: its width, and how far down its ground is, in its own units
LINE, BETWEEN = 1.25, 0.55  # a line and the space above a paragraph, in sizes

# Widths of Arial in ems, a little more than less: enough to tell where lines break.
WIDTHS = {
    letter: width
    for letters, width in (
        ("ijl|'", 0.23),
        (" \u00a0fItI.,:;!/\\[]()-r", 0.3),
        ("ckszvxyJ", 0.5),
        ("mMW%", 0.86),
        ("wABCDEHKNRSUVPXYZFTLæÆ«»", 0.7),
        ("GOQØ&", 0.78),
        ("–—", 0.8),
    )
    for letter in letters
}
BOLD, SERIF = 1.08, 1.2  # against Arial; Georgia is narrower, but not what a machine without it takes instead


def lines(text: str, size: float, width: float) -> int:
    """How many lines `text` takes, broken between words. `size` and `width` in points."""
    count, at, space = 1, 0.0, WIDTHS[" "] * size
    for word in text.split(" "):
        length = sum(WIDTHS.get(letter, 0.556) for letter in word) * size
        if at and at + space + length > width:
            count, at = count + 1, length
        else:
            at += space + length if at else length
    return count
