"""From the page to the line: under `make serve` each thing says where it is written, and in a build nothing does."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import unquote

import pytest
from mkdocs.config import load_config

from macros.building import Page
from macros.guide.load import DATA, HOUSE, whereabouts
from macros.hooks import building_of, on_config, on_post_page
from macros.site.whereabouts import shown_on

LINES = DATA.read_text(encoding="utf-8").split("\n")
CONFIG = str(HOUSE / "mkdocs.yml")
MADE = '<h1>Tittel</h1><h3 id="skriv-ned">Skriv ned</h3><p>Tekst</p></main><div id="om-ppt">x</div>'


def page_of(building, source: str) -> Page:
    file = building.files.get_file_from_path(source)
    page = Page(None, file, {"use_directory_urls": True, "site_url": "", "repo_url": None})
    page.meta = {"gjelder": found[1]} if (found := re.search(r"(?m)^gjelder: (\S+)$", file.content_string)) else {}
    return page


def linked(html: str) -> list[tuple[str, int]]:
    """(file, line) of every link that opens VS Code, in the order of the page."""
    found = re.findall(r'href="vscode://file/([^"]+):(\d+)"', html)
    return [(f"/{unquote(unescape(file))}", int(line)) for file, line in found]  # a `_` in the folder's name is `&#95;`


@pytest.fixture(scope="module")
def served_building(building):
    """The building as `make serve` has it, with the data as they stand in the file."""
    made = building_of(on_config(load_config(CONFIG, site_url="http://127.0.0.1:8000/")))
    made.files = building.files
    return made


def test_every_thing_with_an_id_is_found_at_its_own_line():
    found = whereabouts()
    assert {kind for kind, *_ in found} >= {
        "steg",
        "verktoy",
        "hindring",
        "tjeneste",
        "lov",
        "begrep",
        "oppgave",
        "trinn",
    }
    for (_, id, _), (_, line) in found.items():  # a table is written under its key: `tabell:`, then its id
        assert re.search(rf"(?m)\bid: {id}$", "\n".join(LINES[line - 1 : line + 1])), f"{id} on line {line}"


def test_a_step_and_the_page_lead_to_their_lines(building):
    page = page_of(building, "handlingsveileder/niva-0.md")
    html = shown_on(replace(building, page=page), page, MADE)
    level, step, own = linked(html)
    assert LINES[level[1] - 1].strip() == "- id: niva-0" and LINES[step[1] - 1].strip() == "- id: skriv-ned"
    assert own == (str(HOUSE / "docs/handlingsveileder/niva-0.md"), 1) and step[0] == str(DATA)
    assert f">veileder.yml, linje {step[1]}</a>" in html and f">docs/veileder.yml:{step[1]}</code>" in html
    assert html.index("vscode:") > html.index("</h1>") and html.index("</h3>") < html.index(f":{step[1]}")


def test_only_serve_shows_it(building):
    served = on_config(load_config(CONFIG, site_url="http://127.0.0.1:8000/"))
    published = on_config(load_config(CONFIG))
    assert building_of(served).served and not building_of(published).served
    for config, expected in ((served, 3), (published, 0)):
        building_of(config).files = building.files
        page = page_of(building, "handlingsveileder/niva-0.md")
        assert len(linked(on_post_page(MADE, page, config))) == expected


def test_nothing_of_it_is_in_a_build(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 50
    assert [page for page in pages if re.search(r"vscode:|hvor-fil", page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("handlingsveileder/niva-2.md", {"niva", "steg"}),
        ("verktoykasse/samtykkeskjema.md", {"verktoy"}),
        ("haster.md", {"trinn"}),
        ("tjenester.md", {"tjeneste"}),
        ("lover.md", {"lov"}),
        ("ordliste.md", {"begrep"}),
        ("handlingsveileder/nar-det-stopper-opp.md", {"hindring"}),
        ("opplaring/5-nar-det-haster/deltaker.md", {"pakke", "oppgave"}),
    ],
)
def test_each_kind_is_shown_on_its_page_where_it_stands(building, site, source, kinds):
    """Every id of the kind that the finished page has, and the links stand in the order of the headings."""
    page = page_of(building, source)
    address = source.removesuffix(".md").removesuffix("index")
    html = (site / address / "index.html").read_text(encoding="utf-8")
    shown = shown_on(replace(building, page=page), page, html)
    told = {line for file, line in linked(shown) if file == str(DATA)}
    found = {name: line for name, (_, line) in whereabouts().items() if name[0] in kinds and line in told}
    assert {name[0] for name in found} == kinds
    ids = set(re.findall(r' id="(?:oppgave-)?([a-z0-9-]+)"', html))
    missing = [name for name in whereabouts() if name[0] in kinds - {"niva", "verktoy", "pakke"} and name[1] in ids]
    owner = source.split("/")[1] if "oppgave" in kinds else ""
    assert [name for name in missing if name[2] in ("", owner) and name not in found] == []


def test_every_slide_leads_to_its_heading_in_the_file(building, site):
    source = "opplaring/5-nar-det-haster/lysbilder.md"
    page = page_of(building, source)
    page.meta["template"] = "lysbilder.html"
    html = (site / "opplaring/5-nar-det-haster/lysbilder/index.html").read_text(encoding="utf-8")
    shown = shown_on(replace(building, page=page), page, html)
    written = page.file.content_string.split("\n")
    lines = [line for file, line in linked(shown) if file.endswith(source)]
    *of_slides, whole = lines
    assert whole == 1 and len(of_slides) == html.count('<section class="lysbilde') > 20
    assert all(written[line - 1].startswith("## ") for line in of_slides) and of_slides == sorted(set(of_slides))
    assert re.search(r'hvor-fil[^§]{0,700}</small><section class="lysbilde', shown), "before the slide, not on it"


def test_every_part_of_a_form_with_a_heading_leads_to_it(served_building, site):
    page = page_of(served_building, "verktoykasse/samtykkeskjema.md")
    html = (site / "verktoykasse/samtykkeskjema/index.html").read_text(encoding="utf-8")
    shown = shown_on(replace(served_building, page=page), page, html)
    tool = next(tool for tool in served_building.guide.verktoy if tool.id == "samtykkeskjema")
    headings = [part.overskrift for part in tool.skjema.innhold if part.overskrift]
    told = [LINES[line - 1] + LINES[line] for file, line in linked(shown) if file == str(DATA)]
    parts = [text for text in told if "overskrift:" in text]
    assert len(headings) > 3 and len(parts) == len(headings)
    assert all(heading in text for heading, text in zip(headings, parts, strict=True))
