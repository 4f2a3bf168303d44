"""Where an edition's files lie: those of the base in ``docs/``, every other in ``utgaver/<navn>/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]  # the folder with docs/, macros/ and overrides/
BASE = HOUSE / "docs"
OTHERS = HOUSE / "utgaver"
DATA_NAME = "veileder.yml"
MADE = ("site", ".laas", "server")  # what a build leaves in the folder of an edition: names that are, begin or end so

NOTE = re.compile(r"[A-ZÆØÅ0-9-]+\.md")  # for those who write an edition, at the top of its folder


@dataclass(frozen=True)
class Edition:
    """One municipality's guide. `name` is the folder under ``utgaver/``, empty for the base."""

    name: str
    folder: Path

    @property
    def data(self) -> Path:
        """Its data file."""
        return self.folder / DATA_NAME

    @property
    def site(self) -> Path:
        """Where its finished site stands."""
        return self.folder / "site" if self.name else HOUSE / "site"

    @property
    def server(self) -> Path:
        """Where the rules for its web server lie, beside the site."""
        return self.site.with_name("server")

    @property
    def zip(self) -> Path:
        """Where its whole site lies as one file."""
        return HOUSE / f"{self.name or 'bti'}.zip"

    @property
    def shown(self) -> str:
        """The folder as an editor knows it."""
        return shown(self.folder) if self.name else BASE.name


def edition(name: str = "") -> Edition:
    """The edition with that name, whether it is there or not; without a name the base."""
    return Edition(name, OTHERS / name if name else BASE)


def editions() -> list[Edition]:
    """The base, and every edition beside it, by name."""
    names = sorted(path.parent.name for path in OTHERS.glob(f"*/{DATA_NAME}"))
    return [edition(), *map(edition, names)]


def house_of(data: Path) -> Path:
    """The folder that ``bygger_pa`` counts from, for a data file."""
    return data.parents[2] if is_edition(data) else HOUSE


def is_edition(data: Path) -> bool:
    """Whether a data file is that of another edition than the base."""
    return data.parent.parent.name == OTHERS.name


def shown(path: Path, house: Path = HOUSE) -> str:
    """A path as an editor knows it: from the top of the project."""
    return path.relative_to(house).as_posix() if path.is_relative_to(house) else path.name


def own_files(folder: Path) -> list[Path]:
    """Every file of an edition's folder that somebody has put there, by name.

    Not what a build has left, and not a note to those who write it: ``KILDE-002.md`` at the top of the folder.
    """
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not _unpublished(path.relative_to(folder).parts, folder))


def _unpublished(parts: tuple[str, ...], folder: Path) -> bool:
    """Whether a file of another edition than the base was made by a build, or is a note."""
    first = parts[0]
    made = first in MADE or first.startswith(f"{MADE[0]}.") or first.endswith(MADE[1])
    return folder.parent.name == OTHERS.name and (made or (len(parts) == 1 and bool(NOTE.fullmatch(first))))
