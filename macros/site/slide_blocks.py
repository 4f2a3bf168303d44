"""The blocks of a slide page: ``/// notat``, ``/// steg``, ``/// variant | barnehage``, ``/// stemme | En forelder``,
``/// side | Det som bærer``, ``/// referat`` and ``/// qr | verktoykasse/``.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from ..building import BuildError, Building, File, front_matter
from . import qr
from .addresses import front_title, public
from .layers import source_name
from .slide_place import line_with
from .texts import name_of


class SlideError(BuildError):
    """A slide page is wrong. `str()` is the whole message for the editor.

    `where`: its first part after the name of the file, «, linje 12, lysbilde 3 «Pause»». `says`: the rest.
    """

    def __init__(self, file: File, where: str, says: str):
        super().__init__(f"{source_name(file)}{where}: {says}")
        self.where, self.says = where, says


class _Block(Block):
    """A block that knows what is being built."""

    @property
    def building(self) -> Building:
        return self.config["building"]  # SlidesExtension puts it there


class Notat(_Block):
    """What the leader says: read beside the slide in the article and in the presenter view, never on the slide.

    ``| kort``, ``| timen``: said instead in those programmes. ``| alle``: what a template says in every one.
    """

    NAME = "notat"
    ARGUMENT = None  # may have one

    def on_create(self, parent: etree.Element) -> etree.Element:
        note = etree.SubElement(parent, "div", {"class": "notat", "role": "note", "data-i": self.argument or ""})
        etree.SubElement(note, "p", {"class": "notat-navn"}).text = self.building.words.lysbilder.notat
        return note


class Steg(_Block):
    """Something that is revealed by the next key press. ``| hele timen``: in those programmes only."""

    NAME = "steg"
    ARGUMENT = None  # may have one

    def on_create(self, parent: etree.Element) -> etree.Element:
        step = etree.SubElement(parent, "div", {"class": "steg"})
        if self.argument:
            step.set("data-i", self.argument)
        return step


class Variant(_Block):
    """Text for one workplace only. Folded in the article; the first one of a slide stands open."""

    NAME = "variant"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        variant = etree.SubElement(parent, "details", {"class": "variant", "data-variant": self.argument})
        names: dict[Any, str] = self.building.words.arbeidsplass
        etree.SubElement(variant, "summary").text = names.get(self.argument, self.argument)
        return variant


def shown_by_qr(building: Building, address: str) -> File | None:
    """The page that ``/// qr | verktoykasse/`` shows the way to, None when there is none."""
    names = (f"{address}index.md", f"{address.rstrip('/')}.md")
    return next((file for name in names if (file := building.files.get_file_from_path(name))), None)


def _called(building: Building, file: File) -> str:
    """What a reader calls a page, also one that has its title from what it is about."""
    about = front_matter(file)[1].get("gjelder")
    return name_of(building, building.guide.get(*about.split("/", 1))) if about else front_title(building, file.src_uri)


class Qr(_Block):
    """A page of this site: its link, and its QR code once the municipality has said where the site is.

    Until then the page shows the address it is read at, and a file says whom to ask.
    """

    NAME = "qr"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        building = self.building
        file = shown_by_qr(building, self.argument)
        if file is None:
            assert building.page
            here, mark = building.page.file, f"/// qr | {self.argument}"
            where = f", linje {line_with(here.content_string, mark)}"
            raise SlideError(here, where, f"«{mark}» viser til en side som ikke finnes.")
        figure = etree.SubElement(parent, "figure", {"class": "qr"})
        home = building.guide.kommune.nettadresse
        address = (home or "") + public(file.url)
        if home:
            figure.text = AtomicString(self.md.htmlStash.store(qr.svg(building.words, address)))
        else:
            ask = etree.SubElement(figure, "p", {"class": "uten-adresse", "hidden": "hidden"})
            ask.text = building.words.lysbilder.uten_adresse.format(side=_called(building, file))
        caption = etree.SubElement(figure, "figcaption")
        link = etree.SubElement(caption, "a", {"href": f"/{file.src_uri}"})  # MkDocs makes it relative and checks it
        link.text = AtomicString(address.removeprefix("https://") if home else _called(building, file))
        return figure


class Stemme(_Block):
    """A voice, made up from what many say, and who it could be. Each is a view of its own."""

    NAME = "stemme"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        voice = etree.SubElement(parent, "div", {"class": "stemme"})
        etree.SubElement(voice, "blockquote")
        return voice

    def on_add(self, block: etree.Element) -> etree.Element:
        return block[0]

    def on_end(self, block: etree.Element) -> None:
        made_up = self.building.words.lysbilder.stemme.format(hvem=self.argument)
        etree.SubElement(block, "p", {"class": "stemme-fra"}).text = made_up


class Side(_Block):
    """One of two ways to see the same, beside the other."""

    NAME = "side"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        side = etree.SubElement(parent, "div", {"class": "side"})
        etree.SubElement(side, "h3").text = self.argument
        return side


class Referat(_Block):
    """A made-up record to mend: its lines have numbers that the room can say."""

    NAME = "referat"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "referat"})
