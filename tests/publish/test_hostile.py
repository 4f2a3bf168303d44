"""A hostile string in every text of the data makes no element, attribute, script or link, wherever it is printed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from zipfile import ZipFile

import pikepdf
import pytest
from filelock import FileLock
from hostile import EVIL, MARK, spoil, texts
from lxml import etree, html
from projects import copy_of_project, unanswered

from macros.guide import guide as types
from macros.guide.load import DATA, HOUSE, DataError, load_guide
from macros.guide.yaml_source import read


@pytest.fixture(scope="module")
def hostile(shared, site):
    """The built site of a project whose every text is hostile."""
    project = shared / "fiendtlig"
    with FileLock(f"{project}.lock"):
        if not (project / "site" / "index.html").exists():
            copy_of_project(project)
            run = subprocess.run(
                [sys.executable, str(HOUSE / "tests" / "publish" / "hostile.py")],
                cwd=project,
                env=os.environ | {"PYTHONPATH": str(project)},
                capture_output=True,
                text=True,
            )
            assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-6000:]
    return project / "site"


def evil_in(tree) -> list[str]:
    """Every element, attribute name, address or id that came of a text."""
    found = []
    for element in tree.iter(etree.Element):
        if MARK in element.tag or any(MARK in name or name.startswith("on") for name in element.attrib):
            found.append(html.tostring(element)[:200].decode())
        for name in ("href", "src", "id", "class", "action", "style", "srcset"):
            value = element.get(name, "")
            if name == "id" and not re.fullmatch(r"[\w-]*", value):  # the slug of a heading: letters and hyphens
                found.append(f"{element.tag} {name}={value[:80]}")
            if re.match(r"\s*javascript:", value, re.I) or (name in ("class", "src", "style") and MARK in value):
                found.append(f"{element.tag} {name}={value[:80]}")
        if element.tag in ("em", "strong", "code", "script", "a") and (element.text or "").strip() == MARK:
            found.append(f"<{element.tag}> {MARK}")
    return found


def test_no_page_has_an_element_attribute_script_or_link_of_it(hostile):
    pages = list(hostile.rglob("*.html"))
    said = 0
    for path in pages:
        tree = html.parse(str(path)).getroot()
        assert evil_in(tree) == [], path.relative_to(hostile)
        said += tree.text_content().count("<img src=x")
        scripts = [script for script in tree.iter("script") if not script.get("src")]
        assert path.name == "uten-nett.html" or not scripts, path
        assert not any("pwn()" in (script.text or "") for script in scripts), path
    assert len(pages) > 90 and said > 2000, "it is there, as text"


def test_the_reader_of_elements_can_fail():
    for made in (
        "<img src=x onerror=pwn()>",
        "<a href=javascript:pwn()>x</a>",
        "<em>pwn</em>",
        "<p pwn>x",
        "<p id='pwn()'>x",
    ):
        assert evil_in(html.fromstring(f"<div>{made}</div>")), made


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_no_office_file_has_a_link_or_part_of_it(hostile, kind):
    files, said = list(hostile.rglob(f"*.{kind}")), 0
    for path in files:
        with ZipFile(path) as package:
            for name in package.namelist():
                if not name.endswith((".xml", ".rels")):
                    continue
                tree = etree.fromstring(package.read(name))
                assert not any(MARK in etree.QName(element).localname for element in tree.iter(etree.Element)), path
                assert not any(MARK in key for element in tree.iter(etree.Element) for key in element.attrib), path
                if name.endswith(".rels"):
                    targets = [relation.get("Target", "") for relation in tree]
                    assert not any(target.lower().strip().startswith("javascript") for target in targets), path
                said += "".join(tree.itertext()).count("onerror")
    assert len(files) > 15 and said > 100


def test_no_pdf_has_a_link_or_script_of_it(hostile):
    files = list(hostile.rglob("*.pdf"))
    for path in files:
        with pikepdf.open(path) as document:
            assert "/JavaScript" not in document.Root.get("/Names", {}) and "/OpenAction" not in document.Root
            for page in document.pages:
                for note in page.get("/Annots", []):
                    action = note.get("/A", {})
                    assert action.get("/S") != "/JavaScript", path
                    assert not str(action.get("/URI", "")).lower().startswith("javascript"), path
    assert len(files) > 20


def test_the_index_of_the_search_is_data(hostile):
    for path in hostile.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    items = html.parse(str(hostile / "sok" / "index.html")).getroot().xpath("//div[@class='az']//li")
    assert len(items) > 150 and all(len(item.xpath("./a")) == 1 for item in items)


# --- and the guard before it -----------------------------------------------------------------------------------------

TEXT = unanswered(DATA.read_text(encoding="utf-8"))
SOURCE = read(TEXT.encode(), "veileder.yml", types.Veileder)


def kinds() -> dict[str, tuple]:
    """Every field that holds a text, by its names without numbers -> the first place it stands."""
    found: dict[str, tuple] = {}
    for path in texts(SOURCE.data):
        found.setdefault("/".join(part for part in path if isinstance(part, str)), path)
    return found


@pytest.mark.build
@pytest.mark.parametrize("evil", ["<img src=x onerror=pwn()>", "Undring <img src=x onerror=pwn a=", "</p><!--"])
def test_markup_is_refused_in_every_field(tmp_path, evil):
    import yaml

    source = read(TEXT.encode(), "veileder.yml", types.Veileder)
    fields = kinds()
    for path in fields.values():
        place = source.data
        for part in path[:-1]:
            place = place[part]
        place[path[-1]] += evil
    data = tmp_path / "veileder.yml"
    data.write_text(yaml.safe_dump(source.data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_guide(data)
    told = {int(number) for number in re.findall(r"(?m)^\s*>\s*(\d+) \|", str(raised.value))}
    told |= {int(number) for number in re.findall(r"linje (\d+)", str(raised.value))}
    marks = read(data.read_bytes(), "veileder.yml", types.Veileder)
    missed = [name for name, path in fields.items() if marks.line(path) not in told]
    assert missed == [] and len(fields) > 150


def test_nearly_every_text_lets_the_string_stand():
    count, refused = spoil(read(TEXT.encode(), "veileder.yml", types.Veileder).data)
    typed = """
    adresse alder ark arkiv behov bevaring bredde brukere dato deler egen etikett fare fil fjes folk form forst gjenta
    hoyde hvis i_tekst id ingress kontrollert kort laert_kort laert_timen leses_av liggende linjer
    lokal malform minutter minutter_er_forslag mot_foresatte motiv mulige_tegn nr nummer oppdatert preposisjon retning
    skjemaer skriv sporsmal_kort status tegning tegninger tett timen tomme_rader trinn type utgave versjon videre_alene
    vises_familien vold
    """.split()
    assert count - len(refused) > 500 and EVIL
    assert {name.rsplit("/", 1)[-1] for name in refused} <= set(typed), "only what is no free text"
