"""The pages in docs/: every mistake of an editor is told with file and line, before anything is built."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.building import File
from macros.guide.guide import Veileder
from macros.guide.load import HOUSE
from macros.site import checked, pagecheck
from macros.site.addresses import sources
from macros.site.page_top import check_front_matter

TOOL, LEVEL, URGENT = "verktoykasse/tolk.md", "handlingsveileder/niva-1.md", "haster.md"
LAWS = "[Lover og plikter](/lover.md#plikter)"  # a link on the urgent page
SLIDES = "opplaring/3-systematikk-og-struktur/lysbilder.md"


@pytest.fixture
def told(building):
    """What is said about the page `source` when `old` is replaced by `new`; the whole page when `old` is None."""

    def run(source: str, old: str | None, new: str) -> str:
        docs = HOUSE / "docs"
        text = (docs / source).read_text(encoding="utf-8")
        assert old is None or old in text
        changed = File(source, str(docs), "site", True)
        changed.content_string = new if old is None else text.replace(old, new, 1)
        return "\n".join(pagecheck.check_page(building, changed))

    return run


def test_the_real_pages_are_right(building):
    assert pagecheck.missing_pages(building) == [] and checked.check_pages(building) == []


def test_a_guide_without_courses_needs_none_of_their_pages(building):
    bare = replace(building, guide=building.guide.model_copy(update={"pakker": []}))
    assert not [source for source in sources(bare) if source.startswith("opplaring/")]


def test_a_key_above_a_page_that_is_no_word_is_told(told):
    assert "Ukjent nøkkel «2026»" in told(URGENT, "---\n", "---\n2026: ny\n")
    assert "Ukjent nøkkel «False»" in told(URGENT, "---\n", "---\nno: ny\n")


def test_a_page_of_ones_own_in_the_folder_of_a_course_is_about_nothing(building):
    page = File("opplaring/introduksjon/romliste.md", str(HOUSE / "docs"), "site", True)
    page.content_string = "---\ntitle: Romliste\n---\n# Romliste\n"
    assert pagecheck.check_page(building, page) == []


@pytest.mark.parametrize(
    ("source", "old", "new", "message"),
    [
        pytest.param(
            URGENT,
            '{{ show("haster") }}',
            '{{ show("haster") }',
            "docs/haster.md, linje {line}: Krøllparentesene er ikke skrevet riktig.",
            id="one brace too few",
        ),
        pytest.param(
            URGENT,
            '{{ show("haster") }}',
            '{{ shw("haster") }}',
            "«shw» er ikke noe en side kan hente. Mente du «show»?",
            id="unknown word",
        ),
        pytest.param(
            URGENT,
            '{{ show("haster") }}',
            '{{ show("hastr") }}',
            "Blokka «hastr» finnes ikke. Mente du «haster»?",
            id="unknown block",
        ),
        pytest.param(
            TOOL,
            '{{ lov("tolkl-6") }}',
            '{{ lov("tolkl-66") }}',
            'docs/verktoykasse/tolk.md, linje {line}: {{ lov("tolkl-66") }} finnes ikke i veileder.yml. '
            "Mente du «tolkl-6»?",
            id="unknown paragraph",
        ),
        pytest.param(
            TOOL,
            '{{ lov("tolkl-6") }}',
            "{{ lov(tolkl-6) }}",
            'Det skal stå ett navn i rette anførselstegn i parentesen, for eksempel {{ lov("id") }}.',
            id="no quotes",
        ),
        pytest.param(
            TOOL,
            '{{ lov("tolkl-6") }}',
            "{{ lov(“tolkl-6”) }}",
            "Anførselstegnene i krøllparentesene er ikke rette.",
            id="smart quotes",
        ),
        pytest.param(
            TOOL,
            '{{ lov("tolkl-6") }}',
            "{{ holder.bestemtt }}",
            "«holder.bestemtt» finnes ikke. Mente du «bestemt»?",
            id="unknown form of the word",
        ),
        pytest.param(
            TOOL,
            '{{ lov("tolkl-6") }}',
            "$lov(tolkl-6)",
            "«$lov(» virker bare i veileder.yml.",
            id="placeholder of the data",
        ),
        pytest.param(
            TOOL,
            '{{ lov("tolkl-6") }}',
            "tolkeloven § 6",
            "Her står en paragraf skrevet rett i teksten.",
            id="bare paragraph",
        ),
        pytest.param(
            TOOL,
            '{{ lov("tolkl-6") }}',
            "ring 116 117",
            "Her står telefonnummeret 116 117 rett i teksten.",
            id="bare phone number",
        ),
        pytest.param(
            URGENT,
            "/lover.md#plikter",
            "/lovene.md",
            "docs/haster.md, linje {line}: Lenken /lovene.md fører ingen steder. Mente du «/lover.md»?",
            id="link to a page that is gone",
        ),
        pytest.param(
            URGENT,
            LAWS,
            "![Bilde](/assets/borte.png)",
            "Lenken /assets/borte.png fører ingen steder.",
            id="picture that is gone",
        ),
        pytest.param(
            URGENT,
            LAWS,
            '<span style="color: red">Viktig</span>',
            "Skript, stil og rammer kan ikke stå på en side.",
            id="inline style",
        ),
        pytest.param(
            URGENT,
            LAWS,
            "bare 50 {% av alle",
            "«{%» kan ikke stå på en side. Slett det.",
            id="brace and per cent",
        ),
        pytest.param(
            LEVEL,
            'show("flyt")',
            'show("flyt", nivaa="niva-1")',
            "Blokka «flyt» bruker ikke «nivaa». Mente du «niva»?",
            id="unknown argument",
        ),
        pytest.param(
            LEVEL,
            'show("flyt")',
            'show("flyt", niva="niva-7")',
            '«niva="niva-7"» finnes ikke i veileder.yml.',
            id="argument that is not in the data",
        ),
        pytest.param(
            LEVEL,
            "gjelder: niva/niva-1\n",
            "title: Nivå 1\n",
            "docs/handlingsveileder/niva-1.md, linje 2: Linja «gjelder: niva/niva-1» mangler øverst på siden.",
            id="page about nothing",
        ),
        pytest.param(
            URGENT,
            '{{ show("haster") }}',
            '{{ show("flyt") }}',
            "Blokka «flyt» må vite hva siden handler om. Skriv «gjelder: niva/…» øverst på siden.",
            id="block of a level on another page",
        ),
        pytest.param(
            TOOL,
            "verktoy/tolk",
            "verktoy/tolkk",
            "«gjelder: verktoy/tolkk» finnes ikke i veileder.yml. Mente du «verktoy/tolk»?",
            id="page about something unknown",
        ),
        pytest.param(
            TOOL,
            "verktoy/tolk",
            "verktoy/samtykkeskjema",
            "«gjelder: verktoy/samtykkeskjema» hører til siden docs/verktoykasse/samtykkeskjema.md.",
            id="page about another tool",
        ),
        pytest.param(
            TOOL,
            "---\ngjelder: verktoy/tolk\n---\n",
            "",
            "Siden skal begynne med en linje med ---, så linja «gjelder: verktoy/tolk», og så en linje med --- igjen.",
            id="no front matter",
        ),
        pytest.param(TOOL, None, "", "Siden skal begynne med en linje med ---", id="empty page"),
        pytest.param(
            "tjenester.md",
            "title: Tjenester",
            "title: Tjenester: alle",
            "docs/tjenester.md: Linje 4 kan ikke leses.",
            id="colon in the front matter",
        ),
        pytest.param(
            "tjenester.md",
            "title: Tjenester",
            "tittel: Tjenester",
            "Ukjent nøkkel «tittel» øverst på siden. Mente du «title»?",
            id="unknown key in the front matter",
        ),
        pytest.param(
            SLIDES,
            'show("lysbilde-mal")',
            'show("lysbilde-oppgave", oppgave="borte")',
            "Pakken har ingen oppgave som heter «borte».",
            id="unknown task",
        ),
        pytest.param(
            SLIDES,
            'show("lysbilde-mal")',
            'show("lysbilde-oppgave")',
            "Blokka «lysbilde-oppgave» trenger «oppgave».",
            id="no task",
        ),
        pytest.param(
            SLIDES, "///\n\n/// notat | kort", "\n\n/// notat | kort", "«/// notat» er ikke lukket.", id="open block"
        ),
        pytest.param(
            SLIDES,
            "stil: kurs lysbilder\n",
            "stil: kurs lysbilder\nfilm: filmer/borte.webm\n",
            "«film: filmer/borte.webm» øverst på siden finnes ikke.",
            id="film that is gone",
        ),
    ],
)
def test_a_mistake_on_a_page(told, source, old, new, message):
    lines = (HOUSE / "docs" / source).read_text(encoding="utf-8").split("\n")
    where = next((str(number) for number, line in enumerate(lines, 1) if old and old.split("\n")[0] in line), "")
    assert message.replace("{line}", where) in told(source, old, new)


def test_an_entry_that_the_templates_name_may_not_be_deleted(building, guide):
    without = {"lokalt": [local for local in guide.lokalt if local.id != "arkiv"]}
    assert pagecheck.check_names(replace(building, guide=Veileder.model_construct(**dict(guide) | without))) == [
        "docs/veileder.yml: «arkiv» (lokalt) er slettet eller har fått ny id, men sidene trenger det. "
        "Legg det tilbake med den samme id-en."
    ]


def test_a_page_in_another_encoding(building, tmp_path):
    (tmp_path / "side.md").write_bytes("---\ntitle: Møte\n---\n".encode("latin-1"))
    page = File("side.md", str(tmp_path), "site", True)
    assert pagecheck.check_page(building, page) == [
        "docs/side.md: Fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses. Lagre den på nytt som UTF-8."
    ]


def test_code_may_show_what_a_page_may_not_hold(told):
    example = 'Skriv `$lov(id)`.\n\n{% raw %}\n\n```text\n{{ lov("x") }}\n§ 3, 116 117\n```\n\n{% endraw %}\n'
    assert told(URGENT, LAWS, example) == ""


def test_front_matter_that_nobody_reads():
    assert (
        check_front_matter(
            {"title": "Tolk", "gjelder": "verktoy/tolk", "template": "niva.html"}, ["main.html", "niva.html"]
        )
        == {}
    )
    wrong = check_front_matter({"tittle": "Tolk", "template": "nivaa.html"}, ["main.html", "niva.html"])
    assert wrong["tittle"].startswith("Ukjent nøkkel «tittle» øverst på siden. Mente du «title»?")
    assert (
        wrong["template"] == "Malen «nivaa.html» finnes ikke. Mente du «niva.html»? Velg mellom: main.html, niva.html."
    )


def test_what_is_wrong_above_a_page_is_told_at_its_line(told):
    assert told(TOOL, "gjelder: verktoy/tolk", "gjelder: verktoy/tiltaksplan").startswith(
        f"docs/{TOOL}, linje 2: «gjelder"
    )
    wrong = told(TOOL, "gjelder: verktoy/tolk", "gjelder: verktoy/tolk\ntittle: Tolk\nfilm: borte.webm")
    assert (
        f"docs/{TOOL}, linje 3: Ukjent nøkkel «tittle»" in wrong
        and f"docs/{TOOL}, linje 4: «film: borte.webm»" in wrong
    )


@pytest.mark.parametrize("source", [TOOL, LEVEL, SLIDES, SLIDES.replace("lysbilder", "kursleder")])
def test_a_page_that_no_longer_says_what_it_is_about_is_told_once(building, told, source):
    text = (HOUSE / "docs" / source).read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if line.startswith("gjelder: "))
    says = f"Linja «{line}» mangler øverst på siden. Uten den vet ikke siden hva den handler om."
    assert told(source, f"{line}\n", "bred: ja\n") == f"docs/{source}, linje 2: {says}"
