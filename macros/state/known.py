"""What could be known at the end of a day, whatever has been written since: then is not now."""

from datetime import date
from typing import Any

from macros.models.base import SAKNAS, Arende, Record
from macros.models.beslut import Beslut
from macros.models.dag import Intraffat
from macros.registers.load import Registers


def kand_vid(registers: Registers, dag: date) -> Registers:
    """The registers as they could be known at the end of `dag`: no later event, and no record of what came later.

    What only a later decided review lists, with nothing dated before, was not known either. A decision that a review
    lists was known before it was taken, but not its day, who took it and its number. A review is kept whole: it is
    decided after the day that it tells of.
    """
    if dag not in registers.at_day:
        registers.at_day[dag] = registers.med(_kand(registers, dag))
    return registers.at_day[dag]


def berattades_senare(registers: Registers, arende: Arende, dag: date) -> bool:
    """Whether all that is dated of a matter came after `dag` and no review of before then lists it: then it is told of later.

    A matter of which nothing is dated is not among them: when it was written in is not known.
    """
    reviews = {g.id for g in registers.genomgangar if g.dag <= dag}
    fields = arende.__dict__.values()
    dated = [v for v in fields if isinstance(v, Intraffat)]
    dated += [p.datum for v in fields if isinstance(v, tuple) for p in v if hasattr(p, "datum")]
    listed = any(p.genomgang in reviews for p in arende.stallen)
    return bool(dated) and all(v.till > dag for v in dated) and not listed


def _kand(registers: Registers, dag: date) -> dict[str, tuple[Record, ...]]:
    later = {g.id for g in registers.genomgangar if g.dag > dag and not g.utkast}
    return {
        name: tuple(
            record if name == "genomgangar" else _utan_senare(record, dag)
            for record in (_fore_beslutet(r, dag, later) for r in records)
            if name == "genomgangar"
            or not (any(_senare(v, dag) for v in record.__dict__.values()) or _bara_i_senare(record, dag, later))
        )
        for name, records in registers.records.items()
    }


def _fore_beslutet(record: Record, dag: date, later: set[str]) -> Record:
    """A decision that a review lists and that was taken after the day, as what it was then: not yet decided."""
    if not isinstance(record, Beslut) or not _senare(record.beslutat, dag):
        return record
    if all(p.genomgang in later for p in record.stallen):
        return record
    return record.model_copy(update=dict.fromkeys(("beslutat", "av", "diarienummer"), SAKNAS))


def _bara_i_senare(record: Record, dag: date, later: set[str]) -> bool:
    """Whether only later reviews list a matter, and nothing dated is told of it by the day."""
    if not isinstance(record, Arende) or not record.stallen or any(p.genomgang not in later for p in record.stallen):
        return False
    dated = [v for v in record.__dict__.values() if isinstance(v, Intraffat)]
    return not record.senaste_handelse(dag) and not any(v.till <= dag for v in dated)


def _senare(value: Any, dag: date) -> bool:
    return isinstance(value, Intraffat) and value.till > dag


def _utan_senare(record: Record, dag: date) -> Record:
    """The record without those of its dated parts that came after the day; itself when there are none."""
    less = {}
    for field, value in record.__dict__.items():
        if isinstance(value, tuple):
            kept = tuple(part for part in value if not _senare(getattr(part, "datum", None), dag))
            if len(kept) < len(value):
                less[field] = kept
    return record.model_copy(update=less) if less else record
