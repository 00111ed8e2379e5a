"""The sheets for who decides as a file: a document to fill in and sign, or the same as text. One decision a page."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from macros.models.dag import i_ord as dag_i_ord
from macros.outputs.word import empty, fill, new_page, rows_to_paste, saved, table
from macros.state.dokument import FORSLAG, UNDERSKRIFT
from macros.views.beslutsblad import INGET_ANNAT, Blad, Inskrift

TITLE = "Underlag till beslut"
WIDTHS = (5.5, 11.5)
AFTERWARDS = "Skriv sedan i kunskapsbasen. Fyll i dag, roll och diarienummer, och kör lis kontrollera."
TO_FILL_IN = "Fyll i"
DECISION = ("Beslut", "Det som skrivs här")

Part = tuple[str, Any]
"""(kind, content): `rubrik` and `text` a text, `punkter` texts, `rader` labels to fill in, `klistra` rows to paste."""


def parts(blad: Blad, dag: date) -> Iterator[Part]:
    """The sheet from top to bottom."""
    yield "titel", blad.fraga
    yield "text", f"{TITLE}, {blad.id}. Läget {dag_i_ord(dag)}."
    if blad.avgjort:
        yield "text", f"Frågan är redan avgjord. {blad.avgjort}"
    yield "rubrik", FORSLAG.ord
    yield "text", blad.forslag
    yield "text", f"{FORSLAG.mening} {INGET_ANNAT}"
    if blad.kallor:
        yield "rubrik", "Varför"
        yield "punkter", [_kalla(k.om, k.id, k.marke) for k in blad.kallor]
    yield "rubrik", "Det här väntar på beslutet"
    yield (
        "punkter",
        [f"{kind}: {'; '.join(names)}" for kind, names in blad.haller_upp] or ["Ingen sida frågar efter det."],
    )
    if blad.andras:
        yield "rubrik", "Det här ändras"
        yield "punkter", [f"{a.titel} ({a.lage.lower()}). {a.vad}" for a in blad.andras]
    yield "rubrik", "Beslut"
    yield "text", blad.mening
    yield "rader", [(label, blad.vem if at == 0 else "") for at, label in enumerate(UNDERSKRIFT)]
    yield "rubrik", "Efter beslutet"
    yield "text", AFTERWARDS
    for written in blad.inskrifter:
        yield "klistra", written


def _kalla(om: str, ref: str, marke: str) -> str:
    told = f"{om} ({ref})" if ref else om
    return f"{told}: {marke}" if marke else told


def sheets_text(blad: Sequence[Blad], dag: date) -> bytes:
    """All sheets as Markdown."""
    return "\n\n---\n\n".join("\n\n".join(_as_text(*part) for part in parts(b, dag)) for b in blad).encode() + b"\n"


def _as_text(kind: str, content: Any) -> str:
    match kind:
        case "titel":
            return f"# {content}"
        case "rubrik":
            return f"## {content}"
        case "punkter":
            return "\n".join(f"- {row}" for row in content)
        case "rader":
            return "\n".join(f"- {label}: {hint or '____________________'}" for label, hint in content)
        case "klistra":
            return f"{_where(content)}:\n\n```yaml\n{content.rader}\n```"
    return content


def _where(written: Inskrift) -> str:
    return f"{written.fil}. {written.var}"


def sheets_docx(blad: Sequence[Blad], dag: date) -> bytes:
    """All sheets as DOCX."""
    document = empty(TITLE, dag, 10)
    for number, one in enumerate(blad):
        if number:
            new_page(document)
        for kind, content in parts(one, dag):
            _write(document, kind, content)
    return saved(document)


def _write(document: Any, kind: str, content: Any) -> None:
    match kind:
        case "titel":
            document.add_heading(content, 1)
        case "rubrik":
            document.add_heading(content, 2)
        case "punkter":
            for row in content:
                document.add_paragraph(row, style="List Bullet")
        case "rader":
            made = table(document, DECISION, WIDTHS)
            for label, hint in content:
                fill(made.add_row(), (label, hint), WIDTHS)
        case "klistra":
            document.add_paragraph(f"{_where(content)}:")
            rows_to_paste(document, content.rader)
        case _:
            document.add_paragraph(content)
