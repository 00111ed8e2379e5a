"""Then and now: what was told too long ago is told as of then."""

from datetime import date

import pytest

from macros.models.base import Intraffat
from macros.models.lag import Lag
from macros.state.arendelage import arendelage
from macros.state.nulage import ar_gammal, fran_da, nulagestid
from macros.views.lagar import lagar
from macros.views.parts import laget_ord
from macros.views.plan import plan
from macros.views.projekt import projektblock, tidslinje
from macros.views.register import register
from tests.unit.office import UNKNOWN, atgard, beslut, context, event, genomgang, page, projekt, regel, registers

RULE = {"regler": [regel("nulage", 6)]}
TOLD = {"fran": "2025-09-01", "till": "2025-11-30", "text": "hösten 2025"}
LAST, AFTER = date(2026, 5, 30), date(2026, 5, 31)
OLD = "ppgiften är från hösten 2025, läget nu är inte känt"


@pytest.mark.parametrize(("day", "months", "old"), [(LAST, 6, False), (AFTER, 6, True), (AFTER, None, False)])
def test_a_state_is_that_of_now_to_the_last_day_of_the_rule_and_without_a_rule_for_ever(day, months, old):
    assert ar_gammal(Intraffat.parse(TOLD), day, months) is old


def test_the_rule_is_data():
    assert nulagestid(registers(**RULE), AFTER) == 6
    assert nulagestid(registers(), AFTER) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("under 2025", "från 2025,"), ("redovisat 2025", "från 2025,"), ("hösten 2025", "från hösten 2025,")],
)
def test_the_day_reads_well_after_its_preposition(text, words):
    assert words in fran_da(Intraffat.parse(TOLD | {"text": text}))


@pytest.mark.parametrize("status", ["pagar", "planerad", "overford"])
def test_an_open_matter_told_long_ago_is_told_as_of_then_and_loses_its_colour(status):
    told = atgard(handelser=[event(TOLD, status)])
    assert arendelage(told, AFTER, 6).text.endswith(f", u{OLD}")
    assert laget_ord(arendelage(told, AFTER, 6)).form == "okand"
    assert arendelage(told, LAST, 6).text.endswith(", hösten 2025")
    assert laget_ord(arendelage(told, LAST, 6)).form != "okand"


@pytest.mark.parametrize("status", ["klar", "utgar", "ersatt"])
def test_what_is_finished_stays_finished(status):
    told = atgard(handelser=[event(TOLD, status)], ersatts_av="ATG-002")
    assert not arendelage(told, date(2030, 1, 1), 6).gammal


@pytest.mark.parametrize(("day", "old"), [(LAST, False), (AFTER, True)])
def test_every_page_says_so_of_a_matter(day, old):
    held = {"atgarder": [atgard(handelser=[event(TOLD, "pagar")])]} | RULE
    s = context("plan/index.md", dag=day, **held)
    assert [OLD in view for view in (plan(s), register(s, "atgarder"))] == [old, old]


def law(*states) -> Lag:
    return Lag(id="lagen", namn="Lagen", betydelse="b", lagen=[{"kalla": "k"} | s for s in states])


def shown_law(day: str, *states) -> str:
    review = genomgang(2027, bedomd_dag={"dag": day})
    return lagar(context("genomgang/2027/2.md", lagar=[law(*states)], genomgangar=[review], **RULE), 2027)


PROPOSED = {"datum": TOLD, "lage": "foreslagen", "text": "På väg.", "vantas_galla": "2026-06"}


def test_a_law_on_its_way_that_was_told_long_ago_is_not_known_to_be_there_still():
    old, new = shown_law("2026-05-31", PROPOSED), shown_law("2026-05-30", PROPOSED)
    assert OLD in old and "Uppgift från hösten 2025: På väg." in old and "lage-okand" in old
    assert OLD not in new and "Uppgift från" not in new and "lage-forslag" in new


def test_a_law_that_holds_goes_on_holding_but_its_words_are_told_with_their_day():
    html = shown_law("2026-11-30", PROPOSED | {"lage": "galler", "vantas_galla": None})
    assert "lage-klar" in html and OLD not in html
    assert "Uppgift från hösten 2025: På väg." in html


def test_what_was_expected_is_told_as_expected_then_when_the_day_has_gone():
    assert "väntas gälla juni 2026" in shown_law("2026-06-30", PROPOSED)
    assert "väntades gälla juni 2026" in shown_law("2026-07-01", PROPOSED)


@pytest.mark.parametrize(("day", "old"), [("2026-05-30", False), ("2026-05-31", True)])
def test_a_projects_words_and_work_say_of_when_they_are(day, old):
    work = [
        {"text": "Bygg", "tid": UNKNOWN, "handelser": [event(TOLD, "pagar")]},
        {"text": "Rita", "tid": "2025-12", "handelser": [event(TOLD, "pagar")]},
    ]
    part = projekt(id="delen", vantar_pa="nämnden", uppgift_fran=TOLD, aktiviteter=work)
    s = context("genomgang/2027/3.md", projekt=[part], genomgangar=[genomgang(2027, bedomd_dag={"dag": day})], **RULE)
    html = projektblock(s, 2027, "delen")
    assert html.count(OLD) == (2 if old else 0)
    assert ("Väntade på:" in html, "Väntar på:" in html) == (old, not old)
    assert "sedan hösten 2025, datumet har passerat" in html
    assert "rita (december 2025, inget rapporterat sedan hösten 2025" in tidslinje(s, 2027, "delen").lower()


def test_words_without_a_day_claim_nothing_of_when():
    s = context("genomgang/2027/3.md", (page("x.md"),), projekt=[projekt()], genomgangar=[genomgang()], **RULE)
    assert "läget nu är inte känt" not in projektblock(s, 2027, "block-a")


def test_a_decision_without_reports_says_nothing_of_age():
    assert arendelage(beslut(), date(2030, 1, 1), 6).text == "Inget rapporterat"
