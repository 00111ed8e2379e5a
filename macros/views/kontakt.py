"""Whom to reach at an incident; what is not filled in becomes a line to write on."""

from typing import Any

from macros.models.base import SAKNAS
from macros.models.kontaktvag import Kontaktvag
from macros.render import render
from macros.views.columns import namn
from macros.views.parts import Sammanhang


def build_kontakt(s: Sammanhang, kontakt: Kontaktvag) -> dict[str, Any]:
    """A contact way in words; None for what is not filled in."""
    return {
        "id": kontakt.id,
        "namn": kontakt.namn,
        "nar": kontakt.nar,
        "vag": None if kontakt.vag is SAKNAS else kontakt.vag,
        "annan_tid": None if kontakt.annan_tid is SAKNAS else kontakt.annan_tid,
        "roll": None if kontakt.roll is SAKNAS else namn(s.registers, kontakt.roll),
    }


def incidentkontakt(s: Sammanhang) -> str:
    """Vem du ringer vid en incident; det som inte är ifyllt blir en rad att skriva på: `{{ incidentkontakt() }}`."""
    found = [build_kontakt(s, k) for k in s.registers.kontaktvagar if k.id == "incidentkontakt"]
    return render("incidentkontakt.html.j2", rader=found, roller=False)


def kontaktvagar(s: Sammanhang) -> str:
    """Alla som behövs vid en incident, med roll, vägar och rader att fylla i: `{{ kontaktvagar() }}`."""
    found = [build_kontakt(s, k) for k in s.registers.kontaktvagar]
    return render("incidentkontakt.html.j2", rader=found, roller=True)
