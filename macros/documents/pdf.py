"""HTML to PDF/UA with WeasyPrint.

WeasyPrint needs Pango from the system. Without it `available` is False and the site is built without PDF.
"""

from __future__ import annotations

import atexit
import ctypes
import importlib.metadata
import importlib.util
import logging
import os
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO
from typing import Any

from ..guide.places import HOUSE
from ..site.texts import TEMPLATES
from .made import Made

ASSETS = HOUSE / "docs" / "assets"
STYLE = TEMPLATES / "dokument" / "dokument.css"
TIGHT = STYLE.with_name("tett.css")
POSTER_SIZES = (16, 15, 14, 13, 12.5, 12, 11.5, 11)  # points as printed: read from a step away, so never smaller
LARGEST_ON_A4 = 13  # larger type on a small sheet only makes it look empty
LIBRARIES = "gobject-2.0.so.0 pango-1.0.so.0 pangoft2-1.0.so.0 harfbuzz.so.0 fontconfig.so.1".split()
A3 = 2**0.5  # an A4 page drawn this much larger


@cache
def _weasyprint():
    try:
        with redirect_stdout(StringIO()):  # where it prints six lines of its own when Pango is not there
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError):  # OSError: the package is here, Pango is not
        return None
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    # Where libharfbuzz-subset is missing, fontTools cuts the fonts and writes the time into each, unless told one:
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")  # 1 January 1980, as in every zip
    return weasyprint, FontConfiguration


def available() -> bool:
    """Whether PDF can be made on this machine. Told without WeasyPrint where that is easy: it takes long to read."""
    return _found() or _weasyprint() is not None


@cache
def _found() -> bool:
    """Whether the package is here as it was installed, and the libraries it needs, by their names on Linux."""
    try:
        version()
        for name in LIBRARIES:
            ctypes.CDLL(f"lib{name}")
    except (OSError, importlib.metadata.PackageNotFoundError):
        return False
    found = importlib.util.find_spec("weasyprint")
    return bool(found and found.submodule_search_locations)


@cache
def _shared(stamp: bytes):
    """The style sheet with its fonts, read once for all documents: most of the time a PDF takes.

    `stamp`: the file's content.
    """
    weasyprint, FontConfiguration = _weasyprint()
    fonts = FontConfiguration()
    atexit.register(fonts.__del__)  # it takes its folder of fonts away, and what is kept to the end is never let go
    return weasyprint.CSS(string=stamp.decode(), base_url=f"{ASSETS.as_uri()}/", font_config=fonts), fonts


def version() -> str:
    return importlib.metadata.version("weasyprint")


def _document(markup: str):
    weasyprint, _ = _weasyprint()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["file", "data"])
    return weasyprint.HTML(string=markup, base_url=f"{ASSETS.as_uri()}/", url_fetcher=fetcher)


def _layout(document, more: str = ""):
    """The pages of a document. `more`: style on top of `STYLE`."""
    weasyprint, _ = _weasyprint()
    style, fonts = _shared(STYLE.read_bytes())
    return document.render(stylesheets=[style, weasyprint.CSS(string=more)], font_config=fonts)


def make(markup: str, tight: bool = False) -> bytes:
    """PDF/UA-1 of an HTML document. Pictures are named from docs/assets/.

    When its last page is nearly empty (the element with the id «slutt» stands high on it), it is laid out a little
    tighter if that saves the page. `tight`: in any case.
    """
    document = _document(markup)
    layout = _layout(document, TIGHT.read_text(encoding="utf-8") if tight else "")
    last = layout.pages[-1]
    if not tight and len(layout.pages) > 1 and last.anchors.get("slutt", (0, last.height))[1] < last.height / 3:
        layout = min(layout, _layout(document, TIGHT.read_text(encoding="utf-8")), key=lambda layout: len(layout.pages))
    return _written(layout)


def _written(layout, zoom: float = 1) -> bytes:
    return layout.write_pdf(zoom=zoom, pdf_variant="pdf/ua-1", finisher=_tell_what_links_say)


def _tell_what_links_say(layout, file) -> None:
    """What a link says stands in its Contents, which some screen readers tell; WeasyPrint puts its address there."""
    pydyf = import_module("pydyf")
    for page in layout.pages:
        for *_, box in page.links:  # also those in a box that is placed by itself
            note = getattr(box, "link_annotation", None)
            if note and box.element is not None:
                note["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))


def make_poster(markup: str) -> Made:
    """A poster: PDF/UA-1 on the smallest paper that holds it in type that can be read.

    A4, then A3, then more pages of A3, each in the largest of `POSTER_SIZES` it has room for. When A4 is too small, the
    note says so, and by how much the text is too long.
    """
    document = _document(markup)
    if layout := _largest(document, 1, [size for size in POSTER_SIZES if size <= LARGEST_ON_A4]):
        return Made(_written(layout))
    layout, paper = _largest(document, A3, POSTER_SIZES), "A3"
    if layout is None:
        pages = len(_poster(document, A3, POSTER_SIZES[-1]).pages)
        layout, paper = _largest(document, A3, POSTER_SIZES, pages), f"{pages} sider på A3"
    note = f"teksten er {_too_long(document)} % for lang for A4, så plakaten er på {paper}."
    return Made.with_note(_written(layout, A3), note)


def _poster(document, zoom: float, size: float):
    """The layout on pages of A4 that will be drawn `zoom` times as large, where type has `size` points."""
    footer = POSTER_SIZES[-1] / zoom
    return _layout(document, f"body {{ font-size: {size / zoom}pt }} .plakatbunn {{ font-size: {footer}pt }}")


def _largest(document, zoom: float, sizes: Sequence[float], pages: int = 1):
    """The layout on as many `pages` in the largest of `sizes`, None when none fits."""
    layouts: dict[float, Any] = {}

    def fits(size: float) -> bool:
        layouts[size] = _poster(document, zoom, size)
        return len(layouts[size].pages) <= pages

    found = bisect_left(sizes, True, key=fits)
    return layouts[sizes[found]] if found < len(sizes) else None


def _too_long(document) -> int:
    """By how many percent the text is too long for one A4 page: what it takes grows with the square of its size."""
    sizes = [POSTER_SIZES[-1] * 0.97**step for step in range(40)]
    fits = sizes[
        bisect_left(sizes, True, key=lambda size: len(_poster(document, 1, size).pages) == 1, hi=len(sizes) - 1)
    ]
    return round(((sizes[0] / fits) ** 2 - 1) * 100)
