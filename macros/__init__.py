"""What a page in docs/ may call: ``{{ show("flyt") }}``, ``{{ lov("bvl-13-2") }}``, ``{{ holder.bestemt }}`` and the like."""

from functools import partial

from .load import load_guide
from .model import PLACEHOLDER_KINDS
from .render import placeholder, show


def define_env(env):
    """Called by mkdocs-macros once per build."""
    env.variables["veileder"] = load_guide()
    env.variables["holder"] = load_guide().kommune.holder
    env.macro(show)
    for kind in PLACEHOLDER_KINDS:
        env.macro(partial(placeholder, kind), kind)
