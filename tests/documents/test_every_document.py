"""Which documents there are, the zip of all forms, and the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from real import FORMS, POSTERS

from macros.documents import jobs
from macros.guide.load import HOUSE


def test_addresses(site):
    wanted = [f"verktoykasse/{tool.id}/{tool.id}.{kind}" for tool in FORMS for kind in ("docx", "pdf")]
    wanted += [*POSTERS, "handlingsveileder/handlingsveileder.pdf", "verktoykasse/verktoykassa.zip"]
    assert [address for address in wanted if not (site / address).is_file()] == []


def test_zip_holds_every_form(site):
    with zipfile.ZipFile(site / "verktoykasse/verktoykassa.zip") as package:
        assert sorted(package.namelist()) == sorted(
            ["omslag-for-ansatte.pdf", *(f"{tool.id}.{kind}" for tool in FORMS for kind in ("docx", "pdf"))]
        )
        for tool in FORMS:
            assert package.read(f"{tool.id}.docx") == (site / f"verktoykasse/{tool.id}/{tool.id}.docx").read_bytes()


SOME = """
import sys, hashlib, json
from dataclasses import replace
from pathlib import Path
from macros import documents
from macros.documents.cache import Cache
from macros.hooks import pages_only
building = pages_only("mkdocs.yml")
few = [tool for tool in building.guide.verktoy if tool.id in ("nettverkskart", "samtykkeskjema")]
building = replace(building, guide=building.guide.model_copy(update={"verktoy": few, "pakker": []}))
made = documents.make_all(building, Path(sys.argv[2]), {}, Cache(Path(sys.argv[1])))
print(json.dumps({name: hashlib.sha256(content).hexdigest() for name, content in made.items()}))
"""


@pytest.mark.grundig
def test_same_data_gives_the_same_bytes(site, tmp_path):
    runs = []
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", SOME, str(tmp_path / seed), str(site)],
            cwd=HOUSE,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert run.returncode == 0, run.stderr
        runs.append(json.loads(run.stdout.splitlines()[-1]))
    assert len(runs[0]) == 14 and runs[0] == runs[1]


def test_what_is_too_long_for_a_slide_is_named_with_its_page_and_becomes_more(building, guide):
    package = guide.get("pakke", "introduksjon")
    page = (
        '<section class="lysbilde {}"><p class="del-navn">Del 1 <span>5 min</span></p><div class="flate">'
        '<h2>Tittel</h2><div class="tekst"><p>' + "Et veldig langt avsnitt. " * 200 + "</p></div></div></section>"
    )
    one = replace(building, guide=guide.model_copy(update={"pakker": [package]}))
    for kind, says in (("", "For lange til ett bilde: 1 «Tittel» ("), ("er-oppgave", "Oppgaver over flere bilder")):
        made = jobs.deck_jobs(one, {"introduksjon": (page.format(kind), "opplaring/introduksjon/lysbilder/")})
        job = made["opplaring/introduksjon/introduksjon.pptx"].ready()
        note = job.make(*job.made_of).note
        assert says in note and "De står i docs/opplaring/introduksjon/lysbilder.md." in note


@pytest.mark.grundig
def test_site_builds_without_pango(copy, tmp_path):
    (tmp_path / "uten").mkdir()
    (tmp_path / "uten" / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    run = subprocess.run(
        [sys.executable, "-m", "macros", "build"],
        cwd=copy,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "uten")},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert (run.stdout + run.stderr).count("Pango") == 1
    assert list((copy / "site").rglob("*.docx")) and not list((copy / "site").rglob("*.pdf"))
    for path in (copy / "site").rglob("*.html"):
        assert ".pdf" not in path.read_text(encoding="utf-8"), path
