"""Texts from the data as a reader sees them."""

from __future__ import annotations

from dataclasses import replace

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
