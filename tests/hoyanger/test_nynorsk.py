"""Høyanger speaks nynorsk: every word of pages, forms, PDFs and messages; what is not says what language it is in."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import ordliste
import pikepdf
import pytest
import yaml
from bench.sok import MOST_BYTES, MOST_TEXT, weight
from hoyanger import sagt
from lxml import etree, html

from macros.guide.load import WORDS, load_guide, names_in_another_language
from macros.guide.places import edition

EDITION = edition("hoyanger")
HERE = Path(__file__).parent
QUOTED = re.compile(r"«[^»]*$")


def listed(name: str) -> set[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


OWN, BOKMAL = listed("ord.txt"), listed("bare-bokmal.txt")


@pytest.fixture(scope="module")
def guide():
    return load_guide(EDITION.data)


@pytest.fixture(scope="module")
def names(guide) -> set[str]:
    """What stands as others call it: laws, helplines, organisations and their sites, the model, the municipality."""
    laws = {text for law in guide.lover for text in (law.navn, law.tittel, *(one.tittel for one in law.paragrafer))}
    inherited = names_in_another_language(EDITION.data)
    called = {text for phone in guide.telefoner for text in (phone.navn, phone.kort) if text and text in inherited}
    called |= {link.navn for link in guide.lenker} | {guide.kommune.modell, guide.kommune.navn, guide.kommune.kortnavn}
    called |= {arena.eksempel_fra for arena in guide.arenaer if arena.eksempel_fra}
    own = (HERE / "navn.txt").read_text(encoding="utf-8").splitlines()
    return {text for text in laws if text in inherited} | called | {line for line in own if line and line[0] != "#"}


@pytest.fixture(scope="module")
def naming(names) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(re.escape(name) for name in longest)})(?!\w)")


@pytest.fixture(scope="module")
def said(hoyanger, naming) -> dict[str, set[str]]:
    return sagt.words_of_site(hoyanger, naming)


def told(words: set[str], said: dict[str, set[str]]) -> dict[str, list[str]]:
    return {word: sorted(files)[:3] for word, files in said.items() if word.lower() in words}


# --- the words -------------------------------------------------------------------------------------------------------


def test_the_dictionaries_are_here():
    assert ordliste.works(), "python tests/ordliste.py"


def test_every_word_is_nynorsk(said):
    assert len(said) > 3000, "pages, forms and PDFs are read"
    kinds = {Path(file).suffix for files in said.values() for file in files}
    assert kinds == {".html", ".docx", ".pdf"}
    assert told(sagt.misspelt(set(said), OWN), said) == {}


def test_no_word_is_bokmal_alone(said):
    assert told(BOKMAL, said) == {}


def test_the_messages_of_scripts_and_the_search_are_nynorsk():
    def texts(node):
        if isinstance(node, dict):
            return [text for key, value in node.items() for text in (*texts(value), *([key] if " " in key else []))]
        return [text for item in node for text in texts(item)] if isinstance(node, list) else [str(node)]

    words = yaml.safe_load(WORDS.with_name("nn.yml").read_text(encoding="utf-8"))
    words["sprak"] = {key: words["sprak"][key] for key in ("navn", "maneder", "tall", "og")}
    file = r"(?:[\w-]+/)*[\w-]+\.(?:md|yml)"
    blank = re.compile(rf"\{{\w*\}}|\$\w+(?:\([^()]*\))?|{file}|VO-linjen|Mental Helse|«gjennomgatt»")
    found = sagt.words(texts(words), blank)
    icons = {entry["ikon"] for entry in words["innganger"]}
    assert sagt.misspelt(found - icons, OWN) == set() and {word.lower() for word in found - icons} & BOKMAL == set()


@pytest.mark.build
def test_the_rules_find_bokmal():
    text = "Jeg er bekymret for hvordan skolen følger opp. Noen barn sier ikke fra. Barnevernsvakten, veilederen."
    nothing = re.compile(r"(?!)")
    words = sagt.words([text], nothing)
    assert {"jeg", "bekymret", "hvordan", "følger", "ikke"} <= sagt.misspelt(words, OWN)
    assert {"skolen", "noen", "sier", "fra"} <= {word.lower() for word in words} & BOKMAL
    assert sagt.misspelt({"barnevernsloven", "stafettholderen", "henvisning"}, OWN), "a compound of bokmål"
    assert sagt.misspelt({"handlingsrettleiaren", "fagpersonane", "rustenesta"}, OWN) == set(), "compounds of nynorsk"


@pytest.mark.parametrize("name", ["ord.txt", "bare-bokmal.txt", "navn.txt"])
def test_every_list_of_ours_gives_its_reasons(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ") and sum(line.startswith("# ") for line in lines) > 2


def test_no_word_of_ours_is_bokmal():
    assert not OWN & BOKMAL


# --- the languages ---------------------------------------------------------------------------------------------------


def test_every_page_says_nynorsk(hoyanger):
    pages = sorted(hoyanger.rglob("*.html"))
    assert len(pages) > 60
    assert [page.name for page in pages if html.parse(str(page)).getroot().get("lang") != "nn"] == []


def test_every_form_says_nynorsk(hoyanger):
    forms = sorted(hoyanger.rglob("*.docx"))
    assert len(forms) > 20
    for form in forms:
        with zipfile.ZipFile(form) as package:
            parts = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
        assert [name for name, content in parts.items() if b"nb-NO" in content] == [], form.name
        language = etree.parse(io.BytesIO(parts["word/styles.xml"])).find(".//{*}rPrDefault//{*}lang")
        assert language.get(f"{sagt.W}val") == "nn-NO" and b"nn-NO" in parts["docProps/core.xml"], form.name


def test_every_pdf_says_nynorsk(hoyanger):
    files = sorted(hoyanger.rglob("*.pdf"))
    assert len(files) > 30
    for file in files:
        with pikepdf.open(file) as document:
            assert str(document.Root.Lang).startswith("nn"), file.name


def test_what_is_in_another_language_is_a_name_in_the_data_or_a_quotation(hoyanger, guide, names):
    known = {name.casefold() for name in names}
    foreign = {line.tekst for line in guide.tolkelinjer}
    terms = {word for term in guide.begreper for word in term.bokmal}
    strange, found = set(), 0
    for file in sorted(hoyanger.rglob("*.html")):
        for language, text in sagt.in_other_languages(sagt.page(file)):
            found += 1
            if text in foreign or (language == "nb" and (_is_name(text, known) or set(text.split(", ")) <= terms)):
                continue
            if not _is_quoted(file, text):
                strange.add((file.relative_to(hoyanger).as_posix(), language, text))
    assert strange == set() and found > 500, "every name of a law in bokmål"


def _is_name(text: str, known: set[str]) -> bool:
    """A name, with the number of a paragraph after it: «barnevernsloven § 13-2»."""
    return re.sub(r" (?:§§? ?[\d-]+(?: ?[a-z])?|kapittel \d+)$", "", text.replace("\xa0", " ")).casefold() in known


def _is_quoted(file: Path, text: str) -> bool:
    return f"«{text}»" in re.sub(r"\s+", " ", sagt.page(file).text_content())


# --- the search ------------------------------------------------------------------------------------------------------


def test_the_search_is_as_light_as_that_of_the_base(hoyanger):
    first, texts = weight(hoyanger)
    assert first <= MOST_BYTES and texts <= MOST_TEXT


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vald|vold", "haster/#vold-og-overgrep"),
        ("sjølvmord|selvmord", "haster/#selvmordsfare"),
        ("teieplikt|taushetsplikt", "verktoykasse/taushetsplikt-og-samtykke/"),
        ("tilvising|henvisning", "verktoykasse/henvisning-spesialisthelsetjenesten/"),
        ("skulehelsetenesta|skolehelsetjenesten", "tjenester/#skolehelsetjeneste"),
        ("leiaren|lederen", "handlingsveileder/roller/#leder"),
        ("medverknad|medvirkning", "handlingsveileder/medvirkning/"),
        ("koordinerande eininga|koordinerende enhet", "verktoykasse/rutine-koordinerende-enhet/"),
    ],
)
def test_who_types_either_language_finds_it(hoyanger, browser, typed, found):
    page = browser.new_page()
    page.goto((hoyanger / "sok" / "index.html").as_uri())
    page.wait_for_function("globalThis.btiSok?.helt")
    top = "q => btiSok.sok(q).slice(0, 3).flatMap(hit => [hit.record, ...hit.deler]).map(record => record.adresse)"
    hits = {word: page.evaluate(top, word) for word in typed.split("|")}
    page.close()
    assert [word for word, places in hits.items() if found not in places] == [], hits


# --- what is left out ------------------------------------------------------------------------------------------------


def test_there_is_nothing_of_courses_and_no_handbook(hoyanger):
    assert not (hoyanger / "opplaring").exists() and not (hoyanger / "om" / "redaktor").exists()
    pages = {page: page.read_text(encoding="utf-8") for page in hoyanger.rglob("*.html")}
    links = [page.name for page, text in pages.items() if re.search(r'(?:href|src)="[^"]*(?:opplaring|redaktor)', text)]
    assert links == []
