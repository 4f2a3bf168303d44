"""What a page is about in a sentence or two, for search engines and link previews: its own words, or its entry's."""

from __future__ import annotations

from ..building import Building, Page
from ..guide.nivaer import Niva
from ..guide.pakker import Pakke
from ..guide.verktoy import Verktoy
from .addresses import entry_of
from .texts import plain


def description_of(building: Building, page: Page | None) -> str:
    """``description`` in the front matter, or what the data says of the level, tool or package; empty for a 404."""
    if page is None or page.meta.get("description"):
        return str(page.meta["description"]) if page else ""
    match entry_of(building, page):
        case Niva() as level:
            said = level.ingress
        case Verktoy() as tool:
            said = f"{tool.nar} {tool.hvorfor}"
        case Pakke() as package:
            own = page.meta.get("kort_tittel") or ""
            said = f"{own}: {package.kort}" if own and not page.is_index else package.kort
        case _:
            said = ""
    return plain(building, said)
