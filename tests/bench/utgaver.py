"""Seconds and memory an edition: N with documents and M as pages, cold and warm, and half as many beside them.

    python -m tests.bench.utgaver 12 100

Builds in a copy of the project that is deleted afterwards. Twice as many should take twice as long: 1 when they take
more than 2.2 times. On two quiet cores: some 25 minutes for 12 and 100.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.projects import copy_of_project

LIMIT = 2.2  # of the time of half as many


def build(project: Path, names: list[str], *options: str) -> float:
    """Build those editions side by side. Returns the seconds it took."""
    start = time.monotonic()
    command = [sys.executable, "-m", "macros", "alle", *options, *names]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return time.monotonic() - start


def measure(project: Path, names: list[str], *options: str) -> bool:
    """Print what half and all of `names` cost, cold and warm. Whether all took more than they should."""
    what = "pages alone" if options else "with documents"
    build(project, names[:1], "--uten-dokumenter")  # the templates, which all share
    half = cold_build(project, names[: len(names) // 2], *options)
    cold = cold_build(project, names, *options)
    warm = build(project, names, *options)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{len(names)} editions, {what}, on {os.cpu_count()} cores:")
    print(f"  cold {cold / len(names):.1f} s an edition, warm {warm / len(names):.1f} s, largest process {peak:.0f} MB")
    print(f"  {len(names)} took {cold / half:.2f} times what {len(names) // 2} took (at most {LIMIT})")
    return cold / half > LIMIT


def cold_build(project: Path, names: list[str], *options: str) -> float:
    """Build those editions as if nobody had before. Returns the seconds it took."""
    shutil.rmtree(project / ".cache" / "dokumenter", ignore_errors=True)
    for name in names:
        shutil.rmtree(project / "utgaver" / name / "site", ignore_errors=True)
    return build(project, names, *options)


def main(with_documents: int, pages: int) -> int:
    """Make a project with editions enough, and measure. Returns 1 when twice as many take too much longer."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "kopi"
        copy_of_project(project)
        names = [f"prove-{number}" for number in range(max(with_documents, pages))]
        for name in names:
            subprocess.run([sys.executable, "-m", "macros", "ny", f"{name} kommune"], cwd=project, check=True)
        slow = [measure(project, names[:pages], "--uten-dokumenter")] if pages else []
        slow += [measure(project, names[:with_documents])] if with_documents else []
    return int(any(slow))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3] or ("12", "100"))))
