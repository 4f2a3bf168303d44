"""HTML to PDF/UA with WeasyPrint, and the whole guide put together from the finished pages.

WeasyPrint needs Pango from the system. Without it `available` is False and the site is built without PDF.
"""

from __future__ import annotations

import logging
import os
import re
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html

from ..guide.places import HOUSE
from ..site.addresses import public
from ..site.texts import TEMPLATES
from .made import Made

ASSETS = HOUSE / "docs" / "assets"
STYLE = TEMPLATES / "dokument" / "dokument.css"
TIGHT = STYLE.with_name("tett.css")
POSTER_SIZES = (16, 15, 14, 13, 12.5, 12, 11.5, 11)  # points as printed: read from a step away, so never smaller
LARGEST_ON_A4 = 13  # larger type on a small sheet only makes it look empty
A3 = 2**0.5  # an A4 page drawn this much larger

NOT_FOR_PAPER = (
    "nav",
    "form",
    "script",
    "svg",
    "button",
    "details",
    "*[@hidden]",
    "*[@popover]",
    "*[@aria-hidden]",
    "*[contains(@class, 'dokumenter')]",
    "*[contains(@class, 'knapper')]",
    "*[contains(@class, 'hoppliste')][not(ancestor::section[contains(@class, 'stopper')])]",
)


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
    """Whether PDF can be made on this machine."""
    return _weasyprint() is not None


@cache
def _shared(stamp: bytes):
    """The style sheet with its fonts, read once for all documents: most of the time a PDF takes.

    `stamp`: the file's content.
    """
    weasyprint, FontConfiguration = _weasyprint()
    fonts = FontConfiguration()
    return weasyprint.CSS(string=stamp.decode(), base_url=f"{ASSETS.as_uri()}/", font_config=fonts), fonts


def version() -> str:
    return _weasyprint()[0].__version__


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
    return layout.write_pdf(pdf_variant="pdf/ua-1")


def make_poster(markup: str) -> Made:
    """A poster: PDF/UA-1 on the smallest paper that holds it in type that can be read.

    A4, then A3, then more pages of A3, each in the largest of `POSTER_SIZES` it has room for. When A4 is too small, the
    note says so, and by how much the text is too long.
    """
    document = _document(markup)
    if layout := _largest(document, 1, [size for size in POSTER_SIZES if size <= LARGEST_ON_A4]):
        return Made(layout.write_pdf(pdf_variant="pdf/ua-1"))
    layout, paper = _largest(document, A3, POSTER_SIZES), "A3"
    if layout is None:
        pages = len(_poster(document, A3, POSTER_SIZES[-1]).pages)
        layout, paper = _largest(document, A3, POSTER_SIZES, pages), f"{pages} sider på A3"
    note = f"teksten er {_too_long(document)} % for lang for A4, så plakaten er på {paper}."
    return Made.with_note(layout.write_pdf(zoom=A3, pdf_variant="pdf/ua-1"), note)


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


# --- the whole guide -------------------------------------------------------------------------------------------------


def chapters(site: Path, pages: dict[str, str], home: str | None) -> list[dict[str, str]]:
    """The finished pages (address -> file in `site`) as chapters: {"id", "tittel", "html"}.

    What is only for the screen is left out; links between the chapters lead within the document, other links to
    `home` (the site's own address) or, without one, become text. A link holds only text, or PDF/UA does not count it
    as a link.
    """
    names = {address: f"kap-{number}" for number, address in enumerate(pages, 1)}
    result = []
    for address, name in names.items():
        page = lxml_html.parse(str(site / pages[address])).getroot()
        main = page.find(".//main")
        for term in main.xpath(".//a[contains(@class, 'begrep')]"):
            term.drop_tag()  # a word of the sentence; its explanation opens on the screen only
        for what in NOT_FOR_PAPER:
            for found in main.xpath(f".//{what}"):
                found.drop_tree()
        for heading in main.xpath(".//h2[not(following-sibling::*) or following-sibling::*[1][self::h2]]"):
            heading.drop_tree()  # nothing is left under it
        for element in main.iter("*"):
            if element.get("id"):
                element.set("id", f"{name}-{element.get('id')}")
            for attribute in ("aria-label", "aria-labelledby", "role", "tabindex", "data-label"):
                element.attrib.pop(attribute, None)
        for link in list(main.iter("a")):
            _relink(link, address, names, home)
        title = main.find(".//h1")
        result.append({"id": name, "tittel": _text(title), "klasse": main.get("class"), "html": _inner(main)})
    return result


def _relink(link, address: str, names: dict[str, str], home: str | None) -> None:
    text, target = _text(link), urlsplit(urljoin(f"/{address}", link.get("href", "")))
    for child in list(link):
        link.remove(child)
    link.text = text
    if target.scheme:
        return
    page = target.path.lstrip("/")
    if page in names:
        link.set("href", f"#{names[page]}" + (f"-{target.fragment}" if target.fragment else ""))
    elif home:
        link.set("href", urljoin(home, public(page)) + (f"#{target.fragment}" if target.fragment else ""))
    else:
        link.tag = "span"
        link.attrib.clear()
        link.set("class", "ulenket")


def _text(element) -> str:
    return re.sub(
        r"[ \t\r\n]+", " ", element.text_content()
    ).strip()  # a no-break space stays one: «§ 24-3», «22 40 00 40»


def _inner(element) -> str:
    return (element.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in element)
