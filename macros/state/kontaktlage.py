"""What is known of a way to reach somebody at an incident: the one rule for pages, status and real use."""

from typing import Any

from macros.models.base import SAKNAS
from macros.registers.left import is_left

INCIDENTKONTAKT = "incidentkontakt"
"""The way that everybody calls first."""
DELAR = ("vag", "annan_tid", "roll")
"""What a contact way must tell, in the order in which somebody needs it."""


def ar_okand(value: Any) -> bool:
    """Whether nobody has written what stands there: unknown, or left by `lis ny`."""
    return value is SAKNAS or is_left(value)


def saknas_i(vag: Any) -> list[str]:
    """The fields of a contact way that nobody has filled in."""
    return [falt for falt in DELAR if ar_okand(getattr(vag, falt))]
