"""MkDocs hooks: a thin adapter that tells `render` what is being built and keeps the theme's own files out of the site."""

from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File
from rcssmin import cssmin

from macros import (
    check,
    documents,
    load,
    pages,
    render,
    scripts,
    take_along,
)  # absolute: MkDocs loads a hook by path, where a relative import fails

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
    own = {file.src_uri: file for file in files if file.src_uri in [*scripts.parts(), *scripts.ALONE]}
    for address, content in scripts.bundled({name: file.content_string for name, file in own.items()}).items():
        if address in own:
            own.pop(address).content_string = content
        else:
            files.append(File.generated(config, address, content=content))
    for part in own.values():
        files.remove(part)
    if missing := [source for source in render.sources() if not files.get_file_from_path(source)]:
        raise PluginError(
            "\n\nDisse sidene mangler:\n"
            + "".join(f"  docs/{source}\n" for source in missing)
            + "Er en fil slettet, eller har den fått nytt navn? Legg den tilbake. Hvert nivå og verktøy og hver pakke i veileder.yml skal ha sine sider. "
            "Er det noe nytt, kopierer du siden til en av de andre, og retter «gjelder» øverst.\n"
        )
    render.now.files = files
    if problems := pages.check_pages(files, sorted(path.name for path in Path(config.theme.custom_dir).glob("*.html"))):
        raise PluginError(
            "\n\n"
            + "\n".join(problems)
            + f"\n\nSidene i docs: {len(problems)} feil. Nettstedet er ikke bygd på nytt.\n"
        )
    if not documents.with_pdf():
        _log.info(
            "WeasyPrint finner ikke Pango på denne maskinen. Nettstedet bygges uten PDF-er og uten lenker til dem. Se README."
        )
    render.now.documents = documents.addresses(render.now.guide)
    for address in [*render.now.documents, *take_along.addresses(render.now.guide)]:
        files.append(
            File.generated(config, address, content=" ")
        )  # announced, so that pages can link to it; written when they are finished
    return files


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    render.now.page = page
    page.update_date = "1980-01-01"  # MkDocs says today, and puts it in sitemap.xml.gz: a build has no clock
    entry = render.entry_of(page)
    if entry and entry.kind in ("niva", "pakke"):  # the shell prints their heading
        own = page.meta.get("title") or (
            f"{render.words()[entry.kind]} {entry.nr}" if entry.id != "introduksjon" else ""
        )
        page.meta["title"] = f"{own}: {entry.tittel}" if own else entry.tittel
    if entry and entry.kind == "verktoy" and entry.skjema:
        page.meta["stil"] = "skjema"


def on_env(env, config, files):
    render.share(env)
    env.globals["veileder"] = render.now.guide
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(render.TEMPLATES)])  # the shell draws the same icons
    return env


def on_page_context(context, page, config, nav):
    render.now.page = page


def on_template_context(context, template_name, config):
    render.now.page = None


def on_post_build(config):
    site = Path(config.site_dir)
    pages = {
        package.id: render.now.files.get_file_from_path(f"opplaring/{package.id}/lysbilder.md").page
        for package in render.now.guide.pakker
    }
    try:
        made = documents.make_all(
            render.now.guide,
            site,
            {id: (page.content, page.url) for id, page in pages.items()},
            config.use_directory_urls,
        )
    except ValueError as error:
        raise PluginError(f"\n\n{error}\n") from None
    for address, content in made.items():
        (site / address).write_bytes(content)
    render.tell_sizes(site, {address: len(content) for address, content in made.items()})
    documents.cache.tidy()
    take_along.write(render.now.guide, site, config.site_url, config.use_directory_urls)
