"""What makes a requirement met: only what is decided and alone is enough; what is mentioned or proposed is not."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from macros.checks.fulfils import check_answered_once, check_for_all, check_fulfils
from macros.models.anvisning import Anvisningskrav
from macros.models.base import DOLD, Synlighet
from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.models.kravsvar import Kravsvar
from macros.models.rutinkrav import Rutinkrav
from macros.outputs.requirement_states import requirement_states
from macros.registers.narrow import narrowed
from macros.state.kravsvar import Kravstatus, besvarade
from macros.views.tackning import sidan
from tests.unit.office import DAY, UNKNOWN, beslut, decision, event, registers, styrdokument

RAM = Ramverk(
    id="lagen", namn="Lagen", version="1", textlage="inlast", om="o", krav=[{"nummer": "1", "rubrik": "Logga"}]
)
WHY = "Mer än så frågar lagen inte efter."
CARD, ROUTINE, DIRECTIVE = "kartotek/loggning.md", "rutiner/logga.md", "anvisning/loggning.md"


def answer(hur: str = "uppfyller", **fields: Any) -> dict[str, Any]:
    told = {"ram": "lagen", "version": "1", "nummer": ["1"], "hur": hur}
    return told | ({"skal": WHY} if hur == "uppfyller" else {}) | fields


def card(*answers: dict[str, Any], id_: str = "loggning", number: str = "LOG-01", **fields: Any) -> Kort:
    told = {"id": number, "vad": "Systemet för logg.", "bindning": "rad", "gor": "chef", "kontroll": "Se."}
    return Kort(
        id=id_, titel="Loggning", sammanfattning="s", agare=UNKNOWN, atgarder=[told | {"krav": answers} | fields]
    )


def routine(*answers: dict[str, Any]) -> Rutinkrav:
    return Rutinkrav(id="RUT-001", sida=ROUTINE, krav=answers)


def rule(*answers: dict[str, Any]) -> Anvisningskrav:
    return Anvisningskrav(
        id="ANV-001", avsnitt="loggning", vem="chef", vad="ska logga", nar="Alltid.", krav=list(answers)
    )


def status(**held: Any) -> Kravstatus:
    return besvarade(registers(krav=[RAM], **held), DAY, RAM, sidan)["1"].status


THINGS = [("kartotek", card, CARD), ("rutinkrav", routine, ROUTINE), ("anvisning", rule, DIRECTIVE)]


@pytest.mark.parametrize(("register", "made", "page"), THINGS)
def test_a_measure_a_routine_and_the_directive_answer_alike(register, made, page):
    fulfils, supports = {register: [made(answer())]}, {register: [made(answer("stodjer"))]}
    assert status(**fulfils) is Kravstatus.SKULLE
    assert status(**fulfils, beslut=[decision(page)]) is Kravstatus.UPPFYLLS
    assert status(**supports) is Kravstatus.FORSLAG
    assert status(**supports, beslut=[decision(page)]) is Kravstatus.STODS


def test_nothing_is_missing_and_a_text_that_we_lack_is_neither():
    known = styrdokument(krav=[{"ram": "lagen", "nummer": ["1"]}])
    assert status() is Kravstatus.SAKNAS
    assert status(styrdokument=[known]) is Kravstatus.UTAN_TEXT
    assert status(kartotek=[card()]) is Kravstatus.SAKNAS


@pytest.mark.parametrize(
    "half",
    [
        beslut(faststaller=[CARD]),
        decision(CARD, beslutat="2026-12-01"),
        decision(CARD, diarienummer=UNKNOWN),
        decision(CARD, handelser=[event("2026-11-01", "utgar")]),
        decision(CARD, exempel=True),
    ],
)
def test_what_is_not_wholly_decided_is_a_proposal_and_never_meets(half):
    assert status(kartotek=[card(answer())], beslut=[half]) is Kravstatus.SKULLE


def test_a_decided_support_is_not_lifted_by_a_proposal_that_would_fulfil():
    both = {"kartotek": [card(answer("stodjer"))], "rutinkrav": [routine(answer())]}
    assert status(**both, beslut=[decision(CARD)]) is Kravstatus.STODS
    assert status(**both, beslut=[decision(ROUTINE)]) is Kravstatus.UPPFYLLS


def test_to_be_mentioned_is_not_to_be_met_however_often():
    cards = [card(answer("stodjer"), id_=f"kort-{n}", number=f"LOG-0{n}") for n in range(1, 9)]
    decided = decision(*(f"kartotek/kort-{n}.md" for n in range(1, 9)))
    assert status(kartotek=cards, beslut=[decided]) is Kravstatus.STODS


def test_another_edition_and_an_example_answer_nothing():
    other = card(answer(version="2"))
    assert status(kartotek=[other], beslut=[decision(CARD)]) is Kravstatus.SAKNAS
    shown = card(answer()).model_copy(update={"exempel": True})
    assert status(kartotek=[shown], beslut=[decision(CARD)]) is Kravstatus.SAKNAS


def test_what_the_audience_may_not_read_leaves_the_requirement_unknown():
    whole = registers(krav=[RAM], rutinkrav=[routine(answer())])
    less = narrowed(whole, Synlighet.OPPEN, lambda name, record: name != "rutinkrav")
    assert besvarade(less, DAY, RAM, sidan)["1"].status is Kravstatus.OKANT
    assert besvarade(whole, DAY, RAM, sidan)["1"].status is Kravstatus.SKULLE
    shut = routine(answer()).model_copy(update={"sida": DOLD})
    assert status(rutinkrav=[shut]) is Kravstatus.OKANT


def test_the_file_says_the_same_state_with_what_answers_and_why():
    (told,) = requirement_states(registers(krav=[RAM], kartotek=[card(answer())]), DAY)
    (row,) = json.loads(json.dumps(told))["krav"]
    assert (row["status"], row["lage"]) == ("skulle", "Förslag som skulle uppfylla")
    (one,) = row["svar"]
    assert one == {"register": "kartotek", "id": "LOG-01", "hur": "uppfyller", "skal": WHY, "beslut": "forslag"}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"hur": "uppfyller"}, "varför det ensamt"),
        ({"hur": "uppfyller", "skal": WHY, "nummer": ["1", "2"]}, "ett krav i taget"),
        ({"skal": WHY}, "hör till uppfyller"),
    ],
)
def test_a_claim_has_a_reason_and_one_requirement(fields, fault):
    with pytest.raises(ValidationError, match=fault):
        Kravsvar(**{"ram": "lagen", "version": "1", "nummer": ["1"]} | fields)
    assert Kravsvar(ram="lagen", version="1", nummer=["1"]).hur == "stodjer"


def faults(check: Any, **held: Any) -> list[str]:
    return [p.fel for p in check(registers(krav=[RAM], **held), DAY)]


def test_the_same_reason_twice_is_a_fault():
    assert faults(check_fulfils, kartotek=[card(answer())]) == []
    (text,) = faults(check_fulfils, kartotek=[card(answer())], rutinkrav=[routine(answer(skal=WHY.upper()))])
    assert "samma skäl står redan för LOG-01" in text


def test_a_reason_that_only_repeats_the_measure_is_a_fault():
    (text,) = faults(check_fulfils, kartotek=[card(answer(skal="Systemet har logg."))])
    assert "upprepar bara LOG-01" in text


def test_a_measure_for_some_systems_does_not_answer_alone():
    (text,) = faults(check_for_all, kartotek=[card(answer(), fran_niva={"riktighet": 2})])
    assert "bara vissa system" in text


def test_one_thing_answers_a_requirement_once():
    (text,) = faults(check_answered_once, kartotek=[card(answer(), answer("stodjer"))])
    assert 'LOG-01 svarar redan på "1"' in text
