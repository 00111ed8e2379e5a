"""The workshop sheet to fill in by hand: the same rows and columns as in the workbook, and lines to write on."""

from macros.editing import verkstadsform as form
from macros.render import render
from macros.views.parts import Sammanhang

RADER, KRAV = 6, 5
"""Empty rows for kinds of information and for requirements: with them the form fills one A4, lying."""
SMALA = (form.PERSONUPPGIFTER, form.NUMMER, form.UPPFYLLS, form.VISAR_DAG, form.SENAST)
"""Columns with a figure or a word."""


def verkstad(s: Sammanhang) -> str:
    """Klassningsmötets tomma blad, att skriva ut och fylla i för hand: `{{ verkstad() }}`."""
    kinds = [name for name in form.KLASSNINGSKOLUMNER if name != form.KLASSAD]
    return render(
        "verkstad.html.j2",
        uppgifter=[name for name in form.UPPGIFTER if name != form.NAMN],
        tabeller=[
            {"namn": form.KLASSNING, "kolumner": kinds, "rader": RADER, "sist": form.RESULTAT},
            {"namn": form.KRAV, "kolumner": [form.NUMMER, *form.IFYLLS], "rader": KRAV, "sist": ""},
        ],
        siffror=list(form.NIVAER),
        smala=SMALA,
    )
