"""What a page in docs/ may call: ``{{ show("flyt") }}``, ``{{ lov("bvl-13-2") }}``, ``{{ isted }}``."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once per build, with its plugin, after `hooks` has made the building."""
    from .guide.placeholders import COUNTING, LEVEL_WORDS, PLACE_WORDS, PLACEHOLDER_KINDS
    from .hooks import building_of  # here: who takes one thing from one room does not get all of MkDocs
    from .site.blocks import show
    from .site.texts import placeholder

    building = building_of(env.conf)
    env.variables["holder"] = building.guide.kommune.holder
    if own_page := building.guide.kommune.nettside:
        env.variables["egen_side"] = placeholder(building, "lenke", own_page)
    for word in (*PLACE_WORDS, *LEVEL_WORDS):
        for name in (word, word.capitalize()):
            env.variables[name] = placeholder(building, name, None)
    # closures: the plugin prints what it is given, for a log nobody reads, and would print the whole guide each time
    env.macro(lambda *names, **values: show(building, *names, **values), "show")
    for kind in (*PLACEHOLDER_KINDS, *COUNTING):
        env.macro(lambda *names, kind=kind: placeholder(building, kind, *names), kind)
