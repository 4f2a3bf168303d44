"""Kragerø's documents: the forms that the issue names, the consent that waits, no new words under an old version."""

from __future__ import annotations

import pikepdf
import pytest
import skjemaversjoner
from real import BUILDING, FORMS, POSTERS, draft_marks

from macros.documents import jobs

# Named in the issue: what the toolbox must hold as a document.
REQUIRED = """
invitasjon-tverrfaglig-mote invitasjon-samarbeidsmote samtykkeskjema referat-samarbeidsmote
referat-tverrfaglig-team det-gode-motet bekymringsskala-ansatte bekymringsskala-foresatte bekymringsskala-barn
observasjonsskjema risiko-og-beskyttelsesfaktorer undringslogg tiltaksplan kontaktskjema-tverrfaglig-team
droftingsnotat bekymringsmelding henvisning-spesialisthelsetjenesten tilmelding-ppt tilmelding-fysio-ergo
nettverkskart samtaleark-viktig-for-meg samtaleark-min-uke avslutningsnotat overgangsskjema bti-pa-var-enhet
""".split()


def test_every_form_of_the_issue_is_a_document():
    assert [id for id in REQUIRED if id not in {tool.id for tool in FORMS}] == []


def test_consent_waits_for_the_data_protection_officer():
    guide = BUILDING.guide
    draft = guide.kommune.status == "utkast"
    consent = next(tool for tool in FORMS if tool.id == "samtykkeskjema")
    waits = [mark for mark in draft_marks(consent) if "personvernombud" in mark]
    assert len(waits) == (not guide.local("personvernombud-samtykke").verdi)
    assert all((BUILDING.words.utkast in draft_marks(tool)) == draft for tool in FORMS)


def test_changed_content_has_a_new_version():
    now, before = skjemaversjoner.today(BUILDING), skjemaversjoner.remembered()
    assert skjemaversjoner.same_version_new_content(now, before) == [], (
        "Skjemaet er endret. Øk «versjon» og sett ny «oppdatert» i docs/veileder.yml, og kjør make versjoner."
    )
    now, before = ({id: made[:2] for id, made in versions.items()} for versions in (now, before))
    assert now == before, "Et skjema har fått ny versjon, eller er nytt. Kjør make versjoner."


def test_the_content_hash_sees_a_changed_word():
    tool = next(tool for tool in BUILDING.guide.verktoy if tool.id == "samtykkeskjema")

    def changed(**new):
        return tool.model_copy(update={"skjema": tool.skjema.model_copy(update=new)})

    assert jobs.content_hash(BUILDING, changed(undertittel="Noe annet.")) != jobs.content_hash(BUILDING, tool)
    assert jobs.content_hash(BUILDING, changed(versjon="9.9")) == jobs.content_hash(BUILDING, tool)


A4, A3 = (595, 842), (842, 1191)
STEPS = 6  # of a level, at most, in the draft


@pytest.mark.parametrize("address", POSTERS)
def test_the_posters_are_one_page_of_a4(site, address):
    """Or of A3, where the municipality has more steps than the draft."""
    many = any(len(level.steg) > STEPS for level in BUILDING.guide.nivaer if f"/{level.id}/" in address)
    with pikepdf.open(site / address) as document:
        sizes = [tuple(round(float(value)) for value in page.MediaBox[2:]) for page in document.pages]
    assert sizes == [A4] or (many and sizes == [A3]), (
        "any printer has it: make a text shorter, or give the choice a «plakat»"
    )
