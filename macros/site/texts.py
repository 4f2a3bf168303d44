"""Texts from the data on a page: here ``$lov(bvl-13-2)`` becomes a link, and a word from the glossary is explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..building import Building
from ..guide.fakta import Paragraf
from ..guide.nivaer import Niva
from ..guide.placeholders import COUNTS, HOLDER_WORDS, LEVEL_WORDS, PLACE_WORDS, PLACEHOLDER, QUOTED
from ..guide.tjenester import Begrep
from ..guide.types import Entry
from .addresses import page_title, url
from .compiled import keep

TEMPLATES = Path(__file__).parents[1] / "templates"
MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]"}  # what would be more than a sign in a heading

SPECIAL = re.compile(r"[\\`*_{}\[\]&<>'\"\n]")  # what `shielded` has something to do with


def html(building: Building, text: str) -> Markup:
    """A text from the data as HTML, with its placeholders as links."""
    if "$" not in text:  # most texts
        return shielded(text)
    return Markup("").join(map(shielded, _resolved(building, text, "lenke")))


def unlinked(building: Building, text: str) -> Markup:
    """A text from the data as HTML with its placeholders marked but not linked, for use inside a link."""
    return Markup("").join(map(shielded, _resolved(building, text, "merket"))) if "$" in text else shielded(text)


def laws_marked(building: Building, text: str | None) -> Markup:
    """As `html`, and a law that is named as it stands says what language its name is in. Never in an attribute."""
    return Markup("").join(map(shielded, _resolved(building, text or "", "lenke", partial(_laws_marked, building))))


def plain(building: Building, text: str) -> str:
    """A text from the data without markup: for attributes, titles and documents."""
    return "".join(map(str, _resolved(building, text, "ren"))) if "$" in text else str(text)


def explained(building: Building, text: str) -> Markup:
    """As `html`, and the first use on the page of a word from the glossary leads to its meaning."""
    return Markup("").join(map(shielded, _resolved(building, text, "lenke", partial(_explain, building))))


def shielded(text: str | Markup) -> Markup:
    """A text from the data that stays a text in HTML and in Markdown, on one line. Markup is let through."""
    if isinstance(text, Markup):
        return text
    if not SPECIAL.search(text):
        return Markup(text)
    return Markup(str(escape(re.sub(r"\s*\n\s*", " ", text))).translate(MARKDOWN))


def _resolved(
    building: Building, text: str, style: str, between: Callable[[str], str | Markup] = lambda text: text
) -> list[str | Markup]:
    """The text in pieces: what every placeholder stands for, and what `between` makes of the words between them."""
    parts, end = list[str | Markup](), 0
    for match in PLACEHOLDER.finditer(text):
        word = placeholder(building, match["name"], match["id"], style)
        if match["id"] is None and " som " in word and re.match(r" \w", text[match.end() :]):
            word += ","  # «den som holder i saken, leder møtet»: a clause ends with a comma, «stafettholderen» does not
        parts += [between(text[end : match.start()]), word]
        end = match.end()
    return [*parts, between(text[end:])]


def placeholder(building: Building, name: str, id: str | None, style: str = "lenke") -> str | Markup:
    """What ``$name(id)`` stands for. `style`: "lenke" (linked), "merket" (marked, not linked) or "ren" (text only)."""
    if id is None or name.lower() in COUNTS:
        word = counted(building, name.lower(), id) if id else _named_word(building, name.lower())
        return word[0].upper() + word[1:] if name[0].isupper() else word
    macros: Any = building.once(environment).get_template("plassholder.html").module
    if name in QUOTED:
        other = style != "ren" and QUOTED[name] != building.words.sprak.kode
        return Markup(str(macros.i_sprak(QUOTED[name], id))) if other else id
    entry = building.guide.get(name, id)
    words = str(getattr(macros, f"{name}_ord")(entry)).strip()
    if style == "ren":
        return Markup(words).unescape()
    return Markup(str(macros.merke(name, entry, Markup(words), style == "lenke")).strip())


def _named_word(building: Building, name: str) -> str:
    municipality, levels = building.guide.kommune, building.guide.nivaer
    if name in LEVEL_WORDS:
        return f"{building.words.niva_lite} {levels[0 if name == 'laveste' else -1].nr}"
    word: str = getattr(municipality, name) if name in PLACE_WORDS else getattr(municipality.holder, HOLDER_WORDS[name])
    return word


def counted(building: Building, name: str, section: str) -> str:
    """How many there are in a section, in letters («fire»), or their names («A, B og C»)."""
    entries, language = building.guide.counted(section), building.words.sprak
    if name == "antall":
        return language.tall[len(entries)] if len(entries) < len(language.tall) else str(len(entries))
    names = [midt(plain(building, getattr(entry, "tittel", "") or getattr(entry, "navn", ""))) for entry in entries]
    return f" {language.og} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def language_mark(building: Building, name: str) -> Markup:
    """The attribute that says what language a name from the data is in, when it is another than the page's."""
    language = building.names.get(name)
    return Markup(' lang="{}"').format(language) if language else Markup("")


def _laws_marked(building: Building, text: str) -> str | Markup:
    """A text with the laws it names in elements that say what language they are in, where that is another."""
    if not building.names or not (pattern := building.once(_law_names)):
        return text
    parts = pattern.split(text)  # every second is the name of a law
    if len(parts) == 1:
        return text
    marks = [language_mark(building, name.lower()) for name in parts[1::2]]
    named = [Markup("<span{}>{}</span>").format(mark, name) for mark, name in zip(marks, parts[1::2], strict=True)]
    pairs = zip(map(shielded, parts[::2]), [*named, ""], strict=True)
    return Markup("").join(piece for pair in pairs for piece in pair)


def _law_names(building: Building) -> re.Pattern[str] | None:
    names = [law.navn for law in building.guide.lover if law.navn in building.names]
    return re.compile(rf"(?i)\b({'|'.join(map(re.escape, names))})\b") if names else None


def midt(text: str) -> str:
    """The text as it stands inside a sentence: «Enheten din» -> «enheten din», «PPT» and «H-team» as they are."""
    start = next((place for place, sign in enumerate(text) if sign.isalpha()), 0)
    if not text[start + 1 : start + 2].islower() and text[start + 1 : start + 2] not in ("", " "):
        return text
    return text[:start] + text[start : start + 1].lower() + text[start + 1 :]


def name_of(building: Building, entry: Entry) -> str:
    """What a reader calls the entry, without markup."""
    match entry:
        case Niva():
            return f"{building.words.niva} {entry.nr}: {entry.tittel}"
        case Paragraf():
            return f"{building.guide.law_of[entry.id].navn} {entry.nr}: {entry.tittel}"
    return plain(building, next(getattr(entry, key) for key in ("tittel", "ord", "navn") if hasattr(entry, key)))


def draft_line(building: Building) -> str:
    """What every page and document of a draft says of itself; empty when the municipality has approved the guide."""
    municipality, words = building.guide.kommune, building.words
    if municipality.status != "utkast":
        return ""
    return words.utkast_prosjektet.format(kommune=municipality.navn) if municipality.uten_kommunen else words.utkast


# --- words that are explained ----------------------------------------------------------------------------------------


def _explain(building: Building, text: str) -> str | Markup:
    assert building.page
    seen = building.once(_seen).setdefault(building.page.file.src_uri, {})
    parts, end = list[str | Markup](), 0
    pattern, terms = building.once(_terms)
    macros: Any = building.once(environment).get_template("begrep.html").module
    for match in pattern.finditer(text):
        term = terms[match.lastgroup or ""]
        if term.id not in seen:
            seen[term.id] = term
            parts += [shielded(_laws_marked(building, text[end : match.start()])), macros.begrep(term, match[0])]
            end = match.end()
    rest = _laws_marked(building, text[end:])
    return Markup("").join([*parts, shielded(rest)]) if parts else rest


def explained_words(building: Building) -> list[Begrep]:
    """The words that `explained` has led from on the page, for its shell, which holds their meanings."""
    return list(building.once(_seen).get(building.page.file.src_uri, {}).values()) if building.page else []


def _seen(building: Building) -> dict[str, dict[str, Begrep]]:
    """Page -> the words that already lead to their meaning, by id; `_explain` fills it in."""
    return {}


def _terms(building: Building) -> tuple[re.Pattern[str], dict[str, Begrep]]:
    """One pattern for all words that are explained, with their endings, and group name -> `Begrep`. Longest first."""
    terms = sorted((term for term in building.guide.begreper if term.i_tekst), key=lambda term: -len(term.ord))
    words_of = {f"b{n}": term for n, term in enumerate(terms)}
    language = building.words.sprak

    def forms(term: Begrep) -> str:
        word = re.sub(r" [(].*", "", term.ord)
        lost = language.mister if language.mister and word.endswith(language.mister) else ""
        return f"{re.escape(word.removesuffix(lost))}(?:{lost}|{language.endelser})" + ("" if lost else "?")

    stems = (f"(?P<{name}>{forms(term)})" for name, term in words_of.items())
    return re.compile(rf"\b(?:{'|'.join(stems) or '(?!)'})\b", re.IGNORECASE), words_of


# --- the templates that texts need -----------------------------------------------------------------------------------


def environment(building: Building) -> Environment:
    """A Jinja environment that makes links of placeholders wherever a text is printed: no template can forget to.

    It holds only the names that ``plassholder.html`` and ``begrep.html`` use; `blocks.environment` serves all others.
    """
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: html(building, value) if type(value) is str else value,
    )
    keep(env)
    env.filters["html"] = partial(html, building)
    env.globals.update(
        url_til=partial(url, building),
        sidetittel=partial(page_title, building),
        lang=partial(language_mark, building),
        ord=building.words,
        veileder=building.guide,
    )
    return env
