"""`lis ta-emot FIL.xlsx`: what a filled sheet would change, looked at first and written when asked; what stands is never written over."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from macros.editing.files import save_all
from macros.editing.lasning import Lasning, Vakt
from macros.editing.mottaget import Andring, Mottaget, texts_of
from macros.editing.rollsvar import is_role_sheet, read_role
from macros.editing.trial import Faults, tried
from macros.editing.verkstadsblad import read_filled
from macros.editing.verkstadsform import Ifyllt
from macros.editing.verkstadspost import Poster, records_of
from macros.editing.workbook import read_sheets
from macros.editing.yaml_writer import append
from macros.problems import ContentFault
from macros.registers.load import Registers
from macros.state.day import Dagslage


def read_in(root: Path, registers: Registers, path: Path, idag: date, vakt: Vakt) -> Mottaget:
    """What a sheet would change, by its kind. Raises `Felbruk` when the file is no workbook.

    A workshop's sheet is taken whole: its faults are raised as `ContentFault`. A role's is taken row by row.
    """
    sheets = read_sheets(path)
    if is_role_sheet(sheets):
        return read_role(Lasning(path.name, root, registers, idag, vakt), sheets)
    filled = read_filled(path.name, sheets, registers, idag)
    made = records_of(filled, registers, Dagslage(registers, idag), path.name)
    if made.fel:
        raise ContentFault(made.fel)
    om = f"Bladet från klassningsmötet {filled.mote} om {filled.system.namn or filled.system.id}."
    return Mottaget(om, list(_changes(root, registers, filled, made)), ovrigt=made.ej)


def look_at(root: Path, changes: Collection[Andring], faults: Faults) -> None:
    """Raises `ContentFault` with what the rules would say of the changes. Nothing is written."""
    if changes and (found := tried(root, texts_of(root, changes), faults)):
        raise ContentFault(found)


def write_in(root: Path, changes: Collection[Andring], faults: Faults) -> None:
    """Write the changes. Raises `ContentFault` with what the rules say of them, and then nothing has changed."""
    look_at(root, changes, faults)
    save_all(root, texts_of(root, changes), lambda: faults(root))


def _changes(root: Path, registers: Registers, filled: Ifyllt, made: Poster) -> Iterator[Andring]:
    """Every change, in the order in which it is made: the register's classification last, for the others follow from it."""
    for register, records in (("atgarder", made.atgarder), ("underlag", made.underlag)):
        file = root / "data" / f"{register}.yml"
        for record in records:
            told = f"{record['skyddsatgarder'][0]}, {_when(record)}"
            yield Andring(record["id"], file, told, lambda text, record=record: append(text, (), record))
    for (register, record_id), event in made.handelser.items():
        source, loc = registers.places[register, record_id]
        place, told = (*loc, "klassningar"), f"klassningen {_levels(event)}, {_how(event)}"
        yield Andring(
            record_id,
            root / source.path,
            told,
            lambda text, place=place, event=event: append(text, place, event),
        )


def _when(record: dict[str, Any]) -> str:
    if "ansvarig" in record:
        return f"{record['ansvarig']}, senast {record['senast']}"
    return f"{record['referens']} av {record['visar_dag']}"


def _levels(event: dict[str, Any]) -> str:
    return "-".join(str(event[name]) for name in ("konfidentialitet", "riktighet", "tillganglighet"))


def _how(event: dict[str, Any]) -> str:
    if event.get("forslag"):
        return f"som förslag av {event['datum']}; {event['av']} beslutar"
    return f"beslutad {event['datum']} av {event['av']}"
