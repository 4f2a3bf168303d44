"""What VS Code is told of the data file, as it documents it: every section folds by its region, and none is too many.

The YAML extension answers for folding itself, and knows no regions (redhat-developer/vscode-yaml#955). By indentation
VS Code folds with its own markers for YAML, ``# region`` and ``# endregion``, up to `editor.foldingMaximumRegions`.
"""

from __future__ import annotations

import json
import re

from macros.guide.guide import Veileder
from macros.guide.load import DATA, HOUSE

SETTINGS = json.loads((HOUSE / ".vscode" / "settings.json").read_text(encoding="utf-8"))
START, END = re.compile(r"^\s*#\s*region\b"), re.compile(r"^\s*#\s*endregion\b")  # as VS Code has them for YAML
LINES = DATA.read_text(encoding="utf-8").split("\n")


def test_regions_fold():
    assert SETTINGS["[yaml]"]["editor.foldingStrategy"] == "indentation"
    extensions = json.loads((HOUSE / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_every_section_lies_in_a_region_with_its_name():
    inside, found = "", {}
    for line in LINES:
        if START.match(line):
            assert not inside, f"{inside} is not closed before {line}"
            inside = line.split("region", 1)[1].strip()
        elif END.match(line):
            assert inside
            inside = ""
        elif key := re.match(r"(\w+):", line):
            found[key[1]] = inside
    assert inside == "" and set(found) <= set(Veileder.model_fields)
    assert all(region and key in region.split() for key, region in found.items()), found


def test_no_more_places_fold_than_the_editor_may_look_for():
    indents = [len(line) - len(line.lstrip()) for line in LINES if line.strip()]
    folds = sum(below > above for above, below in zip(indents, indents[1:], strict=False))
    assert 4000 < folds < SETTINGS["[yaml]"]["editor.foldingMaximumRegions"] <= 65000
    assert SETTINGS["yaml.maxItemsComputed"] > len(LINES), "the outline has a line for every key"
