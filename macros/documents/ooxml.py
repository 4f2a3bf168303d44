"""The XML that python-docx has no words for: content controls, table properties, fields and styles.

Element order inside a parent is the schema's (ECMA-376); Word refuses some files where it is not.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr as quoted

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from .archive import MADE_IN, leave_out, saved

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


DECORATION = (  # «Mark as decorative» in Word
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)
EMPTY = "tomt felt"  # the prompt of a blank that shows none: wide enough to be clicked, and nothing on paper


def element(markup: str):
    """`markup` as an element; its root needs no namespace declarations."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {DECLARED}", markup, count=1))


def content_control(number: int, blank, prompt: str, *, locked: bool = True, bound: str = "", value: str = ""):
    """A `w:sdt` for `blank` (`form.Rute`), that can be filled in; it stands within a paragraph.

    `number`: its id, unique in the document. `prompt`: the name of its prompt. `locked`: it cannot be deleted; in a
    row that can be, it may not be locked. `bound`: what binds it to a shared value, `value` that value. (Around a
    paragraph, LibreOffice parts it from its heading and prints a choice twice.)
    """
    kind = _kind(blank)
    if blank.type == "avkryssing":
        run, prompting = f"<w:r>{CHECK_FONT}<w:t>☐</w:t></w:r>", ""
    elif value:
        run, prompting = f"<w:r><w:t>{escape(value)}</w:t></w:r>", _placeholder(prompt)
    else:
        run, prompting = prompt_run(prompt), f"{_placeholder(prompt)}<w:showingPlcHdr/>"
    lock = '<w:lock w:val="sdtLocked"/>' if locked else ""
    return element(
        f"<w:sdt><w:sdtPr><w:alias w:val={quoted(blank.navn)}/><w:tag w:val={quoted(blank.id)}/>"
        f'<w:id w:val="{number}"/>{lock}{prompting}{bound}{kind}</w:sdtPr>'
        f"<w:sdtContent>{run}</w:sdtContent></w:sdt>"
    )


def prompt_run(prompt: str) -> str:
    """What a blank shows before anyone has written in it."""
    shown = "\u2002" * 5 if prompt == EMPTY else prompt
    style = '<w:rPr><w:rStyle w:val="Ledetekst"/></w:rPr>'
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'


def _placeholder(prompt: str) -> str:
    return f"<w:placeholder><w:docPart w:val={quoted(prompt)}/></w:placeholder>"


def _kind(blank) -> str:
    """What may be written in a blank. A text takes many lines: in one that takes one, Enter does nothing."""
    match blank.type:
        case "dato":
            return (
                f'<w:date><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="{MADE_IN}"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            )
        case "valg":
            items = "".join(f"<w:listItem w:displayText={quoted(v)} w:value={quoted(v)}/>" for v in blank.valg)
            return f"<w:dropDownList>{items}</w:dropDownList>"
        case "avkryssing":
            return (
                '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            )
    return '<w:text w:multiLine="1"/>'


def repeat_rows(table, numbers, name: str, row_name: str) -> None:
    """Wrap the rows under the header so that Word offers a «+» to add one, and lets one be deleted.

    `numbers`: iterator of ids for the controls.
    """
    rows = [row._tr for row in table.rows[1:]]
    outer = element(
        f'<w:sdt><w:sdtPr><w:alias w:val={quoted(name)}/><w:id w:val="{next(numbers)}"/>'
        f"<w15:repeatingSection/></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    for place, row in enumerate(rows, 1):
        item = element(
            f"<w:sdt><w:sdtPr><w:alias w:val={quoted(f'{name}: {row_name} {place}'[-64:])}/>"
            f'<w:id w:val="{next(numbers)}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent/></w:sdt>'
        )
        item.find(qn("w:sdtContent")).append(row)
        outer.find(qn("w:sdtContent")).append(item)
    table._tbl.append(outer)


def describe_table(
    table, title: str, headings: list[str], *, row_headers: bool, header: bool = True, breaks: bool = False
) -> None:
    """The title and description a screen reader tells, and where a page may break.

    `header`: its first row is headings, which stand on every page. `breaks`: a row may go on over the page, as
    a box for one long text must when it is taller than one.
    """
    properties = table._tbl.tblPr
    for known in (*properties.findall(qn("w:tblLook")), *properties.findall(qn("w:tblInd"))):
        properties.remove(known)
    properties.insert(
        list(properties).index(properties.find(qn("w:tblLayout"))), element('<w:tblInd w:w="0" w:type="dxa"/>')
    )
    value = 0x0600 + 0x20 * header + 0x80 * row_headers
    properties.append(
        element(
            f'<w:tblLook w:val="{value:04X}" w:firstRow="{int(header)}" w:lastRow="0" '
            f'w:firstColumn="{int(row_headers)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
    )
    properties.append(element(f"<w:tblCaption w:val={quoted(title)}/>"))
    properties.append(element(f"<w:tblDescription w:val={quoted(', '.join(headings))}/>"))
    for number, row in enumerate(table.rows):
        if not breaks or (header and number == 0):
            row._tr.get_or_add_trPr().insert(0, element("<w:cantSplit/>"))
    if header:
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
    """The alternative text of a picture in the text, and an id of its own. Without a text it is decoration."""
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # left out, LibreOffice takes 3 mm
    inline.docPr.set("descr", text)
    inline.docPr.set("id", str(number))
    if not text:
        inline.docPr.append(parse_xml(DECORATION))


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


def frame_page(section, colour: str) -> None:
    """A line all around the pages of a section, as on a certificate."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="24" w:space="24" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    size = section._sectPr.find(qn("w:pgMar"))
    size.addnext(element(f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'))


def tint(style, fill: str, edge: str) -> None:
    """A coloured ground with a thick edge to the left, behind paragraphs of a style."""
    properties = style.element.get_or_add_pPr()
    after = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    left = f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="6" w:color="{edge}"/></w:pBdr>'
    properties.insert_element_before(element(left), "w:shd", *after)
    properties.insert_element_before(element(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'), *after)


def of_today(document) -> None:
    """Make python-docx's template one of Word 2013 and later.

    Its own is of 2010, «compatibility mode», where rows do not repeat.
    """
    settings = document.settings.element
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the template leaves it out, the schema does not
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), MADE_IN)
    compatible = settings.find(qn("w:compat"))
    compatible.remove(compatible.find(qn("w:useFELayout")))
    for known in compatible.findall(qn("w:compatSetting")):
        if known.get(qn("w:name")) == "compatibilityMode":
            known.set(qn("w:val"), "15")
    leave_out(document.part.rels, "/stylesWithEffects")
    leave_out(document.part.package.rels, "/thumbnail")


def finish(document) -> bytes:
    """The file, with every namespace declared once at the top."""
    root = document.element
    etree.cleanup_namespaces(root, top_nsmap=NS, keep_ns_prefixes=[*NS, "r", "wp", "a", "pic"])
    root.set(f"{{{NS['mc']}}}Ignorable", "w14 w15")
    return saved(document)
