"""The pages that the data gives: which there are, where they lie, and that no name can break out of them."""

import pytest

from macros.models import REGISTERS
from macros.pages.kinds import kind_of
from macros.prepared.made_pages import build_pages, made_pages
from tests.unit.office import genomgang, objekt, rattelse, registers, roll, system

OFFICE = {
    "genomgangar": [genomgang(2026, aterger=True), genomgang(2027)],
    "rattelser": [rattelse(), rattelse(id="RAT-002")],
    "system": [system()],
    "objekt": [objekt()],
    "roller": [roll()],
}


def built(**held) -> dict[str, tuple[str, str, str]]:
    """(title, description, text) by path."""
    found = list(build_pages(registers(**held)))
    assert len({path for path, *_ in found}) == len(found)
    return {path: tuple(rest) for path, *rest in found}


def test_an_empty_office_has_a_page_for_every_register_and_no_other():
    assert set(built()) == {f"register/{r.namn}.md" for r in REGISTERS}


@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("register/system/kartan.md", '{{ systemblad("kartan") }}'),
        ("register/objekt/parkering.md", '{{ objektblad("parkering") }}'),
        ("roller/chef.md", '{{ rollblad("chef") }}'),
        ("jamforelse/2026-2027.md", "{{ jamforelse(2026, 2027) }}"),
        ("genomgang/2026/rattelser.md", "{{ rattelser(2026) }}"),
        ("register/risker.md", '{{ register("risker") }}'),
    ],
)
def test_each_record_review_and_register_has_its_page_with_its_call(path, call):
    assert call in built(**OFFICE)[path][2]


def test_a_review_without_amendments_has_no_page_of_them():
    assert "genomgang/2027/rattelser.md" not in built(**OFFICE)


def test_one_review_is_compared_with_nothing():
    assert not any(path.startswith("jamforelse/") for path in built(genomgangar=[genomgang(2027)]))


def test_a_name_becomes_text_and_never_markup():
    title, about, _ = built(system=[system(namn='<b onclick="x">Kartan</b>')])["register/system/kartan.md"]
    assert "<" not in title + about and "&lt;b onclick=" in title


def test_a_system_in_protective_security_shows_no_name():
    secret = type(system())(id="hemlig", agare="chef", sakerhetsskydd=True)
    assert built(system=[secret])["register/system/hemlig.md"][0] == "Hanteras i säkerhetsskydd"


@pytest.mark.parametrize("path", sorted(built(**OFFICE)))
def test_a_made_page_lies_where_the_table_expects_pages_of_data(path):
    assert kind_of(path).ur_data


def test_a_made_page_is_read_as_any_page_and_knows_that_it_is_made():
    found = made_pages(registers(**OFFICE))["register/system/kartan.md"]
    assert found.made and found.title == "Kartan" and found.file == "docs/register/system/kartan.md"
