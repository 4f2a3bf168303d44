"""`make check` tells what an editor has changed since the last commit, and what is new in the base of an edition."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from broken import TEXT

from macros.building import Building, File, Files
from macros.guide.load import load_guide, load_words
from macros.publish.changes import in_the_base, since_last_commit

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


@pytest.fixture
def data(tmp_path):
    """A project under git, with everything committed."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "veileder.yml").write_text(TEXT, encoding="utf-8")
    (folder / "på siden.md").write_text("# Side\n\nEn.\nTo.\n", encoding="utf-8")
    (folder / "borte.md").write_text("# Borte\n", encoding="utf-8")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.test"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    return folder / "veileder.yml"


@pytest.fixture
def edition(data):
    """An edition in the same project, committed after the base."""
    folder = data.parents[1] / "utgaver" / "bamble"
    folder.mkdir(parents=True)
    own = "bygger_pa: docs/veileder.yml\nkommune:\n  navn: Bamble kommune\n  kortnavn: Bamble\n"
    own += "arenaer:\n  - id: ansvarsgruppe\n    kort: Slik møtes vi.\n"
    (folder / "veileder.yml").write_text(own, encoding="utf-8")
    (folder / "borte.md").write_text("# Vår egen\n", encoding="utf-8")
    commit(data)
    return folder / "veileder.yml"


def commit(data) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.test"]
    for command in (["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=data.parents[1], check=True)


def test_nothing_is_told_until_something_is_changed(data):
    assert since_last_commit(data) == []


def test_the_data_is_told_per_entry_and_pages_by_name(data):
    text = TEXT.replace("  kortnavn: Kragerø\n", "  kortnavn: Krager\n", 1)
    assert text != TEXT
    data.write_text(text, encoding="utf-8")
    (data.parent / "på siden.md").write_text("# Side\n\nEn.\nTre.\nFire.\n", encoding="utf-8")
    (data.parent / "borte.md").unlink()
    (data.parent / "ny.md").write_text("# Ny\n", encoding="utf-8")
    line = text.split("\n").index("  kortnavn: Krager") + 1
    assert since_last_commit(data) == [
        f"veileder.yml:{line}  kommune: «kortnavn» er endret: «Kragerø» er blitt «Krager»",
        "borte.md: Siden er borte.",
        "på siden.md: 2 linjer inn, 1 linje ut.",
        "ny.md: Siden er ny.",
    ]


def test_without_git_nothing_is_said_of_it(tmp_path, data, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert since_last_commit(data) is None


def test_an_edition_is_told_what_is_new_in_the_base_and_where_it_has_its_own(data, edition):
    day, told = in_the_base(edition)
    assert told == [] and len(day) == 10
    text = TEXT
    for old, new in (
        ("    kort: Faste møter når", "    kort: Jevnlige møter når"),  # a text that the edition has its own of
        ("    formal: De samme menneskene følger", "    formal: De samme følger"),  # one that it inherits
        ("    kort: Her kan dere få en felles vurdering", "    kort: Her kan dere be om en vurdering"),
        ("  status: utkast\n", "  status: godkjent\n  godkjent:\n    dato: 2027-01-10\n    rolle: rådmannen\n"),
        ("    verdi:\n    kontrollert:\n", "    verdi: Et svar\n    kontrollert: 2027-01-10\n"),
        ("  - id: h-team\n    egen: ja\n", "  - id: h-team\n    egen: ja\n    hvem_kaller: ingen\n"),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    data.write_text(text, encoding="utf-8")
    (data.parent / "på siden.md").write_text("# Side\n\nEn.\nTre.\n", encoding="utf-8")
    (data.parent / "borte.md").write_text("# Borte\n\nNei.\n", encoding="utf-8")
    commit(data)
    _, told = in_the_base(edition)
    line = next(n for n, one in enumerate(text.split("\n"), 1) if one.startswith("    kort: Jevnlige møter"))
    mine = [one for one in told if one.endswith(" Utgaven har sin egen tekst her.")]
    assert len(told) == 5 and len(mine) == 2, told
    assert mine[0].startswith(f"docs/veileder.yml:{line}  arenaer → «ansvarsgruppe»: «kort» er endret: «Faste møter")
    assert mine[1] == "docs/borte.md: 2 linjer inn, 0 linjer ut. Utgaven har sin egen tekst her."
    assert any("«tverrfaglig-team»: «kort» er endret" in one for one in told)
    assert not [one for one in told if "godkjent" in one or "Et svar" in one or "h-team" in one], (
        "local is nobody's news"
    )


def test_what_is_new_is_read_when_the_edition_is_saved_again_and_the_base_has_no_base(data, edition):
    data.write_text(TEXT.replace("  modell_kort: BTI\n", "  modell_kort: BTX\n", 1), encoding="utf-8")
    assert len(in_the_base(edition)[1]) == 1
    edition.write_text(edition.read_text(encoding="utf-8") + "telefoner: []\n", encoding="utf-8")
    assert len(in_the_base(edition)[1]) == 1, "not before it is saved in git"
    commit(data)
    assert in_the_base(edition)[1] == [] and in_the_base(data) is None


def test_what_an_edition_has_left_out_is_no_news_to_it(data, edition):
    """Neither a section, an entry nor a page that the edition is without; also before anything is committed."""
    own = edition.read_text(encoding="utf-8").split("arenaer:")[0]
    without = ("hindringer", "arena/ansvarsgruppe", "pa-siden.md")
    edition.write_text(f"{own}uten:\n{''.join(f'  - {name}{chr(10)}' for name in without)}", encoding="utf-8")
    for name in ("pa-siden.md", "blir.md"):
        (data.parent / name).write_text("# Side\n\nEn.\n", encoding="utf-8")
    commit(data)
    changed = TEXT
    for old, new in (
        ("    kort: Faste møter når", "    kort: Jevnlige møter når"),  # of an arena that the edition is without
        ("    kort: Her kan dere få en felles vurdering", "    kort: Her kan dere be om en vurdering"),
    ):
        assert old in changed, old
        changed = changed.replace(old, new, 1)
    at = changed.index("\nhindringer:\n")
    changed = changed[:at] + changed[at:].replace("    gjor:\n      - ", "    gjor:\n      - Nå, ", 1)
    data.write_text(changed, encoding="utf-8")
    for name in ("pa-siden.md", "blir.md"):
        (data.parent / name).write_text("# Side\n\nTo.\n", encoding="utf-8")
    whole = Building(load_guide(edition), load_words(), Files([File("blir.md", str(data.parent), "site", True)]))
    everything, mine = in_the_base(edition)[1], in_the_base(edition, whole)[1]
    assert [one.split("  ")[0] for one in everything if "hindringer" in one or "ansvarsgruppe" in one]
    assert any("pa-siden.md" in one for one in everything)
    assert len(mine) == 2 and "«tverrfaglig-team»: «kort» er endret" in mine[0] and "blir.md" in mine[1], mine
    assert since_last_commit(edition, whole) == mine
    commit(data)
    (data.parent / "pa-siden.md").unlink()
    assert since_last_commit(edition, whole) == []


def test_a_whole_new_section_of_the_base_is_news(data, edition):
    at = TEXT.index("\nendringer:\n")
    end = TEXT.index("\n\n", at)
    data.write_text(TEXT[:at] + TEXT[end:], encoding="utf-8")
    commit(data)
    edition.write_text(edition.read_text(encoding="utf-8") + "telefoner: []\n", encoding="utf-8")
    commit(data)
    data.write_text(TEXT, encoding="utf-8")
    whole = Building(load_guide(edition), load_words(), Files([]))
    (told,) = in_the_base(edition, whole)[1]
    assert "«endringer» er ny" in told
