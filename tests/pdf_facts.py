"""What a test may ask of a PDF: its text, and whether it is built as PDF/UA asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pikepdf


def squeezed(text: str) -> str:
    """Text without spaces and hyphens: how a line is broken on paper does not matter."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def text(path: Path) -> str:
    """All text of the PDF in the order it is drawn, squeezed."""
    return squeezed("".join(lines(path)))


def page_text(path: Path, number: int) -> str:
    """All text of one page, counted from 0, squeezed."""
    with pikepdf.open(path) as document:
        return squeezed("".join(_lines_of(document.pages[number])))


def lines(path: Path) -> list[str]:
    """All text of the PDF in the order it is drawn, with its spaces, one item for each run that is drawn at once."""
    with pikepdf.open(path) as document:
        return [line for page in document.pages for line in _lines_of(page)]


def _lines_of(page) -> list[str]:
    result = []
    fonts = {name: _to_unicode(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    current = (1, {})
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            said = (_decode(bytes(piece), *current) for piece in pieces if isinstance(piece, pikepdf.String))
            result.append("".join(said))
    return result


def smallest_type(path: Path) -> float:
    """The size of the smallest text in the PDF, in points as printed."""
    found = []
    with pikepdf.open(path) as document:
        for page in document.pages:
            scale, kept, font, line = 1.0, [], 0.0, 1.0
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "q":
                        kept.append(scale)
                    case "Q":
                        scale = kept.pop()
                    case "cm":
                        scale *= abs(float(operands[3]))
                    case "Tf":
                        font = float(operands[1])
                    case "Tm":
                        line = abs(float(operands[3]))
                    case "Tj" | "TJ":
                        found.append(font * line * scale)
    return min(found)


class Placed(NamedTuple):
    """What is drawn at once: how far it stands from the left and the top of the page, in points, and its size."""

    across: float
    down: float
    size: float
    text: str


def placed(page) -> list[Placed]:
    """Everything that is written on a page, where it stands."""
    found, kept = [], list[pikepdf.Matrix]()
    fonts = {name: _to_unicode(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    here = line = pikepdf.Matrix()
    current, size, high = (1, {}), 0.0, float(page.MediaBox[3])
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(here)
            case "Q":
                here = kept.pop()
            case "cm":
                here = pikepdf.Matrix(*map(float, operands)) @ here
            case "BT":
                line = pikepdf.Matrix()
            case "Tm":
                line = pikepdf.Matrix(*map(float, operands))
            case "Td" | "TD":
                line = pikepdf.Matrix(1, 0, 0, 1, *map(float, operands)) @ line
            case "Tf":
                current, size = fonts[str(operands[0])], float(operands[1])
            case "Tj" | "TJ":
                at = line @ here
                pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                said = (_decode(bytes(piece), *current) for piece in pieces if isinstance(piece, pikepdf.String))
                found.append(Placed(at.e, high - at.f, size * abs(at.d), "".join(said)))
    return found


def _decode(codes: bytes, width: int, table: dict[int, str]) -> str:
    return "".join(table.get(int.from_bytes(codes[n : n + width], "big"), "") for n in range(0, len(codes), width))


def _to_unicode(font) -> tuple[int, dict[int, str]]:
    """(bytes per code, code -> text) from the font's ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    width = len(re.search(r"begincodespacerange\s*<([0-9A-Fa-f]+)>", cmap)[1]) // 2
    table = {}

    def said(hexadecimal: str) -> str:
        return bytes.fromhex(hexadecimal).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = said(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, value, values in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", block, re.S
        ):
            start, stop = int(first, 16), int(last, 16)
            if value:
                table |= {code: chr(ord(said(value)) + code - start) for code in range(start, stop + 1)}
            else:
                table |= dict(
                    zip(range(start, stop + 1), map(said, re.findall(r"<([0-9A-Fa-f]+)>", values)), strict=True)
                )
    return width, table


def problems(path: Path, fonts: tuple[str, ...]) -> list[str]:
    """Everything about the file that PDF/UA, or this project, does not allow.

    `fonts`: the only type faces that may be in it.
    """
    found = []
    with pikepdf.open(path) as document:
        root = document.Root
        if not (root.get("/MarkInfo") and root.MarkInfo.get("/Marked")):
            found.append("not tagged")
        if not str(root.get("/Lang", "")).startswith("nb"):
            found.append("language is not nb")
        if not (root.get("/ViewerPreferences") and root.ViewerPreferences.get("/DisplayDocTitle")):
            found.append("the title is not shown")
        with document.open_metadata() as metadata:
            if not metadata.get("dc:title"):
                found.append("no title")
            if metadata.get("pdfuaid:part") != "1":
                found.append("not marked as PDF/UA-1")
        if "/StructTreeRoot" not in root:
            return [*found, "no structure tree"]
        found += _structure(root.StructTreeRoot)
        owners = {}
        _parents(root.StructTreeRoot.ParentTree, owners)
        for number, page in enumerate(document.pages, 1):
            found += [f"page {number}: {says}" for says in _on_page(page, owners, fonts)]
    return found


def _on_page(page, owners: dict, fonts: tuple[str, ...]):
    for note in page.get("/Annots", []):
        owner = owners.get(int(note.get("/StructParent", -1)))
        if note.Subtype == "/Link" and (owner is None or str(owner.get("/S")) != "/Link"):
            yield "a link is not tagged"
    for font in (page.Resources.get("/Font") or {}).values():
        described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if not any(key in described.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield "a font is not embedded"
        name = str(described.BaseFont)
        if not any(known in name for known in fonts):
            yield f"{name} is not one of our fonts"


def _parents(node, owners: dict) -> None:
    numbers = node.get("/Nums", [])
    for place in range(0, len(numbers), 2):
        owners[int(numbers[place])] = numbers[place + 1]
    for kid in node.get("/Kids", []):
        _parents(kid, owners)


def tags(node) -> list:
    """Every structure element under `node`, in reading order."""
    kids = node.get("/K", [])
    result = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            result += [kid, *tags(kid)]
    return result


def _structure(root) -> list[str]:
    found, level = [], 0
    elements = tags(root)
    for element in elements:
        kind = str(element.S)
        if heading := re.fullmatch(r"/H([1-6])", kind):
            if int(heading[1]) > level + 1:
                found.append(f"heading level jumps from {level} to {heading[1]}")
            level = int(heading[1])
        if kind == "/Figure" and not element.get("/Alt"):
            found.append("a figure has no alternative text")
        if kind == "/Table" and not any(str(inner.S) == "/TH" for inner in tags(element)):
            found.append("a table has no header cells")
    if level == 0:
        found.append("no heading")
    return found
