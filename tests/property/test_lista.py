"""Whatever a list has in a column about persons, and wherever the column stands: no cell of it is written, and none is repeated."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.checks.persons import Persons
from macros.cli.lists import told
from macros.editing.lista import sound
from macros.editing.listblad import open_list
from macros.editing.listkolumner import LISTOR, Som
from macros.editing.listpost import read_rows
from macros.editing.listrutor import Tolk
from macros.editing.workbook import Blad
from macros.editing.yaml_values import item_rows, plain
from macros.models import REGISTERS
from tests.unit.office import DAY, objekt, registers, roll, system

HELD = registers(roller=[roll()], objekt=[objekt()], system=[system()])
PERSONS = Persons(("Xerxes",))
BY_HEADING = ("Kontaktperson", "E-post", "mejl", "Telefon", "Mobilnr", "Handläggare", "Namn på person", "Förnamn")
SECRET = st.text("abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJ0123456789@.+-,: \n#&*=|'\"", min_size=0, max_size=30).map(
    lambda text: f"Qzx7{text}Qzx7"
)
"""A text that stands in no other cell, and that a reader may take for anything."""
KNOWN = st.sampled_from(("Xerxes Qzxson", "qzx7@exempel.se", "070-777 77 77", "Qzxson, Xerxes", "XERXES QZX"))
TRACE = re.compile(r"qzx|777 77 77", re.IGNORECASE)
REST = st.sampled_from((None, "", "ja", "Parkering", "2025-10-03", 3, "Kartan", "okänt", 2.0, "STA"))


def text_fields(register: str) -> list[str]:
    return [f.rubriker[0] if f.rubriker else f.namn for f in LISTOR[register] if f.som in (Som.TEXT, Som.TEXTER)]


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, Blad]:
    """A register and a list of it with one column about persons, by its heading, its contents or that a name may stand there."""
    register = draw(st.sampled_from(sorted(LISTOR)))
    count = draw(st.integers(1, 6))
    fields = [f for f in LISTOR[register] if f.rubriker and f.som is not Som.NAMN]
    rest = draw(st.lists(st.sampled_from(fields), max_size=4, unique_by=lambda f: f.namn))
    kind = draw(st.sampled_from(("heading", "contents", "role")))
    roles = [f.rubriker[0] for f in fields if f.tyst]
    if kind == "contents" and text_fields(register):
        heading = draw(st.sampled_from((*text_fields(register), "Okänd rubrik")))
        cells = [draw(KNOWN if n % 3 == 0 else SECRET) for n in range(count)]
    elif kind == "role" and roles:
        heading, cells = draw(st.sampled_from(roles)), draw(st.lists(SECRET | KNOWN, min_size=count, max_size=count))
    else:
        heading = draw(st.sampled_from(BY_HEADING))
        cells = draw(st.lists(SECRET | KNOWN, min_size=count, max_size=count))
    named = next(f for f in LISTOR[register] if f.som is Som.NAMN)
    columns = {named.rubriker[1]: [f"Post {n}" for n in range(count)]}
    columns |= {f.rubriker[0]: draw(st.lists(REST, min_size=count, max_size=count)) for f in rest}
    columns |= {heading: cells}
    order = draw(st.permutations(sorted(columns)))
    rows = [list(order), *([columns[name][n] for name in order] for n in range(count))]
    return register, Blad("Lista", tuple(enumerate(rows, 1)))


@given(lists())
@settings(max_examples=300, deadline=None)
def test_no_cell_of_a_column_about_persons_is_written_or_repeated(given_list):
    register, blad = given_list
    lista = open_list("a.xlsx", [blad], register, None, PERSONS.found)
    made = sound(read_rows(lista, Tolk(HELD, PERSONS.found, DAY, {"anna": "chef"})), HELD, PERSONS.found, lambda _: [])
    rows = [row for record in made.poster.values() for row in item_rows(plain(record), 0, compact=False)]
    said = list(told(made, next(r for r in REGISTERS if r.namn == register), "a.xlsx", True))
    assert not [row for row in (*rows, *said) if TRACE.search(row)]
