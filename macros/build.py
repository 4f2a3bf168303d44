"""``python -m macros.build``: build the site beside the old one, check it, and swap at the end.

``python -m macros.build --zip`` builds ``bti.zip`` instead: the same site for a memory stick or a shared folder. Every address
there names a file, so that it opens without a server.

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

from .check import base_of, check_site
from .documents.ooxml import fixed_zip
from .load import ROOT, load_guide


def build(site: Path, *options: str) -> int:
    """Build to `site`, with more `options` for MkDocs. Returns 0, or 1 after printing what is wrong."""
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file():
        print(
            f"{site} er ikke et nettsted som er bygd før, og blir ikke skrevet over. Velg en annen mappe.",
            file=sys.stderr,
        )
        return 1
    new, old = site.with_name(f"{site.name}.ny"), site.with_name(f"{site.name}.gammel")
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new), *options]
    if subprocess.run(command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}).returncode:
        return _failed(site, new, "Bygget stoppet.")
    if problems := check_site(new, base_of(load_guide().kommune.nettadresse)):
        print("\n".join(problems), file=sys.stderr)
        return _failed(site, new, f"{len(problems)} feil i de ferdige sidene.")
    try:
        swap(new, site, old)
    except (
        OSError
    ) as error:  # Windows locks what another program has open; a mounted or protected folder cannot be renamed
        return _failed(
            site,
            new,
            f"Mappa {site.name}/ kunne ikke byttes ut ({error.strerror}). Lukk programmer som har den åpen, og prøv igjen.",
        )
    return 0


def swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` where `site` is; `old` is where that waits meanwhile. OSError, with `site` back in its place, when it cannot be done."""
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
        return write(
            target,
            fixed_zip(
                {
                    f"{target.stem}/{path.relative_to(folder).as_posix()}": path.read_bytes()
                    for path in folder.rglob("*")
                    if path.is_file()
                }
            ),
        )


def write(target: Path, content: bytes) -> int:
    """Write a file beside `target` and put it in its place, so that a full disk leaves the last good one. Returns 0, or 1 after printing why."""
    beside = target.with_name(f"{target.name}.ny")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        print(
            f"{target.name} kunne ikke skrives ({error.strerror}). Lukk programmer som har den åpen, og se om disken er full.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    names = [Path(name).resolve() for name in sys.argv[1:] if name != "--zip"]
    make, default = (build_zip, "bti.zip") if "--zip" in sys.argv else (build, "site")
    place = names[0] if names else ROOT / default
    if failed := make(place):
        sys.exit(failed)
    print(f"Ferdig: {place}")
