"""What is new in a built site since the last one, in a sentence an editor can use."""

from __future__ import annotations

import filecmp
from pathlib import Path

NAMED = 5  # more than this are counted, not named
KINDS = {".docx": "dokument", ".pptx": "dokument", ".pdf": "dokument", ".zip": "dokument", ".html": "side"}
COUNTED = {"side": ("side", "sider"), "dokument": ("dokument", "dokumenter"), "fil": ("annen fil", "andre filer")}


def news(new: Path, old: Path) -> str:
    """How many pages and documents are other than in `old`, and which. Empty when there is no old site."""
    if not (old / "index.html").is_file():
        return ""
    now, before = _files(new), _files(old)
    changed = [name for name in sorted(now & before) if not filecmp.cmp(new / name, old / name, shallow=False)]
    told = [
        _told("Endret", changed),
        _told("Nytt", sorted(now - before)),
        _told("Borte", sorted(before - now)),
    ]
    return " ".join(filter(None, told)) or "Ingenting er endret siden sist."


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _told(what: str, names: list[str]) -> str:
    """«Endret: 2 sider og 1 dokument (haster/, …)»."""
    if not names:
        return ""
    kinds = [KINDS.get(Path(name).suffix, "fil") for name in names]
    counts = [f"{kinds.count(kind)} {words[kinds.count(kind) > 1]}" for kind, words in COUNTED.items() if kind in kinds]
    shown = [name.removesuffix("index.html") or "forsiden" for name in names[:NAMED]]
    more = ", …" if len(names) > NAMED else ""
    return f"{what}: {', '.join(counts[:-1])}{' og ' if counts[1:] else ''}{counts[-1]} ({', '.join(shown)}{more})."
