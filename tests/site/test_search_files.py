"""What the search can find leads somewhere, its library is the one it says it is, and it is light."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import yaml
from bench import sok_sett
from bench.sok import MOST_BYTES, MOST_TEXT, weight
from real import room

from macros.guide.load import HOUSE, load_search_words
from macros.site import search, search_records
from macros.site.search_sections import headings

HERE = Path(__file__).parent
VENDOR = HOUSE / "docs" / "assets" / "vendor"


def scripts(site) -> tuple[dict, dict]:
    """What the two files hold."""
    first, more = (
        next((site / "assets").glob(f"{name}-*.js")).read_text(encoding="utf-8") for name in ("sokemotor", "soketekst")
    )
    start = first.rindex("btiSok.start(") + len("btiSok.start(")
    return json.loads(first[start : first.rindex(")")]), json.loads(more[more.index("(") + 1 : more.rindex(")")])


def test_every_record_leads_to_a_place_that_is_there(site):
    first, more = scripts(site)
    places = sok_sett.places_in_site(site)
    addresses = [row[1] for row in [*first["poster"], *more["poster"]]] + [row[0] for row in more["avsnitt"]]
    assert len(addresses) > 1000
    wrong = {address for address in addresses if sok_sett.place_of(address) not in places}
    assert wrong == set()


def test_every_kind_of_thing_can_be_found(site, guide):
    first, more = scripts(site)
    kinds = {row[2] for row in [*first["poster"], *more["poster"]]} | {
        row[2] for row in more["avsnitt"] if len(row) > 2
    }
    wanted = "steg avgjorelse hindring trinn verktoy rolle arena tjeneste lov hellov begrep pakke "
    assert set((wanted + "kursside lysbilde sporsmal resultat side avsnitt tlf plikt niva").split()) <= kinds
    numbers = {row[8][0][0] for row in first["poster"] if row[2] == "tlf" and row[8][0][0] in row[4]}
    assert numbers == {phone.nummer for phone in guide.telefoner if phone.nummer}


def test_no_query_of_the_benchmark_stands_whole_as_a_synonym():
    data = yaml.safe_load((HOUSE / "docs" / "veileder.yml").read_text(encoding="utf-8"))
    words = set(sok_sett.synonyms(data))
    for page in (HOUSE / "docs").rglob("*.md"):
        front = re.match(r"---\n(.*?)\n---\n", page.read_text(encoding="utf-8"), re.S)
        called = yaml.safe_load(front[1]).get("synonymer") if front else None
        words |= {word for several in (called or {}).values() for word in several}
    taken = {sok_sett.plain(word) for word in words}
    assert sum(sok_sett.plain(query.q) in taken for query in sok_sett.load().queries) == 0  # not which: 50 are kept


def test_the_library_is_the_one_it_says_it_is():
    about = (VENDOR / "LES-MEG.txt").read_text(encoding="utf-8")
    code = (VENDOR / "minisearch.js").read_bytes()
    assert re.search(r"sha256 av minisearch.js her: +(\w+)", about)[1] == hashlib.sha256(code).hexdigest()
    assert "MiniSearch 7.2.0" in about and "Permission is hereby granted" in about and b"MiniSearch 7.2.0" in code[:80]


def test_the_names_of_the_files_follow_what_is_in_them(site):
    for path in (site / "assets").glob("sok*-*.js"):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        assert path.stem.endswith(digest)
    first, _ = scripts(site)
    assert (site / "assets" / first["tekster"]).is_file()
    assert f'data-sok="../assets/{next((site / "assets").glob("sokemotor-*.js")).name}"' in (
        site / "haster" / "index.html"
    ).read_text(encoding="utf-8")


def test_the_texts_hold_what_a_reader_reads_and_no_sentence_twice(site):
    """An address stood where a size is written later, a label was the beginning of the next sentence, and the lead of
    an entry was sent both as that and as the beginning of its page."""
    first, more = scripts(site)
    texts = {row[0]: row[4] for row in more["avsnitt"] if len(row) > 4}
    assert len(texts) > 500
    assert {place: text for place, text in texts.items() if re.search(r"[\ue000-\uf8ff]|\.(?:pdf|docx)\b", text)} == {}
    glued = {word for text in texts.values() for word in re.findall(r"\S*[a-zæøå0-9.?!][A-ZÆØÅ][a-zæøå]\S*", text)}
    assert glued == set(), "«112Politi», «1Avgjørelse»"
    leads = more["ledd"] | {row[1]: row[3] for row in first["poster"] if len(row) > 3 and row[3]}
    assert {place for place, lead in leads.items() if lead in texts.get(place, "")} == set()
    assert not [row[0] for row in more["avsnitt"] if re.search(r"#(?:brukes|nevnt|laeres)-i$", row[0])]


def test_of_the_documents_of_a_tool_only_the_kinds_are_sent(site):
    first, _ = scripts(site)
    tools = {row[1]: row[9] for row in first["poster"] if row[2] == "verktoy" and len(row) > 9}
    assert set(tools.values()) == {"dp"} and len(tools) > 20
    for place in tools:
        name = place.rstrip("/").rsplit("/", 1)[1]
        assert all((site / place / f"{name}.{kind}").is_file() for kind in ("docx", "pdf")), place


def test_a_number_that_is_not_filled_in_is_found_when_no_service_has_it(site, guide):
    first, _ = scripts(site)
    served = {service.telefon for service in guide.tjenester}
    unfilled = {phone.navn for phone in guide.telefoner if not phone.nummer and phone.id not in served}
    rows = {row[0]: row for row in first["poster"] if row[2] == "tlf" and row[0] in unfilled}
    assert set(rows) == unfilled <= {"Barnevernvakt"}
    for row in rows.values():
        assert row[3].startswith("Ikke lagt inn.") and row[8][0][0] == "116 111"


def test_it_is_light(site, guide):
    first, more = weight(site)
    assert first <= (MOST_BYTES - 500) * room(guide), "room for the words of the next reader"
    assert first <= MOST_BYTES * room(guide) and more <= MOST_TEXT * room(guide), (first, more)


def test_a_text_that_sends_somebody_to_parents_says_so(building, guide):
    records = {record.adresse: record for record in search_records.entries(building)}
    for tool in guide.verktoy:
        assert records[f"verktoykasse/{tool.id}/"].foresatte == (tool.mot_foresatte != "nei"), tool.id
    for level in guide.nivaer:
        decision = records[f"handlingsveileder/{level.id}/#avgjorelse"]
        assert decision.foresatte == (level.avgjorelse.mot_foresatte != "nei")


def test_sections_are_taken_from_the_page_in_order_and_without_the_rule():
    page = (
        '<h1 id="x">Navn</h1><p>Først <b>ett <i>to</i></b> tre.</p><h2 id="a">En <em>del</em></h2>'
        '<aside class="kortform"><p>Regelen</p></aside><ul><li>fire</li><li>fem</li></ul><h2>uten sted</h2><p>seks</p>'
    )
    found = headings(page)
    assert found[0] == ("", "Navn", "Først ett to tre.")
    assert found[1][:2] == ("a", "En del") and "Regelen" not in found[1][2] and "\ue010" in found[1][2]
    assert found[1][2].split("\ue010")[1].split() == ["fire", "fem", "uten", "sted", "seks"]


def test_a_block_ends_a_sentence_and_a_capital_begins_a_word():
    page = (
        '<h1 id="x">Navn</h1>'
        '<ul class="ring"><li><a>112</a><span>Politi<small>Noen er i fare nå</small></span></li></ul>'
        "<dl><div><dt>Hvorfor</dt><dd>Familien vet det.</dd></div>"
        "<div><dt>Hvem</dt><dd>Du <b>og</b> jeg</dd></div></dl>"
        "<p>Til utskrift (PDF, \ue000a/b.pdf\ue001)</p>"
        '<ul class="dokumenter"><li><a class="fil docx">Skjema</a></li></ul>'
        '<h2 id="brukes-i">Her brukes det</h2><ul><li>Et annet sted</li></ul><p>arve<i>lig</i></p>'
    )
    said = "112 Politi Noen er i fare nå\nHvorfor\nFamilien vet det. Hvem\nDu og jeg\nTil utskrift (PDF)\narvelig"
    assert headings(page) == [("", "Navn", said)]


def test_the_words_of_the_language_are_of_one_form():
    words = load_search_words()
    kinds = set(words.vekt)
    assert {"trinn", "verktoy", "lov", "avsnitt", "lysbilde"} <= kinds and words.vekt["trinn"] == max(
        words.vekt.values()
    )
    assert all(len(line.split()) > 1 for line in words.former)


FOLDED = (  # what docs/assets/stamme-nn.js does before Snowball's Norwegian, in Python
    (r"(ig|leg|sam|bar)(?:are|aste?)$", r"\1"),
    (r"heit(?=(?:[ae]|er|ene|a?s)?$)", "het"),
    (r"het[ae]$", "heten"),
    (r"domm(?:en|ane?|ar)$", "dom"),
)


def test_a_nynorsk_ending_becomes_one_that_snowball_knows_and_its_stem_is_snowballs():
    """The browser reads the same two lists (tests/browser/test_search.py)."""
    rows = {name: (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines() for name in ("stammer", "stammer-nn")}
    lists = {name: [row.split("\t") for row in lines if not row.startswith("#")] for name, lines in rows.items()}
    snowball = dict(lists["stammer"])
    for word, folded, stem in lists["stammer-nn"]:
        ours = word
        for pattern, to in FOLDED:
            ours = re.sub(pattern, to, ours)
        assert (word, ours, snowball[ours]) == (word, folded, stem)
    forms = [{stem for word, _, stem in lists["stammer-nn"] if word in group.split()} for group in GROUPS]
    assert [len(stems) for stems in forms] == [1] * len(GROUPS), "all forms of one word are one stem"


GROUPS = (
    "teneste tenesta tenester tenestene",
    "rettleiing rettleiinga rettleiingar rettleiingane",
    "viktig viktigare viktigast viktigaste viktige",
    "vanskeleg vanskelege vanskelegare vanskelegast vanskelegaste",
    "einheit einheita einheiter einheitene",
    "sjukdom sjukdommen sjukdommar sjukdommane",
    "veke veka veker vekene",
    "skule skulen skular skulane",
)


def test_a_site_in_nynorsk_knows_its_own_words_and_one_in_bokmal_is_not_burdened():
    words = load_search_words()
    nb, nn = words.of("nb"), words.of("nn")
    assert "nynorsk" not in nb and nb["deler"]["skule"] == "skole" and "sjølvmord" not in nb["fare"].split()
    assert nn["deler"]["skole"] == "skule" and nn["deler"]["vold"] == "vald" and "skule" not in nn["deler"]
    assert {"vald", "sjølvmord", "trugar", *nb["fare"].split()} <= set(nn["fare"].split())
    assert {"eg", "kva", "korleis", "dykkar"} <= set(nn["stopp"].split()) and "leiar" in nn["naer"]["sjefen"].split()


def test_only_a_site_in_nynorsk_gets_the_stemmer_of_nynorsk():
    assert "btiStamme.nn" not in search.code() and "btiStamme.nn" in search.code("nn")
    assert search.code("nn").index("btiStamme.nn") > search.code("nn").index("globalThis.btiStamme=")


def test_the_code_is_what_stands_in_assets_without_remarks():
    code = search.code()
    assert "globalThis.btiSok" in code and "\n//" not in code and "MiniSearch" in code
