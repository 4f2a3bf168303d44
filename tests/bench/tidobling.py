"""Ten times the tools, services and words, built as pages alone: ``python -m tests.bench.tidobling [10]``.

In a copy of the project that is deleted afterwards. Prints seconds (and those of the CPU) of the guide as it is and of
the large one, cold and warm. Exits 1 when the time grows faster than the content.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.projects import copy_of_project

SECTIONS = {"verktoy": "tittel", "tjenester": "navn", "begreper": "ord"}  # and what a reader knows an entry by
ENTRY = r"(?m)^  - id: ({})\n(?:(?!  - id: )(?: .*)?\n)*"


def section(text: str, name: str) -> tuple[int, int]:
    """Where a section of the data file begins and ends."""
    start = re.search(rf"(?m)^{name}:\n", text)
    assert start, name
    following = re.compile(r"(?m)^\w").search(text, start.end())
    return start.end(), following.start() if following else len(text)


def enlarged(text: str, times: int) -> tuple[str, dict[str, list[str]]]:
    """The data file with every entry of the sections `times` times, and the ids of the copies: tool -> its copies."""
    tools: dict[str, list[str]] = {}
    for name, known_by in SECTIONS.items():
        start, end = section(text, name)
        copies = []
        for entry in re.finditer(ENTRY.format("[a-z0-9-]+"), text[start:end]):
            ids = [f"{entry[1]}-kopi{number}" for number in range(2, times + 1)]
            for number, id in enumerate(ids, 2):
                copy = entry[0].replace(f"- id: {entry[1]}\n", f"- id: {id}\n", 1)
                copies.append(_renamed(copy, known_by, number))
            if name == "verktoy":
                tools[entry[1]] = ids
        text = text[:end].rstrip("\n") + "\n" + "".join(copies) + "\n" + text[end:]
    start, end = section(text, "nivaer")  # a tool that no step opens is a mistake
    parts = re.split(
        r"(?m)^(        verktoy:\n)", text[start:end]
    )  # the tools of the steps, of which there may be many
    for number, ids in enumerate(tools.values()):
        at = 2 + 2 * (number % (len(parts) // 2))
        parts[at] = "".join(f"          - {id}\n" for id in ids) + parts[at]
    steps = "".join(parts)
    return text[:start] + steps + text[end:], tools


def _renamed(entry: str, known_by: str, number: int) -> str:
    """An entry that a reader knows by another name: its first line, or the first below it when it is folded."""
    return re.sub(rf"(?m)^(    {known_by}: (?:>-\n +)?)", rf"\g<1>Kopi {number} ", entry, count=1)


def build(project: Path) -> tuple[float, float]:
    """Seconds of a build of the pages alone: by the clock, and of the CPU."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    command = [sys.executable, "-m", "macros", "build", "--uten-dokumenter", "-q"]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert run.returncode == 0, (run.stdout + run.stderr)[-3000:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, spent


def measure(project: Path, what: str) -> tuple[float, float]:
    """Print and return the CPU seconds of a cold and a warm build."""
    (cold, cold_cpu), (warm, warm_cpu) = build(project), build(project)
    pages = len(list((project / "site").rglob("*.html")))
    print(f"{what}: {pages} pages, cold {cold:.1f} s (CPU {cold_cpu:.1f}), warm {warm:.1f} s (CPU {warm_cpu:.1f})")
    return cold_cpu, warm_cpu


def main(times: int) -> int:
    """Measure both. Returns 1 when one of them grows faster than the content."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_of_project(Path(folder) / "kopi")
        for kept in (project / ".cache").glob("sider"):
            subprocess.run(["rm", "-r", str(kept)], check=True)
        small = measure(project, "As it is")
        data = project / "docs" / "veileder.yml"
        text, tools = enlarged(data.read_text(encoding="utf-8"), times)
        data.write_text(text, encoding="utf-8")
        for tool, ids in tools.items():
            page = (project / "docs" / "verktoykasse" / f"{tool}.md").read_text(encoding="utf-8")
            for id in ids:
                copy = page.replace(f"gjelder: verktoy/{tool}\n", f"gjelder: verktoy/{id}\n", 1)
                (project / "docs" / "verktoykasse" / f"{id}.md").write_text(copy, encoding="utf-8")
        large = measure(project, f"{times} times the tools, services and words")
    grown = [after / before for before, after in zip(small, large, strict=True)]
    print(f"Cold {grown[0]:.1f} times the time, warm {grown[1]:.1f} (at most {times})")
    return int(max(grown) >= times)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
