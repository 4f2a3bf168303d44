"""What the types of the data file are made of: small types, references between entries, the base of all sections.

Each section of ``docs/veileder.yml`` has a module of its own beside this one, with the section's name, and `guide`
puts them together. Field name = YAML key = template variable. The `description` of a field is the help an editor sees
(in the JSON Schema and in error messages), so it is written in Norwegian. Types only say what is right: `load` reads
the file, and `messages` words what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.fields import FieldInfo

# --- small types -----------------------------------------------------------------------------------------------------

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
PHONE_PATTERN = r"^\d[\d ]{1,12}\d$"
SITE_PATTERN = r"^https://.+/$"
PAGE_PATTERN = r"^[a-z0-9][a-z0-9/-]*\.md$"
LEVEL_PATTERN = r"^niva-[0-9]$"
FRAME_PATTERN = r"^https://[^/ ;,]+$"
MOVED_KINDS = (
    *("niva", "steg", "verktoy", "pakke", "nettside", "trinn", "hindring"),
    *("rolle", "arena", "tjeneste", "begrep", "lov"),
)  # what has an address of its own that somebody may have kept
MOVED_PATTERN = rf"^(?:{'|'.join(MOVED_KINDS)})/[a-z0-9]+(-[a-z0-9]+)*$"
COLOUR_PATTERN = r"^#?[0-9a-fA-F]{6}$"  # YAML takes what begins with # for a remark


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of another entry.

    `kinds`: the kinds it may name; `constants`: words that are allowed too. `uses`: whether what it names is in use.
    """

    kinds: tuple[str, ...]
    constants: tuple[str, ...] = ()
    uses: bool = True

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return handler(core_schema) | {"x-ref": list(self.kinds), "x-constants": list(self.constants)}


@dataclass(frozen=True)
class Prose:
    """Marks a text that a reader sees: it may hold placeholders, and no bare paragraph sign or phone number."""


@dataclass(frozen=True)
class Shared:
    """Marks a value that every edition which builds on this one inherits."""


@dataclass(frozen=True)
class Local:
    """Marks what only this municipality can say, so that no other edition inherits it.

    `when`: only where that key, beside it, says ja.
    """

    when: str = ""


SHARED, LOCAL = Shared(), Local()


@dataclass(frozen=True)
class Sentence:
    """Marks a text in the language of the guide that is no prose of ours: what a law says in short."""


@dataclass(frozen=True)
class Done:
    """Marks a date that says something was done: it is no later than today. A build has no clock, so `doubts` asks."""


@dataclass(frozen=True)
class OfARole:
    """Marks a text that should be a role, never the name of a person."""


class WrongAt(ValueError):
    """Something is wrong at a `place` within an entry: its keys and numbers. Told there, or as near as something is."""

    def __init__(self, place: str | tuple[str | int, ...], text: str):
        super().__init__(text)
        self.place = (place,) if isinstance(place, str) else place


def says_yes(value: Any) -> bool:
    """Whether a value as it stands in the file means ja."""
    return isinstance(value, str) and value.lower() in ("ja", "true", "yes", "on")


def _yes_no(value: Any) -> Any:
    return {"ja": True, "nei": False}.get(value.lower(), value) if isinstance(value, str) else value


def _in_the_calendar(value: str) -> str:
    """Stops month 13 and 31 February, which look like dates."""
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        raise ValueError(
            f"«{value}» finnes ikke i kalenderen. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, for eksempel 2026-07-02."
        ) from None
    return value


def no_example(value: str) -> str:
    """Stops an example from the handbook that was left as it stood: «Skriv rollen her»."""
    if re.match(r"(?i)(?:skriv|fyll|sett) .*\bher\W*$", value):
        raise ValueError(f"«{value}» er et eksempel. Skriv rollen det gjelder, eller la feltet stå tomt.")
    return value


def _a_number(value: str) -> str:
    """Stops a number with a digit too few or too many."""
    digits = value.replace(" ", "")
    if not re.fullmatch(r"1\d\d|1\d{3}|0\d{4}|116\d{3}|[2-9]\d{7}|800\d{5}", digits):
        raise ValueError(f"«{value}» har {len(digits)} sifre. Et nummer har åtte, eller er kort, som 112 og 02800.")
    return value


Id = Annotated[
    str,
    Field(
        pattern=ID_PATTERN,
        description="Kort navn med små bokstaver a–z, tall og bindestrek. Brukes i adresser og endres aldri.",
    ),
    SHARED,
]
Navn = Annotated[str, Field(min_length=1), SHARED]
Tekst = Annotated[str, Field(min_length=2), Prose(), SHARED]
Rolle = Annotated[str, Field(min_length=1), AfterValidator(no_example), OfARole()]  # of somebody who answers
JaNei = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["ja", "nei"]}), SHARED]
Adresse = Annotated[str, Field(pattern=r"^https://", description="En adresse som begynner med https://."), SHARED]
Tall = Annotated[int, SHARED]
Dato = Annotated[date, SHARED, Done()]
TEXT_OR_NUMBER = WithJsonSchema(
    {"type": ["string", "number"]}
)  # an editor reads 2023 and 112 as numbers, the build as text
Omtrentlig = Annotated[
    str,
    TEXT_OR_NUMBER,
    Field(pattern=DATE_PATTERN, description="Dato, måned eller år: 2026-07-02, 2024-03 eller 2023."),
    AfterValidator(_in_the_calendar),
    SHARED,
    Done(),
]
Minutter = Annotated[int, Field(ge=1, le=120, description="Antall minutter."), SHARED]
Nummer = Annotated[
    str,
    TEXT_OR_NUMBER,
    Field(pattern=PHONE_PATTERN, description="Telefonnummeret slik det skal leses, for eksempel 116 117."),
    AfterValidator(_a_number),
    SHARED,
]

LovRef = Annotated[str, Ref(("lov",))]
TelefonRef = Annotated[str, Ref(("tlf",))]
LenkeRef = Annotated[str, Ref(("lenke",))]
NivaRef = Annotated[str, Ref(("niva",))]
VerktoyRef = Annotated[str, Ref(("verktoy",))]
CaseRef = Annotated[str, Ref(("case",))]
TrinnRef = Annotated[str, Ref(("trinn",))]
HindringRef = Annotated[str, Ref(("hindring",))]
MalRef = Annotated[str, Ref(("niva", "steg", "arena", "verktoy"), ("avslutt", "haster"))]

Arbeidsplass = Literal["barnehage", "barneskole", "ungdomsskole", "videregaende", "helsestasjon", "sfo", "ppt", "nav"]
Arbeidsform = Literal["leder", "alene", "par", "gruppe", "plenum", "video", "pause"]
Program = Literal["hele", "timen", "kort"]  # the whole course, an hour, twenty minutes
Bruker = Literal["ansatt", "barn", "foresatt", "leder"]
Verktoytype = Literal["skjema", "mal", "sjekkliste", "samtaleverktoy", "rutine", "veiledning", "oversikt"]
Felttype = Literal["tekst", "langtekst", "dato", "valg", "avkryssing"]
Arktype = Literal["barnet", "brev", "barneark", "annet"]
Motiv = Literal[
    "ja", "nei", "vet-ikke", "stopp", "pause", "noe-annet", "hjemme", "skole",
    "ute", "venner", "voksen", "alene", "mat", "sove", "leke", "kropp",
]  # fmt: skip
MotForesatte = Literal["kontaktes", "leser", "nei"]
LesesAv = Literal["ansatt", "familie", "begge"]
Alder = Literal["gravid", "0-5", "6-12", "13-18", "voksen"]
Behov = Literal["akutt", "utvikling", "skole", "psykisk", "vold", "rus", "familie", "okonomi", "fritid", "funksjon"]


class Model(BaseModel):
    """Base of all types: unknown keys are errors, nothing is changed after reading.

    `known_by`: the key that tells one from the others in a list, when an edition changes some of them.
    """

    known_by: ClassVar[str] = ""
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        """A key that stands there with nothing after it counts as left out, where it may be left out."""
        if not isinstance(data, dict):
            return data
        optional = {name for name, known in cls.model_fields.items() if not known.is_required()}
        return {key: value for key, value in data.items() if value is not None or key not in optional}


class Entry(Model):
    """Something with an id.

    `kind` is what references call it; ids are unique within `within` (empty: the whole file).
    """

    kind: ClassVar[str]
    within: ClassVar[str] = ""
    known_by: ClassVar[str] = "id"
    id: Id


class Own(Entry):
    """Something that a municipality may have alone."""

    egen: JaNei = Field(
        False, description="ja når dette finnes bare i denne kommunen. Da arver ingen annen kommunes utgave det."
    )


MOT_FORESATTE = Field(
    description="Hva dette gjør mot foresatte: «kontaktes» når noen blir bedt om å snakke med, ringe, spørre eller "
    "invitere dem, «leser» når de leser det som skrives her, ellers «nei». "
    "Kortformen om vold står der det ikke er «nei»."
)


class TowardsParents(Entry):
    """Something that may send a grown-up to the parents.

    No default: somebody has to think before a new one is published.

    The short form of the rule on violence (`Voldsregel.kort`) is printed wherever the answer is not «nei».
    """

    mot_foresatte: MotForesatte = MOT_FORESATTE


class Reviewed(Entry):
    """Something the municipality reviews. Both fields stay empty until somebody there has done it."""

    ansvarlig: Annotated[Rolle | None, LOCAL] = Field(
        None, description="Rollen som har ansvar, aldri et personnavn. Tom til kommunen har bestemt det."
    )
    gjennomgatt: Annotated[date | None, LOCAL, Done()] = Field(
        None, description="Datoen kommunen sist gikk gjennom teksten (ÅÅÅÅ-MM-DD). Tom til det er gjort."
    )


SYNONYMER: Any = Field([], description="Ord folk søker med, også hverdagsord og nynorsk.")


E = TypeVar("E", bound=Entry)


def named(id: str, entries: Iterable[E], says: str) -> E:
    """The entry with that id. Raises LookupError for the editor, which begins with `says`."""
    known = list(entries)
    found = next((entry for entry in known if entry.id == id), None)
    if found is None:
        raise LookupError(f"{says} «{id}». Velg mellom: {', '.join(entry.id for entry in known)}.")
    return found


def model_in(annotation: Any) -> type[Model] | None:
    """The class of a section or an entry inside an annotation such as ``list[Steg] | None``.

    None when there is none.
    """
    return _model_in(annotation)


@cache
def _model_in(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


@cache
def keys_of(model: type[Model]) -> dict[str, FieldInfo]:
    """Every key of a section as it stands in the file, and what is known about it."""
    return {about.alias or name: about for name, about in model.model_fields.items()}


def local_of(about: FieldInfo) -> Local | None:
    """What marks a key as local, None when it is shared."""
    return next((mark for mark in about.metadata if isinstance(mark, Local)), None)


def is_decided(annotation: Any, metadata: Iterable[Any] = ()) -> bool:
    """Whether a key says if it is local: by its own mark, by that of its type, or by the section it holds."""
    if any(isinstance(mark, (Shared, Local, Ref, Prose)) for mark in metadata):
        return True
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return is_decided(inner, marks)
    if get_origin(annotation) is Literal:
        return True  # one of our own words
    if get_args(annotation):
        return all(is_decided(option) for option in get_args(annotation) if option is not type(None))
    return model_in(annotation) is not None
