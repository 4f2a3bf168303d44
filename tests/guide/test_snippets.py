"""The snippets of VS Code: what each puts in a file is right as it stands, and so is every choice it gives."""

from __future__ import annotations

import itertools
import re

import pytest
import yaml
from broken import TEXT
from snippets import BY_PREFIX, CHOICE, SNIPPETS, filled

from macros.guide.endringer import Endring
from macros.guide.flyttet import Flyttet
from macros.guide.load import HOUSE, load_guide
from macros.guide.nivaer import Steg
from macros.guide.tjenester import Begrep, Tjeneste
from macros.guide.verktoy import Felt, Skjema, Verktoy

MODELS = {
    "steg": Steg,
    "verktoy": Verktoy,
    "felt": Felt,
    "feltvalg": Felt,
    "tjeneste": Tjeneste,
    "ord": Begrep,
    "endring": Endring,
    "flyttet": Flyttet,
    "flyttetsteg": Flyttet,
}


def every_choice(prefix: str):
    options = [found.split(",") for found in CHOICE.findall("\n".join(BY_PREFIX[prefix]["body"]))]
    for number, choices in enumerate(options):
        for choice in choices:
            yield tuple(choice if n == number else other[0] for n, other in enumerate(options))


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.split("\n"))


def put(text: str, after: str, new: str) -> str:
    """`new` after the first line that is `after`."""
    assert f"\n{after}\n" in text, after
    return text.replace(f"\n{after}\n", f"\n{after}\n{new}", 1)


@pytest.mark.parametrize("prefix", MODELS)
def test_every_choice_is_right(prefix):
    for choices in [None, *every_choice(prefix)]:
        (item,) = yaml.load(filled(prefix, choices), Loader=yaml.BaseLoader)
        MODELS[prefix].model_validate({key: value or None for key, value in item.items()})


def test_every_choice_of_a_form_is_right():
    for choices in every_choice("skjema"):
        Skjema.model_validate(yaml.load(filled("skjema", choices), Loader=yaml.BaseLoader)["skjema"])


def test_every_snippet_stands_in_a_whole_file(tmp_path):
    text = TEXT
    for section, prefix in (("tjenester", "tjeneste"), ("begreper", "ord"), ("endringer", "endring")):
        text = put(text, f"{section}:", indented(filled(prefix), 2))
    text = text.replace("\nflyttet:\n", "\nflyttet:\n" + indented(filled("flyttet"), 2), 1)
    text = put(text, "flyttet:", indented(filled("flyttetsteg"), 2))
    tool = indented(filled("verktoy"), 2) + indented(filled("skjema"), 4)
    tool += indented(filled("felt").replace("kort-navn", "neste"), 12)
    tool += indented(filled("feltvalg").replace("kort-navn", "siste"), 12)
    text = put(text, "verktoy:", tool)
    text = re.sub(
        r"(?m)^      - id: \S+-igjen-0\n(?:        .*\n|\n)+", "", text, count=1
    )  # room for it, see `projects`
    step = indented(filled("steg"), 6).rstrip("\n") + "\n        verktoy:\n          - kort-navn\n"
    text = put(text, "    steg:", step)
    path = tmp_path / "veileder.yml"
    path.write_text(text, encoding="utf-8")
    guide = load_guide(path)
    for kind in ("steg", "verktoy", "tjeneste", "begrep"):
        assert guide.get(kind, "kort-navn")
    assert [field.id for field in guide.get("verktoy", "kort-navn").skjema.felter] == ["kort-navn", "neste", "siste"]
    assert [move.fra for move, _ in guide.moved] == ["steg/gammel-id", "verktoy/gammel-id"]


def test_a_snippet_says_what_it_is_for_and_where():
    assert {one["scope"] for one in SNIPPETS.values()} == {"yaml", "markdown"}
    assert len(BY_PREFIX) == len(SNIPPETS)
    assert all(len(one["description"]) > 20 for one in SNIPPETS.values())
    assert set(BY_PREFIX) == {*MODELS, "skjema", "lysbilde", "verktoyside"}, "a new snippet is tried here"


def test_a_wrong_snippet_is_found():
    with pytest.raises(ValueError):
        (item,) = yaml.load(filled("steg").replace("hvem:", "hven:"), Loader=yaml.BaseLoader)
        Steg.model_validate(item)
    assert list(itertools.islice(every_choice("felt"), 2)) == [("tekst",), ("langtekst",)]


def test_the_page_of_a_tool_is_as_those_there_are():
    page = (HOUSE / "docs" / "verktoykasse" / "samtykkeskjema.md").read_text(encoding="utf-8")
    assert filled("verktoyside").replace("kort-navn", "samtykkeskjema").strip() == page.strip()
