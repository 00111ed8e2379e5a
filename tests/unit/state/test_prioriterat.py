"""Which assets have priority on a day, whether they are classified, and how far their plans have come."""

from datetime import date

from macros.models.process import Informationsmangd
from macros.state.day import Dagslage
from macros.state.prioriterat import prioriterade, samlad_plan
from tests.unit.office import UNKNOWN, atgard, event, regel, registers, system

DAY = date(2026, 11, 24)
KLASSAD = {"datum": "2026-02-01", "konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}


def prioritet(day: str, yes: bool) -> dict:
    return {"datum": day, "prioriterad": yes, "av": UNKNOWN}


def mangd(**fields) -> Informationsmangd:
    unknown = dict.fromkeys(("process", "agare", "personuppgifter"), UNKNOWN)
    return Informationsmangd(**{"id": "kartor", "namn": "Kartor"} | unknown | fields)


def test_priority_begins_and_ends_with_a_decision():
    x = system(prioriteringar=[prioritet("2026-03-01", True), prioritet("2026-09-01", False)])
    office = registers(system=[x])
    on = {day: bool(prioriterade(Dagslage(office, date.fromisoformat(day)))) for day in DAYS}
    assert on == {"2026-02-28": False, "2026-03-01": True, "2026-08-31": True, "2026-09-01": False}


DAYS = ("2026-02-28", "2026-03-01", "2026-08-31", "2026-09-01")


def test_a_plan_is_what_the_classification_led_to_and_what_is_dropped_is_in_none():
    x = system(prioriteringar=[prioritet("2026-03-01", True)], klassningar=[KLASSAD])
    plan = (
        atgard(id="ATG-001", ursprung="klassning", system=["kartan"], handelser=[event("2026-05-01", "klar")]),
        atgard(id="ATG-002", ursprung="staden", skyddsatgarder=["LOG-01"], system=["kartan"]),
        atgard(id="ATG-003", ursprung="klassning", system=["kartan"], handelser=[event("2026-05-01", "utgar")]),
        atgard(id="ATG-004", ursprung="incident", system=["kartan"]),
    )
    (found,) = prioriterade(Dagslage(registers(system=[x], atgarder=plan, regler=[regel()]), DAY))
    assert [a.id for a in found.plan] == ["ATG-001", "ATG-002"]
    assert samlad_plan([found], DAY) == (1, 2)
    assert samlad_plan([found], date(2026, 4, 30)) == (0, 2)
    assert not found.klassning.brist


def test_a_set_of_information_has_the_plans_of_the_systems_that_handle_it():
    told = mangd(prioriteringar=[prioritet("2026-03-01", True)])
    plan = atgard(ursprung="klassning", system=["kartan"])
    office = registers(
        system=[system(informationsmangder=["kartor"])], informationsmangder=[told], atgarder=[plan], regler=[regel()]
    )
    (found,) = prioriterade(Dagslage(office, DAY))
    assert (found.register, [a.id for a in found.plan]) == ("informationsmangder", ["ATG-001"])
    assert found.klassning.brist
