"""How a text names an entry (``$lov(bvl-13-2)``), and what must never stand bare in one.

`references` checks them in the data, `site.pagecheck` on the pages; `site.texts` makes them links.
"""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(r"\$(?P<name>[A-Za-zÆØÅæøå]+)(?:\((?P<id>[^()]*)\))?")
PAGE_CALL = re.compile(r"\{\{\s*(\w+)\([\"']([a-z0-9-]+)[\"']")  # the same on a page: {{ lov("bvl-13-2") }}
SHOWN_ONLY = re.compile(r"\{% raw %\}.*?\{% endraw %\}", re.DOTALL)  # an example of how a page is written
LEVEL_WORDS = ("laveste", "hoyeste")  # «nivå 0» and «nivå 3»
PLACE_WORDS = ("kommunen", "kommunens", "sted", "steds", "isted", "nabosted")  # names, declined: see `Kommune`
COUNTS = ("antall", "liste")  # $antall(nivaer) is «fire», $liste(arenaer) their names
COUNTING = (*COUNTS, *(word.capitalize() for word in COUNTS))  # as a page calls them
COUNTED = ("nivaer", "pakker", "temapakker", "caser", "arenaer", "roller", "verktoy", "tjenester", "hindringer")
QUOTED = {"bokmal": "nb", "nynorsk": "nn"}  # $bokmal(Barn og unges rett): words that stand in another language
HOLDER_WORDS = {"holder": "ubestemt", "holderen": "bestemt", "holderens": "eier"}
OWN_WORDS = (*PLACE_WORDS, *LEVEL_WORDS)
PLACES = ("egen_side", *OWN_WORDS, *(word.capitalize() for word in OWN_WORDS))  # as a page says them
WORDS = (*HOLDER_WORDS, *PLACE_WORDS, *LEVEL_WORDS)  # what needs no id
PLACEHOLDER_KINDS = (
    "lov",
    "tlf",
    "lenke",
    "verktoy",
    "niva",
    "steg",
    "arena",
    "rolle",
    "tjeneste",
    "begrep",
    "pakke",
    "hindring",
    "nettside",
)


def calls(markdown: str) -> list[tuple[str, str]]:
    """(macro, id) of every call on a page that names an entry."""
    return PAGE_CALL.findall(SHOWN_ONLY.sub("", markdown))


# Facts must come from their own entry: no paragraph sign, no emergency, national or eight-digit number in running text.
BARE_LAW = re.compile(r"§")
BARE_PHONE = re.compile(
    r"(?<![\d-])(?:116 ?\d{3}|11[0-9]|0\d{4}|\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3}|[2-9]\d{7})(?![\d-])"
)

# Texts are plain: nothing that belongs to a page or to HTML, and no placeholder that lost its sign.
BARE_PLACEHOLDER = re.compile(rf"(?<![$\w])(?:{'|'.join(PLACEHOLDER_KINDS)})\([a-z0-9-]+\)")
PAGE_MACRO = re.compile(r"\{[{%]")
MAY_BE_BARE = re.compile(r"[§\d({*\]<]")  # one of these signs is in all that the patterns above and below find
MARKUP = re.compile(r"\*\*|\]\(|<[/!?]?[a-zA-Z][^<>]*>?")  # also a tag that nobody closed
