"""Reads the first sheet of a workbook, or with `alla` each of them, and prints rows as JSON. A process with a limit on its memory.

With `lista` each sheet comes with what its XML says beside the cells: what is hidden, merged, or a formula without its value.

It stands alone, and imports nothing of ours, so that it can be started with installed code only.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

import openpyxl

MEMORY = 450_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_SIGNS = 5_000_000
MOST_CELLS = MOST_ROWS * MOST_COLUMNS
MOST_SHEETS = 50
MOST_MERGED = 20_000
"""Rows that merged cells cover, of all the merged cells together."""
ABOVE = 100
"""With every sheet: so many rows of titles above the 10 000 of a list."""


class TooBig(Exception):
    """The sheet is larger than anybody's list; carries the Swedish reason."""


class Count:
    """What has been read so far, of all the sheets together."""

    def __init__(self, most_rows: int) -> None:
        self.most_rows, self.cells, self.signs = most_rows, 0, 0

    def row(self, number: int, width: int, row: list[Any]) -> None:
        """Count a row. Raises `TooBig`."""
        self.cells += width
        self.signs += sum(len(value) for value in row if isinstance(value, str))
        if number > self.most_rows:
            raise TooBig(f"bladet går längre ned än rad {self.most_rows}; ta bort tomma rader längst ned")
        if len(row) > MOST_COLUMNS or self.cells > MOST_CELLS:
            raise TooBig(f"rad {number} har något längre ut än {MOST_COLUMNS} kolumner")
        if self.signs > MOST_SIGNS:
            raise TooBig(f"bladet har mer än {MOST_SIGNS // 1_000_000} miljoner tecken")


def rows(sheet: Any, count: Count) -> Iterator[tuple[int, list[Any]]]:
    """(number, cells) of each row of a sheet that has something in it."""
    sheet.reset_dimensions()  # the sheet's own word on how large it is
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        row = without_tail([cell(value) for value in cells])
        count.row(number, len(cells), row)
        if row:
            yield number, row


def read(path: str, whole: bool, listed: bool) -> dict[str, Any]:
    """The rows of the first sheet, or with `whole` the name and the rows of each sheet that shows; `listed`: as lists."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    if listed:
        return {"listor": lists(book)}
    if not whole:
        return {"rader": list(rows(book.worksheets[0], Count(MOST_ROWS)))}
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(shown) > MOST_SHEETS:
        raise TooBig(f"filen har fler än {MOST_SHEETS} blad")
    count = Count(MOST_ROWS + ABOVE)
    return {"blad": [(sheet.title, list(rows(sheet, count))) for sheet in shown]}


class Beside:
    """What the XML of a sheet says beside its cells. Rows from 1, columns from 0."""

    def __init__(self) -> None:
        self.row = self.column = self.covered = 0
        self.formula = self.value = self.text = self.inside = False
        self.told: dict[str, list[Any]] = {"dolda_rader": [], "dolda_kolumner": [], "sammanslagna": [], "formler": []}

    def read(self, source: Any) -> dict[str, list[Any]]:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.data
        parser.ParseFile(source)
        return self.told

    def start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        hidden = given.get("hidden") in ("1", "true")
        if name == "c":
            self.column = letters(given["r"]) if "r" in given else self.column + 1
            self.formula = self.value = False
            self.text = given.get("t") == "str"  # a formula whose value is a text: an empty one is a value too
        elif name == "row":
            self.row, self.column = int(given.get("r", self.row + 1)), -1
            self.told["dolda_rader"] += [self.row] if hidden else []
        elif name == "f":
            self.formula = True
        elif name == "v":
            self.inside, self.value = True, self.text
        elif name == "col" and hidden:
            last = min(int(given["max"]), MOST_COLUMNS)
            self.told["dolda_kolumner"] += range(int(given["min"]) - 1, last)
        elif name == "mergeCell":
            self.merge(given["ref"])

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "c" and self.formula and not self.value:
            self.told["formler"].append((self.row, self.column))
        elif name == "v":
            self.inside = False

    def data(self, text: str) -> None:
        self.value = self.value or (self.inside and bool(text.strip()))

    def merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        corners = [int("".join(c for c in corner if c.isdigit())) for corner in (first, last or first)]
        bottom = min(corners[1], MOST_ROWS + ABOVE)
        self.told["sammanslagna"].append((corners[0], letters(first), bottom, letters(last or first)))
        self.covered += max(bottom - corners[0], 1)
        if self.covered > MOST_MERGED:
            raise TooBig(f"bladet har fler än {MOST_MERGED} sammanslagna rutor")


def letters(place: str) -> int:
    """The column of `AB12`, from 0."""
    number = 0
    for sign in place:
        number = number * 26 + ord(sign) - 64 if "A" <= sign <= "Z" else number
    return number - 1


def lists(book: Any) -> list[dict[str, Any]]:
    """Every sheet with its rows, whether it shows, and what stands beside the cells."""
    if len(book.worksheets) > MOST_SHEETS:
        raise TooBig(f"filen har fler än {MOST_SHEETS} blad")
    count, told = Count(MOST_ROWS + ABOVE), []
    for sheet in book.worksheets:
        found = {"namn": sheet.title, "dolt": sheet.sheet_state != "visible", "rader": list(rows(sheet, count))}
        with sheet._get_source() as source:
            told.append(found | Beside().read(source))
    return told


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


def limit(seconds: int) -> None:
    """No more memory than `MEMORY`, and no more processor time than this: then the process is stopped."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the one on size, and the caller's on time, still hold
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def main(path: str, seconds: str, *choice: str) -> int:
    """Print the rows, or why there are too many; status 1 when the file cannot be read."""
    limit(int(seconds))
    warnings.simplefilter("ignore")
    try:
        told = read(path, "alla" in choice, "lista" in choice)
    except TooBig as fault:
        told = {"for_stort": str(fault)}
    except Exception:
        return 1
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
