"""Plain blocks as Word: a mark never crosses the edge of a table, for LibreOffice loses it there."""

import io
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.editing.docblock import STYCKE, TABELL, Block, Run
from macros.editing.document import read_document
from macros.outputs.word_blocks import PAGE, Word, _widths

TABLE = Block(TABELL, rader=(((Run("A"),), (Run("B"),)), ((Run("1"),), (Run("två ord som är långa"),))))
TEXT = Block(STYCKE, (Run("Text."),))


@pytest.mark.parametrize("blocks", [[TABLE], [TEXT, TABLE], [TABLE, TEXT], [TEXT, TABLE, TEXT]])
def test_a_mark_stands_outside_tables_and_is_read_with_every_block(blocks, tmp_path):
    word = Word("Titel", date(2026, 11, 30), "")
    word.add([TEXT])
    word.add(blocks, "lis_x")
    word.add([TEXT])
    (tmp_path / "d.docx").write_bytes(word.saved())
    body = Document(io.BytesIO(word.saved())).element.body
    marks = [m for name in ("w:bookmarkStart", "w:bookmarkEnd") for m in body.iter(qn(name))]
    assert len(marks) == 2 and all(m.getparent().getparent() is body for m in marks)
    read = [b for b in read_document(tmp_path / "d.docx").block if not b.tom]
    assert [bool(b.marken) for b in read] == [False, *(True for _ in blocks), False]


def test_a_tables_columns_share_the_page_by_what_they_hold():
    narrow, wide = _widths(TABLE, 2)
    assert narrow < wide and abs(narrow + wide - PAGE) < 0.1
