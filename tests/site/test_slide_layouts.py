"""The layouts that an author writes: what becomes of them, and what stops the build."""

from __future__ import annotations

import pytest
from lxml import html
from test_slides import deck, joined, whole  # noqa: F401 - fixtures

from macros.site import drawings, slides


def made(deck, whole, part, text):  # noqa: F811
    """The first section of a part, of a page that is otherwise whole."""
    whole[part] = text
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    return tree.xpath(f"//section[@data-del='{part}']")[0]


def test_a_drawing_stands_in_the_page_and_takes_its_colours(deck, whole):  # noqa: F811
    slide = made(deck, whole, "pause", "## Pause { .pause del=pause tegning=pause }\n\nTekst.\n")
    assert {"er-pause", "er-fast", "har-tegning"} <= set(slide.get("class").split())
    (svg,) = slide.xpath("./div[@class='flate']/div[@class='tegning']/svg")
    assert svg.get("aria-hidden") == "true" and "var(--line)" in html.tostring(svg, encoding="unicode")
    assert "#0a625d" not in html.tostring(svg, encoding="unicode"), "the page's own colours, not the file's"


def test_a_drawing_that_tells_something_has_a_text(deck, whole):  # noqa: F811
    slide = made(deck, whole, "pause", '## Pause { del=pause tegning=pause alt="En kopp kaffe" }\n\nTekst.\n')
    assert [(svg.get("role"), svg.get("aria-label")) for svg in slide.iter("svg")] == [("img", "En kopp kaffe")]


VOICES = [("En forelder", "«Det tok tid.»"), ("En lærer", "«Ja.»")]


def test_voices_are_marked_as_made_up(deck, whole):  # noqa: F811
    voices = "".join(f"/// stemme | {who}\n{said}\n///\n\n" for who, said in VOICES)
    text = f"## Å vente {{ .stemme del=pause tegning=venter }}\n\n{voices}"
    slide = made(deck, whole, "pause", text)
    voices = slide.xpath(".//div[@class='stemme']")
    assert [voice.findtext("./blockquote/p") for voice in voices] == [said for _, said in VOICES]
    assert voices[0].findtext("./p[@class='stemme-fra']") == "En forelder. Laget av det mange sier."


def test_both_sides_have_the_drawing(deck, whole):  # noqa: F811
    text = "## To blikk { .delt del=pause tegning=hjem }\n\n/// side | A\n- En\n///\n\n/// side | B\n- To\n///\n"
    slide = made(deck, whole, "pause", text)
    assert [side.findtext("h3") for side in slide.xpath(".//div[@class='side']")] == ["A", "B"]
    assert len(slide.xpath(".//div[@class='side']/div[@class='tegning']/svg")) == 2


def test_a_slide_and_a_note_of_one_programme(deck, whole):  # noqa: F811
    text = (
        "## Velkommen { del=velkommen }\n\nTekst.\n\n/// notat\nLenge.\n///\n\n/// notat | kort\nKort.\n///\n\n---\n\n"
        "## Bare kort { bare=kort }\n\nTekst.\n"
    )
    whole["velkommen"] = text
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    first, second = tree.xpath("//section")[:2]
    assert first.get("data-i") is None and second.get("data-i") == "kort"
    notes = {note.get("data-i"): note.findall("p")[-1].text for note in first.findall("div[@class='notat']")}
    assert notes == {"hele timen": "Lenge.", "kort": "Kort."}


@pytest.mark.parametrize(
    "text,expected",
    [
        ("## Pause { del=pause tegning=puase }\n\nTekst.\n", "Mente du «pause»?"),
        ("## Pause { del=pause uten=kårt }\n\nTekst.\n", "Velg mellom: hele, timen, kort"),
        ("## Pause { del=pause bare=kort }\n\nTekst.\n", "ikke med i noe program"),
        ("## Pause { del=pause }\n\nTekst.\n\n/// notat | kårt\nHei.\n///\n", "er ikke et kjent program"),
    ],
)
def test_what_stops_the_build(deck, whole, text, expected):  # noqa: F811
    whole["pause"] = text
    with pytest.raises(slides.SlideError) as stop:
        deck(joined(whole.values()))
    assert expected in str(stop.value)


def test_a_part_of_the_short_way_without_slides_stops_the_build(deck, whole):  # noqa: F811
    whole["velkommen"] = whole["velkommen"].replace("{ del", "{ uten=kort del")
    with pytest.raises(slides.SlideError, match="«velkommen» er med i programmet «kort», men har ingen lysbilder der"):
        deck(joined(whole.values()))


def test_every_drawing_is_small_and_asks_for_nothing(building):
    known = drawings.drawings(building)
    assert len(known) >= 20
    for name, svg in known.items():
        assert len(svg.encode()) < 2000 and not any(word in svg for word in ("<style", "style=", "href", " id=")), name
