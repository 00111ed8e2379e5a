"""The registers as an audience may read them."""

import pytest

from macros.models.base import DOLD, SAKNAS, Synlighet
from macros.models.leverantor import Leverantor
from macros.models.malgrupp import Malgrupp
from macros.models.system import System
from macros.registers.levels import record_level, unmarked_level
from macros.registers.narrow import by_marks, narrowed
from macros.state.day import Dagslage, Lage
from tests.unit.office import (
    DAY,
    atgard,
    event,
    genomgang,
    incident,
    kontroll,
    objekt,
    organisation,
    registers,
    roll,
    system,
)

BEGRANSAD, INTERN, OPPEN = Synlighet
ROWS = (Malgrupp(id="roller", galler_register="roller", visas_for="oppen", varfor="Namnen står i öppna texter."),)


def seen(malgrupp: Synlighet, **held):
    whole = registers(**held)
    return narrowed(whole, malgrupp, by_marks(whole, malgrupp))


@pytest.mark.parametrize(
    ("mark", "audience", "shown"),
    [
        (None, INTERN, True),
        (None, OPPEN, False),
        ("oppen", OPPEN, True),
        ("begransad", INTERN, False),
        ("begransad", BEGRANSAD, True),
    ],
)
def test_a_record_is_shown_to_whom_its_mark_says_and_without_one_to_the_staff(mark, audience, shown):
    assert bool(seen(audience, organisation=[organisation(synlighet=mark)]).organisation) is shown


def test_what_shows_a_weakness_is_restricted_until_somebody_says_otherwise():
    held = {"incidenter": [incident(), incident(id="INC-002", synlighet="intern")]}
    assert [i.id for i in seen(INTERN, **held).incidenter] == ["INC-002"]
    assert seen(OPPEN, **held).incidenter == ()


def test_no_mark_makes_a_record_wider_than_its_model_allows():
    assert record_level(registers(), "system", system(synlighet="oppen")) is INTERN


def test_a_system_in_protective_security_tells_staff_whom_to_ask_unless_it_is_marked():
    kept = {"id": "hemligt", "agare": "uppgift saknas", "sakerhetsskydd": True}
    assert len(seen(INTERN, system=[System(**kept)]).system) == 1
    assert seen(OPPEN, system=[System(**kept)]).system == ()
    assert seen(INTERN, system=[System(**kept, synlighet="begransad")]).system == ()


def test_the_table_of_audiences_holds_for_what_has_no_mark():
    whole = registers(roller=[roll()], malgrupper=ROWS)
    assert unmarked_level(whole, "roller") is OPPEN
    assert record_level(whole, "roller", roll(synlighet="intern")) is INTERN


def test_a_field_is_never_shown_more_widely_than_its_model_says():
    shown = seen(OPPEN, roller=[roll(mandat=["Beslutar allt"])], malgrupper=ROWS).roller[0]
    assert shown.namn == "Chefen"
    assert shown.mandat == ()
    assert shown.uppgifter is DOLD


def test_what_is_hidden_is_neither_unknown_nor_missing():
    access = [{"datum": "2026-01-01", "del": "teknik", "dokumenterad": False}]
    day = Dagslage(seen(INTERN, system=[system(behorigheter=access)]), DAY)
    (kept,) = day.registers.system
    assert kept.behorigheter == ()
    assert {svar.lage for svar in day.behorighet(kept).values()} == {Lage.DOLD}
    assert day.skanning(kept).lage is Lage.DOLD
    assert day.systemklassning(kept).svar.lage is Lage.OKAND


def test_who_may_not_read_what_a_system_is_treated_in_is_told_of_no_gap():
    bare = system(personuppgifter=True, driftformer=["moln"], leverantorer=["molnet"])
    kept = Leverantor(id="molnet", namn="Molnet", levererar="Moln", kontakt=SAKNAS, synlighet="begransad")
    for audience, expected in ((INTERN, Lage.DOLD), (BEGRANSAD, Lage.INTE_INSKRIVEN)):
        found = seen(audience, system=[bare], leverantorer=[kept])
        assert Dagslage(found, DAY).behandling(found.system[0]).lage is expected
        assert "behandlingar" not in found.asked or audience is BEGRANSAD
    narrow = seen(INTERN, system=[bare], leverantorer=[kept])
    assert Dagslage(narrow, DAY).leverantor(narrow.system[0]).lage is Lage.DOLD


def test_a_reference_to_what_is_gone_goes_too_and_what_needs_it_says_that_it_is_hidden():
    hidden = {"id": "kartan", "synlighet": "begransad"}
    found = seen(INTERN, system=[system(**hidden)], atgarder=[atgard(system=["kartan"])])
    assert found.atgarder[0].system == ()
    owned = seen(INTERN, roller=[roll(synlighet="begransad")], objekt=[objekt(agare="chef")])
    assert owned.objekt[0].agare is DOLD
    assert owned.objekt[0].incidentledare is SAKNAS


def test_a_part_without_what_it_refers_to_is_no_part_but_one_that_can_do_without_stays():
    told = [event("2026-01-01", "pagar", av="chef")]
    found = seen(INTERN, roller=[roll(synlighet="begransad")], atgarder=[atgard(handelser=told)])
    assert found.atgarder[0].handelser[0].av is None
    place = [{"genomgang": "2027", "avsnitt": "9.1", "som": "mal", "punkt": 1}]
    found = seen(INTERN, genomgangar=[genomgang(synlighet="begransad")], atgarder=[atgard(stallen=place)])
    assert found.atgarder[0].stallen == ()


def test_a_register_that_may_not_be_read_is_told_apart_from_an_empty_one():
    found = seen(INTERN, incidenter=[incident()])
    assert not found.visar("incidenter")
    assert found.visar("avvikelser", "system") is False, "no record without a mark would be shown"
    assert found.visar("utbildningar")
    assert seen(INTERN, kontroller=[kontroll("vor", synlighet="intern")]).delvis >= {"kontroller"}


def test_asking_for_what_is_kept_back_is_noted_also_through_what_is_derived():
    found = seen(INTERN, incidenter=[incident()])
    _ = found.raknas.incidenter
    assert "incidenter" in found.asked
