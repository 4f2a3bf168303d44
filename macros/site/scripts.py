"""One script on the wire from several in the house: each does one job, and a page fetches them at once, shrunk.

They are plain scripts that share `window.bti`, not modules: a browser refuses those from file://.
"""

from __future__ import annotations

from typing import Any

from rjsmin import jsmin

from ..building import File, Files

BUNDLES = {
    "assets/skall.js": [f"assets/skall/{name}.js" for name in ("sok", "begrep", "papir", "forlat")],  # on every page
    "assets/case.js": [f"assets/case/{name}.js" for name in ("entry", "case", "share", "panel")],
    "assets/lysbilder.js": [
        f"assets/lysbilder/{name}.js"
        for name in (
            *("deck", "fit", "timer", "clock", "film", "show"),
            *("place", "controls", "keys", "windows", "page"),
        )
    ],
    "assets/notater.js": ["assets/lysbilder/presenter.js"],  # fetched by the window with the notes only
}
ALONE = ["assets/lysbilder/first.js"]  # runs before the first paint


def bundled(sources: dict[str, str]) -> dict[str, str]:
    """The scripts as they are published: address -> content. `sources`: those in docs/, by their address."""
    return {target: jsmin("\n".join(sources[name] for name in names)) for target, names in BUNDLES.items()} | {
        name: jsmin(sources[name]) for name in ALONE
    }


def parts() -> list[str]:
    """The scripts that are not published by themselves."""
    return [name for names in BUNDLES.values() for name in names]


def join(files: Files, config: Any) -> None:
    """Put the joined scripts in place of their parts, in the files of a build."""
    own = {file.src_uri: file for file in files if file.src_uri in [*parts(), *ALONE]}
    for address, content in bundled({name: file.content_string for name, file in own.items()}).items():
        if address in own:
            own.pop(address).content_string = content
        else:
            files.append(File.generated(config, address, content=content))
    for part in own.values():
        files.remove(part)
