"""One slide of a slide page: checked against the package in the data, and made into a section. See `slides`."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, get_args

from markdown import Markdown
from markdown.util import AtomicString

from ..building import Building, File
from ..guide.messages import suggest
from ..guide.pakker import Del, Oppgave, Pakke
from ..guide.types import Arbeidsplass, Program
from . import drawings
from .slide_blocks import SlideError
from .slide_place import line_of
from .texts import draft_line, plain

KINDS = ("tittel", "oppgave", "case", "video", "stemme", "stor", "trapp", "arenaer", "delt", "vei", "pause")
FIXED = {"stemme", "stor", "trapp", "arenaer", "delt", "vei", "pause"}  # have a size of their own
PROGRAMS: tuple[Program, ...] = get_args(Program)
MANY = 5  # so many questions stand in two columns


def text_of(element: etree.Element) -> str:
    """All the text of an element."""
    return "".join(element.itertext())


def _is_said(part: etree.Element, programs: Sequence[str]) -> bool:
    """Whether a part of a note of every programme is said in these."""
    only = part.get("data-i", "").split()
    return part.get("class") != "notat-navn" and (not only or bool(set(only) & set(programs)))


class Slide:
    """One slide: the elements between two ``---``."""

    def __init__(
        self,
        building: Building,
        children: list[etree.Element],
        number: int,
        count: int,
        package: Pakke,
        file: File,
    ):
        self.building, self.package, self.file = building, package, file
        self.children, self.number, self.count = children, number, count
        title = next((child for child in children if child.tag == "h2"), None)
        self.name = f" «{text_of(title).strip()}»" if title is not None else ""
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
        self.drawn = self._drawn()
        self.only, self.without = self._several("bare", PROGRAMS), self._several("uten", PROGRAMS)
        self.alt, self.new = (self.title.attrib.pop(name, "") for name in ("alt", "nytt"))
        self._check_variants()

    def shown_in(self, part: str) -> list[Program]:
        """The programmes that have this slide."""
        about = next(known for known in self.package.deler if known.id == part)
        return [
            program
            for program in PROGRAMS
            if about.varer(program)
            and (not self.task or self.task.varer(program))
            and (not self.only or program in self.only)
            and program not in self.without
        ]

    def stop(self, text: str, words: str = "") -> NoReturn:
        """Stop the build and say where: the line with `words`, or that of the heading."""
        line = line_of(self.file.content_string, self.number, words)
        raise SlideError(self.file, f", linje {line}, lysbilde {self.number}{self.name}", text)

    def _several(self, attribute: str, known: Sequence[str]) -> list[str]:
        """Names in an attribute of the heading, each of them known."""
        names: list[str] = self.title.attrib.pop(attribute, "").split()
        for name in names:
            if name not in known:
                hint = suggest(name, known)
                self.stop(f"«{attribute}={name}» finnes ikke.{hint} Velg mellom: {', '.join(known)}.")
        return names

    def _drawn(self) -> list[str]:
        """The names of its drawings; none where a QR code takes their room."""
        names = self._several("tegning", [*drawings.drawings(self.building), drawings.PLACE])
        if drawings.PLACE in names and not self.building.guide.cases_in(self.package):
            self.stop(f"«tegning={drawings.PLACE}» er stedet i casen, men pakken har ingen case.")
        code = self.building.guide.kommune.nettadresse and any(child.get("class") == "qr" for child in self.children)
        return [] if code else names

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
                    f"Velg mellom: {', '.join(workplaces)}.",
                    f"| {name}",
                )
        cases = self.building.guide.cases_in(self.package)
        expected = {variant.id for case in cases for variant in case.varianter}
        if names and (missing := sorted(expected - set(names))):
            self.stop(
                f"Utgaven «{missing[0]}» mangler. Casen finnes i flere utgaver, og lysbildet skal ha alle.",
                "/// variant",
            )
        if told:
            told[0].set("open", "open")

    def build(self, md: Markdown, part: str, first: bool) -> etree.Element:
        """The slide as a section: where we are, heading, text, foot, and the note beside it."""
        section = etree.Element("section", {"id": f"lysbilde-{self.number}", "data-del": part})
        about = next(known for known in self.package.deler if known.id == part)
        programs = self.shown_in(part)
        if len(programs) < len(PROGRAMS):
            section.set("data-i", " ".join(programs))
        if first:
            self._part_name(section, about)
        surface = etree.SubElement(section, "div", {"class": "flate"})
        self._draw(md, surface)
        self._where(etree.SubElement(surface, "p", {"class": "hvor"}), programs)
        self._times(section, self.task or (about if first and about.form == "pause" else None))
        notes = [child for child in self.children if child.get("class") == "notat"]
        self.title.attrib.pop("id", None)  # the slide has one, and a page of many slides has to weigh little
        surface.append(self.title)
        text = etree.SubElement(surface, "div", {"class": "tekst"})
        if self.new:
            etree.SubElement(text, "p", {"class": "nytt"}).text = self.new
        text.extend(child for child in self.children if child is not self.title and child not in notes)
        if "vei" in self.kinds:
            steps = next(text.iter("ol"), None)
            if steps is None:
                self.stop("Et lysbilde med «.vei» skal ha en liste med tall: «1. **Du melder** Tekst».")
            steps.set("class", "vei")
        self._foot(etree.SubElement(surface, "p", {"class": "fot"}))
        section.set("class", " ".join(self._classes(text)))
        section.extend(self._notes(notes, programs))
        return section

    def _classes(self, text: etree.Element) -> list[str]:
        """What the style sheet has to know of the slide: it cannot count in every browser."""
        found = ["lysbilde", *(f"er-{kind}" for kind in self.kinds)]
        record = any(child.get("class") == "referat" for child in text)
        fixed = FIXED & set(self.kinds) or record
        questions = len(self.task.sporsmal) if self.task and not record else 0
        short = len(self.task.sporsmal_kort) if self.task else 0
        beside = self.drawn and not {"tittel", "vei", "delt"} & set(self.kinds)
        marks = {
            "er-fast": fixed,
            "er-nytt": self.new,
            "er-mange": questions >= MANY,
            "faa-kort": questions >= MANY > short > 0,
            "ett-kort": questions > short == 1,
            "ur-oppe": questions >= MANY or (self.task and record),
            "har-tegning": beside,
        }
        return [*found, *(name for name, holds in marks.items() if holds)]

    def _draw(self, md: Markdown, surface: etree.Element) -> None:
        """The drawings: on the ground of the slide, or on both of its sides."""
        known = drawings.drawings(self.building)
        first = self.building.guide.cases_in(self.package)[:1]
        workplaces = [variant.id for case in first for variant in case.varianter]
        sides = [child for child in self.children if child.get("class") == "side"]
        for place in (sides or [surface]) if self.drawn else []:
            looks = "tegning fler" if len(self.drawn) > 1 else "tegning"
            shown = "".join(
                drawings.of_places(self.building, workplaces)
                if name == drawings.PLACE
                else drawings.inline(known[name], self.alt)
                for name in self.drawn
            )
            etree.SubElement(place, "div", {"class": looks}).text = AtomicString(md.htmlStash.store(shown))

    def _times(self, section: etree.Element, timed: Oppgave | Del | None) -> None:
        """The timer: of a task, and of a break, in each programme."""
        if not timed:
            return
        names = {"hele": "data-minutter", "timen": "data-timen", "kort": "data-kort"}
        for program in PROGRAMS:
            if program == "hele" or timed.varer(program) not in (0, timed.minutter):
                section.set(names[program], str(timed.varer(program)))
        if self.task:
            section.set("data-oppgave", self.task.id)

    def _notes(self, notes: list[etree.Element], programs: list[Program]) -> list[etree.Element]:
        """One note for each programme that has its own, and one for the rest: each with what templates always say."""
        for note in notes:
            if wrong := [name for name in note.get("data-i", "").split() if name not in (*PROGRAMS, "alle")]:
                self.stop(
                    f"«/// notat | {wrong[0]}» er ikke et kjent program. Velg mellom: {', '.join(PROGRAMS)}.",
                    f"| {wrong[0]}",
                )
        always = [note for note in notes if note.get("data-i") == "alle"]
        own = [note for note in notes if note.get("data-i") not in ("", "alle")]
        told = {program for note in own for program in note.get("data-i", "").split()}
        rest = [note for note in notes if not note.get("data-i")]
        if not rest and set(programs) - told:
            rest = always[:1] and [etree.Element("div", {"class": "notat", "role": "note"})]
            for note in rest:
                note.append(always[0][0])
        for more in rest[1:]:  # what templates say to the leader and what the author does are one note
            rest[0].extend(part for part in more if part.get("class") != "notat-navn")
        result = [*rest[:1], *own]
        for note in result:
            mine = note.get("data-i", "").split() or [program for program in programs if program not in told]
            note.attrib.pop("data-i", None)
            if set(mine) != set(programs):
                note.set("data-i", " ".join(mine))
                note[0].text = f"{note[0].text} ({self._program_names(mine).lower()})"
            said = [copy.deepcopy(part) for more in always for part in more if _is_said(part, mine)]
            for place, part in enumerate(said, 1):
                part.attrib.pop("data-i", None)
                note.insert(place, part)
        return [
            note for note in result if not note.get("data-i") or set(note.get("data-i", "").split()) & set(programs)
        ]

    def _program_names(self, programs: Sequence[str]) -> str:
        names: Mapping[Any, str] = self.building.words.program_navn
        return ", ".join(names[program] for program in programs)

    def _part_name(self, section: etree.Element, about: Del) -> None:
        """The part of the programme that begins here, and how long it lasts."""
        words, parts = self.building.words, self.package.deler
        head = etree.SubElement(section, "p", {"class": "del-navn"})
        title = plain(self.building, about.tittel)
        said = words.lysbilder.del_.format(nr=parts.index(about) + 1, antall=len(parts), tittel=title)
        head.text = f"{said} "
        others = {f"data-{program}": f"{about.varer(program)} {words.min}" for program in PROGRAMS[1:]}
        etree.SubElement(head, "span", {"class": "min", **others}).text = f"{about.minutter} {words.min}"

    def _where(self, line: etree.Element, programs: list[Program]) -> None:
        """Above the heading: the package, and what the participants do."""
        words = self.building.words
        etree.SubElement(line, "span", {"class": "nr", "aria-hidden": "true"}).text = str(self.package.nr)
        etree.SubElement(line, "span", {"class": "hvor-pakke"}).text = plain(self.building, self.package.tittel)
        if set(programs) != set(PROGRAMS) and "hele" not in programs:
            etree.SubElement(line, "span", {"class": "bare-les"}).text = self._program_names(programs)
        times: dict[int, list[str]] = {}
        for program in programs if self.task else []:
            assert self.task
            times.setdefault(self.task.varer(program), []).append(program)
        if not times:
            return
        assert self.task
        number = self.package.oppgaver.index(self.task) + 1  # as on the sheet in front of them
        form, lasting = words.form[self.task.form], list[str]()
        for minutes, those in times.items():
            span = etree.SubElement(line, "span", {"class": "hvor-hva"})
            span.text = words.lysbilder.oppgave.format(nr=number, form=form, minutter=minutes)
            names = self._program_names(those).lower()
            lasting.append(words.lysbilder.oppgave_tid.format(minutter=minutes, programmer=names))
            if len(times) > 1:  # the show has one of them; who reads the page as an article sees them all, said once
                span.set("data-i", " ".join(those))
        if len(times) > 1:
            said = words.lysbilder.oppgave_i_flere.format(nr=number, form=form, tider=", ".join(lasting))
            etree.SubElement(line, "span", {"class": "bare-les"}).text = said

    def _foot(self, line: etree.Element) -> None:
        """Below the text: that it is a draft and a made-up case, and the number."""
        words = self.building.words
        draft = draft_line(self.building) or self.building.guide.kommune.modell
        cases = self.building.guide.cases_in(self.package)
        record = self.task is not None and bool(self.task.referat)
        made_up = words.oppdiktet if cases and not record else words.oppdiktet_sak
        told = "case" in self.kinds or record or (cases and "delt" in self.kinds)  # two ways to see its family
        etree.SubElement(line, "span").text = f"{made_up} {draft}" if told else draft
        etree.SubElement(line, "span", {"class": "blad"})
        etree.SubElement(line, "span").text = f"{self.number} / {self.count}"
