"""What a page in docs/ may call: ``{{ show("flyt") }}``, ``{{ lov("bvl-13-2") }}``, ``{{ isted }}``."""

from __future__ import annotations

from functools import partial
from typing import Any


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once per build, with its plugin, after `hooks` has made the building."""
    from .guide.placeholders import COUNTS, LEVEL_WORDS, PLACE_WORDS, PLACEHOLDER_KINDS
    from .hooks import building_of  # here: who takes one thing from one room does not get all of MkDocs
    from .site.blocks import show
    from .site.texts import placeholder

    building = building_of(env.conf)
    env.variables["veileder"] = building.guide
    env.variables["holder"] = building.guide.kommune.holder
    if own_page := building.guide.kommune.nettside:
        env.variables["nettside"] = placeholder(building, "lenke", own_page)
    for word in (*PLACE_WORDS, *LEVEL_WORDS):
        for name in (word, word.capitalize()):
            env.variables[name] = placeholder(building, name, None)
    env.macro(partial(show, building), "show")
    for kind in (*PLACEHOLDER_KINDS, *COUNTS, *(name.capitalize() for name in COUNTS)):
        env.macro(partial(placeholder, building, kind), kind)
