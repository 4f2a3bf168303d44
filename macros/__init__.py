"""What a page in docs/ may call: ``{{ show("flyt") }}``, ``{{ lov("bvl-13-2") }}``, ``{{ holder.bestemt }}`` and the like."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros once per build, after `hooks` has made the building."""
    from .guide.placeholders import PLACEHOLDER_KINDS
    from .hooks import building_of  # here: who takes one thing from one room does not get all of MkDocs
    from .site.blocks import show
    from .site.texts import placeholder

    building = building_of(env.conf)
    env.variables["veileder"] = building.guide
    env.variables["holder"] = building.guide.kommune.holder
    env.macro(partial(show, building), "show")
    for kind in PLACEHOLDER_KINDS:
        env.macro(partial(placeholder, building, kind), kind)
