"""Everything that is open on a day, whatever its origin: the one list that the plan and the state count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import Dag
from macros.models.genomgang import Genomgang
from macros.models.kontroll import Framdrift, Kontroll, Slag
from macros.models.projekt import Projekt
from macros.state.arendelage import Arendelage, arendelage, planlage
from macros.state.day import add_months
from macros.state.nulage import ar_gammal, fran_da
from macros.views.arenden import alla
from macros.views.columns import i_ord
from macros.views.kontroller import FRAMDRIFT
from macros.views.parts import Lage, Sammanhang, Tillstand, tillstand

SLAG = {"Mal": "mål", "Beslut": "beslut", "Atgard": "åtgärd", "Behov": "behov"}
DELAR = {
    "arenden": ("mål, beslut, åtgärd eller behov", "mål, beslut, åtgärder och behov"),
    "projekt": ("aktivitet i projekt", "aktiviteter i projekt"),
    "vor": ("delprocess i VoR", "delprocesser i VoR"),
    "planering": ("planerad aktivitet i en genomgång", "planerade aktiviteter i genomgångar"),
}
"""The kinds of what is open, one and many, in the order in which they are counted."""
SOON, INOM = 2, "två månader"
"""Months ahead that count as soon, and the same in words."""


@dataclass(frozen=True)
class Oppet:
    """Something open: what, from where, for which objects and systems, who, until when, in which state."""

    id: str
    rubrik: str
    ursprung: str
    galler: tuple[tuple[str, str], ...]
    ansvarig: Any
    senast: Any
    lage: Tillstand
    passerat: bool = False
    del_: str = "arenden"
    forsenad: bool = False
    utan_rapport: bool = False
    arenden: tuple[str, ...] = ()
    """The matters that a planned activity is tied to."""


def alla_raknade(s: Sammanhang) -> list[Any]:
    """The matters that count: examples do not."""
    counted = {(type(a), a.id) for register in ("mal", "beslut", "atgarder", "behov") for a in s.raknas.of(register)}
    return [a for a in alla(s) if (type(a), a.id) in counted]


def oppna(s: Sammanhang, arenden: Iterable[Any]) -> list[Any]:
    """Matters that are neither done nor dropped on the day."""
    return [a for a in arenden if a.oppet(s.dag)]


def forsenade(s: Sammanhang, arenden: Iterable[Any]) -> list[Any]:
    """Matters that somebody has reported to be late. Silence is none of them."""
    return [a for a in arenden if arendelage(a, s.dag).forsenad]


def passerade(s: Sammanhang, arenden: Iterable[Any]) -> list[Any]:
    """Matters whose date has passed without a report of how it went."""
    return [a for a in arenden if arendelage(a, s.dag).passerat_utan_rapport]


def build_oppet(s: Sammanhang) -> list[Oppet]:
    """Everything open: matters, what projects and reviews are to do, and where internal control found no progress."""
    return [*_arenden(s), *_aktiviteter(s), *_vor(s), *planerade(s)]


def summan(rows: list[Oppet]) -> str:
    """The total with its parts, in one sentence that every page says alike."""
    counts = [(sum(r.del_ == part for r in rows), words) for part, words in DELAR.items()]
    told = [f"{n} {words[n != 1]}" for n, words in counts if n]
    parts = f": {', '.join(told[:-1])} och {told[-1]}" if len(told) > 1 else f": {told[0]}" if told else ""
    late, silent = (sum(getattr(r, field) for r in rows) for field in ("forsenad", "utan_rapport"))
    return (
        f"{len(rows)} öppna{parts}. {late} av {len(rows)} är rapporterade som försenade. "
        f"För {silent} av {len(rows)} har datumet passerat utan rapport."
    )


def snart(rows: Iterable[Oppet], dag: date) -> list[Oppet]:
    """What is due within the months that count as soon, today included."""
    limit = add_months(dag, SOON)
    return [r for r in rows if r.senast is not SAKNAS and dag <= r.senast.till <= limit]


def _arenden(s: Sammanhang) -> Iterator[Oppet]:
    for a in oppna(s, alla_raknade(s)):
        origin = i_ord(a.ursprung, s.registers) if hasattr(a, "ursprung") else SLAG[type(a).__name__]
        things = [("objekt", a.objekt)] if a.objekt else []
        things += [("system", x) for x in a.system]
        found = arendelage(a, s.dag, s.nulage)
        yield Oppet(a.id, a.rubrik, origin, tuple(things), a.ansvarig, a.senast, **_laget(found))


def _aktiviteter(s: Sammanhang) -> Iterator[Oppet]:
    for projekt in s.raknas.projekt:
        root = _rot(s, projekt)
        things = (("objekt", root.id),) if s.registers.get("objekt", root.id) else ()
        for a in projekt.aktiviteter:
            if a.oppet(s.dag):
                name = projekt.kortnamn or projekt.id
                found = arendelage(a, s.dag, s.nulage)
                yield Oppet(name, a.text.rstrip("."), root.namn, things, SAKNAS, a.tid, **_laget(found, "projekt"))


def _laget(found: Arendelage, part: str = "arenden") -> dict[str, Any]:
    """The fields of a row that its state decides."""
    return {
        "lage": tillstand(found),
        "passerat": found.datum_passerat,
        "forsenad": found.forsenad,
        "utan_rapport": found.passerat_utan_rapport,
        "del_": part,
    }


def _rot(s: Sammanhang, projekt: Projekt) -> Projekt:
    """The project that a part belongs to in the end; of a day when that was not yet known, the part itself."""
    while projekt.del_av is not None and (whole := s.registers.get("projekt", projekt.del_av)):
        projekt = whole
    return projekt


def _vor(s: Sammanhang) -> Iterator[Oppet]:
    """The parts where internal control found no progress, until a later control of the same part."""
    controls = s.raknas.kontroller if s.registers.visar("kontroller") else ()
    made = [k for k in controls if k.slag is Slag.VOR and k.ar <= s.dag.year and not k.inget]
    latest = {k.rubrik: k for k in sorted(made, key=lambda k: k.ar)}
    for k in made:
        if k.framdrift is Framdrift.BRISTANDE and latest[k.rubrik] is k:
            yield Oppet(k.id, f"{k.rubrik} ({k.ar})", "VoR", (), SAKNAS, SAKNAS, _vor_lage(s, k), del_="vor")


def redovisad(k: Kontroll) -> Dag:
    """When a control was told of: its day, or its year where no day is known."""
    return k.datum if k.datum is not None and k.datum is not SAKNAS else Dag.parse(str(k.ar))


def _vor_lage(s: Sammanhang, k: Kontroll) -> Tillstand:
    """What the control found; as of then when it was long ago."""
    told = redovisad(k)
    if ar_gammal(told, s.dag, s.nulage):
        return Tillstand(Lage(FRAMDRIFT[k.framdrift].ord, "okand"), fran_da(told))
    return Tillstand(FRAMDRIFT[k.framdrift], str(told))


def beslutade(s: Sammanhang) -> list[Genomgang]:
    """The reviews that were decided, or retold as decided, on the day: a draft plans nothing yet."""
    return [
        g
        for g in s.raknas.genomgangar
        if not g.utkast and ((g.beslutad is not SAKNAS and g.beslutad.till <= s.dag) or (g.aterger and g.dag <= s.dag))
    ]


def planerade(s: Sammanhang) -> Iterator[Oppet]:
    """The planned activities of every decided review that are not told as done by the matters they are tied to."""
    for g in beslutade(s):
        for at, p in enumerate(g.planering, 1):
            tied = [a for x in p.arenden if (a := s.registers.get("arenden", x))]
            if not tied or any(a.oppet(s.dag) for a in tied):
                found = planlage(p.senast, tied, s.dag, s.nulage)
                title = f"{p.aktivitet} ({', '.join(p.arenden)})" if p.arenden else p.aktivitet
                yield Oppet(
                    f"Planering {g.id}, punkt {at}",
                    title,
                    f"genomgången {g.id}",
                    (),
                    p.ansvarig,
                    p.senast,
                    arenden=p.arenden,
                    **_laget(found, "planering"),
                )
