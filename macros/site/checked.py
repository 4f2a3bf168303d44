"""All pages checked before anything is made; one that was in order stays so until something it is made of changes."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from ..building import Building, File
from .addresses import SHELLS, sources
from .alone import chosen
from .kept import code_stamp, data_stamp, stamp_of, store
from .layers import check_left_out
from .page_language import check_languages
from .pagecheck import check_names, check_page


def check_pages(building: Building) -> list[str]:
    """Everything that is wrong with the pages, as sentences. Empty when all is well. Of a page alone: with that."""
    if building.alone is not None:
        return [problem for file in chosen(building) for problem in check_page(building, file)]
    around = stamp_of(*(building.once(part) for part in (data_stamp, code_stamp, _names)))
    problems = [*check_names(building), *check_left_out(building, sources(building)), *check_languages(building)]
    for file in building.files.documentation_pages():
        work = partial(_in_order, building, file)
        with suppress(UnicodeDecodeError):
            if building.once(store).get(("sjekk", file.src_uri), stamp_of(around, file.content_string), work):
                continue
        problems += check_page(building, file)
    return problems


def _in_order(building: Building, file: File) -> bool | None:
    """True when a page is as it should be: only that is worth keeping."""
    return None if check_page(building, file) else True


def _names(building: Building) -> str:
    """A stamp of every name that a page may link to, or choose as its template."""
    return stamp_of(sorted(building.files.src_uris), sorted(path.name for path in SHELLS.glob("*.html")))
