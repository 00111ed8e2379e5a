"""What a chapter begins with: the facts of the registers, or which register is silent and who fills it in."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from macros.frozen.store import Fryst
from macros.models.kapitel import Stadsfraga
from macros.views.arenden import arenden
from macros.views.avvikelser import avvikelser, korrigeringar
from macros.views.forandringar import forandringar
from macros.views.fragor import att_besluta, stallda
from macros.views.genomgang import nasta_genomgang, syfte
from macros.views.incidenter import incidenter, lardomar
from macros.views.intressenter import intressenter
from macros.views.kapitelarenden import oppna_arenden, oppna_i, svagheter, tidsplan
from macros.views.kontroller import kontroller
from macros.views.parts import ArgumentFault, Sammanhang
from macros.views.risker import risker, risklage, riskmatris, riskskala
from macros.views.utbildningar import utbildningar
from macros.views.utkast import planering, systembrister
from tests.unit.kapitelfall import CHAPTERS
from tests.unit.office import (
    atgard,
    avvikelse,
    behov,
    context,
    event,
    genomgang,
    incident,
    intressent,
    kontroll,
    mal,
    organisation,
    regel,
    risk,
    roll,
    styrdokument,
    system,
    utbildning,
)
from tests.unit.office import (
    riskskala as skala,
)

ROLE = "rollen samordnaren (ISAM) föreslås fylla i"
DOCUMENT, ANNEX = "genomgang/2027/4-risker.md", "bilagor/2027.md"
DECIDED = {"beslutad": "2027-02-10", "beslutad_av": "chef"}
PLACE = {"genomgang": "2026", "avsnitt": "7.2", "som": "behov", "punkt": 1}


def office(sida: str = ANNEX, draft: bool = True, **held) -> Sammanhang:
    """An office with a review of 2027 in hand, whose day is 30 June 2026, and the one before of 30 June 2025."""
    review = genomgang(2027, utkast=draft, **held.pop("review", {}))
    people = [roll(id="chef", namn="Samordnaren (ISAM)")]
    rest = {"roller": people, "organisation": [organisation()], "genomgangar": [genomgang(2026), review]}
    return context(sida, **rest | held)


def words(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup.select('[aria-hidden="true"], .dold'):
        hidden.decompose()
    return " ".join(soup.get_text(" ").split())


SILENT = {
    "avvikelser": (lambda s: avvikelser(s, 2027), "Avvikelser"),
    "forandringar": (lambda s: forandringar(s, 2027), "styrdokument"),
    "incidenter": (lambda s: incidenter(s, 2027), "Incidenter"),
    "intressenter": (lambda s: intressenter(s, 2027, "extern"), "Intressenter"),
    "kontroller": (lambda s: kontroller(s, 2027, "tillsyn"), "Kontroller"),
    "korrigeringar": (lambda s: korrigeringar(s, 2027), "Avvikelser"),
    "lardomar": (lambda s: lardomar(s, 2027), "Incidenter"),
    "oppna 7.2": (lambda s: oppna_arenden(s, 2027, "7.2"), "Behov"),
    "oppna 8.1": (lambda s: oppna_arenden(s, 2027, "8.1"), "Åtgärder"),
    "oppna 9.1": (lambda s: oppna_arenden(s, 2027, "9.1"), "Mål och Åtgärder"),
    "planering": (lambda s: planering(s, 2027), "Planeringen för 2027"),
    "att_besluta": (lambda s: att_besluta(s, 2027), "besluta nu"),
    "risker": (lambda s: risker(s, 2027), "Risker"),
    "risklage": (lambda s: risklage(s, 2027), "Risker"),
    "riskskala": (lambda s: riskskala(s, 2027), "Riskskalor"),
    "systembrister": (lambda s: systembrister(s, 2027), "System"),
    "tidsplan": (lambda s: tidsplan(s, 2027), "Behov"),
    "utbildningar": (lambda s: utbildningar(s, 2027), "Utbildningar"),
}


@pytest.mark.parametrize("what", SILENT)
def test_a_silent_register_is_named_with_who_fills_it_in_and_never_counted_as_none(what):
    view, register = SILENT[what]
    told = words(view(office()))
    assert told.startswith("Uppgift saknas") and register in told and ROLE in told
    assert ". " not in told and told.endswith(".") and not re.search(r"\b(0|nej|ingen|inga)\b", told)


@pytest.mark.parametrize("what", SILENT)
def test_a_decided_review_proposes_nothing_where_a_register_is_silent(what):
    told = words(SILENT[what][0](office(draft=False)))
    assert told.startswith("Uppgift saknas") and "föreslås" not in told


def test_what_is_known_not_to_have_been_is_told_as_known():
    s = office(kontroller=[kontroll("extern_revision", inget="Inga externa revisioner har gjorts")])
    assert words(kontroller(s, 2027, "extern_revision")) == (
        "Inga externa revisioner har gjorts under 2026 (uppgift ur källan)."
    )
    s = office(intressenter=[intressent("intern", inget="Inga synpunkter")])
    assert "Uppgift saknas" not in words(intressenter(s, 2027, "intern"))


def test_training_is_told_group_by_group_and_unknown_numbers_stay_unknown():
    held = [
        utbildning(antal=14, malgrupp_antal=20),
        utbildning(id="UTB-002", rubrik="En övning"),
        utbildning(id="UTB-003", grupp="Alla", rubrik="Förra året", datum="2025-03-01"),
        utbildning(id="UTB-004", grupp="Alla", rubrik="I höst", datum="2026-09-01"),
    ]
    told = words(utbildningar(office(utbildningar=held), 2027))
    assert "Chefer" in told and "14 av 20" in told and "En övning" in told and "Uppgift saknas" in told
    assert "Förra året" not in told and "I höst" not in told


def test_deviations_are_the_years_and_the_older_ones_that_are_still_open():
    found = [
        avvikelse(orsak="Ingen visste."),
        avvikelse(id="AVV-002", rubrik="Gammalt och öppet", upptackt="2024-02-01"),
        avvikelse(
            id="AVV-003", rubrik="Gammalt och rättat", upptackt="2024-02-01", handelser=[event("2025-02-01", "klar")]
        ),
        avvikelse(id="AVV-004", rubrik="I höst", upptackt="2026-09-01"),
    ]
    told = words(avvikelser(office(avvikelser=found), 2027))
    assert "Ingen visste." in told and "Gammalt och öppet" in told
    assert "Gammalt och rättat" not in told and "I höst" not in told


def test_a_correction_is_told_with_its_deviation():
    s = office(avvikelser=[avvikelse(korrigering="Lås dörren.", ansvarig="chef")])
    told = words(korrigeringar(s, 2027))
    assert "Ett avsteg AVV-001 Lås dörren. Samordnaren (ISAM)" in told


def test_lessons_are_those_that_are_written_and_the_rest_are_counted():
    held = [incident(lardom="Ring först."), incident(id="INC-002", lardom="uppgift saknas")]
    told = words(lardomar(office(incidenter=held), 2027))
    assert "Ring först." in told and "1 av 2 poster" in told


def test_what_stood_in_the_section_and_is_open_comes_back_and_what_is_done_does_not():
    held = [
        behov(rubrik="Öppet", stallen=[PLACE]),
        behov(id="BEH-002", rubrik="Klart", stallen=[PLACE | {"punkt": 2}], handelser=[event("2026-01-01", "klar")]),
        behov(id="BEH-003", rubrik="Nytt"),
        behov(id="BEH-004", rubrik="Stod i 2.1", stallen=[PLACE | {"avsnitt": "2.1"}]),
    ]
    told = words(oppna_arenden(office(behov=held), 2027, "7.2"))
    assert "Öppet BEH-001" in told and "Nytt" in told
    assert "Klart" not in told and "Stod i 2.1" not in told
    assert "Stod i 2.1" in words(oppna_arenden(office(behov=held), 2027, "2.1"))


def test_a_section_whose_matters_are_all_done_says_so():
    done = behov(stallen=[PLACE], handelser=[event("2026-01-01", "klar")])
    told = words(oppna_arenden(office(behov=[done]), 2027, "7.2"))
    assert told == "Allt som stod i avsnitt 7.2 i tidigare genomgångar är avslutat."


def test_a_matter_that_stands_only_in_this_years_review_is_not_from_before():
    new = mal(rubrik="Årets mål", stallen=[PLACE | {"genomgang": "2027", "avsnitt": "9.1", "som": "prioriterat"}])
    assert "Årets mål" not in words(oppna_arenden(office(mal=[new]), 2027, "9.1"))


def test_the_other_places_of_a_matter_are_those_of_the_same_review():
    """A matter of many years stood in chapters that this year's review may not have."""
    here = PLACE | {"genomgang": "2027", "avsnitt": "9.2", "som": "mal"}
    told = words(arenden(office(mal=[mal(rubrik="Flera år", stallen=[PLACE, here])]), 2027, "9.2"))
    assert "Flera år" in told and "7.2" not in told


def test_new_actions_are_taken_up_as_weaknesses_or_as_improvements():
    held = [atgard(rubrik="Laga", ursprung="tillsyn"), atgard(id="ATG-002", rubrik="Förenkla", ursprung="genomgang")]
    s = office(atgarder=held)
    assert "Laga" in words(oppna_arenden(s, 2027, "8.1")) and "Förenkla" in words(oppna_arenden(s, 2027, "8.2"))
    assert "Förenkla" not in words(oppna_arenden(s, 2027, "8.1"))


def test_the_plan_is_in_the_order_of_days_and_counts_what_has_none():
    plan = {
        **dict.fromkeys(("uppdrag", "riktlinje", "resurs", "matt"), "uppgift saknas"),
        **{"aktivitet": "Planerat", "ansvarig": "chef", "senast": "2027-03"},
    }
    review = {"planering": [plan], "uppfoljning": "2027-05", "nasta": {"senast": "2027-10", "agenda": "Samma."}}
    held = [mal(rubrik="Först", senast="2026-12"), mal(id="MAL-002", rubrik="Utan tid")]
    told = words(tidsplan(office(review=review, mal=held), 2027))
    order = [told.index(x) for x in ("Först", "Planerat", "Uppföljning av besluten", "Nästa genomgång")]
    assert order == sorted(order) and "För en punkt till är tiden inte känd." in told and "Utan tid" not in told


def test_risks_are_told_with_the_day_they_were_judged_and_where():
    told = words(risklage(office(risker=[risk(), risk(id="RIS-002", namn="Okänd", bedomningar=[])]), 2027))
    assert "Brand Kontoret 1 mars 2026 hög sannolikhet 2, konsekvens 1" in told
    assert "Okänd" in told and "Uppgift saknas" in told


def test_risks_of_one_forum_are_its_own():
    places = [organisation(), organisation(id="isil", namn="ISIL", slag="forum")]
    held = [risk(), risk(id="RIS-002", namn="Stadens", forum="isil")]
    s = office(organisation=places, risker=held, riskskalor=[skala()])
    assert "Brand" in words(risker(s, 2027)) and "Brand" not in words(risker(s, 2027, "isil"))
    assert "Stadens" in words(riskmatris(s, 2027, "isil")) and "Brand" not in words(riskmatris(s, 2027, "isil"))


def test_a_proposed_scale_says_that_it_is_a_proposal_and_a_decided_one_does_not():
    assert "Förslag" in words(riskskala(office(riskskalor=[skala(forslag=True)]), 2027))
    told = words(riskskala(office(riskskalor=[skala()]), 2027))
    assert "Förslag" not in told and "2 Sannolikhet" not in told and "Hög" in told


def test_changes_are_what_is_dated_since_the_review_before():
    held = {
        "system": [
            system(fran="2026-02"),
            system(id="gammal", namn="Gamla", fran="2019", till="2026-01"),
            system(id="kvar", namn="Kvar", fran="2019"),
            system(id="sen", namn="Sen", fran="2026-09"),
        ],
        "styrdokument": [styrdokument(namn="Rutinen", beslutat="2026-01-10")],
    }
    told = words(forandringar(office(**held), 2027))
    assert "Kartan (februari 2026)" in told and "Gamla (till januari 2026)" in told
    assert "Rutinen (10 januari 2026)" in told
    assert "Kvar" not in told and "Sen" not in told


def test_changes_are_also_what_a_frozen_register_did_not_have_and_what_only_it_has():
    poster = {"roller": [{"id": "borta", "namn": "Vaktmästaren"}], "system": [{"id": "kartan", "namn": "Kartan"}]}
    s = office(system=[system()])
    frozen = Sammanhang(s.registers, s.dag, s.sida, s.sidor, {"2026": Fryst("2026", date(2025, 6, 30), poster, ())})
    told = words(forandringar(frozen, 2027))
    assert "Samordnaren (ISAM) (nytt i registret)" in told and "Vaktmästaren (borta ur registret)" in told
    assert "Kartan" not in told and "betyder inte att det är nytt på kontoret" in told


def test_open_weaknesses_that_no_review_has_told_of_are_gathered():
    held = [
        atgard(rubrik="Ny lucka", ursprung="tillsyn"),
        atgard(id="ATG-002", rubrik="Känd lucka", ursprung="tillsyn", stallen=[PLACE | {"som": "status"}]),
    ]
    told = words(svagheter(office(atgarder=held), 2027))
    assert "Ny lucka" in told and "Känd lucka" not in told
    assert "Åtgärder har inget öppet inskrivet" in words(svagheter(office(), 2027))


def test_a_decided_review_shows_no_proposed_scale_and_says_that_none_is_decided():
    told = words(riskskala(office(draft=False, riskskalor=[skala(forslag=True)], review=DECIDED), 2027))
    assert told == "Uppgift saknas Ingen beslutad skala för risker är inskriven."
    both = [skala(forslag=True, namn="Vår"), skala(id="stadens", namn="Stadens")]
    told = words(riskskala(office(draft=False, riskskalor=both, review=DECIDED), 2027))
    assert "stadens" in told and "vår" not in told


def test_the_next_review_is_this_ones_own_and_what_the_one_before_said_stands_beside_it():
    first = genomgang(2026, nasta={"senast": "2026-10", "agenda": "Som i år."})
    own = {"nasta": {"senast": "2027-11", "agenda": "Med övningarna."}}
    told = words(nasta_genomgang(office(genomgangar=[first, genomgang(2027, **own)]), 2027))
    assert "Nästa genomgång senast november 2027 Dagordning Med övningarna." in told
    assert "Genomgången 2026 angav nästa genomgång senast oktober 2026" in told
    assert "Uppgift saknas" in words(nasta_genomgang(office(genomgangar=[first, genomgang(2027)]), 2027))
    assert "angav" not in words(nasta_genomgang(office(genomgangar=[first]), 2026))


@pytest.mark.parametrize(("reported", "old"), [("2025-06", True), ("2026-03", False)])
def test_a_state_that_was_told_long_ago_is_not_the_state_of_the_reviews_day(reported, old):
    held = [behov(stallen=[PLACE], senast="2027", handelser=[event(reported, "pagar")])]
    s = office(behov=held, regler=[regel("nulage", 6)])
    for told in (oppna_arenden(s, 2027, "7.2"), tidsplan(s, 2027)):
        assert ("läget nu är inte känt" in told) is old


def test_the_purpose_of_a_chapter_is_the_registers():
    s = context("genomgang/2027/1-start.md", kapitel=CHAPTERS, genomgangar=[genomgang(2027)])
    assert "Ledningen ska förstå." in syfte(s, 2027)


@pytest.mark.parametrize("path", ["genomgang/2027/2-mal.md", "genomgang/2027/index.md", "index.md"])
def test_a_page_without_a_purpose_in_the_register_says_so(path):
    with pytest.raises(ArgumentFault, match="syfte"):
        syfte(context(path, kapitel=CHAPTERS, genomgangar=[genomgang(2027)]), 2027)


def test_what_is_open_in_a_section_is_found_when_the_section_has_another_number():
    place = {"genomgang": "2027", "avsnitt": "2.2", "som": "mal", "punkt": 1}
    other = place | {"avsnitt": "3.1"}
    goals = [mal(rubrik="Öva", stallen=[place]), mal(id="MAL-002", rubrik="Annat", stallen=[other])]
    held = {"kapitel": CHAPTERS, "genomgangar": [genomgang(2027), genomgang(2028)], "mal": goals}
    s = context("genomgang/2028/3-mal.md", dag=date(2027, 6, 30), **held)
    assert [a.rubrik for a in oppna_i(s, 2028, "3.1")] == ["Öva"]
    assert [a.rubrik for a in oppna_i(s, 2028, "4.1")] == ["Annat"]


def test_the_city_asks_what_a_section_of_the_year_answers():
    s = context("genomgang/2027/index.md", kapitel=CHAPTERS, genomgangar=[genomgang(2027)])
    assert stallda(s, genomgang(2027)) == [Stadsfraga.UTBILDNING, Stadsfraga.KLASSNING]
    assert stallda(s, genomgang(2025)) == list(Stadsfraga)
