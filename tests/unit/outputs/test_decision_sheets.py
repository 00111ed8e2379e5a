"""The sheets as files: a decision a page with room for role, day and number, the rows to paste whole, the same bytes each time."""

import io
import zipfile
from dataclasses import replace
from datetime import date

from docx import Document

from macros.outputs.decision_sheets import sheets_docx, sheets_text
from macros.state.dokument import UNDERSKRIFT
from macros.views.beslutsblad import Andring, Blad, Inskrift, Kallrad

DAY = date(2026, 11, 24)
RECORD = "- id: BES-042\n  rubrik: Ett år\n  faststaller:\n    - rutiner/a.md"
BLAD = Blad(
    "KB-001",
    "Hur länge?",
    "Ett år.",
    "Kontoret beslutar vem",
    (Kallrad("F8.102", "Råd om loggar", "andrahandskälla"), Kallrad("", "Vårt eget", "")),
    (("Sidor där frågan står öppen", ("Loggning", "Leda")),),
    (Andring("Loggning", "../", "Läge", "Rutan säger vad som är beslutat."),),
    "Kontoret beslutar: Ett år.",
    (Inskrift("data/beslut.yml", "Sist i filen", RECORD),),
)
TWO = (BLAD, replace(BLAD, id="KB-002", fraga="Hur ofta?"))


def paragraphs(made: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(made)).paragraphs]


def test_the_document_has_everything_in_the_order_in_which_somebody_decides():
    rows = [row for row in paragraphs(sheets_docx([BLAD], DAY)) if row]
    order = [
        "Hur länge?",
        "Ett år.",
        "Varför",
        "Det här väntar på beslutet",
        "Det här ändras",
        "Beslut",
        "Efter beslutet",
    ]
    assert [rows.index(words) for words in order] == sorted(rows.index(words) for words in order)
    assert "Råd om loggar (F8.102): andrahandskälla" in rows and "Vårt eget" in rows
    assert "Sidor där frågan står öppen: Loggning; Leda" in rows
    assert any("Läget 24 november 2026" in row for row in rows)


def test_there_is_room_to_fill_in_who_when_and_the_number():
    (table,) = Document(io.BytesIO(sheets_docx([BLAD], DAY))).tables
    assert [row.cells[0].text for row in table.rows][1:] == list(UNDERSKRIFT)
    assert [row.cells[1].text for row in table.rows][1:] == ["Kontoret beslutar vem", "", "", ""]


def test_the_rows_to_paste_keep_every_blank():
    assert RECORD in paragraphs(sheets_docx([BLAD], DAY))
    assert f"```yaml\n{RECORD}\n```" in sheets_text([BLAD], DAY).decode()


def test_each_decision_begins_a_page_of_its_own():
    made = sheets_docx(TWO, DAY)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.read("word/document.xml").count(b'w:type="page"') == 1
    assert sheets_text(TWO, DAY).decode().count("\n---\n") == 1
    heads = [p.text for p in Document(io.BytesIO(made)).paragraphs if p.style.name == "Heading 1"]
    assert heads == ["Hur länge?", "Hur ofta?"]


def test_a_settled_question_says_so_before_anything_else():
    told = sheets_text([replace(BLAD, avgjort="BES-001: Ett år.")], DAY).decode()
    assert told.index("Frågan är redan avgjord. BES-001") < told.index("## Varför")


def test_the_same_sheets_give_the_same_bytes_without_a_name_or_a_clock():
    made = sheets_docx(TWO, DAY)
    assert made == sheets_docx(TWO, DAY)
    held = Document(io.BytesIO(made)).core_properties
    assert (held.author, held.created.date(), held.language) == ("", DAY, "sv-SE")
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
