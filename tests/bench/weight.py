"""What the first view of a page weighs, with everything: ``python -m tests.bench.weight [site]``. kB is 1000 B, gzip 6.

HTML and style sheets together are what a reader waits for: they fit in one network round trip. Exits 1 when a page is
over its budget. Fonts are woff2, packed already.
"""

from __future__ import annotations

import gzip
import re
import sys
from dataclasses import dataclass
from pathlib import Path

FONTS, REQUESTS = 36_000, 8
FIRST = {  # page -> bytes of HTML and style
    "": 14_000,
    "haster/": 18_000,
    **{f"handlingsveileder/niva-{level}/": 14_000 for level in range(4)},
    "verktoykasse/samtykkeskjema/": 14_000,
    "verktoykasse/bekymringsmelding/": 14_000,
    "for-familier/": 14_000,
}
OTHER, WITH_CASE = 45_000, 47_500  # any other page, besides its HTML; and one where the case is fitted to the group
APART = ("lysbilder/", "handlingsveileder/hele/", "lover/")  # long, or with the show: they have limits of their own
LINK = re.compile(r'<(?:link|script|img)\b(?![^>]* loading="lazy")[^>]*? (?:href|src)="([^"#:]+)"[^>]*>')


@dataclass
class View:
    """What a browser fetches for the first view of a page, in bytes."""

    html: int
    style: int = 0
    fonts: int = 0
    other: int = 0
    requests: int = 1


def packed(path: Path) -> int:
    """Bytes on the wire: what a server packs, or the file as it is."""
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 6))


def loaded_by(page: Path) -> set[Path]:
    """The files that a page names: style sheets, scripts, pictures, fonts."""
    text = page.read_text(encoding="utf-8")
    return {(page.parent / found[1]).resolve() for found in LINK.finditer(text) if 'rel="canonical"' not in found[0]}


def view(page: Path) -> View:
    """The first view of one page, from what it names and what its style sheets name."""
    files = loaded_by(page)
    for sheet in [file for file in files if file.suffix == ".css"]:
        named = re.findall(r"url\(([^)]+\.woff2)\)", sheet.read_text(encoding="utf-8"))
        files |= {(sheet.parent / name).resolve() for name in named}
    found = View(packed(page), requests=1 + len(files))
    for file in files:
        kind = {".css": "style", ".woff2": "fonts"}.get(file.suffix, "other")
        setattr(found, kind, getattr(found, kind) + packed(file))
    return found


def over(name: str, seen: View, room: float = 1) -> list[str]:
    """What is above the budget of the page `name`, times `room`: more than 1 for who has written more than we."""
    if name in FIRST:
        most = round(FIRST[name] * room)
        return [
            *([f"HTML and style {seen.html + seen.style} > {most}"] if seen.html + seen.style > most else []),
            *([f"fonts {seen.fonts} > {FONTS}"] if seen.fonts > FONTS else []),
            *([f"{seen.requests} requests > {REQUESTS}"] if seen.requests > REQUESTS else []),
        ]
    rest, most = seen.style + seen.fonts + seen.other, WITH_CASE if name.endswith("deltaker/") else OTHER
    return [f"besides its HTML {rest} > {most}"] if rest > most and not name.endswith(APART) else []


def main(site: Path) -> int:
    """Print the table of the first views and say what is over."""
    wrong = 0
    print(f"{'page':34}{'HTML':>8}{'style':>8}{'fonts':>8}{'other':>8}{'sum':>9}{'requests':>10}")
    for file in sorted(site.rglob("index.html")):
        name = file.parent.relative_to(site).as_posix().removeprefix(".")
        name = f"{name}/" if name else ""
        seen = view(file)
        said = over(name, seen)
        wrong += bool(said)
        if name in FIRST or said:
            total = seen.html + seen.style + seen.fonts + seen.other
            line = f"{seen.html:8,}{seen.style:8,}{seen.fonts:8,}{seen.other:8,}{total:9,}{seen.requests:10}"
            print(f"/{name:33}{line}  {'; '.join(said)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()))
