"""What is true of Kragerø's draft: its numbers, its levels, its situations, and what nobody has answered yet."""

from __future__ import annotations

from datetime import date

from show import WORKPLACES

from macros.guide.load import load_guide


def test_the_real_file_is_right(guide):
    assert len(guide.nivaer) == 4 and len(guide.pakker) == 6 and len(guide.verktoy) >= 27


def test_the_real_file_is_good():
    load_guide()


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
    wanted = """foresatte-sier-nei bare-en-samtykker samtykket-trekkes barnet-vil-ikke uenige-i-teamet leder-sier-vent
ingen-svarer saken-stopper-opp ned-et-niva avslutte ny-holder flytting-og-overganger flere-barn gravide
ungdom-over-15 redd-for-forholdet bare-voksne spurt-uten-navn""".split()
    assert [obstacle.id for obstacle in guide.hindringer] == wanted


def test_only_violence_tells_not_to_talk_with_parents_first(guide):
    """The two rules stand apart: neglect is talked about with the parents first when it is safe."""
    for way in guide.finn_steget.fare:
        said = way.gjor.lower()
        assert ("ikke snakk med foresatte" in said) == (way.til == "vold-og-overgrep"), way.til


def test_decisions_lead_where_they_should(guide):
    targets = {level.id: [choice.til for choice in level.avgjorelse.valg] for level in guide.nivaer}
    for level, ways in targets.items():
        assert "avslutt" in ways, level
    assert "niva-1" in targets["niva-0"] and "niva-2" in targets["niva-1"] and "niva-3" in targets["niva-2"]
    assert "niva-1" in targets["niva-2"] and "niva-2" in targets["niva-3"], "one may go down again"
    assert "tverrfaglig-team" in targets["niva-1"] and "koordinator-og-barnekoordinator" in targets["niva-3"]


def test_nothing_claims_a_review_that_nobody_did(guide):
    for entry in (*guide.nivaer, *guide.verktoy, *guide.pakker, *guide.sider):
        says = f"docs/veileder.yml, «{entry.id}»: Datoen i «gjennomgatt» skal ha en «ansvarlig» som leste."
        assert entry.ansvarlig or not entry.gjennomgatt, says
    approved = guide.kommune.godkjent
    for entry in (*guide.nivaer, *guide.verktoy, *guide.pakker, *guide.sider):
        if approved and entry.gjennomgatt:
            says = f"docs/veileder.yml, «{entry.id}»: «gjennomgatt» er fram i tid."
            assert entry.gjennomgatt <= date.today(), says


def test_every_case_is_told_for_every_workplace(guide):
    for case in guide.caser:
        assert {variant.id for variant in case.varianter} == set(WORKPLACES), case.id
