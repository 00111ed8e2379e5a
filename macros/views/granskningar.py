"""Pages to review: who reviews what now and in which month, on the wheel, on the page of the state and in a role's letter."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.models.base import SAKNAS
from macros.models.dag import MONTHS, i_ord
from macros.pages.kinds import YEAR_WHEEL
from macros.pages.reviews import Attgranska, granskningsplan
from macros.views.lista import antal
from macros.views.parts import Sammanhang
from macros.views.words import namn

UTAN_ROLL = "Roll: uppgift saknas"
KLAR = "En granskning är klar när du har skrivit in vad du såg, med utfall och dag (lis granska)."


@dataclass(frozen=True)
class Granskningar:
    """What the wheel shows: the pages due now and in each month, by role, and how many have never been reviewed."""

    nu: list[tuple[str, list[tuple[str, str, str]]]]
    manader: list[tuple[str, list[tuple[str, list[tuple[str, str, str]]]]]]
    alla: int
    aldrig: int


def build_granskningar(s: Sammanhang) -> Granskningar | None:
    """The pages to review; None where the audience may not read the reviews, or there are no pages to review."""
    found = granskningsplan(s.sidor, s.registers, s.dag)
    if not found:
        return None
    later = [x for x in found if not x.tid.nu]
    months = [(s.dag.month + n - 1) % 12 + 1 for n in range(12)]
    by_month = [(MONTHS[m - 1], _per_roll(s, (x for x in later if x.tid.dag.month == m))) for m in months]
    return Granskningar(
        _per_roll(s, (x for x in found if x.tid.nu)),
        [(month, roles) for month, roles in by_month if roles],
        sum(not x.svar for x in found),
        sum(not x.granskad for x in found),
    )


def _per_roll(s: Sammanhang, rows: Iterable[Attgranska]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """(role, its pages as title, address and why) in the order that they are due, the role that is not known last."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows:
        found.setdefault(rollens_namn(s, row.roll), []).append((row.titel, s.lank(row.path), nar(row)))
    return sorted(found.items(), key=lambda pair: pair[0] == UTAN_ROLL)


def rollens_namn(s: Sammanhang, roll: object) -> str:
    """A role in words; that it is not known where it is not."""
    return UTAN_ROLL if roll is SAKNAS else namn(s.registers, roll)


def nar(row: Attgranska) -> str:
    """When a page is to be reviewed and why then."""
    if row.tid.nu:
        return f"nu: {row.skal}"
    if row.tid.foreslagen:
        return f"i {MONTHS[row.tid.dag.month - 1]} {row.tid.dag.year}, förslag"
    return f"senast {i_ord(row.tid.dag)}"


def granskas_nu(s: Sammanhang) -> list[str]:
    """How many pages are to be reviewed now, by which roles, and how many never have been; nothing where none are."""
    found = granskningsplan(s.sidor, s.registers, s.dag)
    now = [x for x in found if x.tid.nu]
    pages = sum(not x.svar for x in found)
    never = sum(not x.granskad for x in found)
    told = (
        [f"{antal(len(now), 'sida eller svar', 'sidor eller svar')} ska granskas igen nu: {_rollerna(s, now)}."]
        if now
        else []
    )
    return [*told, f"{never} av {pages} sidor har ingen granskat än."] if never else told


def _rollerna(s: Sammanhang, rows: Iterable[Attgranska]) -> str:
    """How many each role has."""
    count: dict[str, int] = {}
    for row in rows:
        name = rollens_namn(s, row.roll)
        count[name] = count.get(name, 0) + 1
    return ", ".join(f"{name} {many}" for name, many in count.items())


def rollens_granskningar(s: Sammanhang, roll: str) -> list[str]:
    """The pages that a role is to review, as rows of its letter, with when and why; what closes a review is said."""
    mine = [row for row in granskningsplan(s.sidor, s.registers, s.dag) if row.roll == roll]
    if not mine:
        return []
    told = [f"- {row.titel}, {nar(row)}.{'' if row.granskad else ' Ingen har granskat sidan än.'}" for row in mine]
    return [f"Sidor att granska ({len(mine)}):", *told, KLAR, ""]


def arshjulets_adress(s: Sammanhang) -> str | None:
    """Where the months stand; None where that page is not here."""
    return f"{s.lank(YEAR_WHEEL)}#granskningar" if YEAR_WHEEL in s.sidor else None
