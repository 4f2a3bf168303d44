"""An inherited page that says something in another language than the edition's: to be written anew, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..building import Building, File, front_matter
from ..guide.language import NAMES
from .layers import source_name

SAID = ("title", "kort_tittel", "description", "synonymer")  # what stands above a page and a reader sees
PICTURES = ("assets/forhandsvisning.png",)  # with words in them
NO_WORDS = re.compile(
    r"(?s)\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->|<[^>]*>|(?m:^/{3,}.*$)|\{[^{}\n]*\}|\]\([^)\s]*\)|https?://\S+"
)


def check_languages(building: Building) -> Iterator[str]:
    """Every page and picture that the edition has from a guide in another language, and that has words of its own."""
    own, shown = building.guide.kommune.malform, building.edition.shown
    for file in building.files:
        language = building.languages.get(file.src_dir or "", own)
        if language == own:
            continue
        if file.src_uri in PICTURES:
            says = f"Bildet har ord på {NAMES[language]}. Legg et på {NAMES[own]} i {shown}/{file.src_uri}."
            yield f"{source_name(file)}: {says}"
        elif file.is_documentation_page() and (said := words_of(file)):
            yield (
                f"{source_name(file)}: Siden er på {NAMES[language]} ({said}). Skriv den på {NAMES[own]} i "
                f"{shown}/{file.src_uri}, eller ta den bort med «uten: [{file.src_uri}]» i {shown}/veileder.yml."
            )


def words_of(file: File) -> str:
    """Where a page has words of its own: a key above it, or a line; empty when all it says comes from the data."""
    try:
        body, front = front_matter(file)
    except UnicodeDecodeError:
        return ""  # `pagecheck` tells
    if found := next((key for key in SAID if front.get(key)), ""):
        return found
    bare = NO_WORDS.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    line = next((line.strip() for line in bare.split("\n") if re.search(r"[^\W\d_]{2}", line)), "")
    return f"«{line[:40].strip()} …»" if len(line) > 40 else line and f"«{line}»"
