"""The parts of a Word file beside its text: prompts, what the heads share with the form, and true properties."""

from __future__ import annotations

import uuid
from typing import Any
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr as quoted

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from .archive import leave_out
from .ooxml import DECLARED, EMPTY, prompt_run

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DATA = "urn:bti:skjema"  # the namespace of what the heads share; nobody looks it up
STORE = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, DATA)).upper()}}}"
FIRST = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _add(document: Any, to: Any, kind: str, name: str, content_type: str, content: str | bytes) -> Part:
    blob = content if isinstance(content, bytes) else (FIRST + content).encode()
    part = Part(PackURI(name), content_type, blob, document.part.package)
    to.relate_to(part, kind)
    return part


def add_prompts(document: Any, prompts: list[str]) -> None:
    """Give Word the prompts as building blocks, so that a blank emptied again, and a new row, shows its prompt."""
    blocks = "".join(
        f'<w:docPart><w:docPartPr><w:name w:val={quoted(name)}/><w:category><w:name w:val="Generelt"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types>'
        f'<w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{_guid(name)}"/></w:docPartPr>'
        f"<w:docPartBody><w:p>{prompt_run(name)}</w:p></w:docPartBody></w:docPart>"
        for name in dict.fromkeys([*prompts, EMPTY])
    )
    part = _add(
        document,
        document.part,
        f"{OFFICE}/relationships/glossaryDocument",
        "/word/glossary/document.xml",
        f"{WORD}.document.glossary+xml",
        f"<w:glossaryDocument {DECLARED}><w:docParts>{blocks}</w:docParts></w:glossaryDocument>",
    )
    styles = document.part.part_related_by(f"{OFFICE}/relationships/styles")
    style = f"{OFFICE}/relationships/styles"
    _add(document, part, style, "/word/glossary/styles.xml", f"{WORD}.styles+xml", styles.blob)


def _guid(name: str) -> str:
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, f'{DATA}:{name}')).upper()}}}"


def share(document: Any, values: dict[str, str]) -> None:
    """Keep `values` (name -> what it is before anyone writes) in the file: blanks bound to the same name follow it."""
    leave_out(document.part.rels, "/customXml")  # the template's own, an empty list of sources
    fields = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items())
    kind, props = f"{OFFICE}/relationships/customXml", f"{OFFICE}/relationships/customXmlProps"
    item = _add(
        document, document.part, kind, "/customXml/item1.xml", "application/xml",
        f'<skjema xmlns="{DATA}">{fields}</skjema>',
    )  # fmt: skip
    _add(
        document, item, props, "/customXml/itemProps1.xml",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        f'<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" ds:itemID="{STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{DATA}"/></ds:schemaRefs></ds:datastoreItem>',
    )  # fmt: skip


def binding(name: str) -> str:
    """What binds a blank to the shared value of that name."""
    return (
        f'<w:dataBinding w:prefixMappings="xmlns:s=\'{DATA}\'" w:xpath="/s:skjema[1]/s:{name}[1]" '
        f'w:storeItemID="{STORE}"/>'
    )


def true_properties(document: Any, company: str, maker: str) -> None:
    """Say who made the file and for whom, in place of what python-docx's template says of itself."""
    part = next(part for part in document.part.package.iter_parts() if part.partname == "/docProps/app.xml")
    space = f"{OFFICE}/extended-properties"
    part._blob = (
        f'{FIRST}<Properties xmlns="{space}"><Application>{escape(maker)}</Application><DocSecurity>0</DocSecurity>'
        f"<Company>{escape(company)}</Company></Properties>"
    ).encode()
