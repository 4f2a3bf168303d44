"""`make check` reads the slides of a package: what would stop the build at one of them is told, with its line."""

from __future__ import annotations

import pytest

from macros.building import File
from macros.guide.load import HOUSE
from macros.site import pagecheck

FOUR = "opplaring/4-samarbeid-med-andre-tjenester/lysbilder.md"
TEXT = (HOUSE / "docs" / FOUR).read_text(encoding="utf-8")


@pytest.fixture
def told(building):
    """What is said of the slides of package 4 with `old` replaced by `new`, and the line where `mark` stands then."""

    def run(old: str, new: str, mark: str) -> tuple[list[str], int]:
        assert old in TEXT
        file = File(FOUR, str(HOUSE / "docs"), "site", True)
        file.content_string = TEXT.replace(old, new, 1)
        lines = file.content_string.split("\n")
        return pagecheck.check_page(building, file), next(n for n, line in enumerate(lines, 1) if mark in line)

    return run


@pytest.mark.parametrize(
    ("old", "new", "mark", "says"),
    [
        pytest.param(
            "oppgave=kom-i-gang }",
            "oppgave=kom-i-gong }",
            "oppgave=kom-i-gong",
            "«oppgave=kom-i-gong» finnes ikke i pakken. Mente du «kom-i-gang»?",
            id="unknown task",
        ),
        pytest.param("{ del=pause ", "{ del=puse ", "del=puse", "Mente du «pause»?", id="unknown part"),
        pytest.param(".stor tegning=tjenester", ".stro tegning=tjenester", ".stro", "Mente du «stor»?", id="layout"),
        pytest.param("tegning=mappe", "tegning=mape", "tegning=mape", "Mente du «mappe»?", id="unknown drawing"),
        pytest.param("bare=kort }", "bare=kårt }", "bare=kårt", "Velg mellom: hele, timen, kort", id="programme"),
        pytest.param("/// notat | kort", "/// notat | kårt", "/// notat | kårt", "er ikke et kjent program", id="note"),
        pytest.param(
            "/// qr | verktoykasse/",
            "/// qr | verktoykassa/",
            "verktoykassa/",
            "viser til en side som ikke finnes",
            id="code to no page",
        ),
        pytest.param(
            " { .oppgave oppgave=sla-opp-tjenestene }",
            "",
            "## Slå opp tjenestene",
            "Oppgaven «sla-opp-tjenestene» står i veileder.yml, men ingen lysbilder viser den.",
            id="task without a slide",
        ),
        pytest.param(
            '{{ show("lysbilde-oppgave", oppgave="sla-opp-tjenestene") }}',
            "Slå opp sammen.",
            "## Slå opp tjenestene",
            "men lysbildet viser ikke spørsmålene på 20-minuttersveien",
            id="questions of the short way that no slide shows",
        ),
        pytest.param(
            "\n---\n\n## Programmet",
            "\n## Programmet",
            "## Programmet",
            "Er dette et nytt lysbilde? Da mangler skillet over: en linje med tre bindestreker, ---.",
            id="no line between two slides",
        ),
        pytest.param("Å", "Å", "", "", id="nothing is wrong"),
    ],
)
def test_a_mistake_on_a_slide_is_told_once_at_its_line(told, old, new, mark, says):
    problems, line = told(old, new, mark)
    if not says:
        assert problems == []
        return
    (problem,) = problems
    assert problem.startswith(f"docs/{FOUR}, linje {line}") and says in problem, problem


def test_text_right_above_the_line_between_slides_is_told(told):
    problems, line = told("\n---\n\n## Programmet", "\nTil slutt.\n---\n\n## Programmet", "Til slutt.")
    says = "Det skal stå en tom linje over ---. Uten den blir linja over til en overskrift."
    assert problems == [f"docs/{FOUR}, linje {line + 1}: {says}"]


def test_two_mistakes_on_two_slides_are_both_told(told):
    problems, _ = told("oppgave=kom-i-gang }", "oppgave=kom-i-gong tegning=borte }", "kom-i-gong")
    assert len(problems) == 1, "one slide, its first mistake"
    text = TEXT.replace("{ del=pause ", "{ del=puse ", 1)
    problems, _ = told(TEXT, text.replace("oppgave=kom-i-gang }", "oppgave=kom-i-gong }"), "puse")
    assert len(problems) == 2 and "kom-i-gong" in problems[0] and "puse" in problems[1]


def test_slides_about_no_package_are_told(building):
    file = File("om/kurs.md", str(HOUSE / "docs"), "site", True)
    file.content_string = "---\ntitle: Kurs\ntemplate: lysbilder.html\n---\n## Hei\n\nTekst.\n"
    (said,) = pagecheck.check_page(building, file)
    assert said.startswith("docs/om/kurs.md: En side med lysbilder skal si hvilken pakke den hører til.")
