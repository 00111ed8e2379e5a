"""What lies when: a row an origin, a column a quarter, a cell a matter. The table that is the picture says it in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.models.base import SAKNAS
from macros.state.arendelage import Laget
from macros.views.figurer import Del, Ruta, teckenruta
from macros.views.oppet import Oppet

FRAM = 4
"""The most quarters after the one at hand that have a column; what is later stands in one."""
PASSERAT, SENARE, UTAN = "passerat", "senare", "utan tid"
UTSEENDE = {"planerad": Ruta.PLAN, "pagar": Ruta.HALV, "forsenad": Ruta.BRIST, "okand": Ruta.OKAND}
"""The look of a cell by the shape of its state word."""
TECKEN = {
    Ruta.PLAN: Laget.PLANERAD.ord.lower(),
    Ruta.HALV: Laget.PAGAR.ord.lower(),
    Ruta.BRIST: "försenad eller bristande framdrift enligt rapport",
    Ruta.TYST: "inget rapporterat, datumet har passerat",
    Ruta.OKAND: "inget nytt rapporterat",
}


@dataclass(frozen=True)
class Bild:
    """The picture: its columns (key, words, year), a row an origin with the cells of each column, the sums, the legend."""

    kolumner: list[tuple[str, str, str]]
    rader: list[tuple[str, int, list[list[tuple[Ruta, bool]]]]]
    summor: list[int]
    tecken: str
    krock: bool
    nu: str


def build_kvartal(rows: Sequence[Oppet], clashing: set[int], dag: date) -> Bild | None:
    """Columns that hold something, the quarter at hand and the next one; origins with most to do first."""
    if not rows:
        return None
    now = _nummer(dag)
    places = {id(r): _plats(r, now) for r in rows}
    last = max([now + 1, *(p for p in places.values() if isinstance(p, int))])
    keys: list[int | str] = [PASSERAT] if PASSERAT in places.values() else []
    keys += range(now, last + 1)
    keys += [k for k in (SENARE, UTAN) if k in places.values()]
    origins: dict[str, list[Oppet]] = {}
    for row in rows:
        origins.setdefault(row.ursprung, []).append(row)
    lanes = []
    for origin, own in sorted(origins.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        cells = [[(_ruta(r), id(r) in clashing) for r in own if places[id(r)] == key] for key in keys]
        lanes.append((origin, len(own), [sorted(cell, key=lambda c: list(TECKEN).index(c[0])) for cell in cells]))
    used = {_ruta(r) for r in rows}
    return Bild(
        [_kolumn(key) for key in keys],
        lanes,
        [sum(place == key for place in places.values()) for key in keys],
        teckenruta([Del(look, 0, word) for look, word in TECKEN.items() if look in used]),
        bool(clashing),
        str(now),
    )


def _nummer(dag: date) -> int:
    """Quarters counted from the year nought."""
    return dag.year * 4 + (dag.month - 1) // 3


def _plats(row: Oppet, now: int) -> int | str:
    if row.senast is SAKNAS:
        return UTAN
    if row.passerat:
        return PASSERAT
    found = _nummer(row.senast.till)
    return found if found <= now + FRAM else SENARE


def _kolumn(key: int | str) -> tuple[str, str, str]:
    """(key, words, year) of a column's heading."""
    return (str(key), f"kv {key % 4 + 1}", str(key // 4)) if isinstance(key, int) else (key, key, "")


def _ruta(row: Oppet) -> Ruta:
    return Ruta.TYST if row.utan_rapport else UTSEENDE.get(row.lage.lage.form, Ruta.OKAND)
