"""make for an edition: check, check-site and serve; and what changes in the base reaches every edition."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from editions import NO_PACKAGES, THREE_LEVELS, fill, made_by, make, run
from projects import copy_of_project

from macros.guide.load import HOUSE, load_guide

LONG = 240  # seconds a page may take on a busy machine
pytestmark = [pytest.mark.build, pytest.mark.grundig]
SAYS, LAW, PHONE, WORD = "Dette er nytt, mens du ser på.", "Loven er skrevet på nytt.", "116 119", "Finn veien"


@pytest.fixture
def address(utgavene):
    """Where `make serve UTGAVE=serveres` serves, in the built project: the pages alone, on a port that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = utgavene / "mkdocs.yml"
    before = config.read_text(encoding="utf-8")
    config.write_text(f"{before}\ndev_addr: 127.0.0.1:{port}\nextra:\n  dokumenter: false\n", encoding="utf-8")
    command = made_by("serve", "UTGAVE=serveres")
    log = utgavene / "serve.txt"
    with log.open("w") as told:
        served = subprocess.Popen(command, cwd=utgavene, stdout=told, stderr=told, start_new_session=True)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(served.pid, signal.SIGTERM)  # only this group: make, and what it started
        served.wait(30)
        config.write_text(before, encoding="utf-8")


def until(address: str, wanted: str) -> str:
    """The page, as soon as it says that."""
    text, end = "", time.monotonic() + LONG
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                text = answer.read().decode("utf-8")
        except OSError as error:
            text = str(error)
        if wanted in text:
            return text
        time.sleep(0.5)
    raise AssertionError(f"{address} never said «{wanted}»: {text[-500:]}")


def test_serve_shows_the_edition_and_what_is_changed_in_it(utgavene, address):
    data = utgavene / "utgaver" / "serveres" / "veileder.yml"
    assert SAYS not in until(f"{address}om/", "Serveres kommune")
    text = data.read_text(encoding="utf-8")
    assert "  om:\n" in text
    data.write_text(text.replace("  om:\n", f"  om:\n    - {SAYS}\n", 1), encoding="utf-8")
    until(f"{address}om/", SAYS)


def test_check_and_check_site_look_an_edition_over(utgavene):
    told = make(utgavene, "check", "UTGAVE=bamble")
    assert told.returncode == 0, told.stderr
    assert "Dataene og sidene er i orden." in told.stdout and "Kommunen har ikke svart" in told.stdout
    told = make(utgavene, "check-site", "UTGAVE=bamble")
    assert told.returncode == 0 and "Alle lenker, ankre og dokumenter er i orden." in told.stdout, told.stdout
    told = make(utgavene, "check-site", "UTGAVE=feil")
    assert told.returncode and "Det er ikke bygd noe nettsted" in told.stderr
    told = make(utgavene, "check", "UTGAVE=feil")
    assert told.returncode and "utgaver/feil/veileder.yml, linje 5" in told.stderr


# --- what changes in the base ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def changed_base(tmp_path_factory) -> Path:
    """A project where the base, filled in, has a new sentence about a law, a new national number, and a new word.

    Two editions, built after that, which are as small as they can be.
    """
    project = copy_of_project(tmp_path_factory.mktemp("grunnutgaven") / "kopi")
    guide = load_guide(project / "docs" / "veileder.yml")
    law, phone = guide.get("lov", "bvl-13-2"), guide.get("tlf", "alarmtelefonen")
    data, words = project / "docs" / "veileder.yml", project / "macros" / "words" / "nb.yml"
    for file, old, new in (
        (data, law.sammendrag[:30], f"{LAW} {law.sammendrag[:30]}"),
        (data, f"    nummer: {phone.nummer}\n", f"    nummer: {PHONE}\n"),
        (words, "finn_fram: Finn fram\n", f"finn_fram: {WORD}\n"),
    ):
        text = file.read_text(encoding="utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    data.write_text(fill(data.read_text(encoding="utf-8")), encoding="utf-8")
    for name, text in (("trygstad", NO_PACKAGES), ("tretrinn", THREE_LEVELS.replace("niva-3", "niva-3, pakker"))):
        (project / "utgaver" / name).mkdir(parents=True)
        (project / "utgaver" / name / "veileder.yml").write_text(text, encoding="utf-8")
    built = run(project, "alle", "--uten-dokumenter", "docs", "trygstad", "tretrinn")
    assert built.returncode == 0, built.stdout + built.stderr
    return project


@pytest.mark.parametrize("name", ["trygstad", "tretrinn"])
def test_a_law_a_national_number_and_a_word_reach_every_edition_and_what_is_local_none(changed_base, name):
    site = changed_base / "utgaver" / name / "site"
    base = load_guide(HOUSE / "docs" / "veileder.yml")
    old = base.get("tlf", "alarmtelefonen").nummer

    def page(address: str, folder: Path = site) -> str:
        return (folder / address / "index.html").read_text(encoding="utf-8").replace("\xa0", " ")

    assert LAW in page("lover") and f">{WORD}<" in page("")
    assert f"tel:{PHONE.replace(' ', '')}" in page("haster") and old not in page("haster")
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "zxqvj" not in text and "Finn fram<" not in text, path
    assert "zxqvj svar" in "".join(page(f"handlingsveileder/niva-{n}", changed_base / "site") for n in range(4))


def test_an_edition_that_is_taken_away_leaves_the_others(changed_base):
    shutil.rmtree(changed_base / "utgaver" / "tretrinn")
    told = run(changed_base, "check", "--utgave", "tretrinn")
    assert told.returncode == 1 and "Utgavene er: trygstad." in told.stderr
