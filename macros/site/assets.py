"""What changes has a name that changes: style, scripts, fonts and drawings with a hash of their content in the address.

A new page never meets an old style sheet, and a server may let a browser keep such a file for ever.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import Any

from jinja2 import pass_context

from ..building import BuildError, Building, File

FOLDER = "assets/"
HASHED = (".woff2", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".css", ".js")  # the others say what somebody may do
SIGNS = 10  # of the hash: enough that two contents never meet
IN_STYLE = re.compile(r"url\((?!data:)[\"']?([^)\"']+)[\"']?\)")


def named(address: str, content: bytes) -> str:
    """The address with a hash of the content before its ending: ``assets/stil-0a1b2c3d4e.css``."""
    stem, ending = posixpath.splitext(address)
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:SIGNS]}{ending}"


def give_names(building: Building) -> None:
    """Publish every file in assets/ under a name that its content gives. Style sheets last: they name others."""
    own = [file for file in building.files if file.src_uri.startswith(FOLDER) and file.src_uri.endswith(HASHED)]
    for file in sorted(own, key=lambda file: file.src_uri.endswith(".css")):
        if file.src_uri.endswith(".css"):
            file.content_string = _style(building, file)
        for known in ("url", "abs_dest_path"):  # MkDocs remembers them from the first time they are asked for
            file.__dict__.pop(known, None)
        file.dest_uri = named(file.src_uri, file.content_bytes)


def _style(building: Building, sheet: File) -> str:
    """A style sheet that names files as they are published. BuildError when it names what is not there."""

    def published(match: re.Match[str]) -> str:
        source = posixpath.normpath(posixpath.join(posixpath.dirname(sheet.src_uri), match[1]))
        file = building.files.src_uris.get(source)
        if file is None:
            raise BuildError(f"docs/{sheet.src_uri} viser til {match[1]}, som ikke finnes.")
        return f"url({posixpath.relpath(file.dest_uri, posixpath.dirname(sheet.src_uri))})"

    return IN_STYLE.sub(published, sheet.content_string)


def url_filter(building: Building, before: Any) -> Any:
    """MkDocs' own ``| url`` (`before`), which is given a file as it is written and answers as it is published."""

    @pass_context
    def url(context: Any, address: str) -> str:
        file = building.files.get_file_from_path(str(address)) if str(address).startswith(FOLDER) else None
        return str(before(context, file.url if file else address))

    return url
