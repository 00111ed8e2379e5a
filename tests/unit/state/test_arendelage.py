"""What is said of a matter: silence is not failure, and every place takes its words from one function."""

from datetime import date

import pytest

from macros.models.base import Status
from macros.models.projekt import Aktivitet
from macros.outputs.status import mail_text, status_text
from macros.state.arendelage import Arendelage, Laget, arendelage
from macros.views.beslut import beslut_alla
from macros.views.jamforelse import build_tal
from macros.views.laget import laget
from macros.views.oppet import build_oppet, forsenade, passerade
from macros.views.parts import FORM, STATUS, lage
from macros.views.plan import plan
from macros.views.rollblad import rollblad
from tests.unit.office import UNKNOWN, atgard, beslut, context, event, projekt, roll

LAST = date(2026, 6, 30)
AFTER = date(2026, 8, 1)


def matter(*events, senast="2026-06"):
    replaced = {"ersatts_av": "ATG-002"} if events and events[-1]["status"] == "ersatt" else {}
    return atgard(senast=senast, handelser=list(events), **replaced)


def activity(*events, senast="2026-06"):
    return Aktivitet(text="Prova", tid=senast, handelser=list(events))


@pytest.mark.parametrize("make", [matter, activity])
@pytest.mark.parametrize(
    ("events", "day", "told"),
    [
        ([], LAST, "Inget rapporterat"),
        ([], AFTER, "Inget rapporterat, datumet har passerat"),
        ([event("2026-03-03", "pagar")], LAST, "Pågår, 3 mars 2026"),
        ([event("2026-03-03", "pagar")], AFTER, "Inget rapporterat sedan 3 mars 2026, datumet har passerat"),
        ([event("2026-06-30", "pagar")], AFTER, "Inget rapporterat sedan 30 juni 2026, datumet har passerat"),
        ([event("2026-03-03", "overford")], AFTER, "Inget rapporterat sedan 3 mars 2026, datumet har passerat"),
        ([event("2026-07-01", "pagar")], AFTER, "Försenad, rapporterat 1 juli 2026, skulle vara klart juni 2026"),
        ([event("2026-07-01", "overford")], AFTER, "Försenad, rapporterat 1 juli 2026, skulle vara klart juni 2026"),
        ([event("2026-07-01", "planerad")], AFTER, "Försenad, rapporterat 1 juli 2026, skulle vara klart juni 2026"),
        ([event("2026-05-01", "forsenad")], LAST, "Försenad, rapporterat 1 maj 2026, skulle vara klart juni 2026"),
        ([event("2026-05-01", "forsenad")], AFTER, "Försenad, rapporterat 1 maj 2026, skulle vara klart juni 2026"),
        ([event("2026-05-01", "forsenad"), event("2026-06-01", "klar")], AFTER, "Klar, 1 juni 2026"),
        ([event("2026-05-01", "klar")], AFTER, "Klar, 1 maj 2026"),
        ([event("2026-07-05", "klar")], AFTER, "Klar, 5 juli 2026"),
        ([event("2026-05-01", "utgar")], AFTER, "Utgår, 1 maj 2026"),
        ([event("2026-05-01", "ersatt")], AFTER, "Ersatt, 1 maj 2026"),
        ([event("2026-03-03", "planerad")], LAST, "Planerad, 3 mars 2026"),
        ([event("2026-03-03", "overford")], LAST, "Överförd, 3 mars 2026"),
        ([event("2026-08-02", "klar")], AFTER, "Inget rapporterat, datumet har passerat"),
    ],
)
def test_each_word_needs_the_report_that_carries_it(make, events, day, told):
    assert arendelage(make(*events), day).text == told


def test_a_report_as_coarse_as_a_year_may_be_from_before_the_last_day_and_makes_nothing_late():
    assert arendelage(matter(event("2026", "pagar")), date(2027, 1, 1)).lage is Laget.INGET_RAPPORTERAT
    assert arendelage(matter(event("2026-07", "pagar")), AFTER).lage is Laget.FORSENAD


@pytest.mark.parametrize("make", [matter, activity])
def test_what_has_no_known_day_never_passes_but_can_be_reported_late(make):
    silent, told = make(senast=UNKNOWN), make(event("2026-05-01", "forsenad"), senast=UNKNOWN)
    assert arendelage(silent, date(2099, 1, 1)).text == "Inget rapporterat"
    assert arendelage(make(event("2026-05-01", "pagar"), senast=UNKNOWN), date(2099, 1, 1)).lage is Laget.PAGAR
    assert arendelage(told, AFTER).text == "Försenad, rapporterat 1 maj 2026"


def test_a_matter_that_will_be_late_is_still_to_be_done():
    assert matter(event("2026-05-01", "forsenad")).oppet(AFTER)


def test_every_state_that_can_be_reported_has_its_words_and_its_shape():
    assert {x.value for x in Laget} == {*Status} | {"inget_rapporterat"}
    assert [x for x in Laget if not x.ord[0].isupper() or not FORM[x]] == []
    assert set(STATUS) == set(Status)


def test_silence_never_has_the_shape_of_what_is_late():
    assert [x for x in Laget if FORM[x] == "forsenad"] == [Laget.FORSENAD]
    for events, late in (((), False), ((event("2026-07-02", "pagar"),), True)):
        assert (lage(matter(*events), AFTER).lage.form == "forsenad") is late


REPORTS = {
    "silent": ([], False, True),
    "reported before": ([event("2026-03-03", "pagar")], False, True),
    "reported after": ([event("2026-07-02", "pagar")], True, False),
    "will be late": ([event("2026-03-03", "forsenad")], True, False),
    "done": ([event("2026-03-03", "klar")], False, False),
}


@pytest.mark.parametrize(("events", "late", "passed"), REPORTS.values(), ids=list(REPORTS))
def test_every_place_that_tells_of_lateness_says_the_same(events, late, passed):
    b = beslut(senast="2026-06", handelser=events, ansvarig="chef")
    p = projekt(aktiviteter=[{"text": "Prova", "tid": "2026-06", "handelser": events}])
    s = context("laget/index.md", dag=AFTER, beslut=[b], projekt=[p], roller=[roll()])
    assert (bool(forsenade(s, [b])), bool(passerade(s, [b]))) == (late, passed)
    words = {row.lage.lage.ord for row in build_oppet(s)}
    assert words == ({"Försenad"} if late else {"Inget rapporterat"} if passed else set())
    assert ('Datumet har passerat <span class="antal" data-rader>2</span>' in plan(s)) is (late or passed)
    told = (plan(s), laget(s), beslut_alla(s), rollblad(s, "chef"), mail_text(s.registers, "chef", AFTER, "https://x"))
    assert [("Försenad" in text, "Inget rapporterat" in text) for text in told] == [(late, passed)] * len(told)
    figures = {t["fraga"]: t["taljare"] for t in build_tal(s)}
    assert figures["Öppna ärenden som är försenade"] == late
    assert figures["Öppna ärenden vars datum har passerat utan rapport"] == passed
    listed = status_text(s.registers, AFTER)
    assert ("BES-001 Inför det, rapporterat" in listed, "BES-001 Inför det, skulle vara klart" in listed) == (
        late,
        passed,
    )


def test_an_example_is_not_counted_on_a_roles_page():
    for events, words in (([event("2026-07-02", "pagar")], "är rapporterade som"), ([], "har datumet passerat")):
        shown = []
        for exempel in (False, True):
            found = atgard(ansvarig="chef", senast="2026-06", exempel=exempel, handelser=events)
            shown.append(words in rollblad(context(dag=AFTER, atgarder=[found], roller=[roll()]), "chef"))
        assert shown == [True, False]


def test_the_state_says_what_it_rests_on():
    found = arendelage(matter(event("2026-03-03", "pagar")), AFTER)
    assert isinstance(found, Arendelage)
    assert (found.datum_passerat, str(found.sedan), found.ord) == (True, "3 mars 2026", "Inget rapporterat")
