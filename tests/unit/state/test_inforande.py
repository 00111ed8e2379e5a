"""How far the way to use has come on a day: done, begun, nothing written yet, or not to be shown; silence is never a no."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.models.base import Synlighet
from macros.models.inforandesteg import Visar
from macros.models.values import UNKNOWN
from macros.registers.load import Registers
from macros.state.avgjort import FORST
from macros.state.inforande import MATT, Sidorna, Steglage, nasta_steg, stegets_lage, stegets_matt, vantar_pa
from tests.unit.inforandefall import fraga, steg, vag
from tests.unit.office import atgard, beslut, decision, objekt, regel, registers, styrdokument, system
from tests.unit.state.test_forankring import enhet, told

DAY = date(2026, 11, 24)
BEFORE = date(2026, 9, 30)
KLAR, BORJAT, INGET, DOLT = Steglage.KLAR, Steglage.PABORJAT, Steglage.INGET_AN, Steglage.DOLT
CLASS = {"konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}
CLASSED = {"klassningar": [CLASS | {"datum": "2026-10-01"}]}
CONFIRMED = {"bekraftad": [{"datum": "2026-10-01", "av": "chef"}]}
RULES = [regel("klassning", 12), regel("bekraftelse", 12)]
PAGES = ("rutiner/a.md", "rutiner/b.md")


def far(visar: str, dag: date = DAY, sidor: Sidorna | None = None, step: dict[str, Any] | None = None, **held: Any):
    """(state, done, of how many) of a step that this measure tells, in an office that holds this."""
    asked = {"sidor": {"beslutar_sidor": ["rutiner/"]}}.get(visar, {}) | (step or {})
    made = stegets_matt(registers(**held), dag, steg(visar, **asked), sidor or Sidorna(PAGES, PAGES))
    return (stegets_lage(made), made.gjort, made.av) if made else (DOLT, None, None)


def test_every_measure_of_the_model_is_computed():
    assert set(MATT) == set(Visar)


@pytest.mark.parametrize("visar", list(Visar))
def test_an_empty_office_has_written_nothing_and_is_told_no_no(visar):
    assert far(visar, sidor=Sidorna())[:2] == (INGET, 0)


def test_a_list_is_read_in_when_a_system_beside_the_knowledge_base_is_in_use():
    own = system(id="kunskapsbasen")
    assert far("system", system=[own]) == (INGET, 0, None)
    assert far("system", system=[own, system(), system(id="b")]) == (KLAR, 2, None)
    assert far("system", system=[own, system(fran="2027"), system(id="c", exempel=True)])[0] is INGET


def test_the_incident_contact_needs_its_three_parts_and_what_lis_ny_wrote_is_none_of_them():
    assert far("incidentkontakt", kontaktvagar=[vag()]) == (KLAR, 3, 3)
    assert far("incidentkontakt", kontaktvagar=[vag(vag="Fyll i")]) == (BORJAT, 2, 3)
    none = dict.fromkeys(("roll", "vag", "annan_tid"), UNKNOWN)
    assert far("incidentkontakt", kontaktvagar=[vag(**none)]) == (INGET, 0, 3)
    assert far("incidentkontakt", kontaktvagar=[vag("jouren")])[0] is INGET


def test_the_other_ways_are_counted_without_the_incident_contact():
    ways = [vag(), vag("a"), vag("b", annan_tid=UNKNOWN)]
    assert far("kontaktvagar", kontaktvagar=ways) == (BORJAT, 1, 2)
    assert far("kontaktvagar", kontaktvagar=ways[:2]) == (KLAR, 1, 1)
    assert far("kontaktvagar", kontaktvagar=[vag(), vag("a", vag=UNKNOWN)]) == (INGET, 0, 1)


def test_a_decided_document_is_found_by_its_number():
    held = [styrdokument(diarienummer="T1"), styrdokument(id="b")]
    assert far("styrdokument", styrdokument=held) == (BORJAT, 1, 2)
    assert far("styrdokument", styrdokument=held[:1])[0] is KLAR


@pytest.mark.parametrize(("day", "state"), [(BEFORE, (INGET, 0, 2)), (DAY, (BORJAT, 1, 2))])
def test_pages_hold_from_the_day_of_their_decision(day, state):
    assert far("sidor", day, beslut=[decision("rutiner/a.md", beslutat="2026-10-01")]) == state


def test_a_step_is_done_when_every_page_holds():
    assert far("sidor", beslut=[decision(*PAGES)]) == (KLAR, 2, 2)
    assert far("sidor", beslut=[decision(*PAGES, diarienummer=UNKNOWN)]) == (INGET, 0, 2)


@pytest.mark.parametrize(("day", "settled"), [(BEFORE, 0), (DAY, 1)])
def test_questions_are_those_of_the_step_and_all_when_it_names_none(day, settled):
    asked = [fraga(1, beslut="BES-001"), fraga(2), fraga(3)]
    held = {"lokala_beslut": asked, "beslut": [beslut(beslutat="2026-10-01")]}
    assert far("fragor", day, **held)[1:] == (settled, 3)
    assert far("fragor", day, step={"beslut": ["KB-001"]}, **held)[1:] == (settled, 1)
    assert far("fragor", day, step={"beslut": ["KB-002"]}, **held) == (INGET, 0, 1)


def test_the_first_round_is_done_when_so_many_are_settled_as_a_meeting_takes():
    def held(settled: int, total: int) -> dict[str, Any]:
        asked = [fraga(n, **({"beslut": "BES-001"} if n <= settled else {})) for n in range(1, total + 1)]
        return {"lokala_beslut": asked, "beslut": [beslut(beslutat="2026-10-01")]}

    assert far("forsta_fragorna", **held(FORST - 1, 30)) == (BORJAT, FORST - 1, FORST)
    assert far("forsta_fragorna", **held(FORST + 3, 30)) == (KLAR, FORST, FORST)
    assert far("forsta_fragorna", **held(3, 3)) == (KLAR, 3, 3)
    assert far("forsta_fragorna", BEFORE, **held(30, 30))[0] is INGET


def test_an_incident_leader_is_asked_for_in_every_object():
    held = [objekt(incidentledare="chef"), objekt(id="b")]
    assert far("incidentledare", objekt=held) == (BORJAT, 1, 2)
    assert far("incidentledare", objekt=held[:1])[0] is KLAR and far("incidentledare", objekt=held[1:])[0] is INGET


@pytest.mark.parametrize(("visar", "made"), [("klassade", CLASSED), ("bekraftade", CONFIRMED)])
def test_a_system_counts_from_the_day_of_its_fact_until_the_rule_says_that_it_is_too_old(visar, made):
    held = {"system": [system(**made), system(id="b")], "regler": RULES}
    assert far(visar, BEFORE, **held) == (INGET, 0, 2)
    assert far(visar, DAY, **held) == (BORJAT, 1, 2)
    assert far(visar, date(2028, 1, 1), **held) == (BORJAT, 0, 2), "what is too old is written all the same"
    assert far(visar, DAY, system=[system(**made)], regler=RULES)[0] is KLAR


@pytest.mark.parametrize(("day", "state"), [(BEFORE, INGET), (DAY, BORJAT)])
def test_a_rule_is_decided_from_its_day(day, state):
    made = regel().model_copy(update={"beslutad": decision().beslutat})
    assert far("tider", day, regler=[made, regel("riskanalys")])[0] is state


def test_only_pages_that_hold_are_asked_for_their_review():
    held = {"beslut": [decision("rutiner/a.md")]}
    assert far("granskade", sidor=Sidorna((), PAGES, frozenset(PAGES)), **held) == (KLAR, 1, 1)
    assert far("granskade", sidor=Sidorna((), PAGES, frozenset({"rutiner/b.md"})), **held) == (INGET, 0, 1)
    assert far("granskade", sidor=Sidorna((), PAGES, frozenset(PAGES))) == (INGET, 0, 0)


def test_an_asset_with_priority_is_done_when_it_is_classified_and_has_a_plan():
    first = [{"datum": "2026-10-01", "prioriterad": True, "av": "chef"}]
    plan = atgard(ursprung="klassning", system=["kartan"])
    both = system(prioriteringar=first, **CLASSED)
    assert far("prioriterade", system=[both], atgarder=[plan], regler=RULES) == (KLAR, 1, 1)
    assert far("prioriterade", system=[both], regler=RULES) == (BORJAT, 0, 1)
    assert far("prioriterade", BEFORE, system=[both], atgarder=[plan], regler=RULES) == (INGET, 0, None)


def test_the_directive_is_anchored_when_it_has_reached_everybody_whose_unit_is_known():
    units = (enhet("norr", ("2026-01-01", 30)), enhet("ny"))
    some, everybody = (told("FOR-001", ["norr"], ("2026-10-01", n)) for n in (12, 30))
    assert far("forankrade", objekt=units[:1], forankringar=[some]) == (BORJAT, 12, 30)
    assert far("forankrade", objekt=units[:1], forankringar=[everybody]) == (KLAR, 30, 30)
    assert far("forankrade", objekt=units, forankringar=[everybody])[0] is BORJAT, "nobody knows how many there are"
    assert far("forankrade", BEFORE, objekt=units[:1], forankringar=[everybody])[0] is INGET


def hidden(held: Registers, *names: str) -> Registers:
    """The registers for an audience that may read nothing of some of them."""
    emptied = held.med(held.records | dict.fromkeys(names, ()))
    return replace(emptied, utelamnade=frozenset(names), slutna=frozenset(names))


READ = {
    Visar.SYSTEM: "system",
    Visar.INCIDENTKONTAKT: "kontaktvagar",
    Visar.KONTAKTVAGAR: "kontaktvagar",
    Visar.STYRDOKUMENT: "styrdokument",
    Visar.SIDOR: "beslut",
    Visar.FRAGOR: "beslut",
    Visar.FORSTA_FRAGORNA: "beslut",
    Visar.INCIDENTLEDARE: "objekt",
    Visar.BEKRAFTADE: "system",
    Visar.KLASSADE: "system",
    Visar.PRIORITERADE: "atgarder",
    Visar.FORANKRADE: "forankringar",
    Visar.TIDER: "regler",
    Visar.GRANSKADE: "granskningar",
}


@pytest.mark.parametrize("visar", list(Visar))
def test_what_the_audience_may_not_read_hides_the_state(visar):
    asked = {"beslutar_sidor": ["rutiner/"]} if visar is Visar.SIDOR else {}
    held = hidden(registers(lokala_beslut=[fraga()]), READ[visar])
    assert stegets_lage(stegets_matt(held, DAY, steg(visar, **asked), Sidorna(PAGES, PAGES))) is DOLT


def test_a_part_of_the_decisions_is_not_taken_for_all_of_them_unless_it_shows_that_all_is_done():
    partly = {"delvis": frozenset({"beslut"})}
    settled = [fraga(1, beslut="BES-001"), fraga(2)]
    held = replace(registers(lokala_beslut=settled, beslut=[beslut(beslutat="2026-10-01")]), **partly)
    assert stegets_matt(held, DAY, steg("fragor"), Sidorna()) is None
    assert stegets_lage(stegets_matt(held, DAY, steg("fragor", beslut=["KB-001"]), Sidorna())) is KLAR


def test_staff_may_read_every_decision_of_a_page_that_they_read():
    step = steg("sidor", beslutar_sidor=["rutiner/"])
    held = replace(registers(beslut=[decision("rutiner/a.md")]), delvis=frozenset({"beslut"}))
    assert stegets_lage(stegets_matt(held, DAY, step, Sidorna(PAGES, PAGES))) is BORJAT
    anybody = replace(held, malgrupp=Synlighet.OPPEN)
    assert stegets_lage(stegets_matt(anybody, DAY, step, Sidorna(PAGES, PAGES))) is DOLT


STEPS = [steg(number=1), steg(number=2, vantar_pa=["INF-01"]), steg(number=3)]


@pytest.mark.parametrize(
    ("states", "following"),
    [
        ((INGET, INGET, INGET), "INF-01"),
        ((KLAR, BORJAT, INGET), "INF-02"),
        ((KLAR, KLAR, INGET), "INF-03"),
        ((KLAR, KLAR, KLAR), None),
        ((DOLT, INGET, INGET), None),
        ((KLAR, DOLT, INGET), None),
    ],
)
def test_the_next_step_is_the_first_that_waits_for_nothing_and_none_after_one_that_is_hidden(states, following):
    known = {s.id: state for s, state in zip(STEPS, states, strict=True)}
    found = nasta_steg(STEPS, known)
    assert (found.id if found else None) == following


def test_a_step_waits_for_what_is_not_known_to_be_done():
    assert vantar_pa(STEPS[1], {"INF-01": BORJAT}) == ["INF-01"]
    assert vantar_pa(STEPS[1], {"INF-01": DOLT}) == ["INF-01"]
    assert vantar_pa(STEPS[1], {"INF-01": KLAR}) == []
