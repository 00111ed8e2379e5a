"""Who may read what, as a page: for each audience its registers and pages, and what the models decide whatever is marked."""

from collections.abc import Iterator
from typing import Any

from macros.models import REGISTERS
from macros.models.base import Synlighet
from macros.models.ord import falt_ord, varde_ord
from macros.models.synlighet import closed_fields
from macros.pages.kinds import KINDS
from macros.pages.paths import register_page
from macros.registers.levels import unmarked_level
from macros.render import render
from macros.views.lista import antal, uppraknat
from macros.views.parts import Sammanhang
from macros.views.synlighet import NIVA

WIDEST_FIRST = tuple(sorted(Synlighet, key=lambda level: level.rang))
SVAGT = "Visar var ett system är svagt."
INGET_SAGT = "Ingen rad säger något annat."
RESTEN = "Alla andra sidor"
ALLTID = "Alltid begränsat, vad raderna än säger."


def malgrupper(s: Sammanhang) -> str:
    """Vilka register och sidor varje målgrupp får läsa, och vilka fält som alltid är begränsade: `{{ malgrupper() }}`."""
    return render(
        "malgrupper.html.j2",
        grupper=[_grupp(s, level) for level in WIDEST_FIRST],
        begransade=_falt(Synlighet.INTERN, Synlighet.BEGRANSAD),
        interna=_falt(Synlighet.OPPEN, Synlighet.INTERN),
        aldrig_oppna=uppraknat([r.titel.lower() for r in REGISTERS if r.modell.VIDAST is Synlighet.INTERN]),
    )


def _grupp(s: Sammanhang, level: Synlighet) -> dict[str, Any]:
    """An audience: whom it is, how much is meant for it, and each part with its reason."""
    registers, pages = list(_register(s, level)), list(_sidor(s, level))
    named = sum(what[0] is not RESTEN for _, what in pages)
    count = [antal(len(registers), "register", "register")]
    count += [antal(named, "mapp eller sida", "mappar och sidor")] if named else []
    count += [RESTEN.lower()] if named < len(pages) else []
    return {
        "namn": NIVA[level],
        "vem": varde_ord(level),
        "antal": uppraknat(count),
        "register": _per_skal(registers),
        "sidor": _per_skal(pages),
    }


def _register(s: Sammanhang, level: Synlighet) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """(reason, (title, address)) of each register whose records are for the audience when they have no mark."""
    reasons = {m.galler_register: m.varfor for m in s.registers.malgrupper}
    for r in REGISTERS:
        if unmarked_level(s.registers, r.namn) is level:
            path = register_page(r.namn)
            told = SVAGT if r.modell.UTAN_MARKE is Synlighet.BEGRANSAD else INGET_SAGT
            yield reasons.get(r.namn, told), (r.titel, s.lank(path) if path in s.sidor else None)


def _sidor(s: Sammanhang, level: Synlighet) -> Iterator[tuple[str, tuple[str, None]]]:
    """(reason, (path, None)) of each folder or page that something is said of."""
    for m in s.registers.malgrupper:
        if m.galler_sidor and m.visas_for is level:
            yield m.varfor, (f"docs/{m.galler_sidor}", None)
    if level is Synlighet.INTERN:
        yield INGET_SAGT, (RESTEN, None)
    if level is Synlighet.BEGRANSAD:
        yield from ((ALLTID, (f"docs/{kind.monster}", None)) for kind in KINDS if kind.vidast is level)


def _per_skal(found: list[tuple[str, Any]]) -> list[tuple[str, list[Any]]]:
    """What has the same reason together, in the order that it comes."""
    groups: dict[str, list[Any]] = {}
    for reason, what in found:
        groups.setdefault(reason, []).append(what)
    return list(groups.items())


def _falt(hidden: Synlighet, shown: Synlighet) -> list[tuple[str, str]]:
    """(register, fields) of what an audience never reads and the next one does."""
    rows = []
    for r in REGISTERS:
        names = closed_fields(r.modell, hidden) - closed_fields(r.modell, shown)
        words = [falt_ord(r.modell, f) for f in r.modell.model_fields if f in names]
        if words:
            rows.append((r.titel, uppraknat(words)))
    return rows
