"""The city's questions as they are asked: the words of a review's closed list."""

from enum import StrEnum

from macros.models import kapitel

KAPITEL_VARDEN: dict[type[StrEnum], dict[str, str]] = {
    kapitel.Stadsfraga: {
        "incidentrutin": "Finns en lokal rutin för incidenter?",
        "utbildning": "Hur har medarbetare utbildats?",
        "klassning": "Är informationsklassningar gjorda?",
        "registerforteckning": "Vad är läget för registerförteckningen?",
    },
}
