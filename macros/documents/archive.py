"""A zip without a clock, and Word and PowerPoint files in one."""

from __future__ import annotations

import io
import zipfile
from typing import Any

MADE_IN = "nb-NO"


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


def saved(document: Any) -> bytes:
    """A document or a presentation as a file, with nothing in it from the clock."""
    package = io.BytesIO()
    document.save(package)
    with zipfile.ZipFile(package) as parts:
        return fixed_zip({name: parts.read(name) for name in parts.namelist()})


def in_language(file: bytes, code: str) -> bytes:
    """A finished file whose text speaks another language than it was made in, so that Word spells it."""
    if code == MADE_IN:
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return fixed_zip({name: parts.read(name).replace(MADE_IN.encode(), code.encode()) for name in parts.namelist()})


def leave_out(relations: Any, kind: str) -> None:
    """Leave out a part that the template of python-docx or python-pptx holds and nobody has asked for.

    `kind`: how the relation's name ends.
    """
    for key in [key for key, known in relations.items() if known.reltype.endswith(kind)]:
        relations.pop(key)
