"""The restricted annex of a review, as its document tells of it: that there is one, why it is kept, and where it is."""

from typing import Any

from macros.models.base import Synlighet
from macros.pages.paths import annex_page
from macros.render import render
from macros.views.forslag import hanvisning
from macros.views.parts import Sammanhang
from macros.views.synlighet import grund

OFFENTLIG, PROVNING = "F5.18", "F5.06"
"""The facts that the review is public, and of the provision that what stands in its annex is assessed under."""


def bilaga_namn(ar: int | str) -> str:
    """The PDF of a review's restricted annex, from the root of the site that only the restricted audience has."""
    return f"pdf/ledningens-genomgang-{ar}-begransad-bilaga.pdf"


def bilagans_adress(s: Sammanhang, ar: int) -> str | None:
    """Where the annex is for those who may read it; None for everybody else, and where there is none."""
    there = annex_page(ar) in s.bilagor and s.registers.malgrupp is Synlighet.BEGRANSAD
    return s.fil(bilaga_namn(ar)) if there else None


def bilagans_rad(s: Sammanhang, ar: int) -> dict[str, Any] | None:
    """What the facts of a review say of its annex; None without one."""
    if annex_page(ar) not in s.bilagor:
        return None
    sekretess = s.genomgang(ar).sekretess
    return {
        "adress": bilagans_adress(s, ar),
        "grund": grund(s.registers, sekretess),
        "offentlig": _kalla(s, OFFENTLIG),
        "provning": [] if sekretess else _kalla(s, PROVNING),
    }


def _kalla(s: Sammanhang, fakta: str) -> list[dict[str, Any]]:
    """The source of what is said; none in an office that does not have it."""
    return [hanvisning(s, fakta)] if s.registers.get("kallor", fakta) else []


def hanvisning_till_bilagan(s: Sammanhang, ar: int, mening: str) -> str:
    """What the document says in place of what the annex tells."""
    sekretess = s.genomgang(ar).sekretess
    told = sekretess.grund if sekretess else "grunden är inte bedömd"
    return render("i_bilagan.html.j2", mening=mening, adress=bilagans_adress(s, ar), grund=told)
