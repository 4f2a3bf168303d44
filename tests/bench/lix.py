"""LIX (readability index) of the running prose of every page: ``python -m tests.bench.lix [site]``.

LIX = words per sentence + per cent of words longer than six letters. What counts is prose: paragraphs, list items and
definitions in <main>. Left out: tables, headings, menus, names of laws and tools (they are names, not our words), and
phone numbers. A list item or a paragraph ends a sentence. Prints each page that misses, with its three worst sentences.
Exits 1 if any page misses.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from lxml import html

LIMIT, EASIER = 45, {"for-familier": 30, "for-familier/lettlest": 20}
PROSE = "//main//*[self::p or self::li or self::dd or self::blockquote or self::figcaption]"
ASIDE = (
    "descendant::table | descendant::nav | descendant::*[@popover] | descendant::*[self::a or "
    "self::span][contains(@class, 'lov')] | descendant::*[contains(@class, "
    "'lovhode') or contains(@class, 'lovlinje')] | descendant::*[contains(@class, 'tlf')]"
    " | descendant::a[contains(@href, 'verktoykasse/') or contains(@href, "
    "'lover/')] | descendant::*[contains(@class, 'gjennomgatt')]"
    " | descendant::*[contains(@class, 'hva')][parent::li] | descendant::code | descendant::pre"
)
BLOCKS = {"p", "li", "dd", "dt", "ul", "ol", "dl", "div", "h2", "h3", "h4", "blockquote", "table", "figure", "section"}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Reading:
    """How hard a page is, and its sentences with the hardest first."""

    lix: float
    words: int
    sentences: list[tuple[float, str]]


def lix(words: list[str], sentences: int = 1) -> float:
    """The index of `words` that make up `sentences` sentences. 0 for no words."""
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words) if words else 0.0


def prose(tree) -> list[str]:
    """The sentences of a page, in order. Changes `tree`."""
    for element in tree.xpath("//main")[0].xpath(ASIDE):
        if element.getparent() is not None:
            element.drop_tree()
    sentences = []
    for block in tree.xpath(PROSE):
        own = "".join(_own_text(block))
        for sentence in re.split(r"(?<=[.!?:])[»\")]?\s+", re.sub(r"\s+", " ", own).strip()):
            if len(WORD.findall(sentence)) > 1:
                sentences.append(sentence)
    return sentences


def _own_text(block):
    """The text of a block without the blocks inside it, which are counted for themselves."""
    yield block.text or ""
    for child in block:
        if child.tag not in BLOCKS:
            yield from _own_text(child)
        yield child.tail or ""


def read(page: Path) -> Reading:
    """Measure one built HTML page."""
    sentences = prose(html.parse(str(page)).getroot())
    words = [WORD.findall(sentence) for sentence in sentences]
    flat = [word for sentence in words for word in sentence]
    hardest = sorted(((lix(w), s) for w, s in zip(words, sentences, strict=True)), reverse=True)
    return Reading(lix(flat, len(sentences) or 1), len(flat), hardest)


def limit(address: str) -> int:
    """What the page may measure."""
    return EASIER.get(address, LIMIT)


def readings(site: Path) -> dict[str, Reading]:
    """Every page with at least 40 words of prose: address -> reading."""
    found = {
        path.parent.relative_to(site).as_posix().replace(".", ""): read(path)
        for path in sorted(site.rglob("index.html"))
    }
    return {address: reading for address, reading in found.items() if reading.words >= 40}


if __name__ == "__main__":
    measured = readings(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
    for address, reading in sorted(measured.items(), key=lambda item: -item[1].lix):
        print(f"{reading.lix:5.1f}  {reading.words:5} ord  /{address}/")
    missed = {address: reading for address, reading in measured.items() if reading.lix > limit(address)}
    for address, reading in missed.items():
        print(f"\n/{address}/: LIX {reading.lix:.1f}, høyst {limit(address)}. De tre tyngste setningene:")
        for value, sentence in reading.sentences[:3]:
            print(f"  {value:.0f}  {sentence}")
    sys.exit(bool(missed))
