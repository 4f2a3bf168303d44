"""The rules of the web server, from one description: `server/` for nginx, Apache, Caddy and IIS, and files in the site.

`.htaccess` (Apache), `web.config` (IIS) and `_headers` (Netlify, Cloudflare) lie in the root of the site and work where
the server reads them. What is said of a path there counts from the site's own root; what is said here is all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..guide.guide import Veileder
from ..guide.load import HOUSE
from ..site import embedded, open_data

TEMPLATES = HOUSE / "macros" / "templates" / "server"
IN_SITE = {".htaccess": "htaccess", "web.config": "web.config", "_headers": "headers"}
BESIDE = {
    "nginx/bti-http.conf": "nginx-http.conf",
    "nginx/bti-server.conf": "nginx-server.conf",
    "apache/bti.conf": "apache.conf",
    "caddy/Caddyfile": "Caddyfile",
    "iis/web.config": "web.config",
    "LES-MEG.txt": "LES-MEG.txt",
}
FOLDER = "/var/www/bti"  # where the files say the site lies, until somebody writes another place

NAMED_BY_CONTENT = r"-[0-9a-f]{10}\.(?:css|js|woff2|svg|png|jpe?g|webp)$"  # see `site.assets`
FOR_EVER, EACH_TIME = "public, max-age=31536000, immutable", "no-cache"
ATTACHED = "uten-nett.html"  # to be taken along, not to be opened from a server
PACKED = (
    *("text/html", "text/css", "text/javascript", "text/plain", "text/vtt"),
    *("text/xml", "application/json", "image/svg+xml"),
)
KINDS = {  # ending -> what the server says it is
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "txt": "text/plain",
    "xml": "text/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "vtt": "text/vtt",
    "webm": "video/webm",
    "mp4": "video/mp4",
    "ics": "text/calendar",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "gz": "application/gzip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CHARSET = tuple(kind for kind in KINDS.values() if kind.startswith("text/") or kind.endswith(("svg+xml", "json")))


@dataclass(frozen=True)
class Open:
    """A part of the site that any other may fetch (`cors`), or that those in `rammes_inn_av` may show in a frame.

    `path`: from the root of the site. All the rest can be framed by the site alone.
    """

    path: str
    cors: bool = False
    framed: bool = False


OPEN = (
    Open(open_data.ADDRESS, cors=True),
    Open(open_data.SCHEMA_ADDRESS, cors=True),
    Open(embedded.BEFORE, framed=True),
)


def policy(frames: list[str] | None = None) -> str:
    """The strictest Content-Security-Policy the site works under. `frames`: addresses that may show it in a frame."""
    own = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    media = "connect-src 'self'; media-src 'self' blob:; "  # blob: a film from the course leader's own machine
    rest = "base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors "
    return own + media + rest + " ".join(["'self'", *(frames or [])])


def headers(frames: list[str] | None = None) -> dict[str, str]:
    """What every answer says."""
    off = "camera microphone geolocation payment usb serial midi display-capture".split()
    return {
        "Content-Security-Policy": policy(frames),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",  # nobody is told that somebody has read about a child
        "Permissions-Policy": ", ".join(f"{name}=()" for name in off),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def written(guide: Veileder, base: str, parts: tuple[Open, ...] = OPEN) -> Iterator[tuple[str, str]]:
    """(file, content) of everything in `server/`, seen from there, and of what goes in the site, as ``site/…``.

    `base`: the path the site stands under, "/" when nobody has said.
    """
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    values = {
        "navn": guide.kommune.navn,
        "base": base,
        "mappe": FOLDER,
        "hoder": headers(),
        "navngitt": NAMED_BY_CONTENT,
        "alltid": FOR_EVER,
        "hver_gang": EACH_TIME,
        "vedlegg": ATTACHED,
        "pakkes": PACKED,
        "slag": KINDS,
        "tegnsett": CHARSET,
        "apne": [(part, headers(guide.kommune.rammes_inn_av if part.framed else None)) for part in parts],
        "pakker": [package.id for package in guide.pakker],
    }
    for target, template in BESIDE.items():
        yield target, env.get_template(template).render(values)
    for target, template in IN_SITE.items():
        yield f"site/{target}", env.get_template(template).render(values)


def write_in(guide: Veileder, base: str, site: Path) -> None:
    """Write the files that lie in the root of the site."""
    for target, content in written(guide, base):
        if target.startswith("site/"):
            (site / target.removeprefix("site/")).write_text(content, encoding="utf-8", newline="\n")


def write_beside(guide: Veileder, base: str, folder: Path) -> None:
    """Write the files for those who set up the server into `folder`."""
    for target, content in written(guide, base):
        if not target.startswith("site/"):
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            (folder / target).write_text(content, encoding="utf-8", newline="\n")
