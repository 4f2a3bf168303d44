"""Find a Chromium that starts, or get one: ``python tests/chromium.py``. Exits 1 with what to type when nothing helps.

Looked for by launching it, since a file named chromium may be a stub (Ubuntu's snap wrapper) or lack libraries.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import lru_cache

from playwright.sync_api import Error, sync_playwright

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@lru_cache
def find() -> str | None:
    """The path of a Chromium that starts, "" for Playwright's own, or None."""
    candidates = [path for name in NAMES if (path := shutil.which(name))]
    with sync_playwright() as playwright:
        for path in [*candidates, ""]:
            try:
                playwright.chromium.launch(executable_path=path or None, args=ARGS).close()
                return path
            except Error:
                continue
    return None


@contextmanager
def running():
    """A running browser. Raises RuntimeError when there is none."""
    path = find()  # before Playwright starts: it does not run twice in one thread
    if path is None:
        raise RuntimeError("No Chromium starts here. Run: python tests/chromium.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=ARGS)
        yield browser
        browser.close()


def install() -> None:
    """Try the ways there are to get a Chromium, the least surprising first."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"])
        subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", "chromium"],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
    find.cache_clear()


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        sys.exit(
            "The tests need a Chromium that starts. On Debian or Ubuntu: sudo apt-get install chromium\n"
            "Elsewhere: python -m playwright install --with-deps chromium"
        )
