"""What is other in the data, in words: the mistakes that are no error are seen there."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken import TEXT, line_of

from macros.guide.compared import changes
from macros.guide.guide import Veileder
from macros.guide.yaml_source import read

STEP = TEXT.index("      - id: skriv-ned\n")


def told(new: str, old: str = TEXT) -> list[tuple[int | None, str, str]]:
    """(line, what, how) of every change, in the order of the file."""
    before, after = read(old.encode(), "x", Veileder), read(new.encode(), "x", Veileder)
    assert after.data is not None, after.problems
    found = [(after.line(one.path), " → ".join(one.words), one.says) for one in changes(before.data, after.data)]
    return sorted(found)


def in_step(old: str, new: str) -> str:
    assert old in TEXT[STEP:]
    return TEXT[:STEP] + TEXT[STEP:].replace(old, new, 1)


def test_nothing_is_told_of_what_is_alike():
    assert told(TEXT) == [] and told(TEXT + "\n# En merknad.\n") == []


def test_points_that_fell_under_the_key_above_are_told():
    """The line `ikke:` is gone: no error when the points do not begin with «Ikke»."""
    gjor, ikke = "      gjor:\n        - Ring.\n", "      ikke:\n        - Vent.\n        - Spør ut.\n"
    old = f"haster:\n  trinn:\n    - id: a\n{gjor}{ikke}"
    expected = "2 punkter sto under «ikke», og står nå under «gjor»: «Vent.»"
    assert told(old.replace("      ikke:\n", ""), old) == [
        (3, "haster → trinn → «a»", "«ikke» er borte."),
        (6, "haster → trinn → «a»", expected),
    ]


def test_two_points_glued_to_one_are_told():
    at = TEXT.index("      - >-\n", TEXT.index("\nverktoy:\n"))
    (change,) = told(TEXT[:at] + TEXT[at:].replace("      - >-\n", "", 1))
    assert change[1] == "verktoy → «samtykkeskjema»"
    assert change[2].startswith("To punkter er blitt ett under «slik»: «… Snakk med barnet. Fra 7 år")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("tittel: Skriv ned det du ser", "tittel: Skriv opp det du ser",
         "«tittel» er endret: «… ned det du ser» er blitt «… opp det du ser»"),
        ("atskilt fra det du tror", "atskilt fra det du gjetter",
         "Et punkt under «hvordan» er endret: «… tror.» er blitt «… gjetter.»"),
        ("        hvordan:\n", "        hvordan:\n          - Helt nytt her.\n",
         "Nytt punkt under «hvordan»: «Helt nytt her.»"),
    ],
)  # fmt: skip
def test_a_change_is_told_with_its_entry_key_and_line(old, new, says):
    text = in_step(old, new)
    ((line, what, how),) = told(text)
    assert what == "nivaer → «niva-0» → steg → «skriv-ned»" and how == says
    first = next(n for n, (a, b) in enumerate(zip(TEXT.split("\n"), text.split("\n"), strict=False), 1) if a != b)
    assert abs(line - first) <= 1


def test_an_entry_that_is_new_gone_or_moved_is_told_by_its_id():
    end = TEXT.index("      - id: ", STEP + 10)
    step = TEXT[STEP:end]
    assert told(TEXT[:STEP] + TEXT[end:]) == [
        (line_of(TEXT, "    steg:\n"), "nivaer → «niva-0» → steg", "«skriv-ned» er borte.")
    ]
    ((line, what, how),) = told(TEXT[:end] + step.replace("id: skriv-ned", "id: skriv-mer") + TEXT[end:])
    assert (line, how) == (line_of(TEXT, TEXT[end : end + 30]), "«skriv-mer» er ny.")
    after = TEXT.index("      - id: ", end + 10)
    assert [how for *_, how in told(TEXT[:STEP] + TEXT[end:after] + step + TEXT[after:])] == ["Rekkefølgen er endret."]


def test_an_answer_filled_in_and_one_emptied_are_told():
    old = TEXT.replace("    verdi:\n    kontrollert:\n", "    verdi: Ja\n    kontrollert: 2027-01-10\n", 1)
    assert [how for *_, how in told(old)] == ["«verdi» er fylt ut: «Ja»", "«kontrollert» er fylt ut: «2027-01-10»"]
    assert "«verdi» er tømt, det sto: «Ja»" in [how for *_, how in told(TEXT, old)]


def test_a_part_of_a_form_has_no_name_and_is_told_by_its_number():
    at = TEXT.index("        - tekst: ", TEXT.index("  - id: undringslogg\n", TEXT.index("\nverktoy:\n")))
    text = TEXT[:at] + "        - overskrift: Helt ny\n" + TEXT[at:]
    ((_, what, how),) = told(text)
    assert what == "verktoy → «undringslogg» → skjema → innhold" and "er ny" in how


def test_every_kind_of_change_of_one_line_is_told():
    """Each line with a text of its own in a stretch of the file, changed one at a time."""
    lines = Path(__file__).parents[2].joinpath("docs/veileder.yml").read_text(encoding="utf-8").split("\n")
    for number in range(40, 75):
        if lines[number].startswith("    ") and lines[number].rstrip().endswith("."):
            changed = [*lines[:number], lines[number] + " Zxq.", *lines[number + 1 :]]
            assert any("Zxq" in how for *_, how in told("\n".join(changed), "\n".join(lines))), lines[number]


def test_a_version_that_was_saved_with_a_mistake_can_still_be_compared():
    """A colon made a point a key, and somebody saved it in git all the same."""
    told = changes({"gjor": [{"Nå": "Spør."}, "Lytt."]}, {"gjor": ["Nå, spør.", "Lytt."]})
    assert [change.words for change in told] == [("gjor",)]


def test_a_new_entry_without_a_name_is_told_by_its_first_text():
    calls = "haster:\n  trinn:\n    - id: a\n      ring:\n        - telefon: politi\n          nar: Nå\n"
    more = calls + "        - telefon: barnevernvakt\n          nar: Kveld\n"
    assert told(more, calls) == [(7, "haster → trinn → «a» → ring", "Nr. 2 er ny: «barnevernvakt»")]
