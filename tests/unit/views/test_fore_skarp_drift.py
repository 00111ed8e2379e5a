"""What the office must have assessed before real use is listed with its state, counted of how many and on which day."""

from typing import Any

from macros.models.lokalt_beslut import LokaltBeslut
from macros.outputs.status import status_text
from macros.views.fragor import build_fragor as stadens
from macros.views.kontorets_fragor import build_fragor, fore_skarp_drift
from macros.views.parts import OKAND
from tests.unit.office import DAY, UNKNOWN, beslut, context, genomgang, kalla, page, registers, system

CLASS = {"datum": "2026-10-01", "konfidentialitet": 1, "riktighet": 2, "tillganglighet": 1}


def question(number: int, **fields: Any) -> LokaltBeslut:
    rest = {"fraga": f"Fråga {number}?", "rekommendation": "Gör så.", "vem": UNKNOWN, "kallor": ["FORSLAG"]}
    return LokaltBeslut(**{"id": f"KB-{number:03d}", "tema": "fore_skarp_drift"} | rest | fields)


HELD = {
    "lokala_beslut": [question(1), question(2, beslut="BES-001"), question(3, tema=None), question(4, exempel=True)],
    "beslut": [beslut(rubrik="Klassa", beslutat="2026-10-01")],
    "kallor": [kalla("FORSLAG", "egen")],
}


def test_the_assessments_are_listed_with_their_state_and_counted():
    shown = fore_skarp_drift(context("om/fore-skarp-drift.md", **HELD))
    assert "1 av 2 prövningar är avgjorda" in shown and "24 november 2026" in shown
    assert [word in shown for word in ("KB-001", "KB-002", "KB-003", "KB-004")] == [True, True, False, False]
    first, second = shown.split('id="kb-002"')
    assert "Väntar på beslut" in first and "Avgjord" not in first
    assert "Avgjord" in second and "Klassa (BES-001)" in second


def test_an_office_that_has_written_no_assessments_is_not_told_that_all_are_done():
    shown = fore_skarp_drift(context("om/fore-skarp-drift.md"))
    assert "Inga frågor är inskrivna" in shown and "0 av" not in shown


def test_the_questions_stand_on_the_page_that_lists_them():
    here = page("om/fore-skarp-drift.md", "# Före\n\n{{ fore_skarp_drift() }}\n")
    found = {f.post.id: [p.path for p in f.sidor] for f in build_fragor(context(pages=(here,), **HELD))}
    assert found["KB-001"] == ["om/fore-skarp-drift.md"] and found["KB-003"] == []


def test_status_names_those_that_are_not_settled():
    rows = status_text(registers(**HELD), DAY).splitlines()
    at = rows.index("Att avgöra före skarp drift: 1")
    assert rows[at + 1] == "  KB-001 Fråga 1?"


def test_the_knowledge_base_alone_is_no_list_of_systems():
    alone = status_text(registers(system=[system(id="kunskapsbasen")]), DAY)
    assert "Andra system än kunskapsbasen: uppgift saknas." in alone
    assert "lista.xlsx" not in status_text(registers(system=[system(id="kunskapsbasen"), system()]), DAY)


def test_nothing_known_of_any_system_is_unknown_and_not_none():
    review = genomgang(2027, bedomd_dag={"dag": "2026-11-20"})

    def answer(**fields: Any) -> Any:
        return stadens(context(system=[system(**fields)], genomgangar=[review]), review)[2]

    assert "1 av 1" in answer().mer and answer().svar is OKAND
    assert str(answer(klassningar=[CLASS]).svar).endswith("av 1 system")
