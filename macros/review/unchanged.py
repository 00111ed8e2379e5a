"""`lis oforandrat`: an honest event that nothing has changed, for many matters at once. Nothing is written over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from macros.checks.rules import faults_of
from macros.editing.files import save_all
from macros.editing.yaml_writer import append
from macros.models import ARENDEN
from macros.models.base import Arende
from macros.models.dag import Dag, i_ord
from macros.models.genomgang import Genomgang
from macros.problems import Felbruk, near
from macros.registers.load import Registers, load_sound
from macros.registers.roles import existing_role
from macros.state.clock import real_day
from macros.state.kedja import OFORANDRAT, forra, oredovisade

FIRST = 20
"""How many ids a fault names: more would hide what it says."""


@dataclass(frozen=True)
class Redovisning:
    """Who says that nothing has changed, when, and what else there is to say of it."""

    datum: date
    av: str
    text: str = ""


def unchanged(root: Path, ids: Iterable[str], told: Redovisning) -> list[str]:
    """Write the event in each matter; `file:line: what` of each. Raises `Felbruk`, with nothing written, when one cannot."""
    registers = load_sound(root)
    existing_role(registers, told.av)
    if told.datum > real_day():
        raise Felbruk(f"{i_ord(told.datum)} har inte varit än; skriv en dag som har varit")
    chosen = {record_id: _found(registers, record_id) for record_id in ids}
    if faults := [fault for found in chosen.values() if (fault := _refused(found[1], told.datum))]:
        more = f"\n  - och {len(faults) - FIRST} till" if len(faults) > FIRST else ""
        raise Felbruk("inget är skrivet:\n" + "\n".join(f"  - {x}" for x in faults[:FIRST]) + more)
    _write(root, registers, chosen.values(), told)
    return _places(root, chosen)


def unaccounted(root: Path, year: str, datum: date) -> list[str]:
    """The ids of what review `year` has still to account for. Raises `Felbruk` when the day would not account for it."""
    registers = load_sound(root)
    genomgang = registers.get("genomgangar", year)
    if not isinstance(genomgang, Genomgang):
        raise Felbruk(f"det finns ingen genomgång {year}")
    before = forra(registers, genomgang)
    if before is None:
        raise Felbruk(f"genomgången {year} är den första; den har ingen tidigare att redovisa för")
    if not before.dag < datum <= genomgang.dag:
        raise Felbruk(
            f"dagen ska ligga efter {i_ord(before.dag)} (genomgången {before.id}) och senast {i_ord(genomgang.dag)} "
            f"(bedomd_dag i data/genomgangar/{year}.yml), annars räknas den inte i genomgången {year}"
        )
    found = [a.id for a in oredovisade(registers, genomgang)]
    if not found:
        raise Felbruk(f"allt är redan redovisat i genomgången {year}")
    return found


def _found(registers: Registers, record_id: str) -> tuple[str, Arende]:
    """(register, matter) of an id."""
    for register in ARENDEN:
        if found := registers.get(register, record_id):
            return register, found
    known = [a.id for a in registers.of("arenden")]
    raise Felbruk(f'ärendet "{record_id}" finns inte bland mål, beslut, åtgärder och behov{near(record_id, known)}')


def _refused(arende: Arende, datum: date) -> str | None:
    """Why the event cannot be written: the matter is finished, or something is told of that day or later."""
    if not arende.oppet(datum):
        return f"{arende.id} är inte öppet {i_ord(datum)} (läget är {arende.status(datum)}); skriv händelsen för hand"
    later = next((h for h in arende.handelser if h.datum.till >= datum), None)
    if later:
        return f"{arende.id} har redan en händelse {later.datum}; den står kvar"
    return None


def _event(arende: Arende, told: Redovisning) -> dict[str, Any]:
    """The state as it was, and since when: the last report, else the last review that lists the matter."""
    last = arende.senaste_handelse(told.datum)
    years = sorted({p.genomgang for p in arende.stallen})
    since = _since(last.datum) if last else f"genomgången {years[-1]}" if years else "det skrevs in"
    more = f" {told.text.rstrip('. ')}." if told.text.strip(". ") else ""
    text = " ".join(f"{OFORANDRAT} {since}.{more}".split())
    return {"datum": told.datum, "status": arende.status(told.datum), "text": text, "av": told.av}


def _since(reported: Dag) -> str:
    """A day as it is; what is coarser, or said in other words, within brackets: *sedan under 2025* is no Swedish."""
    one_day = reported.fran == reported.till and reported.text == i_ord(reported.fran)
    return str(reported) if one_day else f"förra rapporten ({reported})"


def _write(root: Path, registers: Registers, chosen: Iterable[tuple[str, Arende]], told: Redovisning) -> None:
    """All the files with their events: made whole first, written then, and put back when the data no longer holds."""
    texts: dict[Path, tuple[str, str]] = {}
    for register, arende in chosen:
        path = root / "data" / f"{register}.yml"
        before, now = texts.get(path) or (text := path.read_bytes().decode("utf-8"), text)
        loc = registers.places[register, arende.id][1]
        texts[path] = before, append(now, (*loc, "handelser"), _event(arende, told))
    save_all(root, texts, lambda: faults_of(root))


def _places(root: Path, chosen: dict[str, tuple[str, Arende]]) -> list[str]:
    """Where each event now stands, and what it says."""
    registers, found = load_sound(root), []
    for record_id, (register, _) in chosen.items():
        record = registers.get(register, record_id)
        at = len(record.handelser) - 1
        found.append(
            registers.problem(register, record, ("handelser", at), f"{record_id}: {record.handelser[at].text}")
        )
    return [f"{place.fil}:{place.rad}: {place.fel}" for place in sorted(found)]
