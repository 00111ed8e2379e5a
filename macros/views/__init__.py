"""The macros that pages may call. A new view is a function and a line here."""

from collections.abc import Callable

from macros.views.arenden import arendekarta, arenden
from macros.views.blad import objektblad, rollblad, rollista, systemblad
from macros.views.genomgang import (
    byggdag,
    faktaruta,
    genomgangar,
    kapitel,
    markning,
    nasta_genomgang,
    overblick,
    pdf_lank,
    uppfoljning,
)
from macros.views.hotbild import hotbild, hotkrav
from macros.views.incidenter import incidenter
from macros.views.intressenter import intressenter
from macros.views.kontroller import kontroller
from macros.views.lagar import lagar
from macros.views.laget import laget
from macros.views.plan import arshjul, plan
from macros.views.projekt import projektblock, tidslinje
from macros.views.register import register, registerlista
from macros.views.risker import risker, riskmatris

View = Callable[..., str]

VIEWS: tuple[View, ...] = (
    arendekarta,
    arenden,
    arshjul,
    byggdag,
    faktaruta,
    genomgangar,
    hotbild,
    hotkrav,
    incidenter,
    intressenter,
    kapitel,
    kontroller,
    lagar,
    laget,
    markning,
    nasta_genomgang,
    objektblad,
    overblick,
    pdf_lank,
    plan,
    projektblock,
    register,
    registerlista,
    risker,
    riskmatris,
    rollblad,
    rollista,
    systemblad,
    tidslinje,
    uppfoljning,
)
