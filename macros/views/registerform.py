"""How a register is laid out: which columns stand in the table, which are choices, what is counted first, in what order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.views.columns import INTE_INSKRIVET, Kolumn, i_ord
from macros.views.figurer import Del, Ruta, rutor
from macros.views.parts import OKAND, Tillstand
from macros.views.parts import Lage as Ord

VISAS = {
    "system": (
        *("driftformer", "krt", "klassning_lage", "riskanalys_lage"),
        *("behorighet_lage", "aterstallning_lage", "bekraftad_lage"),
    ),
}
"""The columns of a table whose register has too many to stand beside each other; the rest is under *Mer*."""
UNDER = {"system": {"driftformer": ("vid_bortfall", "vid bortfall:"), "klassning_lage": ("klassning_till", "till")}}
"""A column that is told under another one, in smaller letters, with the words before it."""
DIREKT = {"system": ("agare", "driftformer", "klassning_lage")}
"""The choices that stand open; the others are folded. Without a row here: the first three."""
ANTAL_DIREKT = 3
MANGA = 100
"""Above so many rows a table shows the first ones, and the rest by letter."""
FORST = 50
RUTA = {"klar": Ruta.FULL, "pagar": Ruta.HALV, "planerad": Ruta.PLAN, "forsenad": Ruta.BRIST, "utgar": Ruta.TOM}
"""How a cell looks by the shape of its word; what is unknown looks unknown."""
LIKT = (Ruta.FULL, Ruta.HALV, Ruta.PLAN, Ruta.TOM, Ruta.BRIST, Ruta.OKAND)
"""The order of the parts of a bar: what is in place, what is wrong, what is not known."""
TYNGD = {"forsenad": 0, "pagar": 1, "okand": 2}
"""How much a state asks for: what is known to be wrong before what is not known."""


@dataclass(frozen=True)
class Form:
    """The columns of a register's table, what is told under which, and the choices: open and folded."""

    visas: list[Kolumn]
    under: dict[str, tuple[Kolumn, str]]
    direkt: list[Kolumn]
    fler: list[Kolumn]

    @property
    def utanfor(self) -> list[Kolumn]:
        """The choices whose words the rows carry themselves, for no cell says them alone."""
        alone = {k.nyckel for k in self.visas if k.nyckel not in self.under or k.nyckel.endswith("_lage")}
        return [k for k in (*self.direkt, *self.fler) if k.nyckel not in alone]


def build_form(namn: str, columns: Sequence[Kolumn]) -> Form:
    """The layout of a register by its name."""
    by_key = {k.nyckel: k for k in columns}
    if namn in VISAS:
        shown = [by_key[key] for key in VISAS[namn] if key in by_key]
    else:
        shown = [k for k in columns if k.filter or k.nyckel.endswith(("_till", "krt", "senast", "datum"))]
    choices = sorted((k for k in columns if k.filter), key=lambda k: k.nyckel != "lage")
    first = [by_key[key] for key in DIREKT.get(namn, ()) if key in by_key] or choices[:ANTAL_DIREKT]
    return Form(
        shown,
        {key: (by_key[below], words) for key, (below, words) in UNDER.get(namn, {}).items() if below in by_key},
        first,
        [k for k in choices if k not in first],
    )


def under_ord(ord_fore: str, value: Any, registers: Any) -> str:
    """What is told under a cell: '' when nothing is known of it."""
    if value is None or value is SAKNAS:
        return ""
    said = dag_i_ord(value) if isinstance(value, date) else i_ord(value, registers)
    return f"{ord_fore} {said}" if said else ""


def laget(cell: Any) -> Ord | None:
    """The state word of a cell, if it is one."""
    found = cell.lage if isinstance(cell, Tillstand) else cell
    return found if isinstance(found, Ord) else None


def bilder(form: Form, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each column of states: how many rows have which word, as a bar and in words. Examples are not counted."""
    counted = [row for row in rows if not row["exempel"]]
    found = []
    for at, column in enumerate(form.visas):
        words = Counter(word for row in counted if (word := laget(row["celler"][at])))
        if words and set(words) != {OKAND}:
            known = sorted(words.items(), key=lambda w: LIKT.index(RUTA.get(w[0].form, Ruta.OKAND)))
            parts = [Del(RUTA.get(w.form, Ruta.OKAND), n, w.ord.lower()) for w, n in known]
            told = ", ".join(f"{w.ord} {n}" for w, n in known)
            found.append({"namn": column.namn, "rutor": rutor(column.namn, parts), "ord": told, "av": words.total()})
    return found


def luckor(rows: Sequence[dict[str, Any]]) -> list[tuple[Ord, str, int]]:
    """(its word, what a fact asks for and is not written in, of how many records). Examples are not counted."""
    found = Counter(name for row in rows if not row["exempel"] for name in row["luckor"])
    return [(INTE_INSKRIVET, name, count) for name, count in found.items()]


def ordnade(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], bool]:
    """(rows, whether they were put in order): those that ask for most first, where there are several states to ask about."""
    if not any(sum(laget(c) is not None for c in row["celler"]) > 1 for row in rows):
        return rows, False
    return sorted(rows, key=_brister), True


def _brister(row: dict[str, Any]) -> tuple[int, ...]:
    forms = Counter(word.form for cell in row["celler"] if (word := laget(cell)))
    return (-len(row["luckor"]), *(-forms[form] for form in sorted(TYNGD, key=TYNGD.__getitem__)))


def delade(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[tuple[str, list[dict[str, Any]]]]]:
    """(the rows of the first table, the rest by the letter that their name begins with)."""
    if len(rows) <= MANGA:
        return rows, []
    letters: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows[FORST:], key=lambda r: (_bokstav(r["namn"]), r["namn"].lower())):
        letters.setdefault(_bokstav(row["namn"]), []).append(row)
    order = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
    return rows[:FORST], sorted(letters.items(), key=lambda g: order.find(g[0]))


def _bokstav(namn: str) -> str:
    first = namn[:1].upper()
    return first if first.isalpha() else "0–9"
