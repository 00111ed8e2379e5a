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


ALLMAN = "namn"
"""A heading that does not say whose name it is: it gives way to one that does."""
ID = _f("id", Som.ID)
PERSONUPPGIFTER = _f("personuppgifter", Som.JA_NEJ, "personuppgift, behandlar personuppgifter")
KLASSNING = (
    _f("klassad", Som.RAD, "klassningsdatum, informationsklassad, klassad datum, klassning datum"),
    _f("konfidentialitet", Som.RAD, "k"),
    _f("riktighet", Som.RAD, "r"),
    _f("tillganglighet", Som.RAD, "t"),
    _f("krt", Som.RAD, "k r t, klassning, informationsklassning, klassning krt, klassningsniva, informationsklass"),
)
SYSTEM = (
    _f("namn", Som.NAMN, "namn, system, systemnamn, systemets namn, it system, applikation, applikationsnamn"),
    ID,
    _roll("agare", "systemagare, agarroll, objektagare"),
    _f("sakerhetsskydd", Som.RAD, "sakerhetsskyddsklassad, sakerhetskanslig"),
    _f("fran", Som.DAG, "fran, driftsatt, i drift fran, i drift sedan, startdatum"),
    _f("till", Som.DAG, "till, avvecklad, avvecklat, avvecklas, i drift till, slutdatum"),
    _f("beskrivning", Som.TEXT, "om, syfte, andamal, vad det ar"),
    _f("objekt", Som.POST, "objekttillhorighet, forvaltningsobjekt, enhet", dit="objekt"),
    _f("driftformer", Som.VALEN, "drift, driftform, driftsform", val=Driftform),
    _f("forvaltas_av", Som.VAL, "forvaltare, forvaltning", val=Forvaltare, tyst=True),
    _f("vid_bortfall", Som.VAL, "konsekvens vid bortfall, bortfall, foljd vid bortfall", val=Bortfall),
    PERSONUPPGIFTER,
    _f("informationsmangder", Som.POSTER, "informationsmangd, information", dit="informationsmangder"),
    _f("leverantorer", Som.POSTER, "leverantor, systemleverantor", dit="leverantorer"),
    *KLASSNING,
    _f("riskanalys", Som.RAD, "riskanalys gjord, riskanalysdatum"),
)
OBJEKT = (
    _f("namn", Som.NAMN, "namn, objekt, objektnamn, forvaltningsobjekt, enhet, projekt, objekt enhet projekt"),
    ID,
    _f("slag", Som.VAL, "typ, sort", val=Slag),
    _f("beskrivning", Som.TEXT, "om, syfte, vad det ar"),
    _roll("agare", "objektagare, agarroll"),
    _roll("incidentledare", "leder incidenter"),
    _roll("ersattare", "ersattande incidentledare, incidentledarens ersattare, stallforetradare"),
    _roll("utredare", "utredare av personuppgiftsincidenter, utreder personuppgiftsincidenter"),
)
PROCESSER = (
    _f("namn", Som.NAMN, "namn, process, processnamn, processens namn"),
    ID,
    _roll("agare", "processagare, agarroll"),
    _f("beskrivning", Som.TEXT, "om, syfte, vad det ar"),
)
INFORMATIONSMANGDER = (
    _f("namn", Som.NAMN, "namn, informationsmangd, information, informationstyp, informationsslag"),
    ID,
    _f("process", Som.POST, "processer", dit="processer"),
    _roll("agare", "informationsagare, agarroll"),
    PERSONUPPGIFTER,
    *KLASSNING,
)
BEHANDLINGAR = (
    _f("namn", Som.NAMN, "namn, behandling, behandlingens namn, namn pa behandling, personuppgiftsbehandling"),
    _f("register_id", Som.TEXT, "id, register id, registernummer, lopnummer, behandlings id"),
    _f("process", Som.POST, "processer", dit="processer"),
    _roll("ansvarig", "ansvarig roll, informationsagare, agare"),
    _f("system", Som.POSTER, "it system, systemstod, applikation, applikationer", dit="system"),
    _f("fran", Som.DAG, "fran, pagar fran, startdatum, paborjad"),
    _f("till", Som.DAG, "till, pagar till, slutdatum, avslutad"),
    _f("gemensamt_med", Som.POSTER, "gemensamt personuppgiftsansvar, gemensamt ansvar med", dit="organisation"),
    _f("avtal", Som.TEXT, "avtalsnummer"),
    _f("iot", Som.JA_NEJ, "sakernas internet"),
    _f("ai", Som.JA_NEJ, "artificiell intelligens, anvander ai"),
    _f("dpia", Som.RAD, "konsekvensbedomning, konsekvensbedomning gjord"),
    _f("dpia_datum", Som.RAD, "dpia datum, datum for konsekvensbedomning, konsekvensbedomning datum"),
)
LEVERANTORER = (
    _f("namn", Som.NAMN, "namn, leverantor, leverantorsnamn, leverantorens namn, foretag, bolag"),
    ID,
    _f("levererar", Som.TEXT, "tjanst, leverans, produkt, beskrivning, vad de levererar"),
    _f("avtal.nummer", Som.RAD, "avtal, avtalsnummer, avtalsnr, avtalets nummer"),
    _f("avtal.fran", Som.RAD, "avtal fran, avtalsstart, giltigt fran, avtal galler fran"),
    _f("avtal.till", Som.RAD, "avtal till, avtalsslut, giltigt till, avtal galler till, avtal upphor"),
    _f("avtal.bitradesavtal", Som.RAD, "bitradesavtal, pub avtal, puba, personuppgiftsbitradesavtal"),
)
ROLLER = (
    _f("namn", Som.NAMN, "namn, roll, rollnamn, rollens namn"),
    ID,
    _f("organisation", Som.POST, "forvaltning, tillhor", dit="organisation"),
    _f("mandat", Som.TEXTER, "befogenhet, befogenheter, far besluta, beslutar"),
    _f("uppgifter", Som.TEXTER, "uppgift, ansvar, skyldighet, skyldigheter, plikt, plikter, arbetsuppgifter"),
)
UTBILDNINGAR = (
    _f("rubrik", Som.NAMN, "namn, utbildning, kurs, ovning, kursnamn, utbildning eller ovning"),
    _f("datum", Som.HANT, "dag, nar, genomford, genomfordes, hallen, tillfalle"),
    _f("grupp", Som.TEXT, "malgrupp, for vilka, deltagargrupp"),
    _f("antal", Som.ANTAL, "antal deltagare, deltagare, deltog, antal som deltog", tyst=True),
    _f("malgrupp_antal", Som.ANTAL, "antal i malgruppen, borde ha deltagit, malgruppens storlek", tyst=True),
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
    bare = re.sub(r"\(.*?\)", " ", str(rubrik)) if rubrik is not None else ""
    return re.sub(r"[^a-z0-9]", "", fold(bare or rubrik))


def kanda(register: str) -> dict[str, Falt]:
    """The fields of a register's lists by every heading that means them."""
    modell, found = MODELS[register], {}
    for falt in LISTOR[register]:
        own = falt_ord(modell, falt.namn) if falt.namn in falt_i(modell) else falt.namn
        for rubrik in (own, falt.namn, *falt.rubriker):
            found.setdefault(nyckel(rubrik), falt)
    return found
