"""How long the documents take: ``python -m tests.bench.documents [site]``.

Every form as Word and PDF, the posters and the whole guide.

Budget (issue «The toolbox holds real tools»): the whole set in under 10 s on two cores, and next to nothing when
nothing has changed. Exits 1 when it is over. Needs a finished site/ for the whole guide, and a machine that does
nothing else.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from macros import documents
from macros.documents.cache import Cache
from macros.guide.load import HOUSE
from macros.hooks import pages_only


def main(site: Path) -> int:
    whole = pages_only(str(HOUSE / "mkdocs.yml"))
    building = replace(
        whole, guide=whole.guide.model_copy(update={"pakker": []})
    )  # the slides are no part of the budget
    with tempfile.TemporaryDirectory() as folder:
        times = {}
        documents.addresses(building)  # as in a build, where the pages come between; it loads the libraries
        for run in ("anew", "unchanged"):
            start, before = time.perf_counter(), sum(os.times()[:4])
            made = documents.make_all(building, site, {}, Cache(Path(folder)))
            times[run] = time.perf_counter() - start
            print(f"{run:10} {times[run]:6.2f} s, processor {sum(os.times()[:4]) - before:.1f} s")
    print(f"{len(made)} files, {sum(map(len, made.values())) / 1e6:.1f} MB")
    return 1 if times["anew"] > 10 or times["unchanged"] > 1 else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else HOUSE / "site").resolve()))
