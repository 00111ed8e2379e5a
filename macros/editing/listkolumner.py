"""Which columns a list of each register may have: every field with the headings that offices give it, and how it is read."""

import re
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Any

from macros.editing.spreadsheet import fold
from macros.models import MODELS
from macros.models.objekt import Slag
from macros.models.ord import falt_i, falt_ord
from macros.models.system import Bortfall, Driftform, Forvaltare


class Som(StrEnum):
    """How a cell is read. `TEXTER` are several, one a line; `HANT` is a date that has been; `RAD` is read of the row as a whole."""

    NAMN = auto()
    ID = auto()
    TEXT = auto()
    TEXTER = auto()
    DAG = auto()
    HANT = auto()
    JA_NEJ = auto()
    ANTAL = auto()
    VAL = auto()
    VALEN = auto()
    POST = auto()
    POSTER = auto()
    RAD = auto()


@dataclass(frozen=True)
class Falt:
    """A field of a list. `dit` is the register that it points to, `val` its closed list.

    `tyst`: what stands there may be somebody's name, so no remark repeats it.
    """

    namn: str
    som: Som
    rubriker: tuple[str, ...]
    dit: str = ""
    val: type[Enum] | None = None
    tyst: bool = False


def _f(namn: str, som: Som, rubriker: str = "", **rest: Any) -> Falt:
    return Falt(namn, som, tuple(filter(None, rubriker.split(", "))), **rest)


def _roll(namn: str, rubriker: str = "") -> Falt:
    return _f(namn, Som.POST, rubriker, dit="roller", tyst=True)


LONGEST = 100
"""Signs of a heading; more is a text."""
ALLMAN = "namn"
"""A heading that does not say whose name it is: it gives way to one that does."""
ID = _f("id", Som.ID)
PERSONUPPGIFTER = _f("personuppgifter", Som.JA_NEJ, "personuppgift, behandlar personuppgifter")
KLASSNING = (
    _f("klassad", Som.RAD, "klassad, klassningsdatum, informationsklassad, klassad datum, klassning datum"),
    _f("konfidentialitet", Som.RAD, "K"),
    _f("riktighet", Som.RAD, "R"),
    _f("tillganglighet", Som.RAD, "T"),
    _f("krt", Som.RAD, "K-R-T, klassning, informationsklassning, klassning krt, klassningsnivå, informationsklass"),
)
SYSTEM = (
    _f("namn", Som.NAMN, "namn, system, systemnamn, systemets namn, it-system, applikation, applikationsnamn"),
    ID,
    _roll("agare", "systemägare, ägarroll, objektägare"),
    _f("sakerhetsskydd", Som.RAD, "säkerhetsskyddsklassad, säkerhetskänslig"),
    _f("fran", Som.DAG, "från, driftsatt, i drift från, i drift sedan, startdatum"),
    _f("till", Som.DAG, "till, avvecklad, avvecklat, avvecklas, i drift till, slutdatum"),
    _f("beskrivning", Som.TEXT, "om, syfte, ändamål, vad det är"),
    _f("objekt", Som.POST, "objekttillhörighet, förvaltningsobjekt, enhet", dit="objekt"),
    _f("driftformer", Som.VALEN, "drift, driftform, driftsform", val=Driftform),
    _f("forvaltas_av", Som.VAL, "förvaltare, förvaltning", val=Forvaltare, tyst=True),
    _f("vid_bortfall", Som.VAL, "konsekvens vid bortfall, bortfall, följd vid bortfall", val=Bortfall),
    PERSONUPPGIFTER,
    _f("informationsmangder", Som.POSTER, "informationsmängd, information", dit="informationsmangder"),
    _f("leverantorer", Som.POSTER, "leverantör, systemleverantör", dit="leverantorer"),
    *KLASSNING,
    _f("riskanalys", Som.RAD, "riskanalys, riskanalys gjord, riskanalysdatum"),
)
OBJEKT = (
    _f("namn", Som.NAMN, "namn, objekt, objektnamn, förvaltningsobjekt, enhet, projekt, objekt enhet projekt"),
    ID,
    _f("slag", Som.VAL, "typ, sort", val=Slag),
    _f("beskrivning", Som.TEXT, "om, syfte, vad det är"),
    _roll("agare", "ägare, ägarroll"),
    _roll("incidentledare", "leder incidenter"),
    _roll("ersattare", "ersättande incidentledare, incidentledarens ersättare, ställföreträdare"),
    _roll("utredare", "utredare av personuppgiftsincidenter, utreder personuppgiftsincidenter"),
)
PROCESSER = (
    _f("namn", Som.NAMN, "namn, process, processnamn, processens namn"),
    ID,
    _roll("agare", "processägare, ägarroll"),
    _f("beskrivning", Som.TEXT, "om, syfte, vad det är"),
)
INFORMATIONSMANGDER = (
    _f("namn", Som.NAMN, "namn, informationsmängd, information, informationstyp, informationsslag"),
    ID,
    _f("process", Som.POST, "processer", dit="processer"),
    _roll("agare", "informationsägare, ägarroll"),
    PERSONUPPGIFTER,
    *KLASSNING,
)
BEHANDLINGAR = (
    _f("namn", Som.NAMN, "namn, behandling, behandlingens namn, namn på behandling, personuppgiftsbehandling"),
    _f("register_id", Som.TEXT, "id, register-id, registernummer, löpnummer, behandlings-id"),
    _f("process", Som.POST, "processer", dit="processer"),
    _roll("ansvarig", "ansvarig roll, informationsägare, ägare"),
    _f("system", Som.POSTER, "it-system, systemstöd, applikation, applikationer", dit="system"),
    _f("fran", Som.DAG, "från, pågår från, startdatum, påbörjad"),
    _f("till", Som.DAG, "till, pågår till, slutdatum, avslutad"),
    _f("gemensamt_med", Som.POSTER, "gemensamt personuppgiftsansvar, gemensamt ansvar med", dit="organisation"),
    _f("avtal", Som.TEXT, "avtalsnummer"),
    _f("iot", Som.JA_NEJ, "sakernas internet"),
    _f("ai", Som.JA_NEJ, "artificiell intelligens, använder ai"),
    _f("dpia", Som.RAD, "konsekvensbedömning, konsekvensbedömning gjord"),
    _f("dpia_datum", Som.RAD, "datum för konsekvensbedömning, konsekvensbedömning datum, dpia datum"),
)
LEVERANTORER = (
    _f("namn", Som.NAMN, "namn, leverantör, leverantörsnamn, leverantörens namn, företag, bolag"),
    ID,
    _f("levererar", Som.TEXT, "tjänst, leverans, produkt, beskrivning, vad de levererar"),
    _f("avtal.nummer", Som.RAD, "avtalsnummer, avtal, avtalsnr, avtalets nummer"),
    _f("avtal.fran", Som.RAD, "avtal från, avtalsstart, giltigt från, avtal gäller från"),
    _f("avtal.till", Som.RAD, "avtal till, avtalsslut, giltigt till, avtal gäller till, avtal upphör"),
    _f("avtal.bitradesavtal", Som.RAD, "biträdesavtal, pub-avtal, puba, personuppgiftsbiträdesavtal"),
)
ROLLER = (
    _f("namn", Som.NAMN, "namn, roll, rollnamn, rollens namn"),
    ID,
    _f("organisation", Som.POST, "förvaltning, tillhör", dit="organisation"),
    _f("mandat", Som.TEXTER, "befogenhet, befogenheter, får besluta, beslutar"),
    _f("uppgifter", Som.TEXTER, "uppgift, ansvar, skyldighet, skyldigheter, plikt, plikter, arbetsuppgifter"),
)
UTBILDNINGAR = (
    _f("rubrik", Som.NAMN, "namn, utbildning, kurs, övning, kursnamn, utbildning eller övning"),
    _f("datum", Som.HANT, "dag, när, genomförd, genomfördes, hållen, tillfälle"),
    _f("grupp", Som.TEXT, "målgrupp, för vilka, deltagargrupp"),
    _f("antal", Som.ANTAL, "antal deltagare, deltagare, deltog, antal som deltog", tyst=True),
    _f("malgrupp_antal", Som.ANTAL, "antal i målgruppen, borde ha deltagit, målgruppens storlek", tyst=True),
)
LISTOR: dict[str, tuple[Falt, ...]] = {
    "system": SYSTEM,
    "objekt": OBJEKT,
    "processer": PROCESSER,
    "informationsmangder": INFORMATIONSMANGDER,
    "behandlingar": BEHANDLINGAR,
    "leverantorer": LEVERANTORER,
    "roller": ROLLER,
    "utbildningar": UTBILDNINGAR,
}
"""The registers that an office has lists of. A field's own word is a heading too: what we export can be read again."""


def nyckel(rubrik: Any) -> str:
    """A heading as headings are compared: no case, accents, signs, blanks, or what stands within parentheses."""
    text = str(rubrik) if rubrik is not None else ""
    return re.sub(r"[^a-z0-9]", "", fold(re.sub(r"\(.*?\)", " ", text))) if len(text) <= LONGEST else ""


def rubrik_for(falt: Falt, register: str) -> str:
    """What a field's column is best headed: the field's own word, else the first of its headings."""
    modell = MODELS[register]
    return (
        falt_ord(modell, falt.namn)
        if falt.namn in falt_i(modell)
        else falt.rubriker[0][:1].upper() + falt.rubriker[0][1:]
    )


def kanda(register: str) -> dict[str, Falt]:
    """The fields of a register's lists by every heading that means them."""
    found: dict[str, Falt] = {}
    for falt in LISTOR[register]:
        words = [rubrik_for(falt, register), falt.namn, *falt.rubriker]
        if falt.som is Som.NAMN:
            words += [said for word in falt.rubriker if word != ALLMAN for said in (f"namn på {word}", f"{word}namn")]
        for rubrik in words:
            found.setdefault(nyckel(rubrik), falt)
    return found


def falt_for(rubrik: Any, known: dict[str, Falt]) -> Falt | None:
    """The field that a heading means; System/applikation means what both of its words mean."""
    parts = {known.get(nyckel(part)) for part in str(rubrik).split("/")}
    return known.get(nyckel(rubrik)) or (parts.pop() if len(parts) == 1 else None)
