"""Nothing is made twice, and nothing old is taken for new."""

from __future__ import annotations

import pytest

from macros.documents import cache as kept
from macros.documents.cache import Cache, Job
from macros.documents.made import Made


@pytest.mark.grundig
def test_nothing_is_made_twice(tmp_path):
    calls = []
    cache = Cache(tmp_path)

    def make(what):
        calls.append(what)
        return what.encode()

    assert cache.make({"a": Job("docx", make, ("en",))}) == {"a": b"en"}
    assert cache.make({"a": Job("docx", make, ("en",)), "b": Job("docx", make, ("to",))}) == {
        "a": b"en",
        "b": b"to",
    }
    assert calls == ["en", "to"]
    cache.tidy()
    cache.make({"b": Job("docx", make, ("to",))})
    cache.tidy()
    assert calls == ["en", "to"] and len(list(tmp_path.iterdir())) == 2, "the file, and the list of what is used"


@pytest.mark.build
def test_editions_share_the_cache_and_none_tidies_away_what_another_asks_for(tmp_path):
    def jobs(*names):
        return {name: Job("docx", str.encode, (name,)) for name in names}

    first, second = Cache(tmp_path, "bamble"), Cache(tmp_path, "drangedal")
    first.make(jobs("felles", "bamble"))
    first.tidy()
    second.make(jobs("felles", "drangedal"))
    second.tidy()
    made = {path.read_text() for path in tmp_path.iterdir() if path.suffix != ".liste"}
    assert made == {"felles", "bamble", "drangedal"}
    first.make(jobs("felles"))
    first.tidy()
    assert {path.read_text() for path in tmp_path.iterdir() if path.suffix != ".liste"} == {"felles", "drangedal"}


@pytest.mark.grundig
def test_another_build_may_tidy_the_cache_at_the_same_time(tmp_path):
    cache, other = Cache(tmp_path), Cache(tmp_path)

    def make(what):
        other.tidy()  # deletes everything it has not asked for, also what the first has just made
        return what.encode()

    jobs = {name: Job("docx", make, (name,)) for name in ("a", "b", "c")}
    assert cache.make(jobs) == {"a": b"a", "b": b"b", "c": b"c"}


def test_code_changed_under_a_running_server_does_not_name_what_old_code_made(monkeypatch, tmp_path):
    before = kept.tools("docx")
    monkeypatch.setattr(kept, "HERE", tmp_path)  # where other code stands now
    assert kept.tools("docx") == before
    monkeypatch.setitem(kept.CODE, "word.py", b"the code that runs is another")
    assert kept.tools("docx") != before


@pytest.mark.build
def test_what_there_is_to_know_is_told_once_and_stands_in_a_file(tmp_path, caplog):
    caplog.set_level("INFO", logger="macros.build")

    def make(note):
        return Made.with_note(b"fil", note)

    def said(**notes) -> list[str]:
        caplog.clear()
        Cache(tmp_path).make({name: Job("docx", make, (note,)) for name, note in notes.items()})
        Cache(tmp_path).tidy()
        return [record.getMessage() for record in caplog.records if not record.getMessage().startswith("Dokumenter:")]

    listed = tmp_path / "docs.merknader.txt"
    for since in ("", " fra før"):  # in a fresh copy, where nobody has changed anything, and again
        told = said(a="For lang.", b="Også.")
        assert told == [f"2 dokumenter har en merknad{since}. Les alle i docs.merknader.txt."]
    new = said(a="For lang.", b="Lengre.")
    assert new == ["b: Lengre.", "Ett dokument har en merknad fra før. Les alle i docs.merknader.txt."]
    assert listed.read_text(encoding="utf-8") == "a: For lang.\n\nb: Lengre."
    said(a="For lange: 7 «Målet» (2).")
    assert said(a="For lange: 8 «Målet» (2).") == [
        "Ett dokument har en merknad fra før. Les alle i docs.merknader.txt."
    ], "another slide came before it"
    assert said(a="For lange: 8 «Målet» (3).") == ["a: For lange: 8 «Målet» (3)."]
    assert said(a="") == [] and listed.read_text(encoding="utf-8") == ""
