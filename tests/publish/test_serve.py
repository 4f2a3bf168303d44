"""`make serve`: the page somebody looks at is new first, and the rest of the site in the same serve."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import copy_of_project

pytestmark = pytest.mark.build
LONG = 180  # seconds: what never comes
PAGE, BELOW = "om/index.md", "om/kvalitet/"


class Shown:
    """A `make serve` of a copy of the project, as a browser meets it."""

    def __init__(self, project: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.home = f"http://127.0.0.1:{free.getsockname()[1]}/"
        settings = project / "mkdocs.yml"
        settings.write_text(f"{settings.read_text()}\ndev_addr: {self.home[7:-1]}\n")
        self.docs, self.said = project / "docs", list[str]()
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "macros", "serve", "--uten-dokumenter"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8", "NO_MKDOCS_2_WARNING": "1"},
            start_new_session=True,
        )
        threading.Thread(target=lambda: self.said.extend(self.process.stdout), daemon=True).start()

    def get(self, address: str, referer: str = "") -> str:
        asked = urllib.request.Request(self.home + address, headers={"Referer": referer} if referer else {})
        try:
            with urllib.request.urlopen(asked, timeout=LONG) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"
        except OSError:
            return ""

    def wait(self, address: str, holds: Callable[[str], bool]) -> float:
        """The clock when the page is as it should be. Asks for it by itself, as somebody who looks at it."""
        until = time.monotonic() + LONG
        while not holds(self.get(address)):
            assert time.monotonic() < until and self.process.poll() is None, "".join(self.said)
            time.sleep(0.05)
        return time.monotonic()

    def change(self, name: str, before: str, after: str) -> float:
        file = self.docs / name
        text = file.read_text(encoding="utf-8")
        assert before in text, name
        file.write_text(text.replace(before, after), encoding="utf-8")
        return time.monotonic()

    def end(self) -> None:
        os.killpg(self.process.pid, signal.SIGINT)  # Ctrl + C reaches what it started too
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    served = Shown(copy_of_project(tmp_path_factory.mktemp("serve") / "kopi"))
    served.wait("", lambda text: "<h1" in text)
    yield served
    served.end()


@pytest.mark.grundig
def test_a_changed_title_is_read_on_its_page_then_everywhere_in_the_same_serve(shown):
    old = re.search(r"(?m)^title: (.*)$", (shown.docs / PAGE).read_text(encoding="utf-8"))[1]
    new = f"{old} og litt til"
    assert new not in shown.get("sok/") and new not in shown.get(BELOW)
    shown.get("om/")  # this page is looked at
    shown.change(PAGE, f"title: {old}", f"title: {new}")
    shown.wait("om/", lambda text: new in text)
    assert new not in shown.get("sok/"), "the page is shown before the whole site is built"
    shown.wait("sok/", lambda text: new in text)  # A–Å
    crumb = re.search(r'<ol class="stisti".*?</ol>', shown.get(BELOW), re.S)
    assert crumb and new in crumb[0]


@pytest.mark.grundig
def test_a_page_that_is_deleted_is_gone(shown):
    (shown.docs / "ny-side.md").write_text("---\ntitle: Ny side\n---\n\n# Ny side\n\nTekst.\n", encoding="utf-8")
    shown.wait("ny-side/", lambda text: "<h1" in text and "404" not in text[:4])
    (shown.docs / "ny-side.md").unlink()
    shown.wait("ny-side/", lambda text: text.startswith("404"))


@pytest.mark.grundig
def test_a_mistake_is_told_and_the_site_is_shown_again_when_it_is_mended(shown):
    shown.get("haster/")
    shown.change("haster.md", "---\n", "---\nfeil: x\n")
    until = time.monotonic() + LONG
    while not any("Ukjent nøkkel «feil»" in line for line in shown.said):
        assert time.monotonic() < until, "".join(shown.said)
        time.sleep(0.1)
    shown.change("haster.md", "feil: x\n", "")
    shown.wait("haster/", lambda text: "<h1" in text)
