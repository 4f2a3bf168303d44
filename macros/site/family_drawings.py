"""The drawings of the easy-read page: a file of docs/assets/ as part of a page, in the colours where it stands."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup

from ..building import Building
from ..guide.messages import suggest

FOLDER = "assets/tegninger/kurs/"
ROOT = re.compile(r'<svg xmlns="http://www.w3.org/2000/svg"([^>]*?) color="#[0-9a-f]+">')


def drawing(building: Building, name: str) -> Markup:
    """The drawing called `name`, hidden from who listens: the words beside it say the same.

    LookupError if there is none.
    """
    file = building.files.get_file_from_path(f"{FOLDER}{name}.svg")
    if file is None:
        known = [file.name for file in building.files if file.src_uri.startswith(FOLDER)]
        raise LookupError(f"Tegningen «{name}» finnes ikke i docs/{FOLDER}.{suggest(name, known)}")
    return Markup(ROOT.sub(r'<svg aria-hidden="true"\1>', file.content_string.strip(), count=1))


def drawing_on_paper(
    building: Building, name: str, line: str, tint: str, ink: str = "#1a2123", paper: str = "#fff"
) -> str:
    """The same as the source of a background in a PDF, where it knows no colours but those that stand in it."""
    colours = {"line": line, "tint": tint, "paper": paper}
    svg = re.sub(r"var\(--(\w+),(#\w+)\)", lambda var: colours.get(var[1], var[2]), drawing(building, name))
    svg = svg.replace("currentColor", ink)
    if "xmlns=" not in svg:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"data:image/svg+xml,{quote(svg)}"
