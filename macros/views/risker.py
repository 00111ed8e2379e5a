"""Risks and the risk matrix."""

from itertools import zip_longest

from macros.models.base import SAKNAS
from macros.models.genomgang import Bilagd
from macros.models.risk import Risk, Riskskala
from macros.problems import near
from macros.render import render
from macros.state.dokument import genomgangslage
from macros.views.columns import i_ord
from macros.views.forslag import FORSLAG
from macros.views.parts import OKAND, ArgumentFault, Rubricerad, Sammanhang, Tabell, eller_okand, slag
from macros.views.platser import i_bilagan
from macros.views.tomt import tomt, utan_uppgift


def bedomda(s: Sammanhang, ar: int) -> list[tuple[Risk, object]]:
    """(risk, assessment) of every risk that was assessed on or before the review's day."""
    day = s.genomgang(ar).dag
    return [(r, b) for r in s.registers.risker if (b := r.bedomning(day))]


def fran_forum(s: Sammanhang, ar: int, forum: str) -> list[tuple[Risk, object]]:
    """The assessed risks of one forum; of all without a forum."""
    if forum and s.registers.get("organisation", forum) is None:
        known = [o.id for o in s.registers.organisation]
        raise ArgumentFault(f'organisationen "{forum}" finns inte{near(forum, known)}')
    return [(r, b) for r, b in bedomda(s, ar) if forum in ("", r.forum)]


def risker(s: Sammanhang, ar: int, forum: str = "") -> str:
    """Tabell över risker med bedömning och behandling, alla eller ett forums: `{{ risker(2026) }}`, `{{ risker(2026, "isil") }}`."""
    found = fran_forum(s, ar, forum)
    if not found:
        where = f"från {s.registers.get('organisation', forum).namn}" if forum else ""
        return tomt(s, ar, "risker", vad=where)
    hidden = i_bilagan(s, ar, Bilagd.RISKBEHANDLING)
    rows = [
        [
            _namn(risk) if hidden else Rubricerad(_namn(risk), risk.galler),
            eller_okand(b.niva),
            ", ".join(s.registers.get("organisation", o).namn for o in b.av),
            [] if hidden else eller_okand(risk.behandling),
            _agare(s, risk),
        ]
        for risk, b in found
    ]
    columns = ["Risk", "Bedömd nivå", "Bedömd av", "Behandling", "Ägare"]
    notes = ["Hur riskerna behandlas står i den begränsade bilagan."] if hidden else []
    title = "Risker och hur de bedöms" if hidden else "Risker och hur de behandlas"
    table = Tabell("risker", title, columns, rows, notes)
    return (table.utan_tomma("Behandling") if hidden else table).utan_okanda(Ägare="ägare").html()


def risklage(s: Sammanhang, ar: int) -> str:
    """Var varje risk är analyserad, när den senast bedömdes och hur: `{{ risklage(2027) }}`."""
    day = s.genomgang(ar).dag
    rows = [
        [_namn(risk), i_ord(risk.forum, s.registers), str(b.datum) if b else OKAND, _niva(b), _agare(s, risk)]
        for risk, b in ((r, r.bedomning(day)) for r in s.registers.risker)
    ]
    if not rows:
        return tomt(s, ar, "risker")
    columns = ["Risk", "Analyserad i", "Senast bedömd", "Nivå", "Ägare"]
    table = Tabell(f"risklage-{ar}", f"Risker, läget {s.genomgang(ar).bedomd_dag.dag}", columns, rows)
    return table.utan_okanda(Ägare="ägare").html()


def _niva(b) -> object:
    """The level in the source's words, with the steps where they are known."""
    if b is None:
        return OKAND
    steps = (
        None if SAKNAS in (b.sannolikhet, b.konsekvens) else f"sannolikhet {b.sannolikhet}, konsekvens {b.konsekvens}"
    )
    return steps or OKAND if b.niva is SAKNAS else Rubricerad(b.niva, steps)


def riskskala(s: Sammanhang, ar: int) -> str:
    """Skalorna som en risk kan placeras på. En beslutad genomgång visar inget förslag: `{{ riskskala(2027) }}`."""
    decided = genomgangslage(s.registers, s.genomgang(ar)).beslutat
    known = [k for k in s.registers.riskskalor if SAKNAS not in (k.sannolikhet, k.konsekvens)]
    if known and not (known := [k for k in known if not (k.forslag and decided)]):
        return utan_uppgift(s, ar, "Ingen beslutad skala för risker är inskriven")
    if not known:
        return tomt(s, ar, "riskskalor", vad="om stegen")
    return "\n".join(_skala(s, k) for k in known)


def _skala(s: Sammanhang, k: Riskskala) -> str:
    ends = list(zip_longest(k.sannolikhet, k.konsekvens))
    rows = [[str((p or c).varde), p.namn if p else [], c.namn if c else []] for p, c in ends]
    notes = [f"{source}." for source in k.kalla]
    title = f"Skala för risker: {k.namn.lower()}"
    table = Tabell(f"skala-{k.id}", title, ["Steg", "Sannolikhet", "Konsekvens"], rows, notes, ("Steg",))
    return (render("skala_forslag.html.j2", lage=FORSLAG) + "\n" if k.forslag else "") + table.html()


def _namn(risk: Risk) -> str:
    return f"{risk.beteckning} {risk.namn}" if risk.beteckning else risk.namn


def _agare(s: Sammanhang, risk: Risk):
    return OKAND if risk.agare is SAKNAS else s.registers.get("roller", risk.agare).namn


def riskmatris(s: Sammanhang, ar: int, forum: str = "") -> str:
    """Riskmatris med sannolikhet och konsekvens; det som inte är känt står bredvid: `{{ riskmatris(2026) }}`."""
    found = fran_forum(s, ar, forum)
    scales = [k for k in s.registers.riskskalor if any(r.skala == k.id for r, _ in found)]
    return "\n".join(
        render("riskmatris.html.j2", **build_matris(scale, [(r, b) for r, b in found if r.skala == scale.id]))
        for scale in scales
    )


def build_matris(scale: Riskskala, found: list) -> dict:
    """Cells of the matrix, highest probability first, and the risks whose place is unknown.

    Nothing is placed that the source does not place, and no axes are drawn when nothing is.
    """
    known = scale.sannolikhet is not SAKNAS and scale.konsekvens is not SAKNAS
    placed = [(r, b) for r, b in found if known and b.sannolikhet is not SAKNAS and b.konsekvens is not SAKNAS]
    rows = []
    if placed:
        for p in sorted(scale.sannolikhet, key=lambda step: -step.varde):
            cells = [
                [_namn(r) for r, b in placed if (b.sannolikhet, b.konsekvens) == (p.varde, c.varde)]
                for c in scale.konsekvens
            ]
            rows.append({"steg": p, "celler": cells})
    unplaced = [(r.beteckning or r.id, r.namn, eller_okand(b.niva), "") for r, b in found if (r, b) not in placed]
    return {"skala": scale, "utplacerade": placed, "rader": rows, "oplacerade": unplaced, "kand": known, "slag": slag}
