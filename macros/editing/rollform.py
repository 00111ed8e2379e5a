"""The shape of a role's sheet: its sheets, what each column holds, what it changes, and what the reader is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from macros.models.base import Status
from macros.models.system import Analyslage, Bortfall, Del, Driftform, Forvaltare, Utfall

OM, VAL = "Om bladet", "Val"
SYSTEM, TESTER, ARENDEN, ARSHJUL = "System", "Tester och analyser", "Ärenden", "Årshjul"
"""The names of the sheets."""
BLAD, ROLL, NAMN, DAG, UTGAVA = "Blad", "Roll", "Namn", "Läget den", "Utgåva"
SLAG = "rollens blad"
NUMMER = "1"
"""What the first sheet says that the file is, and the version of its form."""
OKANT = "uppgift saknas"


class Sort(StrEnum):
    """What a cell of a column holds; only the first is not for the reader to fill in."""

    LAS = "las"
    TEXT = "text"
    VAL = "val"
    FLERA = "flera"
    DAG = "dag"
    TID = "tid"


@dataclass(frozen=True)
class Kolumn:
    """A column. `falt` is the field that a cell changes; or a cell is the part `nyckel` of a new row in the list `lista`."""

    namn: str
    hjalp: str
    bredd: int = 16
    sort: Sort = Sort.LAS
    falt: str = ""
    lista: str = ""
    nyckel: str = ""
    val: Any = None
    """A closed list of values, or the name of the register that is chosen from."""
    ifylld: bool = True
    """Whether the cell of a field shows what the register has; else it is empty until somebody writes."""


ID, SYSTEMET, ATT_GORA, NU = "Id", "System", "Att göra", "Nu i registret"
REMARK, MARKE = "Till den som läser in", "Märke"
JA, NEJ = "ja", "nej"
JA_NEJ = {JA: True, NEJ: False}
DAG_HJALP = "Dagen då det hände, ÅÅÅÅ-MM-DD. Den ska ha varit."
UNDERLAG_HJALP = "Diarienummer eller dokumentets namn, aldrig innehållet."
LAGEN = (Status.PLANERAD, Status.PAGAR, Status.KLAR, Status.FORSENAD, Status.UTGAR)
"""What a role may report of a matter; that it is carried over or replaced is written in by who keeps the register."""
_ID = Kolumn(ID, "Postens id. Ändra inte.", 14)
_SIST = (
    Kolumn(REMARK, "Skriv fritt. Det läses av den som tar emot filen och skrivs inte in.", 30, Sort.TEXT),
    Kolumn(MARKE, "Visar vilken version av raden du fick. Ändra inte.", 10),
)
BEKRAFTAT, RISKANALYS, ATERSTALLNING, BEHORIGHETER = "Bekräftat den", "Riskanalys", "Återställning", "Behörigheter"


def _handelse(rubrik: str, lista: str, nyckel: str, val: Any, hjalp: str) -> tuple[Kolumn, ...]:
    """The columns of a new dated row: what, which day, with which document."""
    return (
        Kolumn(rubrik, hjalp, 16, Sort.VAL, lista=lista, nyckel=nyckel, val=val),
        Kolumn(f"{rubrik}, dag", DAG_HJALP, 13, Sort.DAG, lista=lista, nyckel="datum"),
        Kolumn(f"{rubrik}, underlag", UNDERLAG_HJALP, 20, Sort.TEXT, lista=lista, nyckel="underlag"),
    )


_OM_SYSTEMET = (
    _ID,
    Kolumn("Namn", "Namnet som används på kontoret.", 24, Sort.TEXT, falt="namn"),
    Kolumn("Beskrivning", "Vad systemet gör, i en eller ett par meningar.", 34, Sort.TEXT, falt="beskrivning"),
    Kolumn("Objekt", "Objektet som det tillhör. Välj i listan.", 20, Sort.VAL, falt="objekt", val="objekt"),
    Kolumn(
        "Driftformer",
        "Hur det drivs. Flera skrivs med komma emellan: moln, egen drift.",
        18,
        Sort.FLERA,
        falt="driftformer",
        val=Driftform,
    ),
    Kolumn("Förvaltas av", "Vem som huvudsakligen förvaltar det.", 16, Sort.VAL, falt="forvaltas_av", val=Forvaltare),
    Kolumn("Vid bortfall", "Följden för kontoret om det är borta.", 14, Sort.VAL, falt="vid_bortfall", val=Bortfall),
    Kolumn(
        "Personuppgifter",
        "Om det behandlar personuppgifter: ja eller nej.",
        17,
        Sort.VAL,
        falt="personuppgifter",
        val=JA_NEJ,
    ),
    Kolumn("I bruk från", "ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ.", 13, Sort.TID, falt="fran"),
    Kolumn(NU, "Det som registret vet utöver raden. Stämmer det inte: skriv det längst till höger.", 40),
    Kolumn(ATT_GORA, "Det som saknas eller är för gammalt.", 40),
    Kolumn(
        BEKRAFTAT,
        "Skriv dagen när du har läst raden och den stämmer, med det som du själv har ändrat i den.",
        14,
        Sort.DAG,
        lista="bekraftad",
        nyckel="datum",
    ),
)
_DELAR = tuple(
    Kolumn(
        f"{BEHORIGHETER}: {del_}",
        "ja när den delen är dokumenterad, nej när du vet att den saknas.",
        13,
        Sort.VAL,
        lista="behorigheter",
        nyckel=del_.value,
        val=JA_NEJ,
    )
    for del_ in Del
)
_TESTER = (
    _ID,
    Kolumn(SYSTEMET, "Systemets namn.", 26),
    *_handelse(
        RISKANALYS, "riskanalyser", "lage", Analyslage, "Behövs en kompletterande riskanalys, eller är den gjord?"
    ),
    *_handelse(ATERSTALLNING, "aterstallningstester", "utfall", Utfall, "Hur det gick när ni läste tillbaka en kopia."),
    *_DELAR,
    Kolumn(f"{BEHORIGHETER}, dag", DAG_HJALP, 13, Sort.DAG, lista="behorigheter", nyckel="datum"),
)
NYTT_LAGE, NY_TID, HANDE, LAGE_NU, SENAST_NU = "Nytt läge", "Ny tid", "Vad har hänt", "Läge nu", "Senast nu"
_ARENDEN = (
    _ID,
    Kolumn("Vad", "Ärendets rubrik.", 40),
    Kolumn("Slag", "Mål, beslut, åtgärd eller behov.", 12),
    Kolumn(SENAST_NU, "När det ska vara klart enligt registret.", 16),
    Kolumn(LAGE_NU, "Det som senast är rapporterat.", 34),
    Kolumn(NYTT_LAGE, "Läget nu. Välj i listan.", 14, Sort.VAL, lista="handelser", nyckel="status", val=LAGEN),
    Kolumn("Dag", DAG_HJALP, 13, Sort.DAG, lista="handelser", nyckel="datum"),
    Kolumn(HANDE, "Vad som har hänt, i en mening.", 44, Sort.TEXT, lista="handelser", nyckel="text"),
    Kolumn("Underlag", UNDERLAG_HJALP, 22, Sort.TEXT, lista="handelser", nyckel="underlag"),
    Kolumn(
        NY_TID,
        "Om tiden ändras: ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ. Skriv då också nytt läge och vad som har hänt.",
        14,
        Sort.TID,
        falt="senast",
        ifylld=False,
    ),
)
_ARSHJUL = (
    _ID,
    Kolumn("Uppgift", "Det som ska göras varje år.", 44),
    Kolumn("När", "Månaderna.", 24),
    Kolumn("Gäller", "Systemen som den gäller, om den bara gäller några.", 28),
    Kolumn("Senast gjort", "Det som senast är inskrivet.", 30),
    Kolumn("Gjort den", DAG_HJALP, 13, Sort.DAG, lista="gjort", nyckel="datum"),
    Kolumn("Vad som gjordes", "I en mening.", 44, Sort.TEXT, lista="gjort", nyckel="text"),
    Kolumn("Underlag", UNDERLAG_HJALP, 22, Sort.TEXT, lista="gjort", nyckel="underlag"),
)
KOLUMNER: Mapping[str, tuple[Kolumn, ...]] = {
    SYSTEM: (*_OM_SYSTEMET, *_SIST),
    TESTER: (*_TESTER, *_SIST),
    ARENDEN: (*_ARENDEN, *_SIST),
    ARSHJUL: (*_ARSHJUL, *_SIST),
}
REGISTER = {SYSTEM: "system", TESTER: "system", ARENDEN: "arenden", ARSHJUL: "arshjul"}
"""The register that the rows of a sheet are of."""
ROLLFALT = {SYSTEM: "agare", TESTER: "agare", ARENDEN: "ansvarig", ARSHJUL: "roll"}
"""The field that says whose a row is."""
KRAVS = {
    "riskanalyser": ("lage", "datum"),
    "aterstallningstester": ("utfall", "datum"),
    "handelser": ("status", "datum", "text"),
    "gjort": ("datum", "text"),
    "behorigheter": ("datum",),
    "bekraftad": ("datum",),
}
"""What a new dated row must say."""
MED_ROLL = frozenset(("handelser", "gjort", "bekraftad"))
"""The lists whose rows name the role that told."""
VISAS = {SYSTEM: ("klassningar", "informationsmangder", "leverantorer")}
"""What a row shows of a record that it does not change: a confirmation is of that too."""


def kolumn(blad: str, namn: str) -> Kolumn:
    """The column of a sheet with that name."""
    return next(k for k in KOLUMNER[blad] if k.namn == namn)


def listor(blad: str) -> list[str]:
    """The lists that a sheet adds rows to, in the order of its columns."""
    return list(dict.fromkeys(k.lista for k in KOLUMNER[blad] if k.lista))


def falten(blad: str) -> list[Kolumn]:
    """The columns whose cells are fields of the record."""
    return [k for k in KOLUMNER[blad] if k.falt]


def lasta(blad: str) -> list[str]:
    """The columns that nobody fills in, but for the mark."""
    return [k.namn for k in KOLUMNER[blad] if k.sort is Sort.LAS and k.namn != MARKE]
