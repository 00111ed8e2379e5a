"""A page loads the style sheets that its building blocks need, and no other."""

from macros.prepared import sheets
from macros.prepared.article import Article, Piece


def article(html: str) -> Article:
    return Article((Piece("html", html),))


def test_a_page_loads_a_sheet_when_a_block_that_it_dresses_is_there(monkeypatch):
    monkeypatch.setattr(sheets, "SHEETS", {"arshjul.css": ("ar", "puls"), "plan.css": ("kvartal",)})
    assert sheets.sheets_of(article('<div class="ar bred"></div>')) == ["assets/css/arshjul.css"]
    assert sheets.sheets_of(article('<p class="arenden">ar</p>')) == []
