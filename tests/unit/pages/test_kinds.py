"""The table of kinds of pages: which row holds for a page, and what follows from it."""

from dataclasses import fields

import pytest

from macros.pages.kinds import (
    ANNEXES,
    BINDER,
    KINDS,
    START,
    UNKNOWN,
    Kind,
    is_index,
    is_known,
    is_open,
    kind_at,
    kind_of,
    record_of,
    search_kinds,
    year_of,
)
from macros.pages.page import url
from macros.pages.paths import card_page, comparison_page, folder_of, record_page, register_page, review_page


def example(kind: Kind) -> str:
    """A page that the row is written for."""
    return kind.monster.replace("*", "2027") + ("prov.md" if kind.monster.endswith("/") else "")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.monster)
def test_no_row_is_hidden_by_a_wider_one_above_it(kind):
    assert kind_of(example(kind)) is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.monster)
def test_the_address_of_a_finished_page_leads_to_the_same_row(kind):
    assert kind_at(url(example(kind))) is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.monster)
def test_what_is_not_on_the_site_is_in_no_search_menu_or_copy(kind):
    if not kind.i_webben:
        assert (kind.namn, kind.kopieras, kind.i_meny) == (None, False, False)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.monster)
def test_a_kind_that_the_search_has_weighs_something(kind):
    assert (kind.vikt > 0) == (kind.namn is not None)


def test_every_field_of_the_table_is_used_by_some_row():
    for field in fields(Kind):
        assert len({getattr(kind, field.name) for kind in KINDS}) > 1, field.name


@pytest.mark.parametrize(
    ("path", "monster"),
    [
        ("index.md", START),
        ("rutiner/rapportera-incident.md", "rutiner/rapportera-incident.md"),
        ("rutiner/kameraprocess.md", "rutiner/"),
        ("kartotek/index.md", "kartotek/index.md"),
        ("kartotek/loggning.md", "kartotek/"),
        ("register/system.md", "register/system.md"),
        ("register/system/trafikdata.md", "register/system/"),
        ("register/risker.md", "register/"),
        ("genomgang/2026/rattelser.md", "genomgang/*/rattelser.md"),
        ("genomgang/2026/3-status.md", "genomgang/"),
        ("genomgang/2026/djup/rattelser.md", "genomgang/"),
        ("om.md", "*.md"),
    ],
)
def test_the_narrowest_row_holds(path, monster):
    assert kind_of(path).monster == monster


@pytest.mark.parametrize("path", ["rutin/x.md", "Rutiner/x.md", "rutinerna/x.md", "bilaga/2027.md", "x/index.md"])
def test_a_folder_that_the_table_lacks_is_unknown_and_goes_nowhere(path):
    assert not is_known(path)
    assert kind_of(path) is UNKNOWN
    assert not kind_of(path).kopieras and kind_of(path).pdf == ()


def test_the_start_page_is_found_by_its_address():
    assert kind_at("").monster == kind_at("./").monster == START


@pytest.mark.parametrize(("path", "year"), [("genomgang/2027/index.md", "2027"), ("bilagor/2027.md", "2027")])
def test_a_page_of_a_review_tells_its_year(path, year):
    assert year_of(path) == year


@pytest.mark.parametrize("path", ["index.md", "jamforelse/2026-2027.md", "genomgang/index.md", "genomgang/20٢7/a.md"])
def test_other_pages_have_no_year(path):
    assert year_of(path) is None


def test_annexes_and_the_binder_are_not_open():
    assert not is_open(f"{ANNEXES}2027.md") and not is_open(f"{BINDER}index.md")
    assert is_open("rutiner/index.md")


def test_a_records_page_leads_back_to_the_record():
    for register in ("kartotek", "roller", "system", "objekt"):
        assert record_of(record_page(register, "prov")) == (register, "prov")
    assert record_of(card_page("index")) is None and record_of("rutiner/x.md") is None


def test_a_register_without_pages_has_no_folder():
    assert folder_of("risker") is None
    with pytest.raises(ValueError):
        record_page("risker", "RIS-001")


def test_pages_are_named_as_they_lie():
    assert card_page("loggning") == "kartotek/loggning.md"
    assert register_page("beslut", "BES-001") == "register/beslut.md#BES-001"
    assert review_page(2027) == "genomgang/2027/index.md"
    assert comparison_page(2026, 2027) == "jamforelse/2026-2027.md"
    assert is_index("kartotek/index.md") and is_index(START) and not is_index("om/myindex.md")


def test_the_search_names_each_kind_once():
    names = search_kinds()
    assert len(names) == len(set(names)) and ("Rutin", 1.4) in names
