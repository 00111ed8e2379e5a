"""From a filled workshop sheet to dated records: what is written where, and a line for each thing that is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.editing import verkstadsform as form
from macros.editing.new_plan import plan_record
from macros.editing.numbering import next_numbers
from macros.editing.spreadsheet import fold
from macros.models.atgard import Atgard
from macros.models.base import UNKNOWN
from macros.models.klassning import Klassning
from macros.models.underlag import Underlag
from macros.problems import Problem
from macros.registers.load import Registers
from macros.registers.validation import validate
from macros.state.day import ASPEKTER, Dagslage
from macros.state.handlingsplan import Kravlage, Planrad, rows_at


@dataclass
class Poster:
    """What is to be written: events by (register, id) of their record, actions, evidence; lines of what was not; faults."""

    handelser: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    atgarder: list[dict[str, Any]] = field(default_factory=list)
    underlag: list[dict[str, Any]] = field(default_factory=list)
    ej: list[str] = field(default_factory=list)
    fel: list[Problem] = field(default_factory=list)


def records_of(filled: form.Ifyllt, registers: Registers, day: Dagslage, fil: str) -> Poster:
    """The records of a filled sheet. What is written already is never made again."""
    made = Poster()
    sets = {fold(m.namn): m for m in day.mangder(filled.system)}
    own = tuple(row for row in filled.rader if fold(row.namn) not in sets)
    for row in filled.rader:
        if found := sets.get(fold(row.namn)):
            _event(made, filled, fil, ("informationsmangder", found), _of_set(filled, row))
            made.ej += _personal(row.namn, row.personuppgifter, found.personuppgifter)
    _event(made, filled, fil, ("system", filled.system), _of_system(filled, own))
    rows = {row.krav.atgard.id: row for row in rows_at(day, filled.system, filled.krt)}
    for answer in filled.svar:
        _answer(made, filled, registers, answer, rows.get(answer.nummer))
    if told := [x.nummer for x in filled.svar if x.gor_vi]:
        made.ej.append(f"{form.GOR_VI} är inte inskrivet för {', '.join(told)}: inget register har systemets egna svar")
    _numbered(made, registers)
    made.fel += _faults(made, filled, fil)
    return made


def _event(made: Poster, filled: form.Ifyllt, fil: str, whose: tuple[str, Any], event: dict[str, Any]) -> None:
    """An event of a record, when it is not there and nothing later is."""
    register, record = whose
    new = Klassning.model_validate(event)
    if new in record.klassningar:
        made.ej.append(f"{record.id}: klassningen {_krt(new)} av {new.datum} står redan inskriven")
    elif later := next((k for k in record.klassningar if k.datum.fran > new.datum.till), None):
        asked = form.BESLUTAT if filled.beslutat else form.DAG
        told = f"{record.id} har redan en klassning av {later.datum}, som är senare; skriv in den äldre för hand"
        made.fel.append(Problem(f"{fil}, bladet {form.KLASSNING}", 1, asked, told))
    else:
        made.handelser[register, record.id] = event


def _common(filled: form.Ifyllt, krt: tuple[int, int, int]) -> dict[str, Any]:
    event = {"datum": (filled.beslutat or filled.mote).isoformat(), **dict(zip(ASPEKTER, krt, strict=True))}
    told = {"underlag": filled.underlag} if filled.underlag else {}
    if not filled.beslutat:
        told["forslag"] = True
    return event | told | {"mote": filled.mote.isoformat(), "av": filled.av}


def _of_set(filled: form.Ifyllt, row: form.Rad) -> dict[str, Any]:
    return _common(filled, row.krt) | ({"skal": dict(row.skal)} if row.skal else {})


def _of_system(filled: form.Ifyllt, own: tuple[form.Rad, ...]) -> dict[str, Any]:
    """The system's own event: the highest of all rows, and those that have no record of their own."""
    event = _common(filled, filled.krt)
    if filled.deltog:
        event["deltog"] = list(filled.deltog)
    if len(filled.rader) == 1 and [fold(row.namn) for row in own] == [fold(form.SJALVT)]:
        return event | ({"skal": dict(own[0].skal)} if own[0].skal else {})
    return event | ({"information": [_slag(row) for row in own]} if own else {})


def _slag(row: form.Rad) -> dict[str, Any]:
    told = {"namn": row.namn, **dict(zip(ASPEKTER, row.krt, strict=True))}
    told |= {"skal": dict(row.skal)} if row.skal else {}
    return told | ({"personuppgifter": row.personuppgifter} if row.personuppgifter is not None else {})


def _personal(namn: str, told: bool | None, known: Any) -> Iterator[str]:
    """That the sheet says another thing of personal data than the register, which is not written over."""
    if told is not None and told is not known:
        word, stands = (form.JA if told else form.NEJ), {True: form.JA, False: form.NEJ}.get(known, UNKNOWN)
        yield f"{namn}: personuppgifter är {word} i bladet och {stands} i registret; ändra där om bladet har rätt"


def _krt(made: Klassning) -> str:
    return "-".join(map(str, made.krt))


def mark(filled: form.Ifyllt) -> str:
    """What a record of the meeting says that it comes from: by it a file that comes again is known."""
    return f"Klassningsmötet {filled.mote}"


def _answer(
    made: Poster, filled: form.Ifyllt, registers: Registers, answer: form.Motessvar, row: Planrad | None
) -> None:
    """The action or the evidence of an answer, or why there is none."""
    system, number = filled.system, answer.nummer
    if row is None:
        levels = "-".join(map(str, filled.krt))
        made.ej.append(f"{number}: gäller inte {system.id} med {levels} och dess driftform; svaret är inte inskrivet")
    elif answer.uppfylls == form.JA:
        _evidence(made, filled, registers, answer)
    elif done := next((a for a in row.arenden if mark(filled) in a.kalla), None):
        made.ej.append(f"{number}: står redan inskrivet som {done.id}")
    elif row.lage in (Kravlage.PLANERAD, Kravlage.UNDANTAG):
        known = [row.undantag.id] if row.undantag else [a.id for a in row.arenden]
        made.ej.append(f"{number}: {TAGET[row.lage]} ({', '.join(known)}); inget är inskrivet")
    elif not answer.roll or not answer.senast:
        missing = [name for name, told in ((form.ROLL, answer.roll), (form.SENAST, answer.senast)) if not told]
        made.ej.append(f"{number}: {answer.uppfylls} är inte inskrivet, för {' och '.join(missing)} saknas")
    else:
        told = {"ansvarig": answer.roll, "senast": answer.senast, "kalla": [mark(filled)]}
        made.atgarder.append(plan_record("", row, system, **told))


TAGET = {Kravlage.PLANERAD: "har redan en åtgärd", Kravlage.UNDANTAG: "har ett undantag"}


def _evidence(made: Poster, filled: form.Ifyllt, registers: Registers, answer: form.Motessvar) -> None:
    """What shows that a requirement is met, when the sheet says what, of which day and where it is."""
    told = {form.VISAR: answer.visar, form.VISAR_DAG: answer.visar_dag, form.REFERENS: answer.referens}
    if missing := [name for name, text in told.items() if not text]:
        made.ej.append(f"{answer.nummer}: ja är inte inskrivet, för {' och '.join(missing)} saknas")
        return
    record = {
        "id": "",
        "vad": answer.visar,
        "visar_dag": answer.visar_dag,
        "referens": answer.referens,
        "galler_till": UNKNOWN,
        "av": answer.roll or UNKNOWN,
        "skyddsatgarder": [answer.nummer],
        "system": [filled.system.id],
        "kalla": [mark(filled)],
    }
    known = registers.by("underlag", "system", filled.system.id)
    same = (u for u in known if answer.nummer in u.skyddsatgarder and u.referens == answer.referens)
    if found := next(
        (u for u in same if getattr(u.visar_dag, "fran", None) and str(u.visar_dag.fran) == answer.visar_dag), None
    ):
        made.ej.append(f"{answer.nummer}: står redan inskrivet som {found.id}")
    else:
        made.underlag.append(record)


def _numbered(made: Poster, registers: Registers) -> None:
    for register, records in (("atgarder", made.atgarder), ("underlag", made.underlag)):
        for record, number in zip(records, next_numbers(register, registers, len(records)), strict=True):
            record["id"] = number


def _faults(made: Poster, filled: form.Ifyllt, fil: str) -> Iterator[Problem]:
    """What a register would not take, at the row of the sheet that says it."""
    rows = {answer.nummer: answer.rad for answer in filled.svar}
    told = [(Atgard, record) for record in made.atgarder] + [(Underlag, record) for record in made.underlag]
    for model, record in told:
        for loc, text in validate(model, record)[1]:
            column = KOLUMN.get(str(loc[0]) if loc else "", "")
            yield Problem(f"{fil}, bladet {form.KRAV}", rows[record["skyddsatgarder"][0]], column, text)


KOLUMN = {"vad": form.VISAR, "visar_dag": form.VISAR_DAG, "referens": form.REFERENS, "senast": form.SENAST}
"""The column of the sheet that a field comes from."""
