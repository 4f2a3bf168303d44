"""The year plan as a calendar file (iCalendar, RFC 5545): an all-day entry for each point, once a year has a start."""

from __future__ import annotations

from datetime import date, timedelta

from ..guide.opplaring import MONTHS

WIDEST = 75  # octets in a line


def make(points: list[tuple[str, str, str]], start: date, name: str, draft: str) -> bytes:
    """The calendar. `points`: when (a month), a title and what to do; `start`: a day in the first month of the year.

    The months before that of `start` are in the year after it. Every entry is a proposal, and says so: `draft`.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//BTI//Arsplan//NO", f"X-WR-CALNAME:{_text(name)}"]
    for number, (month, title, what) in enumerate(points, 1):
        day = first_of(month, start)
        lines += [
            "BEGIN:VEVENT",
            f"UID:arsplan-{start:%Y%m%d}-{number}@bti",
            f"DTSTAMP:{start:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(title)}",
            f"DESCRIPTION:{_text(f'{what} {draft}'.strip())}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def first_of(month: str, start: date) -> date:
    """The first day of a month by its Norwegian name, in the year that begins with `start`. ValueError: no month."""
    number = MONTHS.index(month.lower()) + 1
    return date(start.year + (number < start.month), number, 1)


def _text(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def _folded(line: str) -> str:
    """Long lines go on in the next, after a space: never in the middle of a letter."""
    parts, part = list[str](), ""
    for letter in line:
        if len((part + letter).encode()) > WIDEST - bool(parts):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
