"""What an editor is told after a mistake: ``python -m tests.bench.endringer [in the data] [on the pages] [seed]``.

Counts tracebacks, English, and messages that stand more than two lines from the mistake and not at its entry.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from macros.guide.load import DATA, DataError, load_guide

from . import endringer_sider
from .endringer_data import Edited, edit

ENGLISH = re.compile(
    r"\b(the|not|expected|found|mapping|invalid|error|column|Input|should|value|string|cannot|could|must|while|"
    r"scanning|parsing|token|Traceback|unexpected|NoneType)\b"
)


PROMISED = 0.97  # of the first messages stand within two lines, or at the entry


@dataclass
class Told:
    """What many mistakes gave: how many of each outcome, and those that an editor would be lost by."""

    counts: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    @property
    def near(self) -> float:
        """The part of the messages whose first one stands within two lines, or at the entry that lacks the key."""
        told = self.counts["nær"] + self.counts["oppføringen"] + self.counts["langt unna"]
        return (told - self.counts["langt unna"]) / max(told, 1)


def outcome(made: Edited, folder: Path) -> tuple[str, str]:
    """(how it went, what was said) of one mistake in the data file."""
    path = folder / "veileder.yml"
    path.write_bytes(made.content)
    try:
        load_guide(path)
    except DataError as error:
        return _judged(str(error), made)
    except Exception:
        return "traceback", traceback.format_exc()
    return "gyldig", ""


def _judged(said: str, made: Edited) -> tuple[str, str]:
    ours = "\n".join(line for line in said.split("\n") if not re.match(r"  [> ] +\d+ \|", line))
    if ENGLISH.search(re.sub("«[^»]*»", "", ours)):
        return "engelsk", said
    lines = [
        int(number)
        for number in re.findall(r"(?m)^\S+veileder\.yml, linje (\d+)|^veileder\.yml, linje (\d+)", said)
        for number in number
        if number
    ]
    if not lines or abs(lines[0] - made.line) <= 2:
        return "nær", said
    text = made.content.decode("utf-8", "replace").split("\n")
    if lines[0] == _entry(text, made.line) or any(abs(line - made.line) <= 2 for line in lines[:3]):
        return "oppføringen", said
    return "langt unna", said


def _entry(lines: list[str], line: int) -> int:
    """The line that the entry around a line begins on: the nearest one above with a dash, further out."""
    indent = min(len(text) - len(text.lstrip()) for text in lines[max(0, line - 1) : line + 1] or [""])
    for number in range(min(line, len(lines)) - 1, 0, -1):
        if re.match(r"\s*- ", lines[number - 1]) and len(lines[number - 1]) - len(lines[number - 1].lstrip()) < indent:
            return number
    return 1


def many(count: int, seed: int) -> Told:
    """`count` mistakes in the data file, each made in the whole one."""
    told, rng, text = Told(), random.Random(seed), DATA.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(count):
            made = edit(text, rng)
            _note(told, made, *outcome(made, Path(folder)))
    return told


def many_on_pages(count: int, seed: int) -> Told:
    """`count` mistakes on the pages, one at a time."""
    told, rng, building = Told(), random.Random(seed), endringer_sider.pages()
    for _ in range(count):
        file, made = endringer_sider.mistake(building, rng)
        _note(told, made, *endringer_sider.said(building, file, made), file.src_uri)
    return told


def _note(told: Told, made: Edited, how: str, said: str, where: str = "") -> None:
    told.counts[how] += 1
    if how not in ("nær", "oppføringen", "gyldig"):
        place = f"--- {how}: {made.kind}, {where} linje {made.line}"
        told.lost.append(f"{place}\n- {made.before}\n+ {made.after}\n{said[:900]}")


def failed(told: Told) -> bool:
    """Whether an editor would be lost more often than we promise."""
    return bool(told.counts["traceback"] or told.counts["engelsk"] or told.near < PROMISED)


if __name__ == "__main__":
    in_data, on_pages, seed = (int(given) for given in (*sys.argv[1:], *("750", "150", "19")[len(sys.argv) - 1 :]))
    results = {"datafila": many(in_data, seed), "sidene": many_on_pages(on_pages, seed)}
    for where, result in results.items():
        print("\n\n".join(result.lost))
        print(f"{where}: {dict(result.counts)} nær eller ved oppføringen: {result.near:.1%}")
    sys.exit(any(map(failed, results.values())))
