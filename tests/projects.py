"""Copies of the project that a test may change, with the data as before the municipality answered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from macros.guide.load import HOUSE

USED_BY_A_BUILD = ("docs", "macros", "overrides", ".cache", "mkdocs.yml")


def unanswered(text: str) -> str:
    """The data file as before the municipality approved it, gave it an address, chose its word, and before it filled in
    a number, answered or reviewed anything.

    Tests that change the file begin here, so that they hold the day it has.
    """
    for pattern, plain in (
        (r"^  status: .*\n(?:  godkjent:\n(?:    .*\n)*)?", "  status: utkast\n"),
        (r"^  nettadresse:.*$", "  nettadresse:"),
        (r"^  redigeringsadresse:.*$", "  redigeringsadresse:"),
        (r"^    ubestemt: .*$", "    ubestemt: en som holder i saken"),
        (r"^    bestemt: .*$", "    bestemt: den som holder i saken"),
        (r"^    eier: .*$", "    eier: til den som holder i saken"),
    ):
        text, count = re.subn(pattern, plain, text, count=1, flags=re.M)
        assert count, pattern
    text = re.sub(
        r"^    verdi:.*\n(?:      .*\n)*    kontrollert:.*$", "    verdi:\n    kontrollert:", text, flags=re.M
    )
    text = re.sub(r"(?m)^  - id: .*\n(?:    .*\n)*?    lokal: ja\n(?:    .*\n)*", _without_number, text)
    return re.sub(r"^(    (?:ansvarlig|gjennomgatt):).*$", r"\1", text, flags=re.M)


def _without_number(phone: re.Match[str]) -> str:
    return re.sub(r"(?m)^(    (?:nummer|kilde|kontrollert):).*$", r"\1", phone[0])


def copy_of_project(target: Path) -> Path:
    """What a build needs of the project, copied to `target`, with the data `unanswered`."""
    target.mkdir()
    for name in USED_BY_A_BUILD:
        if (HOUSE / name).is_dir():
            shutil.copytree(HOUSE / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(HOUSE / name, target)
    data = target / "docs" / "veileder.yml"
    data.write_text(unanswered(data.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def filled(text: str) -> str:
    """The data file as after the municipality has done all the handbook asks for: every number, answer, role, review.

    With an address, approved, and eight steps on every level.
    """
    numbers = iter(("35 96 63 35", "35 50 38 00", *(f"35 00 00 {n:02}" for n in range(10, 99))))

    def number(found: re.Match[str]) -> str:
        return f"    nummer: {next(numbers)}\n{found[1]}    kilde: kommunens sentralbord\n    kontrollert: 2027-01-10"

    text, count = re.subn(r"^    nummer:\n((?:    .*\n)*?)    kilde:.*\n    kontrollert:.*$", number, text, flags=re.M)
    assert count > 4
    for pattern, new in (
        (r"^(  - id: tilbakemelding\n(?:    .*\n)*?)    verdi:$", r"\1    verdi: bti@eksempel.test"),
        (
            r"^    verdi: bti@eksempel.test\n    kontrollert:$",
            "    verdi: bti@eksempel.test\n    kontrollert: 2027-01-10",
        ),
        (r"^    verdi:\n    kontrollert:$", "    verdi: Et svar fra kommunen\n    kontrollert: 2027-01-10"),
        (r"^    ansvarlig:$", "    ansvarlig: leder for oppvekst"),
        (r"^    gjennomgatt:$", "    gjennomgatt: 2026-11-20"),
        (r"^  status: utkast$", "  status: godkjent\n  godkjent:\n    dato: 2027-01-15\n    rolle: kommunedirektøren"),
        (r"^  nettadresse:$", "  nettadresse: https://eksempel.test/bti/"),
        (r"^  redigeringsadresse:$", "  redigeringsadresse: https://kode.eksempel.test/bti/edit/main/"),
    ):
        text, count = re.subn(pattern, new, text, flags=re.M)
        assert count, pattern
    before, levels, after = re.split(r"^(?=nivaer:$|finn_steget:$)", text, flags=re.M)
    return before + re.sub(r"(?m)^    steg:\n((?:      .*\n|\n)+)", _eight, levels) + after


def _eight(found: re.Match[str]) -> str:
    """The steps of a level, with the first ones once more, in words of their own, until they are eight."""
    steps = re.findall(r"(?m)^      - id: .*\n(?:        .*\n|\n)+", found[1])
    for number in range(8 - len(steps)):
        copy = re.sub(
            r"^(      - id: .*)\n(        synonymer:\n(?:          .*\n)+)?", rf"\1-igjen-{number}\n", steps[number]
        )
        steps.append(re.sub(r"(?m)^(        (?:tittel|hva): (?:>-\n          )?\S+)", rf"\1 ({number + 2})", copy))
    return "    steg:\n" + "".join(steps)


def change(project: Path) -> None:
    """Make a copy where everything is filled in, see `filled`: one project for both uses, for a build takes long.

    And with a changed step, minute, question and case sentence, and a film in package 3.
    """
    shutil.rmtree(project, ignore_errors=True)
    copy_of_project(project)
    data = project / "docs" / "veileder.yml"
    text = filled(data.read_text(encoding="utf-8"))
    step = text.split("- id: sett-i-gang-tiltak")[1].split("hva:")[1].split("hvordan:")[0]
    for old, new in [
        (f"hva:{step}", "hva: Her er en helt ny setning om hva dere gjør.\n        "),
        ("- Hva har Ida og familien behov for?", "- Hva er det Ida helst vil?"),
        ("            tekst: Snakk i par, og ta notater underveis.", "            tekst: Snakk i par."),
        ("Mor forteller at skolen var svært vanskelig for henne selv også.", "Mor forteller om den gamle skolen sin."),
    ]:
        assert old in text, old
        text = text.replace(old, new, 1)
    at = text.index("          - id: ida-og-tjenestene")
    text = text[:at] + text[at:].replace("            minutter: 10", "            minutter: 11", 1)
    data.write_text(text, encoding="utf-8")
    page = project / "docs" / "opplaring" / "3-systematikk-og-struktur" / "lysbilder.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "template: ", "film: filmer/plan.webm\nteksting: filmer/plan.vtt\ntekst: filmer/plan.md\ntemplate: ", 1
        ),
        encoding="utf-8",
    )
    (project / "docs" / "filmer").mkdir()
    shutil.copy(Path(__file__).with_name("plan.webm"), project / "docs" / "filmer")  # three seconds, from a canvas
    (project / "docs" / "filmer" / "plan.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nTenk deg et barn.\n", encoding="utf-8"
    )
    (project / "docs" / "filmer" / "plan.md").write_text(
        "---\ntitle: Filmen som tekst\n---\n# Filmen som tekst\n\nTenk deg et barn.\n", encoding="utf-8"
    )
