"""Finished documents, kept so that only what has changed is made again: a file is named by what it is made of."""

from __future__ import annotations

import gc
import hashlib
import importlib.metadata
import logging
import multiprocessing
import os
import re
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ..guide.places import HOUSE, shown
from ..site import qr
from . import pdf
from .made import Made

CACHE = HOUSE / ".cache" / "dokumenter"
HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
# as it runs: a file changed while `make serve` runs is not what makes the documents
CODE = {path.name: path.read_bytes() for path in (*HERE.glob("*.py"), Path(qr.__file__))}
DECK_CODE = tuple(f"{name}.py" for name in ("deck", "divide", "fit", "measure", "slide", "scene", "drawing"))
log = logging.getLogger("macros.build")
LIST = "liste"  # ends the name of the list of what an edition has asked for
NOTES = "merknader.txt"  # and of what there is to know of its documents
TELL_EVERY, LOOK_EVERY = 5.0, 0.2  # seconds: how far it has come is told; whether to go on is asked
WORTH_A_POOL = 6  # as many jobs as take longer than starting processes


@dataclass(frozen=True)
class Job:
    """A file to make: `make(*made_of)`, in this process or another, so both must be picklable.

    `kind`: "docx", "pptx", "pdf" or "ics". `made_of` may be what works it out, when that takes long: then `known_by`
    tells one file from another, and holds everything it is worked out from.
    """

    kind: str
    make: Callable[..., bytes]
    made_of: tuple[Any, ...] | Callable[[], tuple[Any, ...]]
    known_by: tuple[Any, ...] = ()

    def ready(self) -> Job:
        """The same job with what it is made of worked out."""
        return replace(self, made_of=self.made_of()) if callable(self.made_of) else self


class Cache:
    """Finished files, named by a hash of everything they are made of: data, code, pictures, fonts and library.

    All editions share the folder; `owner` is the one whose list of files this build keeps.
    """

    def __init__(self, folder: Path = CACHE, owner: str = ""):
        self.folder, self.used = folder, set[Path]()
        self.list = folder / f"{owner or 'docs'}.{LIST}"
        self.notes = folder / f"{owner or 'docs'}.{NOTES}"

    def make(self, jobs: dict[str, Job], go_on: Callable[[], None] | None = None) -> dict[str, bytes]:
        """The file of every job, by the job's name.

        Only those that are not here are made; many of them on all cores at once, and beside this process when somebody
        may ask it to stop. `go_on`: asked again and again while they are made, and raises when it should end.

        ValueError, with the job's name first, when one of them says that its text does not fit.
        """
        made_with = {kind: tools(kind) for kind in {job.kind for job in jobs.values()}}
        paths = {
            name: self.folder
            / hashlib.sha256(made_with[job.kind] + repr(job.known_by or job.made_of).encode()).hexdigest()
            for name, job in jobs.items()
        }
        self.used.update(paths.values(), (_note_of(path) for path in paths.values()))
        result = {name: content for name, path in paths.items() if (content := _content(path)) is not None}
        missing = {name: job for name, job in jobs.items() if name not in result}
        log.info(f"Dokumenter: {len(missing)} av {len(jobs)} lages på nytt.")
        with suppress(OSError):  # a folder that may only be read: everything is made every time
            self.folder.mkdir(parents=True, exist_ok=True)
            self._note_what_is_used()  # first, so that no other build tidies it away
        for name, content in _all_made(missing, go_on):
            result[name] = content
            _keep(paths[name], content)
        self._tell([f"{name}: {note}" for name in jobs if (note := getattr(result[name], "note", ""))])
        return {name: result[name] for name in jobs}

    def _tell(self, notes: list[str]) -> None:
        """Say what is new of the files since the last time, and where the rest can be read: nobody has changed that."""
        first = not self.notes.is_file()
        before = notes if first else _read(self.notes).split("\n\n")
        known = {_without_numbers(note) for note in before}
        new = [note for note in notes if _without_numbers(note) not in known]
        for note in new:
            log.warning(note)
        if notes or not first:
            _put(self.notes, "\n\n".join(notes).encode())
        if rest := len(notes) - len(new):
            count = "Ett dokument" if rest == 1 else f"{rest} dokumenter"
            log.info(f"{count} har en merknad{'' if first else ' fra før'}. Les alle i {shown(self.notes)}.")

    def tidy(self) -> None:
        """Delete what has not been asked for since the last time, and that no other edition asks for."""
        lists = set(self.folder.glob(f"*.{LIST}"))
        theirs = {self.folder / name for other in lists - {self.list} for name in _read(other).split()}
        said = set(self.folder.glob(f"*.{NOTES}"))
        for path in set(self.folder.glob("*")) - self.used - theirs - lists - said:
            with suppress(OSError):  # another build has it, or nobody may write here
                path.unlink()
        self.used.clear()

    def _note_what_is_used(self) -> None:
        _put(self.list, "\n".join(sorted(path.name for path in self.used)).encode())


def _without_numbers(note: str) -> str:
    """A note as it stays when a slide comes before those it names: 7 «Målet i dag» is 8 then."""
    return re.sub(r"\d+ (?=«)", "", note)


def _all_made(jobs: dict[str, Job], go_on: Callable[[], None] | None) -> Iterator[tuple[str, bytes]]:
    """(name, file) of every job as they are finished, on all cores when they are many. Errors as `Cache.make`."""
    told = time.monotonic()
    beside = jobs and (go_on or len(jobs) >= WORTH_A_POOL)
    finished = _made_beside(jobs, go_on or (lambda: None)) if beside else _made_here(jobs)
    for number, (name, made) in enumerate(finished):
        if time.monotonic() - told > TELL_EVERY:
            told = time.monotonic()
            log.info(f"Dokumenter: {number} av {len(jobs)} er ferdige.")
        try:
            yield name, made()
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error


def _made_here(jobs: dict[str, Job]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    return ((name, partial(_made, job.ready())) for name, job in jobs.items())


def _made_beside(jobs: dict[str, Job], go_on: Callable[[], None]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    all_made, room = False, tempfile.mkdtemp(prefix="bti-dokumenter-")
    pool = ProcessPoolExecutor(initializer=_begin, initargs=(room,))
    try:
        started = {pool.submit(_made, job.ready()): name for name, job in jobs.items()}
        waits = set(started)
        while waits:
            done, waits = wait(waits, LOOK_EVERY, FIRST_COMPLETED)
            go_on()
            yield from ((started[one], one.result) for one in done)
        all_made = True
    finally:
        for process in [] if all_made else multiprocessing.active_children():
            process.terminate()  # what is half made is finished for nobody
        pool.shutdown(wait=all_made, cancel_futures=True)
        shutil.rmtree(room, ignore_errors=True)


def _begin(room: str) -> None:
    """Keep what WeasyPrint writes for itself in `room`: a process of a pool ends without tidying up.

    And end with the process that started this one, when it is killed: it would hold the lock of a build that is gone.
    Ctrl and C is for that process, which tells what is to be told.
    """
    tempfile.tempdir = room
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _made(job: Job) -> bytes:
    """The file of a job. Garbage waits until it is finished.

    Until then nearly all objects are in use, and looking at them takes a seventh of the time.
    """
    assert isinstance(job.made_of, tuple)
    was_on = gc.isenabled()
    gc.disable()
    try:
        return job.make(*job.made_of)
    finally:
        if was_on:
            gc.enable()


def _note_of(path: Path) -> Path:
    """Where the note of a finished file lies."""
    return path.with_suffix(".merknad")


def _content(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        content = path.read_bytes()
        note = _note_of(path)
        return Made.with_note(content, note.read_text(encoding="utf-8")) if note.is_file() else content
    return None


def _read(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8")
    return ""


def _keep(path: Path, content: bytes) -> None:
    """Keep a finished file, its note first: who finds the file finds both."""
    if note := getattr(content, "note", ""):
        _put(_note_of(path), note.encode())
    _put(path, content)


def _put(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(f"{path.suffix}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:  # another build tidies at the same time, or the disk is full: it is made again next time
        with suppress(OSError):
            unfinished.unlink()


def tools(kind: str) -> bytes:
    """A hash of what shapes a kind of file, besides the data."""
    code: tuple[str, ...]
    files: list[Path]
    if kind == "docx":
        code, files = (
            (
                "word.py",
                "word_frame.py",
                "word_parts.py",
                "word_styles.py",
                "course_sheet.py",
                "ooxml.py",
                "archive.py",
            ),
            list(PICTURES.iterdir()),
        )
        version = importlib.metadata.version("python-docx")
    elif kind == "pptx":
        code, files = (
            (*(name for name in sorted(CODE) if name.startswith("powerpoint")), *DECK_CODE, "archive.py", "qr.py"),
            [],
        )
        version = f"{importlib.metadata.version('python-pptx')} {importlib.metadata.version('segno')}"
    elif kind == "ics":
        code, files, version = ("year_plan.py",), [], ""
    else:
        assets = [*pdf.ASSETS.rglob("*.svg"), *pdf.ASSETS.glob("fonts/*-?00.woff2")]
        code, files, version = ("pdf.py", "made.py"), [pdf.STYLE, pdf.TIGHT, *assets], pdf.version()
    digest = hashlib.sha256(version.encode())
    for content in (*(CODE[name] for name in code), *(path.read_bytes() for path in sorted(files))):
        digest.update(content)
    return digest.digest()
