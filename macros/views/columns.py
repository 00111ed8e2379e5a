"""The columns of a register: its model's own fields, and for some registers what is computed from them.

The table on the page, the CSV and the XLSX all come from here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.models import Register
from macros.models.base import SAKNAS, Hanvisning, Record, Saknas, senaste
from macros.models.regel import RegelId
from macros.state.arendelage import Laget, arendelage
from macros.state.day import Dagslage, Lage, Svar
from macros.views.parts import OKAND, STATUS, laget_ord
from macros.views.parts import Lage as Ord

ETIKETT = {
    "agare": "Ägare",
    "ai": "AI",
    "ar": "År",
    "atgarder": "Åtgärder",
    "behorigheter": "Behörigheter",
    "borja": "Börja här",
    "berorde_kontoret": "Så berördes kontoret",
    "bilaga_till": "Bilaga till",
    "dpia": "Konsekvensbedömning",
    "drivs_av": "Drivs av",
    "ersattare": "Ersättare",
    "forslag": "Förslag, med källa",
    "forvaltas_av": "Förvaltas av",
    "fran": "Från",
    "galler": "Gäller",
    "gemensamt_med": "Gemensamt ansvar med",
    "godkant_av": "Godkänt av",
    "handelse": "Vad som hände",
    "handelser": "Händelser",
    "hor_ihop_med": "Hör ihop med",
    "id": "Id",
    "informationsmangder": "Informationsmängder",
    "ingar_i": "Ingår i",
    "iot": "IoT",
    "kalla": "Källa",
    "lage": "Läge",
    "lage_om": "Om läget",
    "lagen": "Lägen",
    "lardom": "Lärdom",
    "leverantorer": "Leverantörer",
    "malgrupp_antal": "Målgruppens storlek",
    "malvarde": "Målvärde",
    "manader": "Månader",
    "matt": "Mått",
    "ovad": "Övad",
    "personuppgifter": "Personuppgifter",
    "rad_av_dataskyddsombud": "Råd av dataskyddsombudet",
    "register_id": "Id i registerförteckningen",
    "sakerhetsskydd": "Säkerhetsskydd",
    "skal": "Skäl",
    "slag": "Slag",
    "stallen": "Står i genomgång",
    "sannolikhet": "Sannolikhet",
    "tillganglighet": "Tillgänglighet",
    "uppgift_fran": "Uppgift från",
    "upptackt": "Upptäckt",
    "utgangslage": "Utgångsläge",
    "vantar_pa": "Väntar på",
    "vid_bortfall": "Vid bortfall",
}
LAGE = {
    Lage.GILTIG: Ord("Giltig", "klar"),
    Lage.UTGANGEN: Ord("Utgången", "forsenad"),
    Lage.GAMMAL: Ord("Tiden har gått ut", "okand"),
    Lage.DELVIS: Ord("Delvis", "pagar"),
    Lage.SAKNAS: Ord("Saknas", "forsenad"),
    Lage.BEHOVS_INTE: Ord("Behövs inte", "klar"),
    Lage.OKAND: OKAND,
}
ORD = {
    "agare": "ägare",
    "andra": "behöver ändras",
    "anmalan": "incidentanmälan",
    "behovs": "behövs",
    "behovs_inte": "behövs inte",
    "beslut": "beslut",
    "cybertrygg": "Cybertrygg",
    "forbattring": "förbättring",
    "foreslagen": "föreslagen",
    "forsumbar": "försumbar",
    "forvantan": "förväntan",
    "galler": "gäller",
    "genomgang": "genomgången",
    "godkand": "godkänd",
    "gsit": "GSIT",
    "kannedom": "kännedom",
    "leverantor": "leverantör",
    "mal": "mål",
    "matning": "mätning",
    "mattlig": "måttlig",
    "namnd": "nämnd",
    "natverk": "nätverk",
    "ovning": "övning",
    "overford": "överförd",
    "pagar": "pågår",
    "sarbarhetsskanning": "sårbarhetsgranskning",
    "slk": "SLK",
    "st_erik_forsakring": "S:t Erik Försäkring",
    "sta": "STA",
    "stadsarkivet": "Stadsarkivet",
    "utgar": "utgår",
    "vor": "VoR",
}
"""The words for the values of closed lists that are no Swedish words as they are spelled in the files."""
BORTTAGNA = {"kalla", "stallen", "exempel", "synlighet"}


@dataclass(frozen=True)
class Kolumn:
    """A column: its Swedish name, its key in exports, its value for a record on a day, and whether it can be filtered."""

    namn: str
    nyckel: str
    varde: Callable[[Dagslage, Record], Any]
    filter: bool = False


def etikett(falt: str) -> str:
    """A field's name as people read it."""
    return ETIKETT.get(falt, falt.replace("_", " ").capitalize())


def svar_ord(svar: Svar) -> Ord:
    """The word of a computed state."""
    return LAGE[svar.lage]


def _falt(namn: str) -> Kolumn:
    return Kolumn(etikett(namn), namn, lambda _, record: getattr(record, namn))


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


def _ord(namn: str, nyckel: str, fraga: Callable[[Dagslage, Any], Svar]) -> Kolumn:
    return Kolumn(namn, nyckel, lambda d, record: svar_ord(fraga(d, record)), filter=True)


def _tills(namn: str, nyckel: str, fraga: Callable[[Dagslage, Any], Svar]) -> Kolumn:
    """The last day that an answer holds."""
    return Kolumn(namn, nyckel, lambda d, record: fraga(d, record).galler_till or SAKNAS)


STATUSKOLUMNER = (Kolumn("Läge", "lage", _status, filter=True), Kolumn("Om läget", "lage_om", _om_laget))
BERAKNADE: dict[str, tuple[Kolumn, ...]] = {
    **dict.fromkeys(("mal", "beslut", "atgarder", "behov"), STATUSKOLUMNER),
    "system": (
        Kolumn("K-R-T", "krt", _krt),
        _ord("Klassning", "klassning_lage", lambda d, s: d.systemklassning(s).svar),
        _tills("Klassning gäller till", "klassning_till", lambda d, s: d.systemklassning(s).svar),
        _ord("Riskanalys", "riskanalys_lage", Dagslage.riskanalys),
        Kolumn("Behörighetshantering", "behorighet_lage", _behorighet, filter=True),
        _ord("Återställningstest", "aterstallning_lage", Dagslage.aterstallning),
        _ord("Bekräftad av ägaren", "bekraftad_lage", Dagslage.bekraftelse),
    ),
    "informationsmangder": (
        Kolumn("K-R-T", "krt", _egen_krt),
        _ord("Klassning", "klassning_lage", lambda d, m: d.klassning(m.klassningar)[0]),
    ),
    "kameragrupper": (
        Kolumn("K-R-T", "krt", _egen_krt),
        _ord("Klassning", "klassning_lage", lambda d, m: d.klassning(m.klassningar)[0]),
    ),
    "undantag": (_ord("Läge", "lage", Dagslage.undantag),),
    "avvikelser": (Kolumn("Läge", "lage", _oppen, filter=True),),
    "behandlingar": (_ord("Konsekvensbedömning", "dpia_lage", Dagslage.dpia),),
}
UTAN_FALT = {
    "system": {"klassningar", "riskanalyser", "behorigheter", "aterstallningstester", "bekraftad", "sakerhetsskydd"},
    "informationsmangder": {"klassningar"},
    "kameragrupper": {"klassningar"},
    "behandlingar": {"dpia"},
}
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
}


def varde(kolumn: Kolumn, day: Dagslage, record: Record) -> Any:
    """A column's value; nothing is computed of what is handled in protective security, where all would read as gaps."""
    if getattr(record, "sakerhetsskydd", False) and kolumn.nyckel not in type(record).model_fields:
        return None
    return kolumn.varde(day, record)


def kolumner(register: Register) -> list[Kolumn]:
    """A register's columns: its fields in the model's order, then what is computed."""
    skipped = BORTTAGNA | UTAN_FALT.get(register.namn, set())
    own = [_falt(namn) for namn in register.modell.model_fields if namn not in skipped]
    own = [Kolumn(k.namn, k.nyckel, k.varde, k.nyckel in FILTER) for k in own]
    return [*own, *BERAKNADE.get(register.namn, ())]


def i_ord(value: Any, registers: Any) -> str:
    """Any value of a column as a line of plain text; '' for nothing."""
    if value is None or value == ():
        return ""
    if isinstance(value, Saknas):
        return str(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Hanvisning):
        return namn(registers, value)
    if isinstance(value, Ord):
        return value.ord
    if isinstance(value, Enum):
        return ORD.get(value.value, str(value.value).replace("_", " "))
    if isinstance(value, tuple | list):
        return "; ".join(i_ord(item, registers) for item in value)
    if isinstance(value, BaseModel):
        parts = (i_ord(getattr(value, name), registers) for name in type(value).model_fields)
        return ", ".join(part for part in parts if part)
    return str(value)


def namn(registers: Any, hanvisning: Hanvisning) -> str:
    """What a record that is referred to is called."""
    record = registers.get(hanvisning.register, hanvisning)
    return visningsnamn(record) if record else str(hanvisning)


def visningsnamn(record: Any) -> str:
    """What a record is called: its name, heading or term; its id when it has none."""
    for falt in ("namn", "rubrik", "titel", "term", "inget"):
        if isinstance(found := getattr(record, falt, None), str):
            return found
    return "Hanteras i säkerhetsskydd" if getattr(record, "sakerhetsskydd", False) else str(record.id)


__all__ = ["Kolumn", "etikett", "i_ord", "kolumner", "namn", "svar_ord", "visningsnamn"]
