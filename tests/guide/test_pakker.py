"""A package's lists by their numbers: what is true of the shorter programmes, and of who takes the package alone."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

TOGETHER = r"^Dere |sammenlignet|skrevet|[Øø]vd|planlagt|sagt høyt|gjort dømmende|personalmøte|teammøte"


def test_who_took_the_package_alone_is_not_told_what_a_group_did(guide):
    """Found by reading: «Du har skrevet en observasjon», to somebody who had only chosen between three answers."""
    for package in guide.pakker:
        said = [*package.laert_selv, *package.videre_paa_egen_hand]
        assert package.laert_selv and package.videre_paa_egen_hand
        assert [text for text in said if re.search(TOGETHER, text)] == [], package.id
    assert any(re.search(TOGETHER, text) for package in guide.pakker for text in package.laert)


def test_without_numbers_everything_holds(guide):
    package = guide.pakker[0].model_copy(update={"videre_alene": []})
    assert package.videre_paa_egen_hand == package.videre


@pytest.mark.parametrize("key, number", [("laert_timen", 99), ("laert_kort", 0), ("videre_alene", 7)])
def test_a_number_that_no_point_has_is_told(guide, key, number):
    package = guide.pakker[0]
    of = "videre" if key.startswith("videre") else "laert"
    with pytest.raises(ValidationError, match=f"«{key}» har nummer {number}, men «{of}» har"):
        type(package).model_validate(package.model_dump() | {key: [number]})
