"""A small made-up office in code: one function a kind of record, every field that a test does not name is unknown."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from macros.checks.site import Site
from macros.models import REGISTERS
from macros.models.arshjul import Arsuppgift
from macros.models.atgard import Atgard
from macros.models.avvikelse import Avvikelse
from macros.models.behov import Behov
from macros.models.beslut import Beslut
from macros.models.genomgang import Genomgang
from macros.models.handlingstyp import Handlingstyp
from macros.models.incident import Incident
from macros.models.intressent import Intressent
from macros.models.kalla import Kalla
from macros.models.kontroll import Kontroll
from macros.models.mal import Mal
from macros.models.objekt import Objekt
from macros.models.organisation import Organisation
from macros.models.projekt import Projekt
from macros.models.rattelse import Rattelse
from macros.models.regel import Regel
from macros.models.risk import Risk, Riskskala
from macros.models.roll import Roll
from macros.models.styrdokument import Styrdokument
from macros.models.system import System
from macros.models.tillamplighet import Tillamplighet
from macros.models.underlag import Underlag
from macros.models.utbildning import Utbildning
from macros.pages.page import Page
from macros.prepared.pages import Preparation
from macros.registers.load import Registers
from macros.registers.yaml_source import Source
from macros.views.parts import Sammanhang, sammanhang

UNKNOWN = "uppgift saknas"
DAY = date(2026, 11, 24)
MATTER = {"ansvarig": UNKNOWN, "senast": UNKNOWN}


def registers(**held: Any) -> Registers:
    """Registers that hold only this; each record is taken to stand on the first line of its register's file."""
    places = {(name, r.id): (Source(f"data/{name}.yml", "[]"), ()) for name, records in held.items() for r in records}
    return Registers({r.namn: () for r in REGISTERS} | {name: tuple(rs) for name, rs in held.items()}, places)


def page(path: str, text: str = "# Sida\n", **meta: Any) -> Page:
    return Page(path, text, meta)


def context(sida: str = "index.md", pages: tuple[Page, ...] = (), dag: date = DAY, **held: Any) -> Sammanhang:
    """What a view on `sida` may know of an office that has `held` and `pages`; the page itself is always there."""
    known = {sida: page(sida)} | {p.path: p for p in pages}
    return sammanhang(registers(**held), dag, sida, known, {})


def site(root: Path, config: Path | None, pages: Mapping[str, Page]) -> Site:
    """The pages of a root as rules see them, without registers."""
    return Site(root, config, Preparation(pages, None, DAY), None, {})


def event(day: str, status: str, text: str = "Något hände.", **fields: Any) -> dict[str, Any]:
    return {"datum": day, "status": status, "text": text} | fields


def mal(**fields: Any) -> Mal:
    rest = {"matt": UNKNOWN, "utgangslage": UNKNOWN, "malvarde": UNKNOWN}
    return Mal(**{"id": "MAL-001", "rubrik": "Nå målet"} | MATTER | rest | fields)


def atgard(**fields: Any) -> Atgard:
    return Atgard(**{"id": "ATG-001", "rubrik": "Öva", "ursprung": "incident"} | MATTER | fields)


def behov(**fields: Any) -> Behov:
    return Behov(**{"id": "BEH-001", "rubrik": "Stöd"} | MATTER | fields)


def beslut(**fields: Any) -> Beslut:
    rest = {"beslutat": UNKNOWN, "av": UNKNOWN, "diarienummer": UNKNOWN}
    return Beslut(**{"id": "BES-001", "rubrik": "Inför det"} | MATTER | rest | fields)


def decision(*pages: str, **fields: Any) -> Beslut:
    """A decision that makes pages hold from 1 October 2026."""
    told = {"beslutat": "2026-10-01", "av": "chef", "diarienummer": "T2026-1", "faststaller": pages}
    return beslut(**told | fields)


def roll(**fields: Any) -> Roll:
    rest = {"organisation": "kontoret", "mandat": UNKNOWN, "uppgifter": UNKNOWN}
    return Roll(**{"id": "chef", "namn": "Chefen"} | rest | fields)


def objekt(**fields: Any) -> Objekt:
    unknown = dict.fromkeys(("agare", "incidentledare", "ersattare", "utredare"), UNKNOWN)
    return Objekt(**{"id": "parkering", "namn": "Parkering", "slag": "objekt", "beskrivning": "b"} | unknown | fields)


def system(**fields: Any) -> System:
    unknown = dict.fromkeys(("agare", *System.FRAGAS), UNKNOWN)
    return System(**{"id": "kartan"} | unknown | {"namn": "Kartan"} | fields)


def regel(which: str = "klassning", months: int = 36) -> Regel:
    return Regel(id=which, namn="Regeln", manader=months, forslag="därför", beslutad=UNKNOWN)


def projekt(**fields: Any) -> Projekt:
    rest = {"drivs_av": "kontoret", "syfte": "s", "tid": {"fran": UNKNOWN, "till": UNKNOWN}}
    return Projekt(**{"id": "block-a", "namn": "Blocket"} | rest | fields)


def arsuppgift(**fields: Any) -> Arsuppgift:
    return Arsuppgift(
        **{"id": "ARS-001", "rubrik": "Öva", "roll": UNKNOWN, "manader": (3,), "forslag": "därför"} | fields
    )


def genomgang(year: int = 2027, **fields: Any) -> Genomgang:
    unknown = dict.fromkeys(("dokumentnummer", "beslutad", "beslutad_av", "uppfoljning", "nasta"), UNKNOWN)
    rest = {"titel": f"Genomgången {year}", "bilaga_till": f"planen {year}", "redovisar": year - 1, "aterger": False}
    told = {"kontaktperson": {"namn": UNKNOWN, "roll": "chef"}, "bedomd_dag": {"dag": f"{year - 1}-06-30"}}
    return Genomgang(**{"id": str(year)} | unknown | rest | told | fields)


def organisation(**fields: Any) -> Organisation:
    rest = {"id": "kontoret", "namn": "Kontoret", "slag": "forvaltning", "uppgift": "u", "kontakt": UNKNOWN}
    return Organisation(**rest | fields)


def incident(**fields: Any) -> Incident:
    return Incident(**{"id": "INC-001", "ar": 2026, "rubrik": "Ett fel", "antal": UNKNOWN} | fields)


def avvikelse(**fields: Any) -> Avvikelse:
    unknown = dict.fromkeys(("ansvarig", "orsak", "korrigering"), UNKNOWN)
    return Avvikelse(**{"id": "AVV-001", "rubrik": "Ett avsteg", "upptackt": "2026-02-01"} | unknown | fields)


def kontroll(slag: str, **fields: Any) -> Kontroll:
    rest = {} if "inget" in fields else {"rubrik": "En kontroll"}
    return Kontroll(**{"id": "KON-001", "slag": slag, "ar": 2026} | rest | fields)


def utbildning(**fields: Any) -> Utbildning:
    rest = {"rubrik": "En kurs", "datum": "2026-03-01", "grupp": "Chefer", "antal": UNKNOWN, "malgrupp_antal": UNKNOWN}
    return Utbildning(**{"id": "UTB-001"} | rest | fields)


def intressent(slag: str, **fields: Any) -> Intressent:
    rest = {} if "inget" in fields else {"fran": "Någon", "text": "Något."}
    return Intressent(**{"id": "INT-001", "slag": slag, "ar": 2026} | rest | fields)


def riskskala(**fields: Any) -> Riskskala:
    steps = [{"varde": 1, "namn": "Låg"}, {"varde": 2, "namn": "Hög"}]
    return Riskskala(**{"id": "skalan", "namn": "Två steg", "sannolikhet": steps, "konsekvens": steps} | fields)


def risk(**fields: Any) -> Risk:
    judged = {"datum": "2026-03-01", "niva": "hög", "sannolikhet": 2, "konsekvens": 1, "av": ["kontoret"]}
    rest = {"namn": "Brand", "forum": "kontoret", "galler": "Allt.", "skala": "skalan", "agare": UNKNOWN}
    return Risk(**{"id": "RIS-001", "bedomningar": [judged], "behandling": "Öva."} | rest | fields)


def rattelse(year: int = 2026, **fields: Any) -> Rattelse:
    rest = {
        "avser": "4.3",
        "datum": "2026-09-01",
        "av": "chef",
        "diarienummer": UNKNOWN,
        "text": "Fel.",
        "avtryck": "0" * 64,
    }
    return Rattelse(**{"id": "RAT-001", "genomgang": str(year)} | rest | fields)


def kalla(record_id: str = "F1.30", marke: str = "verifierad") -> Kalla:
    return Kalla(id=record_id, marke=marke, om="om")


def handlingstyp(**fields: Any) -> Handlingstyp:
    told = dict.fromkeys(("namn", "omfattar", "blir_allman", "registreras", "skal"), "Text")
    rest = {"hantering": "bevara", "frist": UNKNOWN, "fragas": ["arkivarie"], "kallor": ["F1.30"]}
    return Handlingstyp(**{"id": "historik"} | told | rest | fields)


def styrdokument(**fields: Any) -> Styrdokument:
    unknown = dict.fromkeys(("beslutat", "av", "diarienummer"), UNKNOWN)
    return Styrdokument(**{"id": "incidentrutin", "namn": "rutin för incidenter"} | unknown | fields)


def tillamplighet(**fields: Any) -> Tillamplighet:
    """That the office decided on 1 March 2026 that requirement 5.2 of the law applies."""
    told = {"id": "TIL-001", "ram": "lagen", "nummer": "5.2", "galler": "ja", "beslutat": "2026-03-01", "av": "chef"}
    return Tillamplighet(**told | fields)


def underlag(**fields: Any) -> Underlag:
    """Evidence of measure LOG-01 that shows 1 February 2026 and holds for six months."""
    told = {"id": "BEV-001", "vad": "Protokoll", "visar_dag": "2026-02-01", "referens": "T2026-5", "av": UNKNOWN}
    until = {} if {"galler_manader", "galler_till"} & fields.keys() else {"galler_manader": 6}
    return Underlag(**told | {"skyddsatgarder": ["LOG-01"]} | until | fields)


def checked(root: Path, config: Path | None, pages: Mapping[str, Page]) -> Site:
    """Pages under check, with no registers behind them."""
    return Site(root, config, Preparation(pages, None, DAY), None, {})
