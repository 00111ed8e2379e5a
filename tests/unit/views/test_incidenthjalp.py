"""Time limits as data: what a limit must say, and how it and a contact way are told."""

import re
from datetime import date

import pytest
from pydantic import ValidationError

from macros.models.kontaktvag import Kontaktvag
from macros.models.krav import Ramverk
from macros.models.roll import Roll
from macros.models.skyldighet import Frist, Skyldighet
from macros.outputs.status import status_text
from macros.views.frister import frister, lagrum, linjer, rader, tid
from macros.views.incidenthjalp import incidenthjalp
from macros.views.kontakt import incidentkontakt, kontaktvagar, telefon
from macros.views.parts import ArgumentFault, Sammanhang
from tests.unit.office import registers

UNKNOWN = "uppgift saknas"
PLAIN = {"vad": "Upplysning", "fran": "kannedom", "till": "Myndigheten", "kontakt": "vagen", "gor": ["Ring."]}


def frist(**fields) -> Frist:
    return Frist(**PLAIN | fields)


def duty(**fields) -> Skyldighet:
    plain = {"id": "SKY-001", "rubrik": "Lämna", "nar": "Genast", "vem": UNKNOWN, "bevis": "Kvittens"}
    return Skyldighet(**plain | {"ram": "cybersakerhetslagen", "nummer": "2:5"} | fields)


def way(**fields) -> Kontaktvag:
    plain = {"id": "vagen", "namn": "Växeln", "nar": "Alltid.", "roll": UNKNOWN, "vag": UNKNOWN, "annan_tid": UNKNOWN}
    return Kontaktvag(**plain | fields)


def context(**records) -> Sammanhang:
    return Sammanhang(registers(**records), date(2026, 11, 24), "rutiner/x.md", {})


@pytest.mark.parametrize("measure", [{}, {"timmar": 24, "manader": 1}])
def test_a_limit_is_in_hours_or_in_months(measure):
    with pytest.raises(ValidationError, match="antingen timmar eller manader"):
        frist(**measure)


def test_a_limit_runs_from_a_known_moment_only():
    with pytest.raises(ValidationError):
        frist(fran="upptackt", timmar=24)


@pytest.mark.parametrize(
    ("measure", "words"), [({"timmar": 24}, "24 timmar"), ({"manader": 1}, "en månad"), ({"manader": 3}, "3 månader")]
)
def test_a_limit_in_words(measure, words):
    assert tid(frist(**measure)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"nummer": "2:5"}, "2 kap. 5 § cybersäkerhetslagen"),
        ({"nummer": "2:3:2"}, "2 kap. 3 § 2 cybersäkerhetslagen"),
        ({"ram": "gdpr", "nummer": "33.1"}, "artikel 33.1 dataskyddsförordningen"),
    ],
)
def test_where_in_the_law_a_duty_stands(fields, words):
    rest = {"namn": "Lag", "textlage": "inlast", "om": "Om"}
    laws = [
        Ramverk(id="cybersakerhetslagen", version="2025:1506", **rest),
        Ramverk(id="gdpr", version="2016/679", **rest),
    ]
    assert lagrum(context(krav=laws).registers, duty(**fields)) == words


def test_the_table_carries_the_rule_that_the_script_counts_by():
    s = context(skyldigheter=[duty(frister=[frist(timmar=24, pagar=False)])], kontaktvagar=[way()])
    html = incidenthjalp(s)
    assert 'data-fran="kannedom" data-timmar="24" data-pagar="nej"' in html
    assert "24 timmar från kännedom" in html


def test_a_duty_without_limits_is_not_in_the_table():
    assert "SKY-001".lower() not in incidenthjalp(context(skyldigheter=[duty()], kontaktvagar=[way()]))


def test_what_is_not_filled_in_of_a_contact_is_a_line_to_write_on():
    assert kontaktvagar(context(kontaktvagar=[way()])).count("[Fyll i]") == 3


def test_what_is_filled_in_is_shown_with_its_role():
    roll = Roll(id="jour", namn="Jouren", organisation="kontoret", mandat=UNKNOWN, uppgifter=UNKNOWN)
    shown = kontaktvagar(
        context(kontaktvagar=[way(roll="jour", vag="08-123", annan_tid="08-456")], roller=[roll]),
    )
    assert "[Fyll i]" not in shown
    assert all(word in shown for word in ("Jouren", "08-123", "08-456"))


def test_one_way_can_stand_alone_and_a_misspelt_one_is_told_of():
    s = context(kontaktvagar=[way(id="it-stod", namn="It-stödet"), way(id="jouren", namn="Jouren")])
    assert "It-stödet" in (shown := kontaktvagar(s, "it-stod")) and "Jouren" not in shown
    with pytest.raises(ArgumentFault, match='"it-sto" finns inte; menade du "it-stod"'):
        kontaktvagar(s, "it-sto")


def test_who_reports_sees_the_incident_contact_only():
    shown = incidentkontakt(context(kontaktvagar=[way(id="incidentkontakt", namn="Incidentkontakten"), way()]))
    assert "Incidentkontakten" in shown
    assert "Växeln" not in shown


def test_status_puts_what_is_missing_of_the_incident_contact_first():
    ways = [way(id="incidentkontakt", vag="08-123")]
    s = context(kontaktvagar=ways)
    rows = status_text(s.registers, s.dag).splitlines()
    assert rows[2:5] == [
        "Att fylla i: 2",
        "  Kontaktvägar incidentkontakt: Annan tid",
        "  Kontaktvägar incidentkontakt: Roll",
    ]
    assert "Skarp drift: 3 hinder; lis kontrollera --skarp visar dem." in rows


def test_limits_stand_on_a_line_in_the_order_in_which_they_end():
    limits = [frist(vad="Anmälan", timmar=72), frist(timmar=24)]
    later = [
        frist(vad="Slutrapport", fran="anmalan", manader=1, pagar=False),
        frist(vad="Lägesrapport", fran="anmalan", manader=1, pagar=True),
    ]
    (line,) = linjer(rader(context(skyldigheter=[duty(frister=[*limits, *later])], kontaktvagar=[way()])))
    assert [(p.nar, p.vad) for p in line.punkter] == [
        ("start", "Kännedom"),
        ("24 timmar", "Upplysning"),
        ("72 timmar", "Anmälan"),
        ("en månad från anmälan", "Slutrapport eller lägesrapport"),
    ]
    assert [p.oviss for p in line.punkter] == [False, False, False, True]
    assert "upplysning senast 24 timmar; anmälan senast 72 timmar" in line.mening


def test_the_line_has_a_table_that_says_the_same():
    html = frister(context(skyldigheter=[duty(frister=[frist(timmar=24)])], kontaktvagar=[way()]))
    assert 'role="img"' in html and "<th scope" in html and "24 timmar från kännedom" in html
    assert "fristlinje" not in frister(context(skyldigheter=[duty()], kontaktvagar=[way()]))


def surface(**fields) -> str:
    """The surface to call by in the box *Gör nu*."""
    return incidentkontakt(context(kontaktvagar=[way(id="incidentkontakt", namn="Incidentkontakten", **fields)]))


def test_without_a_number_one_is_told_to_ring_the_manager_and_nothing_is_a_link_but_112():
    shown = surface()
    assert "Ring din chef" in shown and shown.count("[Fyll i]") == 2
    assert re.findall(r'href="([^"]+)"', shown) == ["tel:112"]


def test_112_and_the_manager_stand_there_even_when_the_register_is_empty():
    shown = incidentkontakt(context())
    assert "Ring din chef" in shown and 'href="tel:112"' in shown


def test_a_number_makes_the_surface_a_link_that_calls_it():
    shown = surface(vag="08-508 00 000 (dygnet runt)", annan_tid="070 123 45 67")
    assert re.findall(r'href="([^"]+)"', shown) == ["tel:112", "tel:0850800000", "tel:0701234567"]
    assert "Ring incidentkontakten" in shown and "08-508 00 000" in shown
    assert "Ring din chef" not in shown


@pytest.mark.parametrize(
    ("vag", "address"),
    [
        ("+46 8 508 000 00", "tel:+46850800000"),
        ("+46 (0)8 508 000 00", "tel:+46850800000"),
        ("Växeln, 08-508 000 00", "tel:0850800000"),
        ("112", "tel:112"),
        ("jour@example.org", None),
        ("Plan 4", None),
        (None, None),
    ],
)
def test_what_in_a_contact_way_can_be_called(vag, address):
    assert telefon(vag) == address
