"""Where a form is filed stands at its end: never alone on the last page, on paper or in Word, empty or filled in."""

from __future__ import annotations

import shutil
import subprocess

import pdf_facts
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from real import FORMS, WORDS, every_form

SEVERAL = (
    "Vi så det på mandag, og det har vart en stund. Vi har snakket om det, og vi prøver noe nytt fra i morgen. " * 3
)
MARGIN = 60  # points: above, and as far below, stand the head and the foot of a page
FOOTED = [tool for tool in FORMS if tool.skjema.ark not in ("brev", "barneark")]


def alone(path) -> bool:
    """Whether the last page of a form says nothing but where it is filed."""
    with pikepdf.open(path) as document:
        runs = pdf_facts.placed(document.pages[-1])
        high = float(document.pages[-1].MediaBox[3])
    words = pdf_facts.squeezed(WORDS.arkiv)
    lines: dict[float, str] = {}
    for run in runs:
        if MARGIN < run.down < high - MARGIN / 2:
            lines[round(run.down)] = lines.get(round(run.down), "") + pdf_facts.squeezed(run.text)
    first = min((down for down, text in lines.items() if words.startswith(text[:12]) and len(text) > 11), default=None)
    assert first is not None, f"{path.name}: no foot on the last page"
    return not any(down < first - 1 and any(sign.isalnum() for sign in text) for down, text in lines.items())


@pytest.mark.parametrize("tool", FOOTED, ids=lambda tool: tool.id)
def test_on_paper(site, tool):
    assert not alone(site / f"verktoykasse/{tool.id}/{tool.id}.pdf")


@every_form
def test_in_word_it_is_kept_with_what_stands_above(site, tool):
    body = list(Document(str(site / f"verktoykasse/{tool.id}/{tool.id}.docx")).element.body)
    foot = [place for place, line in enumerate(body) if line.tag == qn("w:p") and line.style == "Arkiv"]
    assert bool(foot) == (tool in FOOTED)
    for place in foot:
        above = body[place - 1]
        rows = above.findall(qn("w:tr"))
        lines = list((rows[-1] if rows else above).iter(qn("w:p")))
        assert lines and all(line.pPr is not None and line.pPr.keepNext_val for line in lines)


def filled(source, target, text: str) -> None:
    """A copy of a Word form with `text` in every blank for one."""
    document = Document(str(source))
    for control in document.element.body.iter(qn("w:sdt")):
        about = control.find(qn("w:sdtPr"))
        if about.find(qn("w:text")) is None or about.find(qn("w:dataBinding")) is not None:
            continue
        said = next(control.find(qn("w:sdtContent")).iter(qn("w:t")))
        long = about.find(qn("w:tag")).get(qn("w:val")).split("-")[0] not in ("hode", "navn", "sted")
        said.text = text if long else "Ola Eksempel"
    document.save(str(target))


@pytest.mark.grundig
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_in_word_filled_in(site, tmp_path):
    """Empty, with a few words in each blank, and with several lines in each."""
    texts = {"tom": "", "kort": SEVERAL[:60].strip(), "lang": SEVERAL.strip()}
    for tool in FOOTED:
        source = site / f"verktoykasse/{tool.id}/{tool.id}.docx"
        for name, text in texts.items():
            target = tmp_path / f"{tool.id}-{name}.docx"
            filled(source, target, text) if text else shutil.copy(source, target)
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to"]
    files = sorted(map(str, tmp_path.glob("*.docx")))
    subprocess.run([*command, "pdf", "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=900)
    made = sorted(tmp_path.glob("*.pdf"))
    assert len(made) == len(files)
    assert [path.stem for path in made if alone(path)] == []
