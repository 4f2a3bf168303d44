"""Realistic situations: from the front page to the right place in at most three clicks on links in <main>.

What a reader can see, and where a click leads, is in veier.py. Twenty more situations are in situasjoner.yml.
"""

from __future__ import annotations

from collections import deque

import pytest
from veier import CLICKS, QUESTIONS, links, said_at

# (what somebody is thinking, where the answer stands, words that must stand there)
SITUATIONS = [
    (
        "Et barn i gruppa er stille, og jeg har bare en dårlig følelse.",
        "handlingsveileder/niva-0#skriv-ned",
        "Skriv ned hva du har sett og hørt",
    ),
    (
        "Jeg har notater, men har ikke sagt det til noen.",
        "handlingsveileder/niva-0#del-undringen",
        "Snakk med en kollega",
    ),
    ("Eleven forteller at far slår.", "haster#vold-og-overgrep", "Ikke snakk med foresatte om mistanken"),
    ("En jente på 15 år skriver at hun ikke orker å leve.", "haster#selvmordsfare", "Spør rolig og direkte"),
    ("Mor er full og vil kjøre barnet hjem.", "haster#ruset-henter", "ringer du 112"),
    ("Klokka er fem, og ingen har hentet Amir.", "haster#ikke-hentet", "aldri stå igjen alene"),
    ("Rektor slår. Hvem sier jeg fra til?", "haster#ansatt-mistenkes", "Ikke konfronter den det gjelder"),
    (
        "Barnet kommer sultent og uten vinterklær uke etter uke, og ingenting endrer seg.",
        "haster#alvorlig-omsorgssvikt",
        "Snakk med foresatte før du melder",
    ),
    ("En gutt blir holdt utenfor i hvert friminutt.", "haster#mobbing", "si fra til rektor eller styrer"),
    ("Treåringen har fått i seg vaskemiddel.", "haster#forgiftning-og-rus", "Giftinformasjonen"),
    (
        "Foreldrene sier nei til at vi kontakter PPT.",
        "handlingsveileder/nar-det-stopper-opp#foresatte-sier-nei",
        "plikt til å melde",
    ),
    ("Far sier ja, og mor sier nei.", "handlingsveileder/nar-det-stopper-opp#bare-en-samtykker", "foreldreansvar"),
    (
        "Mor har ombestemt seg og trekker samtykket.",
        "handlingsveileder/nar-det-stopper-opp#samtykket-trekkes",
        "slutter du med en gang å dele",
    ),
    ("Barnet vil ikke si noe i møtet.", "handlingsveileder/nar-det-stopper-opp#barnet-vil-ikke", "ingen plikt"),
    (
        "Rektor sier at jeg skal vente med å melde.",
        "handlingsveileder/nar-det-stopper-opp#leder-sier-vent",
        "Plikten til å melde er din egen",
    ),
    (
        "Vi sendte henvisningen for seks uker siden og har ikke hørt noe.",
        "handlingsveileder/nar-det-stopper-opp#ingen-svarer",
        "Ring i stedet for å skrive",
    ),
    ("Vi har prøvd tiltak i åtte uker. Hjelper det?", "handlingsveileder/niva-1#evaluer-tiltak", "Dere møtes igjen"),
    (
        "Vi trenger helsestasjonen med, men har ikke spurt familien.",
        "handlingsveileder/niva-2#be-om-samtykke",
        "frivillig",
    ),
    (
        "Fem tjenester er inne, og ingen har oversikten.",
        "handlingsveileder/niva-3#finn-hvem-som-trengs",
        "hvilke tjenester som må med",
    ),
    ("Foreldrene snakker lite norsk, og møtet er i morgen.", "verktoykasse/tolk", "tolk"),
    (
        "Familien har et alvorlig sykt barn og orker ikke samordne alt selv.",
        "verktoykasse/koordinator-og-barnekoordinator",
        "barnekoordinator",
    ),
    ("Mor er innlagt i psykiatrien. Hvem tar seg av barna?", "verktoykasse/barn-som-parorende", "pårørende"),
    ("Den som holdt i saken, har sluttet.", "handlingsveileder/nar-det-stopper-opp#ny-holder", "sagt ja"),
    (
        "Gutten begynner på ungdomsskolen til høsten.",
        "handlingsveileder/nar-det-stopper-opp#flytting-og-overganger",
        "bytte av skole",
    ),
    (
        "En 16-åring vil ikke at foreldrene skal få vite det.",
        "handlingsveileder/nar-det-stopper-opp#ungdom-over-15",
        "Fra 16 år",
    ),
    ("En gravid jeg møter, ruser seg.", "handlingsveileder/nar-det-stopper-opp#gravide", "Gjelder det rus"),
    ("Hvem kan hjelpe en familie som ikke får endene til å møtes?", "tjenester#okonomi", "økonomi, bolig"),
    ("Hvor mye får jeg si til helsesykepleier?", "verktoykasse/taushetsplikt-og-samtykke", "taushetsplikt"),
    ("En far spør hva som skjer når barnehagen er bekymret.", "for-familier", "mor, far eller foresatt"),
]


@pytest.fixture(scope="module")
def ways(mains):
    """(page, anchor) -> the shortest way there from the front page, as the places clicked to."""
    ways, queue = {("", ""): ()}, deque([("", "")])
    while queue:
        here = queue.popleft()
        for there in links(mains, *here):
            if there not in ways:
                ways[there] = (*ways[here], there)
                queue.append(there)
    return ways


@pytest.mark.parametrize("sentence, place, answer", SITUATIONS, ids=[place for _, place, _ in SITUATIONS])
def test_three_clicks_are_enough(sentence, place, answer, mains, ways):
    page, _, anchor = place.partition("#")
    ends = [way for (to, at), way in ways.items() if to == page and (not anchor or at == anchor)]
    assert ends, f"{sentence} No link in <main> leads to /{place}"
    clicks = min(len(way) for way in ends)
    assert clicks <= CLICKS, f"{sentence} /{place} takes {clicks} clicks: {min(ends, key=len)}"
    assert answer in said_at(mains[page], anchor), f"/{place} does not say «{answer}»"


def test_every_answer_of_the_questions_can_be_reached_by_clicking(mains, ways, guide):
    for result in guide.finn_steget.resultater:
        way = ways[QUESTIONS, result.id]
        assert way[0][0] == QUESTIONS and len(way) <= 1 + 6, result.id


def test_levels_and_obstacles_link_both_ways(mains, guide):
    stop = "handlingsveileder/nar-det-stopper-opp"
    for level in guide.nivaer:
        page = f"handlingsveileder/{level.id}"
        there = {anchor for to, anchor in links(mains, page, "") if to == stop}
        assert there == {obstacle.id for obstacle in guide.obstacles_on(level)}, level.id
        assert (page, "avgjorelse") in set(links(mains, stop, ""))


def test_the_ways_out_for_danger_come_before_the_questions(mains):
    main = mains[QUESTIONS]
    first = [a.get("href") for a in main.xpath(".//ul[@class='utganger']//a")]
    assert [address.split("#")[1] for address in first] == [
        "fare-na",
        "selvmordsfare",
        "vold-og-overgrep",
        "alvorlig-omsorgssvikt",
        "ansatt-mistenkes",
        "mobbing",
    ]
    order = list(main.iter())
    assert order.index(main.xpath(".//ul[@class='utganger']")[0]) < order.index(
        main.xpath(".//div[@class='veiviser']")[0]
    )
