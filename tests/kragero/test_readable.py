"""Kragerø's texts are easy to read."""

from __future__ import annotations

from bench import lix


def test_every_page_is_easy_to_read(site):
    missed = [
        f"/{address}/ {reading.lix:.1f}: " + " | ".join(sentence for _, sentence in reading.sentences[:3])
        for address, reading in lix.readings(site).items()
        if reading.lix > lix.limit(address)
    ]
    assert not missed, "\n".join(missed)


def test_lix_is_counted_as_its_inventor_did():
    words = "Kommunen skal sørge for at barnet får den hjelpen det trenger".split()
    assert round(lix.lix(words), 1) == round(11 + 100 * 3 / 11, 1)  # kommunen, hjelpen, trenger
