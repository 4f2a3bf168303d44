"""The courses argue no suspicion away and send nobody home to the wrong person: the built pages, PowerPoint's notes
and PDF.
"""

from __future__ import annotations

import re

import pdf_facts
import pytest
from kurs import everywhere, page, powerpoints, pptx_texts, slides, words
from real import BUILDING, GUIDE
from test_trygghet import sends

SIGNS = [package for package in GUIDE.pakker if any(case.mulige_tegn for case in GUIDE.cases_in(package))]
URGENT = GUIDE.get("pakke", "5-nar-det-haster")  # no case, ten situations

every_package = pytest.mark.parametrize("package", GUIDE.pakker, ids=lambda package: package.id)
every_with_signs = pytest.mark.parametrize("package", SIGNS, ids=lambda package: package.id)

# Said in a course, each of these teaches that a child must have told, or that nothing is nothing.
ARGUED_AWAY = (
    r"ingenting (i (teksten|casen|historien)|tyder)",
    r"hadde \w+ (fortalt|hatt en slik)",
    r"ingen har fortalt om vold",
    r"ikke (sett|hatt) tegn til (det|vold)",
    r"forteller barnet om vold eller overgrep, bytter",
    r"ikke inntrykk av det\b",
)
BY_NUMBER = (r"hvilket trinn", r"trinnet om", r"\b(på|se) (punkt|trinn) \d")
NOBODY_DECIDED = (r"skal malene (alltid )?brukes", r"brukes hver gang", r"maler (dere|som) skal bruke")


def said(text: str) -> str:
    """A text from the data as it is printed: with the numbers."""
    return re.sub(r"\$tlf\(([a-z0-9-]+)\)", lambda found: GUIDE.get("tlf", found[1]).nummer, text)


SHORT, DOUBT = said(GUIDE.haster.vold.kort), said(GUIDE.haster.vold.tvil)
ANSWER = said(GUIDE.opplaring.er_dette_vold)
QUESTION = BUILDING.words.vold.tvil  # the rule for doubt is only true when this is asked first

# Said word for word, in every place and medium.
A_REAL_CHILD = (
    "Tenker du på et virkelig barn, sier du det til meg nå. Kan det være vold eller overgrep, eller lurer du bare, "
    "tar vi en pause og ringer før barnet går hjem."
)
REPORT = "Har vi grunn til å tro at det skjer, melder vi."
PRETEND = "Nå later vi som om vi har spurt barnevernet uten navn, og barnevernet svarte at vi kan snakke med foresatte."
THE_CHILD_HAS_TOLD = (
    "Ring barnevernet og meld fra. Barnet har fortalt, så ring også politiet. Gjør det før barnet skal hjem."
)
THE_COLLEAGUE = (
    "Mistanke mot en kollega eller leder: Kan det være vold eller overgrep, ringer du straks barnevernet eller "
    "politiet. Si også straks fra til lederen, eller til den over når det er lederen det gjelder. Ikke si noe til den "
    "det gjelder, eller til foresatte, før barnevernet eller politiet har sagt når."
)


# --- what is said -----------------------------------------------------------------------------------------------------


@every_package
def test_no_course_argues_a_suspicion_away(site, package):
    wrong = [
        (name, found[0])
        for name, text in everywhere(site, package).items()
        for pattern in (*ARGUED_AWAY, *BY_NUMBER, *NOBODY_DECIDED)
        for found in re.finditer(pattern, text, re.I)
    ]
    printed = pdf_facts.text(site / "opplaring" / package.id / "lysbilder.pdf")
    wrong += [
        ("lysbilder.pdf", found[0])
        for pattern in (*ARGUED_AWAY, *BY_NUMBER, *NOBODY_DECIDED)
        for found in re.finditer(pattern.replace(" ", ""), printed, re.I)
    ]
    assert wrong == []


@every_with_signs
def test_the_short_form_and_the_answer_follow_every_case(site, package):
    shown = [
        (number, text)
        for number, (section, text) in enumerate(slides(site, package), 1)
        if "er-case" in section.get("class")
    ]
    assert shown, "the package shows its case"
    for number, text in shown:
        assert SHORT in text and ANSWER in text, number
        for name, told in powerpoints(site, package).items():
            assert SHORT in told[number] and ANSWER in told[number], (name, number)
    parts = [part for part in package.deler if part.case and GUIDE.get("case", part.case.case).mulige_tegn]
    for sheet in ("kursleder", "deltaker"):
        text = words(page(site, package, sheet).text_content())
        assert text.count(SHORT) >= len(parts) > 0, sheet
    assert words(page(site, package, "kursleder").text_content()).count(ANSWER) >= len(parts)


@every_package
def test_the_short_form_stands_at_every_stop_that_sends_to_parents(site, package):
    stops = page(site, package, "ov-selv").xpath("//section[@class='stopp']")
    assert len(stops) == len(package.ov_selv)
    for stop, section in zip(package.ov_selv, stops, strict=True):
        signs = stop.case and GUIDE.get("case", stop.case.case).mulige_tegn
        wanted = bool(signs or stop.mot_foresatte != "nei")
        text = words(section.text_content())
        assert (SHORT in text) == wanted, stop.tittel
        if wanted:
            assert text.index(SHORT) < text.index(stop.sporsmal), "before the answers"


@every_package
def test_the_short_form_stands_at_every_task_that_sends_to_parents(site, package):
    tasks = {task.id: task for part in package.deler for task in part.oppgaver}
    decks = powerpoints(site, package)
    for number, (section, text) in enumerate(slides(site, package), 1):
        if not section.get("data-oppgave"):
            continue
        task = tasks[section.get("data-oppgave")]
        wanted = task.mot_foresatte != "nei"
        assert (SHORT in text) == wanted, task.id
        assert all((SHORT in told[number]) == wanted for told in decks.values()), task.id


@every_package
def test_a_stop_that_says_nei_sends_nobody_to_parents(package):
    for stop in package.ov_selv:
        if stop.mot_foresatte == "nei":
            answers = [text for answer in stop.valg for text in (answer.svar, answer.hvorfor)]
            assert [sends(text)[0] for text in (*stop.les, stop.sporsmal, *answers) if sends(text)[0]] == [], (
                stop.tittel
            )


@pytest.mark.parametrize("program", ["hele", "timen", "kort"])
@every_package
def test_every_programme_shows_the_rule_on_violence_and_the_rule_for_doubt(site, package, program):
    """On the slide, where the room reads it, and not in a note alone."""
    shown = [
        words(section.find(".//div[@class='tekst']").text_content())
        for section, _ in slides(site, package)
        if program in section.get("data-i", program).split()
    ]
    assert any(SHORT in text and DOUBT in text for text in shown)
    if program == "kort":
        (told,) = powerpoints(site, package, short=True).values()
        assert SHORT in " ".join(told.values()) and DOUBT in " ".join(told.values())


@every_package
def test_the_rule_for_doubt_is_never_printed_without_its_question(site, package):
    """Without «Er du i tvil?» it says that one always chooses the worst: slides, notes, PowerPoint, PDF."""
    for name, text in everywhere(site, package).items():
        assert text.count(DOUBT) == text.count(f"{QUESTION} {DOUBT}"), name
        if name not in ("kursleder/", "deltaker/", "ov-selv/"):
            assert DOUBT in text, name
    printed = pdf_facts.text(site / "opplaring" / package.id / "lysbilder.pdf")
    doubt, question = (re.sub(r"\s", "", text) for text in (DOUBT, QUESTION))
    assert printed.count(doubt) == printed.count(question + doubt) > 0
    bold = page(site, package, "lysbilder").xpath(f"//p/b[.='{QUESTION}']")
    assert bold, "the condition is what is seen first"


@every_package
def test_whoever_thinks_of_a_real_child_is_not_told_to_wait(site, package):
    for name, text in everywhere(site, package).items():
        if name not in ("deltaker/", "ov-selv/"):
            assert A_REAL_CHILD in text, name
        late = r"kom til meg etterpå|snakk med dem etterpå|tar det etterpå|samtale rett etter kurset"
        assert re.findall(late, text, re.I) == [], name


@pytest.mark.parametrize("program", ["timen", "kort"])
@every_package
def test_it_is_said_in_the_short_programmes_too(site, package, program):
    """In a note that the programme has."""
    told = [
        words(note.text_content())
        for section, _ in slides(site, package)
        if program in section.get("data-i", program).split()
        for note in section.findall("./div[@class='notat']")
        if program in note.get("data-i", program).split()
    ]
    assert any(A_REAL_CHILD in text for text in told)


@every_package
def test_only_barnevernet_says_that_an_exercise_can_go_on(site, package):
    """The premise says who was asked, and what is done with more than doubt stands right before it."""
    for name, text in everywhere(site, package).items():
        said_first = re.findall(rf"{re.escape(REPORT)}(?: |» Så kan øvelsen gå videre: «){re.escape(PRETEND)}", text)
        assert len(said_first) == text.count(PRETEND), name
        assert not re.search(r"er drøftet uten navn, og|har drøftet (saken )?uten navn, og|svaret var ja", text), name


@every_package
def test_barnevernet_is_rung_always_and_the_police_too(site, package):
    """As on /haster/: never one or the other, but where somebody at work is suspected."""
    either = r"\bring\w*( du| dere| vi)? (barnevernet eller politiet|politiet eller barnevernet)"
    for name, text in everywhere(site, package).items():
        assert re.findall(either, text.replace(THE_COLLEAGUE, ""), re.I) == [], name


# --- the places the evidence named ------------------------------------------------------------------------------------


def test_before_every_exercise_of_a_call_home_the_leader_says_what_it_rests_on(site):
    package = GUIDE.get("pakke", "2-den-viktige-samtalen")
    for task in ("Planlegg invitasjonen", "Øv på åpningen", "Øv på hele samtalen"):
        number, text = next(
            (number, text)
            for number, (section, text) in enumerate(slides(site, package), 1)
            if words(section.find(".//h2").text_content()) == task
        )
        for told in (text, *(deck[number] for deck in powerpoints(site, package).values())):
            assert f"{REPORT} {PRETEND}" in told, task


def test_the_pattern_of_half_a_year_is_discussed_before_the_mother_is_asked(site):
    package = GUIDE.get("pakke", "4-samarbeid-med-andre-tjenester")
    stop = page(site, package, "ov-selv").xpath("//section[@class='stopp']")[0]
    answers = {
        words(answer.find("summary").text_content()): words(answer.find("div").text_content())
        for answer in stop.xpath(".//details[@class='svar']")
    }
    assert "ikke først" in next(why for answer, why in answers.items() if "spørre Ida og mor" in answer)
    first = next(why for answer, why in answers.items() if "uten navn med barnevernet først" in answer)
    assert "Når det haster" in first
    pattern = next(
        text for section, text in slides(site, package) if "Ny informasjon" in section.find(".//h2").text_content()
    )
    assert "Det kan også være vold. Vi vet ikke" in pattern


def test_the_key_to_the_ten_situations(site):
    guide = words(page(site, URGENT, "kursleder").text_content())
    decks = [" ".join(text for _, text in slides(site, URGENT))]
    decks += [" ".join(told.values()) for told in powerpoints(site, URGENT).values()]
    assert "Situasjon 9: Meldeplikt, trolig også avvergingsplikt." in guide
    five = guide[guide.index("Situasjon 5:") : guide.index("Situasjon 6:")]
    doubt = "I tvil, velg det mest alvorlige. Ring barnevernet uten navn før helga, og før noen snakker med foresatte."
    baby = (
        "Meldeplikt. Ring barnevernet nå og meld fra. Du har sett skader, så ring også politiet. Spør hvem som får "
        "barnet til lege. Ikke snakk med foresatte om mistanken før barnevernet eller politiet har sagt at "
        "det er trygt."
    )
    forced = "Ring barnevernet og meld fra, og ring politiet. Kompetanseteamet kan gi råd."
    relative = said("Ring $tlf(politi-nod). Ring også barnevernet og meld fra.")
    assert five.startswith(f"Situasjon 5: {doubt}") and "trenger ikke ha fortalt noe" in five
    assert "nivå 0" not in five.lower() and f"Situasjon 8: {baby}" in guide
    assert forced in guide and relative in guide
    for text in decks:
        assert "9 Skal giftes bort mot sin vilje: meldeplikt, trolig også avvergingsplikt" in text
        assert all(text.count(said_twice) >= 2 for said_twice in (doubt, baby, forced, relative)), "slide and note"
        assert "Slektningen skal være barnevakt" in text
        assert "har blåmerker på låret. Ingen har fortalt noe." in text, "one of the ten where no child has told"
    assert "1, 3, 4, 5, 7 og 8" in guide
    short = " ".join(" ".join(told.values()) for told in powerpoints(site, URGENT, short=True).values())
    for text in (decks[0], short):
        assert "1, 3, 4, 5, 7 og 8" in text, "the short programme has it too"
    assert doubt in short and baby in short and relative in short


def test_the_slide_shows_the_situations_by_their_titles_in_the_order_of_the_page(site):
    section = next(s for s, _ in slides(site, URGENT) if "Det mest akutte først" in s.find(".//h2").text_content())
    assert not section.xpath(".//div[@class='tekst']//ol")
    titles = [words(item.text_content()) for item in section.xpath(".//div[@class='tekst']//li")]
    assert titles == [situation.tittel for situation in GUIDE.haster.alene]


def test_when_the_child_has_told_both_are_rung(site):
    for text in (" ".join(text for _, text in slides(site, URGENT)), *pptx_texts(site, URGENT)):
        assert text.count(THE_CHILD_HAS_TOLD) == 2, "situation 4, and what is new in the case"
    assert words(page(site, URGENT, "kursleder").text_content()).count(THE_CHILD_HAS_TOLD) == 2
    for package, title in (
        (URGENT, "Blåmerker"),
        (GUIDE.get("pakke", "2-den-viktige-samtalen"), "Barnet forteller om vold"),
    ):
        stop = next(stop for stop in package.ov_selv if stop.tittel == title)
        assert any(THE_CHILD_HAS_TOLD in answer.hvorfor for answer in stop.valg), title


def test_the_first_theme_says_the_situations_by_their_titles(site):
    guide = words(page(site, URGENT, "kursleder").text_content())
    note = next(text for section, text in slides(site, URGENT) if "Det mest akutte først" in section.find(".//h2").text)
    key = next(text for section, text in slides(site, URGENT) if section.get("data-oppgave") == "to-regler")
    for text in (guide, note):
        assert [s.tittel for s in GUIDE.haster.alene if not re.search(rf"{s.tittel}(:|, )", text)] == []
        assert THE_COLLEAGUE in text
    for text in (guide, key):
        assert "først: «Du mistenker vold eller overgrep» og «Mistanke mot en kollega eller leder»" in text
        assert "trygt: «Du er alvorlig bekymret for omsorgen» og «Ungdommen setter seg selv i fare»" in text


def test_every_edition_of_ida_asks_who_should_have_been_asked_first():
    for variant in GUIDE.get("case", "ida").varianter:
        asked = next(part for part in variant.deler if part.id == "samtalene").sporsmal
        assert any(re.fullmatch(r"Hvem burde .+ ha spurt uten navn før hun .+ mor\?", q) for q in asked), variant.id


@every_package
def test_the_self_study_ends_with_numbers_and_a_call_today(site, package):
    text = words(page(site, package, "ov-selv").text_content())
    assert "Tenkte du på et virkelig barn? Ring barnevernet i dag. Du kan spørre uten navn." in text
    for phone in ("mental-helse", "vo-linjen"):
        assert words(GUIDE.get("tlf", phone).nummer) in text, phone
