"""The macros that pages may call. A new view is a function and a line here."""

from collections.abc import Callable

from macros.views.arenden import arendekarta, arenden
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
from macros.views.projekt import projektblock, tidslinje
from macros.views.risker import risker, riskmatris

View = Callable[..., str]

VIEWS: tuple[View, ...] = (
    arendekarta,
    arenden,
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
    markning,
    nasta_genomgang,
    overblick,
    pdf_lank,
    projektblock,
    risker,
    riskmatris,
    tidslinje,
    uppfoljning,
)
