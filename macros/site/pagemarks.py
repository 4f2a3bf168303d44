"""The marks of a Markdown page that Markdown reads without a word, and nobody meant: a brace, a dash, a heading.

Each was tried on a real page; what the reader saw is the comment.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from ..building import Building, front_matter
from ..guide.messages import suggest
from ..guide.placeholders import PLACES
from .page_top import where_above
from .slide_place import DASHES, between_slides

Problems = Iterator[tuple[int, str]]  # (line of the body, what to do)

ONE_BRACE = re.compile(r"(?<!\{)\{\s*(\w+)\(|\b(?:show|lov|tlf|lenke)\([^)]*\)\s*\}(?!\})")
BLOCKS = ("notat", "steg", "variant", "stemme", "side", "referat", "qr", "hvis")
CALLED = ("holder", "veileder", *PLACES)  # what a page asks for without brackets: {{ holder.bestemt }}
LOST_BRACE = re.compile(rf"\{{\s*(?:{'|'.join(CALLED)})\b")
SHARED_KEYS = ("template", "stil", "tilpass")  # what the pages of one name in all packages say above
SPACE_IN_LINK = re.compile(r"\]\s+\((?=/|#|https?:|[\w-]+\.md)|\]\(\s+\S")


def check_marks(prose: str, slides: bool, titled: bool = False) -> Problems:
    """`prose`: the body without its code, lines kept. `slides`: whether the page is a deck.

    `titled`: whether the heading of the page is printed by its shell or its block.
    """
    above, titles = 0, int(titled)
    for number, line in enumerate(prose.split("\n"), 1):
        yield from ((number, says) for says in _check_line(line, slides))
        if heading := re.match(r"(#{1,6})\s+\S", line):
            level = len(heading[1])
            titles += level == 1
            if level == 1 and titles > 1:
                yield (
                    number,
                    f"Siden {'får tittelen av seg selv' if titled else 'har to titler med én #'}. Bruk ## her.",
                )
            if above and level > above + 1:
                yield number, f"Overskriften hopper over et nivå. Bruk {'#' * (above + 1)} her."
            above = level
        elif re.match(r"#{1,6}[^#\s!]", line):
            yield number, "Det mangler et mellomrom etter #. Uten det blir overskriften vanlig tekst."


def _check_line(line: str, slides: bool) -> Iterator[str]:
    alone = line.replace("{{", "").replace("}}", "")
    if ONE_BRACE.search(alone) or LOST_BRACE.search(alone):  # the page showed the code, and lost the block
        yield 'Det skal være to krøllparenteser foran og to bak, for eksempel {{ lov("bvl-13-2") }}.'
    if re.match(r"#{1,6} .*(?<!\{)\{:?\s*[.#\w][^}]*$", line):  # the screen showed the code, and the clock was gone
        yield "Krøllparentesen etter overskriften er ikke lukket. Skriv } på slutten av linja."
    if re.match(r"\{:?\s*[.#]\w[^}]*$", line):  # «{ .ingress», below what it is about
        yield "Krøllparentesen er ikke lukket. Skriv } på slutten av linja."
    if slides and DASHES.match(line):  # two slides became one
        yield "Skillet mellom to lysbilder er tre bindestreker: ---. Noe har gjort dem om, kanskje autokorrektur."
    if SPACE_IN_LINK.search(line):
        yield "Det skal ikke være mellomrom i en lenke. Skriv [teksten](/adressen.md)."


def check_slides(prose: str) -> Problems:
    """Two slides with no line of three hyphens between them, which became one; and such a line that made a heading."""
    lines, inside, title = prose.split("\n"), 0, 0
    for number, line in enumerate(lines, 1):
        if re.match(r"/{3,}\s*\S", line):
            inside += 1
        elif re.match(r"/{3,}\s*$", line):
            inside = max(0, inside - 1)
        elif between_slides(line):
            before, above = lines[number - 3 : number - 1] if number > 2 else ("", lines[0] if number > 1 else "")
            if above.strip() and not before.strip() and not above.startswith(("#", "///")):
                yield number, "Det skal stå en tom linje over ---. Uten den blir linja over til en overskrift."
            title = inside = 0
        elif not inside and re.match(r"##\s+\S", line):
            if title:
                says = "Er dette et nytt lysbilde? Da mangler skillet over: en linje med tre bindestreker, ---."
                yield number, f"{says} Er det en mellomtittel, bruker du ###."
            title = number


def lost_keys(building: Building, source: str, own: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(where, what to do) when a page of a package has no `template` and the like, and all others of its name have."""
    name = posixpath.basename(source)
    others = [
        file
        for file in building.files.documentation_pages()
        if file.src_uri != source and re.fullmatch(rf"opplaring/[^/]+/{re.escape(name)}", file.src_uri)
    ]
    for key in SHARED_KEYS:
        values = {str(front_matter(file)[1].get(key, "")) for file in others}
        if key not in own and len(values) == 1 and values != {""} and len(others) > 2:
            where = where_above(others[0].content_string, key)  # where the others have it
            yield where, f"Linja «{key}: {values.pop()}» mangler øverst på siden. Uten den virker ikke siden."


def _unclosed(at: int, says: str) -> tuple[int, str]:
    return at, f"«{says}» er ikke lukket. Skriv /// på en egen linje der den slutter."


def open_blocks(prose: str) -> Problems:
    """The blocks of a slide page: each «/// notat» is closed before the next slide."""
    opened: list[tuple[int, str]] = []
    for number, line in enumerate([*prose.split("\n"), "---"], 1):
        if re.match(r"/{3,}\s*$", line):
            if not opened:
                says = "Slett den, eller skriv hva som begynner, for eksempel «/// notat»."
                yield number, f"Linja med /// lukker ingenting. {says}"
            else:
                opened.pop()
        elif begun := re.match(r"/{3,}\s*(\S+)", line):
            if begun[1] not in BLOCKS:  # the reader saw the slashes
                says = f"«/// {begun[1]}» er ikke en kjent blokk.{suggest(begun[1], BLOCKS)}"
                yield number, f"{says} Velg mellom: {', '.join(BLOCKS)}."
            if opened and all("/// notat" in says for says in (opened[-1][1], line)):  # one note is never in another
                yield _unclosed(*opened.pop())
            opened.append((number, line.strip()))
        elif line.strip() == "---":
            yield from (_unclosed(*one) for one in opened)
            opened = []
