"""A slide on paper and in PowerPoint: its texts, its layout and its measures. Made by `deck`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from . import measure
from .measure import DRAWING, GAP, LEFT, QR, RIGHT, RING, TITLE_TOP, WIDE, lines

TITLE_SIZES = (40, 34)  # one line in the first, otherwise the second
LARGE_SIZES = (66, 54)  # of one large sentence
SIZES = (30, 28, 26, 24)  # the largest that holds the text on one slide; the back row reads no smaller
TRACKS = {"tittel": 8.0, "delt": 5.2, "vei": 5.2, "case": 6.7}  # the width of the line where it is not `measure.TRACK`
FIXED = ("trapp", "arenaer", "delt", "vei")  # what stands on them has places of its own: see `scene`


@dataclass(frozen=True)
class Run:
    """A piece of text with one look. `dempet`: less important; `lenke`: a whole address, or None."""

    tekst: str
    fet: bool = False
    kursiv: bool = False
    dempet: bool = False
    lenke: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or a point of a list.

    `kind`: "p", "ul", "ol" (1, 2, 3) or "merket" (with a `label` of its own); `nr`: its number in the list;
    `step`: at which key press it comes, 0 for at once; `human`: what people say and ask, in the serif face.
    """

    kind: str
    runs: tuple[Run, ...]
    nr: int = 0
    label: str = ""
    level: int = 0
    step: int = 0
    human: bool = False

    @property
    def text(self) -> str:
        return "".join(run.tekst for run in self.runs)


@dataclass(frozen=True)
class Slide:
    """One slide as it is drawn. `nr` and `antall` are those of the page; `columns` hold the text, from the left.

    `kind`: its layout, as on the page, or "". `size`: of the text, in points. `notat`: what the leader says.
    `qr`: (address, alternative text), when the page shows a code. `tegninger`: SVG and alternative text. `bokser`: the
    texts of a layout of fixed places. `mange`: many questions, in two columns. `her`: the level that is told.
    `tett`: a task whose text needs all the width. `ingress`: how high the first column is, in points, when it stands
    across the slide above the others: what a task says before its questions.
    """

    nr: int
    antall: int
    tittel: str
    kind: str
    pakke_nr: str
    hvor: str
    fot: str
    del_navn: str
    columns: tuple[tuple[Paragraph, ...], ...]
    notat: tuple[Paragraph, ...]
    minutter: int | None = None
    qr: tuple[str, str] | None = None
    size: int = SIZES[0]
    tegninger: tuple[tuple[str, str], ...] = ()
    bokser: tuple[tuple[Paragraph, ...], ...] = ()
    mange: bool = False
    referat: bool = False
    nytt: bool = False
    her: int | None = None
    tett: bool = False
    ingress: float = 0

    @property
    def title_size(self) -> int:
        sizes, width = (LARGE_SIZES if self.kind == "stor" else TITLE_SIZES), self.title_width
        return next((size for size in sizes if lines(self.tittel, size, width, measure.BOLD) == 1), sizes[-1])

    @property
    def title_width(self) -> float:
        """In points: less where a small ring stands beside it."""
        return RIGHT - LEFT - (GAP + measure.SMALL_RING if self.small_ring else 0)

    @property
    def small_ring(self) -> bool:
        """Whether the minutes stand in the corner, because the text needs the room."""
        return bool(self.minutter) and (self.mange or self.referat or self.tett)

    @property
    def beside(self) -> bool:
        """Whether a drawing stands beside the text."""
        return bool(self.tegninger) and self.kind not in ("tittel", *FIXED)

    @property
    def track(self) -> float:
        """How wide the line is, in points; a drawing is forty of it wide."""
        return TRACKS.get(self.kind, measure.TRACK)

    @property
    def text_top(self) -> float:
        """Where the text begins, in points from the top: lower under a title of two lines."""
        size = self.title_size
        count = lines(self.tittel, size, self.title_width, measure.BOLD)
        return TITLE_TOP + 26 + (count - 1) * size * 1.1 + max(size, TITLE_SIZES[0]) * 1.1

    @property
    def text_left(self) -> float:
        """Where the text begins, in points from the left: further in on the paper of a record."""
        return LEFT + (measure.PAPER_EDGE if self.referat else 0)

    @property
    def text_end(self) -> float:
        """Where the text has to end: higher when something is said below a record."""
        if not self.referat or not self.bokser:
            return measure.TEXT_END
        width, size = self.text_width + 2 * measure.PAPER_EDGE, measure.BELOW_PAPER
        said = sum(lines(paragraph.text, size, width, measure.BOLD) for paragraph in self.bokser[0])
        return measure.TEXT_END - 16 - said * size * measure.LINE

    @property
    def text_width(self) -> float:
        """Of all columns together, in points."""
        if self.beside:
            return WIDE - DRAWING * self.track / 12 - LEFT - 16 - (2 * measure.PAPER_EDGE if self.referat else 0)
        return RIGHT - LEFT - (GAP + RING if self.minutter and not self.small_ring else GAP + QR if self.qr else 0)

    @property
    def lists(self) -> list[list[tuple[str, list[Paragraph]]]]:
        """The columns with neighbours of the same list together: (kind, paragraphs)."""
        return [
            [(kind, list(group)) for kind, group in groupby(column, lambda paragraph: paragraph.kind)]
            for column in self.columns
        ]
