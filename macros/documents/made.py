"""A finished file that has something to tell the editor, such as a poster that had to be larger than A4."""

from __future__ import annotations


class Made(bytes):
    """The content of a file. `note`: what the build says about it, in Norwegian."""

    note: str = ""

    @classmethod
    def with_note(cls, content: bytes, note: str) -> Made:
        made = cls(content)
        made.note = note
        return made
