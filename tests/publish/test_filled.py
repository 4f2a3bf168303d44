"""The handbook followed from beginning to end: every number, answer, role and review, an address, and approved.

With eight steps on every level. Nothing in the built site still says that it is a draft.
"""

from __future__ import annotations

import re
from zipfile import ZipFile

import pdf_facts
import pikepdf
import pytest
from broken import TEXT
from lxml import html
from projects import filled

from macros.documents import with_pdf
from macros.guide.load import DataError, load_guide
from macros.site.embedded import BEFORE

pytestmark = pytest.mark.build  # the guide is read whole, some forty times

DRAFT = re.compile(
    r"utkast|ikke godkjent|ikke vedtatt|forslag fra prosjektet|prosjektets forslag|gjennomgått av kom", re.I
)
# the handbook says how a draft is approved; the page on open data, what the word «utkast» in them means
ABOUT_DRAFTS = {"om/redaktor/index.html", "om/apne-data/index.html"}


@pytest.fixture
def approved(changed):
    """The site of a project where everything is filled in."""
    return changed


def test_no_page_still_says_draft(approved):
    assert len(list(approved.rglob("*.html"))) > 90
    for path in approved.rglob("*.html"):
        name = path.relative_to(approved).as_posix()
        tree = html.parse(str(path)).getroot()
        for inside in tree.xpath("//style | //script"):  # of the page as one file
            inside.drop_tree()
        text = " ".join(tree.text_content().split())
        found = None if name in ABOUT_DRAFTS else DRAFT.search(text)
        assert not found, f"{name}: …{text[max(0, found.start() - 60) : found.end() + 60]}…"
        assert not tree.xpath("//*[contains(@class, 'utkast')]"), name
        assert bool(tree.xpath("//meta[@name='robots']")) == name.startswith(BEFORE), f"{name}: only those for a frame"
        if "<footer" in path.read_text(encoding="utf-8") or name.startswith(BEFORE):
            assert "Godkjent av kommunedirektøren 15. januar 2027." in text, name


def test_no_word_file_or_slide_still_says_draft(approved):
    files = [*approved.rglob("*.docx"), *approved.rglob("*.pptx")]
    assert len(files) > 40
    for path in files:
        with ZipFile(path) as package:
            parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
        whole = " ".join(re.sub("<[^>]+>", " ", part) for part in parts)
        assert not DRAFT.search(whole), f"{path.name}: {DRAFT.search(whole)}"


@pytest.mark.skipif(not with_pdf(), reason="no Pango")
def test_no_pdf_still_says_draft(approved):
    files = list(approved.rglob("*.pdf"))
    assert len(files) > 30
    for path in files:
        text = pdf_facts.text(path)
        assert not re.search("utkast|ikkegodkjent|prosjektetsforslag", text, re.I), path.name


@pytest.mark.skipif(not with_pdf(), reason="no Pango")
def test_posters_with_the_most_they_can_hold(approved):
    for path in approved.rglob("plakat.pdf"):
        assert pdf_facts.smallest_type(path) >= 10.99
        with pikepdf.open(path) as document:
            assert len(document.pages) <= 2, path


def test_nothing_waits_any_more(approved):
    tree = html.parse(str(approved / "om/kvalitet/index.html")).getroot()
    assert not tree.xpath("//*[@id='ma-fylles-ut' or @id='utkast' or @id='forslag']")
    assert "Godkjent av kommunedirektøren 15. januar 2027." in tree.xpath("//*[@class='ingress']")[0].text_content()
    numbers = html.parse(str(approved / "haster/index.html")).getroot().text_content().replace("\xa0", " ")
    assert "35 96 63 35" in numbers, "a number that was unconfirmed, and now is an entry with a source"


@pytest.mark.parametrize("id", ["godkjenning", "nettadresse", "telefoner-lokale"])
def test_what_is_answered_elsewhere_leaves_by_itself(tmp_path, id):
    text = filled(TEXT)
    path = tmp_path / "veileder.yml"
    path.write_text(re.sub(r"verdi: Et svar fra kommunen\n    kontrollert: .*", "verdi:", text), encoding="utf-8")
    waiting = [local.id for local in load_guide(path).unanswered]
    assert id not in waiting and "eier" in waiting


@pytest.mark.parametrize(
    "old,new,says",
    [
        ("    rolle: kommunedirektøren", "    rolle: Skriv rollen her", "«Skriv rollen her» er et eksempel"),
        ("    ansvarlig: leder for oppvekst", "    ansvarlig: Skriv rollen her", "er et eksempel"),
        ("    kontrollert: 2027-01-10", "    kontrollert:", "«kontrollert»"),
        ("    nummer: 35 00 00 10", "    nummer: 35 00 00", "har 6 sifre"),
        ("    verdi: Et svar fra kommunen\n    kontrollert: 2027-01-10", "    verdi: Et svar", "skal ha «kontrollert»"),
        ("navn: Kragerø kommune", "navn: Kragerø <b kommune", "er formatering"),
    ],
)
def test_what_was_left_half_done_is_refused(tmp_path, old, new, says):
    text = filled(TEXT)
    assert old in text
    path = tmp_path / "veileder.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(says)):
        load_guide(path)
