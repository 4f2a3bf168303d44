"""Serves a site as the strictest web server would: under /bti/, with our own security policy."""

from __future__ import annotations

import http.server

from macros.publish.servers import policy

CSP = policy()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under /bti/ (and at /, for 404.html without an address) with the strictest security policy."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/bti"))

    def end_headers(self):
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, *args):
        pass
