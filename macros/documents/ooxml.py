"""The XML that python-docx and python-pptx have no words for: content controls, table properties, fields and styles in Word;
the theme, the masters, bullets and steps in PowerPoint; a zip without a clock.

Element order inside a parent is the schema's (ECMA-376); Word refuses some files where it is not.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr as quoted

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml as parse_slide_xml
from pptx.oxml.ns import qn as slide_qn

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
CHECK_FONT = (
    '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
)


def element(markup: str):
    """`markup` as an element; its root needs no namespace declarations."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {DECLARED}", markup, count=1))


def content_control(number: int, blank, placeholder: str):
    """A `w:sdt` for `blank` (`form.Rute`), that can be filled in but not deleted; it stands within a paragraph.

    `number`: its id, unique in the document. (Around a paragraph, LibreOffice parts it from its heading and prints a choice twice.)
    """
    kind = {
        "tekst": lambda: "<w:text/>",
        "langtekst": lambda: '<w:text w:multiLine="1"/>',
        "dato": lambda: (
            '<w:date><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="nb-NO"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        ),
        "valg": lambda: (
            "<w:dropDownList>"
            + "".join(f"<w:listItem w:displayText={quoted(v)} w:value={quoted(v)}/>" for v in blank.valg)
            + "</w:dropDownList>"
        ),
        "avkryssing": lambda: (
            '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        ),
    }[blank.type]()
    if blank.type == "avkryssing":
        run, prompting = f"<w:r>{CHECK_FONT}<w:t>☐</w:t></w:r>", ""
    else:
        run = f'<w:r><w:rPr><w:rStyle w:val="Ledetekst"/></w:rPr><w:t>{escape(placeholder)}</w:t></w:r>'
        prompting = "<w:showingPlcHdr/>"
    return element(
        f'<w:sdt><w:sdtPr><w:alias w:val={quoted(blank.navn)}/><w:tag w:val={quoted(blank.id)}/><w:id w:val="{number}"/>'
        f'<w:lock w:val="sdtLocked"/>{prompting}{kind}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
    )


def repeat_rows(table, numbers, name: str, row_name: str) -> None:
    """Wrap the rows under the header so that Word offers a «+» to add one. `numbers`: iterator of ids for the controls."""
    rows = [row._tr for row in table.rows[1:]]
    outer = element(
        f'<w:sdt><w:sdtPr><w:alias w:val={quoted(name)}/><w:id w:val="{next(numbers)}"/><w15:repeatingSection/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    for place, row in enumerate(rows, 1):
        item = element(
            f'<w:sdt><w:sdtPr><w:alias w:val={quoted(f"{row_name} {place}")}/><w:id w:val="{next(numbers)}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent/></w:sdt>'
        )
        item.find(qn("w:sdtContent")).append(row)
        outer.find(qn("w:sdtContent")).append(item)
    table._tbl.append(outer)


def describe_table(table, title: str, headings: list[str], row_headers: bool) -> None:
    """Header row on every page, rows that do not break, and the title and description a screen reader tells."""
    properties = table._tbl.tblPr
    for known in (*properties.findall(qn("w:tblLook")), *properties.findall(qn("w:tblInd"))):
        properties.remove(known)
    properties.insert(
        list(properties).index(properties.find(qn("w:tblLayout"))), element('<w:tblInd w:w="0" w:type="dxa"/>')
    )
    value = "06A0" if row_headers else "0620"
    properties.append(
        element(
            f'<w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="0" w:firstColumn="{int(row_headers)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
    )
    properties.append(element(f"<w:tblCaption w:val={quoted(title)}/>"))
    properties.append(element(f"<w:tblDescription w:val={quoted(', '.join(headings))}/>"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, element("<w:cantSplit/>"))
    table.rows[0]._tr.get_or_add_trPr().insert(1, element("<w:tblHeader/>"))


def shade(cell, colour: str) -> None:
    """Fill a table cell with an RGB colour, «E9EFED»."""
    cell._tc.get_or_add_tcPr().append(element(f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'))


def page_field(paragraph, code: str) -> None:
    """Append a field that Word keeps up to date: PAGE or NUMPAGES."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(element(f"<w:r>{inner}</w:r>"))


def describe_picture(inline, number: int, text: str) -> None:
    """The alternative text of a picture in the text, and an id of its own."""
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # left out, LibreOffice takes 3 mm
    inline.docPr.set("descr", text)
    inline.docPr.set("id", str(number))


def set_font(style, name: str) -> None:
    """Use `name` for all scripts, in place of the theme's font."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def set_language(styles, code: str) -> None:
    """The language of all text, so that Word spells and screen readers speak it."""
    run = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for known in run.findall(qn("w:lang")):
        run.remove(known)
    run.append(element(f'<w:lang w:val="{code}" w:eastAsia="{code}" w:bidi="ar-SA"/>'))


def frame(style, colour: str) -> None:
    """A thin frame around paragraphs of a style."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="5" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        element(f"<w:pBdr>{sides}</w:pBdr>"), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def of_today(document) -> None:
    """Make python-docx's template one of Word 2013 and later: its own is of 2010, «compatibility mode», where rows do not repeat."""
    settings = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the template leaves it out, the schema does not
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "nb-NO")
    compatible = settings.find(qn("w:compat"))
    compatible.remove(compatible.find(qn("w:useFELayout")))
    for known in compatible.findall(qn("w:compatSetting")):
        if known.get(qn("w:name")) == "compatibilityMode":
            known.set(qn("w:val"), "15")
    _drop(document.part.rels, "/stylesWithEffects")
    _drop(document.part.package.rels, "/thumbnail")


def finish(document) -> bytes:
    """The file, with every namespace declared once at the top."""
    root = document.element
    etree.cleanup_namespaces(root, top_nsmap=NS, keep_ns_prefixes=[*NS, "r", "wp", "a", "pic"])
    root.set(f"{{{NS['mc']}}}Ignorable", "w14 w15")
    return saved(document)


def saved(document) -> bytes:
    """A document or a presentation as a file, with nothing in it from the clock."""
    package = io.BytesIO()
    document.save(package)
    with zipfile.ZipFile(package) as parts:
        return fixed_zip({name: parts.read(name) for name in parts.namelist()})


def _drop(relations, kind: str) -> None:
    """Leave out a part that the template of python-docx or python-pptx holds and nobody has asked for. `kind`: how the relation's name ends."""
    for key in [key for key, known in relations.items() if known.reltype.endswith(kind)]:
        relations.pop(key)


def fixed_zip(parts: dict[str, bytes]) -> bytes:
    """A zip of name -> content, the same bytes every time: names in order, no dates."""
    first = ("[Content_Types].xml", "_rels/.rels")
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name not in first, name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(entry, parts[name])
    return result.getvalue()


# --- PowerPoint ------------------------------------------------------------------------------------------------------

SLIDE_NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
SLIDE_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SLIDE_NS.items())
POINT = 12700  # EMU
LANGUAGE, SERIF = "nb-NO", "Georgia"
DARK = (
    '<a:overrideClrMapping bg1="dk2" tx1="lt1" bg2="dk1" tx2="lt2" accent1="lt2" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
    'accent6="accent6" hlink="lt1" folHlink="lt1"/>'
)
LIGHT = "<a:masterClrMapping/>"


def slide_element(markup: str):
    """`markup` as an element of a presentation; its root needs no namespace declarations."""
    return parse_slide_xml(re.sub(r"^<([\w:]+)", rf"<\1 {SLIDE_DECLARED}", markup, count=1))


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
    """A place for text on a master or a layout. `size` in points; `text` is the prompt; `field`: «slidenum» for the slide's number."""
    run = f'<a:rPr lang="{LANGUAGE}"/><a:t>{escape(text)}</a:t>'
    run = (
        f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="{field}">{run}</a:fld>'
        if field
        else f"<a:r>{run}</a:r>"
    )
    face = f'<a:latin typeface="{SERIF}"/>' if serif else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {attributes}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{placed(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="{align}">'
        f'<a:defRPr lang="{LANGUAGE}" sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>{face}</a:defRPr></a:lvl1pPr></a:lstStyle>'
        f'<a:p>{run}<a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
    )


def band(number: int, name: str, box, colour: str) -> str:
    """A filled rectangle that only decorates."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{placed(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
    )


def draw_sheet(sheet, name: str, shapes: str, background: str) -> None:
    """Give a master or a layout its name, its shapes and the colour behind them, in place of what python-pptx's template has."""
    root = sheet.element
    root.replace(
        root.find(slide_qn("p:cSld")),
        slide_element(
            f'<p:cSld name={quoted(name)}><p:bg><p:bgPr><a:solidFill><a:schemeClr val="{background}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
        ),
    )


def colour_map(root, dark: bool) -> None:
    """Whether a layout or a slide is light or dark: which of the theme's colours its text and background take."""
    known = root.find(slide_qn("p:clrMapOvr"))
    root.replace(known, slide_element(f"<p:clrMapOvr>{DARK if dark else LIGHT}</p:clrMapOvr>"))


def text_styles(master, line: float, before: float) -> None:
    """The master's text: left, with the line and the space above a paragraph in parts of its size, and no bullets unless asked for."""

    def level(number: int) -> str:
        return (
            f'<a:lvl{number}pPr marL="0" indent="0" algn="l" rtl="0"><a:lnSpc><a:spcPct val="{round(line * 1000) * 100}"/></a:lnSpc><a:spcBef><a:spcPct val="{round(before * 1000) * 100}"/></a:spcBef>'
            f'<a:buNone/><a:defRPr lang="{LANGUAGE}" sz="2600" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{number}pPr>'
        )

    title = (
        '<a:lvl1pPr algn="l" rtl="0"><a:lnSpc><a:spcPct val="92000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="{LANGUAGE}" sz="4000" b="1" kern="1200" spc="-50"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
    )
    styles = master.element.find(slide_qn("p:txStyles"))
    styles.replace(styles.find(slide_qn("p:titleStyle")), slide_element(f"<p:titleStyle>{title}</p:titleStyle>"))
    styles.replace(
        styles.find(slide_qn("p:bodyStyle")),
        slide_element(f"<p:bodyStyle>{''.join(map(level, range(1, 10)))}</p:bodyStyle>"),
    )


def set_theme(part, name: str, font: str, colours: dict[str, str]) -> None:
    """Name, type face and colours of the theme that belongs to a master. `colours`: the theme's own names (dk1, accent1 …) -> RGB."""
    theme_part = part.part_related_by(RT.THEME)
    theme = etree.fromstring(theme_part.blob)
    theme.set("name", name)
    scheme = theme.find(f".//{slide_qn('a:clrScheme')}")
    scheme.set("name", name)
    for key, value in colours.items():
        slot = scheme.find(slide_qn(f"a:{key}"))
        slot[:] = [slide_element(f'<a:srgbClr val="{value}"/>')]
    for face in theme.iterfind(f".//{slide_qn('a:fontScheme')}/*/{slide_qn('a:latin')}"):
        face.set("typeface", font)
    theme_part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def point_of_list(paragraph, kind: str, number: int, left: float, hanging: float) -> None:
    """Make a paragraph a point of a list: "ul", "ol" (1.), or "" with a label of its own. `left`, `hanging` in points."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(round(left * POINT)))
    properties.set("indent", str(round(-hanging * POINT)))
    colour = '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
    marks = {
        "ul": (colour, '<a:buFont typeface="Arial"/>', '<a:buChar char="•"/>'),
        "ol": (colour, '<a:buFont typeface="+mj-lt"/>', f'<a:buAutoNum type="arabicPeriod" startAt="{number}"/>'),
        "": (f'<a:tabLst><a:tab pos="{round(left * POINT)}" algn="l"/></a:tabLst>',),
    }[kind]
    properties.extend(map(slide_element, marks))


def coming_by_click(slide, shapes: list[tuple[int, list[int]]]) -> None:
    """Let paragraphs appear one click at a time. `shapes`: (shape id, the step of each of its paragraphs, 0 for at once)."""
    ids = iter(range(3, 10000))
    start = '<p:stCondLst><p:cond delay="{}"/></p:stCondLst>'.format

    def appear(shape: int, paragraph: int, how: str) -> str:
        return (
            f'<p:par><p:cTn id="{next(ids)}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" nodeType="{how}">{start(0)}<p:childTnLst><p:set><p:cBhvr>'
            f'<p:cTn id="{next(ids)}" dur="1" fill="hold">{start(0)}</p:cTn><p:tgtEl><p:spTgt spid="{shape}"><p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl></p:spTgt></p:tgtEl>'
            '<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
        )

    clicks = ""
    for step in sorted({step for _, steps in shapes for step in steps} - {0}):
        outer, inner = next(ids), next(ids)
        coming = [(shape, place) for shape, steps in shapes for place, at in enumerate(steps) if at == step]
        effects = "".join(
            appear(shape, place, "withEffect" if n else "clickEffect") for n, (shape, place) in enumerate(coming)
        )
        clicks += (
            f'<p:par><p:cTn id="{outer}" fill="hold">{start("indefinite")}<p:childTnLst><p:par><p:cTn id="{inner}" fill="hold">{start(0)}<p:childTnLst>{effects}'
            "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        )
    builds = "".join(f'<p:bldP spid="{shape}" grpId="0" build="p"/>' for shape, steps in shapes if any(steps))
    at_slide = "<p:tgtEl><p:sldTgt/></p:tgtEl>"
    slide.element.append(
        slide_element(
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek">'
            f'<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{clicks}</p:childTnLst></p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0">{at_slide}</p:cond></p:prevCondLst>'
            f'<p:nextCondLst><p:cond evt="onNext" delay="0">{at_slide}</p:cond></p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst><p:bldLst>{builds}</p:bldLst></p:timing>'
        )
    )


def speak(root) -> None:
    """The language of every run below `root`, so that PowerPoint spells and screen readers speak it."""
    for run in root.iter(slide_qn("a:r"), slide_qn("a:fld")):
        run.get_or_add_rPr().set("lang", LANGUAGE)
    for properties in root.iter(slide_qn("a:endParaRPr"), slide_qn("a:defRPr")):
        properties.set("lang", LANGUAGE)


def finish_slides(presentation) -> bytes:
    """The file, in wide screen and without what only python-pptx's template holds."""
    _drop(presentation.part.rels, "/printerSettings")
    _drop(presentation.part.package._rels, "/thumbnail")
    presentation.element.sldSz.attrib.pop("type", None)  # the template says 4:3
    speak(presentation.element)
    return saved(presentation)
