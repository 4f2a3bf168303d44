"""What one build works out and the next can use as it is: kept in `.cache/`, stamped with all it was made of."""

from __future__ import annotations

import hashlib
import pickle
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from ..building import Building
from ..guide.load import HOUSE, WORDS, layers

FOLDER = HOUSE / ".cache" / "sider"
TEMPLATES = WORDS.parents[1] / "templates"
CANNOT_BE_READ = (OSError, ValueError, EOFError, ImportError, AttributeError, IndexError, pickle.UnpicklingError)
T = TypeVar("T")


def stamp_of(*parts: Any) -> str:
    """A hash of everything that something is made of: texts, bytes, and what `repr` says of the rest."""
    digest = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else (part if isinstance(part, str) else repr(part)).encode()
        digest.update(b"%d:" % len(content) + content)  # so that «a», «bc» is not «ab», «c»
    return digest.hexdigest()


def files_stamp(paths: Iterable[Path]) -> str:
    """A hash of the names and the contents of files."""
    return stamp_of(*(part for path in sorted(paths) for part in (path.name, path.read_bytes())))


class Store:
    """Answers by a key, each with the stamp of what it was worked out from: one file for an edition."""

    def __init__(self, name: str):
        self.file = FOLDER / name
        self.before, self.now = _read(self.file), dict[tuple[str, ...], tuple[str, Any]]()

    def get(self, key: tuple[str, ...], stamp: str, work: Callable[[], T]) -> T:
        """What `work` answers: from before when the stamp is the same, else worked out. None is not kept."""
        known = self.now.get(key) or self.before.get(key)
        if known is None or known[0] != stamp:
            known = (stamp, work())
        if known[1] is not None:
            self.now[key] = known
        answer: T = known[1]
        return answer

    def save(self, all_were_asked_for: bool = True) -> None:
        """Write it for the next build. What nobody asked for goes, unless only a part of the site was built."""
        content = self.now if all_were_asked_for else self.before | self.now
        if {key: stamp for key, (stamp, _) in content.items()} == {key: it[0] for key, it in self.before.items()}:
            return
        with suppress(OSError):  # a full disk, or a folder that may only be read: worked out again next time
            FOLDER.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=FOLDER, prefix=f"{self.file.name}.", delete=False) as beside:
                beside.write(pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL))
            Path(beside.name).replace(self.file)


def _read(file: Path) -> dict[tuple[str, ...], tuple[str, Any]]:
    """What was written there; nothing when it is not there, or cannot be read by this Python."""
    with suppress(*CANNOT_BE_READ):
        found = pickle.loads(file.read_bytes())
        if isinstance(found, dict):
            return found
    return {}


def store(building: Building) -> Store:
    """Where a building keeps what it works out, apart from an edition's other ways of being built. For `once`."""
    ways = (building.edition.name or "docs", "fil" if building.name_files else "mappe", *["vist"] * building.served)
    return Store("-".join(ways))


def data_stamp(building: Building) -> str:
    """A stamp of the data as it was read, and of the words that templates print. For `once`."""
    return building.stamp or stamp_of_data(building.edition.data)


def stamp_of_data(data: Path) -> str:
    """The same before there is a building. `DataError` when a file is not there."""
    contents = (path.read_bytes() for path in layers(data))
    return stamp_of(files_stamp(WORDS.parent.glob("*.yml")), *contents)


def code_stamp(building: Building) -> str:
    """A stamp of the code that knows what a page is, and of the templates. For `once`."""
    rooms = (Path(__file__).parent, WORDS.parents[1] / "guide")
    return stamp_of(*(files_stamp(room.glob("*.py")) for room in rooms), files_stamp(TEMPLATES.glob("*.md")))
