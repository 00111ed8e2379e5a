"""A card's head: how many of its measures bind, and which regulation on its area is not read here."""

from datetime import date

import pytest

from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.views.kartotek import kort, kort_atgarder
from tests.unit.office import UNKNOWN, context

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
    assert told.count("(ska)") == 1 and told.count("(bör)") == 1
