"""A filled sheet of any kind: its row of headings, its columns by their names in any order, its rows by their columns."""

from collections.abc import Iterator, Sequence

from macros.editing.spreadsheet import fold
from macros.editing.verkstadsruta import Bladrad, Bok, plain
from macros.editing.workbook import Row
from macros.problems import near, quote


def head_of(rows: Sequence[Row], names: Sequence[str]) -> int | None:
    """Which of the rows has the names of the columns."""
    asked = {fold(name) for name in names}
    return next((at for at, (_, cells) in enumerate(rows) if asked <= {fold(plain(c)) for c in cells}), None)


def columns_of(bok: Bok, blad: str, head: Row, names: Sequence[str], needed: Sequence[str]) -> dict[int, str]:
    """The name of each column by its place. One that is missing, unknown or there twice is a fault."""
    known, found = {fold(name): name for name in names}, {}
    for at, cell in enumerate(head[1]):
        if not (text := plain(cell)):
            continue
        name = known.get(fold(text))
        if name is None:
            told = f"kolumnen {quote(text)} finns inte i bladet{near(text, names)}"
            bok.fault(blad, head[0], text, told if told.endswith("?") else f"{told}; ta bort den")
        elif name in found.values():
            bok.fault(blad, head[0], name, "kolumnen finns två gånger; ta bort den ena")
        else:
            found[at] = name
    for name in needed:
        if name not in found.values():
            bok.fault(blad, head[0], name, f"kolumnen saknas; {bok.nytt}")
    return found


def rows_of(bok: Bok, blad: str, columns: dict[int, str], rows: Sequence[Row]) -> Iterator[Bladrad]:
    for number, cells in rows:
        yield Bladrad(bok, blad, number, {name: cells[at] for at, name in columns.items() if at < len(cells)})
