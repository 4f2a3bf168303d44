"""A Markdown extension: a page with ``template: lysbilder.html`` becomes slides, split at ``---``.

Listed in mkdocs.yml as ``macros.slides``. Blocks: ``/// notat``, ``/// steg``, ``/// variant | barnehage`` and
``/// qr | verktoykasse/``. Attributes of a slide's heading: ``.tittel .oppgave .case .video``, ``del=`` (a part of the
package, inherited by the slides after it) and ``oppgave=`` (a task; its minutes become the slide's timer).

What is wrong with a page stops the build with `SlideError`: file, slide and what to do, in Norwegian.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import get_args

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.exceptions import BuildError
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from . import render
from .load import suggest
from .model import Arbeidsplass, Pakke

TEMPLATE = "lysbilder.html"
KINDS = ("tittel", "oppgave", "case", "video")


class SlideError(BuildError):
    """A slide page is wrong. `str()` is the whole message for the editor."""


def is_deck(page) -> bool:
    """Whether the page is a slide page."""
    return page is not None and page.meta.get("template") == TEMPLATE


# --- blocks ----------------------------------------------------------------------------------------------------------


class Notat(Block):
    """What the leader says: read beside the slide in the article and in the presenter view, never on the slide."""

    NAME = "notat"

    def on_create(self, parent):
        note = etree.SubElement(parent, "div", {"class": "notat", "role": "note"})
        etree.SubElement(note, "p", {"class": "notat-navn"}).text = render.words()["lysbilder"]["notat"]
        return note


class Steg(Block):
    """Something that is revealed by the next key press."""

    NAME = "steg"

    def on_create(self, parent):
        return etree.SubElement(parent, "div", {"class": "steg"})


class Variant(Block):
    """Text for one workplace only. Folded in the article; the first one of a slide stands open."""

    NAME = "variant"
    ARGUMENT = True

    def on_create(self, parent):
        variant = etree.SubElement(parent, "details", {"class": "variant", "data-variant": self.argument})
        etree.SubElement(variant, "summary").text = render.words()["arbeidsplass"].get(self.argument, self.argument)
        return variant


class Qr(Block):
    """A page of this site: its link, and its QR code once the municipality has said where the site is."""

    NAME = "qr"
    ARGUMENT = True

    def on_create(self, parent):
        source = next(
            (
                name
                for name in (f"{self.argument}index.md", f"{self.argument.rstrip('/')}.md")
                if render.now.files.get_file_from_path(name)
            ),
            None,
        )
        if source is None:
            raise SlideError(
                f"docs/{render.now.page.file.src_uri}: «/// qr | {self.argument}» viser til en side som ikke finnes."
            )
        figure = etree.SubElement(parent, "figure", {"class": "qr"})
        home = render.now.guide.kommune.nettadresse
        address = (home or "") + render.public(render.now.files.get_file_from_path(source).url)
        if home:
            figure.text = AtomicString(self.md.htmlStash.store(render.qr(address)))
        link = etree.SubElement(
            etree.SubElement(figure, "figcaption"), "a", {"href": f"/{source}"}
        )  # MkDocs makes it relative and checks it
        link.text = AtomicString(address.removeprefix("https://") if home else render.front_title(source))
        return figure


# --- slides ----------------------------------------------------------------------------------------------------------


class Slides(Treeprocessor):
    """Splits the page and checks every slide against the package in the data."""

    def run(self, root):
        page = render.now.page
        if not is_deck(page) or any("Macro Rendering Error" in "".join(h.itertext()) for h in root.iter("h1")):
            return  # an error in a macro stops the build with its own message
        package = render.entry_of(page)
        groups: list[list[etree.Element]] = [[]]
        for child in list(root):
            root.remove(child)
            if child.tag == "hr":
                groups.append([])
            else:
                groups[-1].append(child)
        part, reached = None, []
        for number, children in enumerate(groups, 1):
            slide = Slide(children, number, len(groups), package, page.file.src_uri)
            part = slide.part or part
            if part is None:
                slide.stop("Det første lysbildet må si hvilken del det hører til: «del=…» i overskriften.")
            home = next((known.id for known in package.deler if slide.task in known.oppgaver), part)
            if home != part:
                slide.stop(f"Oppgaven «{slide.task.id}» hører til delen «{home}», men lysbildet står i «{part}».")
            first = part not in reached
            if first:
                reached.append(part)
            root.append(slide.build(part, first))
            wanted = [known.id for known in package.deler][: len(reached)]
            if part != reached[-1]:
                slide.stop(
                    f"Delen «{part}» sluttet lenger oppe. Flytt lysbildet dit, eller la det høre til «{reached[-1]}»."
                )
            if reached != wanted:
                slide.stop(
                    f"Delen «{part}» kommer her, men i programmet er det «{wanted[-1]}» som er den neste. "
                    f"Rekkefølgen er: {', '.join(known.id for known in package.deler)}."
                )
        missing = [known.id for known in package.deler if known.id not in reached]
        if missing:
            raise SlideError(
                f"docs/{page.file.src_uri}: Ingen lysbilder hører til delen «{missing[0]}». "
                "Hver del av programmet skal ha minst ett lysbilde."
            )


class Slide:
    """One slide: the elements between two ``---``."""

    def __init__(self, children: list[etree.Element], number: int, count: int, package: Pakke, file: str):
        self.children, self.number, self.count, self.package, self.file = children, number, count, package, file
        self.title = next((child for child in children if child.tag == "h2"), None)
        if self.title is None:
            self.stop("Lysbildet mangler overskrift. Begynn det med «## ».")
        self.part = self._known("del", [part.id for part in package.deler])
        task = self._known("oppgave", [task.id for part in package.deler for task in part.oppgaver])
        self.task = package.task(task) if task else None
        self.kinds = self.title.attrib.pop("class", "").split()
        for kind in self.kinds:
            if kind not in KINDS:
                self.stop(
                    f"«.{kind}» er ikke et kjent slag lysbilde.{suggest(kind, KINDS)} Velg mellom: .{', .'.join(KINDS)}."
                )
        self._check_variants()

    def stop(self, text: str):
        """Stop the build and say where."""
        name = f" «{''.join(self.title.itertext()).strip()}»" if self.title is not None else ""
        raise SlideError(f"docs/{self.file}, lysbilde {self.number}{name}: {text}")

    def _known(self, attribute: str, known: list[str]) -> str | None:
        value = self.title.attrib.pop(attribute, None)
        if value is not None and value not in known:
            self.stop(
                f"«{attribute}={value}» finnes ikke i pakken.{suggest(value, known)} Velg mellom: {', '.join(known)}."
            )
        return value

    def _check_variants(self):
        told = [element for child in self.children for element in child.iter("details") if element.get("data-variant")]
        names = [element.get("data-variant") for element in told]
        for name in names:
            if name not in get_args(Arbeidsplass):
                self.stop(
                    f"«/// variant | {name}» er ikke en kjent utgave.{suggest(name, get_args(Arbeidsplass))} "
                    f"Velg mellom: {', '.join(get_args(Arbeidsplass))}."
                )
        expected = {variant.id for case in render.now.guide.cases_in(self.package) for variant in case.varianter}
        if names and expected - set(names):
            self.stop(
                f"Utgaven «{sorted(expected - set(names))[0]}» mangler. Casen finnes i flere utgaver, og lysbildet skal ha alle."
            )
        if told:
            told[0].set("open", "open")

    def build(self, part: str, first: bool) -> etree.Element:
        """The slide as a section: where we are, heading, text, foot, and the note beside it."""
        words = render.words()
        section = etree.Element(
            "section",
            {
                "class": " ".join(["lysbilde", *(f"er-{kind}" for kind in self.kinds)]),
                "id": f"lysbilde-{self.number}",
                "data-del": part,
            },
        )
        parts = [known.id for known in self.package.deler]
        about = self.package.deler[parts.index(part)]
        if first:
            head = etree.SubElement(section, "p", {"class": "del-navn"})
            head.text = (
                words["lysbilder"]["del"].format(
                    nr=parts.index(part) + 1, antall=len(parts), tittel=render.plain(about.tittel)
                )
                + " "
            )
            etree.SubElement(head, "span", {"class": "min"}).text = f"{about.minutter} {words['min']}"
        surface = etree.SubElement(section, "div", {"class": "flate"})
        where = etree.SubElement(surface, "p", {"class": "hvor"})
        etree.SubElement(where, "span", {"class": "nr", "aria-hidden": "true"}).text = str(self.package.nr)
        etree.SubElement(where, "span", {"class": "hvor-pakke"}).text = render.plain(self.package.tittel)
        minutes = self.task.minutter if self.task else about.minutter if first and about.form == "pause" else None
        if minutes:  # the timer: of a task, and of a break
            section.set("data-minutter", str(minutes))
        if self.task:
            section.set("data-oppgave", self.task.id)
            etree.SubElement(where, "span", {"class": "hvor-hva"}).text = words["lysbilder"]["oppgave"].format(
                form=words["form"][self.task.form], minutter=self.task.minutter
            )
        notes = [child for child in self.children if child.get("class") == "notat"]
        surface.append(self.title)
        text = etree.SubElement(surface, "div", {"class": "tekst"})
        text.extend(child for child in self.children if child is not self.title and child not in notes)
        foot = etree.SubElement(surface, "p", {"class": "fot"})
        draft = words["utkast"] if render.now.guide.kommune.status == "utkast" else render.now.guide.kommune.modell
        etree.SubElement(foot, "span").text = f"{words['oppdiktet']} {draft}" if "case" in self.kinds else draft
        etree.SubElement(foot, "span", {"class": "blad"})
        etree.SubElement(foot, "span").text = f"{self.number} / {self.count}"
        for more in notes[1:]:  # what templates say to the leader and what the author does are one note
            notes[0].extend(part for part in more if part.get("class") != "notat-navn")
        section.extend(notes[:1])
        return section


class SlidesExtension(BlocksExtension):
    """Registers the blocks and the splitting."""

    def extendMarkdown(self, md):
        super().extendMarkdown(md)
        md.treeprocessors.register(Slides(md), "lysbilder", 3)  # after attr_list (8) and toc (5)

    def extendMarkdownBlocks(self, md, block_mgr):
        for block in (Notat, Steg, Variant, Qr):
            block_mgr.register(block, self.getConfigs())


def makeExtension(**kwargs):
    """Called by Python-Markdown."""
    return SlidesExtension(**kwargs)
