"""What the course leader carries on a memory stick: one file, a zip of a package, the whole site from a folder."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import html
from show import number, start

from macros.publish import take_along


def test_the_single_file_needs_nothing_else(site, guide):
    for package in guide.pakker:
        text = (site / "opplaring" / package.id / "uten-nett.html").read_text(encoding="utf-8")
        tree = html.fromstring(text)
        assert not tree.xpath("//link[@rel='stylesheet'] | //script[@src]")
        assert all(address.startswith("data:") for address in tree.xpath("//img/@src | //link[@rel='icon']/@href"))
        assert "url(fonts" not in text and text.count("font/woff2;base64,") == 3
        assert [
            link for link in tree.xpath("//a/@href") if not re.match(r"#|tel:|mailto:|https:|\?presentator$", link)
        ] == []


def test_the_zip_of_a_package(site, guide):
    for package in guide.pakker:
        with ZipFile(site / "opplaring" / package.id / f"{package.id}.zip") as archive:
            names = {name.split("/")[1] for name in archive.namelist()}
            assert {"lysbilder.html", "kursleder.html", "deltaker.html", "ov-selv.html"} <= names
            assert archive.testzip() is None


def test_links_home_from_a_site_of_files_lead_to_the_published_site(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_text(
        '<body><a href="../haster.html#fare-na">x</a><a href="../index.html">x</a>'
        '<a href="uten-nett.html">x</a><a href="https://lovdata.no/x.html">x</a></body>'
    )
    links = html.fromstring(
        take_along.one_file(tmp_path / "a" / "b.html", tmp_path, "https://eksempel.test/bti/")
    ).xpath("//a/@href")
    assert links == [
        "https://eksempel.test/bti/haster/#fare-na",
        "https://eksempel.test/bti/",
        "https://eksempel.test/bti/a/uten-nett.html",
        "https://lovdata.no/x.html",
    ]


def test_pictures_come_along_in_the_single_file(tmp_path):
    (tmp_path / "a").mkdir()
    for name in ("b.svg", "c d.PNG", "e.jpg"):
        (tmp_path / name).write_bytes(b"picture")
    (tmp_path / "a" / "index.html").write_text(
        '<body><img alt="" src="../b.svg"><img alt="" src="../c%20d.PNG"><img src="../e.jpg" alt=""></body>'
    )
    sources = html.fromstring(take_along.one_file(tmp_path / "a" / "index.html", tmp_path, None)).xpath("//img/@src")
    assert [source.split(";")[0] for source in sources] == ["data:image/svg+xml", "data:image/png", "data:image/jpeg"]


def test_the_same_files_give_the_same_zip(tmp_path):
    files = {"b.html": b"to", "a.html": b"en"}
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        take_along.pack(tmp_path / name / "p.zip", dict(sorted(files.items(), reverse=name == "y")))
    assert (tmp_path / "x" / "p.zip").read_bytes() == (tmp_path / "y" / "p.zip").read_bytes()


@pytest.mark.grundig
def test_the_whole_site_from_a_folder(visit, copy, tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "macros", "zip", str(tmp_path / "bti.zip")],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    with ZipFile(BytesIO((tmp_path / "bti.zip").read_bytes())) as archive:
        archive.extractall(tmp_path)
    page = visit((tmp_path / "bti" / "index.html").as_uri())
    page.click(".meny a:has-text('Opplæring')")
    page.click(".pakker a:has-text('Samarbeid')")
    page.click("a:has-text('Start lysbildene')")
    start(page)
    page.keyboard.press("PageDown")
    assert number(page) == 2 and page.evaluate("document.fonts.check('20px \"Schibsted Grotesk\"')")


def test_the_zip_has_what_every_course_opens_and_hands_out(site, guide):
    """A leader without a network opens «Når det haster» and prints the lists: links between them stay in the folder."""
    for package in guide.pakker:
        with ZipFile(site / "opplaring" / package.id / f"{package.id}.zip") as archive:
            files = {name.split("/", 1)[1]: name for name in archive.namelist()}
            shared = {"nar-det-haster.html", "nar-det-haster.pdf", "evaluering.html", "deltakerliste-og-kursbevis.docx"}
            assert shared <= set(files), package.id
            deck = html.fromstring(archive.read(files["lysbilder.html"]).decode())
            links = {link.split("#")[0] for link in deck.xpath("//main//a/@href")} - {""}
            inside = {link for link in links if not re.match(r"[a-z]+:|\?", link)}
            assert inside <= set(files), inside - set(files)
            assert package.id != "5-nar-det-haster" or "nar-det-haster.html" in inside
            page = archive.read(files["nar-det-haster.html"]).decode()
            assert 'id="haster"' in page and "url(fonts" not in page
