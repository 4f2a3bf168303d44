"""One build at a time: a lock that the operating system drops when whoever holds it ends, however that happens."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.2  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def lock_of(target: Path) -> Path:
    """The file whose lock says that somebody is making `target`. It may lie there; only its lock counts."""
    return target.with_name(f"{target.name}.laas")


@contextmanager
def held(target: Path, busy: Callable[[], None] | None = None) -> Iterator[bool]:
    """Hold the lock of `target`, and yield whether it was free.

    `busy`: called once when somebody else has it, before waiting until they are done; without it nobody waits. OSError
    when the lock cannot be made, as in a folder that may only be read.
    """
    handle = os.open(lock_of(target), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        taken = _take(handle)
        if not taken and busy:
            busy()
            while not (taken := _take(handle)):
                time.sleep(PAUSE)
        yield taken
    finally:
        os.close(handle)  # and with it the lock
