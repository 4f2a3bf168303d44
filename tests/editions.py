"""A project whose base has every local field filled, and editions of it: as `make ny` makes it, and of other shapes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from projects import copy_of_project

from macros.guide.load import HOUSE

EXAMPLE = Path(__file__).with_name("eksempel")  # what a new municipality usually says, with its own tool and mark
SECRET = "zxqvj"  # stands in every local field of the base, and nowhere else
COLOUR = "1b2a3c"
DATE, DATE_TOLD, NUMBER = "2031-03-17", "17. mars 2031", "35 99 90 "
NO_PACKAGES = """bygger_pa: docs/veileder.yml
uten: [pakker, caser, hindringer, niva-3]
kommune:
  navn: "Trygstad kommune"
  kortnavn: Trygstad
  farge: 5b1a4a
"""
NO_QUESTIONS = """bygger_pa: docs/veileder.yml
uten: [finn_steget, medvirkning, tjenester]
kommune:
  navn: "Seksdal kommune"
  kortnavn: Seksdal
  preposisjon: på
"""
NAMED = "  kortnavn: Alene"
MISSING = "ung-no"  # a link that pages name and the data alone does not
THREE_LEVELS = """bygger_pa: docs/veileder.yml
uten: [niva-3]
kommune:
  navn: "Tretrinn kommune"
  kortnavn: Tretrinn
"""
BROKEN = 'bygger_pa: docs/veileder.yml\nkommune:\n  navn: "Feil kommune"\n  kortnavn: Feil\n  stadus: utkast\n'


AS_PAGES = ("trygstad", "seksdal", "granvik", "alene", "tretrinn", "feil", "mangler")
CALENDAR = "opplaring:\n  arsplan_fra: 2032-08-01\n"  # what an edition says to get a calendar file


def fill(text: str) -> str:
    """The data file with something to recognise in every local field, approved."""
    numbers = iter(range(10, 99))

    def phone(found: re.Match[str]) -> str:
        told = re.sub(r"(?m)^    (nummer|apent|kilde|kontrollert):.*\n", "", found[0])
        return told + (
            f"    nummer: {NUMBER}{next(numbers)}\n    apent: {SECRET} døgnet\n"
            f"    kilde: {SECRET} sentralbord\n    kontrollert: {DATE}\n"
        )

    text = re.sub(r"(?m)^  - id: .*\n(?:    .*\n)*?    lokal: ja\n(?:    .*\n)*", phone, text)
    for pattern, new in (
        (r"^    verdi:\n    kontrollert:$", f"    verdi: {SECRET} svar\n    kontrollert: {DATE}"),
        (r"^    ansvarlig:$", f"    ansvarlig: {SECRET} rolle"),
        (r"^    gjennomgatt:$", f"    gjennomgatt: {DATE}"),
        (r"^  status: utkast$", f"  status: godkjent\n  godkjent:\n    dato: {DATE}\n    rolle: {SECRET} sjef"),
        (r"^  nettadresse:$", f"  nettadresse: https://{SECRET}.test/"),
        (r"^  redigeringsadresse:$", f"  redigeringsadresse: https://{SECRET}.test/edit/"),
        (r"^  farge:$", f"  farge: {COLOUR}"),
        (r"^  utgave: .*$", f"  utgave: {DATE}\n  rammes_inn_av:\n    - https://{SECRET}.intranett.test"),
        (r"^  arsplan_fra:$", f"  arsplan_fra: {DATE}"),
        (r"^  om:\n", f"  om:\n    - Noe {SECRET} om oss.\n"),
        (r"^(  - id: helsestasjon\n(?:    .*\n)*?)    telefon:", rf"\1    kontaktpunkt: {SECRET} dør.\n    telefon:"),
    ):
        text, count = re.subn(pattern, new, text, flags=re.M)
        assert count, pattern
    return text


def six_levels(data: Path) -> str:
    """What an edition says that has two levels more, copies of the highest, and steps to and from them."""
    levels = yaml.load(data.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["nivaer"]
    text = "nivaer:\n"
    for number in (4, 5):
        level = {key: value for key, value in levels[-1].items() if key not in ("frist", "ansvarlig", "gjennomgatt")}
        level |= {"id": f"niva-{number}", "tittel": f"Fylket hjelper {number}"}
        level["steg"] = [step | {"id": f"{step['id']}-{number}"} for step in level["steg"]]
        for choice in level["avgjorelse"]["valg"]:
            if choice["til"] in {step["id"] for step in levels[-1]["steg"]}:
                choice["til"] = f"{choice['til']}-{number}"
        level["avgjorelse"]["valg"] = [*level["avgjorelse"]["valg"]]
        dumped = yaml.safe_dump([level], allow_unicode=True, sort_keys=False)
        text += "".join(f"  {line}\n" for line in dumped.splitlines())
        for choice in level["avgjorelse"]["valg"]:
            choice["til"] = choice["til"].removesuffix(f"-{number}")
    return text


def project(target: Path) -> Path:
    """A copy of the project with its base filled, and editions beside it, none of them built.

    `granvik` is the example that a new municipality may begin with; `alene` builds on nothing, and `mangler` lacks some
    of what its pages name; `serveres` is for the one who changes an edition while it is served.
    """
    copy_of_project(target)
    data = target / "docs" / "veileder.yml"
    text = data.read_text(encoding="utf-8")
    data.write_text(fill(text), encoding="utf-8")
    shutil.copy(HOUSE / "Makefile", target)
    for name in ("Bamble", "Serveres"):
        assert make(target, "ny", f"KOMMUNE={name} kommune").returncode == 0
    own = target / "utgaver" / "bamble" / "veileder.yml"
    own.write_text(own.read_text(encoding="utf-8") + CALENDAR, encoding="utf-8")
    shutil.copytree(EXAMPLE, target / "utgaver" / "granvik")
    alone = text.replace("navn: Kragerø kommune", "navn: Alene kommune", 1).replace("  kortnavn: Kragerø", NAMED, 1)
    for name, text in (
        ("trygstad", NO_PACKAGES),
        ("seksdal", NO_QUESTIONS + six_levels(data)),
        ("tretrinn", THREE_LEVELS),
        ("alene", alone),
        ("mangler", re.sub(rf"(?m)^  - id: {MISSING}\n(?:    .*\n|\n)+", "", alone, count=1)),
        ("feil", BROKEN),
    ):
        folder = target / "utgaver" / name
        folder.mkdir()
        (folder / "veileder.yml").write_text(text, encoding="utf-8")
    for number in (4, 5):
        page = (target / "docs" / "handlingsveileder" / "niva-3.md").read_text(encoding="utf-8")
        page = page.replace("niva-3", f"niva-{number}").replace("Nivå 3", f"Nivå {number}")
        home = target / "utgaver" / "seksdal" / "handlingsveileder"
        home.mkdir(exist_ok=True)
        (home / f"niva-{number}.md").write_text(page, encoding="utf-8")
    return target


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run one of our commands in that project."""
    return subprocess.run([sys.executable, "-m", "macros", *command], cwd=folder, capture_output=True, text=True)


def make(folder: Path, target: str, *variables: str) -> subprocess.CompletedProcess[str]:
    """Run a make target in that project, with this Python in place of one that it would install."""
    return subprocess.run(made_by(target, *variables), cwd=folder, capture_output=True, text=True)


def made_by(target: str, *variables: str) -> list[str]:
    """The command of a make target."""
    return ["make", "-o", ".venv/ok", f"PY={sys.executable}", target, *variables]
