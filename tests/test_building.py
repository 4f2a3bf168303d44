"""Two builds in one process do not see each other: one of another guide runs whole in the middle of the first."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from projects import unanswered

from macros.guide.load import HOUSE
from macros.hooks import building_of
from macros.site.embedded import BEFORE
from macros.site.texts import plain

OTHER = "Eksempeldal kommune"
HOLDER = "stafettholderen"


class Done(Exception):
    """All pages are written. The documents, which take most of a build, are made from the same building."""


class UntilDocuments(BasePlugin):
    @event_priority(100)
    def on_post_build(self, **_):
        raise Done


class InTheMiddle(UntilDocuments):
    """Runs the other build when the first has come to its tenth page, and again when it fills in its shells."""

    def __init__(self, other: MkDocsConfig):
        super().__init__()
        self.other, self.pages, self.runs = other, 0, 0

    def on_page_content(self, html, **_):
        self.pages += 1
        if self.pages == 10:
            self.run()
        return html

    def on_page_context(self, context, **_):
        if self.runs == 1:
            self.run()
        return context

    def run(self) -> None:
        self.runs += 1
        built(self.other)


def built(config: MkDocsConfig) -> None:
    with pytest.raises(Done):
        build(config)


@pytest.fixture(scope="module")
def other_docs(tmp_path_factory) -> Path:
    """The guide of another municipality, which has its own name and its own word for the one who holds the case."""
    docs = tmp_path_factory.mktemp("annen") / "docs"
    shutil.copytree(HOUSE / "docs", docs)
    data = docs / "veileder.yml"
    text = unanswered(data.read_text(encoding="utf-8"))
    for old, new in (
        ("  navn: Kragerø kommune", f"  navn: {OTHER}"),
        ("    bestemt: den som holder i saken", f"    bestemt: {HOLDER}"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    data.write_text(text, encoding="utf-8")
    return docs


def pages_of(site: Path) -> dict[str, str]:
    """The pages without the sizes of the documents, which are told when those are made, as those for a frame are."""
    return {
        path.relative_to(site).as_posix(): re.sub(
            "[\\d,]+ [kM]B|\ue000[^\ue001]+\ue001", "", path.read_text(encoding="utf-8")
        )
        for path in site.rglob("*.html")
        if path.name != "uten-nett.html" and BEFORE not in path.as_posix()
    }


@pytest.mark.grundig
def test_a_build_in_the_middle_of_another(tmp_path, site, other_docs):
    ours = load_config(str(HOUSE / "mkdocs.yml"), site_dir=str(tmp_path / "vart"))
    other = load_config(str(HOUSE / "mkdocs.yml"), docs_dir=str(other_docs), site_dir=str(tmp_path / "annet"))
    ours.plugins["i-midten"], other.plugins["uten-dokumenter"] = probe, _ = InTheMiddle(other), UntilDocuments()
    built(ours)
    assert probe.runs == 2
    assert building_of(ours).guide.kommune.navn != building_of(other).guide.kommune.navn == OTHER
    expected = pages_of(site)
    assert pages_of(tmp_path / "vart") == expected, "as when it is built alone"
    told = pages_of(tmp_path / "annet")
    assert set(told) == set(expected) and [name for name, text in told.items() if OTHER not in text] == []
    assert HOLDER in told["handlingsveileder/niva-2/index.html"]
    alone = load_config(str(HOUSE / "mkdocs.yml"), docs_dir=str(other_docs), site_dir=str(tmp_path / "alene"))
    alone.plugins["uten-dokumenter"] = UntilDocuments()
    built(alone)
    assert told == pages_of(tmp_path / "alene"), "as when it is built alone"


def test_what_is_worked_out_once_is_kept_as_long_as_the_building(building):

    asked = []

    def work(of):
        asked.append(of)
        return object()

    other = replace(building)
    assert building.once(work) is building.once(work) and building.once(work) is not other.once(work)
    assert len(asked) == 2 and asked[0] is building and asked[1] is other


def test_a_text_is_read_in_the_building_it_is_asked_in(building, guide):

    holder = guide.kommune.holder.model_copy(update={"bestemt": HOLDER})
    changed = guide.model_copy(update={"kommune": guide.kommune.model_copy(update={"holder": holder})})
    other = replace(building, guide=changed)
    said = [plain(of, "$Holderen ringer $tlf(legevakt).") for of in (building, other, building, other)]
    assert said[0] == said[2] != said[1] == said[3] and HOLDER.capitalize() in said[1]
