"""What changes has a name that changes: every style sheet, script, font and drawing is published under its content."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files

from macros.guide.load import HOUSE
from macros.site import assets

UNNAMED = {".txt"}  # licences


def published(site) -> list[Path]:
    return [path for path in (site / "assets").rglob("*") if path.is_file() and path.suffix not in UNNAMED]


def test_every_file_is_named_by_what_is_in_it(site):
    files = published(site)
    assert len(files) > 20 and {".css", ".js", ".woff2", ".svg"} <= {path.suffix for path in files}
    for path in files:
        assert path.stem.endswith("-" + hashlib.sha256(path.read_bytes()).hexdigest()[: assets.SIGNS]), path


def test_nothing_names_a_file_as_it_was_written(site):
    """Pages, style sheets and scripts: an address without a hash would be an old file one day."""
    names = {re.sub(r"-[0-9a-f]{10}(?=\.)", "", path.name) for path in published(site)}
    pattern = re.compile(r"[\"'(/](" + "|".join(map(re.escape, sorted(names))) + r")[\"')?]")
    for path in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.js")]:
        assert not pattern.findall(path.read_text(encoding="utf-8")), path.relative_to(site)


def test_what_a_style_sheet_names_is_there(site):
    named = [
        (sheet.parent / url).resolve()
        for sheet in (site / "assets").rglob("*.css")
        for url in assets.IN_STYLE.findall(sheet.read_text(encoding="utf-8"))
    ]
    assert len(named) >= 2 and all(path.is_file() for path in named)


def tried(building, **contents: bytes) -> dict[str, str]:
    """Source -> address of three files with these contents."""
    sources = {"font": "assets/fonts/a.woff2", "style": "assets/a.css", "script": "assets/deep/a.js"}
    files = []
    for name, source in sources.items():
        file = File(source, None, "/site", True)
        file.content_bytes = contents[name]
        assert file.url == source  # MkDocs remembers it from here on
        files.append(file)
    built = replace(building, files=Files(files))
    assets.give_names(built)
    return {name: built.files.get_file_from_path(source).url for name, source in sources.items()}


def test_a_change_changes_the_name_also_of_what_names_it(building):
    first = {"font": b"1", "style": b"a{src:url(fonts/a.woff2)}", "script": b"1"}
    before = tried(building, **first)
    assert tried(building, **first) == before
    changed = tried(building, **first | {"font": b"2"})
    assert changed["font"] != before["font"] and changed["style"] != before["style"]
    assert changed["script"] == before["script"]


def test_a_style_sheet_that_names_what_is_not_there_stops_the_build(building):
    with pytest.raises(BuildError, match=r"borte\.png"):
        tried(building, font=b"", style=b"a{background:url(borte.png)}", script=b"")


def test_the_one_file_deck_has_the_contents_and_no_names(site):
    text = next(site.glob("opplaring/4-*/uten-nett.html")).read_text(encoding="utf-8")
    assert not re.search(r"[\"'(](?:\.\./)*assets/", text) and "font/woff2;base64," in text


def test_the_shells_name_files_as_they_are_written():
    """The hash is put in by one filter: a shell that writes an address by hand would get an old file."""
    for path in (HOUSE / "overrides").rglob("*.html"):
        for line in path.read_text(encoding="utf-8").splitlines():
            for address in re.findall(r"[\"']assets/[^\"']*[\"'][^}]*", line):
                asked = "finnes(" in line  # whether it is there, which no reader fetches
                assert asked or "| url" in address or "fra_rota(" in line, f"{path.name}: {line}"
