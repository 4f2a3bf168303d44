"""Real web servers for the tests: nginx, Apache and Caddy from Debian. ``python -m tests.servere`` gets those it may.

`running` starts one with the files of `publish.servers`, as the people who run the site would set it up.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.guide.guide import Veileder
from macros.publish import servers

PACKAGES = {"nginx": "nginx-light", "apache2": "apache2", "caddy": "caddy"}
MODULES = "mpm_event authz_core dir mime headers deflate alias filter setenvif".split()
NGINX = """
daemon off; {user} pid {own}/pid; error_log {own}/error.log;
events {{ }}
http {{
  access_log off; client_body_temp_path {own}/a; proxy_temp_path {own}/b; fastcgi_temp_path {own}/c;
  uwsgi_temp_path {own}/d; scgi_temp_path {own}/e;
  include {files}/nginx/bti-http.conf;
  server {{ listen 127.0.0.1:{port}; include {files}/nginx/bti-server.conf; }}
}}
"""
APACHE = """
{modules}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {own}/pid
ErrorLog {own}/error.log
Mutex file:{own}
TypesConfig /dev/null
User www-data
Group www-data
{rules}
"""


def find(name: str) -> str | None:
    """The path of a server, or None."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def install() -> None:
    """Get those that are missing where that is allowed and easy. Without one its tests are skipped."""
    missing = [package for name, package in PACKAGES.items() if not find(name)]
    if missing and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", *missing],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )


@contextmanager
def running(name: str, guide: Veileder, base: str, site: Path, own: Path) -> Iterator[str]:
    """A server that shows `site` under the path `base`: the address of its root. `own`: a folder for its files.

    `name`: nginx, apache2, apache2-htaccess (which reads the file in the site) or caddy.
    """
    files = own / "server"
    servers.write_beside(guide, base, files)
    servers.write_in(guide, base, site)
    for path in files.rglob("*"):
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8").replace(servers.FOLDER, str(site)), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"XDG_DATA_HOME": str(own), "XDG_CONFIG_HOME": str(own)}
    command = _command(name, files, port, own, base, site)
    with (own / "says.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        _wait(process, port, own)
        yield f"http://127.0.0.1:{port}{base}"
    finally:
        process.terminate()
        process.wait(20)


def _command(name: str, files: Path, port: int, own: Path, base: str, site: Path) -> list[str]:
    program, root = str(find(name.split("-")[0])), hasattr(os, "geteuid") and os.geteuid() == 0
    if name == "nginx":
        text = NGINX.format(user="user root;" if root else "", own=own, files=files, port=port)
        (own / "nginx.conf").write_text(text)
        return [program, "-c", str(own / "nginx.conf"), "-p", str(own)]
    if name == "caddy":
        caddyfile = files / "caddy" / "Caddyfile"
        text = caddyfile.read_text(encoding="utf-8").replace(":80 {", f"http://127.0.0.1:{port} {{", 1)
        caddyfile.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{text}", encoding="utf-8")
        return [program, "run", "--config", str(caddyfile), "--adapter", "caddyfile"]
    folder = "/usr/lib/apache2/modules"
    loaded = [f"LoadModule {module}_module {folder}/mod_{module}.so" for module in MODULES]
    rules = f"Include {files}/apache/bti.conf"
    if name == "apache2-htaccess":
        where = f'DocumentRoot "{site}"' if base == "/" else f'Alias "{base}" "{site}/"'
        rules = f'{where}\n<Directory "{site}">\nRequire all granted\nAllowOverride All\n</Directory>'
    (own / "apache.conf").write_text(APACHE.format(modules="\n".join(loaded), port=port, own=own, rules=rules))
    return [program, "-f", str(own / "apache.conf"), "-DFOREGROUND"]


def _wait(process: subprocess.Popen, port: int, own: Path) -> None:
    until = time.time() + 30
    while True:
        assert process.poll() is None and time.time() < until, (own / "says.log").read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)


if __name__ == "__main__":
    install()
