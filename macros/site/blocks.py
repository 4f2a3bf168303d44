"""Blocks on a page: ``{{ show("flyt") }}``, and the names and filters that templates, page shells and documents use."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from jinja2 import Environment, nodes
from jinja2 import meta as jinja_meta
from markupsafe import Markup

from ..building import Building
from ..guide import form
from ..guide.guide import Veileder
from ..guide.verktoy import Verktoy
from ..guide.words import Ord
from . import qr, styles, texts
from .addresses import entry_of, from_root, parents, public, title_of, url, where_to_edit
from .compiled import remembered
from .descriptions import description_of
from .document_links import document_link
from .drawings import drawing as course_drawing
from .family_drawings import drawing, drawing_on_paper
from .index import index_items
from .mark import mark, shape
from .mentions import mentions_of

OWN_STYLE = "assets/utgave.css"
USUAL_LEVELS = ["niva-0", "niva-1", "niva-2", "niva-3"]  # those of the style sheet that all editions share


def own_style(building: Building) -> str:
    """The style sheet of what an edition looks like alone; empty when it looks as the base does."""
    guide = building.guide
    own = shape(building)
    if [level.id for level in guide.nivaer] == USUAL_LEVELS and not guide.kommune.farge and not own:
        return ""
    template = building.once(environment).get_template("utgave.css")
    return template.render(nivaer=guide.nivaer, farge=guide.kommune.farger, palett=guide.kommune.palett, merke=own)


def show(building: Building, template: str, **values: Any) -> Markup:
    """Markdown for the page being built, from ``templates/<template>.md``.

    The template knows what the page is about by its kind (``niva``, ``verktoy``, ``pakke``). `values` are more ids in
    the data by kind, ``show("flyt", niva="niva-1")``, or anything else the template asks for.
    """
    assert building.page
    entry = entry_of(building, building.page)
    named = ({entry.kind: entry.id} if entry else {}) | values
    entries = {kind: building.guide.index.get((kind, id), id) for kind, id in named.items()}
    return Markup(building.once(environment).get_template(f"{template}.md").render(**entries))


def environment(building: Building) -> Environment:
    """The Jinja environment of all blocks and documents."""
    env = texts.environment(building)
    share(building, env)
    return env


def share(building: Building, env: Environment) -> None:
    """Give a Jinja environment (ours, or the theme's) the names that templates use."""
    env.filters.update(_filters(building))
    env.globals.update(
        veileder=building.guide,
        ord=building.words,
        utkastlinje=partial(texts.draft_line, building),
        siden=lambda: building.page,
        url_til=partial(url, building),
        finnes=lambda source: building.files.get_file_from_path(source) is not None,
        overordnet=partial(parents, building),
        tittel_pa=partial(title_of, building),
        endres_her=partial(where_to_edit, building),
        alt_a_til_aa=partial(index_items, building),
        gjelder=partial(entry_of, building),
        lang=partial(texts.language_mark, building),
        forklarte=partial(texts.explained_words, building),
        nevnt_i=partial(mentions_of, building),
        dokument=partial(document_link, building),
        skjemadeler=partial(form_parts, building),
        qr=partial(qr.svg, building.words),
        qr_kilde=qr.source,
        kurstegning=partial(course_drawing, building),
        offentlig=public,
        fra_rota=partial(from_root, building),
        stilark=styles.addresses,
        beskrivelse=partial(description_of, building),
        tegning=partial(drawing, building),
        tegning_papir=partial(drawing_on_paper, building),
        merke=partial(mark, building),
    )


def _filters(building: Building) -> dict[str, Callable[..., Any]]:
    return dict(
        dato=partial(dato, building.words.sprak.maneder),
        klokke=klokke,
        midt=texts.midt,
        unlinked=partial(texts.unlinked, building),
        plain=partial(texts.plain, building),
        html=partial(texts.html, building),
        forklart=partial(texts.explained, building),
        lovnavn=partial(texts.laws_marked, building),
        navn=partial(texts.name_of, building),
        filnavn=partial(file_name, building),
    )


def form_parts(building: Building, tool: Verktoy) -> list[form.Part]:
    """The form of a tool, part by part, for the preview on its page. The texts still hold their placeholders."""
    return form.parts(tool, building.guide.skjemahode, building.words.dokument)


def file_name(building: Building, text: str) -> str:
    """A text as the name of a file that any machine can keep: «Samtaleark: Uka mi» -> «Samtaleark – Uka mi»."""
    return re.sub(r'[\\/*?"<>|]', "", texts.plain(building, text).replace(":", " –")).strip(" .")


def menu(guide: Veileder, words: Ord) -> list[dict[str, str]]:
    """The menu at the top, as MkDocs' ``nav``: only what the guide has."""
    menu = words.meny
    return [
        {menu.veileder: "handlingsveileder/index.md"},
        {menu.verktoykasse: "verktoykasse/index.md"},
        *([{menu.opplaring: "opplaring/index.md"}] if guide.pakker else []),
        {menu.om.format(modell=guide.kommune.modell_kort): "om/index.md"},
    ]


def dato(months: list[str], value: date | str | None) -> str:
    """2026-07-02 -> «2. juli 2026», «2024-03» -> «mars 2024», «2023» -> «2023»."""
    if value is None:
        return ""
    year, *rest = str(value).split("-")
    day = f"{int(rest[1])}. " if len(rest) > 1 else ""
    return f"{day}{months[int(rest[0]) - 1]} {year}" if rest else year


def klokke(minutes: int) -> str:
    """Minutes from the start as «1:05»."""
    return f"{minutes // 60}:{minutes % 60:02}"


def names_in_blocks(building: Building) -> dict[str, tuple[set[str], set[str]]]:
    """Block -> the names it asks for, and those of them it can do without (or makes itself)."""
    blocks = {path.stem: path.read_text(encoding="utf-8") for path in sorted(texts.TEMPLATES.glob("*.md"))}
    found = remembered("navn", blocks, lambda: _names(building.once(environment), blocks))
    return {block: (set(asked), set(optional)) for block, (asked, optional) in found.items()}


def _names(env: Environment, blocks: dict[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    found = {}
    for block, text in blocks.items():
        tree = env.parse(text)
        optional = {
            name.name
            for kind in (nodes.Filter, nodes.Test)
            for node in tree.find_all(kind)
            if node.name in ("default", "defined", "undefined")
            for name in node.find_all(nodes.Name)
        }
        made = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
        found[block] = (sorted(jinja_meta.find_undeclared_variables(tree)), sorted(optional | made))
    return found
