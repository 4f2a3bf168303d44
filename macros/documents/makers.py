"""What makes a Word or PowerPoint file: their libraries are read first when there is something to make."""

from __future__ import annotations

from typing import Any

from .made import Made


def word(*made_of: Any) -> bytes:
    """A form as a Word file, see `word.make`."""
    from . import word as room

    return room.make(*made_of)


def slides(read: tuple[Any, str], *about: Any) -> bytes:
    """Slides as a PowerPoint file, see `powerpoint.make`. `read`: the slides, and what the build says of them."""
    from . import powerpoint

    return Made.with_note(powerpoint.make(read[0], *about), read[1])


def course_sheet(*made_of: Any) -> bytes:
    """Who was there, and a certificate, see `course_sheet.make`."""
    from . import course_sheet as room

    return room.make(*made_of)
