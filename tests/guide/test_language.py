"""An edition in another language knows which words it has taken over, and leaves out pages with those below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken import TEXT

from macros.guide.language import language_in
from macros.guide.load import DataError, languages, load_guide, names_in_another_language

NAMED = 'kommune:\n  navn: "Bamble kommune"\n  kortnavn: Bamble\n'


@pytest.fixture
def house(tmp_path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "veileder.yml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def written(house: Path, text: str, name: str = "bamble", base: str = "docs/veileder.yml") -> Path:
    path = house / "utgaver" / name / "veileder.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"bygger_pa: {base}\n{text}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "code"),
    [("kommune:\n  malform: nn\n", "nn"), ('kommune:\n  malform: "nb"\n', "nb"), ("kommune:\n  navn: x\n", None)],
)
def test_the_language_is_read_without_reading_the_file(text, code):
    assert language_in(text.encode()) == code


def test_every_file_has_a_language_and_one_that_states_none_has_that_below(house):
    written(house, NAMED + "  malform: nn\n", "fylket")
    over = written(house, NAMED, "bamble", "utgaver/fylket/veileder.yml")
    assert list(languages(over).values()) == ["nb", "nn", "nn"]


def test_the_names_that_are_taken_over_are_known_by_their_language(house):
    over = written(house, NAMED + "  malform: nn\nlover:\n  - navn: barnevernsloven\n    tittel: Lov om barnevernet\n")
    names = names_in_another_language(over)
    assert names["barnevernsloven"] == names["Alarmtelefonen for barn og unge"] == "nb"
    assert "Lov om barnevernet" not in names, "written anew"
    assert names_in_another_language(written(house, NAMED, "trygstad")) == {}
    assert names_in_another_language(house / "docs" / "veileder.yml") == {}


def test_a_page_is_left_out_with_what_is_said_of_its_review(house):
    guide = load_guide(written(house, "uten: [om/redaktor.md, handlingsveileder/for-ledere.md]\n" + NAMED))
    assert guide.pages_left_out == ["om/redaktor.md", "handlingsveileder/for-ledere.md"]
    assert ("nettside", "for-ledere") not in guide.index


def test_what_is_left_out_below_stays_left_out_and_only_the_pages_of_it(house):
    written(house, "uten: [om/redaktor.md, pakker]\n" + NAMED, "fylket")
    over = written(house, "uten: [om/provesett.md]\n" + NAMED, "bamble", "utgaver/fylket/veileder.yml")
    guide = load_guide(over)
    assert guide.uten == ["om/provesett.md", "om/redaktor.md"] and guide.pakker == []


@pytest.mark.parametrize(
    ("words", "message"),
    [("$bokmal", "Etter «$bokmal» skal ordene stå i parentes"), ("$bokmal( )", "Etter «$bokmal» skal ordene stå")],
)
def test_words_in_another_language_are_in_parentheses(house, words, message):
    with pytest.raises(DataError, match="bokmal") as told:
        load_guide(written(house, NAMED + f"arenaer:\n  - id: samarbeidsmote\n    kort: Et møte med {words} her.\n"))
    assert message in str(told.value)


def test_words_in_another_language_are_let_through(house):
    text = NAMED + "arenaer:\n  - id: samarbeidsmote\n    kort: Et møte om $nynorsk(uroa hos foreldre).\n"
    assert load_guide(written(house, text)).get("arena", "samarbeidsmote").kort.endswith("foreldre).")


def test_what_not_to_do_is_told_in_nynorsk_too(house):
    text = NAMED + "hindringer:\n  - id: foresatte-sier-nei\n    gjor:\n      - Ikkje vent.\n"
    with pytest.raises(DataError, match="Punktet begynner med «Ikkje», men står under «gjor»"):
        load_guide(written(house, text))
