"""Both written languages have the same words with the same blanks, and nynorsk has none that is bokmål."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from macros.guide.load import WORDS, load_words

FILES = {code: WORDS.with_name(f"{code}.yml") for code in ("nb", "nn")}
BLANK = re.compile(r"\{\w*\}|\$\w+(?:\([^()]*\))?|%\d\d|https?://\S+|Ctrl \+ \w")
BOKMAL = re.compile(
    r"(?i)\b(ikke|hvordan|hva|hvem|hvor|hvis|noen|noe|bare|fra|jeg|dere|deres|uke|sier|gjør|velg|siden|lenken?|navn"
    r"|begynn|nå|skole|vold|bekymret|mer|selv|lysbilder?|tegn|si|se|enhet|ansatte?|foresatte|tjenester?)\b"
)


def texts(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """(path, text) of everything in a file of words."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, (*path, str(key)))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from texts(value, (*path, str(number)))
    else:
        yield ".".join(path), str(node)


SAID = {code: dict(texts(yaml.safe_load(file.read_text(encoding="utf-8")))) for code, file in FILES.items()}


def shown_keys(code: str) -> list[str]:
    """The keys in the order of the file; what a key press is called is itself a text."""
    return [path for path in SAID[code] if not path.startswith("lysbilder.taster_om.")]


def test_both_have_the_same_keys_in_the_same_order():
    assert shown_keys("nb") == shown_keys("nn")
    assert len(SAID["nb"]) == len(SAID["nn"])


def test_both_have_the_same_blanks_and_placeholders():
    blanks = {
        code: {path: sorted(BLANK.findall(text)) for path, text in SAID[code].items() if path != "sprak.endelser"}
        for code in SAID
    }
    keys = shown_keys("nb")
    assert [path for path in keys if blanks["nb"].get(path) != blanks["nn"].get(path)] == []


def test_nynorsk_has_no_word_that_only_bokmal_has():
    found = {}
    for path, text in SAID["nn"].items():
        if not path.startswith(("sprak.", "innganger.")):
            key = path.rpartition(".")[2] if path.startswith("lysbilder.taster_om.") else ""
            found[path] = BOKMAL.findall(f"{key} {BLANK.sub('', text)}")
    assert {path: words for path, words in found.items() if words} == {}


def test_the_rule_for_bokmal_finds_it_in_bokmal():
    found = [path for path, text in SAID["nb"].items() if BOKMAL.search(BLANK.sub("", text))]
    assert len(found) > 150


@pytest.mark.parametrize("code", FILES)
def test_both_are_whole_and_say_what_language_they_are(code):
    words = load_words(FILES[code])
    assert (words.sprak.kode, words.sprak.land) == (code, f"{code}-NO")
    assert words.sprak.tall[1] == {"nb": "ett", "nn": "eitt"}[code] and len(words.sprak.maneder) == 12
