"""What others have made is listed, is what it says it is, and can be asked about."""

from __future__ import annotations

import hashlib
import http.server
import json
import subprocess
import sys
import threading

import pytest
import yaml

from macros.guide.load import HOUSE
from macros.publish import supply


def test_everything_that_others_have_made_is_on_the_list():
    entries = yaml.safe_load(supply.INCLUDED.read_text(encoding="utf-8"))
    listed = {one["fil"] for one in entries}
    assets = HOUSE / "docs" / "assets"
    there = {*assets.rglob("*.woff2"), *(assets / "vendor").glob("*.js"), *assets.rglob("*.min.js")}
    assert listed == {path.relative_to(HOUSE).as_posix() for path in there}
    for one in entries:
        content = (HOUSE / one["fil"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"], one["fil"]
        assert (HOUSE / one["lisensfil"]).is_file() and one["hentet"].endswith(f"@{one['versjon']}")


@pytest.mark.parametrize("name", supply.LOCKS)
def test_every_locked_package_is_read_with_its_hashes(name):
    lines = [
        line for line in (HOUSE / name).read_text(encoding="utf-8").splitlines() if "==" in line and line[0] != " "
    ]
    parts = supply.locked(name)
    assert len(parts) == len(lines) > 20 and all(part.hashes for part in parts)


def test_the_list_is_cyclonedx(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "macros", "audit", "--cyclonedx", str(tmp_path / "liste.json")], cwd=HOUSE, text=True
    )
    assert run.returncode == 0
    bill = json.loads((tmp_path / "liste.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    names = {component["name"] for component in bill["components"]}
    assert {"mkdocs", "pydantic", "weasyprint", "minisearch", "newsreader"} <= names
    refs = [component["bom-ref"] for component in bill["components"]]
    assert len(set(refs)) == len(refs) and supply.bill() == bill


def answers(said: bytes):
    """A server that answers every question with this."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def test_a_hole_is_told_and_silence_is_not_taken_for_safety():
    asked = len(dict.fromkeys([*(part for name in supply.LOCKS for part in supply.locked(name)), *supply.included()]))
    one = json.dumps({"results": [{"vulns": [{"id": "GHSA-x"}]}, *([{}] * (asked - 1))]}).encode()
    for said, expected in ((one, 1), (b'{"results": []}', None), (b"<html>", None)):
        server = answers(said)
        address = f"http://127.0.0.1:{server.server_port}/"
        if expected is None:
            with pytest.raises((OSError, ValueError)):
                supply.known_holes(address)
        else:
            assert list(supply.known_holes(address).values()) == [["GHSA-x"]]
        server.shutdown()
    with pytest.raises(OSError):
        supply.known_holes("http://127.0.0.1:9/")
