"""What people may know, leaders, deadlines, tools that hold what they promise, and whom to tell of mistakes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from veier import links, said_at, tidy, visible_main

from macros.documents import jobs
from macros.guide.finn_steget import MAX_QUESTIONS
from macros.guide.nivaer import MAX_TOOLS
from macros.site.embedded import BEFORE
from macros.site.texts import plain


@pytest.fixture(scope="module")
def mains(site):
    return {
        path.parent.relative_to(site).as_posix().removeprefix("."): visible_main(path)
        for path in site.rglob("index.html")
    }


ANSWERS = [  # (page#anchor, the law it rests on or None, what has to be said there)
    ("handlingsveileder/innsyn#lese", "forvaltningsloven § 18", "Du avgjør det ikke alene"),
    ("handlingsveileder/innsyn#lese", "barnevernsloven § 12-6", "fare eller skade"),
    ("handlingsveileder/innsyn#adresse", "folkeregisterloven § 10-4", "Send ikke referatet til begge foreldre av vane"),
    ("handlingsveileder/innsyn#adresse", None, "Si ikke det samme til begge før du vet at det er trygt"),
    ("handlingsveileder/innsyn#uten-foreldreansvar", "barnelova § 47", "ikke om den andre forelderen"),
    ("handlingsveileder/innsyn#ny-partner", None, "bare når de som har foreldreansvar, sier ja"),
    ("handlingsveileder/innsyn#melder", None, "vi har ikke funnet det i loven"),
    ("handlingsveileder/innsyn#skolestart", "barnehageloven § 2 a", "tillatelse fra foreldrene"),
    ("handlingsveileder/fravar#regler", "opplæringsforskrifta § 11-1", "ingen prosentgrense i grunnskolen"),
    ("handlingsveileder/tegn", None, "Ett tegn sier lite"),
    ("handlingsveileder/for-ledere#avgjor", "barnevernsloven § 13-2", "plikten er den ansattes egen"),
    ("handlingsveileder/nar-det-stopper-opp#bare-voksne", None, "Hvem er barna"),
    ("handlingsveileder/nar-det-stopper-opp#spurt-uten-navn", None, "Spør først etter fare"),
    ("verktoykasse/tolk#bestill-i-god-tid", "tolkeloven § 7", "fram til 31. desember 2026"),
    ("verktoykasse/tolk#barn-skal-ikke-tolke", "tolkeloven § 4", "aldri en slektning eller venn"),
]


@pytest.mark.parametrize("place, law, says", ANSWERS, ids=[f"{place}-{says[:20]}" for place, _, says in ANSWERS])
def test_it_is_said_where_one_looks_for_it(mains, place, law, says):
    page, _, anchor = place.partition("#")
    said = said_at(mains[page], anchor)
    assert says in said and (law is None or law in said.replace("\xa0", " ")), said[:400]


def test_no_page_says_that_one_sign_is_violence_or_sets_a_limit_in_per_cent(mains):
    signs, absence = (tidy(mains[f"handlingsveileder/{page}"].text_content()) for page in ("tegn", "fravar"))
    assert not re.search(r"(?i)(?:betyr|er et tegn på|tyder på) (?:vold|overgrep)", signs)
    assert not re.search(r"\d+ ?(?:%|prosent)", absence)


@pytest.mark.parametrize("tool, to", [("tjenesteoversikt", "tjenester"), ("oversikt-samhandlingsarenaer", "arenaer")])
def test_an_overview_holds_the_overview(mains, guide, tool, to):
    """Every service and every arena is one click away from the tool that promises them."""
    there = {anchor for page, anchor in links(mains, f"verktoykasse/{tool}", "") if "arenaer" in page or page == to}
    entries = guide.tjenester if to == "tjenester" else [a for a in guide.arenaer if not a.eksempel_fra]
    assert {entry.id for entry in entries} <= there


def test_a_decision_names_six_tools_and_no_more(mains, guide):
    for level in guide.nivaer:
        row = mains[f"handlingsveileder/{level.id}"].xpath(
            "//*[@id='avgjorelse']/following::ul[@class='verktoylenker']"
        )
        assert 0 < len(row[0].xpath("./li")) <= MAX_TOOLS, level.id
        hidden = row[0].getparent().xpath("./details//li")
        assert len(hidden) == len(level.avgjorelse.flere_verktoy)


def test_a_question_asks_one_thing(guide):
    assert len(guide.finn_steget.sporsmal) <= MAX_QUESTIONS
    asked = [question.sporsmal for question in guide.finn_steget.sporsmal]
    assert [text for text in asked if re.search(r", og | og (?:er|har) |\?.*\?", text)] == []


def test_a_deadline_is_a_proposal_until_the_municipality_has_its_own(site, building, guide):
    words = building.words
    for level in guide.nivaer:
        said, source = guide.deadline(level.id)
        if guide.local(level.frist).verdi:
            assert source is None, "the municipality has its own"
            continue
        assert source
        for page in (f"handlingsveileder/{level.id}", "handlingsveileder/hele", "handlingsveileder/for-ledere"):
            text = tidy(html.parse(str(site / page / "index.html")).getroot().text_content())
            assert said in text and "forslag" in text.lower(), f"{level.id} on {page}"
        own = [
            local.model_copy(update={"verdi": "Ti dager.", "kontrollert": "2027"}) if local.id == level.frist else local
            for local in guide.lokalt
        ]
        answered = guide.model_copy(update={"lokalt": own})
        assert answered.deadline(level.id) == ("Ti dager.", None)
        for tool in (tool for tool in guide.verktoy if tool.frist == level.id):
            before = jobs._with_deadline(building, tool).skjema.undertittel
            after = jobs._with_deadline(replace(building, guide=answered), tool).skjema.undertittel
            assert said in before and f"({words.forslag_kort})" in before and words.forslag_kort not in after
            assert "Ti dager." in after


def test_the_holder_is_named_without_bending_a_sentence(guide):
    bent = [
        text for text in re.findall(r"[^.]*\$holderens[^.]*\.", str(guide.model_dump(include={"nivaer", "hindringer"})))
    ]
    assert bent == []


def test_those_who_take_part_begin_with_the_child(guide, building):
    assert {plain(building, level.deltakere[0]) for level in guide.nivaer} == {"Barnet og foresatte"}


def test_every_page_says_whom_to_tell_and_not_to_write_about_a_child(site, guide):
    whom = guide.local("tilbakemelding")
    tells = ["Side: ", whom.hvem] if not whom.verdi else []  # else a link of a mail, with the page in its subject
    for path in site.rglob("index.html"):
        if path.is_relative_to(site / BEFORE):
            continue  # in a frame on another site, which has a foot of its own
        foot = html.parse(str(path)).getroot().xpath("//footer//*[@class='feil']")
        if not foot:
            assert "kursark" in path.read_text(encoding="utf-8") or "lysbilder" in str(path), path
            continue
        text = tidy(foot[0].text_content())
        assert "Skriv ikke om et barn" in text and all(part in text for part in tells), path
        assert tells or foot[0].xpath(f".//a[starts-with(@href, 'mailto:{whom.verdi}')]") or "Foreslå" in text, path
