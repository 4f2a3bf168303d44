"""The rules for web servers, held by real ones: nginx, Apache (its own file, and .htaccess), Caddy, under two paths.

IIS cannot be had here: its file is parsed and compared with the description.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import servere
from show import is_error

from macros.publish import servers

BASES = ("/", "/bti/kurs/")
INTRANET = "https://intranett.eksempel.test"
FETCHED = ("veileder.json", "veileder.skjema.json")
NAMES = ("nginx", "apache2", "apache2-htaccess", "caddy")


@pytest.fixture(scope="module")
def public():
    """A folder that a server may read, whoever runs it; pytest's own are private."""
    folder = Path(tempfile.mkdtemp(prefix="bti-tjener-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def framed(guide):
    """The guide of a municipality whose intranet shows a page in a frame."""
    return guide.model_copy(update={"kommune": guide.kommune.model_copy(update={"rammes_inn_av": [INTRANET]})})


@pytest.fixture(scope="module", params=[(name, base) for name in NAMES for base in BASES], ids="{0[0]} {0[1]}".format)
def served(request, site, framed, public):
    """(the address of the root, the folder that is served, the path)"""
    name, base = request.param
    if not servere.find(name.split("-")[0]):
        pytest.skip(f"{name} is not on this machine: python tests/servere.py")
    own = public / re.sub(r"\W", "-", f"{name}{base}")
    shutil.copytree(site, own / "site")
    os.chmod(own, 0o755)
    with servere.running(name, framed, base, own / "site", own) as address:
        yield address, own / "site", base


def get(address: str, path: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    connection.request("GET", parts.path + path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    names = [name.lower() for name, _ in answer.getheaders()]
    assert len(set(names)) == len(names), f"a header stands twice: {names}"
    connection.close()
    return found


def safe(headers: dict[str, str]) -> dict[str, str]:
    """What an answer says of safety."""
    return {name: headers.get(name.lower(), "") for name in servers.headers()}


def test_every_file_comes_with_its_rules(served):
    address, folder, _ = served
    seen = 0
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "_"))):
        path = file.relative_to(folder).as_posix()
        if path == "web.config":
            continue
        status, headers, body = get(address, path.removesuffix("index.html"))
        kind, _, rest = headers["content-type"].partition(";")
        expected = servers.KINDS[file.suffix[1:]]
        assert (status, kind, body) == (200, expected, file.read_bytes()), path
        assert ("utf-8" in rest.lower()) == (expected in servers.CHARSET), (path, headers["content-type"])
        assert safe(headers) == servers.headers([INTRANET] if path.startswith("innebygd/") else None), path
        assert headers.get("access-control-allow-origin", "") == ("*" if path in FETCHED else ""), path
        for_ever = bool(re.search(servers.NAMED_BY_CONTENT, path))
        assert headers["cache-control"] == (servers.FOR_EVER if for_ever else servers.EACH_TIME), path
        assert ("attachment" in headers.get("content-disposition", "")) == path.endswith(servers.ATTACHED), path
        seen += 1
    assert seen > 200


def test_what_is_not_there_is_told_by_our_page(served):
    address, folder, base = served
    for path in ("borte/", "handlingsveileder/niva-9/", "assets/stil.css", "%23utgave=skole"):
        status, headers, body = get(address, path)
        assert status == 404 and body == (folder / "404.html").read_bytes(), path
        assert headers["content-type"].lower().startswith("text/html") and safe(headers) == servers.headers(), path
        assert headers["cache-control"] == servers.EACH_TIME
    kept = () if "htaccess" in str(folder) else (".htaccess", "web.config", "_headers")
    for path in ("assets/", *kept):
        assert get(address, path)[0] in (403, 404), path
    assert b"root:" not in get(address, "../../etc/passwd")[2]
    status, headers, _ = get(address, "haster")
    assert status in (301, 308) and urlsplit(headers["location"]).path == f"{base}haster/"
    assert get(address, "sok/?q=samtykke")[0] == 200


def test_pages_are_packed_and_asked_for_again(served):
    address, folder, _ = served
    for path in ("", next((folder / "assets").glob("stil-*.css")).relative_to(folder).as_posix()):
        status, headers, body = get(address, path, **{"Accept-Encoding": "gzip"})
        file = folder / (path or "index.html")
        assert headers.get("content-encoding") == "gzip" and gzip.decompress(body) == file.read_bytes()
        assert "accept-encoding" in headers.get("vary", "").lower()
    status, headers, _ = get(address)
    known = {"If-Modified-Since": headers["last-modified"]} | (
        {"If-None-Match": headers["etag"]} if "etag" in headers else {}
    )
    assert status == 200 and get(address, **known)[0] == 304, "nothing is sent when nothing is new"


def test_publish_twice_and_the_new_is_seen_at_once(served, browser):
    """A reader has the page, its style and scripts in the browser's cache when the municipality publishes."""
    address, folder, base = served
    if base == "/":
        pytest.skip("the same rules: tried under a path")
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "haster/")
    before = page.locator("main").inner_text()
    style = page.evaluate("document.querySelector('link[rel=stylesheet]').href")
    new = folder.with_name("ny")
    shutil.copytree(folder, new)
    haster = new / "haster" / "index.html"
    sheet = next((new / "assets").glob("stil-*.css"))
    haster.write_text(
        haster.read_text(encoding="utf-8")
        .replace("116\xa0117", "116\xa0118")
        .replace(sheet.name, "stil-0123456789.css"),
        encoding="utf-8",
    )
    sheet.rename(sheet.with_name("stil-0123456789.css"))
    old = folder.with_name("gammel")
    folder.rename(old)
    new.rename(folder)
    try:
        page.goto(address + "om/")
        page.locator("a.haster").click()
        page.wait_for_url("**/haster/")
        after = page.locator("main").inner_text()
        assert "116\xa0117" in before and "116\xa0117" not in after and "116\xa0118" in after
        assert page.evaluate("document.querySelector('link[rel=stylesheet]').href") != style
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the new style sheet is there"
    finally:
        context.close()
        shutil.rmtree(folder)
        old.rename(folder)


def complains(message) -> bool:
    """Also of a header it does not know, which is no error of a page."""
    return is_error(message) or "Permissions-Policy" in message.text


def test_no_page_breaks_the_policy_of_the_server(served, pages, browser):
    address, _, base = served
    some = pages if "nginx" in str(served[1]) and base != "/" else pages[::30]
    context = browser.new_context()
    page, problems = context.new_page(), []
    page.on("console", lambda message: problems.append((page.url, message.text)) if complains(message) else None)
    page.on("pageerror", lambda error: problems.append((page.url, str(error))))
    page.on(
        "requestfailed",
        lambda request: None if request.failure == "net::ERR_ABORTED" else problems.append((page.url, request.url)),
    )
    for path in some:
        page.goto(address + path)
    context.close()
    assert problems == [] and len(some) > 2


# --- without a server ------------------------------------------------------------------------------------------------


def test_iis_says_the_same(guide):
    files = dict(servers.written(guide, "/bti/"))
    assert files["iis/web.config"] == files["site/web.config"]
    tree = ElementTree.fromstring(files["site/web.config"].encode())
    said = {
        add.get("name"): add.get("value") for add in tree.findall("system.webServer/httpProtocol/customHeaders/add")
    }
    assert said == servers.headers()
    kinds = {one.get("fileExtension"): one.get("mimeType").split(";")[0] for one in tree.iter("mimeMap")}
    assert kinds == {f".{ending}": kind for ending, kind in servers.KINDS.items()}
    assert tree.find("system.webServer/httpErrors/error").get("path") == "404.html"
    attached = [
        place.get("path")
        for place in tree.findall("location")
        if "Content-Disposition" in ElementTree.tostring(place, "unicode")
    ]
    assert attached == [f"opplaring/{package.id}/{servers.ATTACHED}" for package in guide.pakker]


def test_who_may_frame_and_fetch_is_said_in_every_file(framed):
    files = dict(servers.written(framed, "/bti/"))
    rules = [name for name in files if name not in ("LES-MEG.txt", "nginx/bti-server.conf")]
    assert len(rules) == 7
    for name in rules:
        text = files[name]
        assert text.count(f"frame-ancestors 'self' {INTRANET}") == 1, f"{name}: only under innebygd/"
        assert re.search(r"frame-ancestors 'self'[\";\n]", text), f"{name}: no other page"
        assert "innebygd" in text and all(file in text for file in FETCHED), name
        assert "unsafe" not in text and "Strict-Transport-Security" not in re.sub(r"(?m)^\s*#.*$|<!--.*?-->", "", text)


def test_nobody_else_may_frame_when_the_data_names_nobody(guide):
    alone = guide.model_copy(update={"kommune": guide.kommune.model_copy(update={"rammes_inn_av": []})})
    said = re.findall(r"frame-ancestors ([^\"\n]*)", "\n".join(text for _, text in servers.written(alone, "/")))
    assert len(said) > 14 and set(said) == {"'self'"}


def test_an_address_that_may_frame_is_a_whole_one(guide):
    field = type(guide.kommune)
    values = guide.kommune.model_dump()
    for wrong in ("http://x.no", "https://x.no/sti", "https://x.no; script-src *", "*"):
        with pytest.raises(ValueError):
            field.model_validate(values | {"rammes_inn_av": [wrong]})
