"""Debian's Firefox, driven by its own Marionette protocol over a socket: no driver program and no library is needed.

``Firefox()`` starts one without a window; `find` says whether there is one. A script runs in a sandbox of the browser,
so the policy of the site does not stop it. Run as a program it gets one where that is easy.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PREFERENCES = {
    "marionette.port": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.server": "data:,",
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "full-screen-api.allow-trusted-requests-only": False,
    "full-screen-api.warning.timeout": 0,
    "full-screen-api.transition-duration.enter": "0 0",
    "full-screen-api.transition-duration.leave": "0 0",
    "dom.disable_open_during_load": False,
}
KEYS = {
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "Home": "\ue011",
    "End": "\ue010",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "Tab": "\ue004",
}


def find() -> str | None:
    """The path of a Firefox, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def install() -> None:
    """Get one where that is allowed and easy. Without it the tests that ask for it are skipped."""
    if find() is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", "firefox-esr"],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )


class Firefox:
    """A running Firefox with one window. Use it in a ``with``."""

    def __enter__(self) -> Firefox:
        self.folder = tempfile.TemporaryDirectory()
        profile = Path(self.folder.name)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self.process = subprocess.Popen(
            [find(), "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port, until = profile / "MarionetteActivePort", time.time() + 60
        while not port.exists() or not port.read_text():
            assert time.time() < until and self.process.poll() is None, "Firefox does not start"
            time.sleep(0.1)
        self.socket = socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=60)
        self.number, self.buffer = 0, b""
        self._receive()  # what it says of itself
        self.command("WebDriver:NewSession", capabilities={"alwaysMatch": {"unhandledPromptBehavior": "accept"}})
        return self

    def __exit__(self, *error) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()

    def _receive(self):
        while b":" not in self.buffer:
            self.buffer += self.socket.recv(65536)
        size, self.buffer = self.buffer.split(b":", 1)
        while len(self.buffer) < int(size):
            self.buffer += self.socket.recv(65536)
        text, self.buffer = self.buffer[: int(size)], self.buffer[int(size) :]
        return json.loads(text)

    def command(self, command: str, **values):
        """Send a command of the protocol and wait for what it gives."""
        self.number += 1
        data = json.dumps([0, self.number, command, values]).encode()
        self.socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self._receive()
        assert error is None, f"{command}: {error}"
        return result.get("value") if isinstance(result, dict) and "value" in result else result

    def goto(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self.command("WebDriver:Navigate", url=address)

    def run(self, script: str, *arguments):
        """The value of a JavaScript expression."""
        return self.command("WebDriver:ExecuteScript", script=f"return {script}", args=list(arguments))

    def until(self, script: str, seconds: float = 10) -> None:
        """Wait for an expression to become true."""
        end = time.time() + seconds
        while not self.run(script):
            assert time.time() < end, f"never became true: {script}"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, as a person does."""
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("WebDriver:PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def click(self, selector: str) -> None:
        """Click an element."""
        found = self.command("WebDriver:FindElement", using="css selector", value=selector)
        self.command("WebDriver:ElementClick", id=next(iter(found.values())))

    def windows(self) -> list[str]:
        """The windows that are open."""
        return self.command("WebDriver:GetWindowHandles")

    def use(self, window: str) -> None:
        """Go to a window."""
        self.command("WebDriver:SwitchToWindow", handle=window, focus=True)


if __name__ == "__main__":
    install()
