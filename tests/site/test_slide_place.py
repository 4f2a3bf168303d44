"""Where on a slide page something is written."""

from __future__ import annotations

import pytest

from macros.site.slide_place import between_slides, line_of

PAGE = """---
title: Lysbilder
---
# Kurset

## Første { del=a }

---

## Andre { del=a }

Her står ordene.

----

## Tredje { del=b }
"""


@pytest.mark.parametrize("line", ["---", "----", "   -----  ", "—", "–", "--", "- - -", "***"])
def test_a_line_that_parts_two_slides_or_was_meant_to(line):
    assert between_slides(line)


@pytest.mark.parametrize("line", ["- et punkt", "    ---", "-- sa han", "| --- | --- |", "-", ""])
def test_a_line_that_parts_none(line):
    assert not between_slides(line)


@pytest.mark.parametrize(
    ("number", "words", "line"),
    [(1, "", 6), (2, "", 10), (2, "ordene", 12), (3, "", 16), (3, "ordene", 16), (9, "", 16)],
)
def test_the_slide_is_found_below_the_keys_and_with_four_hyphens_above_it(number, words, line):
    assert line_of(PAGE, number, words) == line


def test_a_page_without_keys_begins_at_its_first_line():
    assert line_of("## Første\n\n---\n\n## Andre\n", 2) == 5
