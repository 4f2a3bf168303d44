"""Which documents there are, and what each is made of: forms, posters, slides and the whole guide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from ..building import Building
from ..guide import form
from ..guide.pakker import Pakke
from ..guide.types import Model, Program
from ..guide.verktoy import Verktoy
from ..site.addresses import source_of
from ..site.blocks import dato, environment
from ..site.layers import source_name
from ..site.mark import NEUTRAL, OWN_PICTURE, mark_called, own_mark, own_on_paper
from ..site.texts import TEMPLATES, draft_line, midt, plain
from . import deck, makers, pdf, scene, year_plan
from .cache import CODE, DECK_CODE, Job
from .chapters import chapters
from .names import GUIDE
from .powerpoint_look import Whose
from .slide import Slide

SHORT = "20-minutter"  # in the names of the files of the short programme
COURSE_SHEET = "opplaring/deltakerliste-og-kursbevis.docx"
YEAR_PLAN = "opplaring/arsplan.ics"
COVER = "verktoykasse/omslag-for-ansatte.pdf"
BEFORE_LEVELS = ("handlingsveileder/index.md", "haster.md")
AFTER_LEVELS = tuple(  # all that the list on the first chapter names
    f"handlingsveileder/{name}.md"
    for name in "tegn fravar innsyn for-ledere nar-det-stopper-opp medvirkning roller samhandlingsarenaer".split()
)
EASY = "for-familier/lettlest/lettlest.pdf"
SHEETS = {"om/provesett.md": "om/provesett/provesett.pdf"}  # pages that somebody holds in the hand: page -> sheet
DECK = "lysbilder.html"
Slides = dict[str, tuple[str, str]]  # package id -> the finished HTML of its slides, and its address below the site

T = TypeVar("T", bound=Model)


def with_pdf() -> bool:
    """Whether this machine can make PDF."""
    return pdf.available()


def without_placeholders(building: Building, entry: T) -> T:
    """A copy of an entry with its texts as a reader sees them.

    Not validated again: what a placeholder stands for may be longer than what the editor was allowed to write.
    """

    def walk(value: Any) -> Any:
        if isinstance(value, Model):
            return value.model_copy(update={name: walk(getattr(value, name)) for name in type(value).model_fields})
        if isinstance(value, list):
            return [walk(item) for item in value]
        return plain(building, value) if isinstance(value, str) and "$" in value else value

    copied: T = walk(entry)
    return copied


def marks(building: Building, waits_for: str | None = None) -> list[str]:
    """What says that a document is a draft: the guide is not approved, or a local answer it waits for is missing."""
    words, guide = building.words, building.guide
    result = [draft] if (draft := draft_line(building)) else []
    if waits_for and not (missing := guide.local(waits_for)).verdi:
        result.append(f"{words.dokument.avventer} {missing.tittel[0].lower()}{missing.tittel[1:]}")
    return result


def author(building: Building) -> str:
    """Who a document says has made it: the municipality only when it has approved the guide."""
    municipality = building.guide.kommune
    return municipality.navn if municipality.status == "godkjent" else building.words.dokument.prosjektet


# --- forms -----------------------------------------------------------------------------------------------------------


def content_hash(building: Building, tool: Verktoy) -> str:
    """A hash of what a form says, without version and date: ``docs/skjemaversjoner.json`` holds them all.

    With its placeholders as they stand: a number that the municipality fills in is no new form.
    """
    assert tool.skjema
    other = {"versjon", "oppdatert", "avventer", "leses_av"}
    said = tool.skjema.model_dump(exclude=other, mode="json", exclude_defaults=True) | {"tittel": tool.dokumenttittel}
    if tool.skjema.leses_av == "ansatt":
        said["kortform"] = building.guide.haster.vold.kort
    if tool.skjema.ark == "barnet":
        said["hode"] = building.guide.skjemahode.model_dump(mode="json")
    whole = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def form_jobs(building: Building) -> dict[str, Job]:
    """Address -> job, of every form as Word and PDF, and of the cover sheet for staff on those that families hold."""
    guide, words, jobs = building.guide, building.words.dokument, {}
    head = without_placeholders(building, guide.skjemahode)
    for written in (tool for tool in guide.verktoy if tool.skjema):
        tool = without_placeholders(building, _with_deadline(building, written))
        assert tool.skjema
        tool_marks, parts = marks(building, tool.skjema.avventer), form.parts(tool, head, words)
        foot, looks = _foot(building, written), (building.words.sprak.land, own_mark(building, OWN_PICTURE))
        address = f"verktoykasse/{tool.id}/{tool.id}"
        made_of = (tool, guide.kommune, author(building), tool_marks, words, parts, _short_form(building, tool), foot)
        jobs[f"{address}.docx"] = Job("docx", makers.word, (*made_of, *looks))
        if with_pdf():
            markup = _fill(building, "skjema.html", verktoy=tool, merker=tool_marks, deler=parts, bunn=foot)
            jobs[f"{address}.pdf"] = Job("pdf", pdf.make, (markup, tool.skjema.tett))
    if with_pdf():
        jobs[COVER] = _cover(building)
    return jobs


def _short_form(building: Building, tool: Verktoy) -> str | None:
    """The short form of the rule on violence, on a sheet that only staff hold."""
    for_staff = tool.skjema and tool.skjema.leses_av == "ansatt"
    return plain(building, building.guide.haster.vold.kort) if for_staff else None


def _cover(building: Building) -> Job:
    guide = building.guide
    rule = without_placeholders(building, guide.haster.vold)
    numbers = [guide.get("tlf", id) for id in (*guide.haster.ring, "barnehus")]
    return Job("pdf", pdf.make, (_fill(building, "omslag.html", vold=rule, numre=numbers, merker=marks(building)),))


def _with_deadline(building: Building, tool: Verktoy) -> Verktoy:
    """The tool, and under the title of its form the deadline: the municipality's own, or the one proposed."""
    deadline = building.guide.deadline(tool.frist) if tool.skjema and tool.frist else None
    if not deadline or not tool.skjema:
        return tool
    mark = f" ({building.words.forslag_kort})" if deadline[1] else ""
    said = " ".join(filter(None, (tool.skjema.undertittel, f"{building.words.frist}{mark}: {deadline[0]}")))
    return tool.model_copy(update={"skjema": tool.skjema.model_copy(update={"undertittel": said})})


def _foot(building: Building, tool: Verktoy) -> list[str]:
    """What stands at the end of a form: where it is filed, and which law it was written after.

    Not on what is sent to somebody, and not on what a child holds.
    """
    assert tool.skjema
    if tool.skjema.ark in ("brev", "barneark"):
        return []
    guide, words = building.guide, building.words.dokument
    keep = guide.skjemahode.bevaring if tool.bevaring else ""
    store = words.ikke_lagre if tool.skjema.ark == "barnet" else ""
    home = " ".join(filter(None, (tool.arkiv, keep, guide.local("arkiv").verdi, store)))
    lines = [plain(building, f"{words.arkiv}: {home}")]
    if laws := guide.laws_of_form(tool):
        oldest = min(guide.law_of[id].kontrollert for id in laws)
        names = ", ".join(plain(building, f"$lov({id})") for id in laws)
        lines.append(words.lover_lest.format(dato=dato(building.words.sprak.maneder, oldest), lover=names))
    return lines


# --- posters, and the whole guide ------------------------------------------------------------------------------------


def poster_jobs(building: Building) -> dict[str, Job]:
    """Address -> job, of a poster of every level and of «Når det haster»."""

    home = building.guide.kommune.nettadresse

    def poster(template: str, address: str, **values: Any) -> Job:
        whole = home and home + address
        markup = _fill(building, template, merker=marks(building), hele=whole, **values)
        return Job("pdf", pdf.make_poster, (markup,))

    urgent = without_placeholders(building, building.guide.haster)
    levels = (without_placeholders(building, level) for level in building.guide.nivaer)
    posters = {
        f"handlingsveileder/{level.id}/plakat.pdf": poster(
            "plakat.html", f"handlingsveileder/{level.id}/", niva=level, haster=urgent
        )
        for level in levels
    }
    return posters | {"haster/plakat.pdf": poster("haster.html", "haster/", haster=urgent)}


def easy_job(building: Building) -> dict[str, Job]:
    """Address -> job, of the easy-read page as a sheet for families."""
    home = building.guide.kommune.nettadresse
    whole = home and home + EASY.removesuffix("lettlest.pdf")
    return {EASY: Job("pdf", pdf.make, (_fill(building, "lettlest.html", merker=marks(building), hele=whole),))}


def sheets_of(building: Building) -> dict[str, str]:
    """The pages that are sheets too, of those that the guide has: page -> address of the sheet."""
    return {page: sheet for page, sheet in SHEETS.items() if building.files.get_file_from_path(page)}


def sheet_jobs(building: Building, site: Path) -> dict[str, Job]:
    """Address -> job, of the finished pages that are sheets too."""
    found = {}
    for page, sheet in sheets_of(building).items():
        file = building.files.get_file_from_path(page)
        assert file
        [part] = chapters(site, {file.url: file.dest_uri}, building.guide.kommune.nettadresse)
        markup = _fill(building, "ark.html", side=part, merker=marks(building))
        found[sheet] = Job("pdf", pdf.make, (markup,))
    return found


def chapters_of(building: Building) -> list[str]:
    """The pages that become the whole guide, in its order; one that the guide has nothing for is not there."""
    levels = [source_of(building, level)[0] for level in building.guide.nivaer]
    return [*BEFORE_LEVELS, *levels, *AFTER_LEVELS]


def guide_job(building: Building, site: Path) -> dict[str, Job]:
    """Address -> job, of the whole guide as one PDF, from the finished pages in `site`."""
    files = (building.files.get_file_from_path(source) for source in chapters_of(building))
    pages = {file.url: file.dest_uri for file in files if file}
    found = chapters(site, pages, building.guide.kommune.nettadresse)
    markup = _fill(building, "veileder.html", kapitler=found, merker=marks(building), dag=building.guide.utgitt)
    return {GUIDE: Job("pdf", pdf.make, (markup,))}


# --- around the courses ----------------------------------------------------------------------------------------------


def course_jobs(building: Building) -> dict[str, Job]:
    """Address -> job, of the sheet of who was there, and of the year plan once it is said when the year begins."""
    guide, words = building.guide, building.words
    if not guide.pakker:
        return {}
    courses = [plain(building, package.tittel) for package in sorted(guide.pakker, key=lambda one: one.nr)]
    place = guide.kommune
    whose = words.kursark.bevis_hvor.format(modell=place.modell, kommune=place.navn)
    sheet = (courses, words.kursark, author(building), marks(building), words.sprak.land, place.farge, whose)
    found = {COURSE_SHEET: Job("docx", makers.course_sheet, sheet)}
    training = guide.opplaring
    if training and (start := training.arsplan_fra):
        names = {package.id: plain(building, package.tittel) for package in guide.pakker}
        model = guide.kommune.modell_kort
        points = [
            (point.nar, ": ".join(filter(None, (model, names.get(point.pakke or "")))), point.hva)
            for point in training.arsplan
        ]
        made_of = (points, start, words.lysbilder.arsplan_om, " ".join(marks(building)))
        found[YEAR_PLAN] = Job("ics", year_plan.make, made_of)
    return found


# --- slides ----------------------------------------------------------------------------------------------------------


def decks_of(building: Building, package: Pakke) -> Mapping[str, tuple[str | None, Program]]:
    """Address -> the workplace whose case it tells, None for the one that the page opens with, and the programme."""
    cases, folder = building.guide.cases_in(package), f"opplaring/{package.id}"
    found: dict[str, tuple[str | None, Program]] = {f"{folder}/{package.id}.pptx": (None, "hele")}
    for variant in cases[0].varianter if cases else []:
        found[f"{folder}/{package.id}-{variant.id}.pptx"] = (variant.id, "hele")
    if "kort" in package.veier:
        found[f"{folder}/{package.id}-{SHORT}.pptx"] = (None, "kort")
    return found | ({f"{folder}/lysbilder.pdf": (None, "hele")} if with_pdf() else {})


def deck_jobs(building: Building, slides: Slides) -> dict[str, Job]:
    """Address -> job, of the slides of every package as PowerPoint and PDF.

    What takes more than one slide on paper is told, so that the editor may shorten it. A page is read again only when
    its documents have to be made.
    """
    return {
        file: _deck_job(building, package, file, told, *slides[package.id])
        for package in building.guide.pakker
        for file, told in decks_of(building, package).items()
    }


def _deck_job(
    building: Building, package: Pakke, file: str, told: tuple[str | None, Program], page: str, address: str
) -> Job:
    (variant, program), municipality, words = told, building.guide.kommune, building.words
    names: dict[Any, str] = words.arbeidsplass
    way = words.lysbilder.pa_minutter.format(minutter=package.varer(program)) if program != "hele" else ""
    title = " – ".join(filter(None, (plain(building, package.tittel), midt(names.get(variant, "")), way)))
    whole = municipality.nettadresse and municipality.nettadresse + address
    read = partial(deck.read, page, whole, variant, program)
    read_with = (page, whole, told, *(CODE[name] for name in DECK_CODE))
    if file.endswith(".pdf"):
        values = {"tittel": f"{words.powerpoint.lysbilder}: {title}"}
        template = (TEMPLATES / "dokument" / DECK).read_bytes()
        said = (author(building), words.minutter, words.minutt, *values.values())
        seen = (template, CODE["qr.py"], repr(municipality), *said)
        fill = partial(_fill, building, DECK, scene=partial(scene.scene_in, municipality.palett), **values)
        return Job("pdf", pdf.make, lambda: (fill(bilder=read()),), (*read_with, *seen))
    about = (title, plain(building, package.kort), author(building), package.gjennomgatt, words.powerpoint)
    about_all = (*about, words.sprak.land, building.once(_whose))
    source = building.files.get_file_from_path(f"opplaring/{package.id}/lysbilder.md")
    page_name = source_name(source) if source and variant is None else ""
    return Job(
        "pptx", makers.slides, lambda: (_told(read(), page_name), *about_all), (*read_with, page_name, *about_all)
    )


def _told(slides: list[Slide], page_name: str) -> tuple[list[Slide], str]:
    """The slides, and what the editor of the page should know of them: what is too long, and a task that is split.

    Nothing of it stops the site: a slide becomes one more.
    """
    if not page_name:
        return slides, ""
    said = [f"For lange til ett bilde: {', '.join(long)}. De står i {page_name}."] if (long := _divided(slides)) else []
    if split := _divided([slide for slide in slides if slide.kind == "oppgave"]):
        said.append(
            f"Oppgaver over flere bilder i PowerPoint: {', '.join(split)}. Gjør spørsmålene kortere, eller skriv "
            "«stikkord» til dem i datafila. Da står de hele på deltakerarket."
        )
    return slides, " ".join(said)


def _divided(slides: list[Slide]) -> list[str]:
    """The slides of the page that take more than one on paper, and how many: 7 «Målet i dag» (2)."""
    parts = [(nr, list(group)) for nr, group in groupby(slides, lambda slide: slide.nr)]
    return [f"{nr} «{group[0].tittel}» ({len(group)})" for nr, group in parts if len(group) > 1]


def _whose(building: Building) -> Whose:
    municipality = building.guide.kommune
    return Whose(municipality.palett, own_mark(building, OWN_PICTURE), municipality.navn)


def _fill(building: Building, template: str, **values: Any) -> str:
    found = building.once(environment).get_template(f"dokument/{template}")
    own = building.once(own_on_paper)
    return found.render(
        kommune=building.guide.kommune,
        forfatter=author(building),
        merke=own or NEUTRAL.removeprefix("assets/"),
        merke_eget=own,
        merke_alt=mark_called(building),
        **values,
    )
