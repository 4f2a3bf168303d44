"""The styles of every Word file of ours: type face, sizes, space and colours."""

from __future__ import annotations

from functools import cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from . import ooxml
from .archive import MADE_IN, saved

KEPT = set(
    "Normal Heading1 Heading2 Heading3 Subtitle Caption ListBullet Header Footer TableGrid "
    "DefaultParagraphFont TableNormal NoList".split()
)  # Word's own, by the ids of the template
OURS = set("Celle Hjelp Utkast Advarsel Arkiv Slutt Kryss Kortform Svarfelt Ledetekst".split())
TIGHT = {  # style -> size, space before and after, in points
    "Normal": (10, 0, 3),
    "Heading 1": (17, 0, 3),
    "Heading 2": (12, 9, 3),
    "Heading 3": (10, 5, 2),
    "Subtitle": (11, 0, 4),
    "Caption": (10, 6, 2),
    "List Bullet": (10, 0, 1),
    "Celle": (9.5, 1.5, 1.5),
    "Hjelp": (9, 0, 2),
    "Utkast": (9.5, 2, 2),
    "Kryss": (10, 0, 2),
    "Svarfelt": (10, 2, 4),
    "Arkiv": (9, 6, 0),
}
FONT = "Arial"  # a font every office machine has: a Word file cannot count on ours
INK, SOFT, RULE, TINT = "1A2123", "434C4D", "6F7978", "E8EFED"


@cache
def template(tight: bool = False, colour: str | None = None) -> bytes:
    """A document with our styles and no content: setting them up takes longer than filling in most forms.

    `tight`: with less room, for a form that must not take one more page. `colour`: of the headings.
    """
    document = Document()
    styles = document.styles
    ooxml.set_language(styles, MADE_IN)
    _word_s_own(styles)
    _ours(styles)
    prompt = styles.add_style("Ledetekst", WD_STYLE_TYPE.CHARACTER)
    prompt.font.color.rgb = RGBColor.from_string("595F60")
    for name in ("Header", "Footer"):
        styles[name].paragraph_format.tab_stops.clear_all()
    _only_those_in_use(styles)
    if tight:
        _tighten(styles)
    if colour:
        for name in ("Heading 1", "Heading 2"):
            styles[name].font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    ooxml.of_today(document)
    return saved(document)


def _word_s_own(styles: Any) -> None:
    _set_up(styles["Normal"], 11, after=6, line=1.15)
    _set_up(styles["Heading 1"], 22, bold=True, after=4, keep=True)
    _set_up(styles["Heading 2"], 14, bold=True, before=15, after=5, keep=True)
    _set_up(styles["Heading 3"], 11, bold=True, before=8, after=3, keep=True)
    _set_up(styles["Subtitle"], 12, colour=SOFT, after=8)
    for spacing in styles["Subtitle"].element.rPr.findall(qn("w:spacing")):
        styles["Subtitle"].element.rPr.remove(spacing)
    _set_up(styles["Caption"], 11, bold=True, before=10, after=4, keep=True)
    _set_up(styles["List Bullet"], 11, after=3, line=1.15)
    _set_up(styles["Header"], 9, colour=SOFT, after=0)
    _set_up(styles["Footer"], 9, colour=SOFT, after=0)


def _ours(styles: Any) -> None:
    _add(styles, "Celle", 10.5, before=3, after=3)
    _add(styles, "Hjelp", 9.5, colour=SOFT, after=4, keep=True)
    _add(styles, "Utkast", 10.5, bold=True, after=4)
    ooxml.tint(_add(styles, "Advarsel", 10.5, bold=True, before=6, after=6, keep=True), "FFF3D1", "FFCB47")
    _add(styles, "Slutt", 1, after=0)
    _add(styles, "Arkiv", 9.5, before=8, after=0, line=1.1).paragraph_format.keep_together = True
    _add(styles, "Kryss", 11, after=4, line=1.1).paragraph_format.left_indent = Mm(8)
    styles["Kryss"].paragraph_format.first_line_indent = Mm(-8)
    styles["Kryss"].paragraph_format.tab_stops.add_tab_stop(Mm(8))
    warning = _add(styles, "Kortform", 10.5, bold=True, before=4, after=8, line=1.1)
    warning.paragraph_format.left_indent = warning.paragraph_format.right_indent = Mm(2)
    ooxml.frame(warning, INK)
    answer = _add(styles, "Svarfelt", 11, before=4, after=8, line=1.15)
    answer.paragraph_format.left_indent = answer.paragraph_format.right_indent = Mm(2)
    ooxml.frame(answer, RULE)


def _tighten(styles: Any) -> None:
    for name, (size, before, after) in TIGHT.items():
        styles[name].font.size = Pt(size)
        styles[name].paragraph_format.space_before, styles[name].paragraph_format.space_after = Pt(before), Pt(after)
    styles["Normal"].paragraph_format.line_spacing = styles["List Bullet"].paragraph_format.line_spacing = 1.05


def _only_those_in_use(styles: Any) -> None:
    """Leave out the styles nobody uses: Word knows its own by name, and makes one when somebody asks for it."""
    for style in styles.element.findall(qn("w:style")):
        kept = OURS if style.get(qn("w:customStyle")) == "1" else KEPT
        if style.get(qn("w:styleId")) not in kept:
            styles.element.remove(style)
        for link in style.findall(qn("w:link")):  # a character style beside the paragraph's
            style.remove(link)


def _add(styles: Any, name: str, size: float, **look: Any) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    return _set_up(style, size, **look)


def _set_up(
    style: Any,
    size: float,
    *,
    bold: bool | None = None,
    colour: str = INK,
    before: float = 0,
    after: float = 4,
    line: float | None = None,
    keep: bool | None = None,
) -> Any:
    ooxml.set_font(style, FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing, shape.keep_with_next = line, keep
    return style
