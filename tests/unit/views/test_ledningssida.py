"""The director's page: four answers, what came of what was decided, what is to be decided, the projects and the risks."""

import re
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.views.fragor import i_foljd, stadens_fragor
from macros.views.kontroller import kontroller
from macros.views.ledningssida import ledningssida
from macros.views.projekt import tidslinje
from macros.views.risker import riskmatris
from tests.unit.office import (
    UNKNOWN,
    context,
    event,
    genomgang,
    kontroll,
    mal,
    organisation,
    projekt,
    regel,
    risk,
    riskskala,
    roll,
    system,
)
from tests.unit.views.test_kapitel import words

PLACE = [{"genomgang": "2026", "avsnitt": "9.2", "som": "mal", "punkt": 1}]
WORK = [
    {"text": "Rita", "tid": "2025", "handelser": [event("2025-11-01", "klar")]},
    {"text": "Bygg", "tid": "2026-03"},
    {"text": "Flytta", "tid": UNKNOWN},
]
PARTS = [
    projekt(id="hela", namn="Hela", tid={"fran": UNKNOWN, "till": "2027"}),
    projekt(id="block-a", namn="Block A", kortnamn="A", del_av="hela", aktiviteter=WORK),
]
ASKED = [{"fraga": "Köp larm", "om_inte": "Då blir det tyst.", "arenden": ["MAL-001", "MAL-002"]}]


def office(sida: str = "genomgang/2027/index.md", **held):
    rest = {
        "roller": [roll(id="chef", namn="Chefen")],
        "organisation": [organisation()],
        "genomgangar": [genomgang(2026), genomgang(2027, utkast=True, att_besluta=ASKED)],
        "mal": [mal(stallen=PLACE), mal(id="MAL-002", stallen=PLACE, handelser=[event("2026-02-01", "klar")])],
        "projekt": PARTS,
    }
    return context(sida, **rest | held)


def test_an_empty_office_answers_unknown_to_the_citys_four_questions_and_never_nought_or_no():
    told = words(stadens_fragor(office(), 2027))
    assert told.count("Uppgift saknas Inget är inskrivet.") == 4
    assert not re.search(r"\b0\b|\bnej\b(?!\.$)", told.replace("inte att svaret är nej", ""))
    assert "30 juni 2026" in told


def test_what_is_known_of_classes_is_told_with_its_denominator():
    answered = words(stadens_fragor(office(system=[system()], regler=[regel()]), 2027))
    assert "0 av 1 system" in answered or "1 av 1 system" in answered


def test_the_page_tells_promises_questions_projects_and_risks_each_under_its_heading():
    page = LexborHTMLParser(ledningssida(office(risker=[risk()], riskskalor=[riskskala()]), 2027))
    assert [h.text() for h in page.css("h2")] == [
        "Tidigare genomgångar",
        "Frågor till ledningen",
        "Hela 2025–2027",
        "Risker",
    ]
    told = words(page.html)
    assert "1 av 2 öppna ärenden är redovisade sedan genomgången 2026." in told
    assert "Köp larm. Då blir det tyst. Gäller MAL-001 till MAL-002." in told


def test_the_first_review_has_nothing_to_tell_of_earlier_ones():
    s = office("genomgang/2026/index.md", mal=[])
    assert "Tidigare genomgångar" not in words(ledningssida(s, 2026))


def test_a_part_says_in_words_what_its_lane_shows_and_what_has_no_time():
    html = LexborHTMLParser(tidslinje(office("genomgang/2027/3.md"), 2027, "hela"))
    part = html.css("li.etapp")[1]
    told = words(part.css_first(".etapp-ord").html)
    assert told.startswith("Block A tid: uppgift saknas")
    assert "Klar 1 (2025)" in told and "Inget rapporterat 1 (mars 2026), 1 utan känd tid" in told
    lane = part.css_first('[role="img"]')
    said = lane.attributes["aria-label"]
    assert "2025: Rita, klar" in said and "mars 2026: Bygg, inget rapporterat" in said
    assert [i.attributes["class"].split()[-1] for i in lane.css("i")] == ["c-full", "c-tyst"]


def test_no_bar_stands_where_neither_start_nor_end_is_known():
    html = LexborHTMLParser(tidslinje(office("genomgang/2027/3.md"), 2027, "hela"))
    whole, part = html.css("li.etapp")
    assert "oppen-start" in whole.css_first(".etapp-stapel").attributes["class"]
    assert part.css_first(".etapp-stapel") is None


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["BES-001", "BES-002", "BES-003"], "BES-001 till BES-003"),
        (["BES-001", "ATG-002", "ATG-003"], "BES-001, ATG-002 till ATG-003"),
        (["ATG-009", "ATG-010", "ATG-012"], "ATG-009 till ATG-010, ATG-012"),
        ([], ""),
    ],
)
def test_numbers_in_a_row_are_told_as_one(given, told):
    assert i_foljd(given) == told


def test_each_part_of_vor_has_a_box_with_its_state_in_words():
    found = [
        kontroll("vor", rubrik="Inköp", framdrift="tydlig"),
        kontroll("vor", id="KON-002", rubrik="Arkiv", framdrift="bristande"),
        kontroll("vor", id="KON-003", rubrik="Drift", framdrift=UNKNOWN),
    ]
    boxes = LexborHTMLParser(kontroller(office("bilagor/2027.md", kontroller=found), 2027, "vor")).css("li")
    assert [words(box.html) for box in boxes] == [
        "Inköp Tydlig framdrift",
        "Arkiv Bristande framdrift",
        "Drift Uppgift saknas",
    ]


def test_a_draft_without_this_years_vor_shows_what_the_retold_review_told_and_says_which_year():
    retold = genomgang(2026, aterger=True, dokumentnummer="T1")
    old = kontroll("vor", ar=2025, rubrik="Inköp", framdrift="tydlig")
    s = office("genomgang/2027/3.md", kontroller=[old], genomgangar=[retold, genomgang(2027, utkast=True)])
    told = words(kontroller(s, 2027, "vor"))
    assert told.startswith("Uppgift saknas") and "Senast kända är 2025, i genomgången 2026." in told
    decided = office("genomgang/2027/3.md", kontroller=[old])
    assert "Inköp" not in words(kontroller(decided, 2027, "vor")), "only what a public original has told"


def test_axes_are_drawn_only_where_a_risk_has_its_place():
    place = {"datum": date(2026, 1, 1), "niva": "hög", "sannolikhet": 2, "konsekvens": 1, "av": ["kontoret"]}
    nowhere = place | {"sannolikhet": UNKNOWN, "konsekvens": UNKNOWN}
    for assessed, drawn in ((place, True), (nowhere, False)):
        s = office("genomgang/2027/4.md", risker=[risk(bedomningar=[assessed])], riskskalor=[riskskala()])
        html = riskmatris(s, 2027)
        assert ("<table" in html, "Riskmatris" in html) == (drawn, drawn)
        assert ("Ingen risk placeras ut på en gissning" in html) is not drawn
