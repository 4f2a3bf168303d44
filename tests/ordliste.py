"""Make sure that the dictionaries of both written languages are here, or get them: ``python tests/ordliste.py``.

Exits 1 with what to type when nothing helps. `unknown` asks them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

PACKAGES = ["hunspell", "hunspell-no"]
LANGUAGES = ("nn_NO", "nb_NO")


def unknown(words: Iterable[str], language: str) -> set[str]:
    """Those of the words that the dictionary of the language does not have. FileNotFoundError without hunspell."""
    asked = sorted(set(words))
    command = ["hunspell", "-i", "utf-8", "-d", language, "-l"]
    told = subprocess.run(command, input="\n".join(asked), capture_output=True, text=True, encoding="utf-8", check=True)
    return set(told.stdout.split("\n")) & set(asked)


def works() -> bool:
    """Whether both dictionaries are here, and answer."""
    try:
        return all(unknown(["barn", "xqzw"], language) == {"xqzw"} for language in LANGUAGES)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return False


if __name__ == "__main__":
    if not works() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"])
        subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", *PACKAGES],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )
    if not works():
        sys.exit(f"The tests need dictionaries. On Debian or Ubuntu: sudo apt-get install {' '.join(PACKAGES)}")
