"""Edits as an editor makes them by mistake, of any YAML or Markdown file: what each does, and on which line.

Own words, after the generators of an earlier round. `edit` takes the text of a file and gives it back with one mistake.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Lines = list[str]
Mistake = Callable[[Lines, random.Random], int]  # changes the lines, and returns the index of the one it changed


@dataclass(frozen=True)
class Edited:
    """One mistake: its kind, the line it was made on (1-based), the line before and after, and the whole file."""

    kind: str
    line: int
    before: str
    after: str
    content: bytes


def _some(lines: Lines, rng: random.Random, pattern: str = r"\s*[^\s#]") -> int:
    return rng.choice([number for number, line in enumerate(lines) if re.match(pattern, line)])


KEY_AND_TEXT = r"\s*(?:- )?[\w-]+: +[^>|\s]"


def _value(lines: Lines, rng: random.Random, make: Callable[[str], str]) -> int:
    """Change what stands after a key."""
    at = _some(lines, rng, KEY_AND_TEXT)
    key, text = re.match(r"(\s*(?:- )?[\w-]+: +)(.*)", lines[at]).groups()  # type: ignore[union-attr]
    lines[at] = (key + make(text)).rstrip()
    return at


def _gone(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    del lines[at]
    return at


def _twice(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    lines.insert(at, lines[at])
    return at


def _further_in(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    lines[at] = " " * rng.choice((1, 2, 2, 4)) + lines[at]
    return at


def _further_out(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng, r" +[^\s#]")
    lines[at] = lines[at][min(rng.choice((1, 2, 2, 4)), len(lines[at]) - len(lines[at].lstrip())) :]
    return at


def _other_letter(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    place = rng.choice([n for n, sign in enumerate(lines[at]) if sign != " "])
    lines[at] = lines[at][:place] + rng.choice("abcæøåXYZ123-:;,.#\"'()") + lines[at][place + 1 :]
    return at


def _one_more_letter(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    place = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + rng.choice("abcæøåXYZ123-:;,.#\"'()[]{}*&!|>%@`") + lines[at][place:]
    return at


def _one_letter_less(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    place = rng.choice([n for n, sign in enumerate(lines[at]) if sign != " "])
    lines[at] = lines[at][:place] + lines[at][place + 1 :]
    return at


def _changed_places(lines: Lines, rng: random.Random) -> int:
    at = rng.randrange(9, len(lines) - 2)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return at


def _tabs(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng, r"  ")
    lines[at] = re.sub(r"^ +", lambda found: "\t" * (len(found[0]) // 2), lines[at])
    return at


def _lines_gone(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    del lines[at : at + rng.choice((3, 8, 25))]
    return min(at, len(lines) - 1)


def _pasted_elsewhere(lines: Lines, rng: random.Random) -> int:
    of, at = _some(lines, rng), _some(lines, rng)
    lines[at:at] = lines[of : of + rng.choice((3, 6, 12))]
    return at


def _two_changes_mixed(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    some = lines[at : at + rng.choice((1, 2, 3))]
    lines[at : at + len(some)] = ["<<<<<<< HEAD", *some, "=======", *some, ">>>>>>> min-endring"]
    return at


def _unseen_sign(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng)
    place = rng.randrange(len(lines[at]) + 1)
    sign = rng.choice("\x00\x0b\x1b\x85\u2028\u200b\u00ad\ufeff")
    lines[at] = lines[at][:place] + sign + lines[at][place:]
    return at


def _hard_space(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng, r".*\S +\S")
    place = rng.choice([n for n, sign in enumerate(lines[at]) if sign == " "])
    lines[at] = lines[at][:place] + "\u00a0" + lines[at][place + 1 :]
    return at


def _sign_before_item(lines: Lines, rng: random.Random) -> int:
    at = _some(lines, rng, r"\s*- [A-ZÆØÅ]")
    lines[at] = lines[at].replace("- ", "- " + rng.choice(("[", "{", "*", "&", "@", '"', "'", "%", "`", "> ")), 1)
    return at


def _before(sign: str) -> Mistake:
    return lambda lines, rng: _value(lines, rng, lambda text: sign + text)


def _one_of(*texts: str) -> Mistake:
    return lambda lines, rng: _value(lines, rng, lambda text: rng.choice(texts).format(text))


def _word_between(lines: Lines, rng: random.Random) -> int:
    def put(text: str) -> str:
        words = text.split(" ")
        words.insert(rng.randrange(1, len(words) + 1), "NB: husk")
        return " ".join(words)

    return _value(lines, rng, put)


MISTAKES: dict[str, tuple[int, Mistake]] = {  # how often, and what
    "linje slettet": (5, _gone),
    "linje to ganger": (3, _twice),
    "rykket inn": (4, _further_in),
    "rykket ut": (4, _further_out),
    "annet tegn": (4, _other_letter),
    "tegn for mye": (4, _one_more_letter),
    "tegn for lite": (4, _one_letter_less),
    "byttet plass": (4, _changed_places),
    "tabulator": (1, _tabs),
    "flere linjer slettet": (1, _lines_gone),
    "limt inn et annet sted": (1, _pasted_elsewhere),
    "to endringer blandet": (2, _two_changes_mixed),
    "usynlig tegn": (1, _unseen_sign),
    "hardt mellomrom": (1, _hard_space),
    "tegn foran punkt": (2, _sign_before_item),
    "tom verdi": (2, lambda lines, rng: _value(lines, rng, lambda text: "")),
    "kolon i teksten": (2, _word_between),
    "emneknagg": (2, _one_of("#{}", "{} #husk", "{} # se her")),
    "åpent anførselstegn": (2, _one_of('"{}', "'{}")),
    "krølle anførselstegn": (1, _one_of("“{}”", "„{}“", "‘{}’")),
    "formatering": (2, _one_of("<b>{}</b>", "**{}**", "{} <script>alert(1)</script>", "[{}](https://x.no)")),
    "plassholder": (
        2,
        _one_of("{} $lov(bvl-13-22)", "{} $holdern", "{} § 13-2", "{} 22 33 44 55", "{} {{{{ holder }}}}"),
    ),
    "annen type": (2, _one_of("ja", "null", "12:30", "1.10", "2026-13-40", "i fjor", "")),
    "veldig lang": (1, lambda lines, rng: _value(lines, rng, lambda text: "veldig lang tekst " * 500)),
    **{
        f"begynner med {sign}": (1, _before(sign))
        for sign in ("@", "%", "[", "*", "&", "!", "|", ">", "`", "?", "- ", "{")
    },
}


def edit(text: str, rng: random.Random, kinds: dict[str, tuple[int, Mistake]] = MISTAKES) -> Edited:
    """`text` with one mistake of a kind chosen by how often it is made."""
    kind = rng.choices(list(kinds), [often for often, _ in kinds.values()])[0]
    before = text.split("\n")
    lines = list(before)
    at = kinds[kind][1](lines, rng)
    return Edited(kind, at + 1, before[at], lines[at] if at < len(lines) else "", "\n".join(lines).encode())
