"""One build is one object: what is being built, and what has been worked out for it.

It rides on MkDocs' config (see `hooks`), so two builds in one process do not see each other, and nothing has to be
emptied. The only module besides `hooks` and ``__init__`` that knows MkDocs: the others take the types of its pages
and files from here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from .guide.guide import Veileder
from .guide.places import BASE, Edition
from .guide.words import Ord
from .guide.yaml_source import Source

__all__ = ["BuildError", "Building", "File", "Files", "NewerSave", "Page", "front_matter"]

T = TypeVar("T")


class NewerSave(BaseException):
    """Something was saved while the whole site was being built, which then begins anew. No mistake: nobody is told."""


@dataclass(repr=False)  # mkdocs-macros writes down what its variables and macros hold: the whole guide
class Building:
    """Data only. `hooks` keeps `page` up to date; everything else stands still from the moment it is known."""

    guide: Veileder
    words: Ord
    files: Files
    source: Source | None = None  # the guide as it stands in the files
    stamp: str = ""  # of those files as they were when they were read
    page: Page | None = None  # None while a template without a page (404) is rendered
    base: str = "/"  # where such a template believes the site stands
    documents: Collection[str] = ()  # address of every document that is made
    edition: Edition = Edition("", BASE)
    folders: tuple[Path, ...] = (BASE,)  # where its pages lie: its own first, then those of what it builds on
    base_folder: str = str(BASE)  # the one that MkDocs itself looks in
    name_files: bool = False  # whether every address names a file, to open without a server
    languages: Mapping[str, str] = field(default_factory=dict)  # folder -> the language of its pages
    names: Mapping[str, str] = field(default_factory=dict)  # name in another language, taken over as it stands -> which
    served: bool = False  # whether it is shown to an editor by `make serve`, not published
    alone: str | None = None  # the address of the only page that is built, if not all are
    stopped: Callable[[], bool] = bool  # whether something newer waits to be built
    _worked_out: dict[Callable[[Building], Any], Any] = field(default_factory=dict, init=False, repr=False)

    def go_on(self) -> None:
        """Asked now and then by what takes long. Raises `NewerSave` when something newer waits to be built."""
        if self.stopped():
            raise NewerSave

    def once(self, work: Callable[[Building], T]) -> T:
        """``work(building)``, done the first time somebody asks, and kept as long as the building."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return self._worked_out[work]


def front_matter(file: File) -> tuple[str, dict[str, Any]]:
    """(the text below, the keys above) of a page as it is written."""
    text = file.content_string
    known = file.__dict__.get("_front_matter")  # asked for nine times a page in a build
    if known is None or known[0] != text:
        known = file.__dict__["_front_matter"] = (text, *meta.get_data(text))
    return known[1], dict(known[2])
