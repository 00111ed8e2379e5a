"""A person's name stands only as the contact of a review: in its pages and its PDF, and in nothing that is made of them."""

import re
from datetime import date

import pytest

from macros.content import Content, faultless, for_readers
from macros.models.base import SAKNAS, Synlighet
from tests.conftest import ROOT, at_first
from tests.kanarier import opened, outputs

DAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def office() -> Content:
    return faultless(ROOT, ROOT / "mkdocs.yml", DAY, prose=False)


def forms(name: str) -> re.Pattern[str]:
    """A name as text, as part of an address and as a mail address: any sign but a letter may stand between its parts."""
    plain = name.lower().translate(str.maketrans("åäöé", "aaoe"))
    return re.compile("|".join(r"[^a-zåäö]{0,3}".join(map(re.escape, one.split())) for one in (name.lower(), plain)))


@pytest.mark.parametrize("audience", at_first(0, [Synlighet.INTERN, Synlighet.OPPEN, Synlighet.BEGRANSAD]))
def test_a_contacts_name_is_in_no_search_index_export_copy_register_or_file_name(office, audience):
    content = for_readers(office, audience)
    people = {g.id: g.kontaktperson.namn for g in office.registers.genomgangar if g.kontaktperson.namn is not SAKNAS}
    assert people, "the test asks nothing of an office whose reviews name nobody"
    found = set()
    for name, data in outputs(content).items():
        for place, text in opened(name, data):
            for year, person in people.items():
                own = re.match(rf"(?:trad/(?:docs|artiklar)/genomgang/{year}/|pdf/ledningens-genomgang-{year})", place)
                if forms(person).search(place.lower()) or (not own and forms(person).search(text.lower())):
                    found.add(place)
    assert found == set()


@pytest.mark.long
def test_the_name_is_looked_for_where_it_is(office):
    people = {g.id: g.kontaktperson.namn for g in office.registers.genomgangar if g.kontaktperson.namn is not SAKNAS}
    for year, person in people.items():
        assert forms(person).search(outputs(office)[f"trad/artiklar/genomgang/{year}/index.html"].decode().lower())
