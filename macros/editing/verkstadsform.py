"""The shape of the workshop sheet: its sheets, what is asked on each, and what a filled one says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from macros.models.klassning import Klassning
from macros.models.system import System
from macros.state.day import ASPEKTER, Dagslage

KLASSNING, KRAV, ROLLER = "Klassning", "Krav", "Roller"
"""The names of the three sheets."""
SYSTEM, NAMN, DAG, DELTOG = "System", "Namn", "Dag för mötet", "Roller som var med"
BESLUTAR, BESLUTAT, UNDERLAG = "Beslutar (roll)", "Beslutat den", "Diarienummer"
UPPGIFTER = (SYSTEM, NAMN, DAG, DELTOG, BESLUTAR, BESLUTAT, UNDERLAG)
"""What is asked above the table of the first sheet, a row each."""
INFORMATION, PERSONUPPGIFTER, KLASSAD = "Information", "Personuppgifter", "Nu i registret"
NIVAER = dict(zip(("K", "R", "T"), ASPEKTER, strict=True))
VARFOR = {letter: f"Varför {letter}" for letter in NIVAER}
KLASSNINGSKOLUMNER = (
    INFORMATION,
    *(name for letter in NIVAER for name in (letter, VARFOR[letter])),
    PERSONUPPGIFTER,
    KLASSAD,
)
RESULTAT = "Resultat, den högsta"
SJALVT = "Systemet självt"
"""The row of a system whose classification is not told by kinds of information."""
NUMMER, KRAVET, FRAN, FORSLAG, LAGET = "Nummer", "Krav", "Gäller från", "Förslag till svar", "Nu i registret"
UPPFYLLS, GOR_VI, VISAR, VISAR_DAG = "Uppfylls", "Så här gör vi", "Vad som visar det", "Dag som det visar"
REFERENS, ROLL, SENAST = "Diarienummer eller plats", "Roll", "Klart senast"
KRAVKOLUMNER = (
    *(NUMMER, KRAVET, FRAN, FORSLAG, LAGET),
    *(UPPFYLLS, GOR_VI, VISAR, VISAR_DAG, REFERENS, ROLL, SENAST),
)
IFYLLS = (UPPFYLLS, GOR_VI, VISAR, VISAR_DAG, REFERENS, ROLL, SENAST)
"""The columns of the second sheet that the workshop fills in."""
JA, NEJ, VET_INTE = SVAR = ("ja", "nej", "vet inte")


@dataclass(frozen=True)
class Rad:
    """A kind of information with (K, R, T), each 0–3, and why by aspect. `rad` is its row in the sheet, 0 before there is one."""

    namn: str
    krt: tuple[int, int, int]
    skal: Mapping[str, str]
    personuppgifter: bool | None = None
    """None: nobody has said."""
    rad: int = 0


@dataclass(frozen=True)
class Motessvar:
    """What was filled in about a requirement; '' where nothing was. `senast` is a day as coarse as it was written."""

    nummer: str
    uppfylls: str
    gor_vi: str = ""
    visar: str = ""
    visar_dag: str = ""
    referens: str = ""
    roll: str = ""
    senast: str = ""
    rad: int = 0


@dataclass(frozen=True)
class Ifyllt:
    """A filled sheet without faults. `beslutat` is None for a proposal."""

    system: System
    mote: date
    deltog: tuple[str, ...]
    av: str
    beslutat: date | None
    underlag: str
    rader: tuple[Rad, ...]
    svar: tuple[Motessvar, ...]

    @property
    def krt(self) -> tuple[int, int, int]:
        """The highest (K, R, T) of the kinds of information."""
        return hogst(self.rader)


def hogst(rader: tuple[Rad, ...]) -> tuple[int, int, int]:
    """The highest (K, R, T) of some kinds of information, at least one."""
    k, r, t = (max(row.krt[at] for row in rader) for at in range(3))
    return k, r, t


@dataclass(frozen=True)
class Kand:
    """A row as the register knows it: what nobody knows is None or ''."""

    namn: str
    krt: tuple[int, int, int] | None
    skal: Mapping[str, str]
    personuppgifter: bool | None
    nu: Klassning | None


def kanda_rader(day: Dagslage, system: System) -> list[Kand]:
    """What the register knows of the information of a system: its sets, then what its own last classification tells."""
    known = [_mangd(day, m) for m in day.mangder(system)]
    last = day.klassning(system.klassningar)[1]
    if last is None or (known and last.mote and not last.information):
        return known  # a meeting that had a row for each set, and no other
    if not last.information:
        return [*known, Kand(SJALVT, last.krt, _skal(last), None, last)]
    rows = [Kand(x.namn, _krt(x), _skal(x), x.personuppgifter, last) for x in last.information]
    return [*known, *rows]


def _mangd(day: Dagslage, mangd) -> Kand:
    made = day.klassning(mangd.klassningar)[1]
    personal = mangd.personuppgifter if isinstance(mangd.personuppgifter, bool) else None
    return Kand(mangd.namn, made.krt if made else None, _skal(made), personal, made)


def _krt(made) -> tuple[int, int, int]:
    return made.konfidentialitet, made.riktighet, made.tillganglighet


def _skal(made) -> dict[str, str]:
    told = made.skal.model_dump() if made and made.skal else {}
    return {aspect: text for aspect, text in told.items() if text}
