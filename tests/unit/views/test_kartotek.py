"""A card: its short answers, how many of its measures bind, which regulation is not read here, and a row a measure."""

from datetime import date

import pytest

from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.models.lokalt_beslut import LokaltBeslut
from macros.prepared.markup import parse
from macros.views.kartotek import kort, kort_atgarder
from tests.unit.office import UNKNOWN, context, decision, page, roll

FROM = "2026-10-01"
UNREAD = "är inte lästa här"


def measure(number: int, bindning: str) -> dict:
    rest = {"vad": "Gör det.", "gor": "chef", "kontroll": "Se efter."}
    return {"id": f"PRO-{number:02}", "bindning": bindning} | rest


def regulation(ident: str = "f-1", **fields: object) -> Ramverk:
    rest = {"namn": f"Föreskrifter om {ident}", "version": "1", "om": "Om.", "textlage": "ej_inlast"}
    return Ramverk(**{"id": ident, "beteckning": ident.upper(), "galler_fran": FROM} | rest | fields)


def head(
    *krav: Ramverk, dag: date = date(2026, 11, 30), bindningar: tuple[str, ...] = ("rad",), **fields: object
) -> str:
    measures = [measure(n, b) for n, b in enumerate(bindningar, 1)]
    card = Kort(id="prov", titel="Prov", sammanfattning="Kort.", agare=UNKNOWN, atgarder=measures, **fields)
    return kort(context(dag=dag, kartotek=(card,), krav=krav), "prov")


def test_a_card_counts_what_binds_and_is_silent_when_nothing_does():
    assert "3 åtgärder, varav 2 ska göras." in head(bindningar=("krav", "rad", "krav"))
    assert "2 åtgärder." in head(bindningar=("rad", "rad"))


def test_a_card_names_the_regulation_that_holds_and_is_not_read():
    told = head(regulation(), foreskrifter=["f-1"])
    assert "Föreskrifter om f-1 (F-1, gäller sedan 1 oktober 2026)" in told and UNREAD in told


def test_two_unread_regulations_are_told_in_one_sentence():
    told = head(regulation(), regulation("f-2"), foreskrifter=["f-1", "f-2"])
    assert "F-1" in told and " och Föreskrifter om f-2" in told and told.count(UNREAD) == 1


@pytest.mark.parametrize(
    ("fields", "dag"),
    [
        ({"textlage": "inlast"}, date(2026, 11, 30)),
        ({}, date(2026, 9, 30)),
        ({"galler_fran": None}, date(2026, 11, 30)),
    ],
)
def test_nothing_is_said_of_a_regulation_that_is_read_or_does_not_hold_yet(fields, dag):
    assert UNREAD not in head(regulation(**fields), foreskrifter=["f-1"], dag=dag)


def test_a_card_whose_area_no_regulation_concerns_says_nothing():
    assert UNREAD not in head(regulation())


def test_a_measure_says_ska_only_when_it_binds():
    card = Kort(
        id="prov", titel="Prov", sammanfattning="Kort.", agare=UNKNOWN, atgarder=[measure(1, "krav"), measure(2, "rad")]
    )
    told = kort_atgarder(context(kartotek=(card,)), "prov")
    rows = [row.css_first(".bind").text() for row in parse(told).css("[data-rad]")]
    assert rows == ["ska", "bör"]


PAGE = page("kartotek/prov.md", '# Prov\n\n{{ kontoret_beslutar("KB-002") }}\n\n{{ kontoret_beslutar("KB-001") }}\n')
SHORT = {"kortsvar": [{"fraga": "hur_ofta", "svar": "Varje vecka."}]}


def question(ident: str, fraga: str, svar: str, **fields: object) -> LokaltBeslut:
    rest = {"fraga": "Hur?", "rekommendation": "Så.", "vem": UNKNOWN, "kortsvar": [{"fraga": fraga, "svar": svar}]}
    return LokaltBeslut(**{"id": ident} | rest | fields)


def short(card: Kort, **held: object) -> list[tuple[str, list[str]]]:
    """(what is asked, its answers) as a card shows them; the card's page asks KB-001 and KB-002."""
    html = kort(context("kartotek/prov.md", (PAGE,), kartotek=(card,), **held), "prov")
    answers: list[tuple[str, list[str]]] = []
    for tag in parse(html).css(".kortsvar :is(dt, dd)"):
        text = " ".join(tag.text().replace("Varifrån:", "").split())
        if tag.tag == "dt":
            answers.append((text, []))
        else:
            answers[-1][1].append(text)
    return answers


def card(*measures: dict) -> Kort:
    return Kort(id="prov", titel="Prov", sammanfattning="Kort.", agare=UNKNOWN, atgarder=measures)


def test_the_short_answers_come_from_the_cards_measures_and_the_questions_that_its_page_asks():
    made = card(measure(1, "rad") | SHORT, measure(2, "rad") | {"gor": "isam"}, measure(3, "rad"))
    asked = [question("KB-001", "hur_lange", "Ett år."), question("KB-009", "vem", "Ingen frågar.")]
    roles = [roll(), roll(id="isam", namn="ISAM")]
    assert short(made, lokala_beslut=asked, roller=roles) == [
        ("Hur länge", ["Ett år. KB-001"]),
        ("Hur ofta", ["Varje vecka. PRO-01"]),
        ("Vem", ["Chefen gör 2 av 3 åtgärder, isam 1."]),
    ]


def test_a_question_that_the_office_has_settled_shows_the_decision_and_no_longer_our_proposal():
    asked = [question("KB-001", "hur_lange", "Ett år.", beslut="BES-001")]
    held = {"beslut": [decision("x.md", rubrik="Spara loggen i två år")], "roller": [roll()]}
    assert short(card(measure(1, "rad")), lokala_beslut=asked, **held)[0] == (
        "Hur länge",
        ["Spara loggen i två år KB-001"],
    )


def test_the_short_answers_are_told_to_be_proposals_until_the_card_is_decided():
    made = card(measure(1, "rad") | SHORT)
    for held, told in (({}, True), ({"beslut": [decision("kartotek/prov.md")]}, False)):
        html = kort(context("kartotek/prov.md", (PAGE,), kartotek=(made,), roller=[roll()], **held), "prov")
        assert ("Förslag, ej beslutat" in html) is told


def test_a_row_says_its_levels_in_words_and_marks_and_carries_them_for_the_choice():
    levels = {"fran_niva": {"konfidentialitet": 2, "tillganglighet": 3}}
    html = kort_atgarder(
        context(kartotek=(card(measure(1, "rad") | levels, measure(2, "rad")),), roller=[roll()]), "prov"
    )
    first, second = parse(html).css("[data-rad]")
    assert {k: first.attributes.get(f"data-{k}") for k in "krt"} == {"k": "2", "r": None, "t": "3"}
    assert "Gäller från K2 eller T3" in first.text() and "Gäller alla system" in second.text()
    assert [mark.text() for mark in first.css(".krt > *")] == ["K2", "R", "T3"]
    assert "2 av 2 åtgärder" in html
