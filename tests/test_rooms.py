"""The house keeps its walls: who may import whom, no circles, no state of a module's own, nothing too long to read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from macros.guide.load import HOUSE

MODULES = {
    ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((HOUSE / "macros").rglob("*.py"))
}
OURS = sorted([*MODULES.values(), *(HOUSE / "tests").rglob("*.py")])
MAY_IMPORT = {
    "guide": {"guide"},
    "building": {"guide"},
    "site": {"guide", "building", "site"},
    "documents": {"guide", "building", "site", "documents"},
    "publish": {"guide", "building", "site", "documents", "publish"},
}
KNOW_MKDOCS = {"macros", "macros.hooks", "macros.building"}  # README names them
FUNCTION, MODULE, LINE = 40, 350, 120


def imports(name: str) -> set[str]:
    """Every module that a module of ours imports, anywhere in it: ours by their whole name, others too."""
    path, found = MODULES[name], set()
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            inner = {f"{base}.{alias.name}" for alias in node.names} & set(MODULES)
            found |= inner or {base}
    return found


IMPORTS = {name: imports(name) for name in MODULES}


def room(name: str) -> str:
    """«guide» for macros.guide.load, "" for the package itself."""
    return name.split(".")[1] if "." in name else ""


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) in MAY_IMPORT])
def test_a_room_imports_only_the_rooms_before_it(name):
    ours = {other for other in IMPORTS[name] if other.split(".")[0] == "macros"}
    assert {other for other in ours if room(other) not in MAY_IMPORT[room(name)]} == set()


def test_every_room_is_known():
    doors = {"", "__main__", "commands", "hooks"}  # they may import everything
    assert {room(name) for name in MODULES} == {*MAY_IMPORT, *doors}


def test_mkdocs_stands_at_the_door():
    know = {name for name, found in IMPORTS.items() if any(other.split(".")[0].startswith("mkdocs") for other in found)}
    assert know <= KNOW_MKDOCS
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert all(f"`macros/{MODULES[name].name}`" in readme for name in KNOW_MKDOCS)


def test_no_circle():
    done: set[str] = set()

    def follow(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in IMPORTS[name] & set(MODULES):
                follow(other, (*trail, name))
            done.add(name)

    for name in MODULES:
        follow(name, ())


def test_the_reader_of_imports_can_fail():
    assert "macros.guide.placeholders" in IMPORTS["macros.site.texts"], "a name in a module"
    assert "macros.documents.deck" in IMPORTS["macros.documents.jobs"], "a module in a package"
    assert "macros.hooks" in IMPORTS["macros"], "an import inside a function"
    assert "mkdocs.plugins" in IMPORTS["macros.hooks"]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_keeps_nothing_of_a_build(name):
    """What is being built stands in `Building`: no global, no cache that somebody must remember to empty."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert not [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "cache_clear"
    ]
    cached = [
        (node.name, {argument.arg for argument in node.args.args})
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any("cache" in ast.unparse(d) for d in node.decorator_list)
    ]
    of_the_process = {
        "_weasyprint",
        "_found",
        "_shared",
        "template",
        "_like_an_entry",
        "_model_in",
        "keys_of",
        "_keys",
    }  # a library, a style sheet, what the types are made of
    assert {function for function, names in cached if "self" not in names} <= of_the_process


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_nothing_is_too_long_to_read(path: Path):
    text = path.read_text(encoding="utf-8")
    lines, tree = text.split("\n"), ast.parse(text)
    assert [number for number, line in enumerate(lines, 1) if len(line) > LINE] == []
    assert {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= FUNCTION
    } == {}
    assert len(lines) - 1 <= MODULE or "longer" in lines[0], "the first line says why it is longer than others"


@pytest.mark.parametrize("path", sorted((HOUSE / "docs" / "assets").glob("*.[cj]s*")), ids=lambda path: path.name)
def test_a_style_sheet_or_script_says_its_one_job_first(path: Path):
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first.startswith("/*" if path.suffix == ".css" else ("//", "/*", '"use strict"')) and len(first) > 20
