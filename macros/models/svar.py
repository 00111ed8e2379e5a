"""Ready answers: how a measure is usually answered in each form of operation, what shows it, and what is left to the office."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Closed, Intraffat, Record, Text, ref
from macros.models.kort import Atgardsnummer


class Svarsform(StrEnum):
    """What an answer holds for: a form of operation, or the office as a whole."""

    KONTORET = "kontoret"
    STA = "sta"
    GSIT = "gsit"
    CYBERFYSISKT = "cyberfysiskt"
    MOLN = "moln"
    EGEN = "egen"


class Provning(Closed):
    """That a role has checked an answer: the fingerprint tells when measure or answer has changed since."""

    datum: Intraffat
    av: ref("roller")
    avtryck: Annotated[Text, Field(pattern=r"^[0-9a-f]{64}$", description="Skrivs av lis prova; ändra inte")]


class Formsvar(Closed):
    """The answer to one measure in one form. It is our proposal until a role has checked it."""

    atgard: Annotated[Atgardsnummer, Field(description="Åtgärdens nummer på kortet: LOG-01")]
    form: Annotated[
        Svarsform,
        Field(description="Driftformen, eller kontoret när svaret är ett och samma för hela kontoret"),
    ]
    gors: Annotated[
        Text, Field(description="Vad kontoret eller leverantören brukar göra; aldrig vad ett oläst avtal säger")
    ]
    visa: Annotated[
        Text | None, Field(description="Vad som visar det. Utelämnas när kortet redan säger det för formen")
    ] = None
    kvar: Annotated[Text, Field(description="Vad som är kvar för kontoret att göra eller avgöra")]
    fraga: Annotated[
        Text | None, Field(description="Frågan till leverantören. Utelämnas när kortet redan har den för formen")
    ] = None
    provningar: Annotated[tuple[Provning, ...], Field(description="Vilka roller som har prövat svaret, och när")] = ()


class Svarsblad(Record):
    """The answers to the measures of one card."""

    id: Annotated[ref("kartotek"), Field(description="Kortets id: loggning")]
    svar: Annotated[tuple[Formsvar, ...], Field(min_length=1, description="Ett svar per åtgärd och form")]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        """Two answers to the same would be a choice that nobody has made."""
        seen = [(s.atgard, s.form) for s in self.svar]
        for atgard, form in seen:
            if seen.count((atgard, form)) > 1:
                raise ValueError(f"{atgard} har två svar för {form}; behåll ett")
            if form is Svarsform.KONTORET and any(a == atgard and f is not form for a, f in seen):
                raise ValueError(f"{atgard} har svar både för hela kontoret och för en driftform; välj ett av dem")
        return self
