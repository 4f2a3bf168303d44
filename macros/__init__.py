"""What a page in docs/ may call: ``{{ show("flyt") }}``, ``{{ lov("bvl-13-2") }}``, ``{{ holder.bestemt }}``."""

from __future__ import annotations

from functools import partial
from typing import Any


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once per build, with its plugin, after `hooks` has made the building."""
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
