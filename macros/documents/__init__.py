"""The guide as files: a Word file and a PDF of every form, posters, the slides, the whole guide, a zip.

`addresses` says which there will be, so that the pages can link to them; `make_all` makes them from the data and the finished
pages. Nothing is made twice: what a file is made of decides the name it has in the cache.
"""

from __future__ import annotations

import gc
import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from mkdocs.structure.files import File
from pydantic import BaseModel

from .. import form
from ..load import ROOT
from ..model import Pakke, Veileder, Verktoy
from ..render import environment, now, plain, words
from . import deck, ooxml, pdf, powerpoint, word

CACHE = ROOT / ".cache" / "dokumenter"
HERE = Path(__file__).parent
CODE = {
    path.name: path.read_bytes() for path in HERE.glob("*.py")
}  # as it runs: a file changed while `make serve` runs is not what makes the documents
WORTH_A_POOL = 6  # as many jobs as take longer than starting processes
GUIDE = "handlingsveileder/handlingsveileder.pdf"
COVER = "verktoykasse/omslag-for-ansatte.pdf"
ALL_FORMS = "verktoykasse/verktoykassa.zip"
CHAPTERS = [
    f"{name}.md"
    for name in (
        "handlingsveileder/index",
        "haster",
        "handlingsveileder/niva-0",
        "handlingsveileder/niva-1",
        "handlingsveileder/niva-2",
        "handlingsveileder/niva-3",
        "handlingsveileder/nar-det-stopper-opp",
        "handlingsveileder/medvirkning",
        "handlingsveileder/roller",
        "handlingsveileder/samhandlingsarenaer",
    )
]

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Job:
    """A file to make: `make(*made_of)`, in this process or another, so both must be picklable. `kind`: "docx", "pptx" or "pdf"."""

    kind: str
    make: Callable[..., bytes]
    made_of: tuple


class Cache:
    """Finished files, named by a hash of everything they are made of: data, code, pictures, fonts and library."""

    def __init__(self, folder: Path = CACHE):
        self.folder, self.used = folder, set()

    def make(self, jobs: dict[str, Job]) -> dict[str, bytes]:
        """The file of every job, by the job's name. Only those that are not here are made; many of them on all cores at once."""
        tools = {kind: _tools(kind) for kind in {job.kind for job in jobs.values()}}
        paths = {
            name: self.folder / hashlib.sha256(tools[job.kind] + repr(job.made_of).encode()).hexdigest()
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
                unfinished = paths[name].with_suffix(f".{os.getpid()}")
                with suppress(FileNotFoundError, PermissionError):  # another build tidies or writes at the same time
                    unfinished.write_bytes(result[name])
                    unfinished.replace(paths[name])
        return {name: result[name] for name in jobs}

    def tidy(self) -> None:
        """Delete what has not been asked for since the last time."""
        for path in set(self.folder.glob("*")) - self.used:
            with suppress(FileNotFoundError, PermissionError):  # another build has it
                path.unlink()
        self.used.clear()


def _made(job: Job) -> bytes:
    """The file of a job. Garbage waits until it is finished: until then nearly all objects are in use, and looking at them takes a seventh of the time."""
    gc.disable()
    try:
        return job.make(*job.made_of)
    finally:
        gc.enable()


def _content(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return path.read_bytes()


cache = Cache()


def with_pdf() -> bool:
    """Whether this machine can make PDF."""
    return pdf.available()


def _tools(kind: str) -> bytes:
    """A hash of what shapes a kind of file, besides the data."""
    if kind == "docx":
        code, files, version = (
            ("word.py", "ooxml.py"),
            word.PICTURES.iterdir(),
            importlib.metadata.version("python-docx"),
        )
    elif kind == "pptx":
        code, files, version = (
            ("powerpoint.py", "deck.py", "ooxml.py"),
            (),
            f"{importlib.metadata.version('python-pptx')} {importlib.metadata.version('segno')}",
        )
    else:
        code, files, version = (
            ("pdf.py",),
            [pdf.STYLE, pdf.TIGHT, *(path for path in pdf.ASSETS.rglob("*") if path.suffix in (".svg", ".woff2"))],
            pdf.version(),
        )
    digest = hashlib.sha256(version.encode())
    for content in (*map(CODE.get, code), *(path.read_bytes() for path in sorted(files))):
        digest.update(content)
    return digest.digest()


def without_placeholders(entry: T) -> T:
    """A copy of an entry with its texts as a reader sees them."""

    def walk(value):
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        if isinstance(value, list):
            return [walk(item) for item in value]
        return plain(value) if isinstance(value, str) and "$" in value else value

    return type(entry).model_validate(walk(entry.model_dump()))


def marks(guide: Veileder, waits_for: str | None = None) -> list[str]:
    """What says that a document is a draft: the municipality has not approved it, or a local answer it waits for is missing."""
    result = [words()["utkast"]] if guide.kommune.status == "utkast" else []
    if waits_for and not (missing := guide.get("lokalt", waits_for)).verdi:
        result.append(f"{words()['dokument']['avventer']} {missing.tittel[0].lower()}{missing.tittel[1:]}")
    return result


def author(guide: Veileder) -> str:
    """Who a document says has made it: the municipality only when it has approved the guide."""
    return guide.kommune.navn if guide.kommune.status == "godkjent" else words()["dokument"]["prosjektet"]


def content_hash(tool: Verktoy) -> str:
    """A hash of what a form says, without its version and date: `tests/skjemaversjoner.json` holds them all."""
    tool = without_placeholders(tool)
    said = tool.skjema.model_dump(
        exclude={"versjon", "oppdatert", "avventer", "leses_av"}, mode="json", exclude_defaults=True
    ) | {"tittel": tool.tittel}
    if tool.skjema.leses_av == "ansatt":
        said["kortform"] = plain(now.guide.haster.vold.kort)
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def addresses(guide: Veileder) -> list[str]:
    """The files that `make_all` makes on this machine, as addresses below the site."""
    return [
        *form_jobs(guide),
        ALL_FORMS,
        *(address for package in guide.pakker for address in _decks_of(guide, package)),
        *([GUIDE, *poster_jobs(guide)] if with_pdf() else []),
    ]


def make_all(
    guide: Veileder, site: Path, slides: dict[str, tuple[str, str]], directory_urls: bool = True, cache: Cache = cache
) -> dict[str, bytes]:
    """Address in the site -> content, of every document. Without WeasyPrint's libraries: no PDF.

    `site`: the finished pages, whose addresses end in / or, without `directory_urls`, in .html. `slides`: package id -> the finished
    HTML of its slides, and its address below the site. ValueError, for the editor, when a text does not fit its poster or slide.
    """
    long = guide_job(guide, site, directory_urls) | poster_jobs(guide) if with_pdf() else {}
    result = cache.make(
        long | deck_jobs(guide, slides) | form_jobs(guide)
    )  # the longest first: nobody waits for the last one
    forms = {
        address.rsplit("/", 1)[1]: content for address, content in result.items() if address.startswith("verktoykasse/")
    }
    return result | {ALL_FORMS: ooxml.fixed_zip(forms)}


def form_jobs(guide: Veileder) -> dict[str, Job]:
    """Address -> job, of every form as Word and PDF, and of the cover sheet for staff on those that families hold."""
    jobs = {}
    for tool in (_for_paper(guide, tool) for tool in guide.verktoy if tool.skjema):
        tool_marks, parts, address = (
            marks(guide, tool.skjema.avventer),
            form.parts(tool, words()["dokument"]),
            f"verktoykasse/{tool.id}/{tool.id}",
        )
        short_form = plain(guide.haster.vold.kort) if tool.skjema.leses_av == "ansatt" else None
        jobs[f"{address}.docx"] = Job(
            "docx", word.make, (tool, guide.kommune, author(guide), tool_marks, words()["dokument"], parts, short_form)
        )
        if with_pdf():
            jobs[f"{address}.pdf"] = Job(
                "pdf", pdf.make, (_fill("skjema.html", verktoy=tool, merker=tool_marks, deler=parts),)
            )
    if with_pdf():
        rule = without_placeholders(guide.haster.vold)
        numbers = [guide.get("tlf", id) for id in (*guide.haster.ring, "barnehus")]
        jobs[COVER] = Job("pdf", pdf.make, (_fill("omslag.html", vold=rule, numre=numbers, merker=marks(guide)),))
    return jobs


def _for_paper(guide: Veileder, tool: Verktoy) -> Verktoy:
    """The tool without placeholders, and with the municipality's own archive rule when it has given one."""
    rule = guide.get("lokalt", "arkiv").verdi
    return without_placeholders(tool.model_copy(update={"arkiv": " ".join(filter(None, (tool.arkiv, rule)))}))


def poster_jobs(guide: Veileder) -> dict[str, Job]:
    """Address -> job, of a poster of every level and of «Når det haster»."""

    def poster(template, **values):
        return Job("pdf", pdf.make_poster, (_fill(template, merker=marks(guide), **values),))

    urgent = without_placeholders(guide.haster)
    levels = {
        f"handlingsveileder/{level.id}/plakat.pdf": poster("plakat.html", niva=level, haster=urgent)
        for level in map(without_placeholders, guide.nivaer)
    }
    return levels | {"haster/plakat.pdf": poster("haster.html", haster=urgent)}


def _decks_of(guide: Veileder, package: Pakke) -> dict[str, str | None]:
    """Address -> the workplace whose case it tells, None for the one that the page opens with."""
    cases, folder = guide.cases_in(package), f"opplaring/{package.id}"
    own = {f"{folder}/{package.id}-{variant.id}.pptx": variant.id for variant in cases[0].varianter} if cases else {}
    return {f"{folder}/{package.id}.pptx": None} | own | ({f"{folder}/lysbilder.pdf": None} if with_pdf() else {})


def deck_jobs(guide: Veileder, slides: dict[str, tuple[str, str]]) -> dict[str, Job]:
    """Address -> job, of the slides of every package as PowerPoint and PDF. `slides` and ValueError: see `make_all`."""
    jobs, names = {}, words()
    for package in guide.pakker:
        page, address = slides[package.id]
        whole = guide.kommune.nettadresse and guide.kommune.nettadresse + address
        for file, variant in _decks_of(guide, package).items():
            title = " – ".join(filter(None, (plain(package.tittel), names["arbeidsplass"].get(variant, "").lower())))
            try:
                deck_slides = deck.read(page, whole, variant)
            except ValueError as error:
                raise ValueError(f"docs/opplaring/{package.id}/lysbilder.md: {error}") from error
            if file.endswith(".pdf"):
                jobs[file] = Job(
                    "pdf",
                    pdf.make,
                    (
                        _fill(
                            "lysbilder.html", bilder=deck_slides, tittel=f"{names['powerpoint']['lysbilder']}: {title}"
                        ),
                    ),
                )
            else:
                jobs[file] = Job(
                    "pptx",
                    powerpoint.make,
                    (
                        deck_slides,
                        title,
                        plain(package.kort),
                        author(guide),
                        package.gjennomgatt,
                        names["powerpoint"],
                    ),
                )
    return jobs


def guide_job(guide: Veileder, site: Path, directory_urls: bool) -> dict[str, Job]:
    """Address -> job, of the whole guide as one PDF, from the finished pages in `site`."""
    files = [File(source, "", "", directory_urls) for source in CHAPTERS]
    chapters = pdf.chapters(site, {file.url: file.dest_uri for file in files}, guide.kommune.nettadresse)
    return {GUIDE: Job("pdf", pdf.make, (_fill("veileder.html", kapitler=chapters, merker=marks(guide)),))}


def _fill(template: str, **values) -> str:
    return (
        environment()
        .get_template(f"dokument/{template}")
        .render(veileder=now.guide, kommune=now.guide.kommune, forfatter=author(now.guide), **values)
    )
