"""What has changed in the office since the review before, as far as the registers know."""

from collections.abc import Iterator
from typing import Any

from macros.models.base import SAKNAS, Record
from macros.models.genomgang import Genomgang
from macros.views.columns import visningsnamn
from macros.views.parts import Sammanhang, Tabell
from macros.views.tomt import TITEL, utan_uppgift

REGISTREN = ("organisation", "objekt", "roller", "processer", "system", "styrdokument")
"""The registers that tell of the office itself."""


def foregaende(s: Sammanhang, ar: int) -> Genomgang | None:
    """The review before, if there is one."""
    return s.registers.get("genomgangar", str(ar - 1))


def forandringar(s: Sammanhang, ar: int) -> str:
    """Vad som är nytt och avslutat i kontorets register sedan förra genomgången: `{{ forandringar(2027) }}`."""
    before = foregaende(s, ar)
    since = f"genomgången {before.id} ({before.bedomd_dag.dag})" if before else f"början av {ar - 1}"
    rows = [
        [TITEL[register], new, ended]
        for register in REGISTREN
        for new, ended in [(list(_nya(s, ar, register)), list(_avslutade(s, ar, register)))]
        if new or ended
    ]
    if not rows:
        told = f"Registren över {', '.join(REGISTREN[:-1])} och {REGISTREN[-1]} har inget nytt inskrivet sedan {since}"
        here = "" if s.registers.hela(*REGISTREN) else ", bland det som visas här"
        return utan_uppgift(s, ar, told + here, "dem")
    note = f"Sedan {since}. Att något är nytt i registret betyder inte att det är nytt på kontoret."
    columns = ["Register", "Nytt", "Avslutat eller borta"]
    return Tabell(f"forandringar-{ar}", "Ändrat i registren", columns, rows, [note]).html()


def _nya(s: Sammanhang, ar: int, register: str) -> Iterator[str]:
    """What has begun or been decided since the review before, and what its frozen registers did not have."""
    frozen = _frysta(s, ar, register)
    for record in s.registers.of(register):
        if getattr(record, "sakerhetsskydd", False):
            continue
        if _sedan(s, ar, begun := _borjan(record)):
            yield f"{visningsnamn(record)} ({begun})"
        elif frozen is not None and record.id not in frozen:
            yield f"{visningsnamn(record)} (nytt i registret)"


def _avslutade(s: Sammanhang, ar: int, register: str) -> Iterator[str]:
    """What has ended since the review before, and what only its frozen registers have."""
    for record in s.registers.of(register):
        if _sedan(s, ar, ended := getattr(record, "till", None)) and not record.sakerhetsskydd:
            yield f"{visningsnamn(record)} (till {ended})"
    here = {record.id for record in s.registers.of(register)}
    for key, name in (_frysta(s, ar, register) or {}).items():
        if key not in here:
            yield f"{name} (borta ur registret)"


def _borjan(record: Record) -> Any:
    """When a system was taken into use, or a document decided."""
    return getattr(record, "fran", getattr(record, "beslutat", None))


def _sedan(s: Sammanhang, ar: int, when: Any) -> bool:
    """Whether a known date lies after the day of the review before and not after this one's."""
    if when is None or when is SAKNAS:
        return False
    before = foregaende(s, ar)
    after = when.till > before.dag if before else when.till.year >= ar - 1
    return after and when.till <= s.genomgang(ar).dag


def _frysta(s: Sammanhang, ar: int, register: str) -> dict[str, str] | None:
    """Names by id in the frozen registers of the review before; None when it has not been frozen."""
    before = foregaende(s, ar)
    frozen = s.frysta.get(before.id) if before else None
    if frozen is None:
        return None
    return {p["id"]: p.get("namn") or p["id"] for p in frozen.poster.get(register, ()) if not p.get("sakerhetsskydd")}
