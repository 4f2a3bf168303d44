"""References: what names something that is not there, what nobody names, and the rules of «Hva gjør jeg nå?»."""

from __future__ import annotations

import pytest

from macros.guide.finn_steget import MAX_QUESTIONS
from macros.guide.load import DATA, DataError, load_guide

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
        "        - svar: Bare barnet\n          til: ring-foresatte\n",
        "        - svar: Bare barnet\n          til: sporr-barnet\n",
        "    - id: ring-foresatte",
        "Resultatet «ring-foresatte» kan ikke nås fra det første spørsmålet. La et svar vise dit, eller slett det.",
    ),
    "a question nobody reaches": (
        "        - svar: Ja, og vi har sett på dem sammen\n          til: andre\n",
        "        - svar: Ja, og vi har sett på dem sammen\n          til: be-om-ja\n",
        "    - id: andre",
        "Spørsmålet «andre» kan ikke nås fra det første spørsmålet. La et svar vise dit, eller slett det.",
    ),
    "a path is too long": (
        "        - svar: Flere tjenester hjelper, og det vil vare lenge\n          til: be-om-koordinator\n",
        "        - svar: Flere tjenester hjelper, og det vil vare lenge\n          til: sjuende\n"
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
        "        - svar: Vi har ikke spurt\n          til: be-om-ja\n        - svar: "
        "De har sagt nei\n          til: respekter-nei\n        - svar: Ja\n          til: holdt\n",
        "        - svar: Ja\n          til: holdt\n",
        "      svar:",
        "Her skal det være minst 2 svar, men det er 1.",
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
        "    nivaer:\n      - niva-2\n      - niva-3\n    verktoy:\n      - tiltaksplan\n      - "
        "samtykkeskjema\n      - overgangsskjema\n",
        "    nivaer:\n    verktoy:\n      - tiltaksplan\n      - samtykkeskjema\n      - overgangsskjema\n",
        "    nivaer:",
        "Her skal det stå en liste.",
    ),
    "an age without law": (
        "er part i sin egen sak i barnevernet. I noen saker gjelder det også før 15 år.\n      lover:\n"
        "        - oppl-24-5\n        - barnelova-32\n        - bvl-12-3\n",
        "er part i sin egen sak i barnevernet. I noen saker gjelder det også før 15 år.\n",
        "    - alder: 15",
        "«lover» mangler.",
    ),
    "a paragraph in a first sentence": (
        "      si: Hva har dere merket siden sist?\n",
        "      si: Etter § 13-2 må jeg spørre dere\n",
        "      si: Etter § 13-2 må jeg spørre dere",
        "Her står en paragraf skrevet rett i teksten.",
    ),
}


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


def test_a_tool_that_nobody_uses(broken):
    tool = (
        "  - id: nytt-verktoy\n"
        + "".join(
            f"    {k}: {v}\n"
            for k, v in {
                "tittel": "Nytt verktøy",
                "type": "mal",
                "nar": "Når du prøver.",
                "hvorfor": "Fordi.",
                "hvem": "Du.",
                "kilde": "Ingen",
            }.items()
        )
        + "    brukere:\n      - ansatt\n    slik:\n      - Én ting.\n      - En ting til.\n"
    )
    assert (
        "Verktøyet «nytt-verktoy» er ikke brukt noe sted. Vis til det fra et steg eller en pakke, eller slett det."
        in broken("\nverktoy:\n", "\nverktoy:\n" + tool)
    )
