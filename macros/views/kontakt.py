"""Whom to reach at an incident: a number is a link to call by, and what is not filled in becomes a line to write on."""

import re
from typing import Any

from macros.models.base import SAKNAS
from macros.models.kontaktvag import Kontaktvag
from macros.problems import near, quote
from macros.render import render
from macros.state.kontaktlage import INCIDENTKONTAKT
from macros.views.columns import namn
from macros.views.parts import ArgumentFault, Sammanhang

NUMMER = re.compile(r"\+?\d[\d\s()/–-]{1,}\d")
"""A telephone number as people write it: '08-508 272 00', '+46 8 508 272 00', '112'."""
UTAN = dict.fromkeys(("nar", "vag", "ring", "annan_tid", "ring_annan_tid", "roll")) | {
    "id": INCIDENTKONTAKT,
    "namn": "Incidentkontakten",
}
"""What is known when the register does not have the way: 112 and the manager stand there anyway."""
MINST = 3
"""The least digits of a number to call; a year or a room is told apart by the words around it, which editors choose."""


def telefon(vag: str | None) -> str | None:
    """The address that calls the first number of a contact way; None when it holds none."""
    found = NUMMER.search(vag or "")
    digits = re.sub(r"[^\d+]", "", found[0].replace("(0)", "")) if found else ""
    return f"tel:{digits}" if len(digits) >= MINST else None


def build_kontakt(s: Sammanhang, kontakt: Kontaktvag) -> dict[str, Any]:
    """A contact way in words, with what calls it; None for what is not filled in."""
    vag, annan = (None if x is SAKNAS else x for x in (kontakt.vag, kontakt.annan_tid))
    return {
        "id": kontakt.id,
        "namn": kontakt.namn,
        "nar": kontakt.nar,
        "vag": vag,
        "ring": telefon(vag),
        "annan_tid": annan,
        "ring_annan_tid": telefon(annan),
        "roll": None if kontakt.roll is SAKNAS else namn(s.registers, kontakt.roll),
    }


def incidentkontakt(s: Sammanhang) -> str:
    """Ytan att ringa på vid en incident, överst i rutan Gör nu; utan nummer säger den Ring din chef: `{{ incidentkontakt() }}`."""
    found = s.registers.get("kontaktvagar", INCIDENTKONTAKT)
    shown = found is not None or s.registers.hela("kontaktvagar")
    return render("incidentkontakt.html.j2", k=build_kontakt(s, found) if found else UTAN, visas=shown)


def kontaktvagar(s: Sammanhang, vilken: str = "") -> str:
    """Alla som behövs vid en incident, med roll, vägar och rader att fylla i: `{{ kontaktvagar() }}`. En av dem: `{{ kontaktvagar("it-stod") }}`."""
    found = [k for k in s.registers.kontaktvagar if vilken in ("", k.id)]
    if vilken and not found:
        ids = [k.id for k in s.registers.kontaktvagar]
        raise ArgumentFault(f"kontaktvägen {quote(vilken)} finns inte{near(vilken, ids)}")
    return render("kontaktvagar.html.j2", rader=[build_kontakt(s, k) for k in found])
