"""Incidents of a year: what happened, and who was told or got a report."""

import re

from macros.models.incident import Incident
from macros.views.incidenter import incidenter
from tests.unit.office import UNKNOWN, context, genomgang, roll

TOLD = ({"till": "chefen", "datum": UNKNOWN},)


def incident(**fields) -> Incident:
    return Incident(**{"id": "INC-001", "ar": 2026, "rubrik": "Läckan", "slag": "personuppgift"} | fields)


def row(*incidents: Incident) -> str:
    review = genomgang(2027, i_dokumentet=[{"vad": "incidenter", "roll": "chefen", "datum": "2026-11-01"}])
    found = incidenter(context(incidenter=incidents, genomgangar=[review], roller=[roll(id="chefen")]), 2027)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_the_one_who_was_told_knows_of_an_incident_without_any_report():
    assert "Känd av Chefen" in row(incident(delgetts=TOLD))
    assert incident(delgetts=TOLD).rapporterad == ()


def test_the_one_who_got_a_report_knows_of_it_too():
    assert "Känd av Chefen" in row(incident(rapporterad=TOLD))


def test_no_one_is_said_to_know_when_nothing_is_told():
    assert "Känd av Uppgift saknas" in row(incident())
