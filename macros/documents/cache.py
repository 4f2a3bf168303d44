"""Finished documents, kept so that only what has changed is made again: a file is named by what it is made of."""

from __future__ import annotations

import gc
import hashlib
import importlib.metadata
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..guide.load import HOUSE
from ..site import qr
from . import pdf, word

CACHE = HOUSE / ".cache" / "dokumenter"
HERE = Path(__file__).parent
# as it runs: a file changed while `make serve` runs is not what makes the documents
CODE = {path.name: path.read_bytes() for path in (*HERE.glob("*.py"), Path(qr.__file__))}
WORTH_A_POOL = 6  # as many jobs as take longer than starting processes


@dataclass(frozen=True)
class Job:
    """A file to make: `make(*made_of)`, in this process or another, so both must be picklable.

    `kind`: "docx", "pptx" or "pdf".
    """

    kind: str
    make: Callable[..., bytes]
    made_of: tuple[Any, ...]


class Cache:
    """Finished files, named by a hash of everything they are made of: data, code, pictures, fonts and library."""

    def __init__(self, folder: Path = CACHE):
        self.folder, self.used = folder, set[Path]()

    def make(self, jobs: dict[str, Job]) -> dict[str, bytes]:
        """The file of every job, by the job's name.

        Only those that are not here are made; many of them on all cores at once.

        ValueError, with the job's name first, when one of them says that its text does not fit.
        """
        made_with = {kind: tools(kind) for kind in {job.kind for job in jobs.values()}}
        paths = {
            name: self.folder / hashlib.sha256(made_with[job.kind] + repr(job.made_of).encode()).hexdigest()
            for name, job in jobs.items()
        }
        self.used.update(paths.values())
        result = {name: content for name, path in paths.items() if (content := _content(path)) is not None}
        missing = {name: job for name, job in jobs.items() if name not in result}
        self.folder.mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor() if len(missing) >= WORTH_A_POOL else nullcontext() as pool:
            made = {
                name: pool.submit(_made, job).result if pool else partial(_made, job) for name, job in missing.items()
            }
            for name, finished in made.items():
                try:
                    result[name] = finished()
                except ValueError as error:
                    raise ValueError(f"{name}: {error}") from error
                _keep(paths[name], result[name])
        return {name: result[name] for name in jobs}

    def tidy(self) -> None:
        """Delete what has not been asked for since the last time."""
        for path in set(self.folder.glob("*")) - self.used:
            with suppress(FileNotFoundError, PermissionError):  # another build has it
                path.unlink()
        self.used.clear()


def _made(job: Job) -> bytes:
    """The file of a job. Garbage waits until it is finished.

    Until then nearly all objects are in use, and looking at them takes a seventh of the time.
    """
    gc.disable()
    try:
        return job.make(*job.made_of)
    finally:
        gc.enable()


def _content(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None


def _keep(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(f".{os.getpid()}")
    with suppress(FileNotFoundError, PermissionError):  # another build tidies or writes at the same time
        unfinished.write_bytes(content)
        unfinished.replace(path)


def tools(kind: str) -> bytes:
    """A hash of what shapes a kind of file, besides the data."""
    code: tuple[str, ...]
    files: list[Path]
    if kind == "docx":
        code, files = ("word.py", "word_styles.py", "ooxml.py", "archive.py"), list(word.PICTURES.iterdir())
        version = importlib.metadata.version("python-docx")
    elif kind == "pptx":
        code, files = ("powerpoint.py", "powerpoint_look.py", "powerpoint_xml.py", "deck.py", "archive.py", "qr.py"), []
        version = f"{importlib.metadata.version('python-pptx')} {importlib.metadata.version('segno')}"
    else:
        assets = [path for path in pdf.ASSETS.rglob("*") if path.suffix in (".svg", ".woff2")]
        code, files, version = ("pdf.py",), [pdf.STYLE, pdf.TIGHT, *assets], pdf.version()
    digest = hashlib.sha256(version.encode())
    for content in (*(CODE[name] for name in code), *(path.read_bytes() for path in sorted(files))):
        digest.update(content)
    return digest.digest()
