"""A page's Markdown made HTML once: what comes of it is kept, with a stamp of everything that it is made of.

Turning Markdown into HTML is a quarter of a build, and few pages are other than the last time. `hooks` puts it in the
place of the page's own `render`.
"""

from __future__ import annotations

import importlib.metadata
import logging
from functools import partial
from typing import Any

from ..building import Building, Files, Page
from ..guide.load import HOUSE
from .kept import code_stamp, data_stamp, stamp_of, store
from .slides import is_deck

MADE_BY = ("markdown", "pymdown-extensions", "mkdocs", "segno")
SHELL_ASKS = (".css", ".js", ".woff2")  # no page names these
FACTS = ("content", "toc", "_title_from_render", "present_anchor_ids")  # what `Page.render` works out
LINKS = "links_to_anchors"  # and this, by file


def keep(building: Building, page: Page) -> None:
    """Let a page take what came of its Markdown the last time, when nothing it is made of is changed."""
    page.render = partial(_render, building, page)  # type: ignore[method-assign]


def _render(building: Building, page: Page, config: Any, files: Files) -> None:
    """In place of ``page.render(config, files)``."""
    log = logging.getLogger("mkdocs")
    made_of: list[Any] = [building.once(_common), page.file.url, page.markdown, log.isEnabledFor(logging.WARNING)]
    if is_deck(page):  # the blocks and the slides ask the data
        made_of += [page.meta, building.once(data_stamp)]
    facts = building.once(store).get(
        ("side", page.file.src_uri), stamp_of(*made_of), partial(_worked_out, page, config, files)
    )
    if facts is None:  # it has something to say of, and says it at every build
        return
    for name in FACTS:
        setattr(page, name, facts[name])
    links = facts[LINKS]
    page.links_to_anchors = links and {files.src_uris[source]: anchors for source, anchors in links.items()}


def as_last_time(building: Building, page: Page) -> None:
    """Give a page that is not built what came of its Markdown the last time, whatever is changed since."""
    _, facts = building.once(store).before.get(("side", page.file.src_uri), ("", None))
    for name in FACTS if facts else ():
        setattr(page, name, facts[name])


def _worked_out(page: Page, config: Any, files: Files) -> dict[str, Any] | None:
    """What the page's own `render` makes; None when MkDocs warned of something in it."""
    said = _Counted(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    try:
        type(page).render(page, config, files)
    finally:
        log.removeHandler(said)
    if said.number:
        return None
    facts: dict[str, Any] = {name: getattr(page, name) for name in FACTS}
    facts[LINKS] = page.links_to_anchors and {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()}
    return facts


class _Counted(logging.Handler):
    """How many warnings there were."""

    number = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.number += 1


def _common(building: Building) -> str:
    """A stamp of what every page is made with: libraries, settings, our extensions, and where all files stand."""
    places = sorted((file.src_uri, file.url) for file in building.files if not file.src_uri.endswith(SHELL_ASKS))
    versions = [importlib.metadata.version(name) for name in MADE_BY]
    return stamp_of(building.once(code_stamp), (HOUSE / "mkdocs.yml").read_bytes(), places, versions)
