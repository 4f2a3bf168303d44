"""The suite on a copy where the municipality has filled in and approved everything: ``python -m tests.utfylt``.

Every number, answer, role, review and address, and eight steps on every level (`projects.filled`). The copy is what is
committed, in a temporary folder. Further options go to pytest. Some nine minutes on two cores.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from projects import filled

from macros.guide.load import HOUSE

PYTEST = ["-m", "pytest", "-n", "2", "--dist", "worksteal", "-m", "not grundig"]


def main(*options: str) -> int:
    """Make the copy, run the suite in it. Returns what pytest does."""
    with tempfile.TemporaryDirectory(prefix="bti-utfylt-") as folder:
        copy = Path(folder) / "kopi"
        subprocess.run(["git", "clone", "--quiet", str(HOUSE), str(copy)], check=True)
        data = copy / "docs" / "veileder.yml"
        data.write_text(filled(data.read_text(encoding="utf-8")), encoding="utf-8")
        for command in ("schema", "versjoner"):  # as the handbook says after such a change
            subprocess.run([sys.executable, "-m", "macros", command], cwd=copy, check=True)
        return subprocess.run([sys.executable, *PYTEST, *options], cwd=copy).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
