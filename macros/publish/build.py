"""Build the site beside the old one, look it over, and swap at the end; or pack it in a zip.

The zip is the same site for a memory stick or a shared folder. Every address there names a file, so that it opens
without a server.

A build that fails leaves the last good site untouched. The swap is two renames on one file system; if it is interrupted
between them, the next run puts the old site back first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..documents.archive import fixed_zip
from ..guide.load import HOUSE, load_guide
from ..site.addresses import base_of
from .links import check_site

QUIET = {"NO_MKDOCS_2_WARNING": "1"}  # README says why the theme's long note does not matter


def build(site: Path, *options: str) -> int:
    """Build to `site`, with more `options` for MkDocs. Returns 0, or 1 after printing what is wrong."""
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file():
        why = f"{site} er ikke et nettsted som er bygd før, og blir ikke skrevet over."
        print(f"{why} Velg en annen mappe.", file=sys.stderr)
        return 1
    new, old = site.with_name(f"{site.name}.ny"), site.with_name(f"{site.name}.gammel")
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new), *options]
    if subprocess.run(command, cwd=HOUSE, env=os.environ | QUIET).returncode:
        return _failed(site, new, "Bygget stoppet.")
    if problems := check_site(new, base_of(load_guide().kommune.nettadresse)):
        print("\n".join(problems), file=sys.stderr)
        return _failed(site, new, f"{len(problems)} feil i de ferdige sidene.")
    try:
        swap(new, site, old)
    except OSError as error:
        # Windows locks what another program has open; a mounted or protected folder cannot be renamed
        why = f"Mappa {site.name}/ kunne ikke byttes ut ({error.strerror})."
        return _failed(site, new, f"{why} Lukk programmer som har den åpen, og prøv igjen.")
    return 0


def swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` where `site` is; `old` is where that waits meanwhile.

    OSError, with `site` back in its place, when it cannot be done.
    """
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _failed(site: Path, new: Path, why: str) -> int:
    shutil.rmtree(new, ignore_errors=True)
    kept = f" Det forrige nettstedet ligger urørt i {site.name}/." if site.exists() else ""
    print(f"{why}{kept}", file=sys.stderr)
    return 1


def build_zip(target: Path) -> int:
    """Build the site for ``file://`` and pack it in `target`. Returns 0, or 1 after printing what is wrong."""
    with tempfile.TemporaryDirectory() as beside:
        folder = Path(beside).resolve() / "site"
        if failed := build(folder, "--no-directory-urls"):
            return failed
        files = (path for path in folder.rglob("*") if path.is_file())
        content = {f"{target.stem}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}
        return write(target, fixed_zip(content))


def write(target: Path, content: bytes) -> int:
    """Write a file beside `target` and put it in its place, so that a full disk leaves the last good one.

    Returns 0, or 1 after printing why.
    """
    beside = target.with_name(f"{target.name}.ny")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        why = f"{target.name} kunne ikke skrives ({error.strerror})."
        print(f"{why} Lukk programmer som har den åpen, og se om disken er full.", file=sys.stderr)
        return 1
    return 0
