"""Serves a folder to a browser: `served`, quietly, or as strictly as a web server with our own rules would."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from macros.publish.servers import policy

CSP = policy()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, *args: Any) -> None:
        pass


class Strict(Quiet):
    """With the security policy that our server rules give."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()


class Below(Strict):
    """Under /bti/ too (and at /, for 404.html without an address)."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/bti"))


@contextmanager
def served(folder: Path, how: type[http.server.SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """The address of a folder that is served while the block runs: ``http://127.0.0.1:port/``."""
    handler = functools.partial(how, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
