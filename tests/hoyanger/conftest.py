"""Høyanger's edition, built once for all tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from macros.guide.load import HOUSE

NAME = "hoyanger"


@pytest.fixture(scope="session")
def hoyanger(shared) -> Path:
    """The folder that `make build UTGAVE=hoyanger` would leave."""
    folder = shared / "hoyanger"
    with FileLock(f"{folder}.lock"):
        if not (folder / "index.html").exists():
            command = [sys.executable, "-m", "macros", "build", "-q", "--utgave", NAME, str(folder)]
            run = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True)
            assert run.returncode == 0, run.stdout + run.stderr
    return folder
