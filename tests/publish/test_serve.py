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

    def __init__(self, project: Path, *, documents: bool = False):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.home = f"http://127.0.0.1:{free.getsockname()[1]}/"
        settings = project / "mkdocs.yml"
        settings.write_text(f"{settings.read_text()}\ndev_addr: {self.home[7:-1]}\n")
        self.docs, self.said, self.temporary = project / "docs", list[str](), project / "midlertidig"
        self.temporary.mkdir(exist_ok=True)
        self.command = [sys.executable, "-u", "-m", "macros", "serve", *([] if documents else ["--uten-dokumenter"])]
        self.around = os.environ | {
            "PYTHONPATH": str(project),
            "PYTHONIOENCODING": "utf-8",
            "NO_MKDOCS_2_WARNING": "1",
            "TMPDIR": str(self.temporary),
        }
        self.process = subprocess.Popen(
            self.command,
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=self.around,
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


STEP = "tittel: Skriv ned det du ser"
LEVEL = "handlingsveileder/niva-0/"
PAGES_WITH_DOCUMENTS = {
    LEVEL: "handlingsveileder/niva-0.md",
    "haster/": "haster.md",
    "opplaring/introduksjon/": "opplaring/introduksjon/index.md",
    "verktoykasse/": "verktoykasse/index.md",
}


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


@pytest.mark.grundig
@pytest.mark.parametrize("apart", [0.25, 0.35, 0.45])
def test_of_two_saves_close_together_the_last_is_shown(shown, apart):
    shown.get(LEVEL)
    shown.change("veileder.yml", STEP, f"{STEP} først")
    time.sleep(apart)
    shown.change("veileder.yml", f"{STEP} først", f"{STEP} sist")
    shown.wait(LEVEL, lambda text: "Skriv ned det du ser sist" in text and "Skriv ned det du ser først" not in text)
    shown.change("veileder.yml", f"{STEP} sist", STEP)
    shown.wait(LEVEL, lambda text: "Skriv ned det du ser sist" not in text)


@pytest.mark.grundig
def test_while_a_mistake_stands_the_last_good_page_is_answered(shown):
    before = shown.get(LEVEL)
    told = len(shown.said)
    shown.change("veileder.yml", f"        {STEP}", "        titel: Skriv ned det du ser")
    until = time.monotonic() + LONG
    while not any("Ukjent nøkkel «titel»" in line for line in shown.said[told:]):
        assert time.monotonic() < until, "".join(shown.said)
        time.sleep(0.1)
    with urllib.request.urlopen(shown.home + LEVEL, timeout=20) as answer:
        assert answer.read().decode().partition("</main>")[0] == before.partition("</main>")[0]
    assert not any("Traceback" in line or "will appear stuck" in line for line in shown.said)
    shown.change("veileder.yml", "        titel: Skriv ned det du ser", f"        {STEP}")
    shown.wait(LEVEL, lambda text: "Skriv ned det du ser" in text)


@pytest.mark.grundig
def test_an_address_in_use_is_told_before_anything_is_built(shown):
    second = subprocess.run(
        shown.command, cwd=shown.docs.parent, env=shown.around, capture_output=True, text=True, timeout=LONG
    )
    assert second.returncode == 1 and "er opptatt. Kjører make serve i et annet vindu?" in second.stdout + second.stderr
    assert "Traceback" not in second.stdout + second.stderr and "Lager" not in second.stdout


@pytest.mark.grundig
def test_with_documents_the_page_comes_first_and_waits_for_none(tmp_path):
    """A page that links to documents is shown alone; a save while they are made is shown before they are."""
    served = Shown(copy_of_project(tmp_path / "kopi"), documents=True)
    try:
        served.wait("", lambda text: "<h1" in text)
        ready = "Resten av nettstedet er også nytt."
        for page, file in PAGES_WITH_DOCUMENTS.items():
            served.get(page)
            words, path = f"Ny setning på {page}", served.docs / file
            path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
            served.wait(page, lambda text, words=words: words in text)
        said = len(served.said)
        served.get(LEVEL)
        served.change("veileder.yml", STEP, f"{STEP} nå")
        until = time.monotonic() + LONG
        while not any("lages på nytt" in line and ": 0 av" not in line for line in served.said[said:]):
            assert time.monotonic() < until, "".join(served.said)
            time.sleep(0.05)
        served.change("veileder.yml", f"{STEP} nå", f"{STEP} likevel")
        served.wait(LEVEL, lambda text: "Skriv ned det du ser likevel" in text)
        assert not any(ready in line for line in served.said[said:]), "it waited for the documents"
        assert not any("Traceback" in line for line in served.said), "".join(served.said)
    finally:
        served.end()
    assert list(served.temporary.iterdir()) == [], "a server that is stopped leaves nothing"
