"""The columns of a register: its model's own fields, and for some registers what is computed from them.

The table on the page, the CSV and the XLSX all come from here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.models import MODELS, REGISTERS, Register
from macros.models.base import SAKNAS, Record, Synlighet, senaste
from macros.models.ord import falt_ord, nummer_i_ord, rubriken
from macros.models.regel import RegelId
from macros.models.synlighet import closed_fields
from macros.pages.paths import directive_page
from macros.state.arendelage import Laget, arendelage
from macros.state.day import Dagslage, Lage, Svar
from macros.state.frukter import fjarratkomst
from macros.state.prioriterat import ar_prioriterad
from macros.views.parts import OKAND, STATUS, laget_ord
from macros.views.parts import Lage as Ord
from macros.views.words import i_ord, namn, visningsnamn

TITEL = {r.namn: r.titel for r in REGISTERS}
INTE_INSKRIVET = Ord("Inte inskrivet", "okand")
LAGE = {
    Lage.GILTIG: Ord("Giltig", "klar"),
    Lage.UTGANGEN: Ord("Utgången", "forsenad"),
    Lage.GAMMAL: Ord("Tiden har gått ut", "okand"),
    Lage.DELVIS: Ord("Delvis", "pagar"),
    Lage.SAKNAS: Ord("Saknas", "forsenad"),
    Lage.BEHOVS_INTE: Ord("Behövs inte", "klar"),
    Lage.OKAND: OKAND,
    Lage.INTE_INSKRIVEN: INTE_INSKRIVET,
}
UNDERLAGSLAGE = {**LAGE, Lage.GILTIG: Ord("Giltigt", "klar"), Lage.OKAND: Ord("Datum okänt", "okand")}
UTIFRAN = "Två faktorer utifrån"
"""What is asked of every way into a system from outside."""
BEHANDLING, LEVERANTOR = "Behandling av personuppgifter", "Leverantör av molntjänsten"
"""What a system's page and its register call what a fact asks for and nobody has written in."""
BORTTAGNA = {"kalla", "stallen", "exempel", "synlighet", "sekretess"}


@dataclass(frozen=True)
class Kolumn:
    """A column: its Swedish name, its key in exports, its value for a record on a day, and whether it can be filtered."""

    namn: str
    nyckel: str
    varde: Callable[[Dagslage, Record], Any]
    filter: bool = False
    av: tuple[str, ...] = ()
    """The fields that it is computed of, `register.field` in another one: who may not read them may not read it."""


def svar_ord(svar: Svar) -> Ord:
    """The word of a computed state."""
    return LAGE[svar.lage]


def underlagets_ord(svar: Svar) -> Ord:
    """The word of evidence: still good, its time out, or its day or end not known."""
    return UNDERLAGSLAGE[svar.lage]


def _falt(register: Register, namn: str) -> Kolumn:
    said = SAGS.get((register.namn, namn), lambda _, record: getattr(record, namn))
    return Kolumn(falt_ord(register.modell, namn), namn, said, namn in FILTER)


def _status(d: Dagslage, record: Any) -> Ord:
    return laget_ord(arendelage(record, d.dag, d.manader(RegelId.NULAGE)))


def _om_laget(d: Dagslage, record: Any) -> str | None:
    """What stands beside the word of silence, of lateness or of what is old: since when, and that a date has passed."""
    found = arendelage(record, d.dag, d.manader(RegelId.NULAGE))
    return found.mer or None if found.forsenad or found.gammal or found.lage is Laget.INGET_RAPPORTERAT else None


def _oppen(d: Dagslage, record: Any) -> Ord:
    """The state of a deviation: its last event's, or that nothing has been done yet."""
    last = senaste(record.handelser, d.dag)
    return STATUS[last.status] if last else Ord("Öppen", "pagar")


def _krt(d: Dagslage, system: Any) -> Any:
    found = d.systemklassning(system).krt
    return "-".join(map(str, found)) if found else SAKNAS


def _egen_krt(d: Dagslage, record: Any) -> Any:
    made = d.klassning(record.klassningar)[1]
    return "-".join(map(str, made.krt)) if made else SAKNAS


def _behorighet(d: Dagslage, system: Any) -> Ord:
    """One word for the three parts: missing wins over unknown, unknown over documented."""
    states = {svar.lage for svar in d.behorighet(system).values()}
    if states == {Lage.GILTIG}:
        return Ord("Dokumenterad", "klar")
    if Lage.GILTIG in states:
        return Ord("Delvis dokumenterad", "pagar")
    return LAGE[Lage.SAKNAS] if Lage.SAKNAS in states else OKAND


def _ord(namn: str, nyckel: str, fraga: Callable[[Dagslage, Any], Svar], *av: str) -> Kolumn:
    return Kolumn(namn, nyckel, lambda d, record: svar_ord(fraga(d, record)), filter=True, av=av)


def _lucka(namn: str, nyckel: str, fraga: Callable[[Dagslage, Any], Svar], *av: str) -> Kolumn:
    """What is not written in though a fact asks for it; empty in every other state."""

    def told(d: Dagslage, record: Any) -> Ord | None:
        found = fraga(d, record)
        return svar_ord(found) if found.lage is Lage.INTE_INSKRIVEN else None

    return Kolumn(namn, nyckel, told, filter=True, av=av)


def _tills(namn: str, nyckel: str, fraga: Callable[[Dagslage, Any], Svar]) -> Kolumn:
    """The last day that an answer holds."""
    return Kolumn(namn, nyckel, lambda d, record: fraga(d, record).galler_till or SAKNAS)


PRIORITERAD = Kolumn(
    "Prioriterad", "prioriterad", lambda d, post: "ja" if ar_prioriterad(post, d) else None, filter=True
)
STATUSKOLUMNER = (Kolumn("Läge", "lage", _status, filter=True), Kolumn("Om läget", "lage_om", _om_laget))
BERAKNADE: dict[str, tuple[Kolumn, ...]] = {
    **dict.fromkeys(("mal", "beslut", "atgarder", "behov"), STATUSKOLUMNER),
    "system": (
        Kolumn("K-R-T", "krt", _krt),
        PRIORITERAD,
        _lucka(BEHANDLING, "behandling_lage", Dagslage.behandling, "behandlingar.system"),
        _lucka(LEVERANTOR, "leverantor_lage", Dagslage.leverantor),
        _ord("Klassning", "klassning_lage", lambda d, s: d.systemklassning(s).svar),
        _tills("Klassning gäller till", "klassning_till", lambda d, s: d.systemklassning(s).svar),
        _ord("Riskanalys", "riskanalys_lage", Dagslage.riskanalys),
        Kolumn("Behörighetshantering", "behorighet_lage", _behorighet, filter=True, av=("behorigheter",)),
        _ord(UTIFRAN, "fjarratkomst_lage", fjarratkomst, "fjarratkomst"),
        _ord("Återställningstest", "aterstallning_lage", Dagslage.aterstallning, "aterstallningstester"),
        _ord("Bekräftad av ägaren", "bekraftad_lage", Dagslage.bekraftelse),
    ),
    "informationsmangder": (
        Kolumn("K-R-T", "krt", _egen_krt),
        PRIORITERAD,
        _ord("Klassning", "klassning_lage", lambda d, m: d.klassning(m.klassningar)[0]),
    ),
    "kameragrupper": (
        Kolumn("K-R-T", "krt", _egen_krt),
        _ord("Klassning", "klassning_lage", lambda d, m: d.klassning(m.klassningar)[0]),
    ),
    "undantag": (_ord("Läge", "lage", Dagslage.undantag),),
    "avvikelser": (Kolumn("Läge", "lage", _oppen, filter=True),),
    "underlag": (
        Kolumn("Läge", "lage", lambda d, u: underlagets_ord(d.underlag(u)), filter=True),
        _tills("Sista dag", "sista_dag", Dagslage.underlag),
    ),
    "behandlingar": (_ord("Konsekvensbedömning", "dpia_lage", Dagslage.dpia, "dpia"),),
}
SAGS: dict[tuple[str, str], Callable[[Dagslage, Any], Any]] = {
    ("malgrupper", "galler_register"): lambda _, row: TITEL.get(row.galler_register),
    ("genomgangar", "kontaktperson"): lambda _, review: review.kontaktperson.roll,
    ("anvisning", "avsnitt"): lambda _, rule: directive_page(rule.avsnitt),
    ("krav", "krav"): lambda _, ram: tuple(rubriken(ram.version, k.nummer, k.rubrik) for k in ram.krav),
    ("skyldigheter", "nummer"): lambda d, duty: lagnummer(d.registers, duty),
}
"""Fields that a table says in other words than the file: numbers as people write them, a page by its path."""
DATERADE = (
    *("klassningar", "prioriteringar", "riskanalyser", "behorigheter", "fjarratkomst", "aterstallningstester"),
    "bekraftad",
)
UTAN_FALT = {
    "organisation": {"pahittat"},
    "vardagsfragor": {"tema"},
    "inforandesteg": {"gor"},
    "krav": {"omraden"},
    "system": {"sakerhetsskydd", *DATERADE},
    "informationsmangder": {"klassningar", "prioriteringar"},
    "kameragrupper": {"klassningar"},
    "behandlingar": {"dpia"},
}
"""Fields that no table shows: those that a computed column says, and what only a page of its own tells."""
FILTER = {
    "slag",
    "agare",
    "ansvarig",
    "objekt",
    "driftformer",
    "forvaltas_av",
    "ursprung",
    "ar",
    "roll",
    "vid_bortfall",
    "hantering",
    "fragas",
}


def lagnummer(registers: Any, duty: Any) -> str:
    """The number of a duty's requirement as people write it."""
    ram = registers.get("krav", duty.ram)
    return nummer_i_ord(ram.version if ram else "", duty.nummer)


def varde(kolumn: Kolumn, day: Dagslage, record: Record) -> Any:
    """A column's value; nothing is computed of what is handled in protective security, where all would read as gaps."""
    if getattr(record, "sakerhetsskydd", False) and kolumn.nyckel not in type(record).model_fields:
        return None
    return kolumn.varde(day, record)


def kolumner(register: Register, malgrupp: Synlighet = Synlighet.BEGRANSAD) -> list[Kolumn]:
    """A register's columns for an audience: its fields in the model's order, then what is computed."""
    skipped = BORTTAGNA | UTAN_FALT.get(register.namn, set()) | closed_fields(register.modell, malgrupp)
    own = [_falt(register, namn) for namn in register.modell.model_fields if namn not in skipped]
    return [*own, *beraknade(register, malgrupp)]


def beraknade(register: Register, malgrupp: Synlighet) -> list[Kolumn]:
    """What is computed of a register's records, for an audience."""
    return [k for k in BERAKNADE.get(register.namn, ()) if not any(_stangt(register, malgrupp, x) for x in k.av)]


def _stangt(register: Register, malgrupp: Synlighet, falt: str) -> bool:
    """Whether an audience never reads a field: of the register, or `register.field` of another."""
    other, _, own = falt.rpartition(".")
    return own in closed_fields(MODELS[other] if other else register.modell, malgrupp)


__all__ = ["Kolumn", "i_ord", "kolumner", "lagnummer", "namn", "svar_ord", "varde", "visningsnamn"]
