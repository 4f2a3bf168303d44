"""Templates compiled once: what Jinja makes of each is kept in `.cache/maler/`, named by the template and its text."""

from __future__ import annotations

import hashlib
from contextlib import suppress

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
