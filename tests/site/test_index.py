"""The page from A to Å: one line for a name, a row of letters, and not the page itself."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import html


@pytest.fixture(scope="module")
def listed(site):
    """<div class="az"> of the built page."""
    return html.parse(str(site / "sok" / "index.html")).getroot().xpath("//main//div[@class='az']")[0]


def test_every_name_stands_once_and_all_it_stands_for_are_links_in_its_line(listed):
    lines = listed.xpath(".//section//li")
    names = Counter(line.xpath("string(a)").casefold() for line in lines)
    assert len(lines) > 300 and {name: n for name, n in names.items() if n > 1} == {}
    by_name = {line.xpath("string(a)"): line for line in lines}
    line = by_name["Barnekoordinator"]
    assert [link.text_content().split(": ")[-1] for link in line.xpath(".//a")] == [
        "Barnekoordinator",
        "ordliste",
        "rolle",
    ]
    assert len(set(line.xpath(".//a/@href"))) == 3 and line.xpath("string(.//span)").startswith("tjeneste, ")
    assert "A til Å" not in by_name, "the page itself"


def test_a_row_of_letters_leads_to_every_letter(listed):
    links = {link.text: link.get("href") for link in listed.xpath("./ul//a")}
    headings = {heading.text: f"#{heading.get('id')}" for heading in listed.xpath(".//h2")}
    assert links == headings and {"A", "S", "Å"} <= set(links)
