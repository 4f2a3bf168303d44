"""``flyttet``: what is gone leads to what stands in its place, and every mistake is told where it stands."""

from __future__ import annotations

import pytest
from broken import TEXT, line_of

from macros.guide.load import DataError, load_guide
from macros.guide.places import DATA_NAME

pytestmark = pytest.mark.build  # other guides are read whole, many times

SECTION = "flyttet:\n"


def written(path, *moves: str):
    lines = "".join("  - " + move.replace(", ", "\n    ") + "\n" for move in moves)
    path.write_text(TEXT.replace(SECTION, f"flyttet:\n{lines}", 1), encoding="utf-8")
    return path


@pytest.fixture
def moved(tmp_path):
    """(fra, til) of every move that leads somewhere, of a guide with these moves."""

    def read(*moves: str) -> list[tuple[str, str]]:
        guide = load_guide(written(tmp_path / DATA_NAME, *moves))
        return [(move.fra, f"{entry.kind}/{entry.id}") for move, entry in guide.moved]

    return read


def test_what_is_gone_leads_on_also_when_that_has_moved_again(moved):
    assert moved(
        "fra: verktoy/gammelt, til: verktoy/nyere",
        "fra: verktoy/nyere, til: verktoy/tolk",
        "fra: steg/gammelt-steg, side: handlingsveileder/niva-1.md, til: steg/snakk-med-foresatte",
    ) == [
        ("verktoy/gammelt", "verktoy/tolk"),
        ("verktoy/nyere", "verktoy/tolk"),
        ("steg/gammelt-steg", "steg/snakk-med-foresatte"),
    ]


@pytest.mark.parametrize(
    "moves, place, message",
    [
        (["fra: verktoy/tolk, til: verktoy/undringslogg"], 1, "«verktoy/tolk» er ikke borte. Det står på linje"),
        (["fra: verktoy/gammelt, til: verktoy/tolkk"], 2, "«verktoy/tolkk» finnes ikke. Mente du «verktoy/tolk»?"),
        (["fra: verktoy/a, til: verktoy/b", "fra: verktoy/b, til: verktoy/a"], 2, "i ring: verktoy/b → verktoy/a →"),
        (["fra: verktoy/a, til: verktoy/a"], 2, "Dette går i ring: verktoy/a"),
        (["fra: verktoy/a, til: verktoy/tolk", "fra: verktoy/a, til: verktoy/tolk"], 3, "står her fra før, på linje"),
        (["fra: steg/gammelt, til: steg/skriv-ned"], 1, "Skriv «side» også: fila det sto i"),
        (["fra: gammelt, til: verktoy/tolk"], 1, "Skriv slaget, en skråstrek og id-en, for eksempel verktoy/tolk."),
        (["fra: telefon/gammel, til: verktoy/tolk"], 1, "Slagene er: niva, steg"),
        (["fra: verktoy/gammelt"], 1, "«til» mangler"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path, moves, place, message):
    path = written(tmp_path / DATA_NAME, *moves)
    with pytest.raises(DataError) as raised:
        load_guide(path)
    told, line = str(raised.value), line_of(path.read_text(encoding="utf-8"), "\nflyttet:\n") + 1
    assert message in told
    assert f"{DATA_NAME}, linje {line + place}:" in told, told


def test_an_edition_inherits_the_moves_it_can_use_and_adds_its_own(tmp_path):
    (tmp_path / "docs").mkdir()
    base = ("fra: tjeneste/gammel, til: tjeneste/helsestasjon", "fra: verktoy/gammelt, til: verktoy/undringslogg")
    written(tmp_path / "docs" / DATA_NAME, *base, "fra: verktoy/vart, til: verktoy/undringslogg")
    own = tmp_path / "utgaver" / "bamble" / DATA_NAME
    own.parent.mkdir(parents=True)
    top = 'bygger_pa: docs/veileder.yml\nkommune:\n  navn: "Bamble kommune"\n  kortnavn: Bamble\n'

    def moves(text: str) -> dict[str, str]:
        own.write_text(top + text, encoding="utf-8")
        return {move.fra: entry.id for move, entry in load_guide(own).moved}

    assert moves("") == {
        "tjeneste/gammel": "helsestasjon", "verktoy/gammelt": "undringslogg", "verktoy/vart": "undringslogg",
    }  # fmt: skip
    changed = "flyttet:\n  - fra: verktoy/vart\n    til: verktoy/tolk\n"
    assert moves(changed)["verktoy/vart"] == "tolk"
    without = "uten:\n  - tjenester\n"  # what the base says leads nowhere here, and that is no mistake of the edition
    assert "tjeneste/gammel" not in moves(without)
    with pytest.raises(DataError, match="utgaver/bamble/veileder.yml, linje 7: (?s:.*)«verktoy/finnes» finnes ikke"):
        moves("flyttet:\n  - fra: verktoy/bort\n    til: verktoy/finnes\n")


def test_who_names_what_has_moved_is_told_the_new_id(tmp_path):
    path = written(
        tmp_path / DATA_NAME, "fra: verktoy/tolking, til: verktoy/tolken", "fra: verktoy/tolken, til: verktoy/tolk"
    )
    text = path.read_text(encoding="utf-8")
    assert "          - overgangsskjema\n" in text
    path.write_text(text.replace("          - overgangsskjema\n", "          - tolking\n", 1), encoding="utf-8")
    with pytest.raises(DataError, match="Verktøyet «tolking» finnes ikke. Det er flyttet. Skriv «tolk»."):
        load_guide(path)
