"""``python -m macros.build``: build the site beside the old one, check it, and swap at the end.

A build that fails leaves the last good site untouched. The swap is two renames on one file system; if it is interrupted
between them, the next run puts the old site back first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .check import base_of, check_site
from .load import ROOT, load_guide


def build(site: Path) -> int:
    """Build to `site`. Returns 0, or 1 after printing what is wrong."""
    new, old = site.with_name(f"{site.name}.ny"), site.with_name(f"{site.name}.gammel")
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)]
    if subprocess.run(command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}).returncode:
        return _failed(site, new, "Bygget stoppet.")
    if problems := check_site(new, base_of(load_guide().kommune.nettadresse)):
        print("\n".join(problems), file=sys.stderr)
        return _failed(site, new, f"{len(problems)} feil i de ferdige sidene.")
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    print(f"Ferdig: {site}")
    return 0


def _failed(site: Path, new: Path, why: str) -> int:
    shutil.rmtree(new, ignore_errors=True)
    kept = f" Det forrige nettstedet ligger urørt i {site.name}/." if site.exists() else ""
    print(f"{why}{kept}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "site"))
