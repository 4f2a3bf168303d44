"""What this project is made of, by others: a list for who asks (CycloneDX), and known holes in it (``make audit``).

The Python packages are those of the lock files; what lies here as files stands in `innlemmet.yml`.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..guide.load import HOUSE

LOCKS = ("requirements.lock", "requirements-test.lock")
INCLUDED = HOUSE / "innlemmet.yml"
DATABASE = "https://api.osv.dev/v1/querybatch"  # open, and asks for names and versions only
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)(?: ; ([^\\\n]+?))? *\\?\n((?:    --hash=sha256:\w+ *\\?\n?)+)", re.M)


class Part(NamedTuple):
    """A package that others have made. `hashes`: sha256 of every file that may be installed."""

    name: str
    version: str
    purl: str
    hashes: tuple[str, ...]
    licence: str = ""
    file: str = ""


def locked(name: str = LOCKS[0]) -> list[Part]:
    """The Python packages of a lock file."""
    text = (HOUSE / name).read_text(encoding="utf-8")
    return [
        Part(
            found[1], found[2], f"pkg:pypi/{found[1].lower()}@{found[2]}", tuple(re.findall(r"sha256:(\w+)", found[4]))
        )
        for found in PINNED.finditer(text)
    ]


def included() -> list[Part]:
    """What lies in the project as files."""
    entries: list[dict[str, Any]] = yaml.safe_load(INCLUDED.read_text(encoding="utf-8"))
    return [
        Part(one["navn"], one["versjon"], one["hentet"], (one["sha256"],), one["lisens"], one["fil"]) for one in entries
    ]


def bill() -> dict[str, Any]:
    """The list as CycloneDX 1.5. It has no date and no serial number: the same project gives the same list."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "bti-veileder", "version": "1.0"}},
        "components": [_component(part) for part in (*locked(), *included())],
    }


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {"type": "library", "name": part.name, "version": part.version, "purl": part.purl}
    component["bom-ref"] = part.file or part.purl
    if part.licence:
        component["licenses"] = [{"license": {"id": part.licence}}]
    if part.file:
        component["hashes"] = [{"alg": "SHA-256", "content": part.hashes[0]}]
        component["properties"] = [{"name": "file", "value": part.file}]
    return component


def known_holes(database: str = DATABASE) -> dict[str, list[str]]:
    """Package and version -> ids of the holes that the database knows. OSError when it cannot be asked."""
    parts = list(dict.fromkeys([*(part for name in LOCKS for part in locked(name)), *included()]))
    question = {"queries": [{"package": {"purl": part.purl}} for part in parts]}
    request = urllib.request.Request(database, json.dumps(question).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            results = json.load(answer)["results"]
    except (ValueError, KeyError) as error:
        raise OSError(f"svaret kan ikke leses ({type(error).__name__})") from error
    found = zip(parts, results, strict=True)
    return {
        f"{part.name} {part.version}": [hole["id"] for hole in one["vulns"]] for part, one in found if one.get("vulns")
    }


def write_bill(target: Path) -> None:
    """Write the list to a file."""
    target.write_text(json.dumps(bill(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
