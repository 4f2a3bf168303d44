"""A built site's documents opened one by one: there, of the right kind, whole, and with every mark replaced."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

MAIN = {".docx": "word/document.xml", ".pptx": "ppt/presentation.xml"}  # the part that makes it what it is
MARKS = ("\ue000", "\ue001")  # where the size of a document should have been written, see `site.document_links`


def check_documents(folder: Path, announced: Iterable[str] = ()) -> list[str]:
    """Every document below `folder` that is missing, empty, cut or of another kind than its name says, as sentences.

    `announced`: addresses that must be there. A page with a mark that nobody replaced counts too. Empty when all is
    well.
    """
    wanted = {folder / address for address in announced}
    found = {path for path in folder.rglob("*") if path.is_file()}
    problems = []
    for path in sorted(wanted | found):
        if says := _wrong(path) if path in found else "er ikke laget":
            problems.append(f"{path.relative_to(folder).as_posix()} {says}")
    return problems


def _wrong(path: Path) -> str | None:
    """What is wrong with one file, None when all is well."""
    content = path.read_bytes()
    if not content.strip():
        return "er tom"
    kind = path.suffix.lower()
    if kind in (".docx", ".pptx", ".zip"):
        return _wrong_zip(content, kind)
    if kind == ".pdf":
        whole = content.startswith(b"%PDF-") and b"%%EOF" in content[-64:]
        return None if whole else "er ikke en hel PDF"
    if kind == ".html":
        text = content.decode(errors="replace")
        if any(mark in text for mark in MARKS):
            return "mangler størrelsen på et dokument"
        return None if text.rstrip().endswith("</html>") else "er ikke en hel side"
    return None


def _wrong_zip(content: bytes, kind: str) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if kind in MAIN:
                etree.fromstring(package.read(MAIN[kind]))
            damaged = package.testzip()
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return f"er ikke en hel {kind[1:]}-fil"
    if damaged or not names:
        return f"er ødelagt ({damaged})" if damaged else "er en tom zip-fil"
    return None
