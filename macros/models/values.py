"""What a field may hold: texts, names, numbers, days, references, and the words for what the source does not tell."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import core_schema

from macros.files import RESERVED
from macros.models.dag import Dag as DagValue
from macros.models.dag import Intraffat as IntraffatValue
from macros.models.felord import fel
from macros.problems import quote, vad_som_star

UNKNOWN = "uppgift saknas"
HIDDEN = "visas inte här"
FOREIGN_DIGIT = re.compile(r"(?:(?![0-9])\d)+")
"""A digit of another script: the patterns of our ids would take it for one of ours."""


class Saknas:
    """The value of what the source does not tell: shown and counted as unknown, never as 0 or no."""

    def __str__(self) -> str:
        return UNKNOWN

    def __repr__(self) -> str:
        return "SAKNAS"

    def __bool__(self) -> bool:
        raise TypeError("uppgift saknas är varken ja eller nej; fråga med `is SAKNAS`")


SAKNAS = Saknas()


class Dold:
    """The value of what the audience of a build may not read: not the same as unknown, and it says nothing of the value."""

    def __str__(self) -> str:
        return HIDDEN

    def __repr__(self) -> str:
        return "DOLD"


DOLD = Dold()


def _text(value: Any) -> str:
    if isinstance(value, bool | int):
        raise ValueError(fel("text_citat", varde=vad_som_star(value)))
    if not isinstance(value, str):
        raise ValueError(fel("text"))
    text = value.strip()
    if not text:
        raise ValueError(fel("text_tom"))
    if (almost := _almost_unknown(text)) is not None:
        raise ValueError(almost)
    own_digits(value)
    if text == UNKNOWN:
        raise ValueError(fel("saknas_inte_har"))
    return " ".join(value.split())


def own_digits(value: str) -> None:
    if not value.isascii() and (digits := FOREIGN_DIGIT.search(value)):
        raise ValueError(fel("siffror", varde=quote(digits.group())))


def _not_reserved(value: str) -> str:
    if RESERVED.fullmatch(value):
        raise ValueError(fel("windows", varde=value))
    return value


def _almost_unknown(text: str) -> str | None:
    """What to do about a text that was meant as *uppgift saknas*; a known text would be counted as known."""
    if text == UNKNOWN or abs(len(text) - len(UNKNOWN)) > 2:
        return None
    # Most texts share too few letters to be worth comparing; thousands are read at every check.
    if sum(letter in UNKNOWN for letter in text.lower()) < len(UNKNOWN) - 3:
        return None
    if text.lower() == UNKNOWN:
        return fel("saknas_sma", varde=quote(text))
    return (
        f'{quote(text)} känns inte igen; menade du "{UNKNOWN}"?'
        if SequenceMatcher(None, text.lower(), UNKNOWN).ratio() > 0.85
        else None
    )


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(fel("heltal", varde=quote(vad_som_star(value))))
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(fel("flagga", varde=quote(vad_som_star(value))))
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
        if isinstance(value, str) and (almost := _almost_unknown(value.strip())) is not None:
            raise ValueError(almost)
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
Text = Annotated[str, Field(min_length=1), BeforeValidator(_text)]
Namn = Annotated[str, Field(min_length=1, max_length=150), BeforeValidator(_text)]
"""What something is called, on one line: a longer one breaks tables, menus and names of files."""
Heltal = Annotated[int, BeforeValidator(_number)]
Antal = Annotated[int, Field(ge=0, le=1_000_000), BeforeValidator(_number)]
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
    AfterValidator(_not_reserved),
    Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Små bokstäver a–z, siffror och bindestreck"),
]
Sida = Annotated[
    str,
    BeforeValidator(_text),
    Field(
        max_length=200,
        pattern=r"^[a-z0-9/_-]+\.md(#[^\s]+)?$",
        description="Vägen till en sida under docs/, till exempel kartotek/loggning.md",
    ),
]
"""A page by its path under `docs/`, with an anchor when a heading is meant."""

SidaEllerMapp = Annotated[
    str,
    BeforeValidator(_text),
    Field(
        max_length=200,
        pattern=r"^[a-z0-9/-]+(\.md|/)$",
        description="Vägen till en sida under docs/, eller till en mapp med / sist: då menas varje sida i den utom den första",
    ),
]
"""A page by its path under `docs/`, or a folder with all its pages but the first, which only leads to them."""


TILL = "x-register"
"""What the schema of a reference says of where it leads, also where the field has help of its own."""


SLAG = "x-slag"
"""What the schema of a field says of a rule of its own that no word of the standard tells."""


@dataclass(frozen=True)
class Till:
    """What a reference points to, on the type itself: the name of a register, or `arenden` for all four of matters."""

    register: str


class Hanvisning(str):
    """The id of a record in another register; `register` is that register's name."""

    register: str


def ref(register: str) -> Any:
    """The type of a reference to `register`: a string that remembers where it must be found."""

    @lru_cache(maxsize=16_384)
    def made(text: str) -> Hanvisning:
        """One for each id: a large office names the same roles in every file."""
        found = Hanvisning(text)
        found.register = register
        return found

    def parse(value: Any) -> Hanvisning:
        if isinstance(value, list | dict):
            raise ValueError(fel("text"))
        return made(
            value if type(value) is str else str(value) if isinstance(value, str) else _text(vad_som_star(value))
        )

    schema = WithJsonSchema({"type": "string", "description": f"Id för en post i registret {register}", TILL: register})
    return Annotated[Hanvisning, PlainValidator(parse), schema, Till(register)]
