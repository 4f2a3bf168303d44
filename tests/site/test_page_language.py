"""An edition in another language rewrites the pages, leaves them out, or has those whose words are all data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.building import File, Files
from macros.guide.load import HOUSE
from macros.guide.places import edition
from macros.hooks import pages_only
from macros.site import pagecheck
from macros.site.layers import check_left_out
from macros.site.page_language import check_languages, words_of
from macros.site.texts import html, language_mark, plain

DOCS = str(HOUSE / "docs")
HANDBOOK = "om/redaktor.md"


def page(name: str, text: str, folder: str = DOCS) -> File:
    file = File(name, folder, "site", True)
    file.content_string = text
    return file


@pytest.fixture
def nynorsk(building):
    """The base as an edition in nynorsk has it, with these pages."""
    municipality = building.guide.kommune.model_copy(update={"malform": "nn"})
    guide = building.guide.model_copy(update={"kommune": municipality})
    own = str(HOUSE / "utgaver" / "prove")

    def of(*files: File, **more):
        return replace(
            building,
            guide=guide.model_copy(update=more),
            files=Files(files),
            edition=edition("prove"),
            folders=(Path(own), HOUSE / "docs"),
            languages={own: "nn", DOCS: "nb"},
        )

    return of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ngjelder: niva/niva-0\nstil: niva\ntemplate: niva.html\n---\n{{ show('flyt') }}\n", ""),
        ("---\ngjelder: verktoy/tolk\n---\n<div class='x'>\n{{ show('verktoy') }}\n</div>\n\n1. 2.\n", ""),
        ("---\ngjelder: verktoy/tolk\n---\n{{ show('verktoy') }}\n\n## Slik { #slik }\n", "«## Slik»"),
        ("---\ngjelder: verktoy/tolk\n---\n[Tolk](/haster.md)\n", "«[Tolk»"),
        ("---\ntitle: Ordliste\n---\n{{ show('ordliste') }}\n", "title"),
        ("---\ngjelder: niva/niva-0\nkort_tittel: Nivå 0\n---\n{{ show('flyt') }}\n", "kort_tittel"),
    ],
)
def test_where_a_page_has_words_of_its_own(text, said):
    assert words_of(page("a.md", text)) == said


def test_an_inherited_page_with_words_is_told_by_name_and_its_own_is_not(nynorsk):
    words = "---\ntitle: Ordliste\n---\nHer står ordene.\n"
    own = str(HOUSE / "utgaver" / "prove")
    told = list(check_languages(nynorsk(page("ordliste.md", words), page("haster.md", words, own))))
    assert told == [
        "docs/ordliste.md: Siden er på bokmål (title). Skriv den på nynorsk i utgaver/prove/ordliste.md, "
        "eller ta den bort med «uten: [ordliste.md]» i utgaver/prove/veileder.yml."
    ]


def test_a_picture_with_words_is_told_and_one_without_is_not(nynorsk):
    picture, mark = (File(f"assets/{name}", DOCS, "site", True) for name in ("forhandsvisning.png", "merke.svg"))
    assert list(check_languages(nynorsk(picture, mark))) == [
        "docs/assets/forhandsvisning.png: Bildet har ord på bokmål. Legg et på nynorsk i "
        "utgaver/prove/assets/forhandsvisning.png."
    ]


def test_a_page_of_the_base_is_never_told_in_its_own_language(building):
    assert list(check_languages(building)) == []


def test_every_page_of_prose_has_to_be_written_anew_and_the_pages_of_forms_do_not(building, nynorsk):
    told = list(check_languages(nynorsk(*building.files.documentation_pages())))
    names = {line.split(":")[0] for line in told}
    assert {"docs/index.md", "docs/haster.md", "docs/om/redaktor.md", "docs/verktoykasse/tolk.md"} <= names
    assert "docs/verktoykasse/undringslogg.md" not in names and "docs/verktoykasse/tiltaksplan.md" not in names


# --- a page that is left out -----------------------------------------------------------------------------------------


def leaves_out(nynorsk, building, *names: str):
    files = [file for file in building.files if file.src_uri not in names]
    return nynorsk(*files, uten=list(names))


def told(building) -> list[str]:
    """What stops a build of these pages."""
    pages = building.files.documentation_pages()
    return [
        *check_left_out(building, pagecheck.sources(building)),
        *(line for file in pages for line in pagecheck.check_page(building, file)),
    ]


def test_what_the_footer_links_to_may_be_left_out(nynorsk, building):
    without = leaves_out(nynorsk, building, HANDBOOK)
    assert HANDBOOK in pagecheck.sources(building) and HANDBOOK not in pagecheck.sources(without)
    assert pagecheck.missing_pages(without) == []
    assert not [line for line in told(without) if HANDBOOK in line]


@pytest.mark.parametrize("name", ["om/kvalitet.md", "om/index.md", "haster.md", "ordliste.md", "verktoykasse/tolk.md"])
def test_what_the_menu_or_the_data_leads_to_may_not(nynorsk, building, name):
    without = leaves_out(nynorsk, building, name)
    says = f"utgaver/prove/veileder.yml: Siden {name} kan ikke tas bort."
    assert any(line.startswith(says) for line in told(without))


def test_a_page_that_is_not_there_cannot_be_left_out(nynorsk, building):
    without = leaves_out(nynorsk, building, "om/redaktoren.md")
    says = "utgaver/prove/veileder.yml: Siden om/redaktoren.md finnes ikke i det utgaven bygger på"
    assert any(line.startswith(says) for line in told(without))


# --- words in another language ---------------------------------------------------------------------------------------


def test_a_quotation_and_an_inherited_name_say_what_language_they_are_in(nynorsk, building):
    nn = replace(nynorsk(*building.files), names={"barnevernsloven": "nb"}, words=building.words)
    nn.words = building.words.model_copy(update={"sprak": building.words.sprak.model_copy(update={"kode": "nn"})})
    assert html(nn, "Tittelen er «$bokmal(Lov om barnevern)».") == (
        'Tittelen er «<span lang="nb">Lov om barnevern</span>».'
    )
    assert html(nn, "Det heiter $nynorsk(uro).") == "Det heiter uro.", "the page is in nynorsk"
    assert plain(nn, "«$bokmal(Lov om barnevern)»") == "«Lov om barnevern»"
    assert language_mark(nn, "barnevernsloven") == ' lang="nb"' and language_mark(nn, "barnelova") == ""
    assert html(building, "Det heter $nynorsk(uro).") == 'Det heter <span lang="nn">uro</span>.'


def test_pages_of_an_edition_in_the_language_of_the_base_say_nothing(building):
    assert building.names == {} and set(building.languages.values()) == {"nb"}


def test_the_base_knows_the_language_of_its_folder():
    assert pages_only(str(HOUSE / "mkdocs.yml")).languages == {DOCS: "nb"}
