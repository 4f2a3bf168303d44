"""Cut the type faces of the pages from the whole ones: ``python -m macros skrift``, after a new version of a face.

A page loads three files, so each holds what Norwegian needs: the letters, their kerning, figures of one width. The
whole faces lie beside them, for the documents; `LES-MEG.txt` there says where they come from. Another sign comes from
a face of the reader's machine. Needs fontTools, which WeasyPrint brings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from ..guide.load import HOUSE

FONTS = HOUSE / "docs" / "assets" / "fonts"
CUTS = {"newsreader": "newsreader-400", "grotesk": "schibsted-grotesk-400", "grotesk-fet": "schibsted-grotesk-700"}
LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100)]))
SIGNS = "\u00a0§©°·«»½×–—‘’“”„•…−→←‹›€"
KERNED = 'abcdefghijklmnopqrstuvwxyzæøåéABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉ0123456789.,-–:;?!()«»’"/ '
SMALLEST = 5  # thousandths of an em: nobody sees less

Pairs = dict[tuple[str, str], int]


def cut(source: Path, target: Path) -> None:
    """Write the part of a face that the pages use."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["kern", "tnum"]
    options.hinting = False
    options.name_IDs = [1, 2, 13]  # the face, its cut, its licence
    options.glyph_names = True  # the kerning is written with them
    options.drop_tables += ["STAT", "gasp", "prep"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS + SIGNS)
    cutter.subset(font)
    addOpenTypeFeaturesFromString(font, _feature(_kerning(font)), tables=["GPOS"])
    font["post"].formatType = 3.0  # the names are not needed any more
    font.flavor = "woff2"
    font.save(target)


def _kerning(font: Any) -> Pairs:
    """How much closer two of the letters in `KERNED` stand, for every pair where it can be seen."""
    known = font.getBestCmap()
    glyphs = {known[ord(sign)] for sign in KERNED if ord(sign) in known}
    smallest = SMALLEST * font["head"].unitsPerEm / 1000
    pairs: Pairs = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        first: Pairs = {}  # the first subtable that knows a pair decides
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 2:
                for pair, value in _listed(table) if table.Format == 1 else _by_class(table, glyphs):
                    first.setdefault(pair, value)
        pairs |= first
    return {pair: value for pair, value in pairs.items() if glyphs.issuperset(pair) and abs(value) >= smallest}


def _listed(table: Any) -> Iterable[tuple[tuple[str, str], int]]:
    for glyph, others in zip(table.Coverage.glyphs, table.PairSet, strict=True):
        for other in others.PairValueRecord:
            yield (glyph, other.SecondGlyph), _closer(other.Value1)


def _by_class(table: Any, glyphs: Iterable[str]) -> Iterable[tuple[tuple[str, str], int]]:
    for glyph in table.Coverage.glyphs:
        row = table.Class1Record[table.ClassDef1.classDefs.get(glyph, 0)].Class2Record
        for other in glyphs:
            yield (glyph, other), _closer(row[table.ClassDef2.classDefs.get(other, 0)].Value1)


def _closer(value: Any) -> int:
    return getattr(value, "XAdvance", 0) if value else 0


def _feature(pairs: Pairs) -> str:
    """The kerning as a feature file: letters that kern alike are one class."""
    rows: dict[str, Pairs] = defaultdict(dict)
    columns: dict[str, Pairs] = defaultdict(dict)
    for pair, value in sorted(pairs.items()):
        rows[pair[0]][pair] = columns[pair[1]][pair] = value
    firsts = _alike({glyph: tuple((pair[1], value) for pair, value in row.items()) for glyph, row in rows.items()})
    seconds = _alike({glyph: tuple((pair[0], value) for pair, value in row.items()) for glyph, row in columns.items()})
    lines = [
        f"pos [{' '.join(left)}] [{' '.join(right)}] {pairs[left[0], right[0]]};"
        for left in firsts
        for right in seconds
        if (left[0], right[0]) in pairs
    ]
    return "feature kern {\n" + "\n".join(lines) + "\n} kern;"


def _alike(glyphs: dict[str, Any]) -> list[list[str]]:
    classes: dict[Any, list[str]] = defaultdict(list)
    for glyph, kerns in glyphs.items():
        classes[kerns].append(glyph)
    return list(classes.values())


def cut_all(folder: Path = FONTS) -> dict[str, int]:
    """Cut every face anew into `folder`. Name -> bytes."""
    for name, source in CUTS.items():
        cut(FONTS / f"{source}.woff2", folder / f"{name}.woff2")
    return {name: (folder / f"{name}.woff2").stat().st_size for name in CUTS}
