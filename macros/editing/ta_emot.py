"""`lis ta-emot`: a filled workshop sheet becomes dated events, actions and evidence; what stands is never written over."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from macros.editing.files import save_all
from macros.editing.verkstadsblad import read_filled
from macros.editing.verkstadsform import Ifyllt
from macros.editing.verkstadspost import Poster, records_of
from macros.editing.yaml_writer import append
from macros.problems import ContentFault, Felbruk, Problem
from macros.registers.load import Registers
from macros.state.day import Dagslage

Edit = tuple[Path, Callable[[str], str], str]
"""A file, how its text is changed, and the line that tells of it."""


def take_in(
    root: Path, registers: Registers, path: Path, idag: date, faults: Callable[[], list[Problem]]
) -> tuple[list[str], list[str]]:
    """Write what a filled sheet says: (a line for each record that is written, a line for each thing that is not).

    Raises `ContentFault` with every fault of the sheet, or that `faults` finds in the data afterwards, and `Felbruk` when
    it is no workbook; then nothing has changed.
    """
    filled = read_filled(path, registers, idag)
    made = records_of(filled, registers, Dagslage(registers, idag), path.name)
    if made.fel:
        raise ContentFault(made.fel)
    edits = list(_edits(root, registers, filled, made))
    save_all(root, _texts(root, edits), faults)
    return [told for *_, told in edits], made.ej


def _edits(root: Path, registers: Registers, filled: Ifyllt, made: Poster) -> Iterator[Edit]:
    """Every change, in the order in which it is made: the register's classification last, for the others follow from it."""
    for register, records in (("atgarder", made.atgarder), ("underlag", made.underlag)):
        file = root / "data" / f"{register}.yml"
        for record in records:
            told = f"{record['id']}: {record['skyddsatgarder'][0]} i {file.relative_to(root)}, {_when(record)}"
            yield file, lambda text, record=record: append(text, (), record), told
    for (register, record_id), event in made.handelser.items():
        source, loc = registers.places[register, record_id]
        file, place = root / source.path, (*loc, "klassningar")
        told = f"{record_id}: klassningen {_levels(event)} i {source.path}, {_how(event)}"
        yield file, lambda text, place=place, event=event: append(text, place, event), told


def _texts(root: Path, edits: list[Edit]) -> dict[Path, tuple[str, str]]:
    """The (old, new) text of each file that changes, in the order of the edits: what cannot be written stops all of it."""
    texts: dict[Path, tuple[str, str]] = {}
    for file, edit, told in edits:
        before, now = texts.get(file) or (text := file.read_bytes().decode("utf-8"), text)
        try:
            texts[file] = before, edit(now)
        except Felbruk as fault:
            raise Felbruk(f"{file.relative_to(root)}: {told}: {fault}") from None
    return texts


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
