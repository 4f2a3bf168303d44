"""What a page in docs/ may call: ``{{ show("flyt") }}``, ``{{ lov("bvl-13-2") }}``, ``{{ holder.bestemt }}``."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once per build, with its plugin, after `hooks` has made the building."""
    from .guide.placeholders import PLACEHOLDER_KINDS
    from .hooks import building_of  # here: who takes one thing from one room does not get all of MkDocs
    from .site.blocks import show
    from .site.texts import placeholder

    building = building_of(env.conf)
    env.variables["holder"] = building.guide.kommune.holder
    # closures: the plugin prints what it is given, for a log nobody reads, and would print the whole guide each time
    env.macro(lambda *names, **values: show(building, *names, **values), "show")
    for kind in PLACEHOLDER_KINDS:
        env.macro(lambda *names, kind=kind: placeholder(building, kind, *names), kind)
