"""The adapter to MkDocs: makes a `Building` for every build, hands it the pages, and lets documents be made at the end.

MkDocs loads this file by its path, where a relative import fails.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page
from rcssmin import cssmin

from macros import documents
from macros.building import Building
from macros.guide import load
from macros.guide.doubts import approved_with_questions
from macros.guide.guide import Veileder
from macros.guide.nivaer import Niva
from macros.guide.pakker import Pakke
from macros.guide.places import Edition, edition
from macros.guide.verktoy import Verktoy
from macros.guide.words import Ord
from macros.guide.yaml_source import Source
from macros.publish import servers, take_along
from macros.publish.build import Beside, Stopped
from macros.publish.served import Served
from macros.publish.speak import Heard, Speaker, speak
from macros.site import (
    alone,
    assets,
    blocks,
    checked,
    compiled,
    embedded,
    kept,
    layers,
    moved,
    open_data,
    rendered,
    scripts,
    search,
    styles,
    whereabouts,
)
from macros.site.addresses import base_of, entry_of, full_title
from macros.site.document_links import tell_sizes
from macros.site.texts import TEMPLATES, shielded

__all__ = ["PluginError", "building_of", "pages_only"]  # for others than MkDocs, which takes what begins with on_

log = logging.getLogger("macros.build")
WHICH, SERVED = "utgave", "BTI_UTGAVE"  # where the name of the edition stands: in the config, in the environment
ALL, WITHOUT = "dokumenter", "BTI_UTEN_DOKUMENTER"  # whether the documents are made: in the config, the environment
ALONE, STOPPED, BEFORE = "alene", "avbrutt", "forrige"  # in the config: see `Building`; the one built before this
EXTENSION = "macros.site.slides"  # what takes the building to the Markdown of a page


def building_of(config: MkDocsConfig) -> Building:
    """What is being built with this config."""
    return config.mdx_configs[EXTENSION]["building"]  # `on_config` put it there


def pages_only(config_file: str, name: str = "") -> Building:
    """The data and the pages of an edition as they are written, checked, for who builds nothing.

    PluginError with what is wrong.
    """
    alone: Any = {
        "plugins": [],
        "hooks": [],
        "markdown_extensions": [],
    }  # what makes no difference, and takes long to read
    config = on_config(load_config(config_file, extra={WHICH: name}, **alone))
    building = building_of(config)
    building.files = layers.written(get_files(config), building, config)
    _check(building)
    return building


def make_site(
    folder: Path, name_files: bool, name: str = "", with_documents: bool = True
) -> tuple[list[str], str, Beside]:
    """Build an edition into `folder`, strictly. Returns what `publish.build` asks for.

    `name_files`: every address names a file. `with_documents`: also Word, PowerPoint and PDF. `Stopped` with what is
    wrong, in Norwegian where it is ours.
    """
    heard = Heard(logging.WARNING)
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.addHandler(heard)
    try:
        config = load_config(
            str(load.HOUSE / "mkdocs.yml"),
            site_dir=str(folder),
            strict=True,
            use_directory_urls=not name_files,
            extra={WHICH: name, ALL: with_documents},
        )
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except Abort:
        raise Stopped("\n".join([*heard.said, "Bygget stoppet."])) from None
    finally:
        mkdocs.removeHandler(heard)
    building = building_of(config)
    announced = [*building.documents, *take_along.addresses(building.guide)]
    return announced, building.base, partial(servers.write_beside, building.guide, building.base)


def on_startup(command: str, dirty: bool) -> None:
    """`make serve` tells how far it has come as a build does; MkDocs' own words in English are kept quiet."""
    if command == "serve":
        speak(quiet=False)


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    for speaker in logging.getLogger("macros").handlers:
        if isinstance(speaker, Speaker):
            speaker.start = time.monotonic()  # a server builds again and again
    log.info("Leser dataene og sidene.")
    own = _edition(config)
    served = (config.site_url or "").startswith("http://")  # that is `mkdocs serve`, which says where it serves
    try:
        guide, words, source, stamp = _read(own, config.extra.get(BEFORE))
        folders = load.page_folders(own.data)
        spoken = load.languages() | load.languages(own.data)
        names = load.names_in_another_language(own.data)
    except load.DataError as error:
        raise PluginError(f"\n\n{error}\n") from None
    config.theme["language"] = guide.kommune.malform
    config.theme.get_env = partial(_bare_env, config.theme.get_env)  # type: ignore[method-assign]
    config.nav = blocks.menu(guide, words)
    config.site_name = f"{guide.kommune.modell} – {guide.kommune.navn}"
    if not served:
        config.site_url = guide.kommune.nettadresse or ""
    building = Building(guide, words, Files([]), source, stamp, base=base_of(config.site_url), edition=own)
    building.served, building.folders, building.base_folder = served, tuple(folders), config.docs_dir
    building.languages = {str(data.parent): language for data, language in spoken.items()}
    building.names, building.name_files = names, not config.use_directory_urls
    building.alone, building.stopped = config.extra.get(ALONE), config.extra.get(STOPPED, bool)
    config.mdx_configs[EXTENSION] = {"building": building}
    return config


def _read(own: Edition, before: Building | None) -> tuple[Veileder, Ord, Source | None, str]:
    """The data, the words, and their stamp: those of the last build in this process, when the files are the same."""
    stamp = kept.stamp_of_data(own.data)  # before they are read: a save in between makes another next time
    if before and before.stamp == stamp:
        return before.guide, before.words, before.source, stamp
    guide, source = load.read_guide(own.data)
    return guide, load.load_words(load.words_of(guide)), source, stamp


def _bare_env(whole: Callable[[], Environment]) -> Environment:
    """The theme's environment, which does not list what lies there: `on_files` takes none of 14 000 files."""
    env = whole()
    env.list_templates = lambda *args, **kwargs: []  # type: ignore[method-assign]
    return env


def _edition(config: MkDocsConfig) -> Edition:
    """What to build: said by `make_site`, or by the environment when MkDocs serves."""
    name = config.extra.get(WHICH) or os.environ.get(SERVED, "")
    return edition(name) if name else Edition("", Path(config.docs_dir))


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    before = building_of(config)
    for folder in before.folders:
        server.watch(str(folder))

    def build(folder: Path, alone: str | None, stopped: Callable[[], bool]) -> None:
        nonlocal before
        extra = {ALONE: alone, STOPPED: stopped, BEFORE: before}
        again = load_config(config.config_file_path, site_dir=str(folder), extra=extra)
        again.site_url = server.url
        mkdocs_build.build(again, serve_url=server.url, dirty=bool(alone))
        before = building_of(again)

    Served(server, build)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    building = building_of(config)
    # Material's scripts, styles and icons stay behind: the shell is ours
    files = layers.written(Files([file for file in files if file.src_dir in (None, config.docs_dir)]), building, config)
    for file in files:
        if file.src_uri.endswith(".css"):
            file.content_string = cssmin(file.content_string)  # the first screen has to fit in one network round trip
    if style := blocks.own_style(building):
        files.append(File.generated(config, blocks.OWN_STYLE, content=cssmin(style)))
    pages: Any = config.plugins["macros"]  # what a page asks for by {{ … }} is text too
    pages.env.finalize = lambda value: shielded(value) if type(value) is str else value
    compiled.keep_pages(building, pages.env)
    scripts.join(building, files, config)
    building.files = files
    styles.join(building)
    assets.give_names(building)
    _check(building)
    if building.alone is None:
        building.documents = _documents(building, config)
    else:
        building.documents = config.extra[BEFORE].documents
    for address, content in _made_last(building, config.use_directory_urls):
        # announced, so that pages can link to it; the documents are written when they are finished
        files.append(File.generated(config, address, content=content))
    if building.alone is not None:
        alone.choose(building)
    return files


def _documents(building: Building, config: MkDocsConfig) -> Collection[str]:
    """The addresses of the documents there will be, and what to say before the whole site is made."""
    if (says := approved_with_questions(building.guide)) and not config.extra.get(BEFORE):
        log.warning(says)
    log.info(f"Lager {len(building.files.documentation_pages())} sider.")
    wanted = config.extra.get(ALL, not os.environ.get(WITHOUT))
    if wanted and not documents.with_pdf():
        log.info(
            "WeasyPrint finner ikke Pango på denne maskinen. "
            "Nettstedet bygges uten PDF-er og uten lenker til dem. Se README."
        )
    return documents.addresses(building) if wanted else ()


def _made_last(building: Building, has_server: bool) -> Iterator[tuple[str, str]]:
    """(address, content) of what pages link to and no page is: the open data, where programs can ask a server; files.

    One page alone needs to know only that they are there.
    """
    if has_server:
        whole = building.alone is None
        yield open_data.ADDRESS, open_data.content(building) if whole else " "
        yield open_data.SCHEMA_ADDRESS, open_data.schema() if whole else " "
    yield from ((address, " ") for address in [*building.documents, *take_along.addresses(building.guide)])


def _check(building: Building) -> None:
    if says := checked.wrong(building):
        raise PluginError(says)


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    building = building_of(config)
    building.go_on()
    building.page = page
    page.update_date = "1980-01-01"  # MkDocs says today, and puts it in sitemap.xml.gz: a build has no clock
    _name(building, page)
    rendered.keep(building, page)


def _name(building: Building, page: Page) -> None:
    """Say above the page what its shell asks for and the data knows."""
    entry = entry_of(building, page)
    if isinstance(entry, (Niva, Pakke)):  # the shell prints their heading
        page.meta["title"] = full_title(building, entry, page.meta.get("title") or "")
    if isinstance(entry, Niva):
        page.meta.setdefault("kort_tittel", f"{building.words.niva} {entry.nr}")  # in the breadcrumbs
    if isinstance(entry, Verktoy) and entry.skjema:
        page.meta.update(styles.SKJEMA)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return moved.with_old_ids(building_of(config), page, html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    building = building_of(config)
    env.globals["sokeskript"] = _search(building, config) if building.alone is None else _others(building, config)
    blocks.share(building, env)
    env.filters["url"] = assets.url_filter(building, env.filters["url"])
    env.trim_blocks = env.lstrip_blocks = True  # as in our own templates: no empty lines where a shell has its loops
    assert env.loader
    env.autoescape = True  # what the data says is text, also in the shells
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(TEMPLATES)])  # the shell draws the same icons
    compiled.keep(env)
    return env


def _search(building: Building, config: MkDocsConfig) -> str:
    """Make the scripts of the search; the address of the first. Every page is HTML now: its texts are known."""
    made = search.scripts(building)
    for address, content in made.items():
        building.files.append(File.generated(config, address, content=content))
    building.once(kept.store).save()
    return next(iter(made))


def _others(building: Building, config: MkDocsConfig) -> str:
    """Give the pages that are not built their names, and the search of the last time."""
    for page in alone.others(building, config):
        _name(building, page)
    return alone.search_script(Path(config.site_dir))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> None:
    building_of(config).page = page


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> None:
    building_of(config).page = None


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    building = building_of(config)
    if building.alone is not None:
        output = alone.with_sizes(output, Path(config.site_dir))
    return whereabouts.shown_on(building, page, output) if building.served else output


def on_post_build(config: MkDocsConfig) -> None:
    building, site = building_of(config), Path(config.site_dir)
    if building.alone is not None:
        return
    slides = {}
    for package in building.guide.pakker:
        file = building.files.get_file_from_path(f"opplaring/{package.id}/lysbilder.md")
        assert file and file.page and file.page.content  # `on_files` asked for it, and it is built by now
        slides[package.id] = (file.page.content, file.page.url)
    try:
        made = documents.make_all(building, site, slides) if building.documents else {}
    except ValueError as error:
        raise PluginError(f"\n\n{error}\n") from None
    for address, content in made.items():
        (site / address).write_bytes(content)
    if config.use_directory_urls:
        embedded.write(building, site)  # before the sizes of documents are told on every page
    tell_sizes(site, {address: len(content) for address, content in made.items()})
    take_along.write(building.guide, building.words, site, config.site_url, config.use_directory_urls)
    if config.use_directory_urls:  # the zip is opened without a server
        servers.write_in(building.guide, building.base, site)
    if building.served:
        log.info(f"Ferdig. Se på {config.site_url}. Lagrer du en fil, bygges det på nytt. Stopp med Ctrl og C.")
