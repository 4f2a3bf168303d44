"""The guide as files: a Word file and a PDF of every form, posters, the slides, the whole guide, a zip.

`addresses` says which there will be, so that the pages can link to them; `make_all` makes them from the data and the
finished pages. Nothing is made twice: see `cache`. What makes them is read when somebody asks: `make check` does not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..building import Building
from .archive import fixed_zip
from .names import GUIDE

if TYPE_CHECKING:
    from .cache import Cache
    from .jobs import Slides

__all__ = ["ALL_FORMS", "GUIDE", "addresses", "make_all", "with_pdf"]

ALL_FORMS = "verktoykasse/verktoykassa.zip"


def with_pdf() -> bool:
    """Whether this machine can make PDF."""
    from . import jobs

    return jobs.with_pdf()


def addresses(building: Building) -> list[str]:
    """The files that `make_all` makes on this machine, as addresses below the site."""
    from .jobs import EASY, course_jobs, decks_of, form_jobs, poster_jobs, sheets_of

    return [
        *building.once(form_jobs),
        *course_jobs(building),
        ALL_FORMS,
        *(address for package in building.guide.pakker for address in decks_of(building, package)),
        *([GUIDE, EASY, *sheets_of(building).values(), *building.once(poster_jobs)] if with_pdf() else []),
    ]


def make_all(building: Building, site: Path, slides: Slides, cache: Cache | None = None) -> dict[str, bytes]:
    """Address in the site -> content, of every document. Without WeasyPrint's libraries: no PDF.

    `site`: the finished pages. ValueError, for the editor, when a text does not fit its poster or slide. What the
    `cache` holds that nothing asks for any more is deleted from it.
    """
    from .cache import Cache
    from .jobs import course_jobs, deck_jobs, easy_job, form_jobs, guide_job, poster_jobs, sheet_jobs

    cache = cache or Cache(owner=building.edition.name)
    long = {}
    if with_pdf():
        long = guide_job(building, site) | building.once(poster_jobs) | easy_job(building) | sheet_jobs(building, site)
    jobs = (
        long | deck_jobs(building, slides) | building.once(form_jobs) | course_jobs(building)
    )  # the longest first: nobody waits for the last one
    result = cache.make(jobs, building.go_on if building.served else None)
    cache.tidy()
    forms = {
        address.rsplit("/", 1)[1]: content for address, content in result.items() if address.startswith("verktoykasse/")
    }
    return result | {ALL_FORMS: fixed_zip(forms)}
