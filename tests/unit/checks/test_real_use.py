"""Who tries to go live too early is told everything that is missing, what hurts most first, and what to do."""

from typing import Any

import pytest

from macros.checks.real_use import GROUPS, obstacles
from macros.editing.new_record import CARD
from macros.models.kontaktvag import Kontaktvag
from macros.models.lokalt_beslut import LokaltBeslut
from macros.problems import NotReady, Obstacles
from tests.unit.office import UNKNOWN, beslut, genomgang, objekt, organisation, page, rattelse, registers, styrdokument

NUMBER = {"vag": "08-123 45", "annan_tid": "08-123 46", "roll": "chef"}


def way(which: str, **fields: Any) -> Kontaktvag:
    return Kontaktvag(**{"id": which, "namn": f"Vägen {which}", "nar": "Alltid."} | NUMBER | fields)


READY = (way("incidentkontakt"), way("betydande"))


def told(*pages: Any, ways: tuple[Kontaktvag, ...] = READY, **held: Any) -> list[Obstacles]:
    return obstacles(registers(kontaktvagar=ways, **held), {p.path: p for p in pages})


def only(found: list[Obstacles]) -> list[str]:
    """The faults of the one kind that is told."""
    assert len(found) == 1, [group.rubrik for group in found]
    return [str(problem) for problem in found[0].problems]


def test_an_office_that_is_filled_in_is_ready():
    decided = beslut(beslutat="2026-10-01", av="chef", diarienummer="T2026-1")
    page_ = page("rutiner/a.md", "# A\n\nFyll i blanketten. ISAM: 08-123 45.\n")
    assert told(page_, beslut=[decided], styrdokument=[styrdokument(diarienummer="T1")]) == []


@pytest.mark.parametrize("which", ["incidentkontakt", "betydande", "utredaren"])
@pytest.mark.parametrize("field", ["vag", "annan_tid", "roll"])
def test_each_empty_field_of_a_contact_is_told_by_name(which, field):
    ways = (*(k for k in READY if k.id != which), way(which, **{field: UNKNOWN}))
    rows = only(told(ways=ways))
    assert len(rows) == 1
    assert rows[0].startswith(f"data/kontaktvagar.yml:1: {field}: Vägen {which}: ")


def test_a_contact_that_only_says_fill_in_is_empty():
    (row,) = only(told(ways=(way("incidentkontakt", vag="fyll i"), READY[1])))
    assert "väg saknas" in row


@pytest.mark.parametrize("which", [0, 1])
def test_a_contact_that_nobody_has_written_in_is_told(which):
    rows = only(told(ways=READY[:which] + READY[which + 1 :]))
    assert len(rows) == 1 and READY[which].id in rows[0] and "finns inte" in rows[0]


def test_a_contact_that_is_an_example_reaches_nobody():
    found = told(ways=(way("incidentkontakt", exempel=True), READY[1]))
    assert [group.rubrik for group in found] == [GROUPS[0].rubrik, GROUPS[-1].rubrik]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Telefon till säkerhetsfunktionen: [Fyll i]", ["Telefon till säkerhetsfunktionen"]),
        ("ISAM: [Fyll i]. Incidentledare: [Fyll i].", ["ISAM", "Incidentledare"]),
        ("| Vem | Når du på |\n|---|---|\n| CERT | [Fyll i] |", ["CERT"]),
        ("| Vem | Kontorstid | Annan tid |\n|---|---|---|\n| It-chef | [Fyll i] | [Fyll i] |", ["It-chef"]),
    ],
)
def test_a_page_that_names_whom_to_reach_without_a_number_is_told(text, who):
    rows = only(told(page("rutiner/a.md", f"# A\n\n{text}\n")))
    assert sorted(row.split(": ")[1] for row in rows) == sorted(who)
    assert all(row.startswith("docs/rutiner/a.md:") for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "| Fråga | Svar |\n|---|---|\n| Varför? | [Fyll i] |",
        "## Mall: behörigheter\n\nSystem: [Fyll i]. Objekt: [Fyll i].",
        "Fyll i alla rader där det står [Fyll i].",
        "`ISAM: [Fyll i]`",
    ],
)
def test_a_form_for_its_reader_is_no_obstacle(text):
    assert told(page("rutiner/a.md", f"# A\n\n{text}\n")) == []


def test_the_binder_is_filled_in_by_hand_on_paper():
    assert told(page("parm/kontakter.md", "# A\n\nISAM: [Fyll i].\n")) == []


@pytest.mark.parametrize(
    ("held", "field"),
    [
        ({"styrdokument": [styrdokument()]}, "diarienummer"),
        ({"beslut": [beslut(beslutat="2026-10-01")]}, "diarienummer"),
        ({"beslut": [beslut(faststaller=["rutiner/a.md"])]}, "diarienummer"),
        ({"genomgangar": [genomgang(2026, aterger=True)]}, "dokumentnummer"),
        ({"genomgangar": [genomgang(2026, beslutad="2026-01-01")]}, "dokumentnummer"),
        ({"rattelser": [rattelse()]}, "diarienummer"),
    ],
)
def test_what_is_decided_without_a_number_is_told(held, field):
    (row,) = only(told(**held))
    assert f": {field}: " in row and "saknar nummer" in row


def test_a_decision_that_answers_a_question_needs_its_number():
    question = LokaltBeslut(id="KB-001", fraga="Vem?", rekommendation="Du.", vem=UNKNOWN, beslut="BES-001")
    assert only(told(lokala_beslut=[question], beslut=[beslut()]))


def test_what_is_not_decided_needs_no_number():
    assert told(beslut=[beslut()], genomgangar=[genomgang(2027, utkast=True)]) == []


def test_what_lis_ny_wrote_is_told_in_records_and_on_pages():
    new = page("kartotek/nytt.md", CARD.partition("---\n# ")[2], description="Fyll i en mening om kortet.")
    rows = only(told(new, objekt=[objekt(beskrivning="Fyll i")]))
    assert [row.split(":")[0] for row in rows] == ["data/objekt.yml", *["docs/kartotek/nytt.md"] * 3]


def test_an_instruction_that_begins_with_the_same_words_is_none():
    assert told(page("a.md", "# A\n\nFyll i klockslaget.\n"), objekt=[objekt(beskrivning="Fyll i klockslaget.")]) == []


def test_examples_and_an_invented_office_are_told():
    rows = only(told(objekt=[objekt(exempel=True)], organisation=[organisation(pahittat=True)]))
    assert len(rows) == 2 and "lis rensa-exempel" in rows[0] and "påhittat" in rows[1]


def test_what_hurts_most_stands_first_and_everything_is_told_at_once():
    pages = (page("rutiner/a.md", "# A\n\nISAM: [Fyll i].\n"),)
    found = told(
        *pages,
        ways=(way("utredaren", vag=UNKNOWN),),
        styrdokument=[styrdokument()],
        objekt=[objekt(beskrivning="Fyll i"), objekt(id="tva", exempel=True)],
    )
    assert [group.rubrik for group in found] == [group.rubrik for group in GROUPS]
    shown = str(NotReady(found))
    assert [shown.index(group.varfor) for group in found] == sorted(shown.index(group.varfor) for group in found)
    assert shown.count("\n\n") == len(GROUPS) - 1
