"""The version and a hash of the content of every form: ``python tests/skjemaversjoner.py`` writes skjemaversjoner.json anew.

A form that says something new must have a new version, or the paper in the drawer and the one on the site say the same in the
footer and are not the same. The list is the memory of what each version said.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from macros import documents, render  # noqa: E402
from macros.load import load_guide  # noqa: E402

LIST = Path(__file__).with_suffix(".json")


def today() -> dict[str, list[str]]:
    """Tool id -> [version, hash] as the data file has it."""
    render.now.guide = load_guide()
    return {
        tool.id: [tool.skjema.versjon, documents.content_hash(tool)] for tool in render.now.guide.verktoy if tool.skjema
    }


def remembered() -> dict[str, list[str]]:
    """Tool id -> [version, hash] as last written."""
    return json.loads(LIST.read_text(encoding="utf-8")) if LIST.exists() else {}


def same_version_new_content(now: dict, before: dict) -> list[str]:
    """The forms that changed and kept their version."""
    return [id for id in now if id in before and now[id][0] == before[id][0] and now[id][1] != before[id][1]]


if __name__ == "__main__":
    now = today()
    if forgotten := same_version_new_content(now, remembered()):
        sys.exit(
            f"Innholdet er endret, men «versjon» er den samme: {', '.join(forgotten)}. Øk versjonen i docs/veileder.yml først."
        )
    LIST.write_text(
        "{\n" + ",\n".join(f' "{id}": {json.dumps(value)}' for id, value in now.items()) + "\n}\n", encoding="utf-8"
    )
