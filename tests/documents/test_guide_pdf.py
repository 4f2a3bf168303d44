"""The whole guide on paper: nothing is cut by a page, no page is nearly empty, and no word leads nowhere."""

from __future__ import annotations

import re
from datetime import date

import pdf_facts
import pikepdf
import pytest
from real import BUILDING, GUIDE, WORDS

from macros import documents
from macros.documents import jobs, pdf
from macros.site.blocks import dato

FOOT = 790  # points from the top: under it stands only what is on every page


@pytest.fixture(scope="module")
def pages(site) -> list[list[pdf_facts.Placed]]:
    """What stands on each page of the guide, without what is on all of them."""
    with pikepdf.open(site / documents.GUIDE) as document:
        return [_content(page) for page in document.pages]


def _content(page) -> list[pdf_facts.Placed]:
    return [piece for piece in pdf_facts.placed(page) if 40 < piece.down < FOOT]


def guide_of(tmp_path, *chapters: str) -> list[list[pdf_facts.Placed]]:
    """The pages of a guide of these chapters, after its cover."""
    made = [
        {"id": f"kap-{nr}", "tittel": str(nr), "klasse": "", "html": f"<h1>Kapittel {nr}</h1>{html}"}
        for nr, html in enumerate(chapters, 1)
    ]
    path = tmp_path / "guide.pdf"
    path.write_bytes(pdf.make(jobs._fill(BUILDING, "veileder.html", kapitler=made, merker=[], dag=date(2026, 11, 29))))
    with pikepdf.open(path) as document:
        return [_content(page) for page in document.pages][1:]


def said(page: list[pdf_facts.Placed]) -> str:
    return "".join(piece.text for piece in page)


def test_a_number_and_whom_it_reaches_stand_on_the_same_page(tmp_path):
    row = "<li><b>113</b><span>Ambulanse<small>Alvorlig</small><small>skade</small></span></li>"
    found = guide_of(tmp_path, f"<ul class='ring'>{row * 60}</ul>")
    assert len(found) > 1
    for page in found:
        words = said(page)
        assert words.count("113") == words.count("Ambulanse") == words.count("skade")


def test_who_has_no_number_yet_stands_in_the_column_of_names(tmp_path):
    rows = (
        "<li><b>113</b><span>Ambulanse<small>Alvorlig skade</small></span></li>"
        "<li class='uten-nummer'><span><b>Helsestasjonen</b><small>Helsesykepleier</small>"
        f"<small>{'Ring sentralbordet. ' * 9}</small></span></li>"
    )
    (page,) = guide_of(tmp_path, f"<ul class='ring'>{rows}</ul>")
    names = [piece for piece in page if piece.text.startswith(("Ambulanse", "Helse", "Ring"))]
    assert len({round(piece.across) for piece in names}) == 1 and len(names) >= 4
    called, about = (next(piece for piece in names if piece.text.startswith(word)) for word in ("Helsest", "Helsesy"))
    assert about.down > called.down, "what is said of it stands under the name"


def test_a_heading_its_warning_and_what_follows_are_not_parted(tmp_path):
    part = (
        "<h2>Situasjonen</h2><div class='hindring'><div class='kortform'><p>Mulig vold?</p></div><p>Kort om den.</p>"
        "<p class='si'><b>Si</b> «Hei»</p><h3>Gjør dette</h3><ul><li>Første ting</li>"
    )
    for lines in range(0, 44, 4):
        found = guide_of(tmp_path, f"{'<p>Linje</p>' * lines}{part}{'<li>En til</li>' * 30}</ul></div>")
        assert [page for page in found if "Situasjonen" in said(page) and "Første" in said(page)], lines


def test_the_name_of_a_row_stands_beside_it_on_every_page(tmp_path):
    rows = "".join(
        f"<li><p class='dt'>Navn{nr}</p><div class='dd'>{text}</div></li>"
        for nr in range(12)
        for text in (f"Tekst{nr} " * 40, f"<ul>{f'<li>Tekst{nr}</li>' * 25}</ul>")
    )
    step = f"<ol class='linje'><li><h3>Steg</h3><ul class='fakta dl'>{rows}</ul></li></ol>"
    found = guide_of(tmp_path, step)
    for page in found:
        bottom = max(piece.down for piece in page)
        assert page is found[-1] or bottom > 0.85 * FOOT, "a row with a list is divided, and leaves no half page blank"
        for at in (piece.down for piece in page if piece.text.startswith("Navn")):
            assert any(abs(piece.down - at) < 2 and piece.text.startswith("Tekst") for piece in page), "beside it"


@pytest.mark.grundig
def test_no_page_is_nearly_empty_however_long_the_chapters_are(tmp_path):
    for lines in (10, 39, 48, 70, 95):
        found = guide_of(tmp_path, *[f"{'<p>Linje</p>' * (lines + 3 * nr)}" for nr in range(6)])
        for page in found[:-1]:
            assert max(piece.down for piece in page) > 0.45 * FOOT, (lines, said(page)[:40])


def test_no_page_of_this_guide_is_nearly_empty(pages):
    for number, page in enumerate(pages[1:-1], 2):
        assert max(piece.down for piece in page) > 0.4 * FOOT, number


def test_what_is_a_way_out_on_the_screen_is_a_page_or_nothing_on_paper(pages):
    words, whole = BUILDING.words, pdf_facts.squeezed("".join(said(page) for page in pages))
    for dead in (words.om_kildene, f"{words.endringer.endret} {dato(words.sprak.maneder, GUIDE.endringer[0].dato)}"):
        assert pdf_facts.squeezed(dead) not in whole, dead
    listed = pdf_facts.squeezed(said(pages[1]))
    assert "Tjenesterogtilbud:" not in listed and "Loverogplikter:" not in listed
    for title in ("Tegn å se etter", "Bekymringsfullt fravær", "Hvem kan få vite hva?", "For deg som leder"):
        assert re.search(rf"{re.escape(pdf_facts.squeezed(title))}\(s\.\d+\):", listed), title
    rule = pdf_facts.squeezed(words.kortform.mer)
    where = next(
        nr for nr, page in enumerate(pages, 1) if any(it.text.startswith("Hva er vold") and it.size > 11 for it in page)
    )
    assert whole.count(rule) == whole.count(f"{rule}(s.{where})") > 20
    deadlines = pdf_facts.squeezed(words.om_fristene)
    assert whole.count(deadlines) == len(re.findall(rf"{deadlines}\(s\.\d+\)", whole)) > 0


def test_the_cover_and_every_page_say_which_edition_it_is(site, pages):
    day = WORDS.utgave.format(dato=dato(BUILDING.words.sprak.maneder, GUIDE.kommune.utgave))
    assert day in said(pages[0]) and WORDS.skrevet_ut in said(pages[0])
    with pikepdf.open(site / documents.GUIDE) as document:
        for page in document.pages[1:]:
            assert day.rstrip(".") in "".join(it.text for it in pdf_facts.placed(page) if it.down > FOOT)


def test_an_edition_without_a_date_of_its_own_has_that_of_its_newest_change_or_form():
    guide = GUIDE.model_copy(update={"kommune": GUIDE.kommune.model_copy(update={"utgave": None})})
    newest = max(
        [change.dato for change in guide.endringer] + [it.skjema.oppdatert for it in guide.verktoy if it.skjema]
    )
    assert guide.utgitt == newest and GUIDE.utgitt == GUIDE.kommune.utgave
