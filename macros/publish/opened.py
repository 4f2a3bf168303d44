"""A built site's documents opened one by one: there, of the right kind, whole, and with every mark replaced."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lxml import etree

from ..guide.places import HOUSE

MANY = 5_000  # when what nobody asks for any more is forgotten
WHOLE = HOUSE / ".cache" / "hele.txt"  # hashes of the zip files that were whole the last time
MAIN = {".docx": "word/document.xml", ".pptx": "ppt/presentation.xml"}  # the part that makes it what it is
MARKS = ("\ue000", "\ue001")  # where the size of a document should have been written, see `site.document_links`


def check_documents(folder: Path, announced: Iterable[str] = ()) -> list[str]:
    """Every document below `folder` that is missing, empty, cut or of another kind than its name says, as sentences.

    `announced`: addresses that must be there. A page with a mark that nobody replaced counts too. Empty when all is
    well.
    """
    wanted = {folder / address for address in announced}
    found = {path for path in folder.rglob("*") if path.is_file()}
    problems, whole = [], _Whole()
    for path in sorted(wanted | found):
        if says := _wrong(path, whole) if path in found else "er ikke laget":
            problems.append(f"{path.relative_to(folder).as_posix()} {says}")
    whole.save()
    return problems


class _Whole:
    """Which contents have been opened and found whole: the same bytes are not unpacked again at the next build."""

    def __init__(self) -> None:
        self.before, self.now = set[str](), set[str]()
        with suppress(OSError):
            self.before = set(WHOLE.read_text(encoding="ascii").split())

    def wrong(self, content: bytes, kind: str) -> str | None:
        """What is wrong with a zip file, None when all is well."""
        name = f"{hashlib.sha256(content).hexdigest()}{kind}"
        if name not in self.before and (says := _wrong_zip(content, kind)):
            return says
        self.now.add(name)
        return None

    def save(self) -> None:
        if self.now - self.before:
            known = self.now if len(self.before) > MANY else self.before | self.now  # other editions ask for theirs
            with suppress(OSError):  # opened again next time
                WHOLE.parent.mkdir(parents=True, exist_ok=True)
                WHOLE.write_text("\n".join(sorted(known)), encoding="ascii")


def _wrong(path: Path, whole: _Whole) -> str | None:
    """What is wrong with one file, None when all is well."""
    content = path.read_bytes()
    if not content.strip():
        return "er tom"
    kind = path.suffix.lower()
    if kind in (".docx", ".pptx", ".zip"):
        return whole.wrong(content, kind)
    if kind == ".pdf":
        ends = content.startswith(b"%PDF-") and b"%%EOF" in content[-64:]
        return None if ends else "er ikke en hel PDF"
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
