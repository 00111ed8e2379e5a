"""What a review says of anchoring, priorities, the low-hanging fruit, the city's part, missions and joint control."""

from datetime import date
from typing import Any

from macros.models.base import Synlighet
from macros.models.gemensamt_ansvar import Gemensamtansvar
from macros.models.stadens_atgard import Stadsatgard
from macros.models.uppdrag import Uppdrag
from macros.views.andelar import build_andelar
from macros.views.forankring import forankring
from macros.views.frukter import frukter
from macros.views.gemensamt_ansvar import gemensamt_ansvar
from macros.views.prioriterade import prioriterade
from macros.views.riskdelar import riskdelar
from macros.views.uppdrag import uppdrag
from tests.unit.office import UNKNOWN, atgard, context, event, genomgang, mal, organisation, risk, riskskala, system
from tests.unit.state.test_forankring import enhet, styrdokument, told

CHAPTER, ANNEX = "genomgang/2027/4-risker.md", "bilagor/2027.md"
YEAR = genomgang(2027, utkast=True)


def in_review(view, where: str = CHAPTER, *args: Any, **held: Any) -> str:
    """What the view says in review 2027, whose day is 30 June 2026."""
    told = view(context(where, genomgangar=[YEAR], **held), 2027, *args)
    return " ".join(told.replace("<", " <").split())


def test_anchoring_is_unknown_until_somebody_has_written():
    assert "Registret Förankring har inget inskrivet" in in_review(forankring, styrdokument=[styrdokument()])


def test_anchoring_has_numerator_denominator_and_day():
    held = {"styrdokument": [styrdokument(id="lokal-anvisning", namn="lokala anvisning")]}
    units = (enhet("norr", ("2026-01-01", 30)), enhet("soder", ("2026-01-01", 20)))
    post = told("FOR-001", ["norr"], ("2026-03-01", 12), ("2026-08-01", 30))
    text = in_review(forankring, forankringar=[post], objekt=units, **held)
    assert "12 av 50 medarbetare är nådda, om 20 är det inte känt" in text
    assert "1 av 2 enheter har rapporterat" in text
    assert "12 av 30" in text and "30 av 30" not in text, "what came after the review's day is not told"


def test_the_share_of_anchoring_counts_alike():
    units = (enhet("norr", ("2026-01-01", 30)), enhet("soder", ("2026-01-01", 20)))
    post = told("FOR-001", ["norr"], ("2026-03-01", 12))
    s = context(forankringar=[post], objekt=units, styrdokument=[styrdokument(id="lokal-anvisning")], system=[system()])
    (share,) = [a for a in build_andelar(s) if a.fraga.startswith("Medarbetare")]
    assert (share.taljare, share.namnare, share.okanda) == (12, 50, 20)


PRIO = system(prioriteringar=[{"datum": "2026-02-01", "prioriterad": True, "av": UNKNOWN}])


def test_no_priority_written_in_is_unknown():
    assert "Ingen informationstillgång är inskriven som prioriterad" in in_review(prioriterade, system=[system()])


def test_the_document_has_the_sums_of_the_plans_and_only_the_annex_the_names():
    measure = atgard(ursprung="klassning", system=["kartan"], rubrik="Byt lås")
    document, annex = (in_review(prioriterade, where, system=[PRIO], atgarder=[measure]) for where in (CHAPTER, ANNEX))
    assert "1 informationstillgång är prioriterad. 0 av 1 har en giltig klassning." in document
    assert "0 av 1 åtgärd i planerna är rapporterade som klara" in document
    assert "Kartan" not in document and "Byt lås" not in document
    assert "Kartan" in annex and "Byt lås (ATG-001): inget rapporterat" in annex


def test_the_fruit_left_is_counted_and_unknown_is_no_nought():
    text = in_review(frukter, system=[system()])
    assert "Uppgift saknas" in text and "0 av 1" not in text
    ways = [{"datum": "2026-02-01", "vag": "vpn", "tvafaktor": False}]
    document = in_review(frukter, system=[system(fjarratkomst=ways), system(id="b", namn="Broarna")])
    assert "0 av 2" in document and "Broarna" not in document
    annex = in_review(frukter, ANNEX, system=[system(fjarratkomst=ways), system(id="b", namn="Broarna")])
    assert "Broarna" in annex and "utan två faktorer: vpn" in annex


def test_the_list_of_fruit_shrinks_from_one_quarter_to_the_next():
    ways = [{"datum": "2026-02-01", "vag": "vpn", "tvafaktor": False}]
    ways.append({"datum": "2026-05-01", "vag": "vpn", "tvafaktor": True})
    text = in_review(frukter, system=[system(fjarratkomst=ways)])
    assert "Kvar eller okända 31 mars 2026" in text
    assert "1 av 1" in text.partition("Två faktorer")[2]


def central(**fields: Any) -> Stadsatgard:
    rest = {"rubrik": "Dela nätet", "risker": ["RIS-001"], "utfors_av": UNKNOWN, "vag": "gsit", "senast": UNKNOWN}
    return Stadsatgard(**{"id": "CEN-001"} | rest | fields)


RISKS = {"risker": [risk()], "riskskalor": [riskskala()], "organisation": [organisation()]}


def test_what_nobody_has_told_of_the_citys_part_is_unknown():
    assert "Brand: uppgift saknas om centrala åtgärder; uppgift saknas om egna åtgärder." in in_review(
        riskdelar, **RISKS
    )


def test_both_parts_stand_with_their_state_and_the_names_only_in_the_annex():
    done = central(handelser=[event("2026-05-01", "klar")], kontorets_del=["ATG-002"])
    own = [atgard(id="ATG-001", rubrik="Byt lås", risker=["RIS-001"]), atgard(id="ATG-002", rubrik="Flytta")]
    held = {"stadens_atgarder": [done], "atgarder": own} | RISKS
    document = in_review(riskdelar, **held)
    assert "1 av 1 central åtgärd rapporterad som klar; 2 egna åtgärder, inget rapporterat" in document
    assert "Dela nätet" not in document
    annex = in_review(riskdelar, ANNEX, **held)
    assert "Dela nätet (CEN-001)" in annex and "genom GSIT, klar, 1 maj 2026" in annex
    assert "Byt lås (ATG-001)" in annex and "Flytta (ATG-002)" in annex


def place(number: int) -> dict:
    return {"genomgang": "2027", "avsnitt": "9.2", "som": "mal", "punkt": number}


def test_each_goal_is_tied_to_a_mission_or_counted_as_not():
    goals = [mal(id="MAL-001", stallen=[place(1)], uppdrag=["UPD-001"]), mal(id="MAL-002", stallen=[place(2)])]
    asked = [Uppdrag(id="UPD-001", rubrik="Håll öppet", ar=2027, beteckning="mål 2.4")]
    text = in_review(uppdrag, mal=goals, uppdrag=asked)
    assert "1 av 2 mål är knutna till ett uppdrag" in text
    assert "UPD-001, mål 2.4" in text and "Nå målet (MAL-001)" in text and "MAL-002" not in text
    assert "är inte inskrivna" in in_review(uppdrag, mal=goals, uppdrag=[asked[0].model_copy(update={"ar": 2026})])


def test_joint_control_tells_how_far_the_agreement_has_come_on_the_day():
    states = [{"datum": "2025-06-01", "lage": "framtaget"}, {"datum": "2026-09-01", "lage": "undertecknat"}]
    post = Gemensamtansvar(
        id="GEM-001",
        namn="Trafiken",
        med=["kontoret"],
        galler="Allt.",
        ansvarig=UNKNOWN,
        avtal=states,
        uppdelning=[{"fraga": "Vem?", "gor": "kontoret"}, {"fraga": "När?", "gor": UNKNOWN}],
        publicerat=UNKNOWN,
    )
    text = in_review(gemensamt_ansvar, gemensamt_ansvar=[post], organisation=[organisation()])
    assert "Framtaget" in text and "Undertecknat" not in text
    assert "1 av 2 frågor besvarade" in text


def test_who_may_not_read_of_access_gets_no_figure_of_it():
    s = context("laget/frukter.md", system=[system()])
    shut = s.registers.med(s.registers.records)
    object.__setattr__(shut, "malgrupp", Synlighet.INTERN)
    told = frukter(type(s)(shut, date(2026, 6, 30), s.sida, s.sidor))
    assert "isas inte här" in told and "Klara" not in told
