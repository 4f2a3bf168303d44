"""The real site, built strictly once for all tests, and a real browser that visits it under a sub-path with a strict policy."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

import chromium
from macros.load import ROOT, load_guide
from veier import visible_main

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
    "base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'self'"
)

USED_BY_A_BUILD = ("docs", "macros", "overrides", ".cache", "mkdocs.yml")


def unanswered(text: str) -> str:
    """The data file as before the municipality approved it, gave it an address, chose its word and reviewed anything.

    Tests that change the file begin here, so that they hold the day it has.
    """
    for pattern, plain in (
        (r"^  status: .*\n(?:  godkjent:\n(?:    .*\n)*)?", "  status: utkast\n"),
        (r"^  nettadresse:.*$", "  nettadresse:"),
        (r"^    ubestemt: .*$", "    ubestemt: en som holder i saken"),
        (r"^    bestemt: .*$", "    bestemt: den som holder i saken"),
        (r"^    eier: .*$", "    eier: til den som holder i saken"),
    ):
        text, count = re.subn(pattern, plain, text, count=1, flags=re.M)
        assert count, pattern
    return re.sub(r"^(    (?:ansvarlig|gjennomgatt):).*$", r"\1", text, flags=re.M)


def copy_of_project(target: Path) -> Path:
    """What a build needs of the project, copied to `target`, with the data `unanswered`."""
    target.mkdir()
    for name in USED_BY_A_BUILD:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    data = target / "docs" / "veileder.yml"
    data.write_text(unanswered(data.read_text(encoding="utf-8")), encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def guide():
    return load_guide()


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Path:
    """A folder of this run that all workers see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def site(shared) -> Path:
    """The folder `make build` would leave."""
    folder = shared / "site"
    with FileLock(f"{folder}.lock"):
        if not (folder / "index.html").exists():
            run = subprocess.run(
                [sys.executable, "-m", "macros.build", str(folder)], cwd=ROOT, capture_output=True, text=True
            )
            assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="session")
def changed(shared, site) -> Path:
    """The site built from a copy that is approved and has an address, a changed step, minute, question and case sentence, and a film in package 3."""
    project = shared / "endret"
    with FileLock(f"{project}.lock"):
        if not (project / "site" / "index.html").exists():
            _change(project)
            run = subprocess.run([sys.executable, "-m", "macros.build"], cwd=project, capture_output=True, text=True)
            assert run.returncode == 0, run.stdout + run.stderr
    return project / "site"


def _change(project: Path) -> None:
    shutil.rmtree(project, ignore_errors=True)
    copy_of_project(project)
    data = project / "docs" / "veileder.yml"
    text = data.read_text(encoding="utf-8")
    step = text.split("- id: sett-i-gang-tiltak")[1].split("hva:")[1].split("hvordan:")[0]
    for old, new in [
        ("  status: utkast\n", "  status: godkjent\n  godkjent:\n    dato: 2027-01-15\n    rolle: kommunedirektøren\n"),
        ("  nettadresse:", "  nettadresse: https://eksempel.test/bti/"),
        (f"hva:{step}", "hva: Her er en helt ny setning om hva dere gjør.\n        "),
        ("- Hva har Ida og familien behov for?", "- Hva er det Ida helst vil?"),
        ("            tekst: Snakk i par, og ta notater underveis.", "            tekst: Snakk i par."),
        ("Mor forteller at skolen var svært vanskelig for henne selv også.", "Mor forteller om den gamle skolen sin."),
    ]:
        assert old in text, old
        text = text.replace(old, new, 1)
    at = text.index("          - id: ida-og-tjenestene")
    text = text[:at] + text[at:].replace("            minutter: 10", "            minutter: 11", 1)
    data.write_text(text, encoding="utf-8")
    page = project / "docs" / "opplaring" / "3-systematikk-og-struktur" / "lysbilder.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "template: ", "film: filmer/plan.webm\nteksting: filmer/plan.vtt\ntekst: filmer/plan.md\ntemplate: ", 1
        ),
        encoding="utf-8",
    )
    (project / "docs" / "filmer").mkdir()
    (project / "docs" / "filmer" / "plan.webm").write_bytes(b"\x1aE\xdf\xa3")
    (project / "docs" / "filmer" / "plan.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nTenk deg et barn.\n", encoding="utf-8"
    )
    (project / "docs" / "filmer" / "plan.md").write_text(
        "---\ntitle: Filmen som tekst\n---\n# Filmen som tekst\n\nTenk deg et barn.\n", encoding="utf-8"
    )


@pytest.fixture(scope="session")
def pages(site) -> list[str]:
    """The address of every page from the site's root: "" for the front page, "haster/" and so on."""
    return sorted(
        "" if path.parent == site else path.parent.relative_to(site).as_posix() + "/"
        for path in site.rglob("index.html")
    )


@pytest.fixture(scope="session")
def mains(site, pages):
    """Address without the last slash -> the <main> of the page, as a reader sees it."""
    return {page.strip("/"): visible_main(site / page / "index.html") for page in pages}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under /bti/ (and at /, for 404.html without an address) with the strictest security policy."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/bti"))

    def end_headers(self):
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served: http://127.0.0.1:port/bti/"""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/bti/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    with chromium.running() as browser:
        yield browser


@pytest.fixture
def copy(tmp_path, site) -> Path:
    """A copy of the project that a test may damage. After `site`, so that the documents it made are found in the cache."""
    return copy_of_project(tmp_path / "kopi")
