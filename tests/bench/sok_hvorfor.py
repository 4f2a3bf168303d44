"""What a query finds in site/, and why, for the editor: ``make sok Q="meldeplikt"``, in Norwegian."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import chromium
from bench.sok import ready
from handler import served

ASK = """(q) => {
  const hits = btiSok.sok(q);
  const told = (it) => [it.ord, it.kjent, !!it.fare, it.hvordan, it.vekt, [...it.forms]];
  return {
    words: (btiSok.sist ?? []).map(told),
    hits: hits.slice(0, 10).map(({ record, verdi, fare, hvorfor, deler }) => ({
      title: record.tittel, place: record.adresse, kind: record.slag, worth: verdi, danger: !!fare, why: hvorfor,
      parts: deler.map((part) => `${part.tittel} (${part.slag})`),
    })),
    all: hits.length,
  };
}"""
WHY = {"grunn": "ordene", "dekning": "dekning", "frase": "likhet", "likt": "helt likt", "slag": "vekt for slaget"}


def explained(answer: dict) -> list[str]:
    """The lines an editor reads."""
    lines = []
    for word, known, danger, how, weight, forms in answer["words"]:
        meant = ", ".join(f"{form} ({sure:.2f})".replace(".", ",") for form, sure in forms) or "begynnelsen av ord"
        notes = [how, "" if known else "ukjent ord", "fare" if danger else "", "sier lite" if weight < 0.5 else ""]
        lines.append(f"  {word}: leter etter {meant}" + "".join(f" [{note}]" for note in notes if note))
    lines.append(
        f"{answer['all']} treff." if answer["all"] else "Ingen treff. Legg ordet i «synonymer» der det hører hjemme."
    )
    for number, hit in enumerate(answer["hits"], 1):
        lines.append(
            f"{number:2}. {hit['title']} [{hit['kind']}] {hit['place']}" + ("  FØRST: fareord" * hit["danger"])
        )
        why = ", ".join(f"{WHY[name]} {value:.2f}" for name, value in hit["why"].items() if name in WHY)
        lines.append(f"    {hit['worth']:.1f} = {why}".replace(".", ","))
        if hit["parts"]:
            lines.append(f"    under: {'; '.join(hit['parts'])}")
    return lines


def main(query: str, site: Path = Path("site")) -> int:
    if not (site / "sok" / "index.html").is_file():
        print("Det er ikke bygd noe nettsted i site/ ennå. Kjør make build først.", file=sys.stderr)
        return 1
    with chromium.running() as browser, served(site.resolve()) as address:
        print("\n".join(explained(ready(browser.new_page(), address).evaluate(ASK, query))))
    return 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
