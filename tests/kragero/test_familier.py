"""The pages for families: ten questions that children and parents ask, each answered within two links. Written first.

Five voices ask: a child of 9, of 13 and of 16, a parent with little Norwegian, one without parental responsibility
and one who is afraid. The answer is looked for where the reader lands, not anywhere on the site.
"""

from __future__ import annotations

import re

import pytest
from lxml import html
from veier import CLICKS, links, said_at, tidy, visible_main

FAMILY = ("for-familier", "for-familier/lettlest")
MAX_CLICKS = 2

QUESTIONS = [
    ("barn 9", "Er det min feil?", "for-familier/lettlest", r"Det er ikke din feil"),
    ("barn 9", "Må jeg svare når den voksne spør?", "for-familier#barn", r"Du kan la være å svare"),
    (
        "barn 13",
        "Får mamma eller pappa lese det jeg sier?",
        "for-familier#hvem-leser",
        r"(?i)som regel rett til å lese",
    ),
    ("barn 13", "Kan jeg skrive i stedet for å ringe?", "for-familier#hjelp", r"(?i)chatte"),
    ("ungdom 16", "Jeg tenker på å dø. Hva gjør jeg nå?", "for-familier#a-do", r"113.*116\s123.*116\s111"),
    ("ungdom 16", "Må foreldrene mine si ja før jeg får hjelp?", "for-familier#ungdom", r"16 år.*selv ja eller nei"),
    (
        "lite norsk",
        "Kan jeg få tolk, og hva koster det?",
        "for-familier#tolk",
        r"be om tolk.*som regel ikke noe",
    ),
    ("uten foreldreansvar", "Får jeg vite noe om barnet mitt?", "for-familier#ikke-ansvar", r"rett til å få vite"),
    ("redd", "Noen kan se at jeg leser dette.", "for-familier#trygg-lesing", r"(?i)historikken"),
    ("forelder", "Hva skjer hvis jeg sier nei, og hvem klager jeg til?", "for-familier#klage", r"[Ss]tatsforvalteren"),
]


@pytest.fixture(scope="module")
def mains(site):
    return {
        path.parent.relative_to(site).as_posix().removeprefix("."): visible_main(path)
        for path in site.rglob("index.html")
    }


def reached(mains, clicks: int) -> set[tuple[str, str]]:
    """Every place that so many clicks on visible links lead to, from the front page."""
    here = {("", "")}
    for _ in range(clicks):
        here |= {there for page, anchor in here for there in links(mains, page, anchor)}
    return here


@pytest.mark.parametrize("who, question, place, answer", QUESTIONS, ids=[question for _, question, _, _ in QUESTIONS])
def test_the_question_is_answered_within_two_links(mains, who, question, place, answer):
    page, _, anchor = place.partition("#")
    assert (page, anchor) in reached(mains, MAX_CLICKS), f"{who}: {question} /{place} is more than two links away"
    assert re.search(answer, said_at(mains[page], anchor)), f"{who}: {question} /{place} does not say {answer}"


def test_the_clicks_are_counted(mains):
    """Two clicks are fewer places than three: the count of the test above can fail."""
    assert MAX_CLICKS < CLICKS and reached(mains, 1) < reached(mains, MAX_CLICKS) < reached(mains, CLICKS)


@pytest.mark.parametrize("page", FAMILY)
def test_nothing_of_the_rule_on_violence_stands_there(mains, guide, page):
    said = tidy(mains[page].text_content())
    rule = guide.haster.vold
    for text in (rule.kort, rule.unntak, rule.tvil, *rule.ikke_trygt, *rule.i_dora):
        assert " ".join(re.sub(r"\$\w+\([^)]*\)", "", text).split()[:7]) not in said
    assert not re.search(r"(?i)snakker ikke med deg|ikke snakk med foresatte|ikke si (?:det|noe) til foreldrene", said)
    assert not mains[page].xpath(".//*[contains(@class, 'kortform')]")


def test_the_line_on_violence_is_no_childs_first_number(mains):
    page = mains["for-familier"]
    first = page.xpath(".//a[@class='tlf']")[0].text_content().replace("\xa0", " ")
    assert first == "116 111"
    line = next(item for item in page.xpath(".//li") if "VO-linjen" in item.text_content())
    assert "voksen" in line.text_content() and not re.search(r"\b18\b", line.text_content())


def test_lines_in_other_languages_are_marked_and_stay_off_paper(mains, guide, site):
    found = mains["for-familier"].xpath(".//*[@id='tolk']/following::ul[contains(@class, 'tolkelinjer')]/li")
    assert [item.xpath("./p/@lang")[0] for item in found] == [line.id for line in guide.tolkelinjer]
    assert [item.xpath("./p/@dir")[0] for item in found if item.xpath("./p/@lang")[0] == "ar"] == ["rtl"]
    styles = "".join(path.read_text(encoding="utf-8") for path in (site / "assets").rglob("familie*.css"))
    assert re.search(r"@media print\{[^@]*\.tolkelinjer[^}]*display:none", styles)


def test_a_line_of_the_easy_page_has_eight_words_and_one_thought(site, mains):
    lines = [tidy(line.text_content()) for line in mains["for-familier/lettlest"].xpath(".//*[@class='tanke']//p")]
    assert len(lines) > 20
    assert [line for line in lines if len(re.findall(r"[\w-]+", re.sub(r"\d+ \d+", "nummer", line))) > 8] == []
    assert [line for line in lines if len(re.findall(r"[.!?]", line)) > 1] == []


def test_the_easy_page_is_a_sheet_too(site):
    sheet = site / "for-familier/lettlest/lettlest.pdf"
    assert sheet.read_bytes()[:5] == b"%PDF-"
    page = html.parse(str(site / "for-familier/lettlest/index.html")).getroot()
    [way] = page.xpath("//a[contains(@href, 'lettlest.pdf')]")
    assert way.get("download") == "Hjelp til barn og familier – Lettlest.pdf"


def test_who_is_afraid_finds_the_number_first_on_the_easy_page(mains, guide):
    easy = mains["for-familier/lettlest"]
    lines = [tidy(line.text_content()) for line in easy.xpath(".//*[@class='ll-forst']/span")]
    assert lines == ["Ring 116 111 hvis du er redd.", "Ring 112 hvis det er fare nå."]
    assert tidy(easy.xpath(".//a[@class='tlf']")[0].text_content()) == "116 111"
    before = easy.xpath(".//*[@class='ll-forst']/preceding::*[contains(@class, 'tanke')]")
    assert before == [], "something else is said first"


def test_the_easy_page_tells_its_own_source(mains):
    note = tidy(mains["for-familier/lettlest"].xpath(".//*[@class='gjennomgatt']")[0].text_content())
    assert "siden For barn, unge og foreldre" in note and "nyetjeldsund" not in note


def test_who_was_told_no_may_complain(mains):
    assert "sagt nei da du spurte" in tidy(mains["for-familier"].text_content())
