"""Chromium 109, Firefox 115 ESR and Safari 16.4 lose nothing: what is newer stands beside something they know.

Every style sheet and script of ours is read, so a new one cannot slip by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from macros.guide.load import HOUSE

ASSETS = HOUSE / "docs" / "assets"
SHEETS = sorted(ASSETS.rglob("*.css"))
SCRIPTS = sorted(path for path in ASSETS.rglob("*.js") if "vendor" not in path.parts)

# a browser that does not know one selector of a list drops the whole rule
IN_SELECTORS = {":has(", "::details-content", ":popover-open", ":user-valid", ":user-invalid", ":state(", ":open"}
IN_VALUES = {  # it drops the declaration, so one that it knows stands before
    r"color-mix\(": "111 / 113 / 16.2",
    r"\b\d+[dsl]v[hw]\b": "108 / 101 / 15.4",
    r"content: [^;]* / \"": "77 / 128 / 17.4",
    r"light-dark\(": "123 / 120 / 17.5",
    r"\b(?:oklch|oklab|rgb)\(from ": "119 / 128 / 16.4",
}
NEVER = ("@layer", "@scope", "@starting-style", "@position-try", "@view-transition", "@function", "&", "anchor(")
SCRIPT_NEVER = {
    r"\(\?<[=!]": "lookbehind, Safari 16.4",
    r":has\(": "in querySelector: Firefox 121",
    r"\.(?:toSorted|toReversed|toSpliced|with)\(": "Chromium 110, Firefox 115, Safari 16",
    r"\b(?:Object|Map)\.groupBy\b": "Chromium 117",
    r"\bPromise\.(?:withResolvers|try)\b": "Chromium 119",
    r"\bURL\.(?:canParse|parse)\b": "Chromium 120",
    r"\bArray\.fromAsync\b": "Chromium 121",
    r"\.(?:union|intersection|difference|isSubsetOf)\(": "sets: Chromium 122",
    r"/[a-z]*v[a-z]*\.(?:test|exec)\(": "the v flag: Chromium 112",
    r"^\s*(?:import|export)\b": "modules: refused from file://",
}
SCRIPT_GUARDED = {  # what must stand in the same file too
    "showPopover(": r"\?\.showPopover|\.showPopover\)",
    "plaintext-only": r"setAttribute\(['\"]contenteditable['\"], ['\"]true['\"]\)",
    "requestFullscreen(": r"requestFullscreen \?|if \(!?root\.requestFullscreen\)",
    ".wakeLock.": r"!navigator\.wakeLock",
    "::details-content": r"CSS\.supports",
}


def rules(text: str) -> Iterator[tuple[str, str, bool]]:
    """(selector, declarations, whether inside @supports) of every rule."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    above: list[str] = []
    start = 0
    for place, sign in enumerate(text):
        if sign == "{":
            above.append(text[start:place].strip())
            start = place + 1
        elif sign == "}":
            own = above.pop()
            if not own.startswith("@") or own.startswith(("@page", "@font-face")):
                yield own, text[start:place].strip(), any(one.startswith("@supports") for one in above)
            start = place + 1


def parts(selector: str) -> list[str]:
    """The selectors of a list, with those in parentheses left whole."""
    return re.split(r",(?![^(]*\))", selector)


def lost(text: str) -> list[str]:
    """What an old browser would lose of a style sheet, one line each."""
    wrong = [f"«{word}» is too new" for word in NEVER if word in re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", text, flags=re.S)]
    for selector, declarations, asked in rules(text):
        for new in IN_SELECTORS:
            having = [new in one for one in parts(selector)]
            if any(having) and not all(having) and not asked:
                wrong.append(f"{new} in a list: {selector}")
        before: set[str] = set()
        for declaration in filter(None, map(str.strip, declarations.split(";"))):
            name = declaration.partition(":")[0].strip()
            for new, since in IN_VALUES.items():
                if re.search(new, declaration) and name not in before and not asked and not name.startswith("--"):
                    wrong.append(f"{declaration} ({since}) alone: {selector}")
            before.add(name)
    return wrong


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_style_sheet_loses_nothing(sheet):
    assert lost(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_script_asks_before_it_uses_what_is_new(script):
    text = re.sub(r"(?m)^\s*//.*$", "", script.read_text(encoding="utf-8"))
    assert {why for new, why in SCRIPT_NEVER.items() if re.search(new, text, re.M)} == set()
    assert [new for new, guard in SCRIPT_GUARDED.items() if new in text and not re.search(guard, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "a, b:has(c) { margin: 0 }",
        'a::before { content: "✓" / "" }',
        "a { border: 1px solid color-mix(in srgb, red, blue) }",
        "a { height: 100dvh }",
        ".x::details-content, .y { margin: 0 }",
        "@layer x { a { margin: 0 } }",
        "a { &:hover { margin: 0 } }",
    ],
)
def test_the_test_sees_what_is_new(text):
    assert lost(text)


@pytest.mark.parametrize(
    "text",
    [
        "b:has(c) { margin: 0 }",
        'a::before { content: "✓"; content: "✓" / "" }',
        "a { height: 100vh; height: 100dvh }",
        "@supports selector(:has(*)) { a, b:has(c) { margin: 0 } }",
        "a { text-wrap: balance }",
    ],
)
def test_what_has_a_fallback_is_let_through(text):
    assert lost(text) == []
