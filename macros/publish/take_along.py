"""What the course leader carries on a memory stick: a page as one file, and everything of a package in one zip.

Made from the finished pages, after the build. Their addresses are announced to MkDocs before it, so that pages can link
to them (see `hooks`).
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

from ..documents.archive import fixed_zip
from ..guide.guide import Veileder
from ..site.addresses import PACKAGE_PAGES, public

PAGES = PACKAGE_PAGES[1:]  # the index page only leads to the others
KINDS = {
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
}


def addresses(guide: Veileder) -> list[str]:
    """The files that `write` makes, as addresses below the site."""
    return [
        f"opplaring/{package.id}/{name}" for package in guide.pakker for name in ("uten-nett.html", f"{package.id}.zip")
    ]


def write(guide: Veileder, site: Path, site_url: str | None, directory_urls: bool) -> None:
    """Write the files of every package into `site`. Run it when the pages and the documents are there."""
    for package in guide.pakker:
        folder = site / "opplaring" / package.id
        pages = {name: folder / name / "index.html" if directory_urls else folder / f"{name}.html" for name in PAGES}
        single = {name: one_file(page, site, site_url) for name, page in pages.items()}
        (folder / "uten-nett.html").write_bytes(single["lysbilder"].encode())
        documents = {
            path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".pptx", ".pdf", ".docx")
        }
        pack(folder / f"{package.id}.zip", documents | {f"{name}.html": text.encode() for name, text in single.items()})


def pack(target: Path, files: dict[str, bytes]) -> None:
    """Zip `files` (name -> content) to `target`, in a folder with its name. The same files give the same bytes."""
    target.write_bytes(fixed_zip({f"{target.stem}/{name}": content for name, content in files.items()}))


def one_file(page: Path, site: Path, site_url: str | None) -> str:
    """The page with its style, scripts, fonts and pictures inside, so that it opens from anywhere without a network.

    Links to other pages of the site lead to `site_url`, and become plain text when there is none.
    """
    text = page.read_text(encoding="utf-8")
    here = page.relative_to(site).as_posix().removesuffix("index.html")
    scripts = "".join(
        f"<script>{_beside(page, match[1]).read_text(encoding='utf-8')}</script>"
        for match in re.finditer(r'<script src="([^"]+)" defer></script>', text)
    )

    def link(match: re.Match[str]) -> str:
        return f'<a{match[1]} href="{public(urljoin(site_url + here, match[2]))}"' if site_url else f"<a{match[1]}"

    text = re.sub(r'<script src="[^"]+" defer></script>\n?', "", text)
    text = re.sub(r'<link rel="stylesheet" href="([^"]+)">', lambda match: _style(_beside(page, match[1])), text)
    text = re.sub(
        rf'(<(?:img|link rel="icon")[^>]*? (?:src|href))="([^":]+\.(?i:{"|".join(KINDS)}))"',
        lambda match: f'{match[1]}="{_data(_beside(page, match[2]))}"',
        text,
    )
    text = re.sub(r'<a([^>]*?) href="(?!#|[a-z]+:)([^"]*)"', link, text)
    # a film is too heavy: the page asks for it on the leader's own machine
    text = re.sub(r"<video .*?</video>", "", text, flags=re.DOTALL)
    text = re.sub(r'<form class="sok".*?</form>', "", text, flags=re.DOTALL)  # the search needs the site
    return text.replace("</body>", f"{scripts}</body>")


def _beside(file: Path, address: str) -> Path:
    """The file that `address` names, seen from another."""
    return (file.parent / unquote(address)).resolve()


def _style(sheet: Path) -> str:
    text = sheet.read_text(encoding="utf-8")
    return f"<style>{re.sub(r'url[(]([^)]+)[)]', lambda url: f'url({_data(_beside(sheet, url[1]))})', text)}</style>"


def _data(path: Path) -> str:
    return f"data:{KINDS[path.suffix[1:].lower()]};base64,{base64.b64encode(path.read_bytes()).decode()}"
