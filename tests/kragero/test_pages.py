"""Kragerø's pages: the addresses the issues name, the tools of the sources, and numbers that must not be published."""

from __future__ import annotations

import re

import pytest
from lxml import html

ADDRESSES = """
/ /haster/ /handlingsveileder/ /handlingsveileder/niva-0/ /handlingsveileder/niva-1/ /handlingsveileder/niva-2/
/handlingsveileder/niva-3/ /handlingsveileder/finn-steget/ /handlingsveileder/nar-det-stopper-opp/
/handlingsveileder/medvirkning/ /handlingsveileder/hele/ /handlingsveileder/roller/
/handlingsveileder/samhandlingsarenaer/ /for-familier/ /verktoykasse/ /opplaring/ /tjenester/ /lover/ /ordliste/
/sok/ /om/ /om/kvalitet/ /opplaring/introduksjon/ /opplaring/1-undring-og-bekymring/
/opplaring/2-den-viktige-samtalen/ /opplaring/3-systematikk-og-struktur/
/opplaring/4-samarbeid-med-andre-tjenester/ /opplaring/5-nar-det-haster/ /opplaring/introduksjon/kursleder/
/opplaring/1-undring-og-bekymring/kursleder/ /opplaring/2-den-viktige-samtalen/kursleder/
/opplaring/3-systematikk-og-struktur/kursleder/ /opplaring/4-samarbeid-med-andre-tjenester/kursleder/
/opplaring/5-nar-det-haster/kursleder/
""".split()


# Named in Kragerø's own training material (sources 000 and 003) and in the level guide (source 004).
TOOLS_IN_SOURCES = """
invitasjon-tverrfaglig-mote samtykkeskjema referat-samarbeidsmote referat-tverrfaglig-team
rutine-tverrfaglig-team taushetsplikt-og-samtykke tolk tjenesteoversikt henvisning-spesialisthelsetjenesten
individuell-plan koordinator-og-barnekoordinator barn-som-parorende bekymringsskala-ansatte
bekymringsskala-foresatte bekymringsskala-barn observasjonsskjema risiko-og-beskyttelsesfaktorer det-gode-motet
invitasjon-samarbeidsmote bekymringsmelding tilmelding-ppt tilmelding-fysio-ergo oversikt-samhandlingsarenaer
rutine-koordinerende-enhet
""".split()


# kilder/fagark.md C: unconfirmed or local numbers that must not be published.
UNPUBLISHABLE = [
    "35 96 63 35",
    "35966335",
    "35 50 38 00",
    "35503800",
    "800 57 000",
    "80057000",
    "800 33 321",
    "80033321",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_exists(site, address):
    assert (site / address.strip("/") / "index.html").is_file()


def test_every_tool_of_the_sources_has_a_page(site):
    assert [tool for tool in TOOLS_IN_SOURCES if not (site / "verktoykasse" / tool / "index.html").is_file()] == []


def test_no_unconfirmed_number_is_published(site, guide):
    """The municipality may confirm them: then they stand as entries, with where they were read and when."""
    confirmed = {phone.nummer.replace(" ", "") for phone in guide.telefoner if phone.nummer}
    waiting = [number for number in UNPUBLISHABLE if number.replace(" ", "") not in confirmed]
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8").replace("\u00a0", " ").replace("&nbsp;", " ")
        found = [number for number in waiting if number in text]
        assert not found, f"{path.name}: {found} er ikke bekreftet. Legg det i «telefoner» med kilde og dato."


NEW_PAGES = [
    "handlingsveileder/finn-steget/",
    "handlingsveileder/nar-det-stopper-opp/",
    "handlingsveileder/medvirkning/",
    "handlingsveileder/hele/",
    "for-familier/",
    "haster/",
    "tjenester/",
    "lover/",
    "handlingsveileder/niva-2/",
]


@pytest.mark.parametrize("path", NEW_PAGES)
def test_a_word_is_explained_once_on_a_page(site, path):
    text = (site / path / "index.html").read_text(encoding="utf-8")
    targets = [part.split('"')[0] for part in text.split('popovertarget="')[1:]]
    assert len(targets) == len(set(targets)) <= 14


FIVE = ("mishandlet", "sykdom|alvorlig sykt", "særlige? behov", "lovbrudd.*rusmidler.*skadelige", "menneskehandel")


@pytest.mark.parametrize("place", ["bvl-13-2", "meldeplikt"])
def test_all_five_points_of_the_duty_to_report_are_printed(site, place):
    entry = html.parse(str(site / "lover/index.html")).getroot().xpath(f"//*[@id='{place}']")[0]
    said = re.sub(r"\s+", " ", entry.text_content().replace("\xad", ""))
    assert [point for point in FIVE if not re.search(point, said)] == []
