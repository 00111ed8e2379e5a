"""What every record is built of: closed and frozen models, texts, unknowns, references, events."""

from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import core_schema

from macros.models.dag import Dag as DagValue
from macros.models.dag import Intraffat as IntraffatValue
from macros.problems import vad_som_star

UNKNOWN = "uppgift saknas"


class Saknas:
    """The value of what the source does not tell: shown and counted as unknown, never as 0 or no."""

    def __str__(self) -> str:
        return UNKNOWN

    def __repr__(self) -> str:
        return "SAKNAS"

    def __bool__(self) -> bool:
        raise TypeError("uppgift saknas är varken ja eller nej; fråga med `is SAKNAS`")


SAKNAS = Saknas()


def _text(value: Any) -> str:
    if isinstance(value, bool | int):
        raise ValueError(f'här ska stå text; sätt citattecken: "{vad_som_star(value)}"')
    if not isinstance(value, str):
        raise ValueError("här ska stå text")
    if not value.strip():
        raise ValueError("texten är tom; skriv vad som gäller")
    if (almost := _almost_unknown(value.strip())) is not None:
        raise ValueError(almost)
    if value.strip() == UNKNOWN:
        raise ValueError(f'"{UNKNOWN}" får inte stå här; skriv vad som gäller')
    return " ".join(value.split())


def _almost_unknown(text: str) -> str | None:
    """What to do about a text that was meant as *uppgift saknas*; a known text would be counted as known."""
    if text == UNKNOWN or abs(len(text) - len(UNKNOWN)) > 2:
        return None
    # Most texts share too few letters to be worth comparing; thousands are read at every check.
    if sum(letter in UNKNOWN for letter in text.lower()) < len(UNKNOWN) - 3:
        return None
    if text.lower() == UNKNOWN:
        return f"skriv {UNKNOWN} med små bokstäver"
    return f'menade du "{UNKNOWN}"?' if SequenceMatcher(None, text.lower(), UNKNOWN).ratio() > 0.85 else None


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("här ska stå ett heltal utan citattecken")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("skriv true eller false")
    return value


class _EllerSaknas:
    """Lets the words *uppgift saknas* stand for a value, in validation and in the schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_wrap_validator_function(self._validate, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [handler(schema["schema"]), {"const": UNKNOWN}]}

    @staticmethod
    def _validate(value: Any, handler: Any) -> Any:
        if value is SAKNAS or value == UNKNOWN:
            return SAKNAS
        return handler(value)


def _date_schema(description: str) -> WithJsonSchema:
    one = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d\d){0,2}$"}
    span = {
        "type": "object",
        "properties": {"fran": one, "till": one, "text": {"type": "string"}},
        "required": ["fran", "till", "text"],
        "additionalProperties": False,
    }
    return WithJsonSchema({"anyOf": [one, span], "description": description})


T = TypeVar("T")
Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
Heltal = Annotated[int, BeforeValidator(_number)]
Flagga = Annotated[bool, BeforeValidator(_flag)]
Kanske = Annotated[T, _EllerSaknas()]
"""`Kanske[X]`: an X, or the words *uppgift saknas* where the source is silent."""
Dag = Annotated[DagValue, PlainValidator(DagValue.parse), _date_schema("Ett datum, så grovt som källan är")]
Intraffat = Annotated[
    IntraffatValue, PlainValidator(IntraffatValue.parse), _date_schema("När det hände, så grovt som källan är")
]
Artal = Annotated[
    str, BeforeValidator(lambda value: str(value) if type(value) is int else value), Field(pattern=r"^20\d\d$")
]
Slug = Annotated[
    str,
    BeforeValidator(_text),
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Små bokstäver a–z, siffror och bindestreck"),
]
Sida = Annotated[
    str,
    BeforeValidator(_text),
    Field(
        pattern=r"^[a-z0-9/-]+\.md(#[^\s]+)?$",
        description="Vägen till en sida under docs/, till exempel kartotek/loggning.md",
    ),
]
"""A page by its path under `docs/`, with an anchor when a heading is meant."""


class Hanvisning(str):
    """The id of a record in another register; `register` is that register's name."""

    register: str


def ref(register: str) -> Any:
    """The type of a reference to `register`: a string that remembers where it must be found."""

    def parse(value: Any) -> Hanvisning:
        if isinstance(value, list | dict):
            raise ValueError("här ska stå text")
        made = Hanvisning(value if isinstance(value, str) else _text(vad_som_star(value)))
        made.register = register
        return made

    schema = WithJsonSchema({"type": "string", "description": f"Id för en post i registret {register}"})
    return Annotated[Hanvisning, PlainValidator(parse), schema]


class Closed(BaseModel):
    """A part of a record: unknown fields are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Record(Closed):
    """One record of a register. Its id is given once and never used again."""

    id: str
    kalla: Annotated[
        tuple[Text, ...], Field(description="Varifrån uppgiften kommer, till exempel LG 2026, avsnitt 4.3")
    ] = ()
    exempel: Annotated[Flagga, Field(description="true: visar bara hur en post ser ut, och räknas inte")] = False


def senaste(events: Iterable[Any], dag: date) -> Any:
    """The last event dated on or before `dag`; of several on one day the one written last. None without any."""
    found = None
    for event in events:
        if event.datum.till <= dag and (found is None or event.datum.till >= found.datum.till):
            found = event
    return found


class Status(StrEnum):
    """What has come of a matter."""

    PLANERAD = "planerad"
    PAGAR = "pagar"
    KLAR = "klar"
    UTGAR = "utgar"
    OVERFORD = "overford"
    ERSATT = "ersatt"


OPPNA = frozenset({Status.PLANERAD, Status.PAGAR, Status.OVERFORD})
"""States of what is not finished: carried over to another year is still to be done."""


class Handelse(Closed):
    """Something that happened to a matter, with its date."""

    datum: Intraffat
    status: Annotated[
        Status, Field(description="planerad, pagar, klar, utgar, overford (till nästa år) eller ersatt: läget efteråt")
    ]
    text: Annotated[Text, Field(description="Vad som hände, i en mening")]
    underlag: Annotated[Text | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None
    av: Annotated[ref("roller") | None, Field(description="Rollen som rapporterade")] = None


class SomVad(StrEnum):
    """As what a matter stands in a place of a review."""

    STATUS = "status"
    BEHOV = "behov"
    PRIORITERAT = "prioriterat"
    MAL = "mal"
    BESLUT = "beslut"
    FORBATTRING = "forbattring"
    KORRIGERING = "korrigering"


class Stalle(Closed):
    """A place in a review where a matter stands: «behov, avsnitt 7.2, punkt 1»."""

    genomgang: ref("genomgangar")
    avsnitt: Annotated[Text, Field(pattern=r"^\d{1,2}\.\d$", description="Avsnittets nummer, till exempel 7.2")]
    som: Annotated[SomVad, Field(description="Vad punkten är där: behov, prioriterat, mal, beslut …")]
    punkt: Annotated[Heltal, Field(ge=0, le=99, description="Vilken punkt i ordningen; 0 är den inledande texten")]


class Arende(Record):
    """A matter that lives over years: stated, worked on, reported, done. Goal, decision, action or need."""

    rubrik: Annotated[Text, Field(description="En rad som börjar med ett verb: Inför, Öva, Dokumentera")]
    beskrivning: Annotated[Text | None, Field(description="Vad det innebär, i en eller ett par meningar")] = None
    ansvarig: Annotated[Kanske[ref("roller")], Field(description="Rollen som svarar för det")]
    senast: Annotated[Kanske[Dag], Field(description="När det ska vara klart")]
    objekt: Annotated[ref("objekt") | None, Field(description="Objektet, enheten eller projektet det rör")] = None
    system: Annotated[tuple[ref("system"), ...], Field(description="Systemen det rör")] = ()
    stallen: Annotated[tuple[Stalle, ...], Field(description="Var i vilka genomgångar det står, och som vad")] = ()
    handelser: Annotated[tuple[Handelse, ...], Field(description="Vad som har hänt, äldst först")] = ()
    hor_ihop_med: Annotated[tuple[ref("arenden"), ...], Field(description="Id för närliggande ärenden")] = ()
    ersatts_av: Annotated[ref("arenden") | None, Field(description="Ärendet som tar över, när läget är ersatt")] = None

    @model_validator(mode="after")
    def _replaced_by_something(self) -> Self:
        """What is replaced says by what: otherwise it would be lost between two years."""
        if any(h.status is Status.ERSATT for h in self.handelser) and self.ersatts_av is None:
            raise ValueError("ärendet är ersatt; skriv vilket som tar över i ersatts_av")
        return self

    def oppet(self, dag: date) -> bool:
        """Whether the matter is still to be done at the end of `dag`."""
        return self.status(dag) in OPPNA

    def senaste_handelse(self, dag: date) -> Handelse | None:
        """The last event dated on or before `dag`, or None when nothing has been reported."""
        return senaste(self.handelser, dag)

    def status(self, dag: date) -> Status:
        """State at the end of `dag`, from the events dated on or before it."""
        last = self.senaste_handelse(dag)
        return last.status if last else Status.PLANERAD

    def plats(self, ar: str, avsnitt: str) -> Stalle | None:
        """Where the matter stands in section `avsnitt` of review `ar`, if it does."""
        return next((s for s in self.stallen if (s.genomgang, s.avsnitt) == (ar, avsnitt)), None)
