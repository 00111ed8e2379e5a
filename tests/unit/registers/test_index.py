"""A record that is found through an index is the same as by the walk through its register."""

from macros.models import REGISTERS
from macros.models.base import SAKNAS, Hanvisning
from macros.pages.page import OpenPages, open_pages, with_indexes
from macros.registers.load import Registers
from macros.registers.walk import lists, models, values
from macros.state.day import Dagslage
from tests.unit.office import DAY, atgard, mal, page, registers, system
from tests.unit.office import objekt as an_object


def office() -> Registers:
    first, second = system(id="a", objekt="x"), system(id="b")
    return registers(
        system=[first, second],
        objekt=[an_object(id="x")],
        mal=[mal(id="MAL-001", system=["a", "a", "b"])],
        atgarder=[atgard(id="ATG-001", system=["b"]), atgard(id="ATG-002", ansvarig="isam")],
    )


def by_the_walk(held: Registers, register: str, field: str, value: object) -> list:
    found = []
    for record in held.of(register):
        said = getattr(record, field)
        if value in said if isinstance(said, tuple) else value == said:
            found.append(record)
    return found


def test_the_records_that_point_at_a_system_are_those_of_the_walk_in_its_order():
    held = office()
    for one in ("a", "b", "finns-inte"):
        assert list(held.by("arenden", "system", one)) == by_the_walk(held, "arenden", "system", one)
    assert [r.id for r in held.by("arenden", "system", "b")] == ["MAL-001", "ATG-001"]


def test_a_field_of_one_value_is_found_and_the_unknown_is_none_of_them():
    held = office()
    assert [r.id for r in held.by("system", "objekt", "x")] == ["a"]
    assert [r.id for r in held.by("system", "objekt", SAKNAS)] == ["b"]


def test_chosen_records_come_once_in_the_order_of_the_file():
    held = office()
    assert [r.id for r in held.chosen("system", ["b", "a", "b", "finns-inte"])] == ["a", "b"]


def test_the_systems_of_the_day_are_those_that_show():
    day = Dagslage(registers(system=[system(id="a"), system(id="b", till="2026-01-01")]), DAY)
    assert [s.id for s in day.system()] == [s.id for s in day.registers.system if day.syns(s)] == ["a"]


def test_values_of_a_kind_are_those_of_all_that_have_just_that_type():
    held = office()
    everything = values(held)
    for kind in {type(value) for *_, value in everything}:
        assert values(held, kind) == [place for place in everything if type(place[3]) is kind]
    assert {str(value) for *_, value in values(held, Hanvisning)} >= {"x", "isam", "a", "b"}
    assert [record.id for _, record, loc, _ in models(held) if loc == ()] == [
        r.id for register in REGISTERS for r in held.of(register.namn)
    ]
    assert all(isinstance(part, tuple) and part for *_, part in lists(held))


def test_pages_are_found_by_heading_and_reviews_chapters_in_order():
    pages = [
        page("genomgang/2027/2-b.md"),
        page("genomgang/2027/1-a.md"),
        page("rutiner/x.md", "# X\n\n## ISAM\n\ntext\n"),
        page("register/system/a.md", "# ISAM\n", ur_data=True, title="A"),
        page("parm/hemlig.md", "# ISAM\n"),
    ]
    found = open_pages({p.path: p for p in pages})
    assert [p.path for p in found.by_heading["isam"]] == ["rutiner/x.md"]
    assert [(n, p.path) for n, p in found.chapters["2027"]] == [
        (1, "genomgang/2027/1-a.md"),
        (2, "genomgang/2027/2-b.md"),
    ]
    assert "parm/hemlig.md" not in found
    assert with_indexes(found) is found
    assert isinstance(with_indexes({}), OpenPages)
