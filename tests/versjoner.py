"""Write the list of forms and their versions anew: `python -m macros versjoner`, which names no municipality."""

from __future__ import annotations

import runpy

if __name__ == "__main__":
    runpy.run_module("tests.kragero.skjemaversjoner", run_name="__main__")
