"""A document speaks the language of its guide, to Word's spelling and to a screen reader: no part says another."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from macros.documents import course_sheet, powerpoint, signoff
from macros.documents.archive import MADE_IN, in_language
from macros.guide.load import WORDS, load_words

NN = load_words(WORDS.with_name("nn.yml"))


def parts(file: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def test_the_sheet_of_who_was_there(building):
    file = course_sheet.make(["Eit kurs"], NN.kursark, "Utkast", [NN.utkast], NN.sprak.land)
    assert b"nn-NO" in parts(file) and b"nb-NO" not in parts(file)
    assert "Deltakarliste" in [paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs]


def test_slides():
    file = powerpoint.make([], "Tittel", "Emne", "Utkast", date(2026, 1, 1), NN.powerpoint, NN.sprak.land)
    assert b'lang="nn-NO"' in parts(file) and b"nb-NO" not in parts(file)


@pytest.mark.build
def test_the_packet_of_a_reviewer(building):
    """It is made in the language of the building's words."""
    nynorsk = replace(building, words=building.words.model_copy(update={"sprak": NN.sprak}))
    packet = signoff.packet(nynorsk, date(2026, 11, 29))
    assert len(packet) > 3 and [name for name, file in packet.items() if b"nb-NO" in parts(file)] == []


@pytest.mark.parametrize("code", ["nn-NO", MADE_IN])
def test_only_another_language_is_written_over(code):
    file = course_sheet.make([], NN.kursark, "Utkast", [])
    assert (in_language(file, code) == file) is (code == MADE_IN)
