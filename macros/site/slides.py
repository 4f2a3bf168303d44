"""A Markdown extension: a page with ``template: lysbilder.html`` becomes slides, split at ``---``.

Listed in mkdocs.yml as ``macros.site.slides``. The blocks stand in `slide_blocks`. Attributes of a slide's heading: its
layout (``.tittel .stemme .oppgave`` …, see `slide.KINDS`), ``del=`` (a part of the package, inherited by the slides
after it), ``oppgave=`` (a task; its minutes become the slide's timer), ``tegning=`` and ``alt=`` (drawings), ``nytt=``
(when the new in a case happens), ``bare=`` and ``uten=`` (the programmes that have the slide; see `Program`).

What is wrong with a page stops the build with `SlideError`: file, slide and what to do, in Norwegian.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from ..building import Building, Page
from ..guide.pakker import Oppgave, Pakke
from ..guide.types import Program
from .addresses import entry_of
from .slide import PROGRAMS, Slide, text_of
from .slide_blocks import Notat, Qr, Referat, Side, SlideError, Steg, Stemme, Variant
from .slide_place import line_of

TEMPLATE = "lysbilder.html"


def is_deck(page: Page | None) -> bool:
    """Whether the page is a slide page."""
    return page is not None and page.meta.get("template") == TEMPLATE


# --- slides ----------------------------------------------------------------------------------------------------------


class Slides(Treeprocessor):
    """Splits the page and checks every slide against the package in the data."""

    def __init__(self, md: Markdown, building: Building):
        super().__init__(md)
        self.building = building

    def run(self, root: etree.Element) -> None:
        page = self.building.page
        if not page or not is_deck(page) or any("Macro Rendering Error" in text_of(h) for h in root.iter("h1")):
            return  # an error in a macro stops the build with its own message
        package = entry_of(self.building, page)
        assert isinstance(package, Pakke)
        groups = _split(root)
        programme = Programme(package)
        for number, children in enumerate(groups, 1):
            slide = Slide(self.building, children, number, len(groups), package, page.file)
            first = programme.take(slide)
            root.append(slide.build(self.md, programme.part, first))
        for at, missing in programme.missing():
            raise SlideError(page.file, f", linje {line_of(page.file.content_string, at)}", missing)


def _split(root: etree.Element) -> list[list[etree.Element]]:
    """The elements of the page between one line and the next; the page itself is left empty."""
    groups: list[list[etree.Element]] = [[]]
    for child in list(root):
        root.remove(child)
        if child.tag == "hr":
            groups.append([])
        else:
            groups[-1].append(child)
    return groups


class Programme:
    """How far the slides have come in the parts of the package. They come in the order of the programme."""

    def __init__(self, package: Pakke):
        self.package, self.parts = package, [part.id for part in package.deler]
        self.part, self.reached = "", list[str]()
        self.shown: set[tuple[Program, str]] = set()  # parts
        self.tasks: set[tuple[Program, str]] = set()
        self.last: dict[str, int] = {}  # part -> its last slide

    def take(self, slide: Slide) -> bool:
        """Note the part of the next slide, and stop the build when it is not its turn.

        Returns whether it is the first of its part.
        """
        self.part = part = slide.part or self.part
        if not part:
            slide.stop("Det første lysbildet må si hvilken del det hører til: «del=…» i overskriften.")
        home = next((known.id for known in self.package.deler if slide.task in known.oppgaver), part)
        if slide.task and home != part:
            slide.stop(f"Oppgaven «{slide.task.id}» hører til delen «{home}», men lysbildet står i «{part}».")
        first = part not in self.reached
        if first:
            self.reached.append(part)
        if part != self.reached[-1]:
            now = self.reached[-1]
            slide.stop(f"Delen «{part}» sluttet lenger oppe. Flytt lysbildet dit, eller la det høre til «{now}».")
        wanted = self.parts[: len(self.reached)]
        if self.reached != wanted:
            slide.stop(
                f"Delen «{part}» kommer her, men i programmet er det «{wanted[-1]}» som er den neste. "
                f"Rekkefølgen er: {', '.join(self.parts)}."
            )
        if not slide.shown_in(part):
            slide.stop("Lysbildet er ikke med i noe program. Se «bare=», «uten=» og minuttene på delen og oppgaven.")
        self.last[part] = slide.number
        self.shown |= {(program, part) for program in slide.shown_in(part)}
        if slide.task:
            self.tasks |= {(program, slide.task.id) for program in slide.shown_in(part)}
        return first

    def missing(self) -> Iterator[tuple[int, str]]:
        """(where it should have been, what to do) of parts and tasks that no slide shows in a programme with them."""
        end = max(self.last.values())
        for part in self.package.deler:
            if part.id not in self.reached:
                yield end, f"Ingen lysbilder hører til delen «{part.id}». Hver del skal ha minst ett lysbilde."
                continue
            for program in PROGRAMS:
                if part.varer(program) and (program, part.id) not in self.shown:
                    says = f"Delen «{part.id}» er med i programmet «{program}», men har ingen lysbilder der."
                    yield self.last[part.id], says
            for task in part.oppgaver:
                if says := self._not_shown(task):
                    yield self.last[part.id], says

    def _not_shown(self, task: Oppgave) -> str:
        with_it = [program for program in PROGRAMS if task.varer(program)]
        missing = [program for program in with_it if (program, task.id) not in self.tasks]
        if missing == with_it:
            return (
                f"Oppgaven «{task.id}» står i veileder.yml, men ingen lysbilder viser den. Skriv "
                f"«oppgave={task.id}» i overskriften på et lysbilde i denne delen, eller slett oppgaven."
            )
        if missing:
            return f"Oppgaven «{task.id}» er med i programmet «{missing[0]}», men har ingen lysbilder der."
        return ""


class SlidesExtension(BlocksExtension):
    """Registers the blocks and the splitting. `hooks` gives it the building, by MkDocs' ``mdx_configs``."""

    def __init__(self, **kwargs: Any):
        self.config = {"building": ["", "what is being built"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        slides = Slides(md, self.getConfig("building"))
        md.treeprocessors.register(slides, "lysbilder", 3)  # after attr_list (8) and toc (5)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        for block in (Notat, Steg, Variant, Qr, Stemme, Side, Referat):
            block_mgr.register(block, self.getConfigs())


def makeExtension(**kwargs: Any) -> SlidesExtension:
    """Called by Python-Markdown."""
    return SlidesExtension(**kwargs)
