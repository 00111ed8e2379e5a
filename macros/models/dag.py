"""Dates as coarse as their source."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.days import in_reach
from macros.models.felord import fel
from macros.problems import quote, vad_som_star

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
LONGEST = 100


@dataclass(frozen=True)
class Dag:
    """A day, a month, a year or a named span, printed as the source says and compared by its last day."""

    fran: date
    till: date
    text: str

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, value: object) -> "Dag":
        """From what stands in the YAML file; `ValueError` says in Swedish what is wrong."""
        if isinstance(value, Dag):
            return cls(value.fran, value.till, value.text)
        if isinstance(value, Mapping):
            return cls._span(value)
        return _parsed(cls, value) if type(value) is str else cls._written(value)

    @classmethod
    def _written(cls, value: object) -> "Dag":
        written = vad_som_star(value)
        match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", written)
        if not match or isinstance(value, bool):
            raise ValueError(fel("datum", varde=quote(written)))
        year, month, day = (int(part) if part else None for part in match.groups())
        if fault := in_reach(year):
            raise ValueError(fault)
        try:
            return cls(*_bounds(year, month, day))
        except (ValueError, IndexError):
            raise ValueError(fel("datum_kalender", varde=written)) from None

    @classmethod
    def _span(cls, value: Mapping) -> "Dag":
        if set(value) != {"fran", "till", "text"}:
            raise ValueError(fel("tid_falt"))
        fran, till = cls.parse(value["fran"]), cls.parse(value["till"])
        if fran.fran > till.till:
            raise ValueError(fel("tid_ordning", till=till, fran=fran))
        text = value["text"]
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
            raise ValueError(fel("tid_text", grans=LONGEST))
        return cls(fran.fran, till.till, " ".join(text.split()))


@lru_cache(maxsize=16_384)
def _parsed(kind: type[Dag], written: str) -> Dag:
    """The same days come back in every file of a large office; nothing can change one."""
    return kind._written(written)


class Intraffat(Dag):
    """The date of something that has happened: later than the real day is a fault."""


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date, str]:
    """First day, last day and the words of a year, a month or a day."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), str(year)
    if day is None:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, 1), date(year, month, last), f"{MONTHS[month - 1]} {year}"
    one = date(year, month, day)
    return one, one, i_ord(one)


def i_ord(dag: date) -> str:
    """A day in words: '25 april 2025'."""
    return f"{dag.day} {MONTHS[dag.month - 1]} {dag.year}"
