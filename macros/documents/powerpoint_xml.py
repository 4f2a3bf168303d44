"""The XML that python-pptx has no words for: the theme, the masters, bullets and steps.

Element order inside a parent is the schema's (ECMA-376).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr as quoted

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from .archive import MADE_IN, leave_out, saved

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
POINT = 12700  # EMU
LANGUAGE, SERIF = MADE_IN, "Georgia"
DARK = (
    '<a:overrideClrMapping bg1="dk2" tx1="lt1" bg2="dk1" tx2="lt2" accent1="lt2" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" '
    'accent6="accent6" hlink="lt1" folHlink="lt1"/>'
)
LIGHT = "<a:masterClrMapping/>"


def element(markup: str):
    """`markup` as an element of a presentation; its root needs no namespace declarations."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {DECLARED}", markup, count=1))


def placed(box) -> str:
    """The place of a shape: left, top, width and height in points."""
    left, top, width, height = (round(value * POINT) for value in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def placeholder(
    number: int,
    name: str,
    attributes: str,
    box,
    *,
    size: float,
    text: str,
    bold=False,
    serif=False,
    colour="tx1",
    anchor="t",
    align="l",
    field="",
) -> str:
    """A place for text on a master or a layout.

    `size` in points; `text` is the prompt; `field`: «slidenum» for the slide's number.
    """
    run = f'<a:rPr lang="{LANGUAGE}"/><a:t>{escape(text)}</a:t>'
    run = (
        f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="{field}">{run}</a:fld>'
        if field
        else f"<a:r>{run}</a:r>"
    )
    face = f'<a:latin typeface="{SERIF}"/>' if serif else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {attributes}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{placed(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f'<a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="{align}">'
        f'<a:defRPr lang="{LANGUAGE}" sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill>{face}</a:defRPr></a:lvl1pPr></a:lstStyle>'
        f'<a:p>{run}<a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
    )


def band(number: int, name: str, box, colour: str) -> str:
    """A filled rectangle that only decorates."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr>{placed(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
    )


def draw_sheet(sheet, name: str, shapes: str, background: str) -> None:
    """Give a master or a layout its name, its shapes and the colour behind them, in place of the template's."""
    root = sheet.element
    root.replace(
        root.find(qn("p:cSld")),
        element(
            f'<p:cSld name={quoted(name)}><p:bg><p:bgPr><a:solidFill><a:schemeClr val="{background}"/>'
            f'</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
        ),
    )


def colour_map(root, dark: bool) -> None:
    """Whether a layout or a slide is light or dark: which of the theme's colours its text and background take."""
    known = root.find(qn("p:clrMapOvr"))
    root.replace(known, element(f"<p:clrMapOvr>{DARK if dark else LIGHT}</p:clrMapOvr>"))


def text_styles(master, line: float, before: float) -> None:
    """The master's text: left, and no bullets unless asked for.

    `line`, and the space `before` a paragraph, in parts of its size.
    """

    def level(number: int) -> str:
        return (
            f'<a:lvl{number}pPr marL="0" indent="0" algn="l" rtl="0"><a:lnSpc>'
            f'<a:spcPct val="{round(line * 1000) * 100}"/></a:lnSpc><a:spcBef>'
            f'<a:spcPct val="{round(before * 1000) * 100}"/></a:spcBef>'
            f'<a:buNone/><a:defRPr lang="{LANGUAGE}" sz="2600" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
            f'</a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{number}pPr>'
        )

    title = (
        '<a:lvl1pPr algn="l" rtl="0"><a:lnSpc><a:spcPct val="92000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/>'
        "</a:spcBef><a:buNone/>"
        f'<a:defRPr lang="{LANGUAGE}" sz="4000" b="1" kern="1200" spc="-50"><a:solidFill>'
        f'<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
    )
    styles = master.element.find(qn("p:txStyles"))
    styles.replace(styles.find(qn("p:titleStyle")), element(f"<p:titleStyle>{title}</p:titleStyle>"))
    styles.replace(
        styles.find(qn("p:bodyStyle")),
        element(f"<p:bodyStyle>{''.join(map(level, range(1, 10)))}</p:bodyStyle>"),
    )


def set_theme(part, name: str, font: str, colours: dict[str, str]) -> None:
    """Name, type face and colours of the theme that belongs to a master.

    `colours`: the theme's own names (dk1, accent1 …) -> RGB.
    """
    theme_part = part.part_related_by(RT.THEME)
    theme = etree.fromstring(theme_part.blob)
    theme.set("name", name)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", name)
    for key, value in colours.items():
        slot = scheme.find(qn(f"a:{key}"))
        slot[:] = [element(f'<a:srgbClr val="{value}"/>')]
    for face in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        face.set("typeface", font)
    theme_part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def point_of_list(paragraph, kind: str, number: int, left: float, hanging: float) -> None:
    """Make a paragraph a point of a list: "ul", "ol" (1.), or "" with a label of its own.

    `left`, `hanging` in points.
    """
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(round(left * POINT)))
    properties.set("indent", str(round(-hanging * POINT)))
    colour = '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
    marks = {
        "ul": (colour, '<a:buFont typeface="Arial"/>', '<a:buChar char="•"/>'),
        "ol": (colour, '<a:buFont typeface="+mj-lt"/>', f'<a:buAutoNum type="arabicPeriod" startAt="{number}"/>'),
        "": (f'<a:tabLst><a:tab pos="{round(left * POINT)}" algn="l"/></a:tabLst>',),
    }[kind]
    properties.extend(map(element, marks))


def coming_by_click(slide, shapes: list[tuple[int, list[int]]]) -> None:
    """Let paragraphs appear one click at a time.

    `shapes`: (shape id, the step of each of its paragraphs, 0 for at once).
    """
    ids = iter(range(3, 10000))
    clicks = ""
    for step in sorted({step for _, steps in shapes for step in steps} - {0}):
        outer, inner = next(ids), next(ids)
        coming = [(shape, place) for shape, steps in shapes for place, at in enumerate(steps) if at == step]
        effects = "".join(
            _appear(ids, shape, place, "withEffect" if n else "clickEffect") for n, (shape, place) in enumerate(coming)
        )
        clicks += (
            f'<p:par><p:cTn id="{outer}" fill="hold">{_start("indefinite")}<p:childTnLst><p:par>'
            f'<p:cTn id="{inner}" fill="hold">{_start(0)}<p:childTnLst>{effects}'
            "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        )
    builds = "".join(f'<p:bldP spid="{shape}" grpId="0" build="p"/>' for shape, steps in shapes if any(steps))
    at_slide = "<p:tgtEl><p:sldTgt/></p:tgtEl>"
    slide.element.append(
        element(
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
            '<p:childTnLst><p:seq concurrent="1" nextAc="seek">'
            f'<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{clicks}</p:childTnLst></p:cTn>'
            f'<p:prevCondLst><p:cond evt="onPrev" delay="0">{at_slide}</p:cond></p:prevCondLst>'
            f'<p:nextCondLst><p:cond evt="onNext" delay="0">{at_slide}</p:cond></p:nextCondLst></p:seq>'
            f"</p:childTnLst></p:cTn></p:par></p:tnLst><p:bldLst>{builds}</p:bldLst></p:timing>"
        )
    )


def _start(delay: int | str) -> str:
    return f'<p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'


def _appear(ids: Iterator[int], shape: int, paragraph: int, how: str) -> str:
    """One paragraph that comes: by a click, or with the one before it."""
    return (
        f'<p:par><p:cTn id="{next(ids)}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" '
        f'grpId="0" nodeType="{how}">{_start(0)}<p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{next(ids)}" dur="1" fill="hold">{_start(0)}</p:cTn><p:tgtEl><p:spTgt spid="{shape}">'
        f'<p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl></p:spTgt></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to>"
        '<p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )


def speak(root) -> None:
    """The language of every run below `root`, so that PowerPoint spells and screen readers speak it."""
    for run in root.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr().set("lang", LANGUAGE)
    for properties in root.iter(qn("a:endParaRPr"), qn("a:defRPr")):
        properties.set("lang", LANGUAGE)


def finish(presentation) -> bytes:
    """The file, in wide screen and without what only python-pptx's template holds."""
    leave_out(presentation.part.rels, "/printerSettings")
    leave_out(presentation.part.package._rels, "/thumbnail")
    presentation.element.sldSz.attrib.pop("type", None)  # the template says 4:3
    speak(presentation.element)
    return saved(presentation)
