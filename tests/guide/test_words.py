"""The words of templates: a mistake is told as one in the data file is, and templates ask for words that are there."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from macros.guide.load import HOUSE, WORDS, DataError, load_words
from macros.guide.words import Ord

TEXT = WORDS.read_text(encoding="utf-8")
READ = load_words()
TEMPLATES = [
    *sorted((HOUSE / "macros" / "templates").rglob("*.*")),
    *sorted((HOUSE / "overrides").rglob("*.html")),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("haster: Når det haster\n", "", ["nb.yml, linje 2", "«haster» mangler."], id="missing"),
        pytest.param(
            "haster: Når det haster\n",
            "hastr: Når det haster\n",
            ["«haster» mangler. Er det «hastr» som er skrevet feil?", "nb.yml: 1 feil."],
            id="misspelt",
        ),
        pytest.param(
            "haster: Når det haster\n",
            "haster: Når det haster\nny: Noe nytt\n",
            ["Ukjent nøkkel «ny»."],
            id="unknown",
        ),
        pytest.param("  en_fil: ", "  en_fill: ", ["lysbilder", "Mente du «en_fil»?"], id="misspelt, inside a group"),
        pytest.param(
            "  barn: barn og unge\n",
            "  barnn: barn og unge\n",
            ["bruker → barnn\n", "«barnn» er ikke et gyldig valg. Mente du «barn»?"],
            id="a choice misspelt",
        ),
        pytest.param("  barn: barn og unge\n", "", [": bruker", "«barn» mangler."], id="a choice missing"),
        pytest.param(
            'Lysbilde {nr} av {antall}"\n    er_svart',
            'Lysbilde {nr} av {antal}"\n    er_svart',
            ["skal ha {nr} og {antall}, og ikke noe annet i krøllparenteser."],
            id="a blank misspelt",
        ),
        pytest.param(
            "sok: Søk\n", "sok: Søk {nå}\n", ["skal ha ingen krøllparenteser"], id="a blank that nothing fills in"
        ),
        pytest.param("sok: Søk\n", "sok: Søk\nsok: Let\n", ["«sok» står to ganger"], id="twice"),
        pytest.param("sok: Søk\n", "sok:\n", [": sok\n", "teksten mangler"], id="empty"),
        pytest.param("sok: Søk\n", 'sok: "Søk\n', ["Et anførselstegn"], id="open quote"),
    ],
)
def test_a_mistake_in_the_words_is_told_with_file_and_line(tmp_path, old, new, expected):
    assert old in TEXT
    path = tmp_path / "nb.yml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_words(path)
    for said in ["macros/words/nb.yml", "Nettstedet er ikke bygd på nytt.", *expected]:
        assert said in str(raised.value)


def test_words_that_are_gone(tmp_path):
    with pytest.raises(DataError, match="Fila macros/words/nn.yml finnes ikke."):
        load_words(tmp_path / "nn.yml")


def resolved(chain: str):
    """What «ord.lysbilder.start» is. AttributeError when there is no such word."""
    found = READ
    for key in chain.split(".")[1:]:
        if not isinstance(found, BaseModel):
            break  # a method of a text or of a choice: .items(), .format(…)
        found = getattr(found, key)
    return found


def test_templates_ask_only_for_words_that_are_there():
    missing, asked = [], 0
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        short = dict(re.findall(r"{% set (\w) = (ord\.\w+) %}", text))
        if path.parent.name == "partials" and "o." in text:
            short.setdefault("o", "ord.lysbilder")
        chains = re.findall(r"\bord(?:\.\w+)+", text)
        chains += [
            short[name] + rest for name, rest in re.findall(r"(?<![\w.\"'-])(\w)((?:\.\w+)+)", text) if name in short
        ]
        for chain in chains:
            asked += 1
            try:
                resolved(chain)
            except AttributeError:
                missing.append(f"{path.name}: {chain}")
    assert missing == [] and asked > 300


def test_every_word_is_used():
    """A word that nothing prints is one more to translate."""
    code = [path.read_text(encoding="utf-8") for path in (HOUSE / "macros").rglob("*.py") if path.name != "words.py"]
    used = "\n".join([*(path.read_text(encoding="utf-8") for path in TEMPLATES), *code])

    def unused(model: type[BaseModel], place: str) -> list[str]:
        found = []
        for name, about in model.model_fields.items():
            inner = about.annotation
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                if inner.__name__ not in (
                    "LysbilderJs",
                    "NotatJs",
                    "CaseJs",
                    "Oppsett",
                    "Sokefelt",
                ):  # sent whole to a script, or by layout
                    found += unused(inner, f"{place}{name}.")
            elif not re.search(rf"\b{name}\b", used):
                found.append(f"{place}{name}")
        return found

    assert unused(Ord, "") == []
