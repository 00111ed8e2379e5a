"""The registers: one model and one data file each. A new register is a model and a line here."""

from typing import NamedTuple

from macros.models.atgard import Atgard
from macros.models.behov import Behov
from macros.models.beslut import Beslut
from macros.models.genomgang import Genomgang
from macros.models.grund import Record
from macros.models.hotbild import Hotbild
from macros.models.incident import Incident
from macros.models.intressent import Intressent
from macros.models.kontroll import Kontroll
from macros.models.lag import Lag
from macros.models.mal import Mal
from macros.models.objekt import Objekt
from macros.models.organisation import Organisation
from macros.models.projekt import Projekt
from macros.models.risk import Risk, Riskskala
from macros.models.roll import Roll


class Register(NamedTuple):
    """A register: `data/<namn>.yml` with a list of records, or with `mapp` the folder `data/<namn>/`, a file a record."""

    namn: str
    modell: type[Record]
    mapp: bool = False


REGISTERS = (
    Register("organisation", Organisation),
    Register("roller", Roll),
    Register("objekt", Objekt),
    Register("riskskalor", Riskskala),
    Register("risker", Risk),
    Register("hotbild", Hotbild),
    Register("mal", Mal),
    Register("beslut", Beslut),
    Register("atgarder", Atgard),
    Register("behov", Behov),
    Register("projekt", Projekt),
    Register("kontroller", Kontroll),
    Register("incidenter", Incident),
    Register("lagar", Lag),
    Register("intressenter", Intressent),
    Register("genomgangar", Genomgang, mapp=True),
)

ARENDEN = ("mal", "beslut", "atgarder", "behov")
"""The registers whose records are matters that live over years; a reference to `arenden` may mean any of them."""
