"""A data file with a hostile string in every field, found by walking the types, and a build that lets it through.

A field is a text by the names on its path; each is spoilt in up to six of the places it stands, spread over the
file, so that documents stay short and most of them are found in the cache.

Run in a copy of the project: ``python hostile.py``. The guard that refuses markup is taken away, so that what comes
after it is tried.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from macros.guide import guide, references
from macros.guide.types import Ref
from macros.guide.walked import walk
from macros.guide.yaml_source import read

MARK = "pwn"
# short, for documents grow with it: an end of what is around it, an element, a link, an attribute, an open tag

EVIL = " \"'><img src=x onerror=pwn()>[pwn](javascript:pwn()) {onclick=pwn} *pwn* `pwn` <pwn"
TOO_LONG = (
    "haster",
    "vold",
    "kort",
)  # has a limit that the whole guide holds; it is printed beside others that are tried
ADDRESS = re.compile(r"^https://")


def texts(data: Any) -> list[tuple[Any, ...]]:
    """The path of every text in the data that is no id of something else."""
    found = walk(guide.Veileder, data)
    return list(dict.fromkeys(path for path, _, mark in found if mark is str or not isinstance(mark, (Ref, type))))


def spread(data: Any, most: int = 6) -> list[tuple[Any, ...]]:
    """The paths of up to `most` texts of every field, the first and the last among them."""
    fields: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for path in texts(data):
        fields.setdefault(tuple(part for part in path if isinstance(part, str)), []).append(path)
    return [
        path
        for found in fields.values()
        for path in {found[round(n * (len(found) - 1) / (most - 1))]: None for n in range(most)}
    ]


def spoil(data: Any) -> tuple[int, list[str]]:
    """Put `EVIL` in every field that the types let it stand in. Returns how many, and the paths that refused it."""
    before = {path: _at(data, path) for path in spread(data) if path != TOO_LONG}
    for path, text in before.items():
        _put(data, path, "https://x.test/\"onclick='pwn()'><pwn>" if ADDRESS.match(text) else text + EVIL)
    refused: list[str] = []
    while True:
        try:
            guide.Veileder.model_validate(data)
        except ValidationError as error:
            for path in {_text_at(detail["loc"], before) for detail in error.errors(include_url=False)}:
                refused.append("/".join(str(part) for part in path if isinstance(part, str)))
                _put(data, path, before.pop(path))
        else:
            return len(before), refused


def _text_at(place: tuple[Any, ...], known: dict[tuple[Any, ...], str]) -> tuple[Any, ...]:
    """The text that an error is about: the one at its place, or the first one below it."""
    return next(path for path in known if path[: len(place)] == place or place[: len(path)] == path)


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


def _put(data: Any, path: tuple[Any, ...], text: str) -> None:
    _at(data, path[:-1])[path[-1]] = text


def main() -> int:
    """Spoil the data of this project, and build it without the guard."""
    path = Path("docs/veileder.yml")
    source = read(path.read_bytes(), path.name, guide.Veileder)
    count, refused = spoil(source.data)
    print(f"{count} tekster, og {len(refused)} som typene avviste: {sorted(set(refused))}")
    path.write_text(yaml.safe_dump(source.data, allow_unicode=True, width=10_000), encoding="utf-8")
    import macros.commands as door
    from macros.site import strays

    references.check_references = lambda source: None
    sys.modules["macros.guide.load"].check_references = references.check_references  # type: ignore[attr-defined]
    strays._doubles = lambda building: iter(())
    return door.main(["build"])


if __name__ == "__main__":
    sys.exit(main())
