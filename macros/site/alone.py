"""One page built alone, for who looks at it under `make serve`: all others stay as they were the last time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..building import Building, File, Page
from .assets import FOLDER, HASHED
from .document_links import sized
from .rendered import as_last_time

SEARCH = "assets/sokemotor-*.js"


def choose(building: Building) -> None:
    """Let MkDocs write the page that is built alone, and what its name says is new; nothing else of the files."""
    for file in building.files:
        file.is_modified = (lambda new: lambda: new)(_is_new(building, file))  # type: ignore[method-assign]


def _is_new(building: Building, file: File) -> bool:
    if file.is_documentation_page():
        return file.dest_uri == building.alone
    hashed = file.src_uri.startswith(FOLDER) and file.src_uri.endswith(HASHED)
    return hashed and not os.path.exists(file.abs_dest_path)


def chosen(building: Building) -> Iterator[File]:
    """The file of the page that is built alone; none when the address is that of something else."""
    return (file for file in building.files.documentation_pages() if file.dest_uri == building.alone)


def others(building: Building, config: Any) -> Iterator[Page]:
    """The pages that are not built, with what stands above them now, and else as the last time."""
    for file in building.files.documentation_pages():
        if file.page and file.dest_uri != building.alone:
            file.page.read_source(config)
            as_last_time(building, file.page)
            yield file.page


def search_script(site: Path) -> str:
    """The address of the script of the search that is there."""
    return next((path.relative_to(site).as_posix() for path in sorted(site.glob(SEARCH))), SEARCH)


def with_sizes(output: str, site: Path) -> str:
    """The page with the sizes of the documents that are there."""
    return sized(output, lambda address: (site / address).stat().st_size if (site / address).is_file() else 0)
