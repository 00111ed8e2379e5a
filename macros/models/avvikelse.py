"""Deviations from what is decided, with cause and correction."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Handelse, Intraffat, Kanske, Namn, Record, Synlighet, Text, ref


class Avvikelse(Record):
    """A deviation that was found, why it arose and what is done about it."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN
    UTAN_MARKE: ClassVar[Synlighet] = Synlighet.BEGRANSAD

    id: Annotated[str, Field(pattern=r"^AVV-\d{3}$", description="Nästa lediga nummer, till exempel AVV-004")]
    rubrik: Namn
    upptackt: Intraffat
    ansvarig: Kanske[ref("roller")]
    system: tuple[ref("system"), ...] = ()
    orsak: Kanske[Text]
    korrigering: Annotated[Kanske[Text], Field(description="Vad som görs för att det inte ska hända igen")]
    kontroll: Annotated[
        ref("kontroller") | None, Field(description="Tillsynen eller kontrollen som fann avvikelsen")
    ] = None
    atgarder: tuple[ref("arenden"), ...] = ()
    handelser: tuple[Handelse, ...] = ()
