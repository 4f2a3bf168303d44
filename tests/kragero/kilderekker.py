"""Every row of nine words in the sources, as hashes: ``python -m tests.kragero.kilderekker FOLDER`` writes them anew.

The sources belong to others and are not in this repository; a hash tells that a row is theirs, and not what it says.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

LENGTH = 9
ROWS = Path(__file__).with_name("kilderekker.txt")
WORD = re.compile(r"[^\W\d_]+|¤")
BREAK = "¤"  # stands where a name was: no row goes across it


def rows(text: str) -> Iterator[str]:
    """Every row of nine words of a text, in order, however it is spaced and written in capitals."""
    words = WORD.findall(re.sub(r"[\u00ad\u200b]", "", text).lower())
    for start in range(len(words) - LENGTH + 1):
        row = words[start : start + LENGTH]
        if BREAK not in row:
            yield " ".join(row)


def hashed(row: str) -> str:
    """Twelve signs: among half a million rows of a site not one is taken for another by chance."""
    return hashlib.sha256(row.encode()).hexdigest()[:12]


def without(text: str, names: Iterable[str]) -> str:
    """The text with every name taken out: a tool is called what the sources call it."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(r"\s+".join(map(re.escape, name.split())), f" {BREAK} ", text, flags=re.IGNORECASE)
    return text


if __name__ == "__main__":
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("[0-9]*_*.txt"))]
    found = sorted({hashed(row) for text in texts for row in rows(text)})
    ROWS.write_text("".join(f"{row}\n" for row in found), encoding="utf-8")
    print(f"{len(texts)} kilder, {len(found)} rekker")
