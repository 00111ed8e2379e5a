"""Reads one spreadsheet and prints its rows as JSON. A process of its own with a limit on its memory.

It stands alone, and imports nothing of ours, so that it can be started with installed code only.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl

MEMORY = 450_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_SIGNS = 5_000_000
MOST_CELLS = MOST_ROWS * MOST_COLUMNS


class TooBig(Exception):
    """The sheet is larger than anybody's list; carries the Swedish reason."""


def rows(path: str) -> Iterator[tuple[int, list[Any]]]:
    """(number, cells) of each row of the first sheet that has something in it."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # the sheet's own word on how large it is
    seen = signs = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        seen += len(cells)
        row = without_tail([cell(value) for value in cells])
        signs += sum(len(value) for value in row if isinstance(value, str))
        if number > MOST_ROWS:
            raise TooBig(f"bladet går längre ned än rad {MOST_ROWS}; ta bort tomma rader längst ned")
        if len(row) > MOST_COLUMNS or seen > MOST_CELLS:
            raise TooBig(f"rad {number} har något längre ut än {MOST_COLUMNS} kolumner")
        if signs > MOST_SIGNS:
            raise TooBig(f"bladet har mer än {MOST_SIGNS // 1_000_000} miljoner tecken")
        if row:
            yield number, row


def without_tail(cells: list[Any]) -> list[Any]:
    """The cells up to the last that has something in it."""
    end = len(cells)
    while end and cells[end - 1] in (None, ""):
        end -= 1
    return cells[:end]


def cell(value: Any) -> Any:
    """A value that JSON can carry: a day as `{"dag": …}`, what is neither text, number nor yes and no as its text."""
    if isinstance(value, date | datetime):
        return {"dag": value.strftime("%Y-%m-%d")}
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the limits on size and time still hold
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main(path: str) -> int:
    """Print the rows, or why there are too many; status 1 when the file cannot be read."""
    limit_memory()
    warnings.simplefilter("ignore")
    try:
        told = {"rader": list(rows(path))}
    except TooBig as fault:
        told = {"for_stort": str(fault)}
    except Exception:
        return 1
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
