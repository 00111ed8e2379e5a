"""One row of a role's filled sheet: what it changes of its record, told from what was sent out by the row's mark."""

import copy
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from macros.editing import rollform as form
from macros.editing.lasning import Lasning
from macros.editing.mottaget import Andring
from macros.editing.rollhandelse import Nyhandelse, new_events
from macros.editing.rollmarke import LAST, avtryck, locked_text, read_mark, texts_of
from macros.editing.rollvarde import parsed
from macros.editing.verkstadsruta import Bladrad, plain
from macros.editing.yaml_writer import append, put
from macros.models import ARENDEN
from macros.models.base import UNKNOWN
from macros.models.ord import falt_ord
from macros.problems import quote
from macros.registers.validation import Loc, validate

FIRST_DAY = {"fran": date(1950, 1, 1)}
"""A system may be older than what the office plans."""


class Rollrad:
    """A row with its record: faults go to the row, what is only told to `told`."""

    def __init__(self, lasning: Lasning, row: Bladrad, blad: str, record: Any) -> None:
        self.lasning, self.row, self.blad, self.record = lasning, row, blad, record
        self.told: list[str] = []
        register = form.REGISTER[blad]
        names = ARENDEN if register == "arenden" else (register,)
        self.register = next(n for n in names if lasning.registers.get(n, record.id))
        self.source, self.loc = lasning.registers.places[self.register, record.id]
        self.now = texts_of(blad, record, lasning.registers)
        self.values: list[tuple[str, Any, Andring]] = []

    @cached_property
    def sent(self) -> dict[str, str]:
        """The fingerprints that were sent out; a mark that is gone is a fault of the row."""
        found = read_mark(self.cell(form.MARKE))
        if found is None:
            self.row.fault(
                form.MARKE, "märket är borta eller ändrat, och då går det inte att se vad som har hänt sedan"
            )
        return found or {}

    def cell(self, name: str) -> str:
        return plain(self.row.rutor.get(name))

    def changed_since(self, name: str) -> bool:
        """Whether a field is another now than when the sheet was made."""
        return name in self.sent and avtryck(self.now[name]) != self.sent[name]

    def changes(self) -> list[Andring]:
        """The changes of the row, in the order of its columns; faults where one cannot be made."""
        self._remarks()
        if not self.sent:
            return []
        for kolumn in form.falten(self.blad):
            self._field(kolumn)
        for event in new_events(self):
            self._event(event)
        self._time_needs_a_report()
        self._whole()
        return [change for *_, change in self.values]

    def _remarks(self) -> None:
        """What is written beside the row, and cells that were not for filling in."""
        if note := self.cell(form.REMARK):
            self.told.append(f"{self.record.id}, skrivet till dig: {note}")
        locked = [self.cell(name) for name in form.lasta(self.blad)]
        if self.sent and avtryck(locked_text(locked)) != self.sent.get(LAST):
            names = ", ".join(form.lasta(self.blad)[1:])
            self.told.append(f"{self.record.id}: något är ändrat i en grå ruta ({names}); det läses inte in")

    def _field(self, kolumn: form.Kolumn) -> None:
        """A cell that is a field of the record."""
        given, name = self.cell(kolumn.namn), kolumn.falt
        untouched = avtryck(given) == self.sent.get(name) if kolumn.ifylld else not given
        if untouched or (not given and name not in self.sent):
            return
        if not given:
            self.told.append(
                f"{self.record.id}: rutan {kolumn.namn} är tömd, och då ändras inget; skriv {UNKNOWN} om det inte är känt"
            )
            return
        made = parsed(self.row, kolumn, self.lasning.registers, FIRST_DAY.get(name))
        if made is None or self._refused(kolumn.namn, given) or made.text == self.now[name]:
            return
        before = self.now[name] or UNKNOWN
        if name not in self.sent:
            self.row.fault(kolumn.namn, "fältet visades inte i bladet; skriv i registret i stället")
        elif self.changed_since(name):
            self.row.fault(
                kolumn.namn, f"{self._meanwhile(kolumn.namn)}; nu står {quote(before)}, och du skrev {quote(given)}"
            )
        else:
            self._add(
                (name,), made.varde, f"{falt_ord(type(self.record), name)}: {before} → {made.text or UNKNOWN}", put
            )

    def _meanwhile(self, what: str) -> str:
        since = self.lasning.skrivet
        return f"{what} har ändrats i registret sedan bladet skrevs{f' {since}' if since else ''}, och skrivs inte över"

    def _refused(self, column: str, text: str) -> bool:
        """Whether a text holds what no file may: a name, an address, a number, a key."""
        if told := self.lasning.vakt(text):
            self.row.fault(column, told)
        return bool(told)

    def _personal(self, lista: str) -> bool:
        """Whether somebody wrote in a new row what no file may hold."""
        own = [k.namn for k in form.KOLUMNER[self.blad] if k.lista == lista and k.sort is form.Sort.TEXT]
        return sum(self._refused(name, self.cell(name)) for name in own) > 0

    def _event(self, event: Nyhandelse) -> None:
        """A new dated row in a list of the record."""
        if event.known:
            self.told.append(f"{self.record.id}: {event.ord} står redan inskrivet")
        elif event.lista == "bekraftad" and (other := self._other_since()):
            self.row.fault(
                event.kolumn, f"du har läst det som stod då, men sedan dess är {other} ändrat; läs det som står nu"
            )
        elif self.changed_since(event.lista):
            self.row.fault(event.kolumn, f"{self._meanwhile(event.falt)}; sist står {event.last}")
        elif event.later:
            self.row.fault(
                event.kolumn, f"{event.later} står redan inskrivet och är senare; skriv in den äldre för hand"
            )
        elif not self._personal(event.lista):
            self._add((event.lista,), event.value, f"{event.falt}: ny rad, {event.ord}", append)

    def _other_since(self) -> str:
        """The fields that are other now than on the sheet that somebody confirms."""
        return ", ".join(falt_ord(type(self.record), n) for n in self.sent if n in self.now and self.changed_since(n))

    def _add(self, loc: Loc, value: Any, told: str, how: Callable[[str, Loc, Any], str]) -> None:
        place = (*self.loc, *loc)
        change = Andring(
            self.record.id, self.lasning.root / self.source.path, told, lambda text: how(text, place, value)
        )
        self.values.append((loc[0], value, change))

    def _time_needs_a_report(self) -> None:
        """A new time says why: otherwise a promise would be moved in silence."""
        names = [name for name, *_ in self.values]
        if "senast" in names and "handelser" not in names and not self.row.bok.fel:
            self.row.fault(form.NY_TID, "en ny tid behöver också nytt läge, dag och vad som har hänt")

    def _whole(self) -> None:
        """The record as it would be: what its model does not take is a fault of the column that says it."""
        if not self.values or self.row.bok.fel:
            return
        raw = copy.deepcopy(self.lasning.raw(self.source, self.loc))
        for name, value, _ in self.values:
            is_list = name in form.listor(self.blad)
            raw[name] = [*(raw.get(name) or []), value] if is_list else value
        for loc, text in validate(type(self.record), raw)[1]:
            self.row.fault(self._column(loc), text)

    def _column(self, loc: Loc) -> str:
        """The column that a place in the record comes from."""
        own = [k for k in form.KOLUMNER[self.blad] if loc and loc[0] in (k.falt, k.lista)]
        return next((k.namn for k in [*(k for k in own if k.nyckel == loc[-1]), *own]), "")
