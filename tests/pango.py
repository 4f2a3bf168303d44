"""Make sure that PDF can be made here, or get what it takes: ``python tests/pango.py``.

Exits 1 with what to type when nothing helps.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0"]


def works() -> bool:
    """Whether WeasyPrint finds its libraries, asked of a fresh process."""
    return subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True).returncode == 0


if __name__ == "__main__":
    if not works() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"])
        subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", *PACKAGES],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )
    if not works():
        sys.exit(
            f"The tests need Pango, to make PDF. On Debian or Ubuntu: "
            f"sudo apt-get install {' '.join(PACKAGES)}\nOn macOS: brew install pango"
        )
