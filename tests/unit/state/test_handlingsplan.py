"""A system's action plan: what is asked of it, and that an inherited answer is never taken for what is."""

import pytest

from macros.models.svar import Svarsblad
from macros.models.system import Driftform
from macros.models.undantag import Undantag
from macros.state.day import Dagslage
from macros.state.handlingsplan import Kravlage, action_plan
from tests.unit.office import DAY, UNKNOWN, atgard, event, registers, roll, system
from tests.unit.state.test_svarslage import answer, card, measure

KLASSAD = {"datum": "2026-01-01", "konfidentialitet": 2, "riktighet": 1, "tillganglighet": 1}
MEASURES = (
    measure(1),
    measure(2, fran_niva={"konfidentialitet": 2}),
    measure(3, fran_niva={"konfidentialitet": 3, "tillganglighet": 2}),
    measure(4, driftformer=["sta"]),
)


def plan(*matters, undantag=(), **fields):
    made = system(**({"driftformer": ["moln"], "klassningar": [KLASSAD]} | fields))
    held = registers(
        kartotek=[card(*MEASURES)],
        svar=[Svarsblad(id="loggning", svar=[answer(1, "moln")])],
        roller=[roll()],
        system=[made],
        atgarder=matters,
        undantag=undantag,
    )
    return action_plan(Dagslage(held, DAY), made)


def states(found) -> dict[str, Kravlage]:
    return {row.krav.atgard.id: row.lage for row in found.rader}


def matter(number: int, *events):
    return atgard(system=["kartan"], skyddsatgarder=[f"LOG-0{number}"], handelser=events)


def test_what_is_asked_follows_levels_and_forms_and_an_inherited_answer_is_told_from_none():
    assert states(plan()) == {"LOG-01": Kravlage.ARVT, "LOG-02": Kravlage.SAKNAS}


def test_a_system_of_two_forms_is_asked_for_what_either_asks():
    assert set(states(plan(driftformer=["moln", "sta"]))) == {"LOG-01", "LOG-02", "LOG-04"}


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"driftformer": UNKNOWN}, ("driftformer",)),
        ({"klassningar": []}, ("klassning",)),
        ({"driftformer": UNKNOWN, "klassningar": []}, ("driftformer", "klassning")),
    ],
)
def test_what_must_be_known_first_is_named_and_nothing_is_counted(fields, missing):
    found = plan(**fields)
    assert found.saknas == missing and found.rader == ()


@pytest.mark.parametrize(
    ("events", "lage"),
    [
        ((), Kravlage.PLANERAD),
        ((event("2026-05-01", "klar"),), Kravlage.GJORD),
        ((event("2026-05-01", "utgar"),), Kravlage.ARVT),
    ],
)
def test_an_action_that_names_the_measure_is_the_systems_own_answer(events, lage):
    assert states(plan(matter(1, *events)))["LOG-01"] is lage
    assert states(plan(matter(1, *events)))["LOG-02"] is Kravlage.SAKNAS


@pytest.mark.parametrize(("till", "lage"), [("2026-11-24", Kravlage.UNDANTAG), ("2026-11-23", Kravlage.ARVT)])
def test_an_exception_holds_until_its_last_day(till, lage):
    made = Undantag(
        id="UND-001",
        rubrik="r",
        krav="k",
        skal="s",
        godkant_av="chef",
        fran="2026-01-01",
        till=till,
        system=["kartan"],
        skyddsatgarder=["LOG-01"],
    )
    assert states(plan(undantag=[made]))["LOG-01"] is lage


def test_every_form_is_a_form_of_answers():
    assert [form.value for form in Driftform] == ["sta", "gsit", "cyberfysiskt", "moln", "egen"]
