"""Draw the pictures that Word needs from the SVG files the pages and PDF use: ``python tests/pictures.py``.

Word cannot show an SVG without a bitmap beside it, and drawing one takes a browser, which a build must not need. So the
bitmaps are committed, each with the hash of the SVG it was drawn from; a test fails when one is out of date.
"""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

from PIL import Image, PngImagePlugin

sys.path.insert(0, str(Path(__file__).parent.parent))

import chromium  # noqa: E402

from macros.documents.word_frame import PICTURES  # noqa: E402
from macros.guide.load import HOUSE  # noqa: E402

ASSETS = HOUSE / "docs" / "assets"
SOURCES = (
    {"merke": ASSETS / "bti.svg"}
    | {f"fjes-{path.stem}": path for path in sorted((ASSETS / "fjes").glob("*.svg"))}
    | {f"bilde-{path.stem}": path for path in sorted((ASSETS / "bilder").glob("*.svg"))}
    | {path.stem: path for path in sorted((ASSETS / "tegninger").glob("*.svg"))}
)
DRAWING, ICON = 1600, 240  # pixels across: 240 dots per inch on an A4 page, and more than that on what is 9 to 13 mm
KEY = "sha256 of svg"


def drawn_from(svg: Path) -> str:
    """The hash that says which drawing a picture shows."""
    return hashlib.sha256(svg.read_bytes()).hexdigest()


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with chromium.running() as browser:
        for name, svg in SOURCES.items():
            width = DRAWING if svg.parent.name == "tegninger" else ICON
            page = browser.new_page(viewport={"width": width, "height": width})
            page.set_content(f"<body style='margin:0'>{svg.read_text(encoding='utf-8')}")
            page.eval_on_selector(
                "svg", "(svg, width) => { svg.style.cssText = `display:block;width:${width}px` }", width
            )
            shot = Image.open(io.BytesIO(page.locator("svg").screenshot(omit_background=True)))
            note = PngImagePlugin.PngInfo()
            note.add_text(KEY, drawn_from(svg))
            shot.quantize(64, method=Image.Quantize.FASTOCTREE).save(
                PICTURES / f"{name}.png", pnginfo=note, optimize=True
            )
            page.close()


if __name__ == "__main__":
    main()
