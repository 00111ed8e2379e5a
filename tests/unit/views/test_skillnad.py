"""How two states of a record differ, in the words that people read."""

import pytest

from macros.models import REGISTERS
from macros.models.lag import Lag
from macros.state.day import Dagslage
from macros.views.poster import post
from macros.views.skillnad import falten
from tests.unit.office import DAY, UNKNOWN, atgard, event, registers, system

BY_NAME = {r.namn: r for r in REGISTERS}


def differs(register: str, one, two, **names) -> list[str]:
    """What differs between two records, as a frozen review keeps them."""
    day = Dagslage(registers(), DAY)
    return list(falten(register, *(post(BY_NAME[register], x, day) for x in (one, two)), names))


def lag(*states: dict) -> Lag:
    return Lag(id="lagen", namn="Lagen", betydelse="Mycket", lagen=[state | {"kalla": "SFS"} for state in states])


PROPOSED = {"datum": "2025", "lage": "foreslagen", "text": "En proposition finns."}
HOLDS = {"datum": "2026-01-15", "lage": "galler", "text": "Lagen gäller från 2026.", "vantas_galla": "2026-01-15"}


def test_a_new_state_of_a_law_is_told_without_a_word_of_the_files():
    assert differs("lagar", lag(PROPOSED), lag(PROPOSED, HOLDS)) == [
        "Lägen: 15 januari 2026, gäller, Lagen gäller från 2026. Väntas gälla: 15 januari 2026, Källa: SFS"
    ]


def test_what_is_gone_from_a_list_is_told_too():
    assert differs("lagar", lag(PROPOSED, HOLDS), lag(HOLDS)) == [
        "Lägen: borttaget: 2025, föreslagen, En proposition finns. Källa: SFS"
    ]


def test_a_report_is_told_with_its_state_and_its_role_by_name():
    told = atgard(handelser=[event("2026-10-01", "pagar", "Startat.", av="chef")])
    assert differs("atgarder", atgard(), told, chef="Chefen")[0] == (
        "Händelser: 1 oktober 2026, pågår, Startat. Rapporterat av: Chefen"
    )


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"vid_bortfall": "mattlig"}, "Vid bortfall: uppgift saknas → måttlig"),
        ({"driftformer": ["sta", "egen"]}, "Driftformer: uppgift saknas → STA; egen drift"),
        ({"fran": "2025-03"}, "I bruk från: uppgift saknas → mars 2025"),
        ({"personuppgifter": False}, "Personuppgifter: uppgift saknas → nej"),
        ({"beskrivning": "moln"}, "Beskrivning: tomt → moln"),
        ({"agare": "chef"}, "Ägare: uppgift saknas → Chefen"),
    ],
)
def test_a_value_is_told_as_its_field_says(fields, told):
    before = system(**dict.fromkeys(fields, None if "beskrivning" in fields else UNKNOWN))
    assert differs("system", before, system(**fields), chef="Chefen", moln="Ett annat ord") == [told]


def test_a_text_that_happens_to_be_a_value_or_an_id_stays_a_text():
    assert differs("system", system(), system(beskrivning="mattlig"), mattlig="Någon") == [
        "Beskrivning: tomt → mattlig"
    ]


def test_a_computed_state_goes_by_its_columns_name():
    day = Dagslage(registers(), DAY)
    one = post(BY_NAME["system"], system(), day)
    assert list(falten("system", one, one | {"riskanalys_lage": "Giltig"}, {})) == [
        "Riskanalys: uppgift saknas → Giltig"
    ]


def test_a_field_that_the_model_has_no_more_is_told_without_its_name():
    day = Dagslage(registers(), DAY)
    one = post(BY_NAME["system"], system(), day)
    found = list(falten("system", one | {"vard_av": "a"}, one | {"vard_av": "b"}, {}))
    assert found == ["En uppgift som inte längre finns i registret: a → b"]
