"""What a person types or pastes in one form: letters composed, one kind of line end, nothing that nobody can see."""

from __future__ import annotations

import re
import unicodedata

SEEN = "\n\t"
UNSEEN_TOO = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10)))
_TOO = re.compile(f"[{UNSEEN_TOO}]")
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # controls, formats, nothing, private, half pairs, separators


def one_form(text: str) -> str:
    """The text with its letters composed (å is one sign, not a and a ring) and lines that end in one way."""
    return unicodedata.normalize("NFC", re.sub("\r\n?", "\n", text))


def unseen(text: str) -> str | None:
    """The first sign that no reader can see, None when there is none. A hard space is a space."""
    shown = text.replace("\n", "").replace("\t", "").replace("\u00a0", "")
    if shown.isprintable() and not _TOO.search(shown):  # nearly every text, at a tenth of the time
        return None
    return next((sign for sign in text if _unseen(sign)), None)


def _unseen(sign: str) -> bool:
    return (unicodedata.category(sign) in UNSEEN and sign not in SEEN) or sign in UNSEEN_TOO
