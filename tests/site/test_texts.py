"""Texts from the data as a reader sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.guide.load import WORDS, load_words
from macros.site import texts
from macros.site.texts import plain


def test_a_clause_for_the_holder_ends_with_a_comma_and_a_word_does_not(building, guide):
    def said(word: str, text: str) -> str:
        holder = guide.kommune.holder.model_copy(update={"bestemt": word})
        changed = guide.model_copy(update={"kommune": guide.kommune.model_copy(update={"holder": holder})})
        return plain(replace(building, guide=changed), text)

    assert (
        said("den som holder i saken", "$Holderen leder møtet. Si fra til $holderen.")
        == "Den som holder i saken, leder møtet. Si fra til den som holder i saken."
    )
    assert said("stafettholderen", "$Holderen leder møtet.") == "Stafettholderen leder møtet."


@pytest.mark.parametrize(
    ("code", "word", "forms"),
    [
        ("nn", "teneste", "teneste tenesta tenester tenestene tenestas"),
        ("nn", "rettleiing", "rettleiing rettleiinga rettleiingar rettleiingane"),
        ("nn", "stafetthaldar", "stafetthaldar stafetthaldaren stafetthaldarar stafetthaldarane"),
        ("nb", "plikt", "plikt plikten plikt plikte"),
    ],
)
def test_a_word_is_explained_in_the_forms_of_its_language(building, code, word, forms):
    term = building.guide.begreper[0].model_copy(update={"ord": word, "i_tekst": True})
    guide = building.guide.model_copy(update={"begreper": [term]})
    words = load_words(WORDS.with_name(f"{code}.yml"))
    pattern, _ = texts._terms(replace(building, guide=guide, words=words))
    assert [form for form in forms.split() if not pattern.fullmatch(form)] == []
    assert not pattern.fullmatch(f"{word}xq") and not pattern.search(f"x{word}")
