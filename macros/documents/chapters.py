"""The finished pages as chapters of one document: what is only for the screen left out, and built as PDF/UA asks."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html

from ..site.addresses import public

NOT_FOR_PAPER = (
    "nav",
    "form",
    "script",
    "svg",
    "button",
    "details",
    "*[@hidden]",
    "*[@popover]",
    "*[@aria-hidden]",
    "*[contains(@class, 'dokumenter')]",
    "*[contains(@class, 'knapper')]",
    "li[*[1][self::a][contains(@class, 'bare-skjerm')]]",  # a line that is only a way out of the document
    "*[contains(@class, 'bare-skjerm')]",
    "*[contains(@class, 'hoppliste')][not(ancestor::section[contains(@class, 'stopper')])]",
)
IN_A_LINE = (  # lists that are read as one line, with a dot between: not lists on paper
    ".//*[contains(@class, 'verktoylenker') or contains(@class, 'prikker')][self::ul or self::ol]",
    ".//*[contains(@class, 'trapp')]//*[contains(@class, 'hvem')]//ul",
    ".//*[contains(@class, 'stopper')]//ul",
)


def chapters(site: Path, pages: dict[str, str], home: str | None) -> list[dict[str, str]]:
    """The finished pages (address -> file in `site`) as chapters: {"id", "tittel", "html"}.

    Links between the chapters lead within the document, other links to `home` (the site's own address) or, without
    one, become text. A link holds only text, or PDF/UA does not count it as a link.
    """
    names = {address: f"kap-{number}" for number, address in enumerate(pages, 1)}
    result = []
    for address, name in names.items():
        page = lxml_html.parse(str(site / pages[address])).getroot()
        main = page.find(".//main")
        _leave_out(main)
        for element in main.iter("*"):
            if element.get("id"):
                element.set("id", f"{name}-{element.get('id')}")
            for attribute in ("aria-label", "aria-labelledby", "role", "tabindex", "data-label"):
                element.attrib.pop(attribute, None)
        for link in list(main.iter("a")):
            _relink(link, address, names, home)
        _lists(main)
        title = main.find(".//h1")
        result.append({"id": name, "tittel": _text(title), "klasse": main.get("class"), "html": _inner(main)})
    return result


def _leave_out(main) -> None:
    for term in main.xpath(".//a[contains(@class, 'begrep')] | .//button[contains(@class, 'begrep')]"):
        term.drop_tag()  # a word of the sentence; its explanation opens on the screen only
    for what in NOT_FOR_PAPER:
        for found in main.xpath(f".//{what}"):
            found.drop_tree()
    for emptied in main.xpath(".//p[not(*) and not(normalize-space())]"):
        emptied.drop_tree()  # it held only what is for the screen
    for heading in main.xpath(".//h2[not(following-sibling::*) or following-sibling::*[1][self::h2]]"):
        heading.drop_tree()  # nothing is left under it


def _lists(main) -> None:
    """What is a list becomes one that PDF/UA knows: it has items, and each item stands directly in it."""
    for wanted in IN_A_LINE:
        for found in main.xpath(wanted):
            _in_a_line(found)
    for found in list(main.iter("dl")):
        loose = [child for child in found if child.tag in ("dt", "dd")]
        for child in found:
            if child.tag == "div":
                child.tag = "li"
        found.tag = "div" if loose else "ul"
        _mark(found, "dl")
    for found in [*main.iter("dt"), *main.iter("dd")]:
        _mark(found, found.tag)
        found.tag = "p" if found.tag == "dt" else "div"


def _in_a_line(found) -> None:
    items = list(found)
    inside = found.getparent().tag == "p"
    for item in items:
        item.tag = "span"
        if item is not items[-1]:
            last = list(item)[-1:]
            if last:
                last[0].tail = f"{(last[0].tail or '').rstrip()} · "
            else:
                item.text = f"{(item.text or '').rstrip()} · "
    found.tag = "span" if inside else "p"


def _mark(element, name: str) -> None:
    element.set("class", f"{element.get('class') or ''} {name}".strip())


def _relink(link, address: str, names: dict[str, str], home: str | None) -> None:
    text, target = _text(link), urlsplit(urljoin(f"/{address}", link.get("href", "")))
    for child in list(link):
        link.remove(child)
    link.text = text
    if target.scheme:
        return
    page = target.path.lstrip("/")
    if page in names:
        link.set("href", f"#{names[page]}" + (f"-{target.fragment}" if target.fragment else ""))
    elif home:
        link.set("href", urljoin(home, public(page)) + (f"#{target.fragment}" if target.fragment else ""))
    else:
        link.tag = "span"
        link.attrib.clear()
        link.set("class", "ulenket")


def _text(element) -> str:
    return re.sub(
        r"[ \t\r\n]+", " ", element.text_content()
    ).strip()  # a no-break space stays one: «§ 24-3», «22 40 00 40»


def _inner(element) -> str:
    return (element.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in element)
