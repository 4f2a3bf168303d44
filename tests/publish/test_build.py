"""The build: a failed one changes nothing, an interrupted one is put right, two in a row give the same bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from macros.guide.load import DATA
from macros.publish.build import build as make_site
from macros.publish.build import swap, write


def build(project: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "macros", "build"],
        cwd=project,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(project)},
    )


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def text_of(element) -> str:
    return " ".join(element.text_content().split())


def test_a_change_in_one_place_changes_flowchart_and_step(changed):
    tree = html.parse(str(changed / "handlingsveileder/niva-1/index.html")).getroot()
    for block in ("//ol[contains(@class, 'flyt')]", "//ol[contains(@class, 'steg-liste')]"):
        assert "Her er en helt ny setning om hva dere gjør." in text_of(tree.xpath(block)[0]), block


def test_a_mistake_stops_the_build_and_leaves_the_last_good_site(copy):
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the last good site")
    replace(
        copy / "docs" / "veileder.yml", "          - bekymringsskala-foresatte", "          - bekymringskala-foresatte"
    )
    run = build(copy)
    assert run.returncode == 1
    assert "Verktøyet «bekymringskala-foresatte» finnes ikke. Mente du «bekymringsskala-foresatte»?" in run.stderr
    assert "Traceback" not in run.stderr and "Det forrige nettstedet ligger urørt i site/." in run.stderr
    assert (copy / "site" / "index.html").read_text() == "the last good site"
    assert not (copy / "site.ny").exists()


@pytest.mark.grundig
def test_dead_links_and_anchors_stop_the_build(copy):
    """Two mistakes, each told once: the page for a frame has the same."""
    replace(
        copy / "docs" / "haster.md",
        "[Lover og plikter](/lover.md#plikter)",
        '<a href="../lovene/">Lover</a> <a href="../lover/#paragrafen">og plikter</a>',
    )
    run = build(copy)
    assert run.returncode == 1 and "haster/index.html: lenken ../lovene/ fører ingen steder" in run.stderr
    assert "haster/index.html: lenken ../lover/#paragrafen viser til et sted på siden som ikke finnes" in run.stderr
    assert "2 feil i de ferdige sidene." in run.stderr and not (copy / "site").exists()


def test_an_unknown_word_on_a_page_stops_the_build(copy):
    replace(copy / "docs" / "haster.md", '{{ show("haster") }}', '{{ shw("haster") }}')
    assert build(copy).returncode == 1


def test_a_folder_that_is_no_site_is_not_written_over(tmp_path, capsys):
    (tmp_path / "dokumenter").mkdir()
    (tmp_path / "dokumenter" / "viktig.txt").write_text("viktig")
    assert make_site(tmp_path / "dokumenter", lambda folder, name_files: ([], "/", print)) == 1
    assert "blir ikke skrevet over" in capsys.readouterr().err and (tmp_path / "dokumenter" / "viktig.txt").exists()


def test_a_tool_without_a_page_stops_the_build_and_says_which(copy):
    (copy / "docs" / "verktoykasse" / "tolk.md").unlink()
    run = build(copy)
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert "Disse sidene mangler:\n  docs/verktoykasse/tolk.md\n" in run.stderr


def test_a_page_about_something_unknown_stops_the_build_and_says_which(copy):
    replace(copy / "docs" / "verktoykasse" / "tolk.md", "gjelder: verktoy/tolk", "gjelder: verktoy/tolkk")
    run = build(copy)
    assert run.returncode == 1 and "Traceback" not in run.stderr
    says = "«gjelder: verktoy/tolkk» finnes ikke i veileder.yml. Mente du «verktoy/tolk»?"
    assert f"docs/verktoykasse/tolk.md, linje 2: {says}" in run.stderr


def test_a_swap_that_fails_puts_the_last_good_site_back(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site")
    with pytest.raises(OSError):
        swap(tmp_path / "site.ny", site, tmp_path / "site.gammel")  # there is no new one
    assert [path.name for path in tmp_path.iterdir()] == ["site"] and (
        site / "index.html"
    ).read_text() == "the last good site"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_leaves_the_last_good_zip(tmp_path, capsys):
    (tmp_path / "bti.zip").write_text("the last good one")
    (tmp_path / "bti.zip.ny").symlink_to("/dev/full")
    assert write(tmp_path / "bti.zip", b"a new one") == 1
    assert "bti.zip kunne ikke skrives" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bti.zip"] and (
        tmp_path / "bti.zip"
    ).read_text() == "the last good one"


def test_an_interrupted_swap_is_put_right(copy):
    (copy / "site.gammel").mkdir()
    (copy / "site.gammel" / "index.html").write_text("the last good site")
    replace(copy / "docs" / "veileder.yml", "status: utkast", "status: ukast")
    assert build(copy).returncode == 1
    assert (copy / "site" / "index.html").read_text() == "the last good site"


@pytest.mark.grundig
def test_two_builds_give_the_same_bytes(copy, site):
    """Also from another folder: the shared site was built from the project itself, at another time."""

    def prints(folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    shutil.copy(DATA, copy / "docs")
    assert build(copy).returncode == 0
    assert prints(copy / "site") == prints(site)


def test_an_address_fills_what_needs_one(changed):
    assert "https://eksempel.test/bti/haster/" in (changed / "sitemap.xml").read_text(encoding="utf-8")
    assert (changed / "sitemap.xml.gz").read_bytes()[4:8] == (315532800).to_bytes(4, "little"), "1980, not today"
    style = next((changed / "assets").glob("stil-*.css")).name
    assert f'href="/bti/assets/{style}"' in (changed / "404.html").read_text(encoding="utf-8")


def test_without_an_address_nothing_pretends_to_have_one(site, guide):
    if guide.kommune.nettadresse:
        pytest.skip("the municipality has given the site an address")
    assert not (site / "sitemap.xml").exists()
    assert 'rel="canonical"' not in (site / "index.html").read_text(encoding="utf-8")


def test_approval_removes_the_draft_line(changed):
    page = (changed / "index.html").read_text(encoding="utf-8")
    assert "ikke godkjent av kommunen" not in page and "kommunedirektøren 15. januar 2027" in page
