"""One script on the wire from several in the house: each does one job, and a page fetches them at once, shrunk.

They are plain scripts that share `window.bti`, not modules: a browser refuses those from file://. What the window with
the notes says travels with its script: a slide page that never opens it does not carry those words.
"""

from __future__ import annotations

import json
from typing import Any

from rjsmin import jsmin

from ..building import Building, File, Files

NOTES = "assets/notater.js"
BUNDLES = {
    "assets/skall.js": [
        f"assets/skall/{name}.js" for name in ("sok", "begrep", "papir", "apne", "forlat")
    ],  # on every page
    "assets/case.js": [f"assets/case/{name}.js" for name in ("entry", "case", "share", "panel")],
    "assets/lysbilder.js": [
        f"assets/lysbilder/{name}.js"
        for name in (
            *("deck", "fit", "timer", "clock", "film", "show"),
            *("place", "controls", "keys", "windows", "page"),
        )
    ],
    # fetched by the window with the notes only
    NOTES: [f"assets/lysbilder/{name}.js" for name in ("plan", "presenter")],
}
ALONE = ["assets/lysbilder/first.js"]  # runs before the first paint


def bundled(sources: dict[str, str], notes: dict[str, str]) -> dict[str, str]:
    """The scripts as they are published: address -> content.

    `sources`: those in docs/, by their address. `notes`: the words of the window with the notes.
    """
    words = f"(window.bti = window.bti || {{}}).notatord = {json.dumps(notes, ensure_ascii=False)};\n"
    joined = {target: "\n".join(sources[name] for name in names) for target, names in BUNDLES.items()}
    joined[NOTES] = words + joined[NOTES]
    return {target: jsmin(text) for target, text in joined.items()} | {name: jsmin(sources[name]) for name in ALONE}


def parts() -> list[str]:
    """The scripts that are not published by themselves."""
    return [name for names in BUNDLES.values() for name in names]


def join(building: Building, files: Files, config: Any) -> None:
    """Put the joined scripts in place of their parts, in the files of a build."""
    notes = building.words.lysbilder.notat_js.model_dump(by_alias=True)
    own = {file.src_uri: file for file in files if file.src_uri in [*parts(), *ALONE]}
    for address, content in bundled({name: file.content_string for name, file in own.items()}, notes).items():
        if address in own:
            own.pop(address).content_string = content
        else:
            files.append(File.generated(config, address, content=content))
    for part in own.values():
        files.remove(part)
