"""The mark at the top of everything: the neutral one, or the municipality's own, which is local."""

from __future__ import annotations

import base64
import re

from ..building import Building

NEUTRAL, OWN, OWN_PICTURE = (
    "assets/bti.svg",
    "assets/merke.svg",
    "assets/merke.png",
)  # the last for Word, PowerPoint


def own_mark(building: Building, name: str = OWN) -> bytes | None:
    """The municipality's own mark: of the edition, or of what it builds on beside the base."""
    own, *below = building.folders
    files = (folder / name for folder in (own, *below) if folder == own or str(folder) != building.base_folder)
    return next((file.read_bytes() for file in files if file.is_file()), None)


def mark(building: Building) -> str:
    """The file of the mark on the pages."""
    return OWN if own_mark(building) else NEUTRAL


def shape(building: Building) -> float:
    """How many times as wide as high the municipality's own mark is; 0 when it has none."""
    if (found := own_mark(building)) is None:
        return 0
    box = re.search(rb"viewBox=[\"']\s*\S+\s+\S+\s+([\d.]+)\s+([\d.]+)", found)
    return float(box[1]) / float(box[2]) if box else 1


def own_on_paper(building: Building) -> str:
    """The address of the municipality's own mark in a PDF, which holds the mark itself; empty when it has none."""
    found = own_mark(building)
    return f"data:image/svg+xml;base64,{base64.b64encode(found).decode()}" if found else ""


def mark_called(building: Building, name: str = OWN) -> str:
    """What the mark on a document is to who cannot see it."""
    return building.guide.kommune.navn if own_mark(building, name) else building.words.dokument.merke_alt
