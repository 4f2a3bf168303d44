"""How far a build has come, with the seconds, in words an editor can read."""

from __future__ import annotations

import logging
import re
import sys
import time


class Speaker(logging.StreamHandler):  # type: ignore[type-arg]  # Python 3.11 cannot subscript it
    """Prints what the house logs, with the seconds since the build began."""

    def __init__(self) -> None:
        super().__init__(sys.stdout)
        self.start = time.monotonic()

    def format(self, record: logging.LogRecord) -> str:
        """The line of one record: seconds with a comma, then what is said."""
        seconds = f"{time.monotonic() - self.start:.1f}".replace(".", ",")
        return f"{seconds:>6} s  {record.getMessage()}"

    def handleError(self, record: logging.LogRecord) -> None:
        """Build on when nobody listens any more: `make build | head`."""
        if not isinstance(sys.exc_info()[1], BrokenPipeError):
            super().handleError(record)


def speak(quiet: bool) -> Speaker:
    """Tell the editor how far a build has come. `quiet`: only what is wrong. Returns who speaks."""
    speaker = Speaker()
    logger = logging.getLogger("macros")
    logger.addHandler(speaker)
    logger.setLevel(logging.ERROR if quiet else logging.INFO)
    return speaker


class Heard(logging.Handler):
    """Keeps what MkDocs warns about, with what an editor can understand of it."""

    LINK = re.compile(r"Doc file '(.+?)' contains an? (?:\w+ )?link '(.+?)'")

    def __init__(self, level: int):
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage().strip()
        if link := self.LINK.search(text):
            text = f"docs/{link[1]}: Lenken {link[2]} viser til et sted som ikke finnes."
        self.said.append(text)
