"""The queries of the search benchmark (``sok.yml``): loads them, checks them, and splits them by its seed.

``python tests/bench/sok_sett.py --site SITE --data DATA [--data MORE]`` prints what is wrong, the counts by kind in
both parts, and exits 1 when anything is wrong. It never prints which queries are kept for the end.

A right place is a page with an anchor (``haster#vold-og-overgrep``), a page (``verktoykasse/samtykkeskjema``: also a
hit on any anchor of it), or a page with a slash last (``opplaring/introduksjon/``: also the pages under it).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import yaml
from lxml import html

FILE = Path(__file__).with_name("sok.yml")
ROOT = Path(__file__).resolve().parents[2]
SIZE, NOTHING = 150, 8

ON_PAGES = {
    "roller": "handlingsveileder/roller",
    "arenaer": "handlingsveileder/samhandlingsarenaer",
    "hindringer": "handlingsveileder/nar-det-stopper-opp",
    "tjenester": "tjenester",
    "begreper": "ordliste",
    "plikter": "lover",
}
PAGES_OF_THEIR_OWN = {"verktoy": "verktoykasse", "pakker": "opplaring", "nivaer": "handlingsveileder"}


@dataclass(frozen=True)
class Query:
    """One line somebody types: its kind (`slag`), where it was taken from (`fra`) and the right places, best first."""

    q: str
    slag: str
    fra: str
    rett: tuple[str, ...]


@dataclass(frozen=True)
class QuerySet:
    """All queries, the seed, and how many are kept for the end."""

    seed: int
    kept: int
    queries: tuple[Query, ...]

    def split(self) -> tuple[list[Query], list[Query]]:
        """The queries to tune on and those to look at once, at the end: the same share of every kind.

        The rank of a query within its kind is a hash of the seed and the query, so neither the order of the file nor a
        version of Python matters. What is left after rounding goes to the kinds with the largest remainder.
        """
        kinds: dict[str, list[Query]] = defaultdict(list)
        for query in self.queries:
            kinds[query.slag].append(query)
        exact = {kind: self.kept * len(queries) / len(self.queries) for kind, queries in kinds.items()}
        share = {kind: int(number) for kind, number in exact.items()}
        by_remainder = sorted(kinds, key=lambda kind: (share[kind] - exact[kind], self._rank(kind)))
        for kind in by_remainder[: self.kept - sum(share.values())]:
            share[kind] += 1
        last = {
            query
            for kind, queries in kinds.items()
            for query in sorted(queries, key=lambda query: self._rank(query.q))[: share[kind]]
        }
        return [query for query in self.queries if query not in last], [q for q in self.queries if q in last]

    def _rank(self, text: str) -> str:
        return hashlib.sha256(f"{self.seed}:{text}".encode()).hexdigest()


def load(path: Path = FILE) -> QuerySet:
    """The set as it stands in the file."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    queries = tuple(Query(str(r["q"]), r["slag"], r["fra"], tuple(r["rett"])) for r in raw["sporringer"])
    return QuerySet(raw["fro"], raw["til_slutt"], queries)


def plain(text: str) -> str:
    """What two writings of one query have in common: small letters, single spaces, no signs at the ends."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", " ".join(text.casefold().split()))


def place_of(href: str) -> str:
    """A link of the built site, counted from its root, as a place: ``haster/#mobbing`` is ``haster#mobbing``."""
    page, _, anchor = unquote(href).partition("#")
    page = re.sub(r"(^|/)index\.html$", "", page.split("?")[0].removeprefix("./").lstrip("/")).removesuffix(".html")
    return page.rstrip("/") + (f"#{anchor}" if anchor else "")


def is_right(place: str, query: Query) -> bool:
    """Whether a hit on `place` is one of the right places of the query."""
    page = place.partition("#")[0]
    for right in query.rett:
        if "#" in right:
            hit = place == right
        elif right.endswith("/"):
            hit = f"{page}/".startswith(right)
        else:
            hit = page == right
        if hit:
            return True
    return False


def synonyms(data: object) -> Iterator[str]:
    """Every word under `synonymer` and `nynorsk`, wherever it stands in the data."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("synonymer", "nynorsk"):
                yield from (str(word) for word in ([value] if isinstance(value, str) else value or []))
            else:
                yield from synonyms(value)
    elif isinstance(data, list):
        for value in data:
            yield from synonyms(value)


def places_in_data(data: dict) -> set[str]:
    """The places that the ids of the data will have on the site."""
    places = {f"haster#{step['id']}" for step in data["haster"]["trinn"]}
    for key, page in ON_PAGES.items():
        places |= {f"{page}#{entry['id']}" for entry in data[key]}
    for key, folder in PAGES_OF_THEIR_OWN.items():
        places |= {f"{folder}/{entry['id']}" for entry in data[key]}
    for level in data["nivaer"]:
        places |= {f"handlingsveileder/{level['id']}#{step['id']}" for step in level["steg"]}
    places |= {f"lover#{paragraph['id']}" for law in data["lover"] for paragraph in law["paragrafer"]}
    return places


def places_in_site(site: Path) -> set[str]:
    """Every page of a built site and every anchor in its <main>."""
    places = set()
    for file in site.rglob("*.html"):
        page = place_of(file.relative_to(site).as_posix())
        places.add(page)
        places |= {f"{page}#{name}" for name in html.parse(str(file)).xpath("//main//@id | //main/@id")}
    return places


def problems(queries: QuerySet, places: Iterable[str], words: Iterable[str]) -> list[str]:
    """What is wrong with the set, one sentence each: size, doubles, places that are not there, synonyms."""
    known, taken = set(places), {plain(word) for word in words}
    found = []
    if len(queries.queries) != SIZE:
        found.append(f"There are {len(queries.queries)} queries, not {SIZE}.")
    empty = [query.q for query in queries.queries if not query.rett]
    if len(empty) != NOTHING:
        found.append(f"{len(empty)} queries must find nothing, not {NOTHING}: {empty}")
    # What differs only in punctuation is two writings on purpose; the very same line is a double.
    for line, number in Counter(query.q.casefold() for query in queries.queries).items():
        if number > 1:
            found.append(f"«{line}» stands {number} times.")
    for query in queries.queries:
        if plain(query.q) in taken:
            found.append(f"«{query.q}» stands whole as a synonym in the data.")
        if len(set(query.rett)) < len(query.rett):
            found.append(f"«{query.q}» has a right place twice.")
        found += [f"«{query.q}»: there is no {place}." for place in query.rett if place.rstrip("/") not in known]
    return found


def main(arguments: list[str] | None = None) -> int:
    """Checks the set against a built site, data files or both, and prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, action="append", default=[], help="a built site")
    parser.add_argument(
        "--data", type=Path, action="append", default=[], help="a data file (this one's if none is named)"
    )
    options = parser.parse_args(arguments)
    queries, places, words = load(), set(), set()
    for path in options.data or [ROOT / "docs" / "veileder.yml"]:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        places |= places_in_data(data)
        words |= set(synonyms(data))
    for site in options.site:
        places |= places_in_site(site)
    found = problems(queries, places, words)
    print(*found, sep="\n", end="\n" if found else "")
    tune, last = (Counter(query.slag for query in part) for part in queries.split())
    for kind in sorted(tune + last):
        print(f"{kind:12} {tune[kind] + last[kind]:3}  tune {tune[kind]:3}  end {last[kind]:2}")
    print(f"{'all':12} {tune.total() + last.total():3}  tune {tune.total():3}  end {last.total():2}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
