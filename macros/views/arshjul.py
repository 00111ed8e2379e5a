"""The year: what to do now in words, a strip of twelve months with a row a role, then each duty with its reason."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from macros.models.arshjul import Arsuppgift
from macros.models.base import SAKNAS, senaste
from macros.models.dag import MONTHS
from macros.models.dag import i_ord as dag_i_ord
from macros.pages.kinds import YEAR_WHEEL
from macros.render import render
from macros.views.forslag import sidans_lage
from macros.views.granskningar import UTAN_ROLL, build_granskningar
from macros.views.parts import Sammanhang
from macros.views.words import namn

INGA = "inga uppgifter är inskrivna."


@dataclass(frozen=True)
class Uppgift:
    """A duty as the page shows it: its number on the strip, what, who, in which months, why."""

    nummer: int
    id: str
    rubrik: str
    beskrivning: str | None
    roll: str
    manader: tuple[int, ...]
    nar: str
    forslag: str
    exempel: bool
    adress: str | None
    """Where its reason stands; None where that page is not here."""
    gjort: str = ""
    """When it was last done and what was done; '' where nothing is written in."""


@dataclass(frozen=True)
class Band:
    """The strip: the months with whether each has passed, a row a role, the day in words, and where the numbers are told."""

    manader: list[tuple[str, str]]
    rader: list[tuple[str, list[tuple[str, list[Uppgift]]]]]
    dag: str
    lista: str
    inga: tuple[str, ...] = ()
    """The months in which nobody has a duty, where the strip is of the whole office."""


def arshjul(s: Sammanhang) -> str:
    """Årshjulet: det som ska göras nu, året som tolv månader och varje uppgift med sitt skäl: `{{ arshjul() }}`."""
    duties = build_uppgifter(s)
    month = s.dag.month
    empty = tuple(name for number, name in enumerate(MONTHS, 1) if not any(number in u.manader for u in duties))
    return render(
        "arshjul.html.j2",
        nu=[(_rubrik(at, month), _per_roll(duties, at)) for at in (month, month % 12 + 1)],
        band=replace(build_band(s, duties, "listan under bilden"), inga=empty),
        uppgifter=duties,
        ics=s.fil("utdata/arshjul.ics"),
        lage=sidans_lage(s, YEAR_WHEEL),
        inga_ord=INGA,
        granskningar=build_granskningar(s),
    )


def build_uppgifter(s: Sammanhang, sida: str | None = "") -> list[Uppgift]:
    """The duties in the order of the year, numbered; `sida` is the address of the page that has their reasons."""
    found = sorted(s.registers.arshjul, key=lambda a: (min(a.manader), a.id))
    return [_uppgift(s, number, a, sida) for number, a in enumerate(found, 1)]


def rollens_uppgifter(s: Sammanhang, roll: str) -> list[Uppgift]:
    """The duties of a role, with their numbers in the whole year."""
    mine = {a.id for a in s.registers.arshjul if a.roll == roll}
    page = s.lank(YEAR_WHEEL) if YEAR_WHEEL in s.sidor else None
    return [u for u in build_uppgifter(s, page) if u.id in mine]


def _uppgift(s: Sammanhang, number: int, a: Arsuppgift, sida: str | None) -> Uppgift:
    role = UTAN_ROLL if a.roll is SAKNAS else namn(s.registers, a.roll)
    months = tuple(sorted(a.manader))
    where = None if sida is None else f"{sida}#{a.id.lower()}"
    told = (a.id, a.rubrik, a.beskrivning, role, months, i_manader(months), a.forslag, a.exempel)
    return Uppgift(number, *told, where, senast_gjort(s.registers, a, s.dag))


def senast_gjort(registers: Any, uppgift: Arsuppgift, dag: date) -> str:
    """When a duty was last done, by which role, and what was done; '' where nothing is written in."""
    last = senaste(uppgift.gjort, dag)
    if last is None:
        return ""
    by = f" av {namn(registers, last.av)}" if last.av else ""
    return f"{last.datum}{by}: {last.text}"


def i_manader(manader: Any) -> str:
    """Months in words: 'mars och september'."""
    return _och(MONTHS[m - 1] for m in manader)


def build_band(s: Sammanhang, duties: list[Uppgift], lista: str) -> Band:
    """The strip of these duties; `lista` says where their numbers are told."""
    months = [(name, _tid(number, s.dag.month)) for number, name in enumerate(MONTHS, 1)]
    return Band(months, build_rader(duties, s.dag.month), dag_i_ord(s.dag), lista)


def build_rader(duties: list[Uppgift], month: int) -> list[tuple[str, list[tuple[str, list[Uppgift]]]]]:
    """(role, for each month whether it has passed, is now or is to come, and its duties), the role without a name last."""
    roles = sorted(dict.fromkeys(u.roll for u in duties), key=lambda r: r == UTAN_ROLL)
    return [
        (role, [(_tid(at, month), [u for u in duties if u.roll == role and at in u.manader]) for at in range(1, 13)])
        for role in roles
    ]


def _tid(at: int, month: int) -> str:
    """Whether a month has passed, is now or is to come: nothing of what was done in it."""
    return "nu" if at == month else "gatt" if at < month else "kommer"


def _rubrik(at: int, month: int) -> str:
    return f"Nu, i {MONTHS[at - 1]}" if at == month else f"I {MONTHS[at - 1]}"


def _per_roll(duties: list[Uppgift], month: int) -> list[tuple[str, str]]:
    """(role, what it does in a month as one clause)."""
    found: dict[str, list[str]] = {}
    for u in duties:
        if month in u.manader:
            found.setdefault(u.roll, []).append(f"{u.rubrik[0].lower()}{u.rubrik[1:]}")
    return [(role, _och(what)) for role, what in found.items()]


def _och(words: Any) -> str:
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"
