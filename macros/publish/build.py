"""Build the site beside the old one, look it over, and swap at the end; or pack it in a zip.

The zip is the same site for a memory stick or a shared folder. Every address there names a file, so that it opens
without a server.

One build at a time, each in a folder of its own. A build that fails, is killed or runs out of disk leaves the last good
site untouched. The swap is two renames on one file system; if it is interrupted between them, whatever starts next puts
the old site back (`repair`).
"""

from __future__ import annotations

import errno
import logging
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..documents.archive import fixed_zip
from ..guide.load import HOUSE
from .links import check_site
from .lock import held
from .news import news
from .opened import check_documents

TOLD = HOUSE / ".cache" / "siste-feil.txt"  # what only a developer can read
FOLDER, FILE = 0o755, 0o644  # a web server may read them, whatever the umask
Beside = Callable[[Path], None]  # writes what goes with the site into a folder of its own
# (folder, whether addresses name files) -> what was announced, the path the site will stand under, and what goes with
# it; the door has it
Make = Callable[[Path, bool], tuple[list[str], str, Beside]]
log = logging.getLogger("macros.build")


class Stopped(Exception):
    """The build cannot go on. `str()` is the whole message for the editor."""


def build(site: Path, make: Make, name_files: bool = False, server: Path | None = None) -> int:
    """Build to `site` with `make`. Returns 0, or 1 after printing what is wrong.

    `name_files`: every address names a file, for who opens it without a server. `server`: where the rules for a web
    server go, if anywhere.
    """
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file():
        why = f"{site} er ikke et nettsted som er bygd før, og blir ikke skrevet over."
        print(f"{why} Velg en annen mappe.", file=sys.stderr)
        return 1
    says = ""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with held(site, lambda: log.warning("Et annet bygg er i gang i samme mappe. Venter til det er ferdig.")):
            beside = _build(site, make, name_files)
            if server:
                beside(server)
        return 0
    except Stopped as error:
        says = str(error)
    except KeyboardInterrupt:
        says = "Bygget ble avbrutt."
    except OSError as error:
        says = _disk(error)
    except Exception as error:
        says = unexpected(error)
    kept = f" Det forrige nettstedet ligger urørt i {site.name}/." if (site / "index.html").is_file() else ""
    print(f"{says}{kept}", file=sys.stderr)
    return 1


def _build(site: Path, make: Make, name_files: bool) -> Beside:
    """Build, check and swap, with the lock held. `Stopped` or OSError when it cannot be done, with nothing left."""
    _repair(site)
    for leftover in (_old(site), *site.parent.glob(f"{site.name}.ny*")):
        shutil.rmtree(leftover, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=f"{site.name}.ny-", dir=site.parent))
    try:
        announced, base, beside = make(new, name_files)
        log.info("Ser over sidene, lenkene og dokumentene.")
        problems = [*check_documents(new, announced), *check_site(new, base)]
        if problems:
            raise Stopped("\n".join([*problems, f"{len(problems)} feil i de ferdige sidene."]))
        readable(new)
        if said := news(new, site):
            log.info(said)
        try:
            swap(new, site, _old(site))
        except OSError as error:
            # Windows locks what another program has open; a mounted or protected folder cannot be renamed
            why = f"Mappa {site.name}/ kunne ikke byttes ut ({_reason(error)})."
            raise Stopped(f"{why} Lukk programmer som har den åpen, og prøv igjen.") from error
        return beside
    finally:
        shutil.rmtree(new, ignore_errors=True)


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


def repair(site: Path) -> None:
    """Put the last good site back when a swap was cut between its two renames. Does nothing while somebody builds."""
    if _old(site).exists() and not site.exists():
        with suppress(OSError), held(site) as free:
            if free:
                _repair(site)


def _repair(site: Path) -> None:
    if _old(site).exists() and not site.exists():
        _old(site).rename(site)


def _old(site: Path) -> Path:
    """Where the last good site waits during the swap."""
    return site.with_name(f"{site.name}.gammel")


def readable(folder: Path) -> None:
    """Let everybody read what is in `folder`, as a web server must."""
    folder.chmod(FOLDER)
    for path in folder.rglob("*"):
        path.chmod(FOLDER if path.is_dir() else FILE)


# --- why it stopped --------------------------------------------------------------------------------------------------


def _reason(error: OSError) -> str:
    """Why the operating system said no, in Norwegian."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "disken er full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "den er skrivebeskyttet, eller et annet program har den åpen"
    if error.errno in (errno.EBUSY, errno.ENOTEMPTY, errno.EXDEV):
        return "et annet program bruker den"
    return f"feil {error.errno}"


def _disk(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "Bygget stoppet fordi disken er full. Rydd plass, og prøv igjen."
    if error.errno is None or not error.filename:
        return unexpected(error)
    return f"Bygget stoppet. {error.filename} kan ikke brukes: {_reason(error)}."


def unexpected(error: Exception) -> str:
    """One sentence for the editor; the rest goes in a file for who develops."""
    with suppress(OSError):
        TOLD.parent.mkdir(parents=True, exist_ok=True)
        TOLD.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        where = TOLD.relative_to(HOUSE).as_posix()
        return f"Bygget stoppet av en feil det ikke kjenner. Send fila {where} til den som utvikler."
    return f"Bygget stoppet av en feil det ikke kjenner ({type(error).__name__}). Si fra til den som utvikler."


# --- the zip ---------------------------------------------------------------------------------------------------------


def build_zip(target: Path, make: Make) -> int:
    """Build the site for ``file://`` and pack it in `target`. Returns 0, or 1 after printing what is wrong."""
    try:
        with (
            held(target, lambda: log.warning("Et annet bygg er i gang. Venter til det er ferdig.")),
            tempfile.TemporaryDirectory() as beside,
        ):
            folder = Path(beside).resolve() / "site"
            if failed := build(folder, make, name_files=True):
                return failed
            files = (path for path in folder.rglob("*") if path.is_file())
            content = {f"{target.stem}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}
            return write(target, fixed_zip(content))
    except OSError as error:
        print(f"{target.name}: {_disk(error)}", file=sys.stderr)
        return 1


def write(target: Path, content: bytes) -> int:
    """Write a file beside `target` and put it in its place, so that a full disk leaves the last good one.

    Returns 0, or 1 after printing why.
    """
    beside = target.with_name(f"{target.name}.ny")
    try:
        beside.write_bytes(content)
        beside.chmod(FILE)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        why = f"{target.name} kunne ikke skrives ({_reason(error)})."
        print(f"{why} Lukk programmer som har den åpen, og se om disken er full.", file=sys.stderr)
        return 1
    return 0
