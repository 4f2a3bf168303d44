"""Templates read once: what Jinja makes of each is kept in `.cache/maler/`, named by the template and its text.

So is what else is worked out of them alone (`remembered`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from ..guide.load import HOUSE

FOLDER = HOUSE / ".cache" / "maler"


class _Kept(FileSystemBytecodeCache):
    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk, or a folder that may only be read: compiled again next time
            super().dump_bytecode(bucket)


def keep(env: Environment) -> None:
    """Let an environment keep its compiled templates, apart from those of one with other rules."""
    rules = (env.trim_blocks, env.lstrip_blocks, bool(env.autoescape), env.finalize is not None, sorted(env.extensions))
    folder = FOLDER / hashlib.sha256(repr((jinja2.__version__, rules)).encode()).hexdigest()[:10]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = _Kept(str(folder))


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
