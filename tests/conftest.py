"""The real site, built strictly once for all tests, and a real browser that visits it under the strictest policy."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import chromium
import editions
import pytest
from filelock import FileLock
from handler import Below, served
from projects import change, copy_of_project
from show import DECK, is_error
from veier import visible_main

from macros.guide.load import HOUSE, load_guide
from macros.hooks import pages_only
from macros.site.embedded import BEFORE

gc.set_threshold(200_000, 50, 50)  # the data is a big tree; looking for rings in it took a quarter of the time


@pytest.fixture(scope="session")
def guide():
    return load_guide()


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Path:
    """A folder of this run that all workers see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def site(shared) -> Path:
    """The folder `make build` would leave."""
    folder = shared / "site"
    with FileLock(f"{folder}.lock"):
        if not (folder / "index.html").exists():
            run = subprocess.run(
                [sys.executable, "-m", "macros", "build", str(folder)], cwd=HOUSE, capture_output=True, text=True
            )
            assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="session")
def changed(shared, site) -> Path:
    """The site built from a copy of the project that `projects.change` has changed."""
    project = shared / "endret"
    with FileLock(f"{project}.lock"):
        if not (project / "site" / "index.html").exists():
            change(project)
            run = subprocess.run([sys.executable, "-m", "macros", "build"], cwd=project, capture_output=True, text=True)
            assert run.returncode == 0, run.stdout + run.stderr
            assert "for lang for A4" in run.stdout, "which posters, and by how much"
    return project / "site"


@pytest.fixture(scope="session")
def utgavene(shared) -> Path:
    """A project with editions, built: `bamble` with its documents, others as pages, and two that fail."""
    target = shared / "utgavene"
    with FileLock(f"{target}.lock"):
        if not (target / "sagt.txt").exists():
            editions.project(target)
            whole = editions.make(target, "build", "UTGAVE=bamble")
            assert whole.returncode == 0, whole.stdout + whole.stderr
            pages = editions.run(target, "alle", "--uten-dokumenter", *editions.AS_PAGES)
            (target / "sagt.txt").write_text(f"{pages.returncode}\n{pages.stdout}{pages.stderr}", encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def arendal(shared) -> Path:
    """The site of the edition in ``utgaver/arendal/``, with its documents."""
    folder = shared / "arendal"
    with FileLock(f"{folder}.lock"):
        if not (folder / "index.html").exists():
            told = editions.run(HOUSE, "build", "-q", str(folder), "--utgave", "arendal")
            assert told.returncode == 0, told.stdout + told.stderr
    return folder


@pytest.fixture(scope="session")
def pages(site) -> list[str]:
    """The address of every page from the site's root: "" for the front page, "haster/" and so on.

    Not those for a frame on another site: `site/test_embedded.py` looks at them.
    """
    found = (
        "" if path.parent == site else path.parent.relative_to(site).as_posix() + "/"
        for path in site.rglob("index.html")
    )
    return sorted(page for page in found if not page.startswith(BEFORE))


@pytest.fixture(scope="session")
def mains(site, pages):
    """Address without the last slash -> the <main> of the page, as a reader sees it."""
    return {page.strip("/"): visible_main(site / page / "index.html") for page in pages}


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served: http://127.0.0.1:port/bti/"""
    with served(site, Below) as home:
        yield f"{home}bti/"


@pytest.fixture(scope="session")
def browser():
    with chromium.running() as browser:
        yield browser


@pytest.fixture
def copy(tmp_path, site) -> Path:
    """A copy of the project that a test may damage.

    After `site`, so that the documents it made are found in the cache.
    """
    return copy_of_project(tmp_path / "kopi")


@pytest.fixture
def visit(browser, address):
    """Opens pages in contexts of their own: ``visit(path, **context)``.

    Fails on script errors, blocked resources, calls elsewhere.
    """
    contexts, problems = [], []

    def listen(page):
        page.on("console", lambda message: problems.append(message.text) if is_error(message) else None)
        page.on("pageerror", lambda error: problems.append(str(error)))

    def opened(path=DECK, before=None, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 720}} | options)
        contexts.append(context)
        context.on("page", listen)
        context.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "file:", "data:", "blob:")) or request.url.endswith("favicon.ico")
                else problems.append(request.url)
            ),
        )
        if before:
            before(context)
        page = context.new_page()
        page.goto(path if "://" in path else address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture(scope="session")
def building():
    """Kragerø's data and pages as they are written; `dataclasses.replace` gives a test one of its own to change."""
    return pages_only(str(HOUSE / "mkdocs.yml"))


NEEDS_A_BROWSER = {"browser"}
THOROUGH = {"arendal", "both", "changed", "fox", "hostile", "hoyanger", "served", "utgavene"}  # another guide or engine
NEEDS_A_BUILD = {"site", "copy"} | THOROUGH


def pytest_collection_modifyitems(items):
    """`make rask` leaves out what needs a browser or a build, `make test` what needs more than the site itself.

    Both are known by the fixtures a test asks for.
    """
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & NEEDS_A_BROWSER:
            item.add_marker("browser")
        if asked & NEEDS_A_BUILD:
            item.add_marker("build")
        if asked & THOROUGH:
            item.add_marker("grundig")
