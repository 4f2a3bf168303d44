"""The real site, built strictly once for all tests, and a real browser that visits it under a sub-path with a strict policy."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

import chromium
from macros.load import ROOT, load_guide

CSP = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
       "base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'self'")


@pytest.fixture(scope="session")
def guide():
    return load_guide()


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder `make build` would leave."""
    shared = tmp_path_factory.getbasetemp().parent / "bti-site"
    shared.parent.mkdir(exist_ok=True)
    with FileLock(f"{shared}.lock"):
        if not (shared / "index.html").exists():
            run = subprocess.run([sys.executable, "-m", "macros.build", str(shared)], cwd=ROOT, capture_output=True, text=True)
            assert run.returncode == 0, run.stdout + run.stderr
    return shared


@pytest.fixture(scope="session")
def pages(site) -> list[str]:
    """The address of every page from the site's root: "" for the front page, "haster/" and so on."""
    return sorted("" if path.parent == site else path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))


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
def copy(tmp_path) -> Path:
    """A copy of the project that a test may damage."""
    target = tmp_path / "kopi"
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(".git", ".venv", "site*", "__pycache__", ".pytest_cache", "tests"))
    return target
