"""`make check` tells what an editor has changed since the last commit, where there is git."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from broken import TEXT

from macros.publish.changes import since_last_commit

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


@pytest.fixture
def data(tmp_path):
    """A project under git, with everything committed."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "veileder.yml").write_text(TEXT, encoding="utf-8")
    (folder / "på siden.md").write_text("# Side\n\nEn.\nTo.\n", encoding="utf-8")
    (folder / "borte.md").write_text("# Borte\n", encoding="utf-8")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.test"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    return folder / "veileder.yml"


def test_nothing_is_told_until_something_is_changed(data):
    assert since_last_commit(data) == []


def test_the_data_is_told_per_entry_and_pages_by_name(data):
    text = TEXT.replace("  kortnavn: Kragerø\n", "  kortnavn: Krager\n", 1)
    assert text != TEXT
    data.write_text(text, encoding="utf-8")
    (data.parent / "på siden.md").write_text("# Side\n\nEn.\nTre.\nFire.\n", encoding="utf-8")
    (data.parent / "borte.md").unlink()
    (data.parent / "ny.md").write_text("# Ny\n", encoding="utf-8")
    line = text.split("\n").index("  kortnavn: Krager") + 1
    assert since_last_commit(data) == [
        f"veileder.yml:{line}  kommune: «kortnavn» er endret: «Kragerø» er blitt «Krager»",
        "borte.md: Siden er borte.",
        "på siden.md: 2 linjer inn, 1 linje ut.",
        "ny.md: Siden er ny.",
    ]


def test_without_git_nothing_is_said_of_it(tmp_path, data, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert since_last_commit(data) is None
