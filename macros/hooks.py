"""The adapter to MkDocs: makes a `Building` for every build, hands it the pages, and lets documents be made at the end.

MkDocs loads this file by its path, where a relative import fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page
from rcssmin import cssmin

from macros import documents
from macros.building import Building
from macros.guide import load
from macros.guide.nivaer import Niva
from macros.guide.pakker import Pakke
from macros.guide.verktoy import Verktoy
from macros.publish import take_along
from macros.site import blocks, pagecheck, scripts, search
from macros.site.addresses import base_of, entry_of
from macros.site.document_links import tell_sizes
from macros.site.texts import TEMPLATES

__all__ = ["PluginError", "building_of", "pages_only"]  # for others than MkDocs, which takes what begins with on_

EXTENSION = "macros.site.slides"  # what takes the building to the Markdown of a page


def building_of(config: MkDocsConfig) -> Building:
    """What is being built with this config."""
    return config.mdx_configs[EXTENSION]["building"]  # `on_config` put it there


def pages_only(config_file: str) -> Building:
    """The data and the pages as they are written, checked, for who builds nothing. PluginError with what is wrong."""
    config = on_config(load_config(config_file))
    building = building_of(config)
    building.files = get_files(config)
    _check(building)
    return building


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    try:
        guide = load.load_guide(Path(config.docs_dir) / load.DATA.name)
        words = load.load_words()
    except load.DataError as error:
        raise PluginError(f"\n\n{error}\n") from None
    config.site_name = f"{guide.kommune.modell} – {guide.kommune.navn}"
    if not (config.site_url or "").startswith("http://"):  # that is `mkdocs serve`, which says where it serves
        config.site_url = guide.kommune.nettadresse or ""
    building = Building(guide, words, Files([]), base=base_of(config.site_url))
    config.mdx_configs[EXTENSION] = {"building": building}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    building = building_of(config)
    for file in list(files):
        if file.src_dir not in (None, config.docs_dir):
            files.remove(file)  # Material's scripts, styles and icons: the shell is ours
        elif file.src_uri.endswith(".css"):
            file.content_string = cssmin(file.content_string)  # the first screen has to fit in one network round trip
    _join_scripts(files, config)
    building.files = files
    _check(building)
    if not documents.with_pdf():
        get_plugin_logger("dokumenter").info(
            "WeasyPrint finner ikke Pango på denne maskinen. "
            "Nettstedet bygges uten PDF-er og uten lenker til dem. Se README."
        )
    building.documents = documents.addresses(building)
    for address in [*building.documents, *take_along.addresses(building.guide)]:
        # announced, so that pages can link to it; written when they are finished
        files.append(File.generated(config, address, content=" "))
    return files


def _join_scripts(files: Files, config: MkDocsConfig) -> None:
    own = {file.src_uri: file for file in files if file.src_uri in [*scripts.parts(), *scripts.ALONE]}
    for address, content in scripts.bundled({name: file.content_string for name, file in own.items()}).items():
        if address in own:
            own.pop(address).content_string = content
        else:
            files.append(File.generated(config, address, content=content))
    for part in own.values():
        files.remove(part)


def _check(building: Building) -> None:
    if missing := pagecheck.missing_pages(building):
        raise PluginError(
            "\n\nDisse sidene mangler:\n"
            + "".join(f"  docs/{source}\n" for source in missing)
            + "Er en fil slettet, eller har den fått nytt navn? Legg den tilbake. "
            "Hvert nivå og verktøy og hver pakke i veileder.yml skal ha sine sider. "
            "Er det noe nytt, kopierer du siden til en av de andre, og retter «gjelder» øverst.\n"
        )
    if problems := pagecheck.check_pages(building):
        count = f"Sidene i docs: {len(problems)} feil. Nettstedet er ikke bygd på nytt."
        raise PluginError("\n\n" + "\n".join(problems) + f"\n\n{count}\n")


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    building = building_of(config)
    building.page = page
    page.update_date = "1980-01-01"  # MkDocs says today, and puts it in sitemap.xml.gz: a build has no clock
    entry = entry_of(building, page)
    if isinstance(entry, (Niva, Pakke)):  # the shell prints their heading
        number = f"{getattr(building.words, entry.kind)} {entry.nr}" if entry.id != "introduksjon" else ""
        own = page.meta.get("title") or number
        page.meta["title"] = f"{own}: {entry.tittel}" if own else entry.tittel
    if isinstance(entry, Verktoy) and entry.skjema:
        page.meta["stil"] = "skjema"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    building = building_of(config)
    made = search.scripts(building)  # every page is Markdown no more: its headings and texts are known
    for address, content in made.items():
        files.append(File.generated(config, address, content=content))
    env.globals["sokeskript"] = next(iter(made))
    blocks.share(building, env)
    env.trim_blocks = env.lstrip_blocks = True  # as in our own templates: no empty lines where a shell has its loops
    assert env.loader
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(TEMPLATES)])  # the shell draws the same icons
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> None:
    building_of(config).page = page


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> None:
    building_of(config).page = None


def on_post_build(config: MkDocsConfig) -> None:
    building, site = building_of(config), Path(config.site_dir)
    slides = {}
    for package in building.guide.pakker:
        file = building.files.get_file_from_path(f"opplaring/{package.id}/lysbilder.md")
        assert file and file.page and file.page.content  # `on_files` asked for it, and it is built by now
        slides[package.id] = (file.page.content, file.page.url)
    try:
        made = documents.make_all(building, site, slides)
    except ValueError as error:
        raise PluginError(f"\n\n{error}\n") from None
    for address, content in made.items():
        (site / address).write_bytes(content)
    tell_sizes(site, {address: len(content) for address, content in made.items()})
    take_along.write(building.guide, building.words, site, config.site_url, config.use_directory_urls)
