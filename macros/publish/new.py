"""A new edition: the small file that says what is different, as a draft that builds as it stands."""

from __future__ import annotations

import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..guide.places import Edition, edition, shown
from ..site.texts import TEMPLATES

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "á": "a", "š": "s", "đ": "d"})
KINDS = r"\s+(?:kommune|kommunes|herad|fylkeskommune)$"


def new_edition(name: str) -> Edition:
    """Write the data file of a new edition for the municipality `name`. ValueError when there is one, or no name."""
    name = " ".join(name.split())
    place = re.sub(KINDS, "", name, flags=re.IGNORECASE)
    slug = re.sub(r"[^a-z0-9]+", "-", place.lower().translate(LETTERS)).strip("-")
    if not slug or '"' in name or "\\" in name:
        raise ValueError('Skriv navnet på kommunen, for eksempel KOMMUNE="Eksempel kommune".')
    own = edition(slug)
    if own.folder.exists():
        raise ValueError(f"{shown(own.folder)} finnes fra før. Slett mappa, eller rett fila som ligger der.")
    env = Environment(loader=FileSystemLoader(TEMPLATES / "ny"), undefined=StrictUndefined, keep_trailing_newline=True)
    whole = name if name != place else f"{name} kommune"
    text = env.get_template("veileder.yml").render(navn=whole, sted=place, mappe=slug)
    own.folder.mkdir(parents=True)
    own.data.write_text(text, encoding="utf-8")
    return own
