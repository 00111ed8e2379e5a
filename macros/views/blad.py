"""A page for a system or an object: what is missing or due first, then the rest."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from macros.models import ARENDEN
from macros.models.base import SAKNAS, senaste
from macros.models.dag import i_ord as dag_i_ord
from macros.models.ord import falt_ord
from macros.models.system import System
from macros.render import render
from macros.state.day import Dagslage, Lage, Svar
from macros.state.frukter import fjarratkomst
from macros.views.columns import BEHANDLING, LEVERANTOR, UTIFRAN, i_ord, svar_ord, visningsnamn
from macros.views.historik import DELNAMN, build_banor, build_handelser, build_historikbild
from macros.views.parts import OKAND, ArgumentFault, Sammanhang, slag
from macros.views.parts import lage as lagescell
from macros.views.prioriterade import prioriterad_sedan
from macros.views.register import cell, egen_sida
from macros.views.synlighet import sidans_grans
from macros.views.systemkrav import systemkrav

LUCKOR = ((BEHANDLING, Dagslage.behandling), (LEVERANTOR, Dagslage.leverantor))
"""What a fact about the system asks for: told first, and only where it is asked."""
FRAGOR = (
    ("Riskanalys", Dagslage.riskanalys),
    (UTIFRAN, fjarratkomst),
    ("Återställningstest", Dagslage.aterstallning),
    ("Sårbarhetsgranskning", Dagslage.skanning),
    ("Revision", Dagslage.revision),
    ("Bekräftad av ägaren", Dagslage.bekraftelse),
)
GALLER_TILL = {Lage.UTGANGEN: "gällde till", Lage.GAMMAL: "inget nytt är rapporterat; regelns tid gick ut"}
NIVAORD = ("ingen", "måttlig", "betydande", "allvarlig")
"""What follows at each level of a classification, 0 to 3."""
ASPEKTNAMN = ("Konfidentialitet", "Riktighet", "Tillgänglighet")
FAKTA = (
    "agare",
    "objekt",
    "driftformer",
    "forvaltas_av",
    "vid_bortfall",
    "personuppgifter",
    "leverantorer",
    "fran",
    "till",
)
"""The fields of a system that its page shows as facts, in their order."""
ROLLFALT = ("agare", "incidentledare", "ersattare", "utredare")
BESLUTAR = "Kontoret beslutar"


def svar_for(day: Dagslage, system: System) -> list[tuple[str, Svar]]:
    """(question, answer) of everything that is asked about a system and that the audience may read."""
    return [(name, svar) for name, svar in _fragade(day, system) if svar.lage is not Lage.DOLD]


def dolda(day: Dagslage, system: System) -> list[str]:
    """What is asked about a system and is kept from the audience, each once."""
    names = (name.partition(":")[0] for name, svar in _fragade(day, system) if svar.lage is Lage.DOLD)
    return list(dict.fromkeys(names))


def _fragade(day: Dagslage, system: System) -> list[tuple[str, Svar]]:
    access = day.behorighet(system)
    asked = ((name, ask(day, system)) for name, ask in LUCKOR)
    return [
        *((name, svar) for name, svar in asked if svar.lage in (Lage.INTE_INSKRIVEN, Lage.DOLD)),
        ("Klassning", day.systemklassning(system).svar),
        *(((f"Behörighetshantering: {DELNAMN[part]}"), svar) for part, svar in access.items()),
        *((name, ask(day, system)) for name, ask in FRAGOR),
    ]


def brister(day: Dagslage, system: System) -> list[tuple[str, Svar]]:
    """What somebody must do something about: what is left to write in, then known faults, then the unknown."""
    order = [Lage.INTE_INSKRIVEN, Lage.SAKNAS, Lage.UTGANGEN, Lage.GAMMAL, Lage.DELVIS, Lage.OKAND]
    found = [(name, svar) for name, svar in svar_for(day, system) if svar.brist]
    return sorted(found, key=lambda pair: order.index(pair[1].lage))


def _rad(name: str, svar: Svar, dag: date) -> dict[str, Any]:
    words = [svar.text] if svar.text else []
    words += [f"senast {svar.datum}"] if svar.datum else []
    if svar.galler_till:
        lage = Lage.GAMMAL if svar.lage is Lage.DELVIS and svar.galler_till < dag else svar.lage
        words.append(f"{GALLER_TILL.get(lage, 'gäller till')} {dag_i_ord(svar.galler_till)}")
    return {"namn": name, "lage": svar_ord(svar), "text": ", ".join(words)}


def hitta_post(s: Sammanhang, register: str, vilken: str) -> Any:
    found = s.registers.get(register, vilken)
    if found is None:
        raise ArgumentFault(f'posten "{vilken}" finns inte i registret {register}')
    return found


def _fakta(s: Sammanhang, record: Any, falt: tuple[str, ...]) -> list[tuple[str, Any]]:
    """(label, cell) of the fields that have a value."""
    rows = ((falt_ord(type(record), f), cell(s, getattr(record, f))) for f in falt)
    return [(label, value) for label, value in rows if value not in ([], "")]


def systemblad(s: Sammanhang, vilket: str) -> str:
    """Allt om ett system, med bristerna först: `{{ systemblad("mitt-system") }}`."""
    system = hitta_post(s, "system", vilket)
    if system.sakerhetsskydd:
        return render("skyddad.html.j2", p=system, agare=_agare(s, system), grans=sidans_grans(s, s.sida))
    day = Dagslage(s.registers, s.dag)
    found = day.systemklassning(system)
    return render(
        "systemblad.html.j2",
        p=system,
        grans=sidans_grans(s, s.sida),
        **att_gora(s, day, system),
        fakta=[*prioriterad_sedan(system, day), *_fakta(s, system, FAKTA)],
        steg=_steg(found),
        mangder=[(m.namn, *_mangd(day, m)) for m in day.mangder(system)],
        arenden_rader=arenden_rader(s, s.registers.by("arenden", "system", vilket)),
        alla_arenden=s.registers.hela(*ARENDEN),
        hor_till=_hor_till(s, vilket),
        **systemkrav(s, system),
        bild=build_historikbild(build_banor(s, system), s.dag),
        historik=build_handelser(s, system),
        dag=dag_i_ord(s.dag),
        slag=slag,
    )


def att_gora(s: Sammanhang, day: Dagslage, system: System) -> dict[str, Any]:
    """What is known to be wrong or too old, what nobody knows and who can tell, what is in order; with a heading of counts."""
    gaps, hidden = brister(day, system), dolda(day, system)
    known = [_rad(*pair, day.dag) for pair in gaps if pair[1].lage is not Lage.OKAND]
    unknown = [name for name, svar in gaps if svar.lage is Lage.OKAND]
    return {
        "rubrik": att_gora_i_ord(len(known), len(unknown), bool(hidden)),
        "dolda": hidden,
        "brister": known,
        "okant": unknown,
        "vem": BESLUTAR if system.agare is SAKNAS else i_ord(system.agare, s.registers),
        "bra": [_rad(name, svar, day.dag) for name, svar in svar_for(day, system) if not svar.brist],
    }


def att_gora_i_ord(kanda: int, okanda: int, dolt: bool = False) -> str:
    """*5 saker att göra, 3 vet vi inget om*; where something is hidden, of what is shown."""
    if not kanda and not okanda:
        return "Inget att göra av det som visas här" if dolt else "Inget att göra"
    todo = f"{kanda} {'sak' if kanda == 1 else 'saker'} att göra" if kanda else "Inget känt att göra"
    return f"{todo}, {okanda} vet vi inget om" if okanda else todo


def _steg(found: Any) -> list[dict[str, Any]]:
    """Each aspect with its level of 0 to 3, what that means, and from where; none when nothing is classified."""
    if found.krt is None:
        return []
    return [
        {"kort": name[0], "namn": name, "niva": niva, "ord": NIVAORD[niva], "fran": fran}
        for name, niva, fran in zip(ASPEKTNAMN, found.krt, found.fran, strict=True)
    ]


def _agare(s: Sammanhang, system: System) -> Any:
    return cell(s, system.agare)


def _mangd(day: Dagslage, mangd: Any) -> tuple[str, Any]:
    svar, made = day.klassning(mangd.klassningar)
    return ("-".join(map(str, made.krt)) if made else "–"), svar_ord(svar)


def arenden_rader(s: Sammanhang, found: Iterable[Any]) -> list[dict[str, Any]]:
    """Matters as rows: id, heading, who, when, state."""
    return [
        {
            "id": a.id,
            "rubrik": a.rubrik,
            "ansvarig": i_ord(a.ansvarig, s.registers),
            "senast": i_ord(a.senast, s.registers),
            "lage": lagescell(a, s.dag, s.nulage),
            "exempel": a.exempel,
        }
        for a in sorted(found, key=lambda a: (a.senast is SAKNAS, str(getattr(a.senast, "till", "")), a.id))
    ]


def _hor_till(s: Sammanhang, system_id: str) -> list[tuple[str, list[str]]]:
    """What other registers say of the system, gathered by reference."""
    groups = []
    for register, label in (
        ("behandlingar", "Behandlingar"),
        ("undantag", "Undantag"),
        ("avvikelser", "Avvikelser"),
        ("kontroller", "Kontroller"),
        ("arshjul", "Återkommande uppgifter"),
    ):
        names = [f"{visningsnamn(r)} ({r.id})" for r in s.registers.om_de_visas(register, "system", system_id)]
        if names:
            groups.append((label, names))
    return groups


def objektblad(s: Sammanhang, vilket: str) -> str:
    """Ett objekt med sina system, roller och vem som är övad: `{{ objektblad("cybertrygg") }}`."""
    objekt = hitta_post(s, "objekt", vilket)
    day = Dagslage(s.registers, s.dag)
    systems = [x for x in s.registers.by("system", "objekt", vilket) if day.syns(x)]
    matters = {a.id: a for a in s.registers.by("arenden", "objekt", vilket)}
    matters |= {a.id: a for x in systems for a in s.registers.by("arenden", "system", x.id)}
    return render(
        "objektblad.html.j2",
        p=objekt,
        beskrivning="Vad det är: uppgift saknas." if objekt.beskrivning is SAKNAS else objekt.beskrivning,
        grans=sidans_grans(s, s.sida),
        fakta=_fakta(s, objekt, ("slag", *(f for f in ROLLFALT if getattr(objekt, f) is not SAKNAS))),
        okanda=[falt_ord(type(objekt), f) for f in ROLLFALT if getattr(objekt, f) is SAKNAS],
        roller=len(ROLLFALT),
        vem=BESLUTAR if objekt.agare is SAKNAS else i_ord(objekt.agare, s.registers),
        ovning=[("Informerad", _senast(objekt.informerad, s)), ("Övad", _senast(objekt.ovad, s))],
        system=[systemrad(s, day, x) for x in systems],
        kameror=[k.namn for k in s.registers.by("kameragrupper", "objekt", vilket)],
        arenden_rader=arenden_rader(s, matters.values()),
        alla_arenden=s.registers.hela(*ARENDEN),
        alla_system=s.registers.hela("system"),
        slag=slag,
    )


def _senast(handelser: Any, s: Sammanhang) -> Any:
    last = senaste(handelser, s.dag)
    return str(last.datum) if last else OKAND


def systemrad(s: Sammanhang, day: Dagslage, system: System) -> dict[str, Any]:
    gaps = brister(day, system)
    return {
        "namn": visningsnamn(system),
        "sida": egen_sida(s, "system", system.id),
        "exempel": system.exempel,
        "antal": len(gaps),
        "rubrik": att_gora_i_ord(
            sum(v.lage is not Lage.OKAND for _, v in gaps),
            sum(v.lage is Lage.OKAND for _, v in gaps),
            bool(dolda(day, system)),
        ),
        "brister": [_rad(*pair, day.dag) for pair in gaps if pair[1].lage is not Lage.OKAND],
    }
