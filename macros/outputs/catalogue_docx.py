"""An annex for a procurement: numbered ska-krav and bör-krav on the delivery, with room for answer and verification."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from macros.models.dag import i_ord as dag_i_ord
from macros.models.kort import Bindning
from macros.models.ord import numren_i_ord
from macros.outputs.catalogue import Val, chosen
from macros.outputs.word import empty, fill, saved, table
from macros.registers.load import Registers
from macros.state.svarslage import Kravrad
from macros.views.columns import i_ord
from macros.views.kartotek import niva_i_ord

HEAD = ("Nr", "Krav på leveransen", "Skäl", "Proportionalitet", "Så verifieras det", "Leverantörens svar", "Verifierat")
WIDTHS = (1.3, 5.6, 4.0, 3.2, 5.0, 3.6, 2.6)
FILL_IN = "Kontoret fyller i: varför kravet står i rimlig proportion till det som köps."
ABOUT = (
    "Allt här är förslag. Upphandlare och informationsägare väljer kraven, stryker det som inte behövs och avgör vad som är ska och bör.",
    "Välj få krav. Varje ska-krav kan utesluta en leverantör och ska därför ha skäl, proportionalitet och ett sätt att verifiera.",
    "Kraven här gäller leveransen (SKA-krav). Det som den egna verksamheten ska göra (ÄR-krav) står i kravkatalogen och inte här.",
    "Kolumnen Verifierat fylls i vid B-klassningen, med dag och det som visar att kravet är uppfyllt.",
)
TITLE = "Krav på informationssäkerhet"


def catalogue_docx(
    registers: Registers, val: Val, dag: date, bara: Collection[str] = (), ska: Collection[str] = ()
) -> bytes:
    """The annex as DOCX. `bara`: the measures to take, all of the choice when empty; `ska`: those that are made ska-krav.

    Without `ska` a measure is a ska-krav when a source that binds the office demands just that.
    """
    rows = [
        row for row in chosen(registers, val, dag) if not row.ett_for_kontoret and (not bara or row.atgard.id in bara)
    ]
    must = [row for row in rows if (row.atgard.id in ska if ska else row.atgard.bindning is Bindning.KRAV)]
    document = empty(TITLE, dag, 9, landscape=True)
    document.add_heading("Bilaga: krav på informationssäkerhet", 0)
    for text in (f"Läget {dag_i_ord(dag)}.", *ABOUT):
        document.add_paragraph(text)
    _part(document, registers, "Ska-krav", "S", must)
    _part(document, registers, "Bör-krav", "B", [row for row in rows if row not in must])
    return saved(document)


def _part(document: Any, registers: Registers, title: str, letter: str, rows: Sequence[Kravrad]) -> None:
    document.add_heading(title, 1)
    if not rows:
        document.add_paragraph(f"Inga {title.lower()} är valda.")
        return
    rows_of = table(document, HEAD, WIDTHS)
    for number, row in enumerate(rows, start=1):
        cells = (f"{letter}{number}", f"{row.atgard.vad} ({row.atgard.id})", _reason(registers, row))
        texts = (*cells, FILL_IN if letter == "S" else "", row.atgard.kontroll, "", "")
        fill(rows_of.add_row(), texts, WIDTHS)


def _reason(registers: Registers, row: Kravrad) -> str:
    """Why it is asked: from which level, and which laws it answers."""
    level = niva_i_ord(row.atgard)
    told = "Gäller alla system." if level == "alla" else f"Gäller från {level}."
    laws = [f"{i_ord(k.ram, registers)} {numren_i_ord(k.version, k.nummer)}" for k in row.atgard.krav]
    return f"{told} Svarar på {'; '.join(laws)}." if laws else told
