"""Arendal, an edition by overlay alone: BTI-team as its arena, and the package «Brukermedvirkning» from source 002.

One build with its documents; nothing local is made up, and the base has nothing of it.
"""

from __future__ import annotations

import re

import pdf_facts
import pytest
import yaml
from docx import Document
from handler import served
from kragero import kilderekker, kort_vei, kurs
from lxml import html
from pptx import Presentation
from real import GUIDE
from show import axe

from macros.guide.load import HOUSE, load_guide
from macros.guide.places import edition
from macros.publish.links import check_site

OWN = edition("arendal")
ARENDAL = load_guide(OWN.data)
ID = "6-brukermedvirkning"
PACKAGE = ARENDAL.get("pakke", ID)
FOLDER = f"opplaring/{ID}"
SHEETS = ("", "lysbilder/", "kursleder/", "deltaker/", "ov-selv/")
DRAFT = "Utkast laget av prosjektet, ikke av Arendal kommune"
SHORT = ARENDAL.haster.vold.kort.replace("$tlf(alarmtelefonen)", ARENDAL.get("tlf", "alarmtelefonen").nummer)
A_REAL_CHILD = (
    "Tenker du på et virkelig barn, sier du det til meg nå. Kan det være vold eller overgrep, eller lurer du bare, "
    "tar vi en pause og ringer før barnet går hjem."
)
every_way = pytest.mark.parametrize("program", ["hele", "timen", "kort"])


def page(site, address: str) -> html.HtmlElement:
    return html.parse(str(site / address / "index.html")).getroot()


def said(element) -> str:
    return kurs.words(element.text_content())


def in_programme(site, program: str) -> list[html.HtmlElement]:
    """The slides that a programme has."""
    return [section for section, _ in kurs.slides(site, PACKAGE) if program in section.get("data-i", program).split()]


# --- an edition by overlay alone --------------------------------------------------------------------------------------


def test_it_is_an_overlay_of_few_lines(arendal):
    data = OWN.data.read_text(encoding="utf-8")
    packages = data[data.index("\npakker:") :]
    own = re.search(rf"(?ms)^  - id: {ID}$.*?(?=^  - id: |\Z)", packages)
    assert own and len(data.replace(own[0], "").splitlines()) < 150
    pages = {path.relative_to(OWN.folder).parent.as_posix() for path in OWN.folder.rglob("*.md") if path.name.islower()}
    assert pages == {FOLDER}, "no page of the base is written anew"
    assert check_site(arendal) == []


def test_every_page_and_document_says_who_made_the_draft(arendal):
    for path in arendal.rglob("index.html"):
        header = said(html.parse(str(path)).getroot().xpath("//header")[0])
        assert DRAFT in header and "Arendal kommune" in header, path
    consent = arendal / "verktoykasse/samtykkeskjema"
    texts = [
        " ".join(pdf_facts.lines(consent / "samtykkeskjema.pdf")),
        " ".join(pdf_facts.lines(arendal / FOLDER / "lysbilder.pdf")),
        " ".join(pdf_facts.lines(arendal / "haster/plakat.pdf")),
        (arendal / "veileder.json").read_text(encoding="utf-8"),
        *kurs.pptx_texts(arendal, PACKAGE),
    ]
    document = Document(str(consent / "samtykkeskjema.docx"))
    texts.append(" ".join("".join(t.text or "" for t in part.iter("{*}t")) for part in document.element.body))
    assert [number for number, text in enumerate(texts) if DRAFT not in kurs.words(text)] == []


def test_nothing_local_is_made_up():
    assert all(phone.nummer is None for phone in ARENDAL.telefoner if phone.lokal)
    assert [local.id for local in ARENDAL.lokalt if local.verdi or local.kontrollert] == []
    assert {"bti-team", "andre-moter"} <= {local.id for local in ARENDAL.unanswered}
    assert ARENDAL.opplaring.arsplan_fra is None and ARENDAL.kommune.status == "utkast"
    reviewed = [*ARENDAL.nivaer, *ARENDAL.verktoy, *ARENDAL.pakker, *ARENDAL.sider]
    assert [entry.id for entry in reviewed if entry.ansvarlig or entry.gjennomgatt] == []


def test_the_bases_municipality_is_a_source_or_where_a_case_has_moved_from(arendal):
    found = []
    for path in arendal.rglob("index.html"):
        tree = html.parse(str(path)).getroot()
        for source in tree.xpath("//*[contains(concat(' ', @class, ' '), ' kilde ')]"):
            source.drop_tree()
        hits = re.findall(r"(?<! fra )(?<! i )(?<!nabosted )Krager.{30}", said(tree))
        found += [f"{path.parent}: {hit}" for hit in hits]
    assert found == []
    moved = said(page(arendal, "opplaring/1-undring-og-bekymring/deltaker"))
    assert "flyttet hit fra Kragerø" in moved and "fra Arendal" not in moved


# --- its arena --------------------------------------------------------------------------------------------------------


def test_bti_team_is_its_own_arena_with_the_preparation_of_the_source(arendal):
    arenas = said(page(arendal, "handlingsveileder/samhandlingsarenaer").find(".//main"))
    own = arenas[arenas.rindex("Et frivillig tilbud på nivå 3") :]
    for word in (
        "stafettholderen", "BTI-teamlederen", "Asker Velferdslab", "Kontaktskjemaet", "ønsker hjelp til",
        "venter av hverandre", "ingen plikt", "tillitspersonen til barnet", "nettverket", "eget skjema", "frivillig",
        "Kall inn til tverrfaglig møte",
    ):  # fmt: skip
        assert word in own, word
    assert "Eksempel fra Arendal" not in arenas and "holder i saken" not in own
    assert "Eksempel fra Høyanger" in arenas, "nobody has said that Arendal has the other team"
    assert "BTI-team" in [arena.navn for arena in ARENDAL.counted("arenaer")]
    step = page(arendal, "handlingsveileder/niva-3").xpath("//a[contains(@href, '#bti-team-arendal')]")
    assert step, "the level leads there"


# --- its package ------------------------------------------------------------------------------------------------------


def test_the_package_has_all_that_the_others_have(arendal):
    for sheet in SHEETS:
        assert "Brukermedvirkning" in said(page(arendal, f"{FOLDER}/{sheet}").find(".//main")), sheet
    names = {path.name for path in (arendal / FOLDER).iterdir() if path.is_file()}
    assert names == {
        "index.html", "uten-nett.html", "lysbilder.pdf", f"{ID}.pptx", f"{ID}-20-minutter.pptx", f"{ID}.zip",
    }  # fmt: skip
    other = arendal / "opplaring/3-systematikk-og-struktur"
    assert {path.name.replace(other.name, ID) for path in other.iterdir()} == {
        path.name for path in (arendal / FOLDER).iterdir()
    }


def test_the_package_is_counted_and_listed_wherever_packages_are(arendal):
    assert "Sju ferdige opplegg" in said(page(arendal, "").find(".//main"))
    training = page(arendal, "opplaring")
    listed = [said(title) for title in training.xpath("//ol[contains(@class, 'pakker')]//h3")]
    assert listed[-1] == "Pakke 6: Brukermedvirkning" and len(listed) == 7
    assert "Sju ferdige opplegg" in said(training) and "Februar" in said(training)
    whole = said(page(arendal, "opplaring/introduksjon/lysbilder"))
    assert "De seks temapakkene" in whole and "fem temapakke" not in whole
    for package in ARENDAL.pakker:
        for sheet in ("lysbilder", "kursleder"):
            told = said(page(arendal, f"opplaring/{package.id}/{sheet}").find(".//main"))
            assert not re.search(r"\b(av|og) fem( tema|\.|:)|fem temapakke|er den siste av", told), (package.id, sheet)
    guide = said(page(arendal, "opplaring/1-undring-og-bekymring/kursleder"))
    assert "De seks pakkene er undring og bekymring" in guide and "når det haster og brukermedvirkning." in guide
    (sheet,) = (path for path in (arendal / "opplaring").glob("*.docx"))
    assert "Brukermedvirkning" in "".join(t.text or "" for t in Document(str(sheet)).element.body.iter("{*}t"))
    (search,) = arendal.glob("assets/soketekst-*.js")
    assert "Brukermedvirkning" in search.read_text(encoding="utf-8")


@pytest.mark.parametrize("program", kort_vei.LIMITS)
def test_the_short_ways_fit_in_their_time(arendal, program):
    limit = kort_vei.LIMITS[program]
    taken = sum(minute for _, _, minute in kort_vei.told(arendal, PACKAGE, program))
    assert 0 < taken <= limit and kort_vei.over(arendal, PACKAGE, program) == {}
    assert 0.9 * limit <= PACKAGE.varer(program) <= limit


def test_the_whole_course_fits_too(arendal):
    assert sum(minute for _, _, minute in kort_vei.told(arendal, PACKAGE, "hele")) <= PACKAGE.minutter
    assert kort_vei.over(arendal, PACKAGE, "hele") == {}


@every_way
def test_every_way_has_the_exception_the_rule_for_doubt_and_the_real_child(arendal, program):
    doubt = ARENDAL.haster.vold.tvil
    slides = in_programme(arendal, program)
    shown = [said(section.find(".//div[@class='tekst']")) for section in slides]
    assert any(SHORT in text and doubt in text for text in shown)
    notes = [
        said(note)
        for section in slides
        for note in section.findall("./div[@class='notat']")
        if program in note.get("data-i", program).split()
    ]
    assert any(A_REAL_CHILD in text for text in notes)


def test_the_short_form_stands_at_every_task_and_stop_that_sends_to_parents(arendal):
    tasks = {task.id: task for task in PACKAGE.oppgaver}
    for section, text in kurs.slides(arendal, PACKAGE):
        if task := tasks.pop(section.get("data-oppgave"), None):
            assert (SHORT in text) == (task.mot_foresatte != "nei"), task.id
    assert tasks == {}
    stops = page(arendal, f"{FOLDER}/ov-selv").xpath("//section[@class='stopp']")
    assert len(stops) == len(PACKAGE.ov_selv) >= 3 and all(SHORT in said(stop) for stop in stops)


def test_the_slides_are_drawn_and_the_room_talks_early(arendal):
    slides = in_programme(arendal, "hele")
    drawn = [s for s in slides if s.xpath(".//div[starts-with(@class, 'tegning')] | .//ol[@class='nivatrapp']")]
    assert len(drawn) * 3 >= len(slides)
    kinds = {re.sub(r"\s", "", "".join(svg.xpath(".//@d"))) for s in slides for svg in s.xpath(".//div/svg")}
    assert 3 <= len(kinds) <= 10
    before = slides[: next(place for place, s in enumerate(slides) if s.get("data-oppgave"))]
    assert sum(len(s.xpath(".//div[@class='tekst']//li[not(ancestor::*[@data-i='kort'])]")) >= 3 for s in before) <= 2
    assert not [s for s in slides if s.get("data-oppgave") and s.xpath(".//div[starts-with(@class, 'tegning')]")]


def test_powerpoint_has_every_slide_and_no_task_on_two(arendal):
    for short in (False, True):
        program = "kort" if short else "hele"
        wanted = [int(s.get("id").split("-")[1]) for s in in_programme(arendal, program)]
        (told,) = kurs.powerpoints(arendal, PACKAGE, short).values()
        assert sorted(told) == wanted
    slides = Presentation(str(arendal / FOLDER / f"{ID}.pptx")).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title]
    tasks = [task.tittel for task in PACKAGE.oppgaver]
    assert [task for task in tasks if sum(title.endswith(task) for title in titles) != 1] == []


@pytest.mark.parametrize("kind", ["html", "pptx", "pdf"])
def test_no_row_of_nine_words_is_the_source_s(arendal, kind):
    sources = frozenset(kilderekker.ROWS.read_text(encoding="utf-8").split())
    if kind == "html":
        addresses = [*(f"{FOLDER}/{sheet}" for sheet in SHEETS), "handlingsveileder/samhandlingsarenaer", "om"]
        texts = [page(arendal, address).find(".//body").text_content() for address in addresses]
    elif kind == "pptx":
        texts = kurs.pptx_texts(arendal, PACKAGE)
    else:
        texts = [" ".join(pdf_facts.lines(arendal / FOLDER / "lysbilder.pdf"))]
    titles = [tool.tittel for tool in ARENDAL.verktoy if "$" not in tool.tittel]
    assert [
        row
        for text in texts
        for row in kilderekker.rows(kilderekker.without(text, titles))
        if kilderekker.hashed(row) in sources
    ] == []


# --- what is not published, and what the base has not -----------------------------------------------------------------


def test_the_table_of_the_source_is_whole_true_and_not_published(arendal):
    table = (OWN.folder / "KILDE-002.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| ")]
    assert len(rows) > 35 and all(row[2].strip() for row in rows)
    ids = {id for _, id in ARENDAL.index}
    assert [name for name in re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", table) if name not in ids] == []
    slides = {said(section.find(".//h2")) for section, _ in kurs.slides(arendal, PACKAGE)}
    for title in ("Når bare vi ser", "Samme familie, to blikk", "Hjalp det?", "Malene spør for oss"):
        assert f"«{title}»" in table and any(shown.endswith(title) for shown in slides), title
    assert not [path for path in arendal.rglob("*") if "kilde-002" in path.as_posix().lower()]


def test_the_base_has_nothing_of_arendals_beyond_its_sources():
    assert ("pakke", ID) not in GUIDE.index and ("rolle", "bti-teamleder") not in GUIDE.index
    assert len(GUIDE.counted("temapakker")) == 5 and not (HOUSE / "docs" / FOLDER).exists()
    base = yaml.load((HOUSE / "docs" / "veileder.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)

    def named(value, key=""):
        if isinstance(value, dict):
            for inner, item in value.items():
                yield from named(item, inner)
        elif isinstance(value, list):
            for item in value:
                yield from named(item, key)
        elif re.search(r"Arendal", value):
            yield key

    assert set(named(base)) <= {"kilde", "navn", "om", "eksempel_fra", "nabosted", "synsvinkler_fra"}
    pages = {
        path.relative_to(HOUSE / "docs").as_posix()
        for path in (HOUSE / "docs").rglob("*.md")
        if "Arendal" in path.read_text(encoding="utf-8")
    }
    assert pages == {"om/index.md"}, "where the page says what it builds on"


# --- for everybody ----------------------------------------------------------------------------------------------------


def test_axe_on_the_new_pages(browser, arendal):
    with served(arendal) as home:
        tab, problems = browser.new_page(), []
        for path in (
            *(f"{FOLDER}/{sheet}" for sheet in SHEETS),
            "opplaring/",
            "handlingsveileder/samhandlingsarenaer/",
        ):
            tab.goto(home + path)
            for width, scheme in ((1280, "light"), (320, "dark")):
                tab.set_viewport_size({"width": width, "height": 800})
                tab.emulate_media(color_scheme=scheme)
                problems += [f"{path} {width} {scheme} {problem}" for problem in axe(tab)]
        tab.close()
    assert problems == []


def test_the_two_ways_to_see_a_family_are_on_the_sheet_too(arendal):
    """The task comes a slide later: nobody can look back at a screen, and a sheet has none."""
    task = PACKAGE.task("det-familien-forteller")
    sheet = page(arendal, f"{FOLDER}/deltaker/").xpath("//div[@class='ark-sider']/div")
    slide = page(arendal, f"{FOLDER}/lysbilder/").xpath("//div[@class='side']")
    on_both = [[" ".join(item.text_content().split()) for item in side.xpath(".//li")] for side in (*sheet, *slide)]
    assert on_both == [side.punkter for side in task.sider] * 2
    assert "skjermen" not in task.tekst and "arket" in task.tekst


def test_no_slide_leaves_a_hole_for_what_comes_later(arendal):
    for text in page(arendal, f"{FOLDER}/lysbilder/").xpath("//div[@class='tekst']"):
        steps = [child.get("class") == "steg" for child in text if child.get("hidden") is None]
        assert steps == sorted(steps), text.getparent().findtext("h2")
