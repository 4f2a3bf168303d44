"""What families and staff get on paper: two pages of easy words, posters that say how old they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pdf_facts
import pdf_ua
import pikepdf
import pytest
from real import WORDS

from macros.documents import jobs, pdf

pytestmark = pytest.mark.grundig  # each lays out a sheet more than once


def with_municipality(building, **values):
    """The same building of a guide whose municipality says something else."""
    guide = building.guide.model_copy(update={"kommune": building.guide.kommune.model_copy(update=values)})
    return replace(building, guide=guide)


def easy_sheet(building, path):
    [job] = jobs.easy_job(building).values()
    path.write_bytes(job.make(*job.made_of))
    return path


@pytest.mark.parametrize("says", [{}, {"status": "godkjent", "nettadresse": "https://bti.eksempel.kommune.no/"}])
def test_the_easy_sheet_is_two_pages_with_whose_it_is_on_both(building, tmp_path, says):
    sheet = easy_sheet(with_municipality(building, **says), tmp_path / "ark.pdf")
    with pikepdf.open(sheet) as document:
        assert len(document.pages) == 2
    for number in (0, 1):
        text = pdf_facts.page_text(sheet, number)
        assert pdf_facts.squeezed(building.guide.kommune.navn) in text and f"Side{number + 1}av2" in text
        assert pdf_facts.squeezed(WORDS.skrevet_ut) in text and "Utgave" in text
        assert ("ikkegodkjent" in text) is (not says)
    assert pdf_facts.page_text(sheet, 0).index("116111") < pdf_facts.page_text(sheet, 0).index("Envoksen")
    assert pdf_ua.problems(sheet) == []


def test_its_lines_stand_clear_of_the_drawing_above(building, tmp_path):
    """Five lines need more room than three: the first stood on the rule above it."""
    [job] = jobs.easy_job(building).values()
    pages = pdf._layout(pdf._document(job.made_of[0])).pages
    thoughts = [box for page in pages for box in named(page, "tanke")]
    assert len(thoughts) > 10
    for thought in thoughts:
        [words] = [box for box in thought.descendants() if "ord" in of_class(box)]
        assert words.position_y > thought.position_y + 3, "a line stands tight under what is above"


def test_a_row_to_write_a_number_on_has_one_line(building):
    job = jobs.poster_jobs(building)["haster/plakat.pdf"]
    [page] = pdf._layout(pdf._document(job.made_of[0])).pages
    rows = [box for box in page._page_box.descendants() if box.element_tag == "li" and has_blank(box)]
    assert len(rows) >= 2 and all(row.style["border_bottom_width"] == 0 for row in rows)
    assert "når det ikke haster 02800," not in pdf_facts.squeezed(job.made_of[0])


def test_a_poster_says_how_old_it_is_also_where_nobody_wrote_a_date(building):
    """Arendal and Høyanger have no «utgave»: their posters said «Se etter ny utgave» of an edition without a date."""
    newest = max(change.dato for change in building.guide.endringer)
    without = with_municipality(building, utgave=None)
    assert without.guide.utgitt and without.guide.utgitt >= newest
    assert with_municipality(building, utgave=date(2026, 1, 2)).guide.utgitt == date(2026, 1, 2)
    for address, job in jobs.poster_jobs(without).items():
        assert "Utgave " in job.made_of[0].split('<footer class="plakatbunn">')[1], address


def of_class(box) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def named(page, name: str) -> list:
    return [box for box in page._page_box.descendants() if name in of_class(box)]


def has_blank(box) -> bool:
    return any("skriv-nummer" in of_class(inner) for inner in box.descendants())
