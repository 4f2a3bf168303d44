"""The rule on violence stands wherever somebody is sent to parents, and never on what a family holds in its hands.

Three tests hold it, over what is built: (1) every entry that says `kontaktes` or `leser` has the short form with it;
(2) what says `nei` sends nobody to the parents in any medium; (3) every form carries or lacks the short form by who
holds it (`leses_av`).
"""

from __future__ import annotations

import io
import re
import zipfile

import pdf_facts
import pytest
from docx import Document
from lxml import html
from pptx import Presentation
from real import BUILDING, GUIDE

from macros.site.texts import plain

SHORT = re.sub(r"\s+", " ", plain(BUILDING, GUIDE.haster.vold.kort))
STEPS = [(level, step) for level in GUIDE.nivaer for step in level.steg]
TASKS = [(package, task) for package in GUIDE.pakker for part in package.deler for task in part.oppgaver]
FORMS = [tool for tool in GUIDE.verktoy if tool.skjema]

PARENTS = r"\b(?:foresatte\w*|foreldre\w*|mora?|moren|mødre\w*|far|faren|fedre\w*|hjem)\b"
CONTACT = (
    r"\b(?:snakk\w*|ring(?:er)?|spør\w*|inviter\w*|kontakt(?:e|er)?|varsl\w*|fortell\w*|si|sier|be|ber|"
    r"møt|møter|kall\w*|send\w*"
    r"|del|deler|gi|gir|avtal\w*|informer\w*|vis|viser)\b"
)
FORBIDS = r"\b(?:ikke|aldri|verken|uten å|trenger ingen)\b"


def squeezed(element) -> str:
    """The text of an element with every run of white space as one space."""
    return re.sub(r"\s+", " ", element.text_content()).strip()


def said_after(heading) -> str:
    """The text from a heading to the next heading."""
    found = []
    for following in heading.itersiblings():
        if following.tag in ("h2", "h3"):
            break
        found.append(squeezed(following))
    return " ".join(found)


class Built:
    """The built site, read once a page."""

    def __init__(self, site):
        self.site, self.trees = site, {}

    def page(self, address: str):
        if address not in self.trees:
            self.trees[address] = html.parse(str(self.site / address / "index.html")).getroot()
        return self.trees[address]

    def at(self, address: str, path: str):
        """The elements at an XPath on a page; at least one."""
        found = self.page(address).xpath(path)
        assert found, f"/{address}: nothing at {path}"
        return found

    def heading(self, address: str, id: str):
        return self.at(address, f"//main//*[@id='{id}'][self::h2 or self::h3]")[0]


@pytest.fixture(scope="module")
def built(site):
    return Built(site)


def units(built: Built):
    """(what, mot_foresatte, its text on a page) of everything in the guide that says how it stands to parents."""
    for level, step in STEPS:
        for address in (f"handlingsveileder/{level.id}", "handlingsveileder/hele"):
            block = built.heading(address, step.id).getparent()
            yield f"steg {step.id} /{address}/", step.mot_foresatte, squeezed(block)
    for level in GUIDE.nivaer:
        block = built.heading(f"handlingsveileder/{level.id}", "avgjorelse").getparent()
        yield f"avgjørelse {level.id}", level.avgjorelse.mot_foresatte, squeezed(block)
    for answer in GUIDE.finn_steget.resultater:
        block = built.at("handlingsveileder/finn-steget", f"//section[@id='{answer.id}']")[0]
        yield f"resultat {answer.id}", answer.mot_foresatte, squeezed(block)
    for obstacle in GUIDE.hindringer:
        for page in ("nar-det-stopper-opp", "hele"):
            text = said_after(built.heading(f"handlingsveileder/{page}", obstacle.id))
            yield f"hindring {obstacle.id} /{page}/", obstacle.mot_foresatte, text
    for situation in GUIDE.haster.trinn:
        for page in ("haster", "handlingsveileder/hele"):
            text = said_after(built.heading(page, situation.id))
            yield f"situasjon {situation.id} /{page}/", situation.mot_foresatte, text
    for tool in GUIDE.verktoy:
        main = built.at(f"verktoykasse/{tool.id}", "//main")[0]
        yield f"verktøy {tool.id}", tool.mot_foresatte, squeezed(main)
    yield from tasks(built)


def tasks(built: Built):
    """The same of every task: on its slide, in the guide of the leader and on the participants' sheet."""
    for package, task in TASKS:
        notes = built.at(f"opplaring/{package.id}/lysbilder", f"//section[@data-oppgave='{task.id}']")
        yield f"oppgave {package.id}/{task.id} lysbilde", task.mot_foresatte, " ".join(map(squeezed, notes))
        part = next(part for part in package.deler if task in part.oppgaver)
        for page in ("kursleder", "deltaker"):
            heading = built.heading(f"opplaring/{package.id}/{page}", part.id)
            text = said_after(heading) + " ".join(squeezed(e) for e in heading.itersiblings("section"))
            if task.mot_foresatte != "nei":
                yield f"oppgave {package.id}/{task.id} {page}", task.mot_foresatte, text


# --- 1: the short form is where it must be ---------------------------------------------------------------------------


def test_the_short_form_is_short_and_answers_now():
    assert len(SHORT) <= 180
    numbers = {phone.nummer for phone in GUIDE.telefoner if phone.nummer and not phone.lokal}
    assert any(number in SHORT for number in numbers), "a number that answers while the local ones are empty"
    assert re.search("ikke snakk med foresatte eller den du mistenker først", SHORT, re.IGNORECASE) and "lurer" in SHORT


def test_whoever_is_sent_to_parents_meets_the_short_form(built):
    missing = [what for what, towards, text in units(built) if towards != "nei" and SHORT not in text]
    assert missing == []


def test_the_short_form_comes_first(built):
    """Before what sends to the parents: under the heading of an obstacle, above the title of an answer, before a
    step's facts.
    """
    for obstacle in GUIDE.hindringer:
        text = said_after(built.heading("handlingsveileder/nar-det-stopper-opp", obstacle.id))
        assert text.startswith(SHORT), obstacle.id
    for answer in GUIDE.finn_steget.resultater:
        if answer.mot_foresatte != "nei":
            block = squeezed(built.at("handlingsveileder/finn-steget", f"//section[@id='{answer.id}']")[0])
            assert block.index(SHORT) < block.index(plain(BUILDING, answer.hva)[:20]), answer.id
    for level in GUIDE.nivaer:
        text = squeezed(built.at(f"handlingsveileder/{level.id}", "//div[@class='hoved']")[0])
        assert text.startswith(SHORT), level.id


def test_every_tool_page_carries_it_and_behind_a_line_where_the_family_looks(built):
    for tool in GUIDE.verktoy:
        main = built.at(f"verktoykasse/{tool.id}", "//main")[0]
        asides = main.xpath(".//div[@class='kortform']")
        assert len(asides) == 1, tool.id
        folded = bool(asides[0].xpath("ancestor::details[not(@open)]"))
        assert folded == tool.vises_familien, f"{tool.id}: the page is shown to the family: {tool.vises_familien}"


def test_a_case_with_possible_signs_never_stands_alone(built, site):
    """In the notes of every slide that tells it, in every PowerPoint variant, in the guide, on the sheet and in the
    self-study.
    """
    for package in GUIDE.pakker:
        cases = [case for case in GUIDE.cases_in(package) if case.mulige_tegn]
        if not cases:
            continue
        slides = built.at(f"opplaring/{package.id}/lysbilder", "//section[.//*[@data-variant]]")
        assert all(SHORT in squeezed(slide) for slide in slides), package.id
        for page in ("kursleder", "deltaker", "ov-selv"):
            assert SHORT in squeezed(built.at(f"opplaring/{package.id}/{page}", "//main")[0]), f"{package.id}/{page}"
        for deck in (site / "opplaring" / package.id).glob("*.pptx"):
            notes = [slide.notes_slide.notes_text_frame.text for slide in Presentation(str(deck)).slides]
            assert any(SHORT in re.sub(r"\s+", " ", note) for note in notes), deck.name


def test_the_whole_rule_stands_once_and_one_link_away(built, site):
    rule = re.sub(r"\s+", " ", plain(BUILDING, GUIDE.haster.vold.unntak))
    homes = [path for path in site.rglob("index.html") if rule in squeezed(html.parse(str(path)).getroot())]
    assert {path.parent.relative_to(site).as_posix() for path in homes} <= {
        "haster",
        "handlingsveileder/hele",
        "innebygd/haster",
    }
    text = said_after(built.heading("haster", "hva-er-vold"))
    assert [
        p for p in (*GUIDE.haster.vold.teller, *GUIDE.haster.vold.ikke_trygt) if plain(BUILDING, p) not in text
    ] == []
    for path in site.rglob("index.html"):
        for aside in html.parse(str(path)).getroot().xpath("//div[@class='kortform']"):
            assert aside.xpath(".//a")[-1].get("href").endswith("#hva-er-vold"), path


def test_the_family_pages_carry_none_of_it(site):
    for page in ("for-familier",):
        assert SHORT not in squeezed(html.parse(str(site / page / "index.html")).getroot())


# --- 2: what says «nei» sends nobody ---------------------------------------------------------------------------------


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break, a list point and a quotation end one too."""
    return [part.strip() for part in re.split(r"(?<=[.!?:»])\s+|\n", text) if part.strip()]


def sends(text: str) -> tuple[list[str], list[str]]:
    """(the sentences that send somebody to the parents, those that name both and forbid it)."""
    named = [
        s for s in sentences(text) if re.search(PARENTS, s, re.IGNORECASE) and re.search(CONTACT, s, re.IGNORECASE)
    ]
    return [s for s in named if not re.search(FORBIDS, s, re.IGNORECASE)], [
        s for s in named if re.search(FORBIDS, s, re.IGNORECASE)
    ]


def body_of(site, tool, kind: str) -> str:
    path = site / f"verktoykasse/{tool.id}/{tool.id}.{kind}"
    if kind == "pdf":
        return " ".join(pdf_facts.lines(path))
    document = Document(str(path))
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter("{*}t")) for paragraph in document.element.body.iter("{*}p")
    )


def test_what_says_no_sends_nobody_to_the_parents(built, site):
    texts = [(what, text) for what, towards, text in units(built) if towards == "nei"]
    texts += [
        (f"{tool.id}.{kind}", body_of(site, tool, kind))
        for tool in FORMS
        if tool.mot_foresatte == "nei"
        for kind in ("docx", "pdf")
    ]
    for package in GUIDE.pakker:
        quiet = {task.tittel for _, task in TASKS if task.mot_foresatte == "nei"}
        slides = Presentation(str(site / f"opplaring/{package.id}/{package.id}.pptx")).slides
        for number, slide in enumerate(slides, 1):
            shapes = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            if any(text.split(" (")[0] in quiet for text in shapes):
                texts.append((f"{package.id}.pptx {number}", "\n".join(shapes)))
    assert len(texts) > 60, "pages, Word, PDF and PowerPoint are read"
    bad = []
    for what, text in texts:
        wrong, forbidding = sends(text.replace(SHORT, ""))
        bad += [f"{what}: {sentence}" for sentence in wrong]
        for sentence in forbidding:
            print(f"forbids: {what}: {sentence}")
    assert bad == []


def test_the_reader_of_sentences_can_fail():
    assert sends("Snakk med foresatte i dag.")[0] and sends("Spør mor hvordan det går.")[0] and sends("Ring hjem.")[0]
    assert sends("Ikke snakk med foresatte om mistanken.") == ([], ["Ikke snakk med foresatte om mistanken."])
    assert sends("Foresatte kan være redde.") == ([], []) and sends("Snakk med en kollega.") == ([], [])


# --- 3: on paper, by who holds it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("tool", FORMS, ids=lambda tool: tool.id)
def test_a_sheet_carries_the_rule_by_who_holds_it(site, tool):
    for kind in ("docx", "pdf"):
        text = re.sub(r"[\s\u00ad-]+", "", body_of(site, tool, kind))
        short = re.sub(r"[\s-]+", "", SHORT)
        head = text[: len(text) // 2 + 400]
        if tool.skjema.leses_av == "ansatt":
            assert short in head, f"{tool.id}.{kind}: a staff sheet says it in its head"
        else:
            assert short not in text, f"{tool.id}.{kind}: the family holds it"
            assert not re.search(r"(?i)overgrep|mistank|nårdethaster|\bvold", text), f"{tool.id}.{kind}"


def test_the_cover_sheet_is_for_staff_and_linked_where_both_read(built, site):
    text = " ".join(pdf_facts.lines(site / "verktoykasse/omslag-for-ansatte.pdf"))
    assert re.sub(r"\s+", "", SHORT) in re.sub(r"\s+", "", text) and "Leveres ikke ut" in text
    for tool in FORMS:
        links = built.at(f"verktoykasse/{tool.id}", "//main")[0].xpath(".//a[contains(@href, 'omslag-for-ansatte')]")
        assert bool(links) == (tool.skjema.leses_av != "ansatt"), tool.id
    with zipfile.ZipFile(io.BytesIO((site / "verktoykasse/verktoykassa.zip").read_bytes())) as package:
        assert "omslag-for-ansatte.pdf" in package.namelist()


# --- where it stands on a phone --------------------------------------------------------------------------------------


def bottoms(browser, address: str, page: str, selector: str) -> list[float]:
    """Where elements end on a phone of 360 × 800, in pixels from the top of the page."""
    shown = browser.new_page(viewport={"width": 360, "height": 800})
    shown.goto(address + page)
    shown.evaluate("document.fonts.ready")
    found = shown.eval_on_selector_all(selector, "all => all.map(e => e.getBoundingClientRect().bottom + scrollY)")
    shown.close()
    return found


@pytest.mark.parametrize(
    "page", [*(f"handlingsveileder/{n.id}/" for n in GUIDE.nivaer), "verktoykasse/samtale-med-foresatte/"]
)
def test_the_short_form_is_seen_at_once_on_a_phone(browser, address, page):
    assert bottoms(browser, address, page, ".kortform")[0] <= 900, page


def test_the_numbers_and_the_headings_are_on_the_first_screen(browser, address):
    numbers = bottoms(browser, address, "haster/", ".ring-na li")
    headings = bottoms(browser, address, "haster/", ".trinnliste li")
    assert len(numbers) == len(GUIDE.haster.ring) and len(headings) <= 8
    assert max(numbers) <= 800 and max(headings) <= 800, (numbers, headings)
    text = pdf_numbers(browser, address)
    assert [number for number in ("112", "113", "116 117", "116 111", "Barnevernet") if number not in text] == []


def pdf_numbers(browser, address: str) -> str:
    shown = browser.new_page()
    shown.goto(address + "haster/")
    text = shown.inner_text(".ring-na").replace("\u00a0", " ")
    shown.close()
    return text


def test_a_page_that_is_not_there_gives_the_numbers_anywhere(site):
    tree = html.parse(str(site / "404.html")).getroot()
    text = squeezed(tree.xpath("//main")[0])
    assert [number for number in ("112", "113", "116 117", "116 111") if number not in text] == []
    for drawing in tree.xpath("//svg"):
        assert drawing.get("width") and drawing.get("height"), "has its size also where the style sheet is not found"


def test_every_local_number_leads_somewhere(built):
    """«Ring barnevernet» is followed by the number, or by what to do while it is not filled in."""
    for situation in GUIDE.haster.trinn:
        text = said_after(built.heading("haster", situation.id))
        for call in situation.ring:
            phone = GUIDE.get("tlf", call.telefon)
            expected = phone.nummer or re.sub(r"\s+", " ", plain(BUILDING, phone.uten_nummer))
            assert expected in text.replace("\u00a0", " "), f"{situation.id}: {phone.id}"
        says = " ".join([situation.forst, *situation.gjor]).lower()
        ids = {call.telefon for call in situation.ring}
        if "ring barnevernet" in says or "ringer du barnevernet" in says or "ringer barnevernet" in says:
            assert "barnevern-dag" in ids, situation.id
        if "barnehuset" in says or "barnehus" in says:
            assert "barnehus" in ids, situation.id
