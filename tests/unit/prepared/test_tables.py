"""A cell of a table in Markdown knows its column, so that a phone can show its row as a box."""

from macros.prepared.markup import parse
from macros.prepared.tables import name_cells

TABLE = (
    "<table><thead><tr><th>Vem</th><th>Gör  <em>nu</em></th><th></th></tr></thead>"
    "<tbody><tr><td>Chef</td><td>Ringer</td><td>x</td></tr><tr><td>Alla</td></tr></tbody></table>"
)


def named(html: str) -> list[tuple[str, str | None]]:
    root = parse(html)
    name_cells(root)
    return [(cell.text(), cell.attributes.get("data-kolumn")) for cell in root.css("td")]


def test_every_cell_but_the_first_gets_its_columns_name():
    assert named(TABLE) == [("Chef", None), ("Ringer", "Gör nu"), ("x", None), ("Alla", None)]


def test_a_table_with_a_dress_of_its_own_and_one_with_spans_are_left():
    for html in (TABLE.replace("<table>", '<table class="kort">'), TABLE.replace("<td>Alla", '<td colspan="3">Alla')):
        assert {name for _, name in named(html)} == {None}
