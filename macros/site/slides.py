"""A Markdown extension: a page with ``template: lysbilder.html`` becomes slides, split at ``---``.

Listed in mkdocs.yml as ``macros.site.slides``. Blocks: ``/// notat``, ``/// steg``, ``/// variant | barnehage`` and
``/// qr | verktoykasse/``. Attributes of a slide's heading: ``.tittel .oppgave .case .video``, ``del=`` (a part of the
package, inherited by the slides after it) and ``oppgave=`` (a task; its minutes become the slide's timer).

What is wrong with a page stops the build with `SlideError`: file, slide and what to do, in Norwegian.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any, NoReturn, get_args

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from ..building import BuildError, Building, Page
from ..guide.messages import suggest
from ..guide.pakker import Del, Oppgave, Pakke
from ..guide.types import Arbeidsplass
from . import qr
from .addresses import entry_of, front_title, public
from .texts import plain

TEMPLATE = "lysbilder.html"
KINDS = ("tittel", "oppgave", "case", "video")


class SlideError(BuildError):
    """A slide page is wrong. `str()` is the whole message for the editor."""


def is_deck(page: Page | None) -> bool:
    """Whether the page is a slide page."""
    return page is not None and page.meta.get("template") == TEMPLATE


# --- blocks ----------------------------------------------------------------------------------------------------------


class _Block(Block):
    """A block that knows what is being built."""

    @property
    def building(self) -> Building:
        return self.config["building"]  # SlidesExtension puts it there


class Notat(_Block):
    """What the leader says: read beside the slide in the article and in the presenter view, never on the slide."""

    NAME = "notat"

    def on_create(self, parent: etree.Element) -> etree.Element:
        note = etree.SubElement(parent, "div", {"class": "notat", "role": "note"})
        etree.SubElement(note, "p", {"class": "notat-navn"}).text = self.building.words.lysbilder.notat
        return note


class Steg(_Block):
    """Something that is revealed by the next key press."""

    NAME = "steg"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "steg"})


class Variant(_Block):
    """Text for one workplace only. Folded in the article; the first one of a slide stands open."""

    NAME = "variant"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        variant = etree.SubElement(parent, "details", {"class": "variant", "data-variant": self.argument})
        names: dict[Any, str] = self.building.words.arbeidsplass
        etree.SubElement(variant, "summary").text = names.get(self.argument, self.argument)
        return variant


class Qr(_Block):
    """A page of this site: its link, and its QR code once the municipality has said where the site is."""

    NAME = "qr"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        building = self.building
        names = (f"{self.argument}index.md", f"{self.argument.rstrip('/')}.md")
        file = next((file for name in names if (file := building.files.get_file_from_path(name))), None)
        if file is None:
            here = building.page.file.src_uri if building.page else ""
            raise SlideError(f"docs/{here}: «/// qr | {self.argument}» viser til en side som ikke finnes.")
        figure = etree.SubElement(parent, "figure", {"class": "qr"})
        home = building.guide.kommune.nettadresse
        address = (home or "") + public(file.url)
        if home:
            figure.text = AtomicString(self.md.htmlStash.store(qr.svg(building.words, address)))
        caption = etree.SubElement(figure, "figcaption")
        link = etree.SubElement(caption, "a", {"href": f"/{file.src_uri}"})  # MkDocs makes it relative and checks it
        link.text = AtomicString(address.removeprefix("https://") if home else front_title(building, file.src_uri))
        return figure


# --- slides ----------------------------------------------------------------------------------------------------------


class Slides(Treeprocessor):
    """Splits the page and checks every slide against the package in the data."""

    def __init__(self, md: Markdown, building: Building):
        super().__init__(md)
        self.building = building

    def run(self, root: etree.Element) -> None:
        page = self.building.page
        if not page or not is_deck(page) or any("Macro Rendering Error" in _text(h) for h in root.iter("h1")):
            return  # an error in a macro stops the build with its own message
        package = entry_of(self.building, page)
        assert isinstance(package, Pakke)
        groups = _split(root)
        programme = _Programme(package)
        for number, children in enumerate(groups, 1):
            slide = Slide(self.building, children, number, len(groups), package, page.file.src_uri)
            first = programme.take(slide)
            root.append(slide.build(programme.part, first))
        if missing := programme.missing():
            raise SlideError(
                f"docs/{page.file.src_uri}: Ingen lysbilder hører til delen «{missing[0]}». "
                "Hver del av programmet skal ha minst ett lysbilde."
            )


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


def _text(element: etree.Element) -> str:
    return "".join(element.itertext())


class _Programme:
    """How far the slides have come in the parts of the package. They come in the order of the programme."""

    def __init__(self, package: Pakke):
        self.package, self.parts = package, [part.id for part in package.deler]
        self.part, self.reached = "", list[str]()

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
        return first

    def missing(self) -> list[str]:
        """The parts that no slide belongs to."""
        return [part for part in self.parts if part not in self.reached]


class Slide:
    """One slide: the elements between two ``---``."""

    def __init__(
        self,
        building: Building,
        children: list[etree.Element],
        number: int,
        count: int,
        package: Pakke,
        file: str,
    ):
        self.building, self.package, self.file = building, package, file
        self.children, self.number, self.count = children, number, count
        title = next((child for child in children if child.tag == "h2"), None)
        self.name = f" «{_text(title).strip()}»" if title is not None else ""
        if title is None:
            self.stop("Lysbildet mangler overskrift. Begynn det med «## ».")
        self.title = title
        self.part = self._known("del", [part.id for part in package.deler])
        task = self._known("oppgave", [task.id for part in package.deler for task in part.oppgaver])
        self.task: Oppgave | None = package.task(task) if task else None
        self.kinds = self.title.attrib.pop("class", "").split()
        for kind in self.kinds:
            if kind not in KINDS:
                hint = suggest(kind, KINDS)
                self.stop(f"«.{kind}» er ikke et kjent slag lysbilde.{hint} Velg mellom: .{', .'.join(KINDS)}.")
        self._check_variants()

    def stop(self, text: str) -> NoReturn:
        """Stop the build and say where."""
        raise SlideError(f"docs/{self.file}, lysbilde {self.number}{self.name}: {text}")

    def _known(self, attribute: str, known: list[str]) -> str | None:
        value = self.title.attrib.pop(attribute, None)
        if value is not None and value not in known:
            hint = suggest(value, known)
            self.stop(f"«{attribute}={value}» finnes ikke i pakken.{hint} Velg mellom: {', '.join(known)}.")
        return value

    def _check_variants(self) -> None:
        told = [element for child in self.children for element in child.iter("details") if element.get("data-variant")]
        names = [element.get("data-variant", "") for element in told]
        workplaces = get_args(Arbeidsplass)
        for name in names:
            if name not in workplaces:
                self.stop(
                    f"«/// variant | {name}» er ikke en kjent utgave.{suggest(name, workplaces)} "
                    f"Velg mellom: {', '.join(workplaces)}."
                )
        cases = self.building.guide.cases_in(self.package)
        expected = {variant.id for case in cases for variant in case.varianter}
        if names and (missing := sorted(expected - set(names))):
            self.stop(f"Utgaven «{missing[0]}» mangler. Casen finnes i flere utgaver, og lysbildet skal ha alle.")
        if told:
            told[0].set("open", "open")

    def build(self, part: str, first: bool) -> etree.Element:
        """The slide as a section: where we are, heading, text, foot, and the note beside it."""
        name = " ".join(["lysbilde", *(f"er-{kind}" for kind in self.kinds)])
        section = etree.Element("section", {"class": name, "id": f"lysbilde-{self.number}", "data-del": part})
        about = next(known for known in self.package.deler if known.id == part)
        if first:
            self._part_name(section, about)
        surface = etree.SubElement(section, "div", {"class": "flate"})
        self._where(etree.SubElement(surface, "p", {"class": "hvor"}))
        minutes = self.task.minutter if self.task else about.minutter if first and about.form == "pause" else None
        if minutes:  # the timer: of a task, and of a break
            section.set("data-minutter", str(minutes))
        if self.task:
            section.set("data-oppgave", self.task.id)
        notes = [child for child in self.children if child.get("class") == "notat"]
        surface.append(self.title)
        text = etree.SubElement(surface, "div", {"class": "tekst"})
        text.extend(child for child in self.children if child is not self.title and child not in notes)
        self._foot(etree.SubElement(surface, "p", {"class": "fot"}))
        for more in notes[1:]:  # what templates say to the leader and what the author does are one note
            notes[0].extend(part for part in more if part.get("class") != "notat-navn")
        section.extend(notes[:1])
        return section

    def _part_name(self, section: etree.Element, about: Del) -> None:
        """The part of the programme that begins here, and how long it lasts."""
        words, parts = self.building.words, self.package.deler
        head = etree.SubElement(section, "p", {"class": "del-navn"})
        title = plain(self.building, about.tittel)
        said = words.lysbilder.del_.format(nr=parts.index(about) + 1, antall=len(parts), tittel=title)
        head.text = f"{said} "
        etree.SubElement(head, "span", {"class": "min"}).text = f"{about.minutter} {words.min}"

    def _where(self, line: etree.Element) -> None:
        """Above the heading: the package, and what the participants do."""
        words = self.building.words
        etree.SubElement(line, "span", {"class": "nr", "aria-hidden": "true"}).text = str(self.package.nr)
        etree.SubElement(line, "span", {"class": "hvor-pakke"}).text = plain(self.building, self.package.tittel)
        if self.task:
            form = words.form[self.task.form]
            what = words.lysbilder.oppgave.format(form=form, minutter=self.task.minutter)
            etree.SubElement(line, "span", {"class": "hvor-hva"}).text = what

    def _foot(self, line: etree.Element) -> None:
        """Below the text: that it is a draft and a made-up case, and the number."""
        words, municipality = self.building.words, self.building.guide.kommune
        draft = words.utkast if municipality.status == "utkast" else municipality.modell
        etree.SubElement(line, "span").text = f"{words.oppdiktet} {draft}" if "case" in self.kinds else draft
        etree.SubElement(line, "span", {"class": "blad"})
        etree.SubElement(line, "span").text = f"{self.number} / {self.count}"


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
        for block in (Notat, Steg, Variant, Qr):
            block_mgr.register(block, self.getConfigs())


def makeExtension(**kwargs: Any) -> SlidesExtension:
    """Called by Python-Markdown."""
    return SlidesExtension(**kwargs)
