"""What nobody meant to publish: copies, a program's own files, documents and pictures no page uses, and double pages.

MkDocs would publish all of it without a word. Each is named, and stops the build.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from ..building import Building, File, front_matter
from ..guide.nivaer import Niva
from ..guide.pakker import Pakke
from ..guide.places import HOUSE, own_files
from ..guide.signs import unseen
from ..guide.verktoy import Verktoy
from .addresses import SHELLS, full_title, source_of
from .layers import source_name
from .texts import TEMPLATES

STRAY = (
    (r"[-–—_ ]+kopi\b|^kopi av\b|\bcopy\b|\(\d+\)\.\w+$", "ser ut som en kopi"),
    (r"konflikt|conflict", "er en kopi som et skylagringsprogram har laget fordi to har endret samtidig"),
    (r"^~\$|^\.?~lock|^\.#|~$|\.(tmp|bak|orig|rej|swp|part|crdownload|lnk|url)$", "er en midlertidig fil"),
    (r"^(thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$", "er laget av Windows eller macOS"),
)
QUIETLY_LEFT_OUT = re.compile(r"^\.(?!#|~)")  # MkDocs publishes no name that begins with a dot
OFFICE = "doc docx dot dotx odt rtf pages xls xlsx ods csv ppt pptx odp key pdf zip 7z msg eml pub one".split()
PICTURES = "png jpg jpeg gif webp avif bmp tif tiff heic svg mp4 webm mov mp3 m4a wav".split()
NAMED_BY = (".md", ".yml", ".html", ".css", ".js", ".py", ".vtt")  # where the name of a file may stand
DRAWN = ("assets/fjes/", "assets/tegninger/", "assets/bilder/")
FONTS = "assets/fonts/"  # with their licences
SHORT = 80  # a text shorter than this may well be another's: «{{ show("pakke") }}»


def check_files(docs: Path, building: Building) -> list[str]:
    """Everything in the folder that nobody meant to publish, as sentences. Empty when all is well."""
    names = [path.relative_to(docs).as_posix() for path in own_files(docs)]
    names = [name for name in names if not QUIETLY_LEFT_OUT.match(PurePosixPath(name).name)]
    told = {name: says for name in names if (says := _stray(name))}
    told |= {name: says for name in _unused(names, docs, building) if (says := told.get(name) or _not_used(name))}
    written = [name for name in names if name.endswith((".vtt", ".svg", ".txt"))]
    texts = ((name, (docs / name).read_text(encoding="utf-8", errors="replace")) for name in written)
    told |= {
        name: f"har et usynlig tegn (U+{ord(sign):04X}). Slett det, og skriv teksten på nytt."
        for name, text in texts
        if (sign := unseen(text))
    }
    return [
        *(f"{building.edition.shown}/{name} {says}" for name, says in sorted(told.items())),
        *(says for name, says in _doubles(building) if name not in told),
    ]


def besides(told: list[str], of_pages: list[str]) -> Iterator[str]:
    """What is said `of_pages`, without the pages that `check_files` has `told` to take away: copies by their names."""
    for says in of_pages:
        page = re.match(r"(.+?\.md)(?:, linje \d+|:)", says)
        if not page or not any(other.startswith(f"{page[1]} ") for other in told):
            yield says


def _stray(name: str) -> str | None:
    file = PurePosixPath(name)
    for pattern, what in STRAY:
        if re.search(pattern, unicodedata.normalize("NFC", file.name), re.IGNORECASE):
            return f"{what}. Slett den, eller flytt den ut av docs."
    if file.suffix.lower() == ".md" and file.suffix != ".md":
        return f"slutter på {file.suffix}. Gi den et navn som slutter på .md, eller slett den."
    if not unicodedata.is_normalized("NFC", name) or unseen(name):
        return "har et tegn i navnet som ser riktig ut, men er skrevet på en annen måte. Skriv navnet på nytt."
    return None


def _not_used(name: str) -> str:
    return "er ikke brukt av noen side. Lag en lenke til den, eller flytt den ut av docs."


def _unused(names: Iterable[str], docs: Path, building: Building) -> Iterator[str]:
    """Documents and pictures that nothing names: no page, style sheet, script, template, nor the data."""
    may_be = [
        name
        for name in names
        if PurePosixPath(name).suffix[1:].lower() in (*OFFICE, *PICTURES) and not name.startswith(FONTS)
    ]
    if not may_be:
        return
    rooms = [HOUSE / "macros" / room for room in ("site", "documents")]
    folders = (docs, *building.folders[1:], TEMPLATES, SHELLS, *rooms)
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in NAMED_BY
    ]
    whole = "\n".join(texts)
    for name in may_be:
        file = PurePosixPath(name)
        called = file.stem if name.startswith(DRAWN) else file.name  # «motiv: hus», «fjes»
        if called not in whole:
            yield name


# --- the same twice --------------------------------------------------------------------------------------------------


def _doubles(building: Building) -> Iterator[tuple[str, str]]:
    """(page, what to do) of pages whose text, or whole title, is another's."""
    seen_text: dict[tuple[str, str], str] = {}
    seen_title: dict[str, str] = {}
    for file in building.files.documentation_pages():
        try:
            body, front = front_matter(file)
        except UnicodeDecodeError:
            continue  # `pagecheck` tells
        if _of_another(building, file, front):
            continue
        text, source = re.sub(r"\s+", " ", body).strip(), source_name(file)
        about = str(front.get("gjelder", ""))
        if len(text) > SHORT and (first := seen_text.setdefault((about, text), source)) != source:
            yield file.src_uri, f"{source}: Siden har den samme teksten som {first}. Slett den ene."
        elif (title := _title(building, file, front)) and (
            first := seen_title.setdefault(title.casefold(), source)
        ) != source:
            yield file.src_uri, f"{source}: Siden heter «{title}», og det gjør {first} også. Gi den ene et annet navn."


def _of_another(building: Building, file: File, front: dict[str, object]) -> bool:
    """Whether a page says that it is about what has its page elsewhere, as a copy does: `pagecheck` tells."""
    kind, _, id = str(front.get("gjelder", "")).partition("/")
    entry = building.guide.index.get((kind, id))
    if isinstance(entry, Pakke):
        return PurePosixPath(file.src_uri).parent.name != entry.id
    return isinstance(entry, (Niva, Verktoy)) and source_of(building, entry)[0] != file.src_uri


def _title(building: Building, file: File, front: dict[str, object]) -> str:
    kind, _, id = str(front.get("gjelder", "")).partition("/")
    entry = building.guide.index.get((kind, id))
    return full_title(building, entry, str(front.get("title") or ""))
