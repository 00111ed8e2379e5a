"""Which systems a measure is asked of, by form of operation and classification; what is not known is neither yes nor no."""

from collections.abc import Iterable, Sequence

from macros.models.kort import Skyddsatgard
from macros.models.svar import Svarsform
from macros.models.system import System
from macros.registers.load import Registers
from macros.state.day import ASPEKTER
from macros.state.handlingsplan import asked_at
from macros.state.svarslage import holds_for

Krt = tuple[int, int, int]


def hela_kontoret(registers: Registers, kort: str, atgard: str) -> bool:
    """Whether the office answers once for all its systems, as the ready answers say."""
    sheet = registers.get("svar", kort)
    return any(s.atgard == atgard and s.form is Svarsform.KONTORET for s in (sheet.svar if sheet else ()))


def beror(system: System, krt: Krt | None, atgard: Skyddsatgard) -> bool | None:
    """Whether a measure is asked of a system with this classification (K, R, T); None when that cannot be told."""
    return _alla((_formen(system, atgard), _nivan(krt, atgard)))


def nagon_beror(system: System, krt: Krt | None, atgarder: Sequence[Skyddsatgard]) -> bool | None:
    """Whether any of the measures is asked of the system; None when none surely is and of some it cannot be told."""
    told = [beror(system, krt, a) for a in atgarder]
    return True if True in told else None if None in told else False


def _formen(system: System, atgard: Skyddsatgard) -> bool | None:
    if not atgard.driftformer:
        return True
    if not isinstance(system.driftformer, tuple) or not system.driftformer:
        return None
    return any(holds_for(atgard, form) for form in system.driftformer)


def _nivan(krt: Krt | None, atgard: Skyddsatgard) -> bool | None:
    """Any one of the levels is enough."""
    if atgard.fran_niva is None:
        return True
    return None if krt is None else asked_at(atgard, dict(zip(ASPEKTER, krt, strict=True)))


def _alla(told: Iterable[bool | None]) -> bool | None:
    found = list(told)
    return False if False in found else None if None in found else True
