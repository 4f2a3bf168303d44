"""Every PDF of the site keeps the points of PDF/UA that a machine can see, and the checker sees what breaks them."""

from __future__ import annotations

import pdf_ua
import pikepdf
import pytest
from real import FORMS, POSTERS

from macros import documents
from macros.documents import chapters, pdf
from macros.documents.jobs import COVER


def test_every_pdf_of_the_site(site):
    found = {path.relative_to(site).as_posix(): pdf_ua.problems(path) for path in sorted(site.rglob("*.pdf"))}
    wanted = {f"verktoykasse/{tool.id}/{tool.id}.pdf" for tool in FORMS} | {*POSTERS, documents.GUIDE, COVER}
    assert wanted <= set(found) and any(name.endswith("lysbilder.pdf") for name in found)
    assert {name: says for name, says in found.items() if says} == {}


PAGE = "<!doctype html><html lang='nb'><title>t</title><body><h1 data-topp='' data-hvem='' data-bunn=''>Tittel</h1>{}"


@pytest.mark.parametrize(
    "body, point",
    [
        ("<dl><div><dt>Hvem</dt><dd>Du</dd></div></dl>", "09-004 /Div directly in /L"),
        (
            "<ul><li style='display: inline'>a</li> <li style='display: inline'>b</li></ul>",
            "09-004 /Span directly in /L",
        ),
        ("<h3>Et nivå over</h3>", "14-003"),
        ("<table><tr><td>a</td></tr></table>", "15-003"),
    ],
)
def test_the_checker_sees_it(tmp_path, body, point):
    path = tmp_path / "feil.pdf"
    path.write_bytes(pdf.make(PAGE.format(body)))
    assert any(says.startswith(point) for says in pdf_ua.problems(path)), pdf_ua.problems(path)


def test_what_the_checker_cannot_be_shown_by_a_page(tmp_path):
    path = tmp_path / "feil.pdf"
    path.write_bytes(pdf.make(PAGE.format("<p><a href='https://www.politiet.no/'>Politiet</a></p>")))
    assert pdf_ua.problems(path) == []
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        assert [str(note.Contents) for note in document.pages[0].Annots] == ["Politiet"]
        document.pages[0].Annots[0].Contents = "https://www.politiet.no/"
        del document.Root.Lang
        document.save(path)
    assert [says[:6] for says in pdf_ua.problems(path)] == ["11-006", "28-012"]


def test_lists_of_a_page_become_lists_of_the_chapter(tmp_path):
    (tmp_path / "side.html").write_text(
        "<main><h1>Tittel</h1><dl class='fakta'><div><dt>Hvem</dt><dd>Du</dd></div></dl>"
        "<ul class='prikker'><li>en</li><li><b>to</b></li><li>tre</li></ul>"
        "<p class='bare-skjerm'>Trykk her.</p></main>",
        encoding="utf-8",
    )
    (chapter,) = chapters.chapters(tmp_path, {"side.html": "side.html"}, None)
    assert '<ul class="fakta dl"><li><p class="dt">Hvem</p><div class="dd">Du</div></li></ul>' in chapter["html"]
    assert "<span>en · </span><span><b>to</b> · </span><span>tre</span></p>" in chapter["html"]
    assert "Trykk her" not in chapter["html"]


def test_a_link_says_what_it_is_also_in_a_box_that_is_placed_by_itself(tmp_path):
    link = "<a href='https://eksempel.test/bti/'>Nivå 1</a>"
    path = tmp_path / "lenke.pdf"
    path.write_bytes(
        pdf.make(PAGE.format(f"<p>{link}</p><div style='position: absolute; top: 9em'><p>{link}</p></div>"))
    )
    assert [says for says in pdf_ua.problems(path) if says.startswith("28-012")] == []
