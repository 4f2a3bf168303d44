"""What a page says only for a guide with some section: kept where it has it, gone where not, told when unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.building import File, Files
from macros.guide.places import edition
from macros.site.layers import conditional, layered, unknown_conditions
from macros.site.mark import NEUTRAL, OWN, OWN_PICTURE

PAGE = """Før.
- [Kurs](/opplaring/index.md) { hvis=pakker }
- Alltid.

/// hvis | pakker
Om kursene.
///

/// hvis | uten pakker
Ingen kurs.
///
Etter.
{% raw %}
- Slik skriver du det { hvis=pakker }
{% endraw %}
"""


@pytest.fixture
def without(building):
    return replace(building, guide=building.guide.model_copy(update={"pakker": []}))


def test_what_the_guide_has_is_kept_and_the_marks_go(building):
    text = conditional(building, PAGE)
    assert "- [Kurs](/opplaring/index.md)\n- Alltid." in text and "Om kursene." in text and "Ingen kurs." not in text
    assert "///" not in text and text.count("\n") == PAGE.count("\n"), "the lines keep their numbers"


def test_what_the_guide_has_not_is_gone(without):
    text = conditional(without, PAGE)
    assert "Før.\n- Alltid." in text and "Om kursene." not in text and "Ingen kurs." in text


def test_an_example_stays_as_it_is_shown(without):
    assert "- Slik skriver du det { hvis=pakker }" in conditional(without, PAGE)


def test_a_section_that_nobody_knows_is_told_with_its_line(building):
    wrong = "Før.\n/// hvis | pakke\nx\n///\n- y { hvis=kurs }\n"
    assert list(unknown_conditions(wrong)) == [(2, "pakke"), (5, "kurs")]
    assert conditional(building, wrong) == wrong


def test_the_bases_own_mark_is_nobody_elses(building):
    files = Files([File(name, building.base_folder, "site", True) for name in (NEUTRAL, OWN, OWN_PICTURE)])

    def names(of) -> list[str]:
        return [file.src_uri for file in layered(files, of, lambda name, folder: File(name, folder, "site", True))]

    other = edition("bamble")
    assert names(building) == [NEUTRAL, OWN, OWN_PICTURE]
    assert names(replace(building, edition=other, folders=(other.folder, *building.folders))) == [NEUTRAL]
