"""What every PowerPoint file of ours looks like: theme, master, layouts and notes page. The look is lysbilder.css."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..guide.farger import USUAL, Palett
from ..guide.words import Powerpoint
from . import powerpoint_xml as xml
from .measure import GAP, LEFT, RIGHT, TEXT_END, TEXT_TOP, TITLE_TOP
from .slide import TITLE_SIZES

FONT = "Arial"  # fonts every office machine has: a PowerPoint file cannot count on ours
COLOURS = {
    "dk1": "1A2123",
    "lt1": "FBFAF7",
    "accent2": "434C4D",
    "accent3": "0D5F94",
    "accent4": "7A3673",
    "accent5": "A03C14",
    "accent6": "FFCB47",
    "folHlink": "434C4D",
}
OWN = {"dk2": "tavle", "lt2": "grunn", "accent1": "linje", "hlink": "lenke"}  # those that a municipality decides
SMALL = 18
LINE, BEFORE = 1.06, 0.45  # of what Arial calls a line; deck.LINE and deck.BETWEEN leave a little more
LAYOUTS = {
    "tittel": "title",
    "tekst": "obj",
    "spalter": "twoObj",
    "ingress": "txAndTwoObj",
    "case": "obj",
}  # ours -> the kind it is to PowerPoint
WIDTH = RIGHT - LEFT
LEAD = 80  # how high a text across is on its layout; on a slide it is as high as it has to be


@dataclass(frozen=True)
class Whose:
    """Whose slides they are: the colours, and the municipality's own mark when it has one, with what it is called."""

    palette: Palett = USUAL
    mark: bytes | None = None
    name: str = ""


def look(presentation: Any, words: Powerpoint, palette: Palett) -> dict[str, Any]:
    """Our theme, master and layouts in place of the template's. Returns the layouts by name."""
    master = presentation.slide_master
    own = {name: getattr(palette, shade).lstrip("#").upper() for name, shade in OWN.items()}
    xml.set_theme(master.part, words.tema, FONT, COLOURS | own)
    xml.text_styles(master, LINE, BEFORE)
    xml.draw_sheet(master, words.tema, _title(words) + _text(words) + _frame(words), "bg1")
    xml.speak(master.element)
    layouts = list(presentation.slide_layouts)
    for spare in layouts[len(LAYOUTS) :]:
        presentation.slide_layouts.remove(spare)
    result = dict(zip(LAYOUTS, layouts, strict=False))  # the template has more
    shapes = _shapes(words)
    for name, layout in result.items():
        dark = name == "tittel"
        layout.element.set("type", LAYOUTS[name])
        layout.element.set("showMasterSp", "0")
        frame = _frame(words, soft="tx1") if dark else _frame(words)
        title = getattr(words.oppsett, name)
        xml.draw_sheet(layout, title, shapes[name] + frame, "bg2" if name == "case" else "bg1")
        xml.colour_map(layout.element, dark)
    return result


def notes_master(presentation: Any, words: Powerpoint) -> None:
    """Prompts in Norwegian on the notes page; python-pptx's are in English."""
    notes = presentation.notes_master
    for shape in notes.placeholders:
        shape.name = words.notat
        if shape.has_text_frame and "Master text" in shape.text_frame.text:
            shape.text_frame.text = words.skriv_tekst
    xml.speak(notes.element)


def _shapes(words: Powerpoint) -> dict[str, str]:
    """What stands on each layout, besides its frame."""
    above = _title(words) + _where(words)
    column = (WIDTH - GAP) / 2

    def columns(first: int, top: float) -> str:
        return "".join(
            xml.placeholder(
                3 + first + n,
                f"{words.spalte} {n + 1}",
                f'type="body" sz="half" idx="{first + n}"',
                (LEFT + n * (column + GAP), top, column, TEXT_END - top),
                size=24,
                text=words.skriv_tekst,
            )
            for n in range(2)
        )

    lead = _text(words, high=LEAD)
    return {
        "tittel": _front(words),
        "tekst": above + _text(words),
        "spalter": above + columns(1, TEXT_TOP),
        "ingress": above + lead + columns(2, TEXT_TOP + LEAD),
        "case": above + _text(words, serif=True),
    }


def _front(words: Powerpoint) -> str:
    """The front of a deck: a large title, the package, and what it is about."""
    title = xml.placeholder(
        2,
        words.tittel,
        'type="ctrTitle"',
        (LEFT, 74, WIDTH, 72),
        size=46,
        text=words.skriv_tittel,
        bold=True,
        anchor="t",
    )
    about = xml.placeholder(
        4,
        words.tekst,
        'type="subTitle" idx="1"',
        (LEFT, 152, WIDTH, 74),
        size=26,
        text=words.skriv_tekst,
        serif=True,
    )
    return title + _where(words, colour="tx2") + about


def _frame(words: Powerpoint, soft: str = "accent2", first: int = 20) -> str:
    """Below the line: the foot and the number of the slide. `powerpoint_draw` draws the line with what stands on it."""
    foot = xml.placeholder(
        first + 2,
        words.fot,
        'type="ftr" sz="quarter" idx="11"',
        (LEFT, 505, WIDTH - 90, 24),
        size=SMALL,
        text="",
        colour=soft,
    )
    number = xml.placeholder(
        first + 3,
        words.nummer,
        'type="sldNum" sz="quarter" idx="12"',
        (RIGHT - 80, 505, 80, 24),
        size=SMALL,
        text="‹#›",
        bold=True,
        colour="accent1",
        align="r",
        field="slidenum",
    )
    return foot + number


def _title(words: Powerpoint) -> str:
    return xml.placeholder(
        2,
        words.tittel,
        'type="title"',
        (LEFT, TITLE_TOP, WIDTH, 52),
        size=TITLE_SIZES[0],
        text=words.skriv_tittel,
        bold=True,
    )


def _where(words: Powerpoint, colour: str = "accent2") -> str:
    """Above the title: the package, and what the participants do."""
    return xml.placeholder(
        3,
        words.hvor,
        'type="body" sz="quarter" idx="13"',
        (LEFT, 36, WIDTH, 26),
        size=SMALL,
        text=words.hvor,
        colour=colour,
    )


def _text(words: Powerpoint, serif: bool = False, high: float = TEXT_END - TEXT_TOP) -> str:
    return xml.placeholder(
        4,
        words.tekst,
        'type="body" idx="1"',
        (LEFT, TEXT_TOP, WIDTH, high),
        size=26,
        text=words.skriv_tekst,
        serif=serif,
    )
