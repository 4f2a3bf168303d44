"""Templates read once: what Jinja makes of each is kept in `.cache/maler/`, named by the template and its text.

So is what else is worked out of them alone (`remembered`), and what Jinja makes of the pages (`kept`).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import marshal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, Template
from jinja2.bccache import Bucket

from ..building import Building
from ..guide.load import HOUSE
from .kept import stamp_of, store

FOLDER = HOUSE / ".cache" / "maler"
BYTECODE = importlib.util.MAGIC_NUMBER  # of this Python


class _Kept(FileSystemBytecodeCache):
    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk, or a folder that may only be read: compiled again next time
            super().dump_bytecode(bucket)


def keep(env: Environment) -> None:
    """Let an environment keep its compiled templates, apart from those of one with other rules."""
    env.auto_reload = False  # a building has its own environments: nothing is changed while it stands
    folder = FOLDER / hashlib.sha256(_rules(env).encode()).hexdigest()[:10]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = _Kept(str(folder))


def _rules(env: Environment) -> str:
    rules = (env.trim_blocks, env.lstrip_blocks, bool(env.autoescape), env.finalize is not None, sorted(env.extensions))
    return repr((jinja2.__version__, rules))


def keep_pages(building: Building, env: Environment) -> None:
    """The same for the pages, which mkdocs-macros hands to its environment as texts, one after the other."""

    def from_string(source: str, globals: Any = None, template_class: type[Template] | None = None) -> Template:
        page = building.page.file.src_uri if building.page else ""
        code = building.once(store).get(
            ("mal", page), stamp_of(BYTECODE, _rules(env), source), lambda: marshal.dumps(env.compile(source))
        )
        return (template_class or Template).from_code(env, marshal.loads(code), env.make_globals(globals), None)

    env.from_string = from_string  # type: ignore[assignment]


def remembered(what: str, made_of: dict[str, str], work: Callable[[], Any]) -> Any:
    """``work()`` as JSON gives it back, kept under the name `what` and all the texts it is made of."""
    key = hashlib.sha256(json.dumps([jinja2.__version__, made_of]).encode()).hexdigest()[:16]
    place = FOLDER / f"{what}-{key}.json"
    with suppress(OSError, ValueError):  # not there, or cut when the machine stopped
        return json.loads(place.read_text(encoding="utf-8"))
    found = work()
    with suppress(OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob(f"{what}-*.json"):
            old.unlink()
        place.write_text(json.dumps(found), encoding="utf-8")
    return found
