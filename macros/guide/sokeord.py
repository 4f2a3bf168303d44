"""What the search knows of the language (``macros/words/sokeord.yml``): words that say nothing, words that mean danger.

What a reader may call one entry is not here: that is `synonymer` on the entry.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import Field

from .types import Model


class Nynorsk(Model):
    """What a site in nynorsk knows besides: its own everyday words, each tied to what the lists above say."""

    stopp: str = Field(description="Ord som ikke sier hva noen leter etter.")
    svake: str = Field(description="Ord som sier lite, men noe.")
    former: list[str] = Field(description="Ett ord i former ingen stammer samler. Det første er det de blir til.")
    naer: dict[str, str] = Field(description="Ord som ligger nær, på nynorsk.")
    fare: str = Field(description="Ord som betyr fare, på nynorsk.")
    deler: dict[str, str] = Field(description="Deler av ord på bokmål, og det de heter på et nettsted på nynorsk.")


class Sokeord(Model):
    """Words with spaces between them. The browser reads them as they stand (``docs/assets/sokemotor.js``)."""

    stopp: str = Field(description="Ord som ikke sier hva noen leter etter.")
    svake: str = Field(description="Ord som sier lite, men noe.")
    endelser: str = Field(description="Endelser som tas bort etter stammeren: «evaluering» og «evaluere» er ett ord.")
    hele: str = Field(description="Ordslutter stammeren ikke skal ta bort: «straffeloven» er ikke «straff».")
    former: list[str] = Field(description="Ett ord i former ingen stammer samler. Det første er det de blir til.")
    deler: dict[str, str] = Field(description="Deler av ord på nynorsk og i eldre skrivemåter, og det de blir til.")
    naer: dict[str, str] = Field(
        description="Ord som ligger nær: Når noen skriver det første, letes det også etter de andre."
    )
    spor: dict[str, str] = Field(
        description="Slag av treff, og ordene noen ber om det slaget med: «ppt telefon» er en tjeneste eller et nummer."
    )
    fare: str = Field(description="Ord som betyr fare: «Når det haster» står først.")
    ikke_feil: str = Field(description="Ekte ord som ikke er skrivefeil for et av våre: «vond» er ikke «vold».")
    navn: str = Field(description="Vanlige navn på folk. De finner bare det som heter nettopp det.")
    vekt: dict[str, float] = Field(description="Hvor tungt et treff av hvert slag veier.")
    nynorsk: Nynorsk

    def of(self, language: str) -> dict[str, Any]:
        """The lists as the browser of a site in that language gets them.

        In nynorsk the parts of words are turned round: who types «skole» finds what is called «skule» there.
        """
        words, own = self.model_dump(exclude={"nynorsk"}), self.nynorsk
        if language != "nn":
            return words
        parts = {of: to for to, of in self.deler.items() if of != to} | own.deler

        def respelt(text: str) -> str:
            return re.sub("|".join(sorted(parts, key=len, reverse=True)), lambda part: parts[part[0]], text)

        near = {word: respelt(others) for word, others in self.naer.items()}
        for key in ("stopp", "svake", "fare"):
            words[key] = " ".join(dict.fromkeys(f"{words[key]} {getattr(own, key)}".split()))
        return words | {"former": [*self.former, *own.former], "naer": near | own.naer, "deler": parts}
