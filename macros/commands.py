"""The command line: ``python -m macros build``, ``serve``, ``check`` … Every make target is a twin of one of these.

What it is made of stands in the rooms; here is only which words start what.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from .guide.load import HOUSE, SCHEMA, DataError, load_guide
from .guide.places import BASE, Edition, edition, editions, shown
from .guide.schema import schema
from .publish.all import build_all
from .publish.build import build, build_zip, repair
from .publish.due import report
from .publish.links import check_site
from .publish.new import new_edition
from .publish.opened import check_documents
from .publish.served import in_use
from .publish.speak import speak
from .site.addresses import base_of

QUIET = {"NO_MKDOCS_2_WARNING": "1"}  # the theme's long note on MkDocs 2: the versions here are locked
SERVED, WITHOUT = "BTI_UTGAVE", "BTI_UTEN_DOKUMENTER"  # where `hooks` finds what MkDocs serves
# each gets what the tests need, or says what to install
TESTS = (
    ["tests/chromium.py"],
    ["tests/firefox.py"],
    ["-m", "tests.servere"],
    ["tests/pango.py"],
    ["tests/ordliste.py"],
)
HABITS = (["-m", "ruff", "check"], ["-m", "ruff", "format", "--check"], ["-m", "mypy"])
SUITE = ["-m", "pytest", "-n", "2", "--dist", "worksteal"]
UV = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-annotate", "--no-header"]
UV += ["--no-emit-index-url", "-q"]


def _python(*commands: list[str]) -> int:
    """Run each with this Python, until one fails."""
    return _run(*([sys.executable, *command] for command in commands))


def _run(*commands: list[str]) -> int:
    for command in commands:
        if failed := subprocess.run(command, cwd=HOUSE, env=os.environ | QUIET).returncode:
            return failed
    return 0


def _build(given: argparse.Namespace) -> int:
    """build the site and put it in place when it is in order"""
    own, with_documents = _asked(given), not given.uten_dokumenter
    if given.folder:
        return _ready(build, Path(given.folder).resolve(), given.quiet, own, with_documents)
    return _ready(partial(build, server=own.server), own.site, given.quiet, own, with_documents)


def _zip(given: argparse.Namespace) -> int:
    """build it as one zip, to open from a folder or a memory stick without a server"""
    own = _asked(given)
    return _ready(build_zip, Path(given.file).resolve() if given.file else own.zip, given.quiet, own)


def _asked(given: argparse.Namespace) -> Edition:
    """The edition that the command names. Ends with a sentence when it is not there."""
    own = edition(given.utgave or "")
    if not own.data.is_file():
        known = ", ".join(other.name for other in editions() if other.name) or "ingen ennå"
        sys.exit(f'{shown(own.data)} finnes ikke. Utgavene er: {known}. Lag en ny med make ny KOMMUNE="…".')
    return own


def _ready(make: Callable[..., int], place: Path, quiet: bool, own: Edition, with_documents: bool = True) -> int:
    os.environ |= QUIET
    from .hooks import make_site  # here: few other commands need MkDocs in this process

    speak(quiet)
    failed = make(place, partial(make_site, name=own.name, with_documents=with_documents))
    if not failed:
        logging.getLogger("macros").info(f"Ferdig: {place}")
    return failed


def _alle(given: argparse.Namespace) -> int:
    """build every edition, side by side; one that fails neither stops nor spoils the others"""
    named = [edition("" if name == BASE.name else name) for name in given.navn]
    return build_all(["--uten-dokumenter"] if given.uten_dokumenter else [], named or None)


def _ny(given: argparse.Namespace) -> int:
    """make a new edition: a draft that builds as it stands"""
    try:
        made = new_edition(given.kommune)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{shown(made.data)} er laget. Bygg den med make build UTGAVE={made.name}.")
    return 0


def _serve(given: argparse.Namespace) -> int:
    """build and serve at http://127.0.0.1:8000/, and again at every save"""
    os.environ[SERVED] = _asked(given).name
    if says := in_use(HOUSE / "mkdocs.yml"):
        print(says, file=sys.stderr)
        return 1
    if given.uten_dokumenter:
        os.environ[WITHOUT] = "ja"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet"]  # what is said is ours, see `hooks`
    server = subprocess.Popen(command, cwd=HOUSE, env=os.environ | QUIET)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl and C end the server, which tidies up: wait for it
    return server.wait()


def _check(given: argparse.Namespace) -> int:
    """look over the data and the pages, and tell what is overdue, unused or unanswered; --site: a built site instead"""
    own = _asked(given)
    if given.site is not None:
        return _check_site(Path(given.site or own.site), own)
    from .hooks import PluginError, pages_only  # here: no other command needs MkDocs in this process

    try:
        building = pages_only(str(HOUSE / "mkdocs.yml"), own.name)
    except PluginError as error:
        print(str(error).strip(), file=sys.stderr)
        return 1
    print(report(building.guide, given.today, own.data, building))
    return 0


def _check_site(site: Path, own: Edition) -> int:
    repair(site)
    if not (site / "index.html").is_file():
        print(f"Det er ikke bygd noe nettsted i {site.name}/ ennå. Kjør make build først.", file=sys.stderr)
        return 1
    found = [*check_documents(site), *check_site(site, base_of(load_guide(own.data).kommune.nettadresse))]
    print("\n".join(found) or "Alle lenker, ankre og dokumenter er i orden.")
    return bool(found)


def _gjennomgang(given: argparse.Namespace) -> int:
    """write the sign-off packet: one Word file per reviewer, not published"""
    from .documents.signoff import packet  # here: few other commands need Word in this process
    from .hooks import PluginError, pages_only

    try:
        building = pages_only(str(HOUSE / "mkdocs.yml"))
    except PluginError as error:
        print(str(error).strip(), file=sys.stderr)
        return 1
    folder = Path(given.folder).resolve() if given.folder else HOUSE / "gjennomgang"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in packet(building, given.today).items():
        (folder / name).write_bytes(content)
        print(f"Ferdig: {folder / name}")
    return 0


def _schema(given: argparse.Namespace) -> int:
    """write docs/veileder.schema.json anew after a change of the types or new ids"""
    SCHEMA.write_text(schema(load_guide()), encoding="utf-8")
    return 0


def _rask(given: argparse.Namespace) -> int:
    """the habits, and the tests that need no browser and no build"""
    return _python(*HABITS, [*SUITE, "-m", "not browser and not build and not grundig"])


def _test(given: argparse.Namespace) -> int:
    """the habits, a strict build of the site and a real browser that visits it"""
    return _python(*TESTS, *HABITS, [*SUITE, "-m", "not grundig"])


def _grundig(given: argparse.Namespace) -> int:
    """the rest of the suite: other guides built whole, real servers, other browsers, builds that are cut"""
    return _python(*TESTS, [*SUITE, "-m", "grundig"])


def _bench(given: argparse.Namespace) -> int:
    """measure weight, ease of reading and speed of what stands in site/, and what an editor is told of 900 mistakes"""
    return _python(
        *(["-m", f"tests.bench.{name}"] for name in ("weight", "lix", "documents", "slides", "sok", "endringer"))
    )


def _sok(given: argparse.Namespace) -> int:
    """print what a query finds in site/, and why"""
    return _python(["-m", "tests.bench.sok_hvorfor", *given.query])


def _nettlesere(given: argparse.Namespace) -> int:
    """try the central pages of site/ in an old Chromium, Firefox and WebKitGTK, those that can be had"""
    return _python(["-m", "tests.nettlesere", *given.options])


def _finn(given: argparse.Namespace) -> int:
    """where a word stands in the data and on the pages: file, line, what it belongs to"""
    from .publish import find  # here: no other command needs it

    word = " ".join(given.word)
    try:
        told = find.report(word, _asked(given).data)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    print(told or f"«{word}» står ingen steder. Prøv en kortere del av ordet.")
    return not told


def _versjoner(given: argparse.Namespace) -> int:
    """write the list of forms and their versions anew, after a form has got a new version"""
    return _python(["-m", "tests.versjoner"])


def _skrift(given: argparse.Namespace) -> int:
    """cut the type faces of the pages anew from the whole ones, after a new version of a face"""
    from .site.fonts import cut_all  # here: fontTools is slow to read

    for name, size in cut_all().items():
        print(f"{name}.woff2: {size} byte")
    return 0


def _audit(given: argparse.Namespace) -> int:
    """ask an open database for known holes in what this is made of; --cyclonedx FILE: write the list instead"""
    from .publish import supply  # here: no other command needs it

    if given.cyclonedx:
        supply.write_bill(Path(given.cyclonedx))
        return 0
    try:
        holes = supply.known_holes()
    except (OSError, ValueError) as error:
        print(f"Databasen kan ikke nås herfra, så ingenting er undersøkt ({error}).", file=sys.stderr)
        return 2
    print("\n".join(f"{part}: {', '.join(ids)}" for part, ids in holes.items()) or "Ingen kjente hull.")
    return bool(holes)


def _lock(given: argparse.Namespace) -> int:
    """renew the lock files (needs uv)"""
    return _run([*UV, "-o", "requirements.lock"], [*UV, "--extra", "test", "-o", "requirements-test.lock"])


def commands() -> argparse.ArgumentParser:
    """What the command line understands."""
    parser = argparse.ArgumentParser(prog="python -m macros")
    names = parser.add_subparsers(required=True, metavar="command")
    added = {}
    tended = (_nettlesere, _finn, _sok, _gjennomgang, _schema, _versjoner, _skrift, _audit, _lock)
    for do in (_serve, _build, _zip, _alle, _ny, _check, _rask, _test, _grundig, _bench, *tended):
        name = do.__name__.strip("_")
        added[name] = names.add_parser(name, help=do.__doc__, description=do.__doc__)
        added[name].set_defaults(do=do)
    added["build"].add_argument("folder", nargs="?", help="where to, when not site/")
    added["zip"].add_argument("file", nargs="?", help="where to, when not bti.zip")
    added["check"].add_argument(
        "--site", nargs="?", const="", metavar="FOLDER", help="a built site, site/ if not named"
    )
    added["finn"].add_argument("word", nargs="+", help="a word, a part of one, or an id")
    added["nettlesere"].add_argument("options", nargs="*", help="a built site, site/ if not named")
    added["sok"].add_argument("query", nargs="+", help="the words, as somebody would type them")
    added["gjennomgang"].add_argument("folder", nargs="?", help="where to, when not gjennomgang/")
    for name in ("check", "gjennomgang"):
        added[name].add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="2027-07-03")
    added["audit"].add_argument("--cyclonedx", metavar="FILE", help="write what this is made of, as CycloneDX 1.5")
    for name in ("build", "zip"):
        added[name].add_argument("-q", "--quiet", action="store_true", help="only what is wrong, for machines")
    for name in ("build", "alle", "serve"):
        added[name].add_argument(
            "--uten-dokumenter", action="store_true", help="pages only: no Word, PowerPoint or PDF"
        )
    added["alle"].add_argument("navn", nargs="*", help="only these; docs is the base")
    added["ny"].add_argument("kommune", help="its whole name: «Eksempel kommune»")
    for name in ("serve", "build", "zip", "check", "finn"):
        added[name].add_argument("--utgave", metavar="NAVN", help="the edition in utgaver/NAVN, when not the base")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for. Returns what the shell should get: 0 when all went well."""
    given = commands().parse_args(arguments)
    for own in editions():
        repair(own.site)  # whatever starts first after a cut swap
    ended = 1  # also when nobody reads what is wrong to its end
    try:
        ended = int(given.do(given))
        sys.stdout.flush()
    except BrokenPipeError:  # `make check | head`: who reads has seen enough, and that is no mistake
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ended
