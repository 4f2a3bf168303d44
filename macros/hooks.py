"""MkDocs hooks: a thin adapter that tells `render` what is being built and keeps the theme's own files out of the site."""

from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File
from rcssmin import cssmin

from macros import check, documents, load, render, take_along  # absolute: MkDocs loads a hook by path, where a relative import fails

_serving = False
_log = get_plugin_logger("dokumenter")


def on_startup(command, dirty):
    global _serving
    _serving = command == "serve"


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config):
    try:
        guide = load.load_guide()
    except load.DataError as error:
        raise PluginError(f"\n\n{error}\n") from None
    render.environment.cache_clear()
    render.words.cache_clear()
    render._terms.cache_clear()
    render._namings.cache_clear()
    render.now.explained = {}
    render.now.guide = guide
    config.site_name = f"{guide.kommune.modell} – {guide.kommune.navn}"
    if not _serving:
        config.site_url = guide.kommune.nettadresse or ""
    render.now.base = check.base_of(config.site_url)
    return config


def on_files(files, config):
    for file in list(files):
        if file.src_dir not in (None, config.docs_dir):
            files.remove(file)  # Material's scripts, styles and icons: the shell is ours
        elif file.src_uri.endswith(".css"):
            file.content_string = cssmin(file.content_string)  # the first screen has to fit in one network round trip
    if missing := [source for source in render.sources() if not files.get_file_from_path(source)]:
        raise PluginError("\n\nDisse sidene mangler:\n" + "".join(f"  docs/{source}\n" for source in missing)
                          + "Hvert nivå og verktøy og hver pakke i veileder.yml skal ha sine sider. Kopier siden til en av de andre, og rett «gjelder» øverst.\n")
    for address in [*take_along.addresses(render.now.guide), *documents.deck_addresses(render.now.guide)]:
        files.append(File.generated(config, address, content=" "))  # written when the pages are ready
    render.now.files = files
    try:
        made = documents.make_all(render.now.guide)
    except ValueError as error:
        raise PluginError(f"\n\n{error}\n") from None
    if documents.with_pdf():
        made |= {documents.GUIDE: b"%PDF"}  # announced, so that pages can link to it; written when they are finished
    else:
        _log.info("WeasyPrint finner ikke Pango på denne maskinen. Nettstedet bygges uten PDF-er og uten lenker til dem. Se README.")
    for address, content in made.items():
        files.append(File.generated(config, address, content=content))
    render.now.documents = {address: len(content) for address, content in made.items()}
    return files


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    render.now.page = page
    page.update_date = "1980-01-01"  # MkDocs says today, and puts it in sitemap.xml.gz: a build has no clock
    if problems := check.check_front_matter(page.meta, sorted(path.name for path in Path(config.theme.custom_dir).glob("*.html"))):
        raise PluginError("\n".join(["", "", *(f"docs/{page.file.src_uri}: {problem}" for problem in problems), ""]))
    try:
        entry = render.entry_of(page)
    except LookupError as error:
        raise PluginError(f"\n\n{error.args[0]}\n") from None
    if entry and entry.kind in ("niva", "pakke"):  # the shell prints their heading
        own = page.meta.get("title") or (f"{render.words()[entry.kind]} {entry.nr}" if entry.id != "introduksjon" else "")
        page.meta["title"] = f"{own}: {entry.tittel}" if own else entry.tittel
    if entry and entry.kind == "verktoy" and entry.skjema:
        page.meta["stil"] = "skjema"


def on_env(env, config, files):
    _make_decks(files)
    render.share(env)
    env.globals["veileder"] = render.now.guide
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(render.TEMPLATES)])  # the shell draws the same icons
    return env


def _make_decks(files):
    """The slides as files: the text of every page is finished here, and the shells that tell the size of a file are not."""
    pages = {package.id: files.get_file_from_path(f"opplaring/{package.id}/lysbilder.md").page for package in render.now.guide.pakker}
    try:
        made = documents.make_decks(render.now.guide, {id: (page.content, page.url) for id, page in pages.items()})
    except ValueError as error:
        raise PluginError(f"\n\n{error}\n") from None
    for address, content in made.items():
        files.get_file_from_path(address).content_bytes = content
    render.now.documents |= {address: len(content) for address, content in made.items()}


def on_page_context(context, page, config, nav):
    render.now.page = page


def on_template_context(context, template_name, config):
    render.now.page = None


def on_post_build(config):
    site = Path(config.site_dir)
    if documents.with_pdf():
        (site / documents.GUIDE).write_bytes(documents.make_guide(render.now.guide, site, config.use_directory_urls))
    documents.cache.tidy()
    take_along.write(render.now.guide, site, config.site_url, config.use_directory_urls)
