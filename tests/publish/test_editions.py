"""Editions as they are built: nothing local inherited, the municipality of the base not named, no empty shelf."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pdf_facts
import pytest
from editions import DATE, DATE_TOLD, NUMBER, SECRET, run
from lxml import html

from macros.guide.load import HOUSE
from macros.publish.links import check_site
from macros.publish.new import new_edition

TEXTS = (".html", ".js", ".css", ".json", ".xml", ".svg", ".txt")
SHAPES = ("bamble", "trygstad", "seksdal")


@pytest.fixture
def built(utgavene):
    """The finished site of an edition, by its name."""
    return lambda name: utgavene / "utgaver" / name / "site"


def page(site: Path, address: str):
    return html.parse(str(site / address / "index.html")).getroot()


def said(site: Path, address: str) -> str:
    return " ".join(page(site, address).text_content().split())


def whole_text(content: bytes, name: str) -> str:
    """What a file says, with everything that is packed in it."""
    if name.endswith((".docx", ".pptx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return " ".join(f"{inner} {whole_text(parts.read(inner), inner)}" for inner in parts.namelist())
    if name.endswith((*TEXTS, ".rels")):
        return re.sub(r"<[^>]+>", "", text) + text if (text := content.decode(errors="replace")) else ""
    return ""


def test_one_that_fails_neither_stops_nor_spoils_the_others(utgavene, built):
    told = (utgavene / "sagt.txt").read_text(encoding="utf-8")
    assert told.startswith("1\n"), told
    assert "utgaver/feil: stoppet etter" in told and "Ukjent nøkkel «stadus». Mente du «status»?" in told
    assert re.search(r"utgaver/trygstad: ferdig på \d+ s\.", told) and "utgaver/seksdal: ferdig på" in told
    assert "1 av utgavene stoppet." in told
    assert not built("feil").exists() and all((built(name) / "index.html").is_file() for name in SHAPES)


def test_nothing_local_of_the_base_is_in_any_page_document_or_zip(built):
    found = []
    for path in sorted(built("bamble").rglob("*")):
        if path.is_file():
            text = pdf_facts.text(path) if path.suffix == ".pdf" else whole_text(path.read_bytes(), path.name)
            found += [
                f"{path.name}: {secret}"
                for secret in (SECRET, DATE, DATE_TOLD, NUMBER.strip(), NUMBER.replace(" ", ""), "#123456")
                if secret in text.replace("\xa0", " ").lower()
            ]
    assert found == []


def test_the_search_for_secrets_can_find_one(utgavene):
    data = (utgavene / "docs" / "veileder.yml").read_text(encoding="utf-8")
    assert min(data.count(word) for word in (SECRET, DATE, NUMBER)) >= 6
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as inner:
        inner.writestr("word/document.xml", f"<w:t>zx</w:t><w:t>{SECRET}</w:t>")
    assert SECRET in whole_text(packed.getvalue(), "a.docx")


@pytest.mark.parametrize("name", SHAPES)
def test_an_edition_is_a_draft_of_its_own_municipality(built, name):
    for path in built(name).rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        assert "Utkast – ikke godkjent av kommunen" in text and "Godkjent av" not in text, path
        assert f"{name.capitalize()} kommune" in text, path


@pytest.mark.parametrize("name", SHAPES)
def test_the_bases_municipality_is_named_in_marked_sources_alone(built, name):
    found = []
    for path in sorted(built(name).rglob("*")):
        if path.suffix == ".html":
            tree = html.parse(str(path)).getroot()
            for source in tree.xpath("//*[contains(concat(' ', @class, ' '), ' kilde ')]"):
                source.drop_tree()
            text = html.tostring(tree, encoding="unicode")
        else:
            text = whole_text(path.read_bytes(), path.name) if path.suffix in (*TEXTS, ".docx", ".pptx") else ""
        found += [f"{path.name}: {hit}" for hit in re.findall(r"(?i).{30}krager.{20}", text)]
    assert found == []


@pytest.mark.parametrize("name", SHAPES)
def test_no_dead_link_and_no_empty_heading(built, name):
    assert check_site(built(name)) == []
    for path in built(name).rglob("index.html"):
        tree = html.parse(str(path)).getroot()
        headings = tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        assert all(heading.text_content().strip() for heading in headings), path
        for heading, after in zip(headings, headings[1:], strict=False):
            if heading.tag == after.tag and heading.getnext() is after:
                raise AssertionError(f"{path}: nothing stands under «{heading.text_content()}»")
        lists = tree.xpath("//main//*[self::ul or self::ol or self::dl][not(*)][not(@id)]")
        assert [empty for empty in lists if "dokumenter" not in empty.get("class", "")] == [], path


def test_without_packages_nothing_promises_a_course(built):
    site = built("trygstad")
    assert not (site / "opplaring").exists()
    menu = [item.text_content() for item in page(site, "").xpath("//nav[@class='meny']//a")]
    assert menu == ["Veileder", "Verktøykasse", "Om BTI"]
    assert "holde kurs" not in said(site, "") and "Temapakker som dere kan" not in said(site, "om")
    assert not [path for path in site.rglob("index.html") if 'href="../../opplaring/' in path.read_text()]


def test_three_levels(built):
    site = built("trygstad")
    assert [item.text_content() for item in page(site, "").xpath("//ol[@class='trapp']//*[@class='trapp-nr']")] == [
        f"Nivå {number}" for number in (0, 1, 2)
    ]
    assert "Én linje, tre nivåer" in said(site, "") and "Hjelpen kommer i tre trinn" in said(site, "for-familier")
    assert not (site / "handlingsveileder" / "niva-3").exists()
    assert "BTI har tre nivåer, fra nivå 0 til nivå 2." in said(site, "ordliste")
    pages = ((path, page(path.parent, "").text_content()) for path in site.rglob("index.html"))
    named = [(path, text[: hit.start()][-150:]) for path, text in pages for hit in re.finditer(r"[Nn]ivå\s3\b", text)]
    assert [path for path, before in named if "Arendal" not in before] == [], "what Arendal does there is Arendal's"


def test_six_levels(built):
    site = built("seksdal")
    assert len(page(site, "").xpath("//ol[@class='trapp']/li")) == 6
    assert "Én linje, seks nivåer" in said(site, "") and "fra nivå 0 til nivå 5" in said(site, "ordliste")
    (style,) = site.glob("assets/utgave-*.css")
    assert ".niva-5{" in style.read_text() and "--antall:6" in style.read_text().replace(" ", "")
    side = page(site, "handlingsveileder/niva-5").xpath("//nav[@class='sidemeny']/ul//a")
    assert len(side) == 6 and "Fylket hjelper 5" in said(site, "handlingsveileder/hele")


def test_without_questions_involvement_and_services_nothing_points_there(built):
    site = built("seksdal")
    for address in ("handlingsveileder/finn-steget", "handlingsveileder/medvirkning", "tjenester"):
        assert not (site / address).exists()
    assert "Hva gjør jeg nå?" not in said(site, "handlingsveileder") and "på Seksdal" in said(
        site, "opplaring/introduksjon"
    )
    ways = [item.text_content() for item in page(site, "").xpath("//ul[@class='skilt']//b")]
    assert ways == ["Det haster", "Jeg trenger et skjema", "Jeg skal holde kurs"]


def test_a_new_edition_is_a_short_file_and_never_written_over(utgavene):
    made = utgavene / "utgaver" / "bamble" / "veileder.yml"
    text = made.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60 and 'navn: "Bamble kommune"' in text and "status: utkast" in text
    again = run(utgavene, "ny", "Bamble kommune")
    assert again.returncode == 1 and "utgaver/bamble finnes fra før." in again.stderr
    assert made.read_text(encoding="utf-8") == text
    with pytest.raises(ValueError, match="Skriv navnet på kommunen"):
        new_edition(" ")


def test_an_unknown_edition_is_told_with_those_that_are_there(utgavene):
    told = run(utgavene, "check", "--utgave", "bambel")
    assert told.returncode == 1 and "utgaver/bambel/veileder.yml finnes ikke. Utgavene er: bamble, feil" in told.stderr


@pytest.mark.parametrize("folder", ["macros", "overrides", "docs/assets"])
def test_the_engine_names_no_municipality(folder):
    names = r"(?i)krager|arendal|høyanger|hoyanger|bamble|asker\b"
    found = []
    for path in sorted((HOUSE / folder).rglob("*")):
        if path.suffix in (".py", ".html", ".md", ".css", ".js", ".yml", ".svg", ".xml", ".txt"):
            lines = path.read_text(encoding="utf-8").split("\n")
            found += [
                f"{path.name}:{number}: {line.strip()}"
                for number, line in enumerate(lines, 1)
                if re.search(names, line)
            ]
    assert found == []
