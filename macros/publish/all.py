"""Every edition built side by side, each a process of its own: one that fails neither stops nor spoils the others."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ..guide.places import HOUSE, Edition, editions

AT_ONCE = max(1, min(4, os.cpu_count() or 1))  # a build takes some 300 MB


@dataclass(frozen=True)
class Outcome:
    """How the build of one edition went: the seconds it took, and what it said when it failed."""

    edition: Edition
    seconds: float
    failed: bool
    said: str


def build_all(options: Sequence[str] = (), which: Sequence[Edition] | None = None) -> int:
    """Build all editions, or `which`, and tell of each. Returns 0, or 1 when one of them failed."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = pool.map(lambda own: _built(own, options), editions() if which is None else which)
        failed = [outcome for outcome in map(_told, outcomes) if outcome.failed]
    print(f"{len(failed)} av utgavene stoppet." if failed else "Alle utgavene er ferdige.")
    return bool(failed)


def _built(own: Edition, options: Sequence[str]) -> Outcome:
    named = ["--utgave", own.name] if own.name else []
    start = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-m", "macros", "build", "-q", *named, *options], cwd=HOUSE, capture_output=True, text=True
    )
    return Outcome(own, time.monotonic() - start, bool(run.returncode), (run.stdout + run.stderr).strip())


def _told(outcome: Outcome) -> Outcome:
    seconds = f"{outcome.seconds:.0f}"
    if outcome.failed:
        inside = "\n".join(f"    {line}" for line in outcome.said.splitlines())
        print(f"{outcome.edition.shown}: stoppet etter {seconds} s. Det forrige nettstedet ligger urørt.\n{inside}")
    else:
        print(f"{outcome.edition.shown}: ferdig på {seconds} s.", flush=True)
    return outcome
