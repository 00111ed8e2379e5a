"""The ready answers: a check holds while the measure and the answer are as they were, and nothing else is touched."""

from datetime import date

import pytest

from macros.models.kort import Kort
from macros.models.svar import Svarsblad, Svarsform
from macros.models.system import Driftform
from macros.outputs.catalogue import Val, chosen
from macros.state.svarslage import Svarslage, answer_print, catalogue, late_checks
from macros.views.katalog import granskas_i_ord
from macros.views.parts import Sammanhang
from macros.views.passerade_tider import passerade_tider
from tests.unit.office import registers, roll

DAY = date(2026, 11, 24)
FORMS = [Driftform.STA, Driftform.MOLN]


def measure(number: int, **fields) -> dict:
    kept = {"id": f"LOG-0{number}", "vad": f"Loggen {number} finns.", "bindning": "rad", "gor": "chef"}
    return kept | {"kontroll": "Öppna den."} | fields


def card(*measures: dict) -> Kort:
    return Kort(id="loggning", titel="Loggning", sammanfattning="Om loggar.", agare="chef", atgarder=measures)


def answer(number: int, form: str, **fields) -> dict:
    told = {"gors": f"Någon gör {number} i {form}.", "visa": "Listan.", "kvar": "Läs den.", "fraga": "Hur?"}
    return {"atgard": f"LOG-0{number}", "form": form} | told | fields


TWO = (measure(1), measure(2))


def office(*answers: dict, measures=TWO):
    sheets = [Svarsblad(id="loggning", svar=answers)] if answers else []
    return registers(kartotek=[card(*measures)], svar=sheets, roller=[roll()])


def states(held, dag=DAY) -> dict[tuple[str, str], Svarslage]:
    return {(row.atgard.id, x.form): x.lage for row in catalogue(held, FORMS, dag) for x in row.svar}


def checked(held, number: int, form: str, day: str = "2026-11-20") -> dict:
    sheet, a = held.svar[0], held.kartotek[0].atgarder[number - 1]
    made = next(s for s in sheet.svar if (s.atgard, s.form) == (a.id, form))
    return answer(number, form, provningar=[{"datum": day, "av": "chef", "avtryck": answer_print(a, made)}])


def test_where_nobody_has_written_an_answer_it_is_missing_and_never_a_no():
    assert states(office()) == {
        (m, form): Svarslage.SAKNAS for m in ("LOG-01", "LOG-02") for form in (Svarsform.STA, Svarsform.MOLN)
    }


def test_an_answer_is_a_proposal_until_a_role_has_checked_it_and_only_from_that_day():
    held = office(checked(office(answer(1, "moln")), 1, "moln"))
    assert states(held, date(2026, 11, 19))["LOG-01", Svarsform.MOLN] is Svarslage.FORSLAG
    assert states(held)["LOG-01", Svarsform.MOLN] is Svarslage.PROVAT


@pytest.mark.parametrize(
    "change", [{"vad": "Loggen 1 finns och läses."}, {"kontroll": "Läs den."}, {"bindning": "krav"}]
)
def test_a_measure_that_changes_makes_its_answers_suspect_and_no_others(change):
    plain = office(answer(1, "moln"), answer(2, "moln"))
    both = (checked(plain, 1, "moln"), checked(plain, 2, "moln"))
    after = states(office(*both, measures=(measure(1, **change), measure(2))))
    assert after["LOG-01", Svarsform.MOLN] is Svarslage.SUSPEKT
    assert after["LOG-02", Svarsform.MOLN] is Svarslage.PROVAT


def test_an_answer_that_changes_after_its_check_is_suspect():
    held = office(checked(office(answer(1, "moln")), 1, "moln") | {"gors": "Någon gör något annat."})
    assert states(held)["LOG-01", Svarsform.MOLN] is Svarslage.SUSPEKT


def test_what_the_office_answers_once_stands_once_whatever_the_forms():
    row = catalogue(office(answer(1, "kontoret", fraga=None)), FORMS, DAY)[0]
    assert row.ett_for_kontoret and len(row.svar) == 1


def test_a_measure_of_one_form_is_in_no_other_catalogue():
    held = office(measures=(measure(1, driftformer=["sta"]), measure(2)))
    assert [r.atgard.id for r in catalogue(held, [Driftform.MOLN], DAY)] == ["LOG-02"]
    assert [r.atgard.id for r in catalogue(held, FORMS, DAY)] == ["LOG-01", "LOG-02"]


def test_a_level_asks_for_what_every_lower_level_asks_for():
    held = office(
        measures=(*(measure(n, fran_niva={"konfidentialitet": n}) for n in (1, 2, 3)), measure(4)),
    )
    for level in range(4):
        found = [r.atgard.id for r in chosen(held, Val(FORMS, {"K": level}), DAY)]
        assert found == [f"LOG-0{n}" for n in (1, 2, 3) if n <= level] + ["LOG-04"]
    assert len(chosen(held, Val(FORMS, {}), DAY)) == 4


YEARLY = (measure(1, granskas_var=12), measure(2))


def yearly(day: str | None):
    plain = office(answer(1, "moln"), measures=YEARLY)
    return office(checked(plain, 1, "moln", day), measures=YEARLY) if day else plain


@pytest.mark.parametrize(
    ("day", "due", "late", "words"),
    [
        (None, None, False, "Var 12:e månad. Inte granskat än."),
        ("2025-11-24", date(2026, 11, 24), False, "Var 12:e månad. Nästa senast 24 november 2026."),
        ("2025-11-23", date(2026, 11, 23), True, "Var 12:e månad. Skulle ha granskats senast 23 november 2026."),
    ],
)
def test_the_interval_is_counted_from_the_last_check_and_what_was_never_checked_is_not_late(day, due, late, words):
    held = yearly(day)
    row = catalogue(held, FORMS, DAY)[0]
    found = next(x for x in row.svar if x.form is Svarsform.MOLN)
    assert (found.granskas_senast, found.forsenad(DAY)) == (due, late)
    assert granskas_i_ord(row.atgard, found, DAY) == words
    assert [a.id for a, _ in late_checks(held, DAY)] == (["LOG-01"] if late else [])
    told = passerade_tider(Sammanhang(held, DAY, "plan/index.md", {}))
    assert told == (["1 svar i kravkatalogerna skulle ha granskats igen: LOG-01."] if late else [])


def test_a_later_check_begins_the_interval_anew_and_an_interval_makes_no_check_suspect():
    held = yearly("2025-11-23")
    (old,) = held.svar[0].svar[0].provningar
    both = answer(
        1, "moln", provningar=[{"datum": d, "av": "chef", "avtryck": old.avtryck} for d in ("2025-11-23", "2026-11-01")]
    )
    again = office(both, measures=YEARLY)
    assert late_checks(again, DAY) == [] and states(again)["LOG-01", Svarsform.MOLN] is Svarslage.PROVAT
    assert states(held)["LOG-01", Svarsform.MOLN] is Svarslage.PROVAT


def test_a_measure_without_an_interval_says_nothing_of_one():
    held = office(checked(office(answer(2, "moln")), 2, "moln", "2020-01-01"))
    row = catalogue(held, FORMS, DAY)[1]
    assert [granskas_i_ord(row.atgard, x, DAY) for x in row.svar] == ["", ""] and late_checks(held, DAY) == []
