"""``opplaring``: what all packages share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from .types import LOCAL, JaNei, Model, Ref, Tekst

MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()


class Punkt(Model):
    """A point in the year plan."""

    nar: Tekst = Field(description="Måneden eller tiden på året.")
    hva: Tekst
    pakke: Annotated[str, Ref(("pakke",))] | None = Field(None, description="Pakken dere tar da.")


class Opplaring(Model):
    """What all packages share, so that it is written once."""

    minutter_er_forslag: JaNei = Field(description="ja til kommunen har bestemt hvor lang tid delene tar.")
    overordnet_mal: Tekst
    takk: Tekst = Field(description="Åpningen til den som skal holde kurset.")
    er_dette_vold: Tekst = Field(
        description="Svaret når noen på kurset spør om barnet i en case er utsatt for vold. "
        "Står ved hver case med mulige tegn."
    )
    mal: list[Tekst] = Field(min_length=1, description="Målene med alle pakkene.")
    rom: list[Tekst] = Field(min_length=1)
    materiell: list[Tekst] = Field(min_length=1)
    forberedelser: list[Tekst] = Field(min_length=1)
    forberedelser_case: list[Tekst] = Field([], description="Det som bare gjelder pakker med en case.")
    forberedelser_uten_case: list[Tekst] = Field([], description="Det som bare gjelder pakker uten en case.")
    tips: list[Tekst] = Field(min_length=1)
    tips_case: list[Tekst] = Field([], description="Råd som bare gjelder pakker med en case.")
    arsplan: list[Punkt] = Field(min_length=1, description="Et forslag til når i året dere gjør hva.")
    arsplan_fra: Annotated[date | None, LOCAL] = Field(
        None,
        description="En dag i den første måneden i kursåret. Gir en kalenderfil. Tom til kommunen har bestemt det.",
    )
    etter_kurset: list[Tekst] = Field(min_length=1, description="Det enheten gjør etter hvert kurs.")
    evaluering: list[Tekst] = Field(min_length=1, description="Spørsmålene på evalueringsarket.")

    @model_validator(mode="after")
    def _points_are_months(self) -> Self:
        wrong = [point.nar for point in self.arsplan if point.nar.lower() not in MONTHS]
        if self.arsplan_fra and wrong:
            raise ValueError(f"Kalenderfila trenger måneder. «{wrong[0]}» i arsplan er ikke en måned.")
        return self
