"""What the management judges and plans, and what a review must hold."""

from typing import Any

from macros.models.base import SAKNAS, Synlighet
from macros.models.genomgang import Bilagd, Genomgang
from macros.state.day import Dagslage
from macros.state.kapitel import nummer_for
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.blad import brister
from macros.views.columns import i_ord, svar_ord, visningsnamn
from macros.views.forslag import hanvisning, kalltext
from macros.views.parts import OKAND, Lage, Rubricerad, Sammanhang, Tabell, eller_okand, visas_inte
from macros.views.platser import i_bilagan
from macros.views.tomt import tomt, utan_uppgift

OMDOME = {"ja": Lage("Ja", "klar"), "delvis": Lage("Delvis", "pagar"), "nej": Lage("Nej", "forsenad")}
OMRADE = {"informationssakerhet": "Informationssäkerhet", "dataskydd": "Dataskydd"}
EMPTY = Lage("Att skriva", "utkast")
SVAR = Lage("Text finns", "klar")
SKAL = Lage("Lämnas utan svar", "planerad")


def bedomning(s: Sammanhang, ar: int) -> str:
    """Ledningens bedömning per område, och dataskyddsombudets yttrande: `{{ bedomning(2027) }}`."""
    g = s.genomgang(ar)
    rows = [
        [
            OMRADE[b.omrade],
            *(OKAND if v is SAKNAS else OMDOME[v] for v in (b.lampligt, b.tillrackligt, b.verkan)),
            eller_okand(b.skal),
        ]
        for b in g.bedomningar
    ]
    rows.append(["Dataskyddsombudets yttrande", [], [], [], eller_okand(g.yttrande_dataskyddsombud)])
    columns = ["Område", "Lämpligt", "Tillräckligt", "Önskad verkan", "Skäl"]
    return Tabell(f"bedomning-{ar}", "Ledningens bedömning", columns, rows).html()


def planering(s: Sammanhang, ar: int) -> str:
    """Det kommande årets aktiviteter, med budget, ansvarig och mått: `{{ planering(2027) }}`."""
    g = s.genomgang(ar)
    if not g.planering:
        return utan_uppgift(s, ar, f"Planeringen för {ar} är inte inskriven i genomgångens uppgifter", "den")
    rows = [
        [
            Rubricerad(p.aktivitet, ", ".join(p.arenden) or None),
            eller_okand(p.uppdrag) if p.uppdrag is not None else [i_ord(u, s.registers) for u in p.uppdragen],
            eller_okand(p.riktlinje),
            OKAND if p.ansvarig is SAKNAS else i_ord(p.ansvarig, s.registers),
            eller_okand(p.resurs),
            OKAND if p.senast is SAKNAS else str(p.senast),
            Lage("Mått saknas", "okand") if p.matt is SAKNAS else p.matt,
        ]
        for p in g.planering
    ]
    columns = ["Aktivitet", "Uppdrag i budgeten", "Riktlinje", "Ansvarig", "Resurs", "Senast", "Mått"]
    return Tabell(f"planering-{ar}", f"Planering för {ar}", columns, rows).html()


def systembrister(s: Sammanhang, ar: int) -> str:
    """Vad varje system saknar på genomgångens dag; bara för den begränsade bilagan: `{{ systembrister(2027) }}`."""
    g = s.genomgang(ar)
    if s.registers.malgrupp is not Synlighet.BEGRANSAD:
        return visas_inte(s.registers)
    day = Dagslage(s.raknas, g.dag)
    if not day.system():
        return tomt(s, ar, "system")
    found = [(system, brister(day, system)) for system in day.system()]
    rows = [
        [Rubricerad(visningsnamn(system), system.id), [f"{name}: {svar_ord(svar).ord.lower()}" for name, svar in gaps]]
        for system, gaps in found
        if gaps
    ]
    told = f"{len(rows)} av {len(found)} system saknar något."
    if i_bilagan(s, ar, Bilagd.SYSTEMBRISTER):
        return hanvisning_till_bilagan(s, ar, told)
    return Tabell(f"systembrister-{ar}", "System som saknar något", ["System", "Vad"], rows, [told]).html()


def fullstandighet(s: Sammanhang, ar: int) -> str:
    """Vad genomgången ska innehålla, var det står och vad som är tomt: `{{ fullstandighet(2027) }}`."""
    g = s.genomgang(ar)
    rows = []
    for k in s.registers.underlagskrav:
        sources = kalltext([hanvisning(s, x) for x in k.kallor])
        origin = f"{k.ur} [{sources}]" if sources else k.ur
        numbers = [number for key in k.avsnitt if (number := nummer_for(s.registers, key, ar))]
        rows.append([Rubricerad(k.rubrik, origin), ", ".join(numbers), svarslage(s, g, k)])
    empty = len([r for r in rows if r[2] == EMPTY])
    note = f"{len(rows) - empty} av {len(rows)} delar har text eller ett skäl."
    return Tabell(
        f"fullstandighet-{ar}", "Det som ska finnas med", ["Krav", "Avsnitt", "Läge"], rows, [note], ("Läge",)
    ).html()


def svarslage(s: Sammanhang, g: Genomgang, krav: Any) -> Lage:
    """Whether a required part has its text: no section of it that the year has may have a place left to write in."""
    if any(x.krav == krav.id for x in g.utan_svar):
        return SKAL
    numbers = [number for key in krav.avsnitt if (number := nummer_for(s.registers, key, int(g.id)))]
    texts = [_avsnitt(s, g, number) for number in numbers]
    return EMPTY if not texts or any(text is None or "!!! att-skriva" in text for text in texts) else SVAR


def _avsnitt(s: Sammanhang, g: Genomgang, number: str) -> str | None:
    """The text of a section of a review, from its heading to the next; None without one."""
    for _, page in s.kapitel(int(g.id)):
        parts = page.text.split(f"\n## {number} ", 1)
        if len(parts) == 2:
            return parts[1].split("\n## ", 1)[0]
    return None
