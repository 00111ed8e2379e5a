"""The card file: a card's head, its measures, its sources and reviews."""

from typing import Any

from macros.models.base import Synlighet
from macros.models.kort import Bindning, Fraga, Kort, Skyddsatgard
from macros.models.krav import Ramverk, Textlage
from macros.models.kravsvar import Kravsvar
from macros.models.ord import numren_i_ord, varde_ord
from macros.pages.kinds import REQUIREMENTS
from macros.pages.paths import card_page
from macros.problems import near, quote
from macros.render import render
from macros.state.day import Dagslage
from macros.views.columns import i_ord, visningsnamn
from macros.views.foresla import foresla_post
from macros.views.forslag import EGET, granskad, hanvisning, sidans_lage
from macros.views.kortsvar import svarsgrupper
from macros.views.parts import ArgumentFault, Sammanhang
from macros.views.register import egen_sida

FORM = {
    "sta": "Utkontrakterad drift (STA)",
    "gsit": "Stadens gemensamma it-service (GSIT)",
    "cyberfysiskt": "Cyberfysiskt",
    "moln": "Moln",
    "egen": "Egen drift",
}
NIVAER = {"K": "konfidentialitet", "R": "riktighet", "T": "tillganglighet"}
LEVELS = "Nivåerna för konfidentialitet (K), riktighet (R) och tillgänglighet (T)"
SKRIPT = "assets/js/rader.js"


def _kort(s: Sammanhang, vilket: str) -> Kort:
    found = s.registers.get("kartotek", vilket)
    if found is None:
        raise ArgumentFault(f"kortet {quote(vilket)} finns inte{near(vilket, [k.id for k in s.registers.kartotek])}")
    return found


def kort(s: Sammanhang, vilket: str) -> str:
    """Kortets fakta och dess korta svar, överst på sidan: `{{ kort("loggning") }}`."""
    found = _kort(s, vilket)
    return render(
        "kort.html.j2",
        k=found,
        lage=sidans_lage(s, card_page(vilket)),
        agare=i_ord(found.agare, s.registers),
        ska=sum(a.bindning is Bindning.KRAV for a in found.atgarder),
        granskad=granskad(s, card_page(vilket)),
        svar=svarsgrupper(s, found),
        olasta=olasta(s, found),
        krav=s.lank(REQUIREMENTS) if REQUIREMENTS in s.sidor else None,
    )


def olasta(s: Sammanhang, found: Kort) -> list[Ramverk]:
    """The regulations on the card's area that hold on the day and whose text is not read here: they may settle more."""
    known = (s.registers.get("krav", f) for f in found.foreskrifter)
    return [
        r for r in known if r and r.textlage is Textlage.EJ_INLAST and r.galler_fran and r.galler_fran.till <= s.dag
    ]


def nivaer(a: Skyddsatgard) -> dict[str, int | None]:
    """The level of each letter from which a measure holds: `{"K": 2, "R": None, "T": 3}`."""
    return {letter: getattr(a.fran_niva, falt, None) for letter, falt in NIVAER.items()}


def niva_i_ord(a: Skyddsatgard) -> str:
    """From which level a measure holds: 'K2 eller R2', or all systems."""
    asked = [f"{letter}{level}" for letter, level in nivaer(a).items() if level is not None]
    return " eller ".join(asked) or "alla"


def kort_atgarder(s: Sammanhang, vilket: str) -> str:
    """Kortets åtgärder, en rad var, att välja bland efter roll och nivå: `{{ kort_atgarder("loggning") }}`."""
    found = _kort(s, vilket)
    rows = [_rad(s, a) | {"foresla": _foresla(s, found, at)} for at, a in enumerate(found.atgarder)]
    return render(
        "kort_atgarder.html.j2",
        rader=rows,
        ord="åtgärd" if len(rows) == 1 else "åtgärder",
        not_=sidans_lage(s, card_page(vilket)).eget(LEVELS),
        roller=sorted({(r["gor"], str(r["a"].gor)) for r in rows}),
        nivaer=NIVAER,
        fragar=bool(found.fragar) and s.registers.malgrupp is Synlighet.BEGRANSAD,
        saknar=saknar(s, found),
        skript=s.fil(SKRIPT),
    )


def _foresla(s: Sammanhang, card: Kort, at: int) -> str:
    return foresla_post(s, "kartotek", card, ("atgarder", at), card.atgarder[at].id)


FRAGOR = {
    Fraga.KLASSNING: lambda day, x: day.systemklassning(x).svar.brist,
    Fraga.RISKANALYS: lambda day, x: day.riskanalys(x).brist,
    Fraga.BEHORIGHET: lambda day, x: any(a.brist for a in day.behorighet(x).values()),
    Fraga.ATERSTALLNING: lambda day, x: day.aterstallning(x).brist,
    Fraga.SKANNING: lambda day, x: day.skanning(x).brist,
    Fraga.REVISION: lambda day, x: day.revision(x).brist,
}


def saknar(s: Sammanhang, found: Kort) -> list[dict[str, Any]]:
    """The systems that lack what the card asks for, with what each lacks and its page; for those who may read of weaknesses."""
    if s.registers.malgrupp is not Synlighet.BEGRANSAD:
        return []
    day = Dagslage(s.registers, s.dag)
    rows = []
    for system in day.system() if found.fragar else ():
        gaps = [varde_ord(f) for f in found.fragar if FRAGOR[f](day, system)]
        if gaps:
            address = egen_sida(s, "system", system.id)
            rows.append({"namn": visningsnamn(system), "adress": address, "vad": gaps, "exempel": system.exempel})
    return rows


def _rad(s: Sammanhang, a: Skyddsatgard) -> dict[str, Any]:
    return {
        "a": a,
        "bindning": varde_ord(a.bindning),
        "niva": niva_i_ord(a),
        "nivaer": nivaer(a),
        "former": [FORM[f] for f in a.driftformer],
        "gor": i_ord(a.gor, s.registers),
        "per_form": [(FORM[p.form], p.visa, p.fraga) for p in a.per_form],
        "krav": [_krav(s, k) for k in a.krav],
        "risker": [(i_ord(r.risk, s.registers), varde_ord(r.vag)) for r in a.risker],
        "kallor": [hanvisning(s, k) for k in a.kallor],
    }


def _krav(s: Sammanhang, k: Kravsvar) -> tuple[str, str, str, str]:
    """(framework, numbers in words, how, why it is enough)."""
    return i_ord(k.ram, s.registers), numren_i_ord(k.version, k.nummer), varde_ord(k.hur), k.skal or ""


def kort_kallor(s: Sammanhang, vilket: str) -> str:
    """Källorna som kortet vilar på utöver dem i texten, till listan sist på sidan: `{{ kort_kallor("loggning") }}`."""
    found = _kort(s, vilket)
    ids = list(dict.fromkeys([*found.kallor, *(k for a in found.atgarder for k in a.kallor)]))
    if sidans_lage(s, card_page(vilket)).beslutat:
        ids = [k for k in ids if k != EGET]  # what was our proposal rests on the decision, which the page names
    return render("kort_kallor.html.j2", delar=[hanvisning(s, k) for k in ids])


def kartotek(s: Sammanhang) -> str:
    """Alla kort med sin sammanfattning: `{{ kartotek() }}`."""
    rows = [
        (k, s.lank(card_page(k.id)))
        for k in sorted(s.registers.kartotek, key=lambda k: k.titel)
        if card_page(k.id) in s.sidor
    ]
    return render("kartotek.html.j2", rader=rows)
