"""Two reviews side by side: what differs in sentences and bars, then every difference, then the figures with their days."""

from typing import Any

from macros.frozen.store import Fryst
from macros.models import ARENDEN
from macros.models.base import Synlighet
from macros.models.dag import i_ord
from macros.pages.paths import comparison_page
from macros.render import render
from macros.views.figurer import Del, Ruta, rutor, teckenruta
from macros.views.jamforelse import SLAG, TITEL, Andring, bild, par, skillnader, star_i, tal_i_ord
from macros.views.lista import antal, uppraknat, val
from macros.views.parts import Sammanhang, Tabell

RUTA = {"ny": Ruta.FULL, "andrad": Ruta.HALV, "klar": Ruta.PLAN, "borta": Ruta.TOM}
FLERA = {
    "ny": ("är ny", "är nya"),
    "andrad": ("är ändrad", "är ändrade"),
    "klar": ("är avslutad", "är avslutade"),
    "borta": ("är borta", "är borta"),
}
"""How a sentence counts each kind of difference, one and many."""


def jamforelse(s: Sammanhang, fore: int, efter: int) -> str:
    """Vad som skiljer två genomgångar, i tal och i poster: `{{ jamforelse(2026, 2027) }}`."""
    one, two = (bild(s, s.genomgang(ar)) for ar in (fore, efter))
    found, figures = skillnader(one, two), _talen(one, two)
    moved = [f for f in figures if f[1] != f[2]]
    return render(
        "jamforelse.html.j2",
        svar=[*i_meningar(found, one, two), f"{len(moved)} av {len(figures)} tal skiljer.", *delen(s)],
        bilder=[(title, rutor(title, delar(own)), _summan(own)) for title, own in _delade(found)],
        tecken=teckenruta([d for d in delar(found) if d.antal]),
        grupper=[(title, [_post(a) for a in own]) for title, own in _delade(found) if own],
        valen=[
            val("slag", "Skillnad", [SLAG[a.slag].ord for a in found], [w.ord for w in SLAG.values()]),
            val("register", "Register", [TITEL[a.register] for a in found]),
        ],
        antal=antal(len(found), "skillnad", "skillnader"),
        tal=_taltabell(s, one, two, [*moved, *(f for f in figures if f not in moved)]),
        tomt=not star_i(two) and two.ar,
    )


def delen(s: Sammanhang) -> list[str]:
    """That a part of what is compared is kept from the audience; [] where all of it may be read."""
    whole = s.registers.malgrupp is Synlighet.BEGRANSAD
    return [] if whole else ["Jämfört är det som visas här: det som bara en namngiven grupp får läsa är inte med."]


def delar(found: list[Andring]) -> list[Del]:
    """How many differ in which way, as the parts of a bar."""
    return [Del(RUTA[k], sum(a.slag == k for a in found), word.ord.lower()) for k, word in SLAG.items()]


def i_meningar(found: list[Andring], one: Fryst, two: Fryst) -> list[str]:
    """What differs, in sentences: how many posts in each way, of the matters and of the rest."""
    if not found:
        return [f"Inget skiljer {two.ar} från {one.ar}."]
    return [f"{title}: {_summan(own)}." for title, own in _delade(found)]


def _summan(found: list[Andring]) -> str:
    told = uppraknat(
        [f"{d.antal} {FLERA[k][d.antal != 1]}" for k, d in zip(SLAG, delar(found), strict=True) if d.antal]
    )
    return told or "inget skiljer"


def _delade(found: list[Andring]) -> list[tuple[str, list[Andring]]]:
    """What differs among the matters, then among the other records."""
    return [
        ("Mål, beslut, åtgärder och behov", [a for a in found if a.register in ARENDEN]),
        ("Andra uppgifter", [a for a in found if a.register not in ARENDEN]),
    ]


def _post(a: Andring) -> dict[str, Any]:
    number = a.id if a.id != a.namn and a.id[0].isupper() else ""
    return {"namn": a.namn, "id": number, "register": TITEL[a.register], "lage": SLAG[a.slag], "hur": a.hur}


def _talen(one: Fryst, two: Fryst) -> list[list[Any]]:
    """[question, then, now] of every figure of either review."""
    then, now = ({t["fraga"]: t for t in b.tal} for b in (one, two))
    return [[q, tal_i_ord(then.get(q)), tal_i_ord(now.get(q))] for q in dict.fromkeys([*then, *now])]


def _taltabell(s: Sammanhang, one: Fryst, two: Fryst, rows: list[list[Any]]) -> str:
    """The figures of two reviews side by side, each with its day. Two points make no line."""
    columns = ["Fråga", *(f"{b.ar}, läget {i_ord(b.dag)}" for b in (one, two))]
    notes = [f"{b.ar} {'är fryst' if b.ar in s.frysta else 'räknas fram ur registren'}." for b in (one, two)]
    return Tabell(f"tal-{one.ar}-{two.ar}", "Talen, de som skiljer först", columns, rows, notes).html()


def jamforelser(s: Sammanhang) -> str:
    """Länkar till alla jämförelser mellan två genomgångar: `{{ jamforelser() }}`."""
    years = [g.id for g in s.registers.genomgangar]
    pictures = {year: bild(s, s.genomgang(int(year))) for year in years}
    pairs = [
        (a, b, s.lank(comparison_page(a, b)), _summan(skillnader(pictures[a], pictures[b]))) for a, b in par(years)
    ]
    return render("jamforelser.html.j2", par=pairs)
