"""Twenty situations from twenty kinds of readers (situasjoner.yml), clicked through by the text of the links.

They were written before the pages they ask for. A reader clicks on what the link says, so each click must be found
among the links that show, and the answer must stand in the section the last click leads to.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from lxml import html
from veier import CLICKS, named_links, said_at

SITUATIONS = yaml.safe_load(Path(__file__).with_name("situasjoner.yml").read_text(encoding="utf-8"))


def found(pattern: str, text: str) -> bool:
    """Whether the pattern is in the text, whatever the case."""
    return re.search(pattern, text, re.IGNORECASE) is not None


def spelled(place) -> str:
    """The address of a place, as in the address bar."""
    page, anchor = place
    return f"/{page}{'/' if page else ''}{'#' + anchor if anchor else ''}"


def follow(mains, clicks):
    """The places the clicks lead to, as {place: the texts clicked on}. Fails at the first click that is not found."""
    here = {("", ""): ()}
    for number, pattern in enumerate(clicks, 1):
        there, seen = {}, []
        for place, way in here.items():
            for text, target in named_links(mains, *place):
                seen.append(text)
                if found(pattern, text):
                    there.setdefault(target, (*way, text))
        if not there:
            pages = " og ".join(spelled(place) for place in here)
            offered = "\n".join(f"  - {text}" for text in dict.fromkeys(seen))
            pytest.fail(f"Klikk {number} «{pattern}» finnes ikke på {pages}. Lenkene der er:\n{offered}", pytrace=False)
        here = there
    return here


def missing_at(mains, place, answer):
    """The patterns of the answer that are not in the section at the place."""
    page, anchor = place
    if anchor and not mains[page].xpath(".//*[@id=$anchor]", anchor=anchor):
        pytest.fail(f"Lenken til {spelled(place)} peker på noe som ikke finnes.", pytrace=False)
    said = said_at(mains[page], anchor)
    return [pattern for pattern in answer if not found(pattern, said)]


def test_the_situations_are_twenty_and_each_from_its_own_place():
    assert len({situation["hvem"] for situation in SITUATIONS}) == len(SITUATIONS) == 20
    for situation in SITUATIONS:
        assert set(situation) == {"hvem", "tanke", "klikk", "svar"}, situation["hvem"]
        assert 1 <= len(situation["klikk"]) <= CLICKS, situation["hvem"]
        assert 2 <= len(situation["svar"]) <= 4, situation["hvem"]


def test_a_way_is_followed_by_the_words_of_its_links():
    mains = {
        "": html.fromstring("<main><a href='haster/'>Det <b>haster</b></a><a href='tel:112'>Det haster</a></main>"),
        "haster": html.fromstring(
            "<main><a href='#rus'>Rus</a><h2 id='rus'>Rus</h2><p>Ring&nbsp;113.</p><h3>Pass på</h3><p>Bli der.</p>"
            "<h2 id='bilder'>Bilder</h2><p>Ikke del.</p></main>"
        ),
    }
    rus = ("haster", "rus")
    assert follow(mains, ["det haster", "^rus"]) == {rus: ("Det haster", "Rus")}
    assert missing_at(mains, rus, ["ring 113", "bli der", "ikke del"]) == ["ikke del"]
    with pytest.raises(pytest.fail.Exception, match="Klikk 2 «bilder» finnes ikke på /haster/"):
        follow(mains, ["det haster", "bilder"])


@pytest.mark.parametrize("situation", SITUATIONS, ids=[situation["hvem"] for situation in SITUATIONS])
def test_the_answer_is_where_the_links_lead(situation, mains):
    ends = follow(mains, situation["klikk"])
    missing = {place: missing_at(mains, place, situation["svar"]) for place in ends}
    if not all(missing.values()):
        return
    lines = [f"{situation['hvem'].capitalize()} tenker: «{situation['tanke']}» Svaret mangler noe:"]
    for place, patterns in missing.items():
        way = " > ".join(f"«{text}»" for text in ends[place])
        lines.append(f"  {spelled(place)} ({way}) sier ikke: " + ", ".join(f"«{pattern}»" for pattern in patterns))
    pytest.fail("\n".join(lines), pytrace=False)
