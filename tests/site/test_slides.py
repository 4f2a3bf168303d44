"""The Markdown extension for slides: what it makes of a page, and what stops the build."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from show import WORKPLACES
from snippets import filled

from macros.building import File, Files, Page
from macros.guide.load import HOUSE
from macros.site import slides

TOP = "---\ngjelder: pakke/4-samarbeid-med-andre-tjenester\ntemplate: lysbilder.html\n---\n"


@pytest.fixture
def deck(building):
    """Turns the Markdown of a slide page of package 4 into HTML, as the build does."""
    file, tools = (
        File(name, str(HOUSE / "docs"), "site", True)
        for name in ("opplaring/4-samarbeid-med-andre-tjenester/lysbilder.md", "verktoykasse/index.md")
    )
    page = Page(None, file, MkDocsConfig())
    page.meta = {"template": "lysbilder.html", "gjelder": "pakke/4-samarbeid-med-andre-tjenester"}
    now = replace(building, files=Files([file, tools]), page=page)

    def convert(text: str) -> str:
        file.content_string = f"{TOP}{text}"
        extensions = ["attr_list", "toc", "md_in_html", "macros.site.slides"]
        return Markdown(extensions=extensions, extension_configs={"macros.site.slides": {"building": now}}).convert(
            text
        )

    return convert


@pytest.fixture
def whole(guide):
    """A slide page with one slide per part, and one per task: (part id, Markdown) in order."""
    parts = {}
    for part in guide.get("pakke", "4-samarbeid-med-andre-tjenester").deler:
        tasks = [f"## {task.tittel} {{ oppgave={task.id} }}\n\nTekst.\n" for task in part.oppgaver]
        parts[part.id] = joined([f"## {part.tittel} {{ del={part.id} }}\n\nTekst.\n", *tasks])
    return parts


def joined(parts) -> str:
    return "\n---\n\n".join(parts)


def test_a_page_with_every_part_is_split_into_slides(deck, whole):
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    assert list(dict.fromkeys(tree.xpath("//section/@data-del"))) == list(whole)
    assert tree.xpath("//section/@id") == [f"lysbilde-{n}" for n in range(1, len(tree.xpath("//section")) + 1)]
    assert re.search(r"[1-9] min$", tree.xpath("//section[1]/p[@class='del-navn']")[0].text_content().strip())


def test_a_part_is_inherited_by_the_next_slides(deck, whole):
    whole["velkommen"] += "\n---\n\n## Mer\n\nTekst.\n"
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    assert tree.xpath("//section[2]/@data-del") == ["velkommen"] and not tree.xpath("//section[2]/p[@class='del-navn']")


VARIANTS = "".join(f"\n/// variant | {name}\nTekst.\n///\n" for name in WORKPLACES)


@pytest.mark.parametrize(
    "part,text,expected",
    [
        ("velkommen", "Bare tekst.\n", ["lysbilde 1", "mangler overskrift"]),
        ("velkommen", "## Hei\n", ["lysbilde 1 «Hei»", "«del=…»"]),
        ("pause", "## Pause { del=puse }\n", ["«Pause»", "«del=puse» finnes ikke", "Mente du «pause»?"]),
        (
            "pause",
            "## Oppgave { .oppgave del=pause oppgave=kom-i-gong }\n",
            ["«oppgave=kom-i-gong» finnes ikke", "Mente du «kom-i-gang»?"],
        ),
        (
            "pause",
            "## Case { .case del=pause }\n\n/// variant | barneskule\nTekst.\n///\n",
            ["«/// variant | barneskule»", "Mente du «barneskole»?"],
        ),
        (
            "pause",
            "## Case { .case del=pause }\n\n/// variant | barneskole\nTekst.\n///\n",
            ["Utgaven «barnehage» mangler"],
        ),
        (
            "pause",
            "## Kode { del=pause }\n\n/// qr | verktoykassa/\n///\n",
            ["«/// qr | verktoykassa/»", "ikke finnes"],
        ),
        ("pause", "## For sent { del=hva-har-vi-laert }\n", ["«For sent»", "er det «pause» som er den neste"]),
        (
            "pause",
            "## Pause { del=pause }\n\n---\n\n## Tilbake { del=velkommen }\n",
            ["«Tilbake»", "Delen «velkommen» sluttet lenger oppe", "«pause»"],
        ),
        (
            "pause",
            "## Oppgave { .oppgave del=pause oppgave=kom-i-gang }\n",
            ["Oppgaven «kom-i-gang» hører til delen «", "men lysbildet står i «pause»"],
        ),
        (
            "pause",
            "## Pause { .opgave del=pause }\n",
            ["«Pause»", "«.opgave» er ikke et kjent slag lysbilde. Mente du «oppgave»?"],
        ),
    ],
)
def test_a_wrong_slide_stops_the_build_and_says_where(deck, whole, part, text, expected):
    whole[part] = text
    with pytest.raises(slides.SlideError) as stop:
        deck(joined(whole.values()))
    for words in ["docs/opplaring/4-samarbeid-med-andre-tjenester/lysbilder.md", *expected]:
        assert words in str(stop.value)


@pytest.mark.parametrize(
    "text, mark",
    [
        ("\n## Pause { .opgave del=pause }\n\nTekst.\n", ".opgave"),
        ("## Pause { del=pause }\n\nTekst.\n\n---\n\nUten tittel.\n", "Uten tittel."),
        ("## Case { del=pause }\n\nTekst.\n\n/// variant | barneskule\nTekst.\n///\n", "barneskule"),
        ("## Pause { del=pause }\n\nTekst.\n\n/// qr | verktoykassa/\n///\n", "verktoykassa/"),
        ("## Pause { del=pause }\n\nTekst.\n\n/// notat | kårt\nHei.\n///\n", "kårt"),
        ("## Pause { del=pause }\n\nTekst.\n\n---\n\n## Tilbake { del=velkommen }\n", "Tilbake"),
    ],
)
def test_the_line_of_a_mistake_is_said(deck, whole, text, mark):
    whole["pause"] = text
    page = TOP + joined(whole.values())
    with pytest.raises(slides.SlideError) as stop:
        deck(joined(whole.values()))
    line = next(number for number, line in enumerate(page.split("\n"), 1) if mark in line)
    assert f"lysbilder.md, linje {line}" in str(stop.value), str(stop.value)


def test_a_part_without_slides_stops_the_build(deck, whole):
    whole.pop("hva-har-vi-laert")
    with pytest.raises(slides.SlideError, match="Ingen lysbilder hører til delen «hva-har-vi-laert»"):
        deck(joined(whole.values()))


def test_a_task_without_a_slide_stops_the_build_in_the_part_it_belongs_to(deck, whole):
    whole["samarbeid-og-kom-i-gang"] = "## Kom i gang { del=samarbeid-og-kom-i-gang }\n\nTekst.\n"
    page = (TOP + joined(whole.values())).split("\n")
    with pytest.raises(
        slides.SlideError, match="Oppgaven «kom-i-gang» står i veileder.yml, men ingen lysbilder"
    ) as stop:
        deck(joined(whole.values()))
    assert f"linje {page.index('## Kom i gang { del=samarbeid-og-kom-i-gang }') + 1}:" in str(stop.value)


def test_a_task_of_the_short_way_needs_a_slide_there(deck, whole):
    text = "## Kom i gang { del=samarbeid-og-kom-i-gang oppgave=kom-i-gang uten=timen }\n\nTekst.\n\n---\n\n## Mer\n"
    whole["samarbeid-og-kom-i-gang"] = text
    with pytest.raises(slides.SlideError, match="«kom-i-gang» er med i programmet «timen», men har ingen lysbilder"):
        deck(joined(whole.values()))


def test_the_way_of_a_message_has_steps(deck, whole):
    whole["pause"] = "## Veien { .vei del=pause tegning=telefon }\n\nBare tekst.\n"
    with pytest.raises(slides.SlideError, match="skal ha en liste med tall"):
        deck(joined(whole.values()))


def test_all_variants_are_kept_and_the_first_stands_open(deck, whole):
    whole["pause"] = f"## Case {{ .case del=pause }}\n{VARIANTS}"
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    assert tree.xpath("//details/@data-variant") == WORKPLACES
    assert [d.get("data-variant") for d in tree.xpath("//details[@open]")] == [WORKPLACES[0]]


def test_a_film_in_the_site_has_captions_and_a_text(changed):
    tree = html.parse(str(changed / "opplaring" / "3-systematikk-og-struktur" / "lysbilder" / "index.html"))
    film = tree.xpath("//section[contains(@class, 'er-video')]//video")[0]
    assert film.get("src") == "../../../filmer/plan.webm" and film.xpath("track/@kind") == ["captions"]
    assert tree.xpath("//section[contains(@class, 'er-video')]//a/@href") == ["../../../filmer/plan/"]
    single = html.parse(str(changed / "opplaring" / "3-systematikk-og-struktur" / "uten-nett.html"))
    assert not single.xpath("//video") and single.xpath("//div[contains(@class, 'egen-film')]//input[@type='file']")


def test_with_an_address_there_are_qr_codes_and_the_single_file_links_home(changed):
    folder = changed / "opplaring" / "4-samarbeid-med-andre-tjenester"
    tree = html.parse(str(folder / "lysbilder" / "index.html"))
    assert [title.text for title in tree.xpath("//figure[@class='qr']/svg/title")] == [
        "QR-kode til https://eksempel.test/bti/opplaring/4-samarbeid-med-andre-tjenester/lysbilder/?presentator",
        "QR-kode til https://eksempel.test/bti/verktoykasse/",
    ]
    single = html.fromstring((folder / "uten-nett.html").read_text(encoding="utf-8"))
    assert "https://eksempel.test/bti/haster/" in single.xpath("//a/@href")


def test_the_snippet_of_a_slide_makes_one(deck, whole):
    whole["velkommen"] += f"\n{filled('lysbilde')}"
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    assert [section.get("data-del") for section in tree.xpath("//section")][:2] == ["velkommen", "velkommen"]
    assert tree.xpath("//section[2]//h2")[0].text_content() == "Tittelen på lysbildet"
    assert tree.xpath("//section[2]//div[@class='notat']") or tree.xpath("//div[@class='notat']")
