"""The answer to the city's coordinator as a page of Word and as text: the same words in both."""

import io
from datetime import date

from docx import Document

from macros.outputs.stadssvar import answer_docx, answer_text
from tests.unit.kapitelfall import CHAPTERS
from tests.unit.office import context, genomgang

REVIEW = genomgang(2027, utkast=True, att_besluta=[{"fraga": "Sätt mått", "om_inte": "Okänt."}])
S = context("genomgang/2027/index.md", dag=date(2026, 6, 30), kapitel=CHAPTERS, genomgangar=[REVIEW])


def test_word_and_text_say_the_same():
    document = Document(io.BytesIO(answer_docx(S, REVIEW)))
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert cells[:3] == ["Kapitel", "Läge", "Förslag till beslut"] and "2 Mål" in cells and "Sätt mått" in cells
    text = answer_text(S, REVIEW)
    assert all(line in text for cell in cells[3:] for line in cell.split("\n"))
    assert "- Förslag till beslut: Sätt mått\n" in text and text.startswith(
        "Svar till stadens samordnare, genomgången 2027"
    )


def test_the_same_content_gives_the_same_bytes():
    assert answer_docx(S, REVIEW) == answer_docx(S, REVIEW)
