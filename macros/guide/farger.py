"""A municipality's colour: whether white can be read on it, and the shades that go with it, light and dark."""

from __future__ import annotations

from dataclasses import dataclass

PAPER, DARK_PAPER, WHITE, BLACK = "#fbfaf7", "#14191a", "#ffffff", "#000000"
READABLE = 7.0  # WCAG's contrast for small text at level AAA


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, 1–21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> list[int]:
    return [int(colour.lstrip("#")[place : place + 2], 16) for place in (0, 2, 4)]


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a `share` of another in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(mine * (1 - share) + theirs * share):02x}" for mine, theirs in pairs)


def lighter(colour: str, ground: str) -> str:
    """The colour, with as little white in it as makes it readable on a dark ground."""
    return next(shade for tenth in range(11) if contrast(shade := mixed(colour, WHITE, tenth / 10), ground) >= READABLE)


@dataclass(frozen=True)
class Farge:
    """A colour and its shades, by what they are for."""

    tavle: str

    @property
    def lenke(self) -> str:
        """Links on light paper."""
        return self.tavle

    @property
    def tavle_tekst(self) -> str:
        """Soft text on the board: readable there, in light and dark."""
        return mixed(self.tavle, WHITE, 0.85)

    @property
    def tavle_strek(self) -> str:
        """Lines on the board."""
        return mixed(self.tavle, WHITE, 0.3)

    @property
    def tavle_mork(self) -> str:
        """The board where the paper is dark."""
        return mixed(self.tavle, BLACK, 0.3)

    @property
    def lenke_mork(self) -> str:
        """Links, and the line of the courses, where the paper is dark."""
        return lighter(self.tavle, DARK_PAPER)

    @property
    def flate_mork(self) -> str:
        """The soft ground of the courses where the paper is dark."""
        return mixed(self.tavle, DARK_PAPER, 0.75)

    @property
    def palett(self) -> Palett:
        """What slides and documents are drawn in."""
        return Palett(
            tavle=self.tavle,
            tekst=self.tavle_tekst,
            strek=lighter(self.tavle, self.tavle),
            flate=mixed(self.tavle, WHITE, 0.15),
            linje=self.tavle,
            grunn=mixed(self.tavle, WHITE, 0.87),
            lenke=self.lenke,
        )


@dataclass(frozen=True)
class Palett:
    """The colours of slides and documents by what they are for; `USUAL` when the municipality has none of its own."""

    tavle: str  # the board: the first slide, the head of the easy-read sheet
    tekst: str  # soft text on the board
    strek: str  # lines of the drawings on the board
    flate: str  # grounds of the drawings on the board
    linje: str  # lines, markers and rings on paper
    grunn: str  # the soft ground of a slide
    lenke: str


USUAL = Palett("#123c42", "#c9dcda", "#7fd0c6", "#22555b", "#0a625d", "#def0ec", "#0f4a55")
