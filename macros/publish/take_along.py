"""What the course leader carries on a memory stick: a page as one file, and everything of a package in one zip.

Made from the finished pages, after the build. Their addresses are announced to MkDocs before it, so that pages can link
to them (see `hooks`).
"""

from __future__ import annotations

import base64
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

from ..documents.archive import fixed_zip
from ..documents.jobs import COURSE_SHEET
from ..guide.guide import Veileder
from ..guide.pakker import Pakke
from ..guide.words import Ord
from ..site.addresses import PACKAGE_PAGES, public

PAGES = PACKAGE_PAGES[1:]  # the index page only leads to the others
AROUND = {"haster": "nar-det-haster.html", "opplaring/evaluering": "evaluering.html"}  # what every course opens
PRINTED = {"haster/plakat.pdf": "nar-det-haster.pdf", COURSE_SHEET: COURSE_SHEET.rsplit("/", 1)[-1]}
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


def write(guide: Veileder, words: Ord, site: Path, site_url: str | None, directory_urls: bool) -> None:
    """Write the files of every package into `site`. Run it when the pages and the documents are there."""

    def page_file(address: str) -> Path:
        return site / address / "index.html" if directory_urls else site / f"{address}.html"

    line = words.lysbilder.fra_server
    for package in guide.pakker:
        folder = site / "opplaring" / package.id
        own = page_file(f"opplaring/{package.id}/lysbilder")
        (folder / "uten-nett.html").write_bytes(one_file(own, site, site_url, line=line).encode())
        pages, documents, beside = _contents(package, site)
        for address, name in AROUND.items():
            if page_file(address).exists():
                pages[address] = beside[address] = name
        files = {name: path.read_bytes() for name, path in documents.items()}
        for address, name in pages.items():
            files[name] = one_file(page_file(address), site, site_url, beside, name, line).encode()
        pack(folder / f"{package.id}.zip", files)


def _contents(package: Pakke, site: Path) -> tuple[dict[str, str], dict[str, Path], dict[str, str]]:
    """What goes into the zip of a package: its pages (address -> name there), its documents (name -> file), and all
    of it by the addresses that links name. A tool that an exercise opens comes as its sheet, or else as its page."""
    folder = site / "opplaring" / package.id
    pages = {f"opplaring/{package.id}/{name}": f"{name}.html" for name in PAGES}
    documents = {path.name: path for path in sorted(folder.iterdir()) if path.suffix in (".pptx", ".pdf", ".docx")}
    beside = {f"opplaring/{package.id}/{name}": name for name in documents} | pages
    shared = {address: name for address, name in PRINTED.items() if (site / address).exists()}
    documents |= {name: site / address for address, name in shared.items()}
    beside |= shared
    for tool in tools_of(package):
        home = f"verktoykasse/{tool}"
        sheets = [site / home / f"{tool}{ending}" for ending in (".pdf", ".docx")]
        found = {f"verktoy/{sheet.name}": sheet for sheet in sheets if sheet.exists()}
        documents |= found
        beside |= {sheet.relative_to(site).as_posix(): name for name, sheet in found.items()}
        if not found:
            pages[home] = f"verktoy/{tool}.html"
        beside[home] = next(iter(found), f"verktoy/{tool}.html")
    return pages, documents, beside


def tools_of(package: Pakke) -> list[str]:
    """The tools that the package opens, in the order they come."""
    return list(dict.fromkeys([*package.verktoy, *(tool for part in package.deler for tool in part.verktoy)]))


def pack(target: Path, files: dict[str, bytes]) -> None:
    """Zip `files` (name -> content) to `target`, in a folder with its name. The same files give the same bytes."""
    target.write_bytes(fixed_zip({f"{target.stem}/{name}": content for name, content in files.items()}))


def one_file(
    page: Path, site: Path, site_url: str | None, beside: dict[str, str] | None = None, name: str = "", line: str = ""
) -> str:
    """The page with its style, scripts, fonts and pictures inside, so that it opens from anywhere without a network.

    `beside`: the addresses of what lies in the same zip -> its name there, seen from `name`, this page's own. Links to
    other pages of the site lead to `site_url`; without one they are text with the address, and the menus are left out.
    `line`: what the page says when a server with a policy stops what stands inside it, this line's own style too.
    """
    text = _scripts(page.read_text(encoding="utf-8"), page)
    text = re.sub(r'<link rel="preload"[^>]*>\n?', "", text)
    text = re.sub(r'<link rel="stylesheet" href="([^"]+)">', lambda match: _style(_beside(page, match[1])), text)
    for fetched in re.findall(r' data-ark="([^"]+)"', text):  # what a window of its own would fetch
        style = _style(_beside(page, fetched))
        text = text.replace("</head>", f"{style}</head>", 1).replace(f' data-ark="{fetched}"', "")
    text = re.sub(
        rf'(<(?:img|link rel="icon")[^>]*? (?:src|href))="([^":]+\.(?i:{"|".join(KINDS)}))"',
        lambda match: f'{match[1]}="{_data(_beside(page, match[2]))}"',
        text,
    )
    if not site_url:  # menus of links that lead nowhere
        text = re.sub(r'<nav .*?</nav>|<p class="utkast">.*?</p>', _menu, text, flags=re.DOTALL)
        text = re.sub(r'<a class="(?:merke|haster)".*?</a>', "", text, flags=re.DOTALL)
    here = page.relative_to(site).as_posix().removesuffix("index.html")
    if not site_url:
        text = re.sub(r'<a class="begrep"[^>]*>(.*?)</a>', r"\1", text)  # a word of the sentence
        text = re.sub(
            r'(<p class="uten-adresse") hidden="hidden">(.*?</p>)\s*<figcaption>.*?</figcaption>', r"\1>\2", text
        )
    text = _links(text, here, site_url, beside or {}, name)
    # a film is too heavy: the page asks for it on the leader's own machine
    text = re.sub(r"<video .*?</video>", "", text, flags=re.DOTALL)
    text = re.sub(r'<form class="sok".*?</form>', "", text, flags=re.DOTALL)  # the search needs the site
    if not line:
        return text
    served = f'<style>.fra-server{{display:none}}</style><p class="fra-server"><b>{line}</b></p>'
    return re.sub(r"<body[^>]*>", lambda body: body[0] + served, text, count=1)


def _scripts(text: str, page: Path) -> str:
    """The page with its scripts inside: at the end, but where it stands when it runs before the first paint."""

    def script(address: str) -> str:
        return f"<script>{_beside(page, address).read_text(encoding='utf-8')}</script>"

    found = re.finditer(r'<script src="([^"]+)" defer></script>| data-skript="([^"]+)"', text)
    last = "".join(script(match[1] or match[2]) for match in sorted(found, key=lambda match: match[1] is not None))
    text = re.sub(r'<script src="[^"]+" defer></script>\n?| data-skript="[^"]+"', "", text)
    text = re.sub(r'<script src="([^"]+)"></script>', lambda match: script(match[1]), text)
    return text.replace("</body>", f"{last}</body>")


def _links(text: str, here: str, site_url: str | None, beside: dict[str, str], name: str) -> str:
    """The page with links that lead somewhere, or are text with the address."""

    def link(match: re.Match[str]) -> str:
        before, address, after, content = match.groups()
        plain, _, anchor = urljoin(here, address).partition("#")
        if there := beside.get(_bare(plain)):
            inside = posixpath.relpath(there, posixpath.dirname(name) or ".")
            return f'<a{before} href="{inside}{"#" + anchor if anchor else ""}"{after}>{content}</a>'
        if site_url:
            return f'<a{before} href="{public(urljoin(site_url + here, address))}"{after}>{content}</a>'
        return f'{content}<span class="adresse"> (/{public(plain)})</span>'

    return re.sub(r'<a\b([^>]*?) href="(?!#|\?|[a-z]+:)([^"]*)"([^>]*)>(.*?)</a>', link, text, flags=re.DOTALL)


def _bare(address: str) -> str:
    """An address without what differs between a page as a folder and as a file."""
    return re.sub(r"(?:/index)?\.html$|/$", "", address)


def _menu(match: re.Match[str]) -> str:
    """A menu of the site goes; a page's own contents stay, and the line that says this is a draft, without its link."""
    if 'href="#' in match[0]:
        return match[0]
    return re.sub(r"</?a\b[^>]*>", "", match[0]) if 'class="utkast"' in match[0] else ""


def _beside(file: Path, address: str) -> Path:
    """The file that `address` names, seen from another."""
    return (file.parent / unquote(address)).resolve()


def _style(sheet: Path) -> str:
    """The style sheet inside the page. Its faces are waited for: they are in the file, and a show is opened once."""
    text = re.sub(r"font-display:\s*optional", "font-display:block", sheet.read_text(encoding="utf-8"))
    return f"<style>{re.sub(r'url[(]([^)]+)[)]', lambda url: f'url({_data(_beside(sheet, url[1]))})', text)}</style>"


def _data(path: Path) -> str:
    return f"data:{KINDS[path.suffix[1:].lower()]};base64,{base64.b64encode(path.read_bytes()).decode()}"
