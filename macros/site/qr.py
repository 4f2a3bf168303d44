"""QR codes: for a page and for PDF as SVG, for PowerPoint as PNG."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..guide.words import Ord

if TYPE_CHECKING:
    import segno


def svg(words: Ord, address: str) -> Markup:
    """The address as an SVG image that scales, black on white so that every phone can read it."""
    return Markup(
        _made(address).svg_inline(
            omitsize=True,
            dark="#000",
            light="#fff",
            border=4,
            svgclass=None,
            lineclass=None,
            title=words.lysbilder.qr.format(adresse=address),
        )
    )


def source(address: str) -> str:
    """The same as the source of a picture."""
    return _made(address).svg_data_uri(dark="#000", light="#fff", border=4)


def png(address: str) -> BytesIO:
    """The same as a PNG file."""
    picture = BytesIO()
    _made(address).save(picture, kind="png", scale=12, border=4)
    return picture


def _made(address: str) -> segno.QRCode:
    import segno  # here: it brings a whole web client, and `make check` draws no codes

    return segno.make(address, error="m", micro=False)
