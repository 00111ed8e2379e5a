"""The answer to the city's coordinator: a row a chapter, figures of the review's day, and never more than a page."""

from datetime import date

from macros.models.styrdokument import Styrdokument
from macros.views.stadssvar import LONGEST, MORE, ROOM, Stadssvar, build_stadssvar
from tests.unit.kapitelfall import CHAPTERS, post
from tests.unit.office import UNKNOWN, atgard, beslut, context, genomgang, mal, page

PLACE = {"genomgang": "2027", "avsnitt": "2.2", "som": "mal", "punkt": 1}
DECIDED = {"genomgang": "2027", "avsnitt": "3.1", "som": "beslut", "punkt": 1}
QUESTION = {"fraga": "Sätt mått", "om_inte": "Det blir inte känt.", "arenden": ["MAL-001"]}


def answer(year: int = 2028, pages: tuple = (), chapters=CHAPTERS, **held) -> Stadssvar:
    review = genomgang(year, utkast=True, **held.pop("g", {}))
    reviews = [genomgang(2027), review] if year != 2027 else [review]
    s = context(
        f"genomgang/{year}/index.md", pages, date(year - 1, 6, 30), kapitel=chapters, genomgangar=reviews, **held
    )
    return build_stadssvar(s, review)


def row(found: Stadssvar, name: str):
    return next(r for r in found.rader if r.kapitel == name)


def test_every_chapter_of_the_year_has_a_row_with_its_number():
    assert [r.kapitel for r in answer().rader] == ["1 Start", "2 Lagen", "3 Mål", "4 Slut"]
    assert [r.kapitel for r in answer(2027).rader] == ["1 Start", "2 Mål", "3 Slut"]


def test_the_citys_question_is_answered_in_the_chapter_that_has_it():
    (told,) = row(answer(), "1 Start").lage
    assert told == "Är informationsklassningar gjorda? Uppgift saknas. Inget är inskrivet."


def test_what_is_to_be_decided_stands_where_its_matter_stood_whatever_the_number_is_now():
    found = answer(g={"att_besluta": [QUESTION]}, mal=[mal(stallen=[PLACE])])
    assert row(found, "3 Mål").besluta == ("Sätt mått",)
    assert sum(bool(r.besluta) for r in found.rader) == 1 and found.beslutsord == "Förslag till beslut"


def test_a_question_about_a_decision_stands_where_decisions_do():
    need = DECIDED | {"avsnitt": "2.2", "som": "behov"}
    found = answer(
        g={"att_besluta": [QUESTION | {"arenden": ["BES-001"]}]}, beslut=[beslut(stallen=[need, DECIDED, need])]
    )
    assert row(found, "4 Slut").besluta == ("Sätt mått",)


def test_a_question_without_a_known_place_is_not_lost():
    found = answer(g={"att_besluta": [QUESTION | {"arenden": []}]})
    assert [r.besluta for r in found.rader if r.besluta] == [("Sätt mått",)]


def test_open_matters_are_counted_with_those_that_nobody_is_known_to_answer():
    goals = [mal(stallen=[PLACE]), mal(id="MAL-002", ansvarig="chef", stallen=[PLACE | {"punkt": 2}])]
    assert "2 ärenden är öppna, 1 utan känd ansvarig." in row(answer(mal=goals), "3 Mål").lage


def test_a_matter_that_belongs_to_the_annex_is_not_counted():
    weak = [atgard(ursprung="tillsyn", ansvarig="chef")]
    section = [post("svagheter", "Svagheter", "start"), *CHAPTERS]
    assert not any("öppe" in text for r in answer(chapters=section, atgarder=weak).rader for text in r.lage)


def test_places_left_to_write_in_are_told():
    text = '# 1 Start\n\n## 1.1 Grund\n\n!!! att-skriva "Att skriva"\n\n    Beskriv.\n'
    found = answer(pages=(page("genomgang/2028/1-start.md", text),))
    assert "Texten är inte klar: 1 ruta att skriva i." in row(found, "1 Start").lage


def test_what_it_is_worth_and_its_day_stand_first():
    found = answer()
    assert found.om[0] == "Utkast. Ingen har beslutat något i det här dokumentet. Läget 30 juni 2027."
    assert "inte att svaret är nej" in found.om[-1]


def test_a_year_whose_chapters_are_not_known_answers_the_citys_questions():
    found = answer(2025, g={"att_besluta": [QUESTION | {"arenden": []}]})
    assert [r.kapitel for r in found.rader][:2] == [
        "Finns en lokal rutin för incidenter?",
        "Hur har medarbetare utbildats?",
    ]
    assert len(found.rader) == 5 and found.rader[-1].besluta == ("Sätt mått",)


def test_an_undated_directive_is_told_as_unknown():
    extra = [*(post(f"k{n}", f"Kapitel {n}") for n in range(4, 6)), post("avvik", "Avvikelser", "k5")]
    held = Styrdokument(id="lokal-anvisning", namn="anvisning", beslutat=UNKNOWN, av=UNKNOWN, diarienummer=UNKNOWN)
    found = answer(2027, chapters=[*CHAPTERS, *extra], styrdokument=[held])
    assert row(found, "5 Kapitel 5").lage == ("Lokal anvisning: uppgift saknas.",)


def test_however_much_there_is_it_is_a_page_and_says_that_there_is_more():
    many = [post(f"kap-{n}", f"Kapitlet som heter {'långt ' * 12}{n}") for n in range(60)]
    asked = [QUESTION | {"fraga": "Besluta " + "om det här " * 40, "arenden": []} for _ in range(30)]
    found = answer(chapters=[*CHAPTERS, *many], g={"att_besluta": asked})
    assert 0 < sum(r.rader for r in found.rader) <= ROOM and found.sist == MORE
    assert all(len(text) <= LONGEST for r in found.rader for text in (*r.lage, *r.besluta))
    assert answer().sist == ""
