"""How far a document has reached, with its denominator; nobody's own reading can be made out."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from macros.models.forankring import Forankring
from macros.state.forankring import MINST, Grupp, _hopslagna, forankring
from tests.unit.office import objekt, registers, styrdokument

DAY = date(2026, 11, 24)
DOC = "lokal-anvisning"


def enhet(name: str, *people: tuple[str, int], **fields: Any):
    return objekt(id=name, namn=name.title(), slag="enhet", medarbetare=[{"datum": d, "antal": n} for d, n in people])


def told(record_id: str, units: list[str], *occasions: tuple[str, Any], **about: Any) -> Forankring:
    when = [{"datum": d, "satt": "mote", "hittills": n} for d, n in occasions]
    return Forankring(**{"id": record_id, "styrdokument": [DOC], "enheter": units, "tillfallen": when} | about)


def office(*forankringar: Forankring, units: Any = None):
    known = units or (enhet("norr", ("2026-01-01", 30)), enhet("soder", ("2026-01-01", 20)))
    return registers(forankringar=forankringar, objekt=known, styrdokument=[styrdokument(id=DOC)])


def test_the_share_is_of_everybody_and_silence_is_unknown():
    found = forankring(office(told("FOR-001", ["norr"], ("2026-03-01", 12))), DOC, DAY)
    assert (found.natta, found.medarbetare, found.okanda) == (12, 50, 20)
    assert [o.id for o in found.utan] == ["soder"]


def test_the_last_occasion_of_the_day_counts_and_a_later_one_does_not():
    post = told("FOR-001", ["norr"], ("2026-03-01", 12), ("2026-05-01", 25))
    assert forankring(office(post), DOC, date(2026, 4, 30)).natta == 12
    assert forankring(office(post), DOC, date(2026, 5, 1)).natta == 25
    assert forankring(office(post), DOC, date(2026, 2, 28)).natta == 0
    assert forankring(office(post), DOC, date(2026, 2, 28)).okanda == 50


def test_a_number_that_nobody_knows_is_not_nought():
    found = forankring(office(told("FOR-001", ["norr"], ("2026-03-01", "uppgift saknas"))), DOC, DAY)
    assert found.okanda == 50
    assert found.grupper[0].natt is None


def test_a_unit_without_its_number_is_in_no_figure():
    units = (enhet("norr", ("2026-01-01", 30)), enhet("ny"))
    found = forankring(office(told("FOR-001", ["norr"], ("2026-03-01", 12)), units=units), DOC, DAY)
    assert (found.medarbetare, [o.id for o in found.utan_antal]) == (30, ["ny"])


def test_another_matter_is_not_counted():
    assert forankring(office(told("FOR-001", ["norr"], ("2026-03-01", 12))), "rutiner/en.md", DAY).natta == 0


def test_a_group_that_has_shrunk_is_told_with_another():
    units = (enhet("norr", ("2026-01-01", 30)), enhet("soder", ("2026-01-01", 12), ("2026-09-01", 4)))
    posts = (told("FOR-001", ["norr"], ("2026-03-01", 12)), told("FOR-002", ["soder"], ("2026-03-01", 3)))
    assert [g.antal for g in forankring(office(*posts, units=units), DOC, date(2026, 8, 31)).grupper] == [30, 12]
    (only,) = forankring(office(*posts, units=units), DOC, DAY).grupper
    assert (only.antal, only.natt, set(only.enheter)) == (34, 15, {"norr", "soder"})


OCCASION = told("FOR-001", ["norr"], ("2026-03-01", 12)).tillfallen[0]


@given(st.lists(st.integers(0, 40), max_size=8))
def test_no_group_below_ten_is_ever_told_and_nobody_is_lost(sizes):
    groups = [Grupp((f"e{at}",), size, min(size, 3), OCCASION) for at, size in enumerate(sizes)]
    shown = list(_hopslagna(groups))
    assert all(g.antal >= MINST for g in shown)
    if sum(sizes) >= MINST:
        assert sum(g.antal for g in shown) == sum(sizes)
        assert sum(g.natt for g in shown) == sum(g.natt for g in groups)
