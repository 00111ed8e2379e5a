"""A sheet that people fill in, written with XlsxWriter: choices, dates, what is locked and what is not."""

from collections.abc import Sequence
from typing import Any

Cell = str | int | None
LONGEST_TITLE, LONGEST_HELP, LONGEST_LIST = 32, 255, 255
LINE, MOST_LINES = 14, 20
"""The height of a line of text, and the lines of the highest row. Above: what Excel shows beside a cell, and the signs of a list that stands with the cell itself."""


class Blad:
    """A sheet of the workbook: text is written as text, and what is not known is an empty cell to write in."""

    def __init__(self, book: Any, name: str, breadths: Sequence[int]) -> None:
        look = {"text_wrap": True, "valign": "top"}
        self.sheet = book.add_worksheet(name)
        self.plain = book.add_format()
        self.text = book.add_format(look)
        self.bold = book.add_format({**look, "bold": True})
        self.fill = book.add_format({**look, "border": 1})
        self.words = book.add_format({**look, "border": 1, "num_format": "@"})  # a year stays a year
        self.day = book.add_format({**look, "border": 1, "num_format": "yyyy-mm-dd", "align": "left"})
        for at, width in enumerate(breadths):
            self.sheet.set_column(at, at, width)

    def put(self, row: int, at: int, cell: Cell, look: Any) -> None:
        if cell is None or cell == "":
            self.sheet.write_blank(row, at, None, look)
        elif isinstance(cell, int):
            self.sheet.write_number(row, at, cell, look)
        else:
            self.sheet.write_string(row, at, cell, look)

    def head(self, row: int, names: Sequence[str]) -> None:
        for at, name in enumerate(names):
            self.put(row, at, name, self.bold)

    def choose(self, first: int, last: int, at: int, source: Any, told: str = "Välj i listan.") -> None:
        """Rows of a column whose cells are chosen from a list; a list of another sheet is given as its range."""
        self.sheet.data_validation(
            first, at, last, at, {"validate": "list", "source": source, "error_title": "Välj", "error_message": told}
        )

    def help(self, first: int, last: int, at: int, title: str, told: str, **rule: Any) -> None:
        """What stands beside a cell of a column when somebody is in it, with what the cell takes (a rule of XlsxWriter)."""
        shown = {"input_title": title[:LONGEST_TITLE], "input_message": told[:LONGEST_HELP]}
        kept = {"error_title": title[:LONGEST_TITLE], "error_message": told[:LONGEST_HELP]}
        self.sheet.data_validation(first, at, last, at, {"validate": "any"} | rule | shown | kept)

    def height(self, row: int, cells: Sequence[tuple[str, int]]) -> None:
        """Makes a row high enough for (text, breadth of its column): not every program does it by itself."""
        lines = [sum(-(-len(line) // max(width - 1, 1)) or 1 for line in text.split("\n")) for text, width in cells]
        self.sheet.set_row(row, LINE * min(max([1, *lines]), MOST_LINES) + 3)

    def landscape(self, row: int) -> None:
        """Printed on A4, one page wide, with the row of headings on every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(row)
