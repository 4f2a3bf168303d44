"""Every way is real: what is shown, said and done in twenty minutes, an hour and all of it, added up from the page."""

from __future__ import annotations

import pytest
from kort_vei import LIMITS, over, told
from real import GUIDE

every_package = pytest.mark.parametrize("package", GUIDE.pakker, ids=lambda package: package.id)
every_way = pytest.mark.parametrize("program", LIMITS)


@every_way
@every_package
def test_everything_that_is_shown_fits_in_the_time(site, package, program):
    slides = list(told(site, package, program))
    total = sum(taken for _, _, taken in slides)
    assert 0 < total <= LIMITS[program], "\n".join(f"{taken:5.1f} {part}: {title}" for part, title, taken in slides)
    assert 0.9 * LIMITS[program] <= package.varer(program) <= LIMITS[program]


@every_way
@every_package
def test_every_part_fits_in_its_minutes(site, package, program):
    assert over(site, package, program) == {}
