"""Steps, questions and contact ways in code, for tests of the way from proposal to use."""

from typing import Any

from macros.models.inforandesteg import Inforandesteg
from macros.models.kontaktvag import Kontaktvag
from macros.models.lokalt_beslut import LokaltBeslut
from tests.unit.office import UNKNOWN

WAY = {"roll": "chef", "vag": "08-123 45", "annan_tid": "08-123 46"}


def steg(visar: str = "system", number: int = 1, **fields: Any) -> Inforandesteg:
    rest = {"rubrik": f"Gör {number}", "omgang": "sedan", "varfor": "Därför.", "gor": [{"text": "Gör det."}]}
    decided = {"avgors": "Att det gäller", "beslutar": UNKNOWN} if {"beslut", "beslutar_sidor"} & fields.keys() else {}
    return Inforandesteg(**{"id": f"INF-{number:02}", "visar": visar} | rest | decided | fields)


def fraga(number: int = 1, **fields: Any) -> LokaltBeslut:
    rest = {"fraga": f"Fråga {number}?", "rekommendation": "Gör så.", "vem": UNKNOWN, "kallor": ["FORSLAG"]}
    return LokaltBeslut(**{"id": f"KB-{number:03}"} | rest | fields)


def vag(which: str = "incidentkontakt", **fields: Any) -> Kontaktvag:
    return Kontaktvag(**{"id": which, "namn": f"Vägen {which}", "nar": "Alltid."} | WAY | fields)
