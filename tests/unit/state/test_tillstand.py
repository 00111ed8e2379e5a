"""State on a day, at its edges."""

from datetime import date

import pytest

from macros.models import REGISTERS
from macros.models.base import SAKNAS
from macros.models.behandling import Behandling
from macros.models.process import Informationsmangd
from macros.models.regel import Regel
from macros.models.system import Del, System
from macros.models.undantag import Undantag
from macros.registers.load import Registers
from macros.state.day import Dagslage, Lage, add_months
from macros.state.known import kand_vid
from macros.views.blad import svar_for
from macros.views.columns import LAGE
from tests.unit.office import atgard, beslut, event, genomgang, registers

UNKNOWN = "uppgift saknas"
YEAR = Regel(id="klassning", namn="Klassning", manader=12, forslag="Test", beslutad=UNKNOWN)


def system(**fields) -> System:
    asked = dict.fromkeys(("fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall", "personuppgifter"), UNKNOWN)
    return System(**{"id": "sys", "namn": "Sys", "agare": UNKNOWN} | asked | fields)


def krt(day: str, k: int, r: int, t: int) -> dict:
    return {"datum": day, "konfidentialitet": k, "riktighet": r, "tillganglighet": t}


def mangd(name: str, *made: dict) -> Informationsmangd:
    rest = dict.fromkeys(("process", "agare", "personuppgifter"), UNKNOWN)
    return Informationsmangd(id=name, namn=name, klassningar=list(made), **rest)


def on(day: str, *records, regler=(YEAR,)) -> Dagslage:
    kinds = {System: "system", Informationsmangd: "informationsmangder", Behandling: "behandlingar"}
    held = {r.namn: () for r in REGISTERS} | {"regler": tuple(regler)}
    for record in records:
        held[kinds[type(record)]] += (record,)
    return Dagslage(Registers(held), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-10-02", Lage.OKAND),
        ("2025-10-03", Lage.GILTIG),
        ("2026-10-03", Lage.GILTIG),
        ("2026-10-04", Lage.GAMMAL),
    ],
)
def test_a_classification_holds_from_its_day_to_the_last_day_of_its_period(day, expected):
    made = system(klassningar=[krt("2025-10-03", 1, 2, 3)])
    assert on(day, made).systemklassning(made).svar.lage is expected


def test_nothing_written_is_unknown_and_only_a_fact_makes_something_missing_or_ended():
    silent = system()
    day = on("2026-01-01", silent)
    told = [svar.lage for _, svar in svar_for(day, silent)]
    assert set(told) == {Lage.OKAND}
    needed = system(riskanalyser=[{"datum": "2025-12-01", "lage": "behovs"}])
    assert on("2026-01-01", needed).riskanalys(needed).lage is Lage.SAKNAS


def test_only_what_a_fact_carries_has_the_shape_of_what_is_late():
    assert {lage for lage, word in LAGE.items() if word.form == "forsenad"} == {Lage.SAKNAS, Lage.UTGANGEN}
    ended = Undantag(id="UND-001", rubrik="r", krav="k", skal="s", godkant_av=UNKNOWN, fran=UNKNOWN, till="2025-12-31")
    assert on("2026-01-01").undantag(ended).lage is Lage.UTGANGEN
    assert on("2025-12-31").undantag(ended).lage is Lage.GILTIG
    assert on("2026-01-01").undantag(ended.model_copy(update={"till": SAKNAS})).lage is Lage.OKAND


def test_a_system_inherits_the_highest_of_its_sets_and_says_from_which():
    one, two = mangd("a", krt("2026-01-01", 1, 3, 0)), mangd("b", krt("2026-01-01", 2, 1, 0))
    made = system(informationsmangder=["a", "b"])
    found = on("2026-02-01", one, two, made).systemklassning(made)
    assert found.krt == (2, 3, 0)
    assert found.fran == ("b", "a", "a, b")


def test_a_set_without_classification_makes_the_system_partly_classified():
    one, two = mangd("a", krt("2026-01-01", 1, 1, 1)), mangd("b")
    made = system(informationsmangder=["a", "b"])
    found = on("2026-02-01", one, two, made).systemklassning(made)
    assert (found.svar.lage, found.utan) == (Lage.DELVIS, ("b",))


def test_an_unknown_rule_gives_unknown_and_not_valid():
    made = system(klassningar=[krt("2025-10-03", 1, 2, 3)])
    assert on("2025-10-04", made, regler=()).systemklassning(made).svar.lage is Lage.OKAND


def test_access_management_tells_which_part_is_missing():
    made = system(
        behorigheter=[
            {"datum": "2026-01-01", "del": "teknik", "dokumenterad": True},
            {"datum": "2026-01-01", "del": "rutin", "dokumenterad": False},
        ]
    )
    found = on("2026-02-01", made).behorighet(made)
    assert {part: svar.lage for part, svar in found.items()} == {
        Del.TEKNIK: Lage.GILTIG,
        Del.PROCESS: Lage.OKAND,
        Del.RUTIN: Lage.SAKNAS,
    }


def test_a_failed_restore_test_is_a_gap_however_new():
    made = system(aterstallningstester=[{"datum": "2026-01-01", "utfall": "misslyckat"}])
    assert on("2026-01-02", made).aterstallning(made).lage is Lage.SAKNAS


def treatment(**fields) -> Behandling:
    rest = dict.fromkeys(("register_id", "process", "ansvarig", "fran", "iot", "ai"), UNKNOWN)
    return Behandling(**{"id": "PUB-001", "namn": "b", "system": ["sys"]} | rest | fields)


@pytest.mark.parametrize(
    ("personal", "made", "expected"),
    [
        (True, None, Lage.INTE_INSKRIVEN),
        (True, treatment(), Lage.GILTIG),
        (True, treatment(system=[]), Lage.INTE_INSKRIVEN),
        (True, treatment(till="2025-12-31"), Lage.INTE_INSKRIVEN),
        (True, treatment(fran="2026-01-02"), Lage.INTE_INSKRIVEN),
        (True, treatment(exempel=True), Lage.INTE_INSKRIVEN),
        (False, None, Lage.BEHOVS_INTE),
        (UNKNOWN, None, Lage.OKAND),
    ],
)
def test_a_system_with_personal_data_asks_for_a_treatment_that_goes_on(personal, made, expected):
    one = system(personuppgifter=personal)
    found = on("2026-01-01", one, *([made] if made else [])).behandling(one)
    assert found.lage is expected
    told = [name for name, svar in svar_for(on("2026-01-01", one, *([made] if made else [])), one) if svar.brist]
    assert (told[0] == "Behandling av personuppgifter") is (expected is Lage.INTE_INSKRIVEN)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"driftformer": ["egen", "moln"]}, Lage.INTE_INSKRIVEN),
        ({"driftformer": ["moln"], "leverantorer": ["molnet"]}, Lage.GILTIG),
        ({"driftformer": ["egen"]}, Lage.BEHOVS_INTE),
        ({}, Lage.OKAND),
    ],
)
def test_a_system_in_the_cloud_asks_for_a_supplier(fields, expected):
    one = system(**fields)
    assert on("2026-01-01", one).leverantor(one).lage is expected


def test_a_system_is_counted_from_its_first_day_to_its_last():
    made = system(fran="2020-01-01", till="2026-06-30")
    counted = [day for day in ("2019-12-31", "2020-01-01", "2026-06-30", "2026-07-01") if on(day, made).system()]
    assert counted == ["2020-01-01", "2026-06-30"]


def test_what_is_in_protective_security_is_in_no_count():
    assert on("2026-01-01", System(id="x", agare=UNKNOWN, sakerhetsskydd=True)).system() == []


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2026-03-15", 12, "2027-03-15"),
    ],
)
def test_months_are_counted_by_the_calendar(start, months, end):
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_a_review_is_kept_whole_for_it_is_decided_after_its_day():
    moved = {"vad": "incidenter", "roll": "chef", "datum": "2026-11-01"}
    held = registers(genomgangar=[genomgang(2027, i_dokumentet=[moved])])
    assert kand_vid(held, date(2026, 6, 30)).get("genomgangar", "2027").i_dokumentet


def test_what_only_a_later_decided_review_lists_was_not_known_before_it():
    def listed(year: int, **fields):
        return atgard(stallen=[{"genomgang": str(year), "avsnitt": "10.1", "som": "beslut", "punkt": 1}], **fields)

    def known(matter, **review) -> bool:
        held = registers(genomgangar=[genomgang(2027), genomgang(2028, **review)], atgarder=[matter])
        return bool(kand_vid(held, date(2026, 6, 30)).atgarder)

    assert known(listed(2027)) and not known(listed(2028))
    assert known(listed(2028), utkast=True)
    assert known(listed(2028, handelser=[event("2026-05-01", "pagar")]))
    assert not known(listed(2028, handelser=[event("2026-07-01", "pagar")]))


def test_a_decision_that_a_review_lists_was_known_before_it_was_taken_but_not_as_taken():
    place = {"genomgang": "2027", "avsnitt": "10.1", "som": "beslut", "punkt": 1}
    whole = {"beslutat": "2026-07-02", "av": "chef", "diarienummer": "T2026-1"}

    def known(day: date, **fields) -> tuple:
        held = registers(genomgangar=[genomgang(2027)], beslut=[beslut(**whole | fields)])
        return kand_vid(held, day).beslut

    (before,), (after,) = known(date(2026, 6, 30), stallen=[place]), known(date(2026, 7, 2), stallen=[place])
    assert (before.beslutat, before.av, before.diarienummer) == (SAKNAS, SAKNAS, SAKNAS)
    assert str(after.beslutat) == "2 juli 2026" and after.av == "chef"
    assert known(date(2026, 6, 30)) == () and known(date(2026, 6, 29), stallen=[place]) == ()
