"""Check the pages in docs/ as they are written, before anything is made of them: every mistake at once, with file and line.

MkDocs and its plugins would tell one at a time, in English, and say nothing about some of them (front matter that cannot
be read, a page about another tool than its own).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache

import jinja2
import yaml
from jinja2 import meta as jinja_meta
from jinja2 import nodes
from mkdocs.structure.files import File, Files
from mkdocs.utils import meta

from . import render
from .check import check_front_matter
from .load import suggest
from .model import BARE_LAW, BARE_PHONE, PLACEHOLDER_KINDS, Entry, Holder

_syntax = jinja2.Environment()
_NEEDED = ("niva", "verktoy", "pakke", "oppgave", "case", "del")  # what a block cannot do without
CODE = re.compile(r"(?ms)^(```|~~~).*?^\1|\{% raw %\}.*?\{% endraw %\}|`[^`\n]*`")
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
UNSAFE = re.compile(r"(?i)<(?:script|style|iframe)\b|<[a-z][^>]*\s(?:style|on[a-z]+)=")


def check_pages(files: Files, shells: list[str]) -> list[str]:
    """Everything that is wrong with the pages, as sentences. Empty when all is well. `shells`: the templates a page may ask for."""
    _names_in.cache_clear()  # `make serve` sees changed templates
    return [
        *check_names(),
        *(problem for file in files.documentation_pages() for problem in check_page(file, files, shells)),
    ]


def check_names() -> list[str]:
    """Entries that templates and shells ask for by name, and that the data no longer has."""
    wanted = {
        pair
        for folder in (render.TEMPLATES, render.SHELLS)
        for path in folder.rglob("*.*")
        for pair in re.findall(r'\.get\("(\w+)", "([\w-]+)"\)', path.read_text(encoding="utf-8"))
    }
    return [
        f"docs/veileder.yml: «{id}» ({kind}) er slettet eller har fått ny id, men sidene trenger det. Legg det tilbake med den samme id-en."
        for kind, id in sorted(wanted - set(render.now.guide.index))
    ]


def check_page(file: File, files: Files, shells: list[str]) -> list[str]:
    """The same for one page."""
    return [f"docs/{file.src_uri}{where}: {says}" for where, says in _check(file, files, shells)]


def _check(file: File, files: Files, shells: list[str]) -> Iterator[tuple[str, str]]:
    try:
        text = file.content_string
    except UnicodeDecodeError:
        yield "", "Fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses. Lagre den på nytt som UTF-8."
        return
    body, front = meta.get_data(text)
    first = text.rstrip("\n").count("\n") - body.rstrip("\n").count("\n")  # the lines above the body
    if not front:
        yield "", _front_matter_help(file.src_uri, text)
        return
    yield from (("", says) for says in check_front_matter(front, shells))
    entry = render.now.guide.index.get(tuple(str(front.get("gjelder", "")).split("/", 1)))
    if front.get("gjelder"):
        yield from (("", says) for says in _check_entry(front["gjelder"], entry, file.src_uri))
        if entry is None:
            return  # the blocks below would only say the same again
    elif "title" not in front:
        yield "", "«title» mangler øverst på siden."
    for key in ("film", "teksting", "tekst"):
        if front.get(key) and files.get_file_from_path(str(front[key])) is None:
            yield (
                "",
                f"«{key}: {front[key]}» øverst på siden finnes ikke. Legg fila i docs, og skriv navnet med mappene foran.",
            )
    for number, says in _check_body(body, entry, file.src_uri, files):
        yield f", linje {first + number}", says


def _front_matter_help(source: str, text: str) -> str:
    about = next(
        (
            f"gjelder: {entry.kind}/{entry.id}"
            for entry in (*render.now.guide.nivaer, *render.now.guide.verktoy)
            if render.source_of(entry)[0] == source
        ),
        "title: Navnet på siden",
    )
    if re.match(r"---\s*\n.*?\n---\s*\n", text, re.S):
        try:
            yaml.safe_load(text.split("---")[1])
        except yaml.MarkedYAMLError as error:
            return f"Linje {error.problem_mark.line + 1} kan ikke leses. Er det kolon i teksten, setter du den i anførselstegn. Bruk mellomrom, ikke tabulator."
    return f"Siden skal begynne med en linje med ---, så linja «{about}», og så en linje med --- igjen."


def _check_entry(about: str, entry: Entry | None, source: str) -> Iterator[str]:
    if entry is None:
        known = ["/".join(key) for key in render.now.guide.index]
        yield f"«gjelder: {about}» finnes ikke i veileder.yml.{suggest(about, known)} Er det slettet der, sletter du denne fila også."
    elif entry.kind in ("niva", "verktoy") and (home := render.source_of(entry)[0]) != source:
        yield f"«gjelder: {about}» hører til siden docs/{home}. Fila og id-en skal ha samme navn."
    elif entry.kind == "pakke" and posixpath.dirname(source) != f"opplaring/{entry.id}":
        yield f"«gjelder: {about}» hører til mappa docs/opplaring/{entry.id}/. Mappa og id-en skal ha samme navn."


def _check_body(body: str, entry: Entry | None, source: str, files: Files) -> Iterator[tuple[int, str]]:
    prose = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    try:
        tree = _syntax.parse(body)
    except jinja2.TemplateSyntaxError as error:
        yield error.lineno, _syntax_help(body.split("\n")[error.lineno - 1])
    else:
        yield from _check_calls(tree, entry)
    for number, line in enumerate(prose.split("\n"), 1):
        if BARE_LAW.search(line):
            yield (
                number,
                'Her står en paragraf skrevet rett i teksten. Legg den i «lover» i veileder.yml, og skriv {{ lov("id") }} her.',
            )
        if phone := BARE_PHONE.search(re.sub(r"\]\([^)]*\)|https?://\S+", "", line)):
            yield (
                number,
                f'Her står telefonnummeret {phone[0]} rett i teksten. Legg det i «telefoner» i veileder.yml, og skriv {{{{ tlf("id") }}}} her.',
            )
        if wrong := re.search(rf"\$(holder(?:ens?)?\b|(?:{'|'.join(PLACEHOLDER_KINDS)})\()", line):
            yield (
                number,
                f'«{wrong[0]}» virker bare i veileder.yml. På en side skriver du {{{{ lov("id") }}}} eller {{{{ holder.bestemt }}}}.',
            )
        if UNSAFE.search(line):
            yield number, "Skript, stil og rammer kan ikke stå på en side. Slett dem, eller spør den som utvikler."
        for link in LINK.findall(line):
            path = link.split("#")[0].split("?")[0]
            if path and not re.match(r"[a-z]+:|//|\{", link):
                target = (
                    path[1:]
                    if path.startswith("/")
                    else posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
                )
                if files.get_file_from_path(target) is None:
                    yield (
                        number,
                        f"Lenken {link} fører ingen steder.{suggest('/' + target, ['/' + known.src_uri for known in files])} Skriv adressen fra toppen av docs, for eksempel /haster.md.",
                    )
    yield from _check_blocks(prose)


def _check_blocks(prose: str) -> Iterator[tuple[int, str]]:
    """The blocks of a slide page: each «/// notat» is closed before the next slide."""
    opened: list[tuple[int, str]] = []
    for number, line in enumerate([*prose.split("\n"), "---"], 1):
        if re.match(r"/{3,}\s*$", line):
            if not opened:
                yield (
                    number,
                    "Linja med /// lukker ingenting. Slett den, eller skriv hva som begynner, for eksempel «/// notat».",
                )
            else:
                opened.pop()
        elif re.match(r"/{3,}\s*\S", line):
            opened.append((number, line.strip()))
        elif line.strip() == "---":
            yield from (
                (at, f"«{says}» er ikke lukket. Skriv /// på en egen linje der den slutter.") for at, says in opened
            )
            opened = []


def _syntax_help(line: str) -> str:
    if "{%" in line:
        return "«{%» kan ikke stå på en side. Slett det."
    if re.search("\\{\\{[^}]*[“”„«»’]", line):
        return 'Anførselstegnene i krøllparentesene er ikke rette. Skriv dem på nytt slik: {{ lov("bvl-13-2") }}.'
    return (
        'Krøllparentesene er ikke skrevet riktig. Det skal være to foran og to bak, for eksempel {{ lov("bvl-13-2") }}.'
    )


def _check_calls(tree: nodes.Template, entry: Entry | None) -> Iterator[tuple[int, str]]:
    known = ("show", "holder", "veileder", *PLACEHOLDER_KINDS)
    faulty = {
        id(inside)
        for call in tree.find_all(nodes.Call)
        for argument in call.args
        if not isinstance(argument, nodes.Const)
        for inside in (argument, *argument.find_all(nodes.Name))
    }
    for name in tree.find_all(nodes.Name):
        if name.name not in known and id(name) not in faulty:
            yield (
                name.lineno,
                f"«{name.name}» er ikke noe en side kan hente.{suggest(name.name, known)} Velg mellom: {', '.join(known)}.",
            )
    for attribute in tree.find_all(nodes.Getattr):
        if (
            isinstance(attribute.node, nodes.Name)
            and attribute.node.name == "holder"
            and attribute.attr not in Holder.model_fields
        ):
            yield (
                attribute.lineno,
                f"«holder.{attribute.attr}» finnes ikke.{suggest(attribute.attr, Holder.model_fields)} Velg mellom: {', '.join(Holder.model_fields)}.",
            )
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("show", *PLACEHOLDER_KINDS):
            yield from ((call.lineno, says) for says in _check_call(call, entry))


def _check_call(call: nodes.Call, entry: Entry | None) -> Iterator[str]:
    name, index = call.node.name, render.now.guide.index
    if len(call.args) != 1 or not isinstance(call.args[0], nodes.Const) or not isinstance(call.args[0].value, str):
        yield f'Det skal stå ett navn i rette anførselstegn i parentesen, for eksempel {{{{ {name}("{"flyt" if name == "show" else "id"}") }}}}.'
        return
    what = call.args[0].value
    if name == "show":
        values = {
            keyword.key: keyword.value.as_const() for keyword in call.kwargs if isinstance(keyword.value, nodes.Const)
        }
        yield from _check_show(what, values, entry)
    elif (name, what) not in index:
        yield f'{{{{ {name}("{what}") }}}} finnes ikke i veileder.yml.{suggest(what, [id for kind, id in index if kind == name])}'


def _check_show(block: str, values: dict, entry: Entry | None) -> Iterator[str]:
    blocks = [path.stem for path in sorted(render.TEMPLATES.glob("*.md"))]
    if block not in blocks:
        yield f"Blokka «{block}» finnes ikke.{suggest(block, blocks)}"
        return
    wanted, optional = _names_in(block)
    for name, value in values.items():
        kinds = {kind for kind, _ in render.now.guide.index}
        if name not in wanted:
            yield f"Blokka «{block}» bruker ikke «{name}».{suggest(name, wanted & {*_NEEDED, *optional})}"
        elif name in kinds and (name, value) not in render.now.guide.index:
            yield f'«{name}="{value}"» finnes ikke i veileder.yml.{suggest(value, [id for kind, id in render.now.guide.index if kind == name])}'
    for name in sorted((wanted & set(_NEEDED)) - optional - set(values) - {entry.kind if entry else ""}):
        if name in ("niva", "verktoy", "pakke"):
            yield f"Blokka «{block}» må vite hva siden handler om. Skriv «gjelder: {name}/…» øverst på siden."
        else:
            yield f'Blokka «{block}» trenger «{name}». Skriv {{{{ show("{block}", {name}="id") }}}}.'
    try:
        if "oppgave" in values and "oppgave" in wanted and entry and entry.kind == "pakke":
            entry.task(values["oppgave"])
        if "del" in values and (case := render.now.guide.index.get(("case", values.get("case")))):
            case.part(case.varianter[0].id, values["del"])
    except LookupError as error:
        yield str(error.args[0])


@lru_cache
def _names_in(block: str) -> tuple[set[str], set[str]]:
    """The names a block asks for, and those of them it can do without (or makes itself)."""
    tree = render.environment().parse((render.TEMPLATES / f"{block}.md").read_text(encoding="utf-8"))
    optional = {
        name.name
        for kind in (nodes.Filter, nodes.Test)
        for node in tree.find_all(kind)
        if node.name in ("default", "defined", "undefined")
        for name in node.find_all(nodes.Name)
    }
    return jinja_meta.find_undeclared_variables(tree), optional | {
        name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"
    }
