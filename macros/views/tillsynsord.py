"""The rows of what a supervisor is shown in words: the document and the workbook say the same."""

from collections.abc import Iterable, Sequence
from typing import Any

from macros.models.dag import Dag, i_ord
from macros.state.day import Lage as Lagesvar
from macros.views.columns import UNDERLAGSLAGE
from macros.views.lista import antal, uppraknat
from macros.views.parts import Lage, Tillstand
from macros.views.poster import hel_dag
from macros.views.tillsynsrader import Arenderad, Atgardsrad, Skyldighetsrad, Undantagsrad, Underlagsrad, Urval
from macros.views.words import foga

OKLART = "går inte att avgöra, för driftform eller klassning är inte känd"
BEROR = "berörs"
HELA = "Hela kontoret"
UTAN_DAG = "dagen är inte känd"


def rad(delar: Iterable[str]) -> str:
    """Lines of one cell."""
    return "\n".join(delar)


def tillstand_ord(t: Tillstand) -> str:
    """*Pågår, 3 mars 2026*."""
    return f"{t.lage.ord}, {t.text}" if t.text else t.lage.ord


def atgard_ord(a: Atgardsrad) -> str:
    """*LOG-01 (uppfyller, förslag): Spara loggar. Därför räcker det.*"""
    return foga([f"{a.id} ({a.hur}, {a.lage.ord.lower()}): {a.vad}", a.skal])


def atgarder_per_lage(found: Sequence[Atgardsrad]) -> list[Tillstand]:
    """The ids of the measures by how far the office has come in deciding them."""
    states: dict[Lage, list[str]] = {}
    for a in found:
        states.setdefault(a.lage, []).append(a.id)
    return [Tillstand(state, ", ".join(dict.fromkeys(ids))) for state, ids in states.items()]


def underlag_ord(u: Underlagsrad) -> str:
    state = " ".join(filter(None, [u.lage.ord, sista_dag_ord(u)]))
    return f"{u.id}: {u.vad.rstrip('.')}, {u.dag or UTAN_DAG}, {u.referens}. {state}."


def sista_dag_ord(u: Underlagsrad) -> str:
    """What stands after the state: until when it holds, or when its time went out; '' where no end is known."""
    if u.till is None:
        return ""
    return f"till {i_ord(u.till)}" if u.lage == UNDERLAGSLAGE[Lagesvar.GILTIG] else i_ord(u.till)


def arende_ord(a: Arenderad) -> str:
    return f"{a.id} {a.rubrik}. {tillstand_ord(a.lage)}."


def undantag_ord(u: Undantagsrad) -> str:
    return f"{u.id} {u.rubrik} ({u.om}). {u.lage.ord}, till {u.till}."


def skyldighet_ord(x: Skyldighetsrad) -> str:
    return f"{x.id} {x.rubrik}. {tillstand_ord(x.lage)}."


def arenden_ord(found: Sequence[Arenderad], tomt: Lage) -> str:
    """The open ones; that none is, where some are done; else what stands for nothing."""
    opened = [a for a in found if a.oppet]
    if opened or not found:
        return rad(map(arende_ord, opened)) or tomt.ord
    return f"Inget öppet. {antal(len(found), 'ärende är avslutat', 'ärenden är avslutade')}."


def system_ord(urval: Urval) -> str:
    """The systems by the state of their classification, then those of which nobody can tell."""
    states: dict[str, list[str]] = {}
    for x in urval.berors:
        states.setdefault(x.klassning.ord.lower(), []).append(f"{x.namn} ({x.krt})" if x.krt else x.namn)
    told = [HELA] if urval.hela else []
    told += [f"Klassning {state}: {uppraknat(names)}" for state, names in states.items()]
    if urval.oklart:
        told.append(f"{OKLART.capitalize()}: {uppraknat([x.namn for x in urval.oklart])}")
    return ". ".join(told) or urval.tomt.ord


def dag_cell(value: Any) -> Any:
    """A whole day as a date; a coarser one in its source's words; '' for none."""
    if isinstance(value, Dag):
        return hel_dag(value) or str(value)
    return value or ""
