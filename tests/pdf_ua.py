"""What PDF/UA asks that a machine can see: the points of the Matterhorn Protocol 1.1 that hold for files such as ours.

Each problem begins with its checkpoint. Written apart from macros/ on purpose; No veraPDF here (Java, Maven).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

LIST_PARTS = {"/LI": ("/Lbl", "/LBody"), "/L": ("/LI", "/L", "/Caption")}
TABLE_PARTS = {
    "/Table": ("/THead", "/TBody", "/TFoot", "/TR", "/Caption"),
    "/THead": ("/TR",),
    "/TBody": ("/TR",),
    "/TFoot": ("/TR",),
    "/TR": ("/TH", "/TD"),
}
INSIDE = {  # what may only stand inside these
    "/LI": ("/L",),
    "/Lbl": ("/LI",),
    "/LBody": ("/LI",),
    "/TR": ("/Table", "/THead", "/TBody", "/TFoot"),
    "/TH": ("/TR",),
    "/TD": ("/TR",),
    "/THead": ("/Table",),
    "/TBody": ("/Table",),
}


def problems(path: Path) -> list[str]:
    """Everything in the file that one of the checkpoints does not allow, each kind once, with how many."""
    found: dict[str, int] = {}
    with pikepdf.open(path) as document:
        for says in (*_whole(document), *_tree(document.Root.StructTreeRoot), *_pages(document)):
            found[says] = found.get(says, 0) + 1
    return [f"{says} ({count})" for says, count in found.items()]


def _whole(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not str(root.get("/Lang", "")).startswith("nb"):
        yield "11-006 the language is not set"
    if not root.get("/MarkInfo", {}).get("/Marked") or root.get("/MarkInfo", {}).get("/Suspects"):
        yield "06-001 the file is not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "07-002 the title is not shown"
    with document.open_metadata() as metadata:
        if not metadata.get("dc:title"):
            yield "06-003 no title"
        if metadata.get("pdfuaid:part") != "1":
            yield "05-001 not marked as PDF/UA-1"
    if document.is_encrypted:
        yield "26-001 encrypted"


def _kids(node) -> list:
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _tree(root) -> Iterator[str]:
    levels: list[int] = []
    for top in _kids(root):
        yield from _element(top, "", levels)
    if not levels:
        yield "14-001 no heading"
    if levels and levels[0] != 1:
        yield "14-002 the first heading is not of level 1"
    for above, below in zip(levels, levels[1:], strict=False):
        if below > above + 1:
            yield f"14-003 a heading of level {below} follows one of level {above}"


def _element(node, parent: str, levels: list[int]) -> Iterator[str]:
    kind, kids = str(node.S), _kids(node)
    names = [str(kid.S) for kid in kids]
    if heading := re.fullmatch(r"/H([1-6])", kind):
        levels.append(int(heading[1]))
    if kind in LIST_PARTS and (wrong := set(names) - set(LIST_PARTS[kind])):
        yield f"09-004 {min(wrong)} directly in {kind}"
    if kind in TABLE_PARTS and (wrong := set(names) - set(TABLE_PARTS[kind])):
        yield f"09-003 {min(wrong)} directly in {kind}"
    if kind in INSIDE and parent not in INSIDE[kind]:
        yield f"09-005 {kind} in {parent}" if kind in ("/LI", "/Lbl", "/LBody") else f"09-003 {kind} in {parent}"
    if kind == "/Figure" and not str(node.get("/Alt", "")).strip():
        yield "13-004 a figure without alternative text"
    if kind == "/Table":
        yield from _table(node)
    if kind == "/Link" and not any("/Obj" in kid for kid in _objects(node)):
        yield "28-011 a link that leads nowhere"
    for kid in kids:
        yield from _element(kid, kind, levels)


def _objects(node) -> list:
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" not in kid]


def _all(node) -> list:
    return [kid for direct in _kids(node) for kid in (direct, *_all(direct))]


def _table(node) -> Iterator[str]:
    inside = _all(node)
    headers = {str(cell.get("/ID", "")) for cell in inside if str(cell.S) == "/TH"}
    if not headers:
        yield "15-003 a table without header cells"
    for cell in inside:
        if str(cell.S) == "/TD":
            named = [str(id) for id in cell.get("/A", {}).get("/Headers", [])]
            if not named or set(named) - headers:
                yield "15-003 a cell that names no header"


def _pages(document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        notes = page.get("/Annots", [])
        if len(notes) and page.get("/Tabs") != "/S":
            yield "28-008 the order of tabbing is not that of the structure"
        for note in notes:
            said = str(note.get("/Contents", "")).strip()
            if note.Subtype == "/Link" and (not said or re.fullmatch(r"(#?kap-\d\S*|https?://\S+)", said)):
                yield "28-012 a link whose Contents is no text for a reader"
            if "/StructParent" not in note:
                yield "28-010 an annotation outside the structure"
        for font in (page.Resources.get("/Font") or {}).values():
            described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            if not any(key in described.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield "31-009 a font that is not embedded"
            if "/ToUnicode" not in font:
                yield "10-001 signs that cannot be read aloud"
    if len(document.pages) > 4:
        with document.open_outline() as outline:
            if not outline.root:
                yield "no bookmarks in a long file"  # PDF/UA only advises them
