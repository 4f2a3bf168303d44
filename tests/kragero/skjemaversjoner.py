"""The version of every form, and hashes of its content and its laws: ``python -m macros versjoner`` writes the list.

A form that says something new must have a new version, or the paper in the drawer and the one on the site say the
same in the footer and are not the same. The list is the memory of what each version said.
"""

from __future__ import annotations

import json
import sys

from macros.building import Building
from macros.documents.jobs import content_hash
from macros.guide.load import HOUSE
from macros.hooks import pages_only
from macros.publish.due import VERSIONS as LIST

Versions = dict[str, list[str]]  # tool id -> [version, hash of the form, hash of the laws it rests on]


def today(building: Building) -> Versions:
    """The versions as the data file has them."""
    tools = [tool for tool in building.guide.verktoy if tool.skjema]
    return {
        tool.id: [tool.skjema.versjon, content_hash(building, tool), building.guide.law_hash(tool)] for tool in tools
    }


def remembered() -> Versions:
    """The versions as last written."""
    return json.loads(LIST.read_text(encoding="utf-8")) if LIST.exists() else {}


def same_version_new_content(now: Versions, before: Versions) -> list[str]:
    """The forms that changed and kept their version."""
    return [id for id in now if id in before and now[id][0] == before[id][0] and now[id][1] != before[id][1]]


if __name__ == "__main__":
    now = today(pages_only(str(HOUSE / "mkdocs.yml")))
    if forgotten := same_version_new_content(now, remembered()):
        why = f"Innholdet er endret, men «versjon» er den samme: {', '.join(forgotten)}."
        sys.exit(f"{why} Øk versjonen i docs/veileder.yml først.")
    lines = ",\n".join(f' "{id}": {json.dumps(value)}' for id, value in now.items())
    LIST.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
