"""What nobody meant to publish stops the build with its name, and so do pages that are the same twice."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from macros.building import File, Files
from macros.guide.load import HOUSE, DataError, load_guide
from macros.site import pagecheck, strays
from macros.site.layers import _in_one_form

STRAYS = """
haster – Kopi.md|haster - Kopi.md|Kopi av haster.md|haster copy.md|haster (1).md|haster (Olas konfliktkopi).md
haster (conflicted copy 2026-11-29).md|haster.sync-conflict-20261129.md|haster.MD|haster.Md|Thumbs.db|desktop.ini
~$haster.docx|haster.md.bak|haster.md.orig|haster.md~|haster.tmp|plan.docx|gammel.DOC|budsjett.xlsx|lysbilder.pptx
skannet.pdf|bilde.png|IMG_0001.JPG|logo.svg|film.mp4|arkiv.zip|om/samtykke – Kopi.md|assets/merke – Kopi.svg|.#haster.md
"""


@pytest.mark.parametrize("name", STRAYS.strip().replace("\n", "|").split("|"))
def test_a_stray_file_stops_the_build_with_its_name(tmp_path, building, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: x\n---\n# x\n", encoding="utf-8")
    (said,) = strays.check_files(tmp_path, building)
    assert said.startswith(f"docs/{name} ") and said.endswith(".")


def test_what_a_page_uses_is_meant(tmp_path, building):
    (tmp_path / "bilde.png").write_bytes(b"x")
    (tmp_path / "side.md").write_text("---\ntitle: x\n---\n![Et bilde](/bilde.png)\n", encoding="utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"x")  # begins with a dot: MkDocs does not publish it
    assert strays.check_files(tmp_path, building) == []


def test_a_name_typed_in_another_form_is_told(tmp_path, building):
    name = unicodedata.normalize("NFD", "så.md")
    (tmp_path / name).write_text("x")
    assert "skrevet på en annen måte" in strays.check_files(tmp_path, building)[0]


def written(name: str, text: str) -> File:
    file = File(name, None, "site", True)
    file.content_string = text
    return file


def with_pages(building, pages: dict[str, str]):
    """The building with more pages, as they are written."""
    files = [*building.files, *(written(name, text) for name, text in pages.items())]
    return replace(building, files=Files(files))


LONG = "Dette er en tekst som er lang nok til at ingen har skrevet den samme to ganger uten å mene det. "


def test_the_same_text_twice_stops_the_build(building, tmp_path):
    pages = {"a.md": f"---\ntitle: A\n---\n{LONG}\n", "b.md": f"---\ntitle: B\n---\n\n{LONG}"}
    (said,) = strays.check_files(tmp_path, with_pages(building, pages))
    assert said == "docs/b.md: Siden har den samme teksten som docs/a.md. Slett den ene."


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("verktoykasse/tolk.md", "verktoykasse/tolk-to.md"),
        ("handlingsveileder/niva-1.md", "handlingsveileder/niva-9.md"),
        ("opplaring/introduksjon/deltaker.md", "opplaring/nytt/deltaker.md"),
        ("verktoykasse/tolk.md", "verktoykasse/tolk – Kopi.md"),
    ],
)
def test_a_copied_page_is_told_once(building, tmp_path, source, copy):
    """A copy is about what has its page elsewhere, has the same text and title, and perhaps the name of a copy."""
    text = (HOUSE / "docs" / source).read_text(encoding="utf-8")
    (tmp_path / copy).parent.mkdir(parents=True)
    (tmp_path / copy).write_text(text, encoding="utf-8")
    now = with_pages(building, {copy: text})
    told = strays.check_files(tmp_path, now)
    said = [*told, *strays.besides(told, pagecheck.check_page(now, now.files.get_file_from_path(copy)))]
    assert len(said) == 1 and said[0].startswith(f"docs/{copy}"), said


def test_the_same_title_twice_stops_the_build_also_with_the_package_in_it(building, tmp_path):
    package = building.guide.pakker[1]
    pages = {
        "a.md": "---\ntitle: Når det haster\n---\nTekst.",
        f"opplaring/{package.id}/to.md": f"---\ntitle: Deltakerark\ngjelder: pakke/{package.id}\n---\nTekst.",
        f"opplaring/{package.id}/tre.md": f"---\ntitle: Deltakerark\ngjelder: pakke/{package.id}\n---\nMer.",
        "b.md": f"---\ntitle: 'Deltakerark: {package.tittel}'\n---\nTekst.",
    }
    said = strays.check_files(tmp_path, with_pages(building, pages))
    assert "docs/a.md: Siden heter «Når det haster», og det gjør docs/haster.md også. Gi den ene et annet navn." in said
    assert "docs/b.md: " in said[-1] + said[-2] and len(said) == 4, said


UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2028\u2060\u2066\ufeff\u034f\u3164\ufe0f\U000e0041\ue000\x85\x0b"
)


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_nobody_can_see_is_told_in_data_pages_captions_and_drawings(tmp_path, building, sign):
    text = (HOUSE / "docs" / "veileder.yml").read_text(encoding="utf-8")
    data = tmp_path / "veileder.yml"
    data.write_text(text.replace("navn: Kragerø kommune", f"navn: Krag{sign}erø kommune", 1), encoding="utf-8")
    with pytest.raises(DataError, match="usynlig tegn"):
        load_guide(data)
    data.unlink()
    page = written("x.md", f"---\ntitle: x\n---\nT{sign}ekst.\n")
    _in_one_form(Files([page]))
    if sign != "\x0b":
        assert any("usynlig tegn" in said and "linje 4" in said for said in pagecheck.check_page(building, page))
    for name in ("film.vtt", "side.txt", "assets/tegninger/hus.svg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"a{sign}b", encoding="utf-8")
        said = strays.check_files(tmp_path, building)
        assert any(line.startswith(f"docs/{name} ") for line in said), name
        path.unlink()


def test_decomposed_letters_are_composed_in_every_kind_of_file(tmp_path, building):
    text = (HOUSE / "docs" / "veileder.yml").read_text(encoding="utf-8")
    data = tmp_path / "veileder.yml"
    data.write_bytes(unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode())
    assert load_guide(data) == building.guide
    names = ("x.md", "film.vtt", "tegning.svg", "les.txt")
    files = [written(name, "---\r\ntitle: Pa\u030a\r\n---\r\na\u030a") for name in names]
    _in_one_form(Files(files))
    assert {file.content_string for file in files} == {"---\ntitle: På\n---\nå"}


def test_nothing_stray_lies_in_docs(building):
    assert strays.check_files(Path(HOUSE / "docs"), building) == []
