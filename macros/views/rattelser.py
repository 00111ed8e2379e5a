"""Amendments of frozen reviews, with their own text and day."""

from macros.models.base import SAKNAS
from macros.pages.paths import review_page
from macros.render import render
from macros.views.columns import namn
from macros.views.genomgang import rattelser_namn
from macros.views.parts import ArgumentFault, Sammanhang


def rattelser(s: Sammanhang, ar: int) -> str:
    """Rättelserna av en fryst genomgång, äldst först: `{{ rattelser(2026) }}`."""
    genomgang = s.genomgang(ar)
    found = sorted(
        (r for r in s.registers.rattelser if r.genomgang == genomgang.id), key=lambda r: (r.datum.till, r.id)
    )
    if not found:
        raise ArgumentFault(f"genomgång {ar} har inga rättelser")
    rows = [(r, namn(s.registers, r.av), None if r.diarienummer is SAKNAS else r.diarienummer) for r in found]
    return render(
        "rattelser.html.j2",
        rader=rows,
        g=genomgang,
        original=s.lank(review_page(ar)),
        pdf=s.fil(rattelser_namn(ar)),
    )
