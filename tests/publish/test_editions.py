"""Editions as they are built: nothing local inherited, the municipality of the base not named, no empty shelf."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from pathlib import Path

import pdf_facts
import pikepdf
import pytest
from editions import CALENDAR, COLOUR, DATE, DATE_TOLD, EXAMPLE, MISSING, NUMBER, SECRET, make, run
from lxml import html

from macros.guide.load import HOUSE, load_guide
from macros.guide.types import Model, keys_of, local_of, model_in
from macros.publish.links import check_site
from macros.publish.new import new_edition

PACKED, PICTURES = (".docx", ".pptx", ".zip"), (".png", ".woff2", ".jpg")
WITH_TEXT = (".html", ".js", ".css", ".json", ".xml", ".svg", ".txt", ".docx", ".pptx")
SHAPES = ("bamble", "trygstad", "seksdal", "granvik", "alene", "tretrinn")
CHOSEN = {f"Kommune.{key}" for key in ("navn", "kortnavn", "preposisjon", "nettside", "uten_kommunen")}  # another test


@pytest.fixture
def built(utgavene):
    """The finished site of an edition, by its name."""
    return lambda name: utgavene / "utgaver" / name / "site"


def page(site: Path, address: str):
    return html.parse(str(site / address / "index.html")).getroot()


def said(site: Path, address: str) -> str:
    return " ".join(page(site, address).text_content().split())


def whole_text(content: bytes, name: str) -> str:
    """What a file says, with everything that is packed in it, and what a PDF says of itself."""
    if name.endswith(PACKED):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return " ".join(f"{inner} {whole_text(parts.read(inner), inner)}" for inner in parts.namelist())
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(content)) as document:
            about = [*map(str, document.docinfo.values()), str(document.open_metadata())]
            links = [str(note) for page in document.pages for note in page.get("/Annots", [])]
        return " ".join([*about, *links, *pdf_facts.lines(io.BytesIO(content)), pdf_facts.text(io.BytesIO(content))])
    if name.endswith(".gz"):
        return whole_text(gzip.decompress(content), name.removesuffix(".gz"))
    if name.endswith(PICTURES):
        return ""
    text = content.decode(errors="replace")
    return re.sub(r"<[^>]+>", "", text) + text


def test_one_that_fails_neither_stops_nor_spoils_the_others(utgavene, built):
    told = (utgavene / "sagt.txt").read_text(encoding="utf-8")
    assert told.startswith("1\n"), told
    assert "utgaver/feil: stoppet etter" in told and "Ukjent nøkkel «stadus». Mente du «status»?" in told
    assert re.search(r"utgaver/trygstad: ferdig på \d+ s\.", told) and "utgaver/seksdal: ferdig på" in told
    assert "2 av utgavene stoppet." in told
    assert not built("feil").exists() and all((built(name) / "index.html").is_file() for name in SHAPES)


def local_values(node: object, model: type[Model]):
    """(field, value) of every field that only a municipality can fill, in all that the data holds."""
    for key, about in keys_of(model).items():
        value, local, inner = getattr(node, key, None), local_of(about), model_in(about.annotation)
        if local and (not local.when or getattr(node, local.when)):
            yield f"{model.__name__}.{key}", value
        for item in (value if isinstance(value, list) else [value]) if inner else ():
            if item is not None:
                yield from local_values(item, inner)


def test_every_local_field_of_the_base_is_filled_and_it_is_approved(utgavene):
    base = load_guide(utgavene / "docs" / "veileder.yml")
    found = list(local_values(base, type(base)))
    assert {field for field, _ in found} >= {"Kommune.farge", "Opplaring.arsplan_fra", "Tjeneste.kontaktpunkt"}
    for field, value in found:
        known = any(secret in str(value) for secret in (SECRET, DATE, NUMBER, COLOUR))
        one_is_enough = field in ("Tjeneste.kontaktpunkt", "Kommune.om")
        assert field in CHOSEN or known or one_is_enough or field == "Kommune.status", f"{field}: {value}"
    assert base.kommune.status == "godkjent" and any(service.kontaktpunkt for service in base.tjenester)


def secrets_in(files: dict[str, bytes]) -> list[str]:
    wanted = (SECRET, DATE, DATE.replace("-", ""), DATE_TOLD, NUMBER.strip(), NUMBER.replace(" ", ""), COLOUR)
    texts = {name: whole_text(content, name).replace("\xa0", " ").lower() for name, content in files.items()}
    return [f"{name}: {secret}" for name, text in texts.items() for secret in wanted if secret in text]


def test_nothing_local_of_the_base_is_in_any_page_document_or_zip(utgavene, built):
    site = built("bamble")
    files = {
        path.relative_to(site.parent).as_posix(): path.read_bytes() for path in site.parent.rglob("*") if path.is_file()
    }
    kinds = {Path(name).suffix for name in files}
    assert kinds >= {".html", ".json", ".docx", ".pptx", ".pdf", ".zip", ".ics", ".conf", ".config", ".js"}, kinds
    assert not [name for name in files if "sitemap" in name], "the address is local: there is none to list the pages by"
    zipped = make(utgavene, "zip", "UTGAVE=bamble")
    assert zipped.returncode == 0, zipped.stdout + zipped.stderr
    files["bamble.zip"] = (utgavene / "bamble.zip").read_bytes()
    assert secrets_in(files) == []


def test_the_search_for_secrets_can_find_one(utgavene):
    data = (utgavene / "docs" / "veileder.yml").read_text(encoding="utf-8")
    assert min(data.count(word) for word in (SECRET, DATE, NUMBER)) >= 6
    packed, outer, paper = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as inner:
        inner.writestr("ppt/notesSlides/notesSlide1.xml", f"<a:t>zx</a:t><a:t>{SECRET}</a:t>")
    with zipfile.ZipFile(outer, "w") as inner:
        inner.writestr("kurs/a.pptx", packed.getvalue())
    document = pikepdf.new()
    with document.open_metadata() as about:
        about["dc:creator"] = [SECRET]
    document.save(paper)
    calendar, hidden = f"SUMMARY:{SECRET}".encode(), gzip.compress(f"<loc>{SECRET}</loc>".encode())
    files = {"a.zip": outer.getvalue(), "a.pdf": paper.getvalue(), "a.ics": calendar, "sitemap.xml.gz": hidden}
    assert [told.split(":")[0] for told in secrets_in(files)] == list(files)


@pytest.mark.parametrize("name", SHAPES)
def test_an_edition_is_a_draft_of_its_own_municipality(built, name):
    for path in built(name).rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        assert "Utkast – ikke godkjent av kommunen" in text and "Godkjent av" not in text, path
        assert f"{name.capitalize()} kommune" in text, path


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "alene"])  # whose data is a copy of the base's
def test_the_bases_municipality_is_named_in_marked_sources_alone(built, name):
    found = []
    for path in sorted(built(name).rglob("*")):
        if path.suffix == ".html":
            tree = html.parse(str(path)).getroot()
            for source in tree.xpath("//*[contains(concat(' ', @class, ' '), ' kilde ')]"):
                source.drop_tree()
            text = html.tostring(tree, encoding="unicode")
        else:
            text = whole_text(path.read_bytes(), path.name) if path.suffix in WITH_TEXT else ""
        if path.suffix == ".pdf":  # where a source is known by its words alone
            text = " ".join(pdf_facts.lines(path))
            text = re.sub(r"Kilder?: [^.]*\.|Temapakke \d i [^.]*\.", "", text)
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


def test_three_levels_with_courses_name_no_fourth(built):
    site, named = built("tretrinn"), []
    for path in site.rglob("index.html"):
        text = " ".join(page(path.parent, "").text_content().split())
        hits = re.finditer(r"[Nn]ivå 3\b|[Nn]ivå [\d, ]*og 3\b|[Ff]ire nivå", text)
        named += [(path.parent.name, text[hit.start() - 90 : hit.end() + 20]) for hit in hits]
    others = (
        "Arendal",
        "Mange kommuner har laget sin egen utgave",
        "Stegene på nivå 1 og 3 bygger",
        "lysbilde-trapp",
        "De fire nivåene ##",
    )
    assert [one for one in named if not any(other in one[1] for other in others)] == []
    slides = page(site, "opplaring/introduksjon/lysbilder")
    assert len(slides.xpath("//*[contains(@class, 'nivatrapp')]/li")) == 3


def test_the_forms_ask_for_the_levels_there_are(utgavene, guide):
    def choices(name: str) -> list[list[str]]:
        own = load_guide(utgavene / "utgaver" / name / "veileder.yml") if name else guide
        forms = [tool.skjema for tool in own.verktoy if tool.skjema]
        return [field.valg[:-2] for form in forms for field in form.felter if field.id == "niva"]

    for name, count in (("", 4), ("tretrinn", 3), ("seksdal", 6)):
        assert choices(name) == [[f"Nivå {number}" for number in range(count)]] * 2, name


def test_what_a_new_municipality_usually_says_is_less_than_sixty_lines_and_is_everywhere(built):
    text = (EXAMPLE / "veileder.yml").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
    site = built("granvik")
    for address, wanted in (
        ("om", "Ansatte i barnehager, skoler og helsetjenester i Granvik har prøvd stegene"),
        ("handlingsveileder/niva-1", "stafettholderen"),
        ("handlingsveileder/samhandlingsarenaer", "Torsdagsteamet"),
        ("handlingsveileder/samhandlingsarenaer", "Foreldrekafeen"),
        ("tjenester", "Luka i første etasje på Granvik helsehus."),
        ("tjenester", "21 00 00 01"),
        ("verktoykasse/takkekort", "Skriv tre setninger om det dere har fått til sammen."),
        ("handlingsveileder/niva-2", "Takkekort til familien"),
    ):
        assert wanted in said(site, address).replace("\xa0", " "), wanted
    assert "den som holder i saken" not in said(site, "handlingsveileder/niva-1").lower()
    assert "mailto:bti@granvik.eksempel.no" in (site / "index.html").read_text(encoding="utf-8")
    assert not page(site, "handlingsveileder/samhandlingsarenaer").xpath("//*[@id='ansvarsgruppe']")
    (mark,) = site.glob("assets/merke-*.svg")
    assert mark.read_bytes().strip() == (EXAMPLE / "assets" / "merke.svg").read_bytes().strip()
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("index.html")]
    assert len([text for text in texts if f'<img src="{mark.name}' in text or f"/{mark.name}" in text]) > 90
    assert not [text for text in texts if 'class="meny"' in text and mark.name not in text]
    (style,) = site.glob("assets/utgave-*.css")
    assert "--board:#5b1a4a" in style.read_text(encoding="utf-8").replace(" ", "")


def test_one_that_builds_on_nothing_has_the_pages_of_the_base_and_is_told_what_it_lacks(utgavene, built):
    sites = [
        {path.parent.relative_to(built(name)) for path in built(name).rglob("index.html")}
        for name in ("alene", "bamble")
    ]
    assert sites[0] >= sites[1] and "Alene kommune" in said(built("alene"), "")
    told = (utgavene / "sagt.txt").read_text(encoding="utf-8")
    assert f'{{{{ lenke("{MISSING}") }}}} finnes ikke i veileder.yml.' in told
    wanted = "Legg det som mangler, i utgaver/mangler/veileder.yml, eller kopier siden til utgaver/mangler/"
    assert f"Siden er felles for alle. {wanted}" in told


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
    assert (
        len(text.splitlines()) < 60 + CALENDAR.count("\n")
        and 'navn: "Bamble kommune"' in text
        and "status: utkast" in text
    )
    again = run(utgavene, "ny", "Bamble kommune")
    assert again.returncode == 1 and "utgaver/bamble finnes fra før." in again.stderr
    assert made.read_text(encoding="utf-8") == text
    with pytest.raises(ValueError, match="Skriv navnet på kommunen"):
        new_edition(" ")


def test_an_unknown_edition_is_told_with_those_that_are_there(utgavene):
    told = run(utgavene, "check", "--utgave", "bambel")
    assert (
        told.returncode == 1
        and "utgaver/bambel/veileder.yml finnes ikke. Utgavene er: alene, bamble, feil" in told.stderr
    )


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
