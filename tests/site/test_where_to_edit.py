"""«Foreslå en endring»: on every page the address of its own file, and nothing until the municipality gives one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from macros.building import Page
from macros.guide.load import HOUSE
from macros.site.addresses import file_of, where_to_edit
from macros.site.blocks import share

CODE = "https://kode.eksempel.test/bti/edit/main/"
SAYS = "Foreslå en endring"


def on(building, source: str, address: str | None = CODE):
    """The building at a page, with the address where its files are kept."""
    municipality = building.guide.kommune.model_copy(update={"redigeringsadresse": address})
    guide = building.guide.model_copy(update={"kommune": municipality})
    file = building.files.get_file_from_path(source)
    page = Page(None, file, {"use_directory_urls": True, "site_url": "", "repo_url": None})
    return replace(building, guide=guide, page=page)


def footer(building) -> str:
    """The paragraph at the foot of a page, as the shell prints it."""
    env = Environment(loader=FileSystemLoader(HOUSE / "overrides" / "partials"), autoescape=True)
    share(building, env)
    whole = (HOUSE / "overrides" / "partials" / "footer.html").read_text(encoding="utf-8")
    paragraph = whole[whole.index('<p class="feil">') : whole.index("{% endif %}\n</div>")]
    lead = '{% set sted = "x" %}{% set tilbake = veileder.get("lokalt", "tilbakemelding") %}'
    return env.from_string(lead + paragraph).render()


@pytest.mark.parametrize("source", ["index.md", "haster.md", "handlingsveileder/niva-1.md"])
def test_a_page_leads_to_its_own_file(building, source):
    there = on(building, source)
    assert where_to_edit(there) == f"{CODE}docs/{source}" and (HOUSE / "docs" / source).is_file()
    assert f'<a href="{CODE}docs/{source}">{SAYS}</a>' in footer(there)


def test_there_is_no_link_until_the_municipality_gives_the_address(building):
    nowhere = on(building, "haster.md", None)
    assert where_to_edit(nowhere) is None and SAYS not in footer(nowhere) and "Var noe feil" in footer(nowhere)
    assert where_to_edit(replace(on(building, "haster.md"), page=None)) is None, "a page that nobody wrote"


def test_a_page_of_an_edition_leads_to_the_folder_of_the_edition(building):
    there = on(building, "haster.md")
    own = HOUSE / "utgaver" / "bamble" / "haster.md"
    there.page.file = replace_file(there.page.file, own)
    assert file_of(there.page) == own and where_to_edit(there) == f"{CODE}utgaver/bamble/haster.md"


def replace_file(file, path: Path):
    return type(file)("haster.md", str(path.parent), file.dest_dir, file.use_directory_urls)
