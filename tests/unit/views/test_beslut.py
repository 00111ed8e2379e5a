"""What was decided, by year, and what came of it; and the questions that wait for a decision."""

import re
from datetime import date

from macros.models.kort import Kort
from macros.models.lokalt_beslut import LokaltBeslut
from macros.models.vardagsfraga import Vardagsfraga
from macros.views.beslut import ar_for, beslut_alla, build_ar
from macros.views.kontorets_fragor import build_fragor, kontoret_beslutar_lista
from tests.unit.office import UNKNOWN, beslut, context, decision, event, page, roll

DAY = date(2026, 11, 30)


def listed_in(year: int) -> dict[str, object]:
    return {"genomgang": str(year), "avsnitt": "10.1", "som": "beslut", "punkt": 1}


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_decision_without_a_day_stands_under_the_review_that_first_lists_it():
    listed = beslut(stallen=[listed_in(2027), listed_in(2026)])
    dated = beslut(id="BES-002", beslutat="2025-03-01", stallen=[listed_in(2027)])
    assert (ar_for(listed), ar_for(dated)) == ("2026", "2025")
    years = [year for year, _ in build_ar(context(dag=DAY, beslut=[dated, listed, beslut(id="BES-003")]))]
    assert years == ["2026", "2025", "År okänt"]


def test_the_short_answer_counts_what_came_of_each_year_and_silence_is_neither_done_nor_late():
    done = beslut(beslutat="2026-01-10", handelser=[event("2026-03-03", "klar")])
    silent = beslut(id="BES-002", beslutat="2026-02-10", senast="2026-03")
    shown = words(beslut_alla(context(dag=DAY, beslut=[done, silent])))
    assert "2026: 1 av 2 beslut är klara och 1 av 2 saknar rapport." in shown
    assert "försenade" not in shown
    assert "vem som ansvarar för 2 av 2" in shown and "beslutsdagen" not in shown


def test_no_decision_is_said_to_be_unknown_and_not_none():
    assert "uppgift saknas" in beslut_alla(context(dag=DAY))


def question(number: int, **fields) -> LokaltBeslut:
    base = {"fraga": f"Fråga {number}?", "rekommendation": "Ja.", "vem": UNKNOWN}
    return LokaltBeslut(id=f"KB-{number:03}", **base | fields)


def asks(path: str, *numbers: int):
    return page(path, "# Sida\n\n" + "\n\n".join(f'{{{{ kontoret_beslutar("KB-{n:03}") }}}}' for n in numbers))


def card(agare=UNKNOWN) -> Kort:
    measures = [{"id": f"LOG-0{n}", "vad": "Gör.", "bindning": "rad", "gor": "chef", "kontroll": "Se."} for n in (1, 2)]
    return Kort(id="loggning", titel="Loggning", sammanfattning="Om.", agare=agare, atgarder=measures)


PAGES = (asks("kartotek/loggning.md", 1, 2), asks("rutiner/leda.md", 2, 3))
ASKED = {"lokala_beslut": [question(n) for n in (1, 2, 3, 4)], "roller": [roll()]}


def test_what_a_question_holds_up_is_counted_in_pages_measures_and_everyday_answers():
    everyday = Vardagsfraga(id="FRG-001", tema="ai", fraga="Får jag?", svar="ja", text="Ja.", sida="rutiner/leda.md")
    s = context("om/kb.md", PAGES, kartotek=[card()], vardagsfragor=[everyday], **ASKED)
    told = {f.post.id: f.haller_upp for f in build_fragor(s)}
    assert told == {
        "KB-001": "1 sida, 2 åtgärder",
        "KB-002": "2 sidor, 2 åtgärder, 1 svar i Får jag …?",
        "KB-003": "1 sida, 1 svar i Får jag …?",
        "KB-004": "",
    }
    first = re.search(r'<ol class="tio">(.*?)</ol>', kontoret_beslutar_lista(s), re.DOTALL).group(1)
    assert re.findall(r"#kb-(\d+)", first) == ["002", "001", "003"]


def test_who_can_prepare_a_question_is_the_cards_proposed_owner_and_otherwise_unknown():
    s = context("om/kb.md", PAGES, kartotek=[card("chef")], **ASKED)
    groups = re.findall(
        r'<summary><span>([^<]+)</span> <span class="antal" data-rader>(\d)', kontoret_beslutar_lista(s)
    )
    assert groups == [("Chefen", "2"), ("Ingen känd: rutin", "1"), ("Ingen känd: står på ingen sida", "1")]


def test_a_question_is_in_use_only_when_every_page_that_asks_it_is_decided():
    held = ASKED | {"lokala_beslut": [question(2, beslut="BES-001")]}
    for decided, steps in (((), [1, 0, 1, 0]), (("kartotek/loggning.md", "rutiner/leda.md"), [1, 0, 1, 1])):
        made = decision("x.md", faststaller=decided)
        s = context("om/kb.md", PAGES, kartotek=[card()], beslut=[made], **held)
        assert [int(n) for n in re.findall(r"<b>(\d+)</b>", kontoret_beslutar_lista(s))] == steps
        assert "0 av 1 fråga väntar på ett beslut." in words(kontoret_beslutar_lista(s))
