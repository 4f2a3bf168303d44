"""`/veileder.json`: fits its schema, says its status, and holds no placeholder and nothing that is not listed."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from macros.guide.load import HOUSE
from macros.site.open_data import content, schema


@pytest.fixture(scope="module")
def data(building) -> dict:
    return json.loads(content(building))


def test_it_fits_its_schema_which_can_fail(data):
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors(data | {"status": "vedtatt"})) and list(validator.iter_errors({"versjon": "1.0"}))


def test_it_says_what_nobody_has_decided(data, guide):
    municipality = guide.kommune
    assert data["status"] == municipality.status and data["lisens"] is None
    if municipality.status == "utkast":
        assert data["status_tekst"] == "Utkast – ikke godkjent av kommunen" and data["godkjent"] is None
    assert data["utgave"] == (str(municipality.utgave) if municipality.utgave else None)


def test_texts_are_plain_and_no_note_of_an_editor_is_there(data, guide):
    text = json.dumps(data, ensure_ascii=False)
    assert not re.search(r"\$[a-z]+[(. ]|[<>]|\ue000", text)
    keys = set(re.findall(r'"(\w+)": ', text))
    assert not keys & {
        "lokalt",
        "gjennomgang",
        "synonymer",
        "merknad",
        "ansvarlig",
        "skjema",
        "caser",
        "pakker",
        "uten",
    }
    assert not [local.id for local in guide.lokalt if local.hvorfor[:40] in text]


def test_the_rule_on_violence_and_what_it_belongs_to_are_there(data, guide):
    assert "116 111" in data["vold"] or "$tlf" in guide.haster.vold.kort
    steps = [step for level in data["nivaer"] for step in level["steg"]]
    assert {step["id"]: step["mot_foresatte"] for step in steps} == {
        step.id: step.mot_foresatte for level in guide.nivaer for step in level.steg
    }


def test_every_address_is_a_place_on_the_site(data, site):
    posts = [post for key in ("haster", "nivaer", "verktoy", "tjenester", "begreper") for post in data[key]]
    posts += [step for level in data["nivaer"] for step in level["steg"]]
    assert len(posts) > 150
    for post in posts:
        assert not post["adresse"].startswith(("/", ".")), "seen from the file, wherever the site stands"
        path, _, anchor = post["adresse"].partition("#")
        page = (site / path / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in page, post["adresse"]
    assert json.loads((site / "veileder.json").read_text(encoding="utf-8")) == data
    assert json.loads((site / "veileder.skjema.json").read_text(encoding="utf-8"))["title"] == "ApneData"


def test_the_page_names_every_part_of_the_file(data):
    page = (HOUSE / "docs" / "om" / "apne-data.md").read_text(encoding="utf-8")
    assert [key for key in data if key not in ("kommune", "modell") and f"`{key}`" not in page] == []
