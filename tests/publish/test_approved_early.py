"""A guide that is approved before everything is answered: the build says so, once, and goes on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from projects import copy_of_project, filled

pytestmark = pytest.mark.grundig


def test_the_build_says_what_is_not_answered(tmp_path):
    project = copy_of_project(tmp_path / "kopi")
    data = project / "docs" / "veileder.yml"
    whole = filled(data.read_text(encoding="utf-8"))
    at = whole.index("  - id: kriseteam\n")
    answer = "    verdi: Et svar fra kommunen\n    kontrollert: 2027-01-10\n"
    text = whole[:at] + whole[at:].replace(answer, "    verdi:\n    kontrollert:\n", 1)
    assert text != whole
    data.write_text(text, encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "macros", "build", "--uten-dokumenter"],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8"},
    )
    says = "Innholdet er merket som godkjent, men kommunen har ikke svart på ett punkt under «lokalt»: kriseteam."
    assert built.returncode == 0 and built.stdout.count(says) == 1, built.stdout + built.stderr
