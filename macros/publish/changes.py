"""What an editor has changed since the last commit, in words: in the data per entry, on the pages per file."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..guide.compared import changes
from ..guide.guide import Veileder
from ..guide.load import layers, load_source
from ..guide.places import house_of, shown
from ..guide.yaml_source import read


def since_last_commit(data: Path) -> list[str] | None:
    """One line for each change, in the order of the files. None where there is no git, or nothing is committed."""
    told, known = list[str](), False
    for layer in layers(data):
        before = _git(layer.parent, "show", f"HEAD:./{layer.name}")
        if before is None:
            continue
        known = True
        if before != layer.read_bytes() and (old := read(before, layer.name, Veileder)).data is not None:
            new = load_source(layer)
            found = [(new.line(change.path) or 1, change) for change in changes(old.data, new.data)]
            for line, change in sorted(found, key=lambda pair: pair[0]):
                what = ": ".join(filter(None, [" → ".join(change.words), change.says]))
                told.append(f"{shown(layer, house_of(data))}:{line}  {what}")
        told += _pages(layer.parent, house_of(data))
    return told if known else None


def _pages(folder: Path, house: Path) -> list[str]:
    told = []
    for row in (
        _git(folder, "diff", "--numstat", "--no-renames", "--relative", "HEAD", "--", "*.md") or b""
    ).splitlines():
        come, gone, name = row.decode("utf-8").split("\t")
        path = folder / name.strip('"')
        what = f"{_lines(come)} inn, {_lines(gone)} ut." if path.is_file() else "Siden er borte."
        told.append(f"{shown(path, house)}: {what}")
    new = (_git(folder, "ls-files", "--others", "--exclude-standard", "--", "*.md") or b"").splitlines()
    return told + [f"{shown(folder / name.decode('utf-8'), house)}: Siden er ny." for name in new]


def _lines(count: str) -> str:
    return f"{count} linje{'' if count == '1' else 'r'}"


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says, None when it is not there or does not know."""
    try:
        asked = subprocess.run(["git", "-c", "core.quotePath=off", *arguments], cwd=folder, capture_output=True)
    except OSError:
        return None
    return asked.stdout if asked.returncode == 0 else None
