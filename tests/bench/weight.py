"""What the first view of a page weighs: ``python -m tests.bench.weight [site]``. Bytes as gzip level 6, fonts aside.

Budget (issue «The site runs»): a level page with all it loads at most 20 kB in at most 6 requests; HTML and style sheet
together at most 14 kB, one network round trip. Exits 1 when a page is over.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

PAGES = [
    "",
    "haster/",
    "handlingsveileder/niva-0/",
    "handlingsveileder/niva-1/",
    "handlingsveileder/niva-2/",
    "handlingsveileder/niva-3/",
    "verktoykasse/",
]


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def loaded_by(page: Path) -> set[Path]:
    """The files that the page loads: style sheets, scripts, pictures."""
    links = re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="([^"#:]+)"', page.read_text(encoding="utf-8"))
    return {(page.parent / link).resolve() for link in links}


def main(site: Path) -> int:
    over = 0
    print(f"{'page':32}{'HTML':>8}{'style':>8}{'other':>8}{'sum':>8}{'requests':>10}")
    for page in PAGES:
        file = site / page / "index.html"
        loaded = loaded_by(file)
        styles = [path for path in loaded if path.suffix == ".css"]
        html, style, other = (
            packed(file),
            sum(map(packed, styles)),
            sum(packed(path) for path in loaded if path not in styles),
        )
        fonts = set(re.findall(r"url\(([^)]+\.woff2)\)", "".join(path.read_text() for path in styles)))
        total, requests = html + style + other, 1 + len(loaded) + len(fonts)
        if "niva-" in page and (html + style > 14_000 or total > 20_000 or requests > 6):
            over += 1
        print(f"/{page:31}{html:8,}{style:8,}{other:8,}{total:8,}{requests:10}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()))
