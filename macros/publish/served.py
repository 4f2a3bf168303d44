"""How `make serve` builds again: first the page somebody looks at, then the whole site, beside the one that is shown.

The server is MkDocs' own, with two things of ours in it: it hears which page was looked at last, and what it calls
when a file is changed is `Served.build`. A page alone goes into the folder that is shown; the whole site into
another, which is shown when it is finished. So no reader meets half a site, and nothing that is deleted stays.
"""

from __future__ import annotations

import gc
import logging
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ..building import NewerSave
from .build import unexpected

log = logging.getLogger("macros.build")
SECONDS = 0.1  # between two looks for files that are saved. MkDocs waits 0.5: half of the wait for a small change
USUAL = ("127.0.0.1", 8000)  # where MkDocs serves when nobody has said
POLL = "/livereload/"  # what a page in a tab that somebody sees asks for, again and again
# (folder, the file of a page to build alone or None, whether to stop) -> nothing; the door has it
Build = Callable[[Path, str | None, Callable[[], bool]], None]


class Served:
    """One `make serve`: a server of MkDocs, and the two folders it shows by turns."""

    def __init__(self, server: Any, build: Build):
        self.server, self.make, self.looked_at = server, build, "index.html"
        self.folders = [Path(server.root), Path(tempfile.mkdtemp(prefix="bti-vis-"))]
        app = server.get_app()

        def listens(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            self.note(environ)
            answer: Iterable[bytes] = app(environ, start)
            return answer

        server.set_app(listens)
        server.builder = self.build
        look_often(server)
        self.end_server, server.shutdown = server.shutdown, self.end
        server.error_handler = self.error_page

    def note(self, environ: dict[str, Any]) -> None:
        """Remember which page somebody looks at: it asks whether it is new, or is asked for itself."""
        path = environ.get("PATH_INFO", "")
        if path.startswith(POLL):
            path = unquote(urlsplit(environ.get("HTTP_REFERER", "")).path)
        if path.startswith(self.server.mount_path) and path.endswith(("/", ".html")):
            file = path[len(self.server.mount_path) :]
            self.looked_at = file if file.endswith(".html") else f"{file}index.html"

    def error_page(self, code: int) -> bytes | None:
        """The page of the site that is shown when there is none."""
        page = Path(self.server.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def build(self, *_: Any) -> None:
        """Called by the server when files have changed, with those who ask for a page waiting."""
        gc.disable()  # looking for what may be thrown away is a third of the wait: it is done when nobody waits
        try:
            self.build_again()
        except Exception as error:  # the last good site stays: a server that waits for a better one answers nobody
            if not isinstance(error, SystemExit):  # MkDocs ends so when it has told what is wrong
                log.error(unexpected(error))
        finally:
            gc.enable()
            if not self.newer_save():
                gc.collect()

    def build_again(self) -> None:
        """The page somebody looks at, then the whole site beside the one that is shown."""
        shown, beside = self.folders
        page = shown / self.looked_at
        if page.is_file():
            self.make(shown, self.looked_at, lambda: False)
            self.show()
        before = page.read_bytes() if page.is_file() else b""
        try:
            self.make(beside, None, self.newer_save)
        except NewerSave:
            return
        self.folders = [beside, shown]
        self.server.root = str(beside)
        now = beside / page.relative_to(shown)
        if not now.is_file() or now.read_bytes() != before:
            self.server._wanted_epoch += 1  # the page is another: the server tells the tabs when this returns
        log.info("Resten av nettstedet er også nytt.")

    def show(self) -> None:
        """Let those who wait have what is in the folder, and the tabs load again."""
        with self.server._epoch_cond:
            self.server._visible_epoch = self.server._wanted_epoch
            self.server._epoch_cond.notify_all()

    def newer_save(self) -> bool:
        """Whether something has been saved since this build began."""
        return bool(self.server._want_rebuild)

    def end(self, *how: Any) -> None:
        """In place of the server's `shutdown`: it ends, and the folders go. MkDocs knows of one."""
        self.end_server(*how)
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)


def look_often(server: Any) -> None:
    """Look for saved files every `SECONDS`: by polling, as MkDocs does, since shared folders tell nobody of changes."""
    from watchdog.observers.polling import PollingObserver  # here: only who serves needs it

    folders = [folder for folder, times in server._watched_paths.items() for _ in range(times)]
    for folder in folders:
        server.unwatch(folder)
    server.observer = PollingObserver(timeout=SECONDS)
    for folder in folders:
        server.watch(folder)


def in_use(config_file: Path) -> str:
    """What to tell the editor when something serves at the address already, before the site is built. Else empty."""
    named = re.search(r"(?m)^dev_addr:\s*[\"']?([\w.]+):(\d+)", config_file.read_text(encoding="utf-8"))
    host, port = (named[1], int(named[2])) if named else USUAL
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return ""
    return (
        f"Adressen http://{host}:{port}/ er opptatt. Kjører make serve i et annet vindu? Bruk det, eller stopp "
        "det med Ctrl og C først. Vil du ha begge, skriver du en annen adresse nederst i mkdocs.yml: "
        f"dev_addr: {host}:{port + 1}"
    )
