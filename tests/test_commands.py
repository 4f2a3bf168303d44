"""The command line: every make target has its twin, and `check` reads everything and builds nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from projects import copy_of_project

from macros.guide.load import HOUSE

pytestmark = pytest.mark.build  # it takes long

MAKEFILE = (HOUSE / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"(?m)^([a-z][a-z-]*):.*\n\t\$\(PY\) -m macros (.*)$", MAKEFILE)


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "macros", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A copy of the project that nobody has built."""
    target = tmp_path_factory.mktemp("kommandoer") / "kopi"
    copy_of_project(target)
    shutil.rmtree(target / ".cache", ignore_errors=True)
    return target


def test_every_make_target_is_a_twin():
    phony = re.search(r"\.PHONY: (.*)", MAKEFILE)[1].split()
    assert [target for target, _ in TARGETS] == phony
    told = run(HOUSE, "--help").stdout
    assert [command for _, command in TARGETS if not re.search(rf"(?m)^ +{command.split()[0]}\b", told)] == []
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert [target for target in phony if f"make {target}" not in readme] == [], "README says what each is for"


def files_of(project: Path) -> set[Path]:
    """Everything but what Python and the templates keep to be quick next time."""
    return {path for path in project.rglob("*") if not {"__pycache__", ".cache"} & set(path.parts)}


def test_check_reads_everything_and_builds_nothing(project):
    before = files_of(project)
    told = run(project, "check", "--today", "2028-01-01")
    assert told.returncode == 0, told.stderr
    assert "Dataene og sidene er i orden." in told.stdout and "Eldre enn ett år 2028-01-01" in told.stdout
    assert "Kommunen har ikke svart" in told.stdout
    assert files_of(project) == before


def test_who_reads_only_the_beginning_is_told_no_traceback(project):
    """`make check | head -1`: the pipe is closed before everything is written."""
    for command in (["check"], ["finn", "samtykke"]):
        started = subprocess.Popen(
            [sys.executable, "-m", "macros", *command],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8"},
        )
        started.stdout.close()
        assert started.stderr.read() == b"" and started.wait() == 1, (
            command
        )  # it may have been about to say what is wrong


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("docs/veileder.yml", "status: utkast", "status: utkst", "«utkst» er ikke et gyldig valg. Mente du «utkast»?"),
        ("docs/haster.md", 'show("haster")', 'show("hastr")', "Blokka «hastr» finnes ikke. Mente du «haster»?"),
        ("macros/words/nb.yml", "haster: ", "hastr: ", "macros/words/nb.yml, linje"),
    ],
)
def test_check_tells_a_mistake_and_says_so_to_the_shell(project, file, old, new, expected):
    path = project / file
    right = path.read_text(encoding="utf-8")
    assert old in right
    path.write_text(right.replace(old, new, 1), encoding="utf-8")
    told = run(project, "check")
    path.write_text(right, encoding="utf-8")
    assert told.returncode == 1 and expected in told.stderr and "Traceback" not in told.stderr


@pytest.mark.build
def test_check_looks_a_built_site_over(project, tmp_path):
    assert run(project, "check", "--site").returncode == 1, "nothing is built"
    (tmp_path / "index.html").write_text("<html><a href='borte/'>x</a></html>", encoding="utf-8")
    told = run(project, "check", "--site", str(tmp_path))
    assert told.returncode == 1 and "index.html: lenken borte/ fører ingen steder" in told.stdout
    (tmp_path / "index.html").write_text("<html><h1>x</h1></html>", encoding="utf-8")
    told = run(project, "check", "--site", str(tmp_path))
    assert told.returncode == 0 and "Alle lenker, ankre og dokumenter er i orden." in told.stdout


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_change_in_the_data_is_shown_under_its_id(tmp_path):
    """.gitattributes names the pattern, and make puts it in git's own settings."""
    pattern = re.search(r"git config (diff\.veileder\.xfuncname) '(.*?)'", MAKEFILE)
    (tmp_path / "docs").mkdir()
    shutil.copy(HOUSE / ".gitattributes", tmp_path)
    data = tmp_path / "docs" / "veileder.yml"
    text = (HOUSE / "docs" / "veileder.yml").read_text(encoding="utf-8")
    data.write_text(text, encoding="utf-8")

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    git("init", "-q")
    git("config", pattern[1], pattern[2].replace("$$", "$"))
    git("add", "-A")
    at = text.index("\n", text.index("- id: definer-problemstilling") + 400)
    data.write_text(f"{text[:at]} Mer.{text[at:]}", encoding="utf-8")
    assert re.search(r"(?m)^@@ .* @@ +- id: definer-problemstilling$", git("diff"))
