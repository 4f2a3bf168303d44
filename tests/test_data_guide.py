"""The rules of «Hva gjør jeg nå?» and «Når det stopper opp»: one bad file for each, and the message an editor gets."""

from __future__ import annotations

import re

import pytest

from macros import render
from macros.load import DATA, ROOT, DataError, load_guide
from macros.model import MAX_QUESTIONS

GOOD = DATA.read_text(encoding="utf-8")

# (what stands in the good file, what the bad file says instead, the line the message must name, the message)
BAD = {
    "a path never ends": (
        "        - svar: De har sagt nei\n          til: respekter-nei\n",
        "        - svar: De har sagt nei\n          til: andre\n",
        "          til: andre",
        "Svaret går tilbake til «andre», så veien tar aldri slutt. Vis til et nytt spørsmål eller et resultat.",
    ),
    "a question asks itself": (
        "        - svar: Vi har ikke spurt\n          til: be-om-ja\n",
        "        - svar: Vi har ikke spurt\n          til: samtykket\n",
        "          til: samtykket",
        "Svaret går tilbake til «samtykket», så veien tar aldri slutt.",
    ),
    "a result nobody reaches": (
        "        - svar: Nei, ikke med barnet\n          til: sporr-barnet\n",
        "        - svar: Nei, ikke med barnet\n          til: ring-foresatte\n",
        "    - id: sporr-barnet",
        "Resultatet «sporr-barnet» kan ikke nås fra det første spørsmålet. La et svar vise dit, eller slett det.",
    ),
    "a question nobody reaches": (
        "        - svar: Ja, og vi har sett på dem sammen\n          til: andre\n",
        "        - svar: Ja, og vi har sett på dem sammen\n          til: be-om-ja\n",
        "    - id: andre",
        "Spørsmålet «andre» kan ikke nås fra det første spørsmålet. La et svar vise dit, eller slett det.",
    ),
    "a path is too long": (
        "        - svar: Flere tjenester, og det vil vare lenge\n          til: be-om-koordinator\n",
        "        - svar: Flere tjenester, og det vil vare lenge\n          til: sjuende\n"
        "    - id: sjuende\n      sporsmal: Enda ett?\n      svar:\n"
        "        - svar: Ja\n          til: be-om-koordinator\n        - svar: Nei\n          til: samle-dem\n",
        "    - id: sjuende",
        f"Ingen skal måtte svare på mer enn {MAX_QUESTIONS} spørsmål.",
    ),
    "an answer leads nowhere": (
        "          til: del-det\n",
        "          til: dele-det\n",
        "          til: dele-det",
        "Det «dele-det» finnes ikke. Mente du «del-det»?",
    ),
    "a question with one answer": (
        "        - svar: Vi har ikke spurt\n          til: be-om-ja\n        - svar: De har sagt nei\n          til: respekter-nei\n        - svar: Ja\n          til: holdt\n",
        "        - svar: Ja\n          til: holdt\n",
        "      svar:",
        "Her skal det være minst 2 punkter, men det er 1.",
    ),
    "a result at a step that is gone": (
        "      sted: del-undringen\n",
        "      sted: del-undringa\n",
        "      sted: del-undringa",
        "Det «del-undringa» finnes ikke. Mente du «del-undringen»?",
    ),
    "a tool of another step": (
        "      verktoy:\n        - undringslogg\n        - observasjonsskjema\n",
        "      verktoy:\n        - tiltaksplan\n        - observasjonsskjema\n",
        "        - tiltaksplan",
        "Verktøyet «tiltaksplan» hører ikke til «skriv-ned».",
    ),
    "a way out that is gone": (
        "      til: selvmordsfare\n",
        "      til: selvmord\n",
        "      til: selvmord",
        "Trinnet i «haster» «selvmord» finnes ikke. Mente du «selvmordsfare»?",
    ),
    "an obstacle that is gone": (
        "      hindringer:\n        - leder-sier-vent\n",
        "      hindringer:\n        - leder-sier-vente\n",
        "        - leder-sier-vente",
        "Hindringen «leder-sier-vente» finnes ikke. Mente du «leder-sier-vent»?",
    ),
    "an obstacle on no level": (
        "    nivaer:\n      - niva-2\n      - niva-3\n    verktoy:\n      - tiltaksplan\n      - samtykkeskjema\n      - overgangsskjema\n",
        "    nivaer:\n    verktoy:\n      - tiltaksplan\n      - samtykkeskjema\n      - overgangsskjema\n",
        "    nivaer:",
        "Her skal det stå en liste.",
    ),
    "an age without law": (
        "        - Ungdommen samtykker som hovedregel selv til helsehjelp.\n      lover:\n        - pbrl-4-3\n",
        "        - Ungdommen samtykker som hovedregel selv til helsehjelp.\n",
        "    - alder: 16",
        "«lover» mangler.",
    ),
    "a paragraph in a first sentence": (
        "      si: Hva har dere merket siden sist?\n",
        "      si: Etter § 13-2 må jeg spørre dere\n",
        "      si: Etter § 13-2 må jeg spørre dere",
        "Her står en paragraf skrevet rett i teksten.",
    ),
}


def test_the_real_file_is_good():
    load_guide()


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_explained(name, tmp_path):
    good, bad, line, message = BAD[name]
    assert GOOD.count(good) >= 1, "the test no longer fits the data"
    text = GOOD.replace(good, bad, 1)
    file = tmp_path / "veileder.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_guide(file)
    said = str(error.value)
    assert message in said
    start = GOOD.index(good)
    numbers = [n for n, content in enumerate(text.split("\n"), 1) if content == line]
    blocks = [block for block in said.split("\n\n") if message in block]
    assert any(f"veileder.yml, linje {n}:" in block for n in numbers for block in blocks), (
        text[:start].count("\n"),
        said,
    )


def test_every_path_is_walked_to_its_end(guide):
    """Independently of the model's own check: all paths, breadth first."""
    questions = {q.id: q for q in guide.finn_steget.sporsmal}
    paths, ended, longest = [[guide.finn_steget.sporsmal[0].id]], set(), 0
    while paths:
        path = paths.pop(0)
        longest = max(longest, len(path))
        assert longest <= 6
        for answer in questions[path[-1]].svar:
            if answer.til in questions:
                paths.append([*path, answer.til])
            else:
                ended.add(answer.til)
    assert ended == {result.id for result in guide.finn_steget.resultater}
    assert longest == 6, "the consent and the one who holds the case are asked about last"


def test_the_asked_for_situations_are_there(guide):
    wanted = """foresatte-sier-nei bare-en-samtykker samtykket-trekkes barnet-vil-ikke uenige-i-teamet leder-sier-vent ingen-svarer saken-stopper-opp
                ned-et-niva avslutte ny-holder flytting-og-overganger flere-barn gravide ungdom-over-15""".split()
    assert [obstacle.id for obstacle in guide.hindringer] == wanted


def test_only_violence_tells_not_to_talk_with_parents_first(guide):
    """The two rules stand apart: neglect is talked about with the parents first when it is safe."""
    for way in guide.finn_steget.fare:
        said = way.gjor.lower()
        assert ("ikke snakk med foresatte" in said) == (way.til == "vold-og-overgrep"), way.til


def test_a_clause_for_the_holder_ends_with_a_comma_and_a_word_does_not(guide, monkeypatch):
    def with_word(word: str):
        holder = guide.kommune.holder.model_copy(update={"bestemt": word})
        return guide.model_copy(update={"kommune": guide.kommune.model_copy(update={"holder": holder})})

    monkeypatch.setattr(render.now, "guide", with_word("den som holder i saken"), raising=False)
    assert (
        render.plain("$Holderen leder møtet. Si fra til $holderen.")
        == "Den som holder i saken, leder møtet. Si fra til den som holder i saken."
    )
    monkeypatch.setattr(render.now, "guide", with_word("stafettholderen"))
    assert render.plain("$Holderen leder møtet.") == "Stafettholderen leder møtet."


def said(situation) -> str:
    """What a situation on «Når det haster» tells, without its numbers and laws."""
    return " ".join([situation.forst, situation.stans or "", *situation.gjor, *situation.ikke])


def test_the_most_urgent_stands_first(guide):
    assert [situation.id for situation in guide.haster.alene] == [
        "fare-na",
        "forgiftning-og-rus",
        "selvmordsfare",
        "vold-og-overgrep",
        "ansatt-mistenkes",
        "alvorlig-omsorgssvikt",
        "egen-fare",
        "mobbing",
    ]


def test_a_stressed_reader_has_little_to_read(guide):
    for situation in guide.haster.trinn:
        assert len(re.findall(r"[.!?](?:\s|$)", situation.forst)) <= 2, situation.id
        assert len(situation.gjor) <= (5 if situation.under else 7), situation.id


def test_who_is_told_to_ring_finds_the_number_there(guide):
    for situation in guide.haster.trinn:
        numbers = {call.telefon for call in situation.ring}
        for word, phone in (("barnevern", "barnevern-dag"), ("barnehus", "barnehus"), ("krisesenter", "krisesenter")):
            if re.search(rf"\b{word}", said(situation)):
                assert phone in numbers, f"{situation.id} names {word}"
    assert not [phone.id for phone in guide.telefoner if phone.lokal and not phone.nummer and not phone.uten_nummer]


def test_what_no_norwegian_routine_carries_is_a_proposal(guide):
    for id in ("ruset-henter", "ikke-hentet", "selvmordsfare", "seksuell-atferd", "nakenbilder", "ansatt-mistenkes"):
        assert guide.get("trinn", id).forslag, id


def test_suicide_locks_pills_and_weapons_away(guide):
    assert re.search("piller og våpen", said(guide.get("trinn", "selvmordsfare")))


def test_pictures_of_a_child_are_never_taken_or_passed_on(guide):
    assert all("Ikke ta bilder" in line for line in guide.haster.skriv_ned if re.search("bilde", line, re.IGNORECASE))
    shared = " ".join(guide.get("trinn", "nakenbilder").ikke)
    assert re.search("Ikke ta imot, kopier, videresend eller ta skjermbilde", shared) and "$lov(strl-311)" in shared
    pictures = [s for s in re.split(r"(?<=[.!?])\s+", GOOD) if re.search(r"\b[Tt]a (?:\w+ )?bilder? av\b", s)]
    assert [s for s in pictures if not re.search(r"\b(?:ikke|aldri)\b", s, re.IGNORECASE)] == []


def test_what_is_written_is_kept():
    """«Legg bort» can be read as «throw away», the opposite of what stands under «Skriv ned i dag»."""
    assert not re.search("legg bort", GOOD, re.IGNORECASE)


def test_a_situation_is_named_by_its_title_never_by_a_number():
    pages = {path: path.read_text(encoding="utf-8") for path in [DATA, *ROOT.glob("docs/**/*.md"), *ROOT.glob("macros/**/*.md")]}
    own_agenda = ROOT / "docs/verktoykasse/det-gode-motet.md"  # its points are those of the meeting, on the same page
    told = [
        (path.name, found)
        for path, text in pages.items()
        if path != own_agenda
        for found in re.findall(r"\b(?:punkt|trinn) \d", text)
    ]
    assert told == []


def test_who_is_responsible_for_the_kindergarten_is_said(guide):
    """Barnehageloven § 7 from 1 August 2026: the municipality, the board of a private one, the owner alone."""
    law = guide.get("lov", "bhl-7").sammendrag
    for text in (law, guide.get("plikt", "aktivitetsplikt").til_hvem, said(guide.get("trinn", "ansatt-mistenkes"))):
        assert re.search("ommunen", text) and re.search(r"(?i)styret.{0,60}privat|privat.{0,60}styret", text)
        assert re.search("eieren|innehaveren", text)
    assert "bhl-7" in guide.get("trinn", "ansatt-mistenkes").lover


def test_the_national_numbers_that_were_added(guide):
    assert guide.get("tlf", "kompetanseteamet").nummer == "47 80 90 50"
    assert guide.get("tlf", "rode-kors-telefonen").nummer == "815 55 201"
    text_message = said(guide.get("trinn", "kan-ikke-ringe"))
    assert re.search(r"\$tlf\(brann\), \$tlf\(politi-nod\) eller \$tlf\(ambulanse\)", text_message)
    assert "på forhånd" in text_message and "1412" not in GOOD, "1412 is for text telephones, not for text messages"


def test_the_twelve_decisions_are_listed(guide):
    wanted = """faglig-gjennomgang varsel-om-ansatt innsyn-og-adresse personvernombud-samtykke arkiv samarbeid-skole-fylke
                uenige-tjenester kriseteam tilbakekalling nettsted-drift hjelp-utenfor-kommunen tolk-unntak""".split()
    assert set(wanted) <= {decision.id for decision in guide.lokalt} and len(wanted) == 12
