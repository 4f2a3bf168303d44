"""The handbook has pictures of what an editor sees: small, said in words, and as large as the page believes."""

from __future__ import annotations

import re

from handbok import PICTURES, TAKEN
from PIL import Image

from macros.guide.load import HOUSE

PAGE = (HOUSE / "docs" / "om" / "redaktor.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"!\[(.*?)\]\(/assets/handbok/([\w-]+)\.png\)\{ width=(\d+) height=(\d+) loading=lazy \}", PAGE)


def test_every_picture_is_shown_and_said_in_words():
    assert {path.stem for path in PICTURES.iterdir()} == set(TAKEN) == {name for _, name, _, _ in SHOWN}
    assert PAGE.count("![") == len(SHOWN) >= 3
    assert all(60 < len(alt) < 160 for alt, *_ in SHOWN)


def test_every_picture_is_small_and_does_not_move_the_page():
    for _, name, width, height in SHOWN:
        path = PICTURES / f"{name}.png"
        assert path.stat().st_size < 16_000, name
        with Image.open(path) as picture:
            assert picture.size == (int(width), int(height)), name


def test_the_line_in_the_picture_is_told_as_an_example():
    """It was the line of the step when the picture was taken: it is seen, and not held."""
    alt = next(alt for alt, name, *_ in SHOWN if name == "steg")
    assert re.search(r"«veileder\.yml, linje \d+»", alt)
