"""The snippets of VS Code, and what each puts in a file."""

from __future__ import annotations

import json
import re

from macros.guide.load import HOUSE

SNIPPETS = json.loads((HOUSE / ".vscode" / "veileder.code-snippets").read_text(encoding="utf-8"))
BY_PREFIX = {one["prefix"]: one for one in SNIPPETS.values()}
CHOICE = re.compile(r"\$\{\d+\|([^|]*)\|\}")


def filled(prefix: str, choices: tuple[str, ...] | None = None) -> str:
    """What the snippet puts in the file, with its own words, and the first of its choices or these."""
    text = "\n".join(BY_PREFIX[prefix]["body"])
    given = iter(choices or ())
    text = CHOICE.sub(lambda found: next(given, found[1].split(",")[0]), text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2027-01-31")
    assert "$" not in text, text
    return text
