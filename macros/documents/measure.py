"""The measures of a slide on paper and in PowerPoint, in points, and how much text there is room for."""

from __future__ import annotations

# On a slide of 960 × 540: the measures of lysbilder.css, where 1cqi is 9.6 points.
WIDE, HIGH = 960, 540
LEFT, RIGHT = 90, 902
TITLE_TOP, TEXT_TOP, TEXT_END = 74, 144, 462
LINE_AT, TRACK = 486, 9.6  # the middle of the line through every slide, and how thick it is
GAP, RING, SMALL_RING, QR = 40, 170, 108, 182  # between columns; the rings of a task's minutes; the QR code
DRAWING, GROUND = 480, 390  # a drawing: its width, and how far down its ground is, in its own units
PAPER_EDGE, BELOW_PAPER = 16, 22  # round the lines of a record, and the size of what is said below it
LINE, BETWEEN = 1.23, 0.48  # a line and the space above a paragraph, in sizes: a little more than is drawn


def _by_letter(*groups: tuple[str, float]) -> dict[str, float]:
    return {letter: width for letters, width in groups for letter in letters}


# Widths in ems, enough to tell where lines break: of Arial, which PowerPoint has, a little more than less, and of our
# own type face, which the PDF has. `tests/documents/test_measure.py` reads those in its file.
ARIAL = _by_letter(
    ("ijl|'", 0.23),
    (" \u00a0fItI.,:;!/\\[]()-r", 0.3),
    ("ckszvxyJ", 0.5),
    ("mMW%", 0.86),
    ("wABCDEHKNRSUVPXYZFTLæÆ«»", 0.7),
    ("GOQØ&", 0.78),
    ("–—", 0.8),
)
OWN = _by_letter(
    ("'i!|l \u00a0,;", 0.26),
    ("j.:()[]", 0.3),
    ('ft1I"', 0.35),
    ("r/*", 0.42),
    ("«»-z–s?", 0.51),
    ("acghkvxåFyJL7", 0.56),
    ("bdenpquE23458éèü", 0.58),
    ("oøZ69òôPSY0", 0.61),
    ("BRT+=KXUV&", 0.66),
    ("ACDÅGHN…", 0.71),
    ("OQØ", 0.76),
    ("w", 0.82),
    ("M%mæ", 0.88),
    ("WÆ", 0.94),
)
OTHER = 0.556  # a letter that nobody has measured
PLAIN, BOLD, SERIF = (1.0, 1.0), (1.08, 1.05), (1.2, 0.93)
"""What a look does to the widths of the two. Georgia is narrower, but not what a machine without it takes instead."""


def lines(text: str, size: float, width: float, look: tuple[float, float] = PLAIN) -> int:
    """How many lines `text` takes where it takes most, broken between words. `size` and `width` in points."""
    return max(_lines(text, size * factor, width, face) for face, factor in zip((ARIAL, OWN), look, strict=True))


def _lines(text: str, size: float, width: float, face: dict[str, float]) -> int:
    count, at, space = 1, 0.0, face[" "] * size
    for word in text.split(" "):
        length = sum(face.get(letter, OTHER) for letter in word) * size
        if at and at + space + length > width:
            count, at = count + 1, length
        else:
            at += space + length if at else length
    return count
