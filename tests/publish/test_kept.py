"""What one build works out and the next takes as it is: the same bytes, and nothing old after a change."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from projects import copy_of_project

from macros.site.kept import Store, stamp_of

MARK = "<p>Fra forrige bygg.</p>"
DECK = "opplaring/1-undring-og-bekymring/lysbilder"


def test_an_answer_is_kept_until_what_it_is_made_of_changes(tmp_path, monkeypatch):
    monkeypatch.setattr("macros.site.kept.FOLDER", tmp_path)
    first = Store("prove")
    assert first.get(("a",), "1", lambda: "svar") == "svar" and first.get(("b",), "1", lambda: None) is None
    first.save()
    again = Store("prove")
    assert again.get(("a",), "1", lambda: "nytt") == "svar"
    assert again.get(("b",), "1", lambda: "nytt") == "nytt", "what was None is worked out again"
    assert Store("prove").get(("a",), "2", lambda: "nytt") == "nytt", "another stamp"
    other = Store("prove")
    other.get(("c",), "1", lambda: "c")
    other.save()
    assert set(Store("prove").before) == {("c",)}, "what nobody asks for goes"
    (tmp_path / "prove").write_bytes(b"\x80ikke noe")
    assert Store("prove").before == {}
    assert stamp_of("ab", "c") != stamp_of("a", "bc")


def build(project: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", "macros", "build", "-q", "--uten-dokumenter"]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": ""})
    assert run.returncode == 0, run.stderr
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.build
@pytest.mark.grundig
def test_the_next_build_has_the_same_bytes_and_nothing_old_after_a_change(tmp_path):
    project = copy_of_project(tmp_path / "kopi")
    store = project / ".cache" / "sider" / "docs-mappe"
    store.unlink(missing_ok=True)
    first = build(project)
    assert build(project) == first

    kept = pickle.loads(store.read_bytes())  # each page with a mark that only a page taken from here has
    for (kind, *_), (_, facts) in kept.items():
        if kind == "side":
            facts["content"] += MARK
    store.write_bytes(pickle.dumps(kept))
    page, data = project / "docs" / "om" / "index.md", project / "docs" / "veileder.yml"
    page.write_text(page.read_text(encoding="utf-8") + "\nEn ny linje.\n", encoding="utf-8")
    made = build(project)
    assert MARK.encode() in made["haster/index.html"] and MARK.encode() in made[f"{DECK}/index.html"], "taken as it was"
    assert MARK.encode() not in made["om/index.html"] and "En ny linje." in made["om/index.html"].decode()

    text = data.read_text(encoding="utf-8")
    addressed = text.replace("  nettadresse:\n", "  nettadresse: https://eksempel.test/bti/\n", 1)
    assert addressed != text
    data.write_text(addressed, encoding="utf-8")
    made = build(project)
    assert MARK.encode() not in made[f"{DECK}/index.html"], "slides ask the data"
