"""How a slide page becomes slides on paper: what there is room for, and where it is divided."""

from __future__ import annotations

from macros.documents import deck
from macros.documents.measure import lines


def page_of(text: str, kind: str = "", minutes: str = "") -> str:
    return (
        f'<section class="lysbilde {kind}"{minutes}><p class="del-navn">Del 1 av 1: '
        f'Alt <span class="min">5 min</span></p><div class="flate"><p class="hvor"><span class="nr">1</span>'
        f'<span class="hvor-pakke">Pakken</span></p><h2>Tittel</h2><div class="tekst">{text}</div>'
        f'<p class="fot"><span>Utkast</span></p></div><div class="notat"><p>Si det.</p></div></section>'
    )


SENTENCE = "Dette er en helt vanlig setning om et barn som noen undrer seg over. "


def test_a_long_text_becomes_more_slides_and_nothing_is_lost():
    text = "".join(f"<p>{n} {SENTENCE * 3}</p>" for n in range(12))
    slides = deck.read(page_of(text), None)
    assert [slide.tittel for slide in slides] == [
        "Tittel",
        *(f"Tittel ({n})" for n in range(2, len(slides) + 1)),
    ] and len(slides) > 2
    assert [paragraph.text.split()[0] for slide in slides for paragraph in slide.columns[0]] == [
        str(n) for n in range(12)
    ]
    assert {slide.nr for slide in slides} == {1} and all(slide.notat and slide.size >= 18 for slide in slides)
    counts = [len(slide.columns[0]) for slide in slides]
    assert max(counts) - min(counts) <= 1, "spread evenly"


def test_a_comment_on_the_page_is_not_on_the_slide():
    slide = deck.read(page_of("<p>Først <!-- husk å spørre rektor --> dette.</p><!-- og dette -->"), None)[0]
    assert [paragraph.text for paragraph in slide.columns[0]] == ["Først dette."]


def test_steps_that_go_on_begin_anew_on_the_next_slide():
    text = "<p>Først.</p>" + "".join(f'<div class="steg"><p>{n} {SENTENCE * 3}</p></div>' for n in range(8))
    slides = deck.read(page_of(text), None)
    assert len(slides) > 1 and [paragraph.step for paragraph in slides[0].columns[0]] == list(
        range(len(slides[0].columns[0]))
    )
    assert [paragraph.step for paragraph in slides[1].columns[0]] == list(range(len(slides[1].columns[0]))), (
        "the click that turns the page shows the first of them"
    )


def test_a_paragraph_that_no_slide_holds_is_divided_between_sentences():
    text = SENTENCE * 30
    slides = deck.read(page_of(f"<p><strong>Først.</strong> {text}</p>"), None)
    assert [slide.tittel for slide in slides[:2]] == ["Tittel", "Tittel (2)"] and len(slides) > 1
    parts = [paragraph for slide in slides for column in slide.columns for paragraph in column]
    assert "".join(part.text for part in parts) == f"Først. {text}".strip(), "every word, and none twice"
    assert all(part.text.rstrip()[-1] in ".!?" for part in parts) and parts[0].runs[0].fet
    words = deck.read(page_of(f"<p>{'ord ' * 900}</p>"), None)
    said = "".join(p.text for slide in words for column in slide.columns for p in column)
    assert len(words) > 1 and said.split() == ["ord"] * 900


def test_links_lead_to_the_site_when_it_has_an_address():
    text = '<p><a href="../../../haster/">Når det haster</a>, <a href="tel:113">113</a></p>'
    assert [run.lenke for run in deck.read(page_of(text), None)[0].columns[0][0].runs] == [None], "a number is text"
    there = deck.read(page_of(text), "https://eksempel.test/bti/opplaring/p/lysbilder/")[0]
    assert [run.lenke for run in there.columns[0][0].runs] == ["https://eksempel.test/bti/haster/", None]
    files = deck.read(
        page_of(text.replace("../../../haster/", "../../haster.html")),
        "https://eksempel.test/bti/opplaring/p/lysbilder.html",
    )[0]
    assert files.columns == there.columns, "as it stands in the zip, where addresses name files"


def test_a_number_is_not_cut_by_the_end_of_a_line():
    text = '<p>Ring <a href="tel:116111">116 111</a> eller 22 00 00 00. Hun går i 3. klasse. Det er 2 barn.</p>'
    slide = deck.read(page_of(f"{text}<ul><li>Ring 116 117 nå</li></ul>"), None)[0]
    assert [paragraph.text for paragraph in slide.columns[0]] == [
        "Ring 116\u00a0111 eller 22\u00a000\u00a000\u00a000. Hun går i 3.\u00a0klasse. Det er 2 barn.",
        "Ring 116\u00a0117 nå",
    ]
    assert lines("116\u00a0111", 30, 70) == 1 and lines("Ring 116\u00a0111", 30, 130) == 2, "counted as one word"


def test_what_a_task_says_stands_across_above_all_its_questions():
    """Not in the column of the first question, with the others beside it."""
    asked = "".join(f"<li>{n} Hva ser dere, og hvem spør dere?</li>" for n in range(1, 6))
    text = f'<p>Snakk sammen to og to. {SENTENCE}</p><ol class="sporsmal">{asked}</ol>'
    [slide] = deck.read(page_of(text, "er-oppgave er-mange", ' data-minutter="5"'), None)
    lead, *columns = slide.columns
    assert [paragraph.kind for paragraph in lead] == ["p"] and len(columns) == 2
    assert [paragraph.nr for column in columns for paragraph in column] == [1, 2, 3, 4, 5]
    assert abs(len(columns[0]) - len(columns[1])) == 1 and 0 < slide.ingress < 140
    [alone] = deck.read(
        page_of(f'<ol class="sporsmal">{asked}</ol>', "er-oppgave er-mange", ' data-minutter="5"'), None
    )
    assert len(alone.columns) == 2 and not alone.ingress
    few = text.replace("<li>1", '<li data-i="hele">1').replace("<li>2", '<li data-i="hele">2')
    [short] = deck.read(page_of(few, "er-oppgave er-mange", ' data-minutter="5"'), None, None, "kort")
    assert len(short.columns) == 1 and not short.small_ring, "three questions need no columns"


def test_whom_to_ask_stands_where_no_code_does():
    text = (
        '<p>Åpne.</p><figure class="qr"><p class="uten-adresse" hidden="">Spør.</p><a href="../../">Side</a></figure>'
    )
    assert [paragraph.text for paragraph in deck.read(page_of(text), None)[0].columns[0]] == ["Åpne.", "Spør."]
    only = text.replace('class="qr"', 'class="qr" data-i="kort"')
    said = [deck.read(page_of(only), None, None, program)[0].columns[0] for program in ("hele", "kort")]
    assert [len(paragraphs) for paragraphs in said] == [1, 2], "in the programmes that have the code"
