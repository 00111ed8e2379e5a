"""Tables that a person wrote: every cell knows its column's name, so that a narrow page can show a row as a box."""

from selectolax.lexbor import LexborNode

KOLUMN = "data-kolumn"
"""On a cell: the words of its column's heading. The page's styles show it where columns do not fit."""


def name_cells(root: LexborNode) -> None:
    """Put the column's name on each cell after the first of the tables that have no class: those of Markdown.

    The first cell is the name of its row and needs none. A cell that spans columns would be named wrongly: its table is left.
    """
    for table in root.css("table:not([class])"):
        if table.css_first("[colspan], [rowspan]"):
            continue
        names = [" ".join(th.text().split()) for th in table.css("thead th")]
        for row in table.css("tbody tr"):
            for name, cell in list(zip(names, row.css("th, td"), strict=False))[1:]:
                if name:
                    cell.attrs[KOLUMN] = name
