"""What a reader of a site in nynorsk meets, word by word: pages, forms, PDFs; and what says it is another language."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pdf_facts
from lxml import etree, html
from ordliste import unknown

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(
    r"https?://\S+|\S+@\S+|(?:[\w-]+\.)+(?:no|com|org|eu)\b(?:/\S*)?|\w+\.(?:md|yml|json|docx|pdf|html|zip)\b"
    r"|(?<=[A-Z])-(?:en|et|ar|ane|er|ene)\b"  # PDF-en
)
SPOKEN = ("alt", "aria-label", "placeholder", "title", "content", "data-label", "label")
NOT_READ = "//script | //style | //code | //svg//title | //*[@class='feil']"  # the last names the page by its address
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|glossary/document)\.xml")


def page(file: Path) -> etree._Element:
    """A built page without code; what says that it is in another language is left out by `texts_of_page`."""
    root = html.parse(str(file)).getroot()
    for element in root.xpath(NOT_READ):
        element.drop_tree()
    return root


def in_other_languages(root: etree._Element) -> list[tuple[str, str]]:
    """(language, text) of every element that says it is in another language than the page."""
    found = root.xpath("//body//*[@lang and not(starts-with(@lang, 'nn'))]")
    return [(element.get("lang"), re.sub(r"\s+", " ", element.text_content()).strip()) for element in found]


def texts_of_page(file: Path) -> Iterator[str]:
    """Every text of a page that is read or spoken, but what says it is in another language."""
    root = page(file)
    for element in root.xpath("//body//*[@lang and not(starts-with(@lang, 'nn'))]"):
        element.drop_tree()
    for element in root.iter(etree.Element):
        if element.tag == "meta" and element.get("name") != "description":
            continue
        yield from (element.get(key) for key in SPOKEN if element.get(key))
        yield from (text for text in (element.text, element.tail) if text and text.strip())


def texts_of_form(file: Path) -> Iterator[str]:
    """Every paragraph of a Word file, the choices and names of its blanks, and what its properties say."""
    with zipfile.ZipFile(file) as package:
        for name in filter(PARTS.fullmatch, package.namelist()):
            root = etree.fromstring(package.read(name))
            yield from ("".join(text.text or "" for text in one.iter(f"{W}t")) for one in root.iter(f"{W}p"))
            yield from (one.get(f"{W}displayText") for one in root.iter(f"{W}listItem"))
            yield from (one.get(f"{W}val") for one in root.iter(f"{W}tblCaption", f"{W}tblDescription"))
            named = (one.get(f"{W}val") for one in root.iter(f"{W}alias"))  # Word takes 64 signs, the last of them
            yield from (name if len(name) < 60 else name.partition(" ")[2] for name in named)
            yield from (one.get("descr") for one in root.iter("{*}docPr") if one.get("descr"))
        core = etree.fromstring(package.read("docProps/core.xml"))
        shown = ("title", "subject", "creator", "contentStatus")
        yield from (one.text for one in core if one.text and etree.QName(one).localname in shown)


def texts_of_pdf(file: Path) -> Iterator[str]:
    """The text of a PDF in the order it is drawn, its words whole again where a line has broken them.

    A hyphen before «og» hangs: «pasient- og brukerrettighetsloven» on two lines is the name of a law still.
    """
    yield re.sub(r"(?<=\w)[-\u2010\u00ad]\n(?!og\b|eller\b)(?=\w)", "", "\n".join(pdf_facts.lines(file)))


KINDS = {".html": texts_of_page, ".docx": texts_of_form, ".pdf": texts_of_pdf}


def words(texts: Iterator[str] | list[str], names: re.Pattern[str]) -> set[str]:
    """The words of some texts, without addresses and without the names they mention."""
    clean = (ADDRESS.sub(" ", names.sub(" ", re.sub(r"\s+", " ", text.replace("\xad", "")))) for text in texts if text)
    return {word for text in clean for word in WORD.findall(text)}


def words_of_site(site: Path, names: re.Pattern[str]) -> dict[str, set[str]]:
    """Word -> the files it stands in, of every page, form and PDF of a site."""
    found = defaultdict(set)
    for file in sorted(path for path in site.rglob("*.*") if path.suffix in KINDS):
        for word in words(KINDS[file.suffix](file), names):
            found[word].add(file.relative_to(site).as_posix())
    return found


def misspelt(said: set[str], own: set[str]) -> set[str]:
    """The words that are not nynorsk: not in its dictionary, none of our own, and not put together of two that are.

    A compound that the dictionary of bokmål has, and that of nynorsk has not, is bokmål until somebody has judged it.
    """
    low = {word.lower() for word in said} - own
    strange = {word for word in unknown(low, "nn_NO") if len(word) > 1}
    named = {word.capitalize() for word in strange - said}  # only with a large letter: the name of a place, a person
    strange -= {word.lower() for word in named - unknown(named, "nn_NO")}
    apart = {word: list(_apart(word)) for word in strange}
    parts = {part for pairs in apart.values() for pair in pairs for part in pair}
    known = (parts - unknown(parts, "nn_NO")) | own
    whole = {word for word, pairs in apart.items() if any(set(pair) <= known for pair in pairs)}
    return strange - (whole & unknown(whole, "nb_NO"))


def _apart(word: str) -> Iterator[tuple[str, str]]:
    for at in range(3, len(word) - 2):
        first, last = word[:at], word[at:]
        yield first, last
        if first[-1] in "se" and len(first) > 3:
            yield first[:-1], last
