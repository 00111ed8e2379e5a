"""The columns of a register, and how any value is said in words."""

import re
from datetime import date

import pytest

from macros.models import REGISTERS
from macros.models.base import SAKNAS
from macros.models.system import Driftform
from macros.state.day import Dagslage
from macros.views.columns import i_ord, kolumner, varde, visningsnamn
from macros.views.register import register as register_table
from tests.unit.office import (
    DAY,
    UNKNOWN,
    atgard,
    context,
    event,
    mal,
    objekt,
    regel,
    registers,
    roll,
    styrdokument,
    system,
)

BY_NAME = {r.namn: r for r in REGISTERS}


def shown(register: str, key: str, record, **held):
    """What a register's table says in one column of one record."""
    day = Dagslage(registers(**{register: [record]} | held), DAY)
    column = next(k for k in kolumner(BY_NAME[register]) if k.nyckel == key)
    return i_ord(varde(column, day, record), day.registers)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.namn)
def test_a_column_has_a_key_of_its_own_and_a_name_that_begins_with_a_capital(register):
    columns = kolumner(register)
    assert len({k.nyckel for k in columns}) == len(columns)
    assert [k.namn for k in columns if k.namn != k.namn[:1].upper() + k.namn[1:] or "_" in k.namn] == []


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, "Inget rapporterat"),
        ({"senast": "2026-11-23"}, "Inget rapporterat"),
        ({"senast": "2026-10-01", "handelser": [event("2026-10-02", "pagar")]}, "Försenad"),
        ({"senast": "2026-11-24"}, "Inget rapporterat"),
        ({"handelser": [event("2026-10-01", "pagar")]}, "Pågår"),
        ({"senast": "2026-01", "handelser": [event("2026-10-01", "klar")]}, "Klar"),
        ({"handelser": [event("2026-11-25", "klar")]}, "Inget rapporterat"),
    ],
)
def test_the_state_of_a_matter_is_what_is_reported_on_the_day(fields, word):
    assert shown("atgarder", "lage", atgard(**fields)) == word


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"senast": "2026-11-23"}, "datumet har passerat"),
        ({"senast": "2026-11-24"}, ""),
        ({"handelser": [event("2026-10-01", "pagar")]}, ""),
        (
            {"senast": "2026-11", "handelser": [event("2026-11-02", "forsenad")]},
            "rapporterat 2 november 2026, skulle vara klart november 2026",
        ),
    ],
)
def test_beside_silence_and_lateness_stands_what_they_rest_on(fields, words):
    assert shown("atgarder", "lage_om", atgard(**fields)) == words


CLASSED = [{"datum": "2026-01-15", "konfidentialitet": 1, "riktighet": 2, "tillganglighet": 3}]


def test_a_classified_system_shows_its_levels_and_until_when_they_hold():
    found = system(klassningar=CLASSED)
    rules = {"regler": [regel("klassning", 12)]}
    assert shown("system", "krt", found, **rules) == "1-2-3"
    assert shown("system", "klassning_lage", found, **rules) == "Giltig"
    assert shown("system", "klassning_till", found, **rules) == "2027-01-15"


def test_a_system_without_facts_lacks_nothing_that_was_never_claimed():
    assert shown("system", "krt", system()) == UNKNOWN
    assert shown("system", "riskanalys_lage", system()) == "Uppgift saknas"


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({}, "Uppgift saknas"),
        ({"teknik": True, "process": True, "rutin": True}, "Dokumenterad"),
        ({"teknik": True, "process": False}, "Delvis dokumenterad"),
        ({"teknik": False}, "Saknas"),
    ],
)
def test_access_management_is_one_word_for_three_parts(parts, word):
    told = [{"datum": "2026-01-01", "del": part, "dokumenterad": done} for part, done in parts.items()]
    assert shown("system", "behorighet_lage", system(behorigheter=told)) == word


def test_nothing_is_computed_of_a_system_in_protective_security():
    secret = {"id": "hemlig", "agare": UNKNOWN, "sakerhetsskydd": True}
    found = type(system())(**secret)
    assert shown("system", "klassning_lage", found) == ""
    assert visningsnamn(found) == "Hanteras i säkerhetsskydd"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ((), ""),
        (SAKNAS, "uppgift saknas"),
        (True, "ja"),
        (False, "nej"),
        (Driftform.STA, "STA"),
        ((Driftform.STA, Driftform.MOLN), "STA; moln"),
        (7, "7"),
    ],
)
def test_a_value_is_said_in_plain_words(value, words):
    assert i_ord(value, registers()) == words


def test_a_reference_is_called_by_its_records_name_and_by_its_id_when_there_is_none():
    owned = system(agare="chef")
    assert i_ord(owned.agare, registers(roller=[roll()])) == "Chefen"
    assert i_ord(owned.agare, registers()) == "chef"


def test_a_part_of_a_record_is_one_line():
    told = atgard(handelser=[event("2026-10-01", "pagar", "Startat.", av="chef")]).handelser[0]
    assert i_ord(told, registers(roller=[roll()])) == "1 oktober 2026, pågår, Startat. Rapporterat av: Chefen"


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (system(), "Kartan"),
        (mal(), "Nå målet"),
        (objekt(namn="Tunnlar"), "Tunnlar"),
        (regel(), "Regeln"),
        (styrdokument(namn="lokala anvisning"), "Kontorets beslutade lokala anvisning"),
    ],
)
def test_a_record_is_called_by_its_name_or_heading(record, name):
    assert visningsnamn(record) == name


@pytest.mark.parametrize(("reported", "old"), [("2025-06-01", True), ("2026-10-01", False)])
def test_an_old_state_stands_beside_its_day_in_the_table_of_a_register(reported, old):
    held = {
        "atgarder": [atgard(handelser=[event(reported, "pagar")])],
        "regler": [regel("nulage", 6)],
        "roller": [roll()],
    }
    html = register_table(context("register/atgarder/index.md", dag=date(2026, 11, 30), **held), "atgarder")
    (shown,) = re.findall(r'<td data-nyckel="lage">(.*?)</td>', html)
    assert ("läget nu är inte känt" in shown) is old
    assert "Om läget" not in html
