"""The assets with priority: how many are classified and have a plan, and for the annex each by its name."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from macros.models.base import Synlighet, senaste
from macros.models.genomgang import Bilagd
from macros.models.inforandesteg import Andelsfraga
from macros.models.process import Informationsmangd
from macros.models.system import System
from macros.render import render
from macros.state.arendelage import arendelage
from macros.state.day import Dagslage
from macros.state.prioriterat import Prioriterad, samlad_plan
from macros.state.prioriterat import prioriterade as alla_prioriterade
from macros.views.andel import Andel, andel
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.columns import svar_ord, visningsnamn
from macros.views.figurer import Ruta
from macros.views.lista import antal
from macros.views.parts import Rubricerad, Sammanhang, Tabell, visas_inte
from macros.views.platser import i_bilagan
from macros.views.tomt import utan_uppgift

PLANER = ("atgarder", "system", "informationsmangder")
"""The registers that the plans are counted from."""


def prioriterade(s: Sammanhang, ar: int) -> str:
    """De prioriterade informationstillgångarna, om de är klassade och hur långt deras handlingsplaner har kommit: `{{ prioriterade(2027) }}`."""
    if not s.registers.visar("system", "informationsmangder"):
        return visas_inte(s.registers)
    day = Dagslage(s.raknas, s.genomgang(ar).dag)
    found = alla_prioriterade(day)
    if not found:
        return utan_uppgift(s, ar, "Ingen informationstillgång är inskriven som prioriterad")
    told = meningar(s, found, day)
    if i_bilagan(s, ar, Bilagd.SYSTEMBRISTER):
        return hanvisning_till_bilagan(s, ar, " ".join(told))
    text = render("meningar.html.j2", meningar=told)
    if s.registers.malgrupp is not Synlighet.BEGRANSAD:
        return text
    columns = ["Tillgång", "Klassning", "Handlingsplan", "Åtgärder"]
    rows = [_rad(s, p, day) for p in found]
    title = f"Prioriterade informationstillgångar, läget {s.genomgang(ar).bedomd_dag.dag}"
    return text + "\n" + Tabell(f"prioriterade-{ar}", title, columns, rows, [], ("Klassning",)).html()


def meningar(s: Sammanhang, found: list[Prioriterad], day: Dagslage) -> list[str]:
    """How many are classified, have a plan, and what has come of the plans' measures."""
    total = len(found)
    valid = sum(not p.klassning.brist for p in found)
    told = [
        f"{antal(total, 'informationstillgång är prioriterad', 'informationstillgångar är prioriterade')}.",
        f"{valid} av {total} har en giltig klassning.",
    ]
    if not s.registers.hela(*PLANER):
        return [*told, "Hur handlingsplanerna går visas inte här."]
    planned = sum(bool(p.plan) for p in found)
    told.append(f"{planned} av {total} har en handlingsplan.")
    done, measures = samlad_plan(found, day.dag)
    if measures:
        told.append(f"{done} av {antal(measures, 'åtgärd', 'åtgärder')} i planerna är rapporterade som klara.")
    return told


def _rad(s: Sammanhang, p: Prioriterad, day: Dagslage) -> list[Any]:
    measures: list[Any] = [f"{a.rubrik} ({a.id}): {arendelage(a, day.dag, s.nulage).text.lower()}" for a in p.plan]
    plan = f"{p.klara(day.dag)} av {len(p.plan)} klara" if p.plan else "ingen inskriven"
    return [Rubricerad(visningsnamn(p.post), p.post.id), svar_ord(p.klassning), plan, measures]


def prioriterad_sedan(post: System | Informationsmangd, day: Dagslage) -> list[tuple[str, str]]:
    """(label, since when) for the page of an asset that has priority on the day; nothing for any other."""
    last = senaste(post.prioriteringar, day.dag)
    return [("Prioriterad", f"sedan {last.datum}")] if last and last.prioriterad else []


def andelar_prioriterade(s: Sammanhang) -> Iterator[Andel]:
    """How many of the assets with priority are classified, have a plan, and how many measures of the plans are done."""
    if not s.registers.visar("system", "informationsmangder"):
        return
    day, kinds = Dagslage(s.raknas, s.dag), "tillgångar som någon har beslutat att prioritera"
    found = alla_prioriterade(day)
    asked = "Prioriterade informationstillgångar vars klassning gäller"
    classed = andel(asked, kinds, found, lambda p: p.klassning, lambda p: p.post.agare)
    yield replace(classed, om=Andelsfraga.PRIORITERADE)
    if not s.registers.hela(*PLANER):
        return
    planned, none = sum(bool(p.plan) for p in found), (Ruta.TOM, "ingen plan inskriven")
    yield Andel("Prioriterade informationstillgångar med handlingsplan", planned, len(found), 0, kinds, nej=none)
    done, measures = samlad_plan(found, s.dag)
    if measures:
        asked = "Klara åtgärder i de prioriterade tillgångarnas handlingsplaner"
        yield Andel(asked, done, measures, 0, "åtgärder i planerna", ja="klara", nej=(Ruta.PLAN, "öppna"))
