"""Two browsers that the tests do not need, driven in one way: a real Chromium 109, and WebKitGTK.

Chromium comes from the registry of npm (@sparticuz/chromium 109.0.6) into a folder that goes away, and is driven by
Playwright. WebKitGTK is Debian's (webkit2gtk-driver), driven by WebDriver over http, on a screen of its own (Xvfb).
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from firefox import KEYS
from playwright.sync_api import Error, sync_playwright

PACKAGE = "@sparticuz/chromium@109.0.6"
UNPACK = """const fs = require("fs"), zlib = require("zlib"), path = require("path");
for (const name of fs.readdirSync(process.argv[1]).filter((name) => name.endsWith(".br")))
  fs.writeFileSync(path.join(process.argv[2], name.slice(0, -3)),
    zlib.brotliDecompressSync(fs.readFileSync(path.join(process.argv[1], name))));"""
SWITCHES = "--no-sandbox --disable-gpu --single-process --no-zygote --headless --use-gl=swiftshader".split()
MINIBROWSER = "/usr/lib/*/webkit2gtk-4*/MiniBrowser"


class CouldNotBeHad(Exception):
    """Why a browser is not here."""


class Chromium109:
    """The last Chromium of Windows 7, 8.1 and Server 2012. Use it in a ``with``."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __enter__(self) -> Chromium109:
        npm, node = shutil.which("npm"), shutil.which("node")
        if not npm or not node:
            raise CouldNotBeHad("npm is not here")
        fetched = subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(self.folder), PACKAGE],
            capture_output=True,
            text=True,
            timeout=600,
        )
        if fetched.returncode:
            raise CouldNotBeHad(f"npm could not fetch {PACKAGE}")
        packed = self.folder / "node_modules" / "@sparticuz" / "chromium" / "bin"
        subprocess.run([node, "-e", UNPACK, str(packed), str(self.folder)], check=True)
        for archive in self.folder.glob("*.tar"):
            subprocess.run(["tar", "-xf", archive.name], cwd=self.folder, check=True)
        program = self.folder / "chromium"
        program.chmod(0o755)
        libraries = {"LD_LIBRARY_PATH": f"{self.folder}:{self.folder / 'lib'}", "FONTCONFIG_PATH": "/etc/fonts"}
        self.playwright = sync_playwright().start()
        try:
            self.browser = self.playwright.chromium.launch(
                executable_path=str(program), args=SWITCHES, env=os.environ | libraries
            )
        except Error as error:
            self.playwright.stop()
            raise CouldNotBeHad(f"it does not start: {error.message.splitlines()[0]}") from error
        self.page = self.browser.new_page(viewport={"width": 390, "height": 844})
        return self

    def __exit__(self, *error: object) -> None:
        self.browser.close()
        self.playwright.stop()

    def goto(self, address: str) -> None:
        self.page.goto(address)

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)

    def until(self, script: str, seconds: float = 10) -> None:
        _until(self, script, seconds)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def picture(self) -> bytes:
        return self.page.screenshot()


class WebKit:
    """Debian's WebKitGTK, the engine of Safari. Use it in a ``with``."""

    def __enter__(self) -> WebKit:
        driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
        programs = sorted(str(path) for path in Path("/").glob(MINIBROWSER.lstrip("/")))
        if not driver or not programs:
            raise CouldNotBeHad("apt-get install webkit2gtk-driver")
        if not screen:
            raise CouldNotBeHad("it needs a screen: apt-get install xvfb")
        read, write = os.pipe()
        self.screen = subprocess.Popen(
            [screen, "-displayfd", str(write), "-screen", "0", "1280x1024x24"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        number = os.read(read, 16).decode().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        quiet = {"DISPLAY": f":{number}", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        self.driver = subprocess.Popen(
            [driver, f"--port={port}"], env=os.environ | quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.home = f"http://127.0.0.1:{port}/session"
        options = {"webkitgtk:browserOptions": {"binary": programs[-1], "args": ["--automation"]}}
        try:
            made = self._first(options)
        except (OSError, AssertionError) as error:
            self._stop()
            raise CouldNotBeHad(f"it does not start: {error}") from error
        self.home += f"/{made['sessionId']}"
        return self

    def _first(self, options: dict[str, Any]) -> Any:
        end = time.time() + 60
        while True:
            try:
                return self.command("POST", "", capabilities={"alwaysMatch": options})
            except urllib.error.URLError:  # the driver is not listening yet
                if time.time() > end:
                    raise
                time.sleep(0.3)

    def __exit__(self, *error: object) -> None:
        self.command("DELETE", "")
        self._stop()

    def _stop(self) -> None:
        for process in (self.driver, self.screen):
            process.terminate()
            process.wait(20)

    def command(self, method: str, path: str, **values: Any) -> Any:
        """What the driver answers."""
        data = json.dumps(values).encode() if method == "POST" else None
        asked = urllib.request.Request(self.home + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()[:300]}") from None

    def goto(self, address: str) -> None:
        self.command("POST", "/url", url=address)

    def run(self, script: str) -> Any:
        return self.command("POST", "/execute/sync", script=f"return {script}", args=[])

    def until(self, script: str, seconds: float = 10) -> None:
        _until(self, script, seconds)

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("POST", "/actions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def click(self, selector: str) -> None:
        found = self.command("POST", "/element", using="css selector", value=selector)
        self.command("POST", f"/element/{next(iter(found.values()))}/click")

    def picture(self) -> bytes:
        return base64.b64decode(self.command("GET", "/screenshot"))


def _until(browser: Any, script: str, seconds: float) -> None:
    end = time.time() + seconds
    while not browser.run(script):
        assert time.time() < end, f"never became true: {script}"
        time.sleep(0.1)
