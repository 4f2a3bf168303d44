"""How a municipality publishes without a programmer: the script is really run, and every command of CI is ours."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from projects import copy_of_project

from macros.commands import commands
from macros.guide.load import HOUSE

EXAMPLES = HOUSE / "eksempler" / "publisering"
RECIPES = sorted(EXAMPLES.glob("*.yml"))
LIGHT = "--uten-dokumenter"
pytestmark = [pytest.mark.build, pytest.mark.grundig]


def lines(recipe: Path) -> list[str]:
    """Every line that a recipe gives to a shell, wherever it stands."""

    def found(node) -> list[str]:
        if isinstance(node, list):
            return [line for item in node for line in found(item)]
        if not isinstance(node, dict):
            return []
        said = [node[key] for key in ("run", "script", "before_script") if key in node]
        flat = [line for one in said for line in (one if isinstance(one, list) else one.splitlines())]
        return [*flat, *(line for value in node.values() for line in found(value))]

    return found(yaml.safe_load(recipe.read_text(encoding="utf-8")))


def ours(recipe: Path) -> list[list[str]]:
    return [shlex.split(line)[3:] for line in lines(recipe) if "-m macros" in line]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.name)
def test_every_command_of_a_recipe_is_one_of_ours(recipe):
    asked = ours(recipe)
    assert {words[0] for words in asked} == {"check", "build"}
    for words in asked:
        commands().parse_args(words)
    with pytest.raises(SystemExit):
        commands().parse_args(["bygg", "-q"])
    locked = [line for line in lines(recipe) if "pip install" in line]
    assert locked and all("--require-hashes -r requirements.lock" in line for line in locked)
    assert (HOUSE / "requirements.lock").is_file()
    system = {word for line in lines(recipe) if "apt-get install" in line for word in line.split() if "lib" in word}
    told = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert system and all(re.search(rf"\b{package}\b", told) for package in system)


def test_what_is_published_is_what_was_built():
    github, gitlab = (
        yaml.safe_load((EXAMPLES / f"{name}.yml").read_text(encoding="utf-8")) for name in ("github", "gitlab")
    )
    steps = github["jobs"]["bygg"]["steps"]
    assert next(step["with"]["path"] for step in steps if "upload-pages" in step.get("uses", "")) == "site"
    assert github["jobs"]["publiser"]["needs"] == "bygg" and "main" in github["jobs"]["publiser"]["if"]
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"] == [ours(EXAMPLES / "gitlab.yml")[-1][-1]]
    for folder in ("site", "public"):
        assert not (HOUSE / folder / "veileder.yml").exists()


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    made = copy_of_project(tmp_path_factory.mktemp("publisering") / "kopi")
    shutil.copytree(HOUSE / "eksempler", made / "eksempler")
    return made


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.name)
def test_the_commands_of_a_recipe_leave_a_site(project, recipe):
    for words in ours(recipe):
        light = [LIGHT] if words[0] == "build" else []
        run = subprocess.run(
            [sys.executable, "-m", "macros", *words, *light], cwd=project, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stdout + run.stderr
    assert (project / ("site" if recipe.stem == "github" else "public") / "haster" / "index.html").is_file()


def publish(project: Path, to: str, **also: str) -> subprocess.CompletedProcess:
    command = ["sh", str(project / "eksempler" / "publisering" / "publiser.sh"), to, LIGHT]
    environment = os.environ | {"PYTHON": sys.executable} | also
    return subprocess.run(command, cwd=project.parent, env=environment, capture_output=True, text=True)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_script_puts_the_site_in_a_folder_and_a_mistake_leaves_the_last_one(project, tmp_path):
    target, data = tmp_path / "vev server" / "bti", project / "docs" / "veileder.yml"
    target.parent.mkdir()
    run = publish(project, str(target))
    assert run.returncode == 0 and f"Publisert: {target}" in run.stdout, run.stdout + run.stderr
    before = tree(target)
    assert before == tree(project / "site") and "haster/index.html" in before
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("  navn: Kragerø kommune\n", "  navnn: Kragerø kommune\n"), encoding="utf-8")
    run = publish(project, str(target))
    assert run.returncode != 0 and "«navn» mangler" in run.stdout + run.stderr
    assert tree(target) == before, "the last good site stands"
    data.write_text(text.replace("  navn: Kragerø kommune\n", "  navn: Kragerø ny kommune\n"), encoding="utf-8")
    target.rename(target.with_name("bti.gammel"))  # as when the last run was cut between its two renames
    run = publish(project, "vev server/bti" if project.parent == tmp_path else str(target))
    data.write_text(text, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Kragerø ny kommune" in (target / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in target.parent.iterdir()] == ["bti"], "nothing is left beside it"


def test_the_script_leaves_a_folder_that_is_something_else(project, tmp_path):
    (tmp_path / "annet").mkdir()
    (tmp_path / "annet" / "viktig.txt").write_text("min", encoding="utf-8")
    run = publish(project, str(tmp_path / "annet"))
    assert run.returncode == 1 and "er ikke dette nettstedet, og blir ikke skrevet over" in run.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["annet", "viktig.txt"]
    assert (
        "Skriv hvor nettstedet skal ligge"
        in subprocess.run(["sh", str(EXAMPLES / "publiser.sh")], capture_output=True, text=True).stderr
    )


def test_the_script_sends_to_another_machine(project, tmp_path):
    """The real rsync, with a shell that runs here what ssh would run there."""
    if not shutil.which("rsync"):
        pytest.skip("rsync is not on this machine")
    shell = tmp_path / "som-ssh"
    # rsync gives it: -l bruker tjener, and then the command
    shell.write_text('#!/bin/sh\nshift 3\nexec sh -c "$*"\n', encoding="utf-8")
    shell.chmod(0o755)
    target = tmp_path / "der"
    target.mkdir()
    (target / "gammel.html").write_text("borte snart", encoding="utf-8")
    run = publish(project, f"bruker@tjener:{target}", RSYNC_RSH=str(shell))
    assert run.returncode == 0, run.stdout + run.stderr
    assert tree(target) == tree(project / "site")
