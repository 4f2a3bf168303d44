"""Take the pictures of the handbook anew, from the guide as `make serve` shows it: ``python tests/handbok.py``.

Small pictures of a few colours, in docs/assets/handbok/. Taken when what they show looks different: a test asks only
that the page uses each, and says in words what it shows.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent))

import chromium  # noqa: E402

from macros.guide.load import HOUSE  # noqa: E402

PICTURES = HOUSE / "docs" / "assets" / "handbok"
WIDTH, COLOURS, PATIENCE = 720, 24, 300
# name -> page, what the picture begins at, and how many pixels down
TAKEN = {
    "steg": ("handlingsveileder/niva-0/", "#skriv-ned", 266),
    "lysbilde": ("opplaring/4-samarbeid-med-andre-tjenester/lysbilder/", "#lysbilde-6", 490),
    "skjema": ("verktoykasse/undringslogg/", "#skjemaet", 330),
}


@contextmanager
def served():
    """The address of the guide as an editor sees it, without documents."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", place, "--quiet"]
    server = subprocess.Popen(command, cwd=HOUSE, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError):
                urllib.request.urlopen(f"http://{place}/", timeout=5).close()
                break
            time.sleep(1)
        yield f"http://{place}/"
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Take every picture."""
    taken = {}
    with served() as home, chromium.running() as browser:
        for name, (address, start, height) in TAKEN.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": 1200}, color_scheme="light")
            page.goto(home + address)
            box = page.locator(start).first.bounding_box()
            clip = {"x": 0, "y": max(0, box["y"] - 12), "width": WIDTH, "height": height}
            shot = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip))).convert("RGB")
            taken[name] = shot.quantize(COLOURS, dither=Image.Dither.NONE)
            page.close()
    PICTURES.mkdir(exist_ok=True)
    for name, picture in taken.items():  # the server looks: not before it has ended
        picture.save(PICTURES / f"{name}.png", optimize=True)
        print(f"{name}.png: {(PICTURES / f'{name}.png').stat().st_size} byte")


if __name__ == "__main__":
    main()
