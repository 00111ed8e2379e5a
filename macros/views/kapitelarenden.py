"""The open matters that a chapter of a review takes up, and the year's plan by date."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from macros.models.atgard import Atgard
from macros.models.base import SAKNAS, Arende, Stalle
from macros.models.behov import Behov
from macros.models.genomgang import Bilagd
from macros.render import render
from macros.state.kapitel import nyckel_for, nycklar
from macros.views.arenden import REGISTREN, alla
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.columns import i_ord
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell, eller_okand, lage
from macros.views.platser import SVAGA, delade, i_bilagan, till_i_bilagan, visar_svaghet
from macros.views.tomt import tomt

NYA: dict[str, Callable[[Arende], bool]] = {
    "7.2": lambda a: isinstance(a, Behov),
    "8.1": lambda a: isinstance(a, Atgard) and a.ursprung in SVAGA,
    "8.2": lambda a: isinstance(a, Atgard) and a.ursprung not in SVAGA,
}
"""In which section a matter that no review has told of is taken up, by the section's key (`state/kapitel.py`)."""


def oppna_i(s: Sammanhang, ar: int, avsnitt: str) -> list[Arende]:
    """The matters still open on the review's day that stood in the section before, then those that are new there."""
    day = s.genomgang(ar).dag
    still = [a for a in alla(s) if a.oppet(day)]
    earlier = {a.id: [p for p in a.stallen if int(p.genomgang) < ar] for a in still}
    key = nyckel_for(s.registers, avsnitt, ar)
    here = _stod(s, ar, key)
    stood = [(p.genomgang, p.punkt, a) for a in still for p in earlier[a.id] if here(p)]
    stood.sort(key=lambda row: (row[0], row[1], row[2].id))
    belongs = NYA.get(key, lambda a: False)
    return list(
        {a.id: a for a in [*(a for _, _, a in stood), *(a for a in still if not earlier[a.id] and belongs(a))]}.values()
    )


def _stod(s: Sammanhang, ar: int, key: str) -> Callable[[Stalle], bool]:
    """Whether a place of an earlier review is in the section that has this key, whatever its number was that year."""
    known = cache(lambda year: nycklar(s.registers, int(year)))
    return lambda p: int(p.genomgang) < ar and known(p.genomgang).get(p.avsnitt, p.avsnitt) == key


def oppna_arenden(s: Sammanhang, ar: int, avsnitt: str) -> str:
    """Det som stod i ett avsnitt i tidigare genomgångar och är öppet än, och det nya som hör dit: `{{ oppna_arenden(2027, "7.2") }}`."""
    found = oppna_i(s, ar, avsnitt)
    shown, left = delade(s, ar, found)
    if not found:
        return _inget(s, ar, avsnitt)
    if not shown:
        told = "Ett ärende är öppet." if left == 1 else f"{left} ärenden är öppna."
        return hanvisning_till_bilagan(s, ar, told)
    return _tabell(s, ar, f"oppna-{avsnitt.replace('.', '-')}", shown, till_i_bilagan(left))


def svagheter(s: Sammanhang, ar: int) -> str:
    """Öppna ärenden som visar svagheter och som ingen tidigare genomgång har berättat om: `{{ svagheter(2027) }}`."""
    found = [a for a in alla(s) if a.oppet(s.genomgang(ar).dag) and visar_svaghet(a, ar)]
    if not found:
        return render("inga_svagheter.html.j2")
    if i_bilagan(s, ar, Bilagd.SVAGHETER):
        return hanvisning_till_bilagan(s, ar, f"{len(found)} öppna ärenden visar svagheter.")
    return _tabell(s, ar, f"svagheter-{ar}", found, [])


def _tabell(s: Sammanhang, ar: int, table_id: str, found: list[Arende], notes: list[str]) -> str:
    g = s.genomgang(ar)
    rows = [
        [
            Rubricerad(a.rubrik, a.id),
            _omrade(s, a),
            _ansvarig(s, a.ansvarig),
            eller_okand(a.senast),
            lage(a, g.dag, s.nulage),
        ]
        for a in found
    ]
    columns = ["Vad", "Område", "Ansvarig", "Senast", "Läge"]
    table = Tabell(table_id, f"Öppet {g.bedomd_dag.dag}", columns, rows, notes, ("Läge",))
    return table.utan_okanda(Ansvarig="ansvarig", Senast="tid").utan_tomma("Område", "Läge").html()


def _inget(s: Sammanhang, ar: int, avsnitt: str) -> str:
    """That all is done of what stood there, or that nothing is known to have stood there."""
    key = nyckel_for(s.registers, avsnitt, ar)
    if any(map(_stod(s, ar, key), (p for a in alla(s) for p in a.stallen))):
        return render("allt_avslutat.html.j2", avsnitt=avsnitt)
    return tomt(s, ar, *REGISTREN.get(key, ("atgarder",)), vad=f"som är öppet och hör till avsnitt {avsnitt}")


def _omrade(s: Sammanhang, a: Arende) -> Any:
    """The area that a matter concerns: its management object, else where it comes from."""
    return i_ord(a.objekt, s.registers) or i_ord(getattr(a, "ursprung", None), s.registers).capitalize() or []


def _ansvarig(s: Sammanhang, roll: Any) -> Any:
    return OKAND if roll is SAKNAS else i_ord(roll, s.registers)


class Tidsrad(NamedTuple):
    """Something with a day: what, who, and how it stands."""

    senast: Any
    vad: Any
    ansvarig: Any
    lage: Any


def tidsplan(s: Sammanhang, ar: int) -> str:
    """Planeringen och det öppna i datumordning, med uppföljningen: `{{ tidsplan(2027) }}`."""
    matters, left = delade(s, ar, [a for a in alla(s) if a.oppet(s.genomgang(ar).dag)])
    rows = [*_planerat(s, ar), *(_arenderad(s, ar, a) for a in matters)]
    dated = sorted((r for r in rows if r.senast is not SAKNAS), key=lambda r: (r.senast.till, r.senast.fran))
    notes = till_i_bilagan(left)
    if bare := len(rows) - len(dated):
        notes.insert(
            0, "För en punkt till är tiden inte känd." if bare == 1 else f"För {bare} punkter till är tiden inte känd."
        )
    if not dated:
        return tomt(s, ar, "genomgangar", "mal", "beslut", "atgarder", "behov", vad="med en tid som är känd")
    cells = [[str(r.senast), r.vad, r.ansvarig, r.lage] for r in dated]
    columns = ["Senast", "Vad", "Ansvarig", "Läge"]
    table = Tabell(f"tidsplan-{ar}", "Det som har en tid", columns, cells, notes, ("Senast", "Läge"))
    return table.utan_okanda(Ansvarig="ansvarig").utan_tomma("Läge").html()


def _planerat(s: Sammanhang, ar: int) -> Iterator[Tidsrad]:
    """The year's activities, when they are followed up, and the next review."""
    g = s.genomgang(ar)
    for p in g.planering:
        yield Tidsrad(p.senast, Rubricerad(p.aktivitet, ", ".join(p.arenden) or None), _ansvarig(s, p.ansvarig), [])
    contact = _ansvarig(s, g.kontaktperson.roll)
    if g.uppfoljning is not SAKNAS:
        yield Tidsrad(g.uppfoljning, "Uppföljning av besluten", contact, [])
    if g.nasta is not SAKNAS:
        yield Tidsrad(g.nasta.senast, "Nästa genomgång", contact, [])


def _arenderad(s: Sammanhang, ar: int, a: Arende) -> Tidsrad:
    return Tidsrad(
        a.senast, Rubricerad(a.rubrik, a.id), _ansvarig(s, a.ansvarig), lage(a, s.genomgang(ar).dag, s.nulage)
    )
