"""An edition laid over the one it builds on: entries by id, what is local left behind, all lines known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .messages import suggest
from .placeholders import PLACEHOLDER
from .types import Entry, Model, Prose, Ref, keys_of, local_of, model_in, says_yes
from .yaml_source import Path_, Source

Named = set[tuple[str, str]]  # (kind, id) of entries
PAGES = {  # the pages that the municipality reviews, and that are nothing without a section
    "tjenester": ("tjenester",),
    "hindringer": ("nar-det-stopper-opp",),
    "medvirkning": ("medvirkning",),
    "finn_steget": ("finn-steget",),
}
CASES, COURSES = "caser", "pakker"  # the second are nothing without the first
DROPPED = ("verktoy", "case", "sporsmal", "resultat")  # an inherited one goes when nothing in the edition names it


@dataclass
class Node:
    """A value with the file and line it stands on: a dict or a list of nodes, a text, or nothing."""

    value: Any
    line: int | None
    file: Source

    def text(self, key: str) -> str | None:
        """The text under `key`, None when there is none."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found.value if found and isinstance(found.value, str) else None


def laid_over(base: Source, own: Source) -> Source:
    """`own` laid over `base`, as one source whose errors name the file they stand in.

    What is local in `base` is left behind. What `own` takes away (``uten``) goes, and so does what leads only there:
    a choice, a question's answer, a tool in a list. An error is noted in `own`.
    """
    tree, over, model = _grown(base), _grown(own), base.model
    before = {pair for pair, _ in _entries(tree, model)}
    asked = {pair for pair in _named(tree, model) if pair[0] == "lokalt"}
    tree = _inherited(tree, model) or tree
    local = before - {pair for pair, _ in _entries(tree, model)}
    for number, item in enumerate(own.data.get("uten") or []):
        if isinstance(item, str):
            _take_away(item, ("uten", number), tree, own)
    mine = {pair for pair, _ in _entries(over, model)}
    tree = _without_dead_ends(tree, model, before, mine, local)
    merged = _merged(tree, over, model)
    while unused := _unused(merged, model, own, asked):
        merged = _filtered(merged, model, unused)
        merged = _without_dead_ends(merged, model, before | mine, set(), set())
    merged.value["uten"] = _with_pages(over.value.get("uten"), tree.value.get("uten"), merged)
    result = _flat(merged, own)
    result.left_out = before - {pair for pair, _ in _entries(merged, model)}
    return result


def inheritable(source: Source) -> Source:
    """What another edition may have of `source`: all but what is local, with its lines."""
    whole = _grown(source)
    return _flat(_inherited(whole, source.model) or whole, source)


# --- a source as a tree, and back ------------------------------------------------------------------------------------


def _grown(source: Source) -> Node:
    def grow(value: Any, path: Path_) -> Node:
        if isinstance(value, dict):
            inner: Any = {key: grow(item, (*path, key)) for key, item in value.items()}
        elif isinstance(value, list):
            inner = [grow(item, (*path, number)) for number, item in enumerate(value)]
        else:
            inner = value
        file, line = source.place(path)
        return Node(inner, line, file)

    return grow(source.data, ())


def _flat(tree: Node, own: Source) -> Source:
    result = Source(own.name, own.model, own.lines, problems=own.problems)

    def lay(node: Node, path: Path_) -> Any:
        if node.line:
            result.marks[path] = node.line
        if node.file is not own:
            result.files[path] = node.file
        if isinstance(node.value, dict):
            return {key: lay(item, (*path, key)) for key, item in node.value.items()}
        if isinstance(node.value, list):
            return [lay(item, (*path, number)) for number, item in enumerate(node.value)]
        return node.value

    result.data = lay(tree, ())
    return result


def _entries(node: Node, model: type[Model]) -> Iterator[tuple[tuple[str, str], Node]]:
    """((kind, id), node) of everything with an id that other texts can name."""
    if isinstance(node.value, list):
        for item in node.value:
            yield from _entries(item, model)
    elif isinstance(node.value, dict):
        if issubclass(model, Entry) and not model.within and (id := node.text("id")):
            yield (model.kind, id), node
        for key, item in node.value.items():
            about = keys_of(model).get(key)
            if about and (inner := model_in(about.annotation)):
                yield from _entries(item, inner)


# --- what is inherited -----------------------------------------------------------------------------------------------


def _inherited(node: Node, model: type[Model]) -> Node | None:
    """The node without anything local; None when it is local altogether."""
    if isinstance(node.value, list):
        kept = [item for item in (_inherited(item, model) for item in node.value) if item]
        return Node(kept, node.line, node.file)
    if not isinstance(node.value, dict):
        return node
    if says_yes(node.text("egen")):
        return None
    result = {}
    for key, item in node.value.items():
        about = keys_of(model).get(key)
        local = about and local_of(about)
        if local and (not local.when or says_yes(node.text(local.when))):
            continue
        inner = model_in(about.annotation) if about else None
        result[key] = (_inherited(item, inner) or Node(None, item.line, item.file)) if inner else item
    return Node(result, node.line, node.file)


def _take_away(named: str, path: Path_, tree: Node, own: Source) -> None:
    """Take a section, or the entry with that id, out of `tree`; ``slag/id`` when several have the id.

    A page (``om/redaktor.md``) is left out of the site by `site.layers`; here goes what is said of its review.
    """
    if named.endswith(".md"):
        for (kind, id), page in list(_entries(tree, own.model)):
            if kind == "nettside" and (page.text("fil") or f"{id}.md") == named:
                _remove(tree, page)
        return
    sections = keys_of(own.model)
    if named in sections and not sections[named].is_required():
        if named == CASES and COURSES not in own.data["uten"] and CASES not in own.data:
            own.report(path, "Kursene er bygd rundt casene. Ta bort «pakker» også, eller skriv deres egne «caser».")
        tree.value.pop(named, None)
        for (kind, id), page in list(_entries(tree, own.model)):
            if kind == "nettside" and id in PAGES.get(named, ()):
                _remove(tree, page)
        return
    kind, _, id = named.rpartition("/")
    found = [(pair, node) for pair, node in _entries(tree, own.model) if pair[1] == id and kind in ("", pair[0])]
    if len(found) > 1:
        ways = " eller ".join(f"{pair[0]}/{pair[1]}" for pair, _ in found)
        own.report(path, f"Flere ting heter «{id}». Skriv {ways}.")
    elif not found:
        hint = suggest(named, [*sections, *(pair[1] for pair, _ in _entries(tree, own.model))])
        own.report(path, f"«{named}» finnes ikke i det utgaven bygger på, så det kan ikke tas bort.{hint}")
    else:
        _remove(tree, found[0][1])


def _with_pages(own: Node | None, below: Node | None, whole: Node) -> Node:
    """What the edition leaves out, and the pages that what it builds on leaves out already."""
    found = [item for node in (own, below) if node and isinstance(node.value, list) for item in node.value]
    mine = own.value if own and isinstance(own.value, list) else []
    kept = [item for item in found if item in mine or str(item.value).endswith(".md")]
    return Node(kept, own.line if own else whole.line, own.file if own else whole.file)


def _remove(node: Node, gone: Node) -> None:
    if isinstance(node.value, list):
        node.value = [item for item in node.value if item is not gone]
    items = node.value.values() if isinstance(node.value, dict) else node.value
    if isinstance(node.value, (dict, list)):
        for item in items:
            _remove(item, gone)


# --- what leads nowhere any more -------------------------------------------------------------------------------------


def _without_dead_ends(tree: Node, model: type[Model], known: Named, mine: Named, local: Named) -> Node:
    """The tree without what names an entry that was `known` and is there no more, and is not among `mine`.

    `local`: what of it only the base has.
    """
    while True:
        alive = {pair for pair, _ in _entries(tree, model)} | mine
        pruned = _Pruning(known - alive, alive, local).pruned(tree, model, [])
        assert pruned
        if {pair for pair, _ in _entries(pruned, model)} | mine == alive:
            return pruned
        tree = pruned


@dataclass
class _Pruning:
    gone: Named
    alive: Named
    local: Named  # what only the base has: a line of a list that names it goes too

    def pruned(self, node: Node, annotation: Any, metadata: list[Any]) -> Node | None:
        """The node without dead references; None when it cannot be without one."""
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *marks = get_args(annotation)
            return self.pruned(node, inner, [*metadata, *marks])
        if origin in (Union, UnionType):
            options = [option for option in get_args(annotation) if option is not NoneType]
            return self.pruned(node, options[0], metadata) if len(options) == 1 else node
        if origin is list and isinstance(node.value, list):
            spoken = (item for item in node.value if not self._of_the_base(item))
            kept = (self.pruned(item, get_args(annotation)[0], []) for item in spoken)
            return Node([item for item in kept if item], node.line, node.file)
        if isinstance(annotation, type) and issubclass(annotation, Model) and isinstance(node.value, dict):
            return self._section(node, annotation)
        ref = next((mark for mark in metadata if isinstance(mark, Ref)), None)
        return None if ref and isinstance(node.value, str) and self._dead(ref, node.value) else node

    def _section(self, node: Node, model: type[Model]) -> Node | None:
        result = {}
        for key, item in node.value.items():
            about = keys_of(model).get(key)
            kept = self.pruned(item, about.annotation, about.metadata) if about else item
            if kept:
                result[key] = kept
            elif about and about.is_required():
                return None
        return Node(result, node.line, node.file)

    def _of_the_base(self, item: Node) -> bool:
        """Whether a text names something that only the base's municipality has."""
        if not isinstance(item.value, str):
            return False
        named = {(match["name"], match["id"]) for match in PLACEHOLDER.finditer(item.value)}
        return bool(named & self.local - self.alive)

    def _dead(self, ref: Ref, id: str) -> bool:
        named = {(kind, id) for kind in ref.kinds}
        return id not in ref.constants and not named & self.alive and bool(named & self.gone)


def _unused(tree: Node, model: type[Model], own: Source, asked: Named) -> Named:
    """Inherited tools, cases, questions and answers that nothing names now, and the local answers they `asked` for."""
    named, entries = _named(tree, model), list(_entries(tree, model))
    first = next((pair for pair, _ in entries if pair[0] == "sporsmal"), None)
    may_go = {pair for pair, _ in entries if pair[0] in DROPPED or pair in asked} - named - {first}
    return {pair for pair, node in entries if pair in may_go and node.file is not own}


def _named(tree: Node, model: type[Model]) -> Named:
    """(kind, id) of everything that the tree names, as ids and as placeholders."""
    named: Named = set()
    for ref, text in _leaves(tree, model, []):
        if isinstance(ref, Ref):
            named |= {(kind, text) for kind in ref.kinds if ref.uses}
        else:
            named |= {(match["name"], match["id"]) for match in PLACEHOLDER.finditer(text) if match["id"]}
    return named


def _leaves(node: Node, annotation: Any, metadata: list[Any]) -> Iterator[tuple[Ref | Prose, str]]:
    """(mark, text) of every reference and every text that a reader sees."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from _leaves(node, inner, [*metadata, *marks])
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            yield from _leaves(node, option, metadata) if option is not NoneType else ()
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _leaves(item, get_args(annotation)[0], []) if origin is list else ()
    elif isinstance(node.value, dict):
        if isinstance(annotation, type) and issubclass(annotation, Model):
            for key, item in node.value.items():
                if about := keys_of(annotation).get(key):
                    yield from _leaves(item, about.annotation, about.metadata)
    elif isinstance(node.value, str):
        yield from ((mark, node.value) for mark in metadata if isinstance(mark, (Ref, Prose)))


def _filtered(node: Node, model: type[Model], gone: Named) -> Node:
    """The tree without the entries in `gone`."""
    for pair, entry in list(_entries(node, model)):
        if pair in gone:
            _remove(node, entry)
    return node


# --- the edition's own -----------------------------------------------------------------------------------------------


def _merged(base: Node, own: Node, model: type[Model]) -> Node:
    """`own` where it says something, `base` elsewhere. Entries are known by their key; a plain list is replaced."""
    if isinstance(base.value, dict) and isinstance(own.value, dict):
        value = dict(base.value)
        for key, mine in own.value.items():
            about = keys_of(model).get(key)
            inner = model_in(about.annotation) if about else None
            value[key] = _merged(value[key], mine, inner) if inner and key in value else mine
        return Node(value, own.line, own.file)
    if isinstance(base.value, list) and isinstance(own.value, list) and model.known_by:
        return Node(_by_key(base.value, own.value, model), base.line, base.file)
    return own


def _by_key(base: list[Node], own: list[Node], model: type[Model]) -> list[Node]:
    """The entries of both. A new one stands after the one that is above it in the edition, or else last."""
    result, place = list(base), None
    for mine in own:
        key = mine.text(model.known_by)
        known = (number for number, item in enumerate(result) if key and item.text(model.known_by) == key)
        here = next(known, None)
        if here is not None:
            result[here] = _merged(result[here], mine, model)
        else:
            here = len(result) if place is None else place + 1
            result.insert(here, mine)
        place = here
    return result
