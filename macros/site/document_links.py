"""Links to the documents: which are made on this machine, and their sizes, told when they are finished."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..building import Building
from .addresses import url


def document_link(building: Building, address: str) -> dict[str, str] | None:
    """{"url", "format", "storrelse"} of a made document, seen from the page being built; None when it is not made here.

    `storrelse` is a mark where `tell_sizes` writes «41 kB» or «1,4 MB»: documents are made when the pages are finished.
    """
    if address not in building.documents:
        return None
    return {
        "url": url(building, address),
        "format": address.rsplit(".", 1)[1],
        "storrelse": f"\ue000{address}\ue001",
    }


def sized(page: str, size_of: Callable[[str], int]) -> str:
    """The text of a page with a size at every mark, from what `size_of` says of an address."""

    def shown(mark: re.Match[str]) -> str:
        size = size_of(mark[1])
        return f"{size / 1e6:.1f} MB".replace(".", ",") if size >= 1e6 else f"{size / 1000:.0f} kB"

    return re.sub("\ue000(.*?)\ue001", shown, page)


def tell_sizes(site: Path, sizes: dict[str, int]) -> None:
    """Write the size of every document (address -> bytes) where the pages in `site` link to it."""

    for path in site.rglob("*.html"):
        before = path.read_text(encoding="utf-8")
        if (after := sized(before, sizes.__getitem__)) != before:
            path.write_bytes(after.encode())
