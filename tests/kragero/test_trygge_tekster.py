"""The texts on the levels, obstacles, tools and services.

Nobody is sent home to the wrong person, and the rule on violence is not said again in other words, which drift apart.
"""

from __future__ import annotations

import re

import pdf_facts
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from real import GUIDE

from macros.guide.load import HOUSE

FORMS = [tool for tool in GUIDE.verktoy if tool.skjema]
SECTIONS = "nivaer finn_steget hindringer medvirkning roller arenaer verktoy tjenester begreper".split()
NOT_HERE = {"bekymringsmelding"}  # the form of the report to barnevernet tells the rule where it is crossed off
PAGES = sorted([*(HOUSE / "docs/handlingsveileder").glob("*.md"), *(HOUSE / "docs/verktoykasse").glob("*.md")])
PAGES = [page for page in PAGES if page.stem not in NOT_HERE]

CONTACT = r"\b(?:snakk|ring|spør|inviter|fortell|vis|møt|kontakt|varsle)\w*\b"
PARENTS = r"\b(?:foresatte?|foreldren?e?|mor|far|hjem)\b"
FAMILY_MUST_NOT_READ = re.compile(r"vold|overgrep|mistanke|nårdethaster|vurdertomviselvmåmelde", re.I)  # squeezed


def texts_of(value) -> list[str]:
    """Every string below a piece of the data, placeholders and all."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return []


def dumped(entry) -> list[str]:
    return texts_of(entry.model_dump(mode="json"))


def all_texts() -> list[str]:
    data = GUIDE.model_dump(mode="json")
    data["verktoy"] = [tool for tool in data["verktoy"] if tool["id"] not in NOT_HERE]
    return [text for section in SECTIONS for text in texts_of(data[section])]


def page_text(site, address: str) -> str:
    main = html.parse(str(site / address / "index.html")).getroot().xpath("//main")[0]
    return " ".join(main.text_content().split())


# --- the rule is said once ------------------------------------------------------------------------------------------


def test_no_text_says_the_rule_on_violence_in_words_of_its_own():
    said = [*all_texts(), *(page.read_text(encoding="utf-8") for page in PAGES)]
    for other in (r"sagt at det er trygt", r"snakker? du ikke med foresatte om mistanken", r"med foresatte om en\s"):
        assert [text for text in said if re.search(other, text, re.I)] == [], other


def test_paper_that_is_not_needed_now_is_kept():
    """«Legg bort» was read as «throw away», and it stood where a child may be hurt."""
    said = [*all_texts(), *(page.read_text(encoding="utf-8") for page in PAGES)]
    assert [text for text in said if re.search(r"legg(er)?( du)? bort", text, re.I)] == []
    stop = "Stopp her, og ring først. Ta vare på det du har skrevet."
    for id in "undringslogg observasjonsskjema bekymringsskala-ansatte droftingsnotat".split():
        assert any(stop in text for text in dumped(GUIDE.get("verktoy", id).skjema)), id


def test_the_first_thing_is_never_the_family():
    for obstacle in GUIDE.hindringer:
        first = re.search(r"(ring|spør|snakk med) (familien|foresatte) først", " ".join(obstacle.gjor), re.I)
        assert not first, obstacle.id


def test_the_pregnant_woman_is_talked_with_alone():
    obstacle = GUIDE.get("hindring", "gravide")
    assert "alene" in obstacle.gjor[0]
    assert "bare når dere er alene" in next(text for text in obstacle.gjor if "den andre forelderen" in text)


def test_danger_on_what_do_i_do_now_has_one_reach():
    ways = {way.til: way for way in GUIDE.finn_steget.fare}
    assert list(ways)[:3] == ["fare-na", "selvmordsfare", "vold-og-overgrep"], "the most dangerous first"
    violence = ways["vold-og-overgrep"]
    assert "vold eller overgrep" in violence.tegn and "lurer" in violence.tegn
    assert not re.search("tvangsekteskap|kjønnslemlestelse", violence.tegn), "two of five named leave out three"
    assert violence.gjor == "Ring barnevernet. Ikke snakk med foresatte først"


# --- who is asked what ----------------------------------------------------------------------------------------------


def units():
    """Whatever states what it does towards parents, with its texts."""
    for level in GUIDE.nivaer:
        yield from ((f"{level.id}/{step.id}", step) for step in level.steg)
        yield f"{level.id}/avgjorelse", level.avgjorelse
    for name, entries in (
        ("resultat", GUIDE.finn_steget.resultater),
        ("hindring", GUIDE.hindringer),
        ("verktoy", [tool for tool in GUIDE.verktoy if tool.id not in NOT_HERE]),
    ):
        yield from ((f"{name}/{entry.id}", entry) for entry in entries)


NEI = [pytest.param(unit, id=name) for name, unit in units() if unit.mot_foresatte == "nei"]


@pytest.mark.parametrize("unit", NEI)
def test_a_unit_that_says_nei_sends_nobody_to_parents(unit):
    for text in dumped(unit):
        for sentence in re.split(r"(?<=[.?!:])\s", text):
            sent = re.search(CONTACT, sentence, re.I) and re.search(PARENTS, sentence, re.I)
            assert not sent or re.search(r"\bikke\b", sentence), sentence


def test_every_tool_whose_text_talks_with_parents_says_so():
    """A sentence that begins by telling the reader to talk with them, or says that they are told."""
    asked = r"(?:Snakk med|Ring|Spør|Inviter|Fortell(?: gjerne)?|Bli enige med) (?:barnet og )?(?:foresatte|familien)"
    told = r"(?:Barnet og f|F)oresatte får (?:høre|vite at)|Familien er med på å (?:lage|fylle)"
    for tool in GUIDE.verktoy:
        texts = [*tool.slik, tool.familien or ""]
        said = [sentence for text in texts for sentence in re.split(r"(?<=[.?!])\s", text)]
        if any(re.match(f"{asked}|{told}", sentence) for sentence in said):
            assert tool.mot_foresatte == "kontaktes", tool.id


@pytest.mark.parametrize("level", range(4))
def test_the_decision_carries_the_short_form(site, level):
    page = html.parse(str(site / f"handlingsveileder/niva-{level}/index.html")).getroot()
    decision = page.xpath("//h3[@id='avgjorelse']/ancestor::li[1]")[0]
    assert len(decision.xpath(".//div[@class='kortform']")) == 1


@pytest.mark.parametrize("page", ["", "medvirkning", "samhandlingsarenaer"])
def test_pages_about_parents_carry_the_short_form(site, page):
    main = html.parse(str(site / "handlingsveileder" / page / "index.html")).getroot().xpath("//main")[0]
    assert main.xpath(".//div[@class='kortform']")


# --- consent --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["nar-du-kan-dele", "hvem-kan-samtykke"])
def test_asking_for_consent_has_its_exception(section):
    page = (HOUSE / "docs/verktoykasse/taushetsplikt-og-samtykke.md").read_text(encoding="utf-8")
    here = page.split(f"{{ #{section} }}")[1].split("\n## ")[0]
    assert "Kan det være vold eller overgrep, spør du ikke foresatte om samtykke." in here
    tool = GUIDE.get("verktoy", "taushetsplikt-og-samtykke")
    ask = next(text for text in tool.slik if "Spør familien" in text)
    assert "spør du ikke foresatte om samtykke" in ask


# --- the levels -----------------------------------------------------------------------------------------------------


def reasons() -> set[str]:
    return {way.nar for level in GUIDE.nivaer for way in level.avgjorelse.valg if way.til == "bekymringsmelding"}


def test_the_duty_to_report_has_the_same_five_reasons_on_every_level(site):
    assert len(reasons()) == 1
    (said,) = reasons()
    for reason in (
        "alvorlig omsorgssvikt",
        "alvorlig sykt eller skadd barn",
        "særlige behov for behandling eller opplæring",
        "lovbrudd, rus",
    ):
        assert reason in said, reason
    assert "blir eller vil bli" in said
    urgent = {way.nar for level in GUIDE.nivaer for way in level.avgjorelse.valg if way.til == "haster"}
    assert len(urgent) == 1 and "menneskehandel" in urgent.pop(), (
        "the fifth is of the kind that parents are not told first"
    )
    for level in GUIDE.nivaer:
        text = page_text(site, f"handlingsveileder/{level.id}")
        assert said in text and "annen grunn" not in text, level.id


def test_neglect_is_the_other_rule_and_says_the_same_on_every_level():
    said = [text for level in GUIDE.nivaer for text in level.avgjorelse.hvordan if "bekymret for omsorgen" in text]
    assert len(said) == 4 and len(set(said)) == 1
    assert "når det er trygt for barnet, se «Når det haster»" in said[0]


def test_from_wondering_straight_to_another_service_somebody_holds_the_case():
    level = GUIDE.get("niva", "niva-0")
    assert "$holder" in next(way.nar for way in level.avgjorelse.valg if way.til == "niva-2")
    assert any("$steg(velg-holder)" in text and "nivå 2" in text for text in level.avgjorelse.hvordan)
    first = GUIDE.get("niva", "niva-2").steg[0]
    assert "$holder" in first.hvordan[0] and "$steg(velg-holder)" in first.hvordan[0]


def test_it_is_said_who_answers_for_a_kindergarten():
    said = " ".join(GUIDE.get("hindring", "leder-sier-vent").gjor)
    assert re.search("til kommunen, eller til styret i en privat barnehage", said) and "innehaveren" in said
    assert not [text for text in all_texts() if "ansvarlig for barnehagen" in text]


# --- paper ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tool", [tool for tool in FORMS if tool.skjema.leses_av != "ansatt"], ids=lambda tool: tool.id)
def test_what_a_family_holds_says_nothing_of_it(site, tool):
    folder = site / "verktoykasse" / tool.id
    document = Document(str(folder / f"{tool.id}.docx"))
    parts = [document.element, *(part for s in document.sections for part in (s.header._element, s.footer._element))]
    word = " ".join("".join(node.text or "" for node in part.iter(qn("w:t"))) for part in parts)
    page = html.parse(str(folder / "index.html")).getroot()
    preview = page.xpath("//details[@class='se-skjema']//div[contains(@class, 'ark')]")
    said = {"docx": word, "preview": preview[0].text_content()}
    if (folder / f"{tool.id}.pdf").exists():
        said["pdf"] = pdf_facts.text(folder / f"{tool.id}.pdf")
    for kind, text in said.items():
        assert len(text) > 200, kind
        assert not FAMILY_MUST_NOT_READ.search(pdf_facts.squeezed(text)), kind


def test_who_holds_the_sheet():
    held = {tool.id: tool.skjema.leses_av for tool in FORMS}
    assert {id for id, who in held.items() if who == "ansatt"} == {
        "undringslogg",
        "observasjonsskjema",
        "bekymringsskala-ansatte",
        "droftingsnotat",
        "bekymringsmelding",
    }
    for tool in FORMS:
        if held[tool.id] == "ansatt":
            assert not {"foresatt", "barn"} & set(tool.brukere), tool.id


# --- nothing claims what nobody decided -----------------------------------------------------------------------------


def test_our_own_templates_are_not_the_municipalitys_decision():
    for text in all_texts():
        assert not re.search(r"I Kragerø skal malen", text), text
    for page in PAGES:
        assert "I Kragerø skal malen" not in page.read_text(encoding="utf-8"), page.name
    for id in "samtykkeskjema invitasjon-tverrfaglig-mote referat-samarbeidsmote referat-tverrfaglig-team".split():
        assert "kommunens egne maler" in GUIDE.get("verktoy", id).kilde, id


# --- words ----------------------------------------------------------------------------------------------------------


def test_the_glossary_agrees_with_the_definition():
    word = GUIDE.get("begrep", "vold-i-naere-relasjoner").forklaring
    assert "lever med" in word and "ikke blir slått" in word
    assert "$lov" not in word, "no paragraph names the child who lives with violence"
    for id in ("vold-i-naere-relasjoner", "seksuelle-overgrep", "tvangsekteskap", "kjonnslemlestelse"):
        assert GUIDE.get("begrep", id).forklaring.endswith("Se «Når det haster»."), id
