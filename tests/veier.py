"""The ways through the built site: what a reader sees, where a click leads, and what is said there.

Only links in <main> count. On «Hva gjør jeg nå?» one question shows at a time, so its other questions and answers
are not a click away before their own link has been followed.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from lxml import html

CLICKS = 3
QUESTIONS = "handlingsveileder/finn-steget"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def tidy(text: str) -> str:
    """The text as it is read: without soft hyphens, and with one plain space for every white space."""
    return re.sub(r"\s+", " ", text.replace("\xad", "")).strip()


def visible_main(file):
    """The <main> of a built page, with what a browser shows only after a press taken out."""
    main = html.parse(str(file)).getroot().xpath("//main")[0]
    for hidden in main.xpath(".//*[@popover] | .//*[@hidden]"):
        hidden.drop_tree()
    return main


def named_links(mains, page: str, anchor: str):
    """The links to click on, as (the text of the link, (page, anchor)), in reading order."""
    shown = list(mains[page].iter("a"))
    if page == QUESTIONS:
        sections = mains[page].xpath(".//div[@class='veiviser']/section")
        open_now = next((section for section in sections if section.get("id") == anchor), sections[0])
        shown = [a for a in shown if not any(up in sections and up is not open_now for up in a.iterancestors())]
    for a in shown:
        parts = urlsplit(a.get("href", ""))
        if parts.scheme or parts.netloc or a.get("href") is None:
            continue
        steps = [*page.split("/")] if page else []
        for part in unquote(parts.path).split("/"):
            if part == "..":
                steps.pop()
            elif part not in ("", "."):
                steps.append(part)
        target = "/".join(steps)
        if target in mains:
            yield tidy(" ".join(a.itertext())), (target, unquote(parts.fragment))


def links(mains, page: str, anchor: str):
    """The places one click on a visible link leads to, as (page, anchor)."""
    for _, place in named_links(mains, page, anchor):
        yield place


def said_at(main, anchor: str) -> str:
    """What is said at an anchor: a heading and all under it, the text of another element, or the whole page."""
    if not anchor:
        return tidy(main.text_content())
    start = main.xpath(".//*[@id=$anchor]", anchor=anchor)[0]
    start = next((up for up in start.iterancestors() if up.tag in HEADINGS), start)
    if start.tag not in HEADINGS and start.text_content().strip():
        return tidy(start.text_content())
    rank = HEADINGS.index(start.tag if start.tag in HEADINGS else "h2")
    texts = []
    for node in start.xpath("descendant-or-self::*/text() | following::text()"):
        above = [up for up in node.getparent().xpath("ancestor-or-self::*") if up.tag in HEADINGS[: rank + 1]]
        if any(up is not start for up in above) or main not in node.getparent().iterancestors():
            break
        texts.append(node)
    return tidy("".join(texts))
