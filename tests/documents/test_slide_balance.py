"""A story on several slides is divided evenly, and questions stand as many to the left as to the right."""

from __future__ import annotations

from decks import bodies, every_deck, every_package, grouped, kind_of, opened, sections, words
from pptx.util import Pt
from real import BUILDING

from macros.documents.measure import LEFT

FEWEST = 0.4  # of the letters of the fullest slide of the same story


@every_deck
def test_a_story_does_not_begin_with_a_slide_of_three_lines(site, package, variant):
    groups = grouped(opened(site, package, variant)).values()
    for section, group in zip(sections(site, package, variant), groups, strict=True):
        if kind_of(section) != "case" or len(group) < 2:
            continue
        letters = [sum(len(body.text_frame.text) for body in bodies(slide)) for slide in group]
        assert min(letters) >= FEWEST * max(letters), letters


@every_package
def test_questions_in_two_columns_are_as_many_in_both(site, package):
    for section, group in zip(sections(site, package, None), grouped(opened(site, package)).values(), strict=True):
        asked = [words(item.text_content()) for item in section.xpath(".//ol[@class='sporsmal']/li")]
        columns = [[line.text for line in body.text_frame.paragraphs] for body in bodies(group[0])]
        counts = [sum(words(text) in asked for text in column) for column in columns]
        counts = [count for count in counts if count]
        if len(group) == 1 and len(counts) == 2 and sum(counts) <= 6:  # more than that are as high as one another
            assert counts[0] - counts[1] in (0, 1), counts


def test_a_record_stands_on_its_paper_and_what_is_said_of_it_below(site):
    package, names = "3-systematikk-og-struktur", BUILDING.words.powerpoint
    for short in (False, True):
        deck = opened(site, package, "20-minutter" if short else None)
        (slide,) = (slide for slide in deck.slides if slide.shapes.title.text_frame.text == "Rett referatet")
        papers = [shape for shape in slide.shapes if shape.name.startswith(names.strek) and shape.height > Pt(100)]
        record, said = bodies(slide)
        assert all(Pt(LEFT) <= paper.left <= Pt(LEFT + 2) for paper in papers) and len(papers) == 2
        assert all(paper.left + Pt(8) < record.left for paper in papers), "the lines stand inside"
        assert all(paper.top + paper.height <= said.top for paper in papers), "below the paper"
        assert ("Rett linje 2, 4 og 5." in said.text_frame.text) == short
        assert "arket" in said.text_frame.text and "arket" not in record.text_frame.text


@every_deck
def test_the_bar_beside_what_is_new_is_as_high_as_the_text(site, package, variant):
    names = BUILDING.words.powerpoint
    groups = grouped(opened(site, package, variant)).values()
    for section, group in zip(sections(site, package, variant), groups, strict=True):
        if "er-nytt" not in section.get("class"):
            continue
        for slide in group:
            (bar,) = (
                one
                for one in slide.shapes
                if one.name.startswith(names.strek) and one.left < Pt(LEFT - 10) and one.height > one.width
            )
            letters = sum(len(line.text) for line in bodies(slide)[0].text_frame.paragraphs)
            assert bar.height <= Pt(120 + letters * 0.8), letters
