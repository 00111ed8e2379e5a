"""The page of the way to use: what is next stands open, what a step unlocks is counted, and other pages tell how far it is."""

import re
from datetime import date
from typing import Any

import pytest

from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.models.rutinkrav import Rutinkrav
from macros.outputs.status import status_text
from macros.pages.page import open_pages
from macros.views.andelar import build_andelar
from macros.views.inforande import build_inforande, laser_upp
from macros.views.inforandesida import inforande
from macros.views.kontorets_fragor import build_fragor
from macros.views.laget import laget
from tests.unit.inforandefall import fraga, steg, vag
from tests.unit.office import DAY, beslut, context, decision, page, regel, registers, roll, system

HERE = "om/infora.md"
ASKS = page("rutiner/a.md", '# A\n\n{{ kontoret_beslutar("KB-001") }}\n')
PAGES = (ASKS, page("rutiner/b.md", "# B\n"), page("rutiner/index.md", "# Rutiner\n"), page("kartotek/loggning.md"))
STEPS = (
    steg("system", 1, laser_upp=["klassning"]),
    steg("sidor", 2, beslutar_sidor=["rutiner/"], beslut=["KB-001"], vantar_pa=["INF-01"]),
    steg("fragor", 3, beslut=["KB-001"]),
)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace(" .", ".")


def seen(dag: date = DAY, **held: Any):
    rest = {"inforandesteg": STEPS, "lokala_beslut": [fraga()], "roller": [roll()]}
    return context(HERE, PAGES, dag, **rest | held)


def unlocked(number: int, s: Any) -> list[str]:
    step = build_inforande(s).steg[number - 1]
    return laser_upp(s, step, list(build_fragor(s)), build_andelar(s))


def test_a_folder_means_its_pages_and_not_the_first_which_leads_to_them():
    assert [p.path for p in build_inforande(seen()).steg[1].sidor] == ["rutiner/a.md", "rutiner/b.md"]


def test_the_next_step_is_named_first_and_is_the_only_one_that_stands_open():
    html = inforande(seen())
    assert "Införandet: 0 av 3 steg är klara. Nästa steg: Gör 1." in words(html)
    assert re.findall(r'<li id="(inf-\d+)">\s*<details( open)?>', html) == [
        ("inf-01", " open"),
        ("inf-02", ""),
        ("inf-03", ""),
    ]
    html = inforande(seen(system=[system()]))
    assert "Införandet: 1 av 3 steg är klart. Nästa steg: Gör 2." in words(html)
    assert re.findall(r'<li id="(inf-\d+)">\s*<details open>', html) == ["inf-02"]


def test_when_all_is_done_no_step_is_next():
    held = {
        "system": [system()],
        "lokala_beslut": [fraga(beslut="BES-001")],
        "beslut": [decision("rutiner/a.md", "rutiner/b.md")],
    }
    shown = words(inforande(seen(**held)))
    assert "Införandet: 3 av 3 steg är klara. Alla steg är klara." in shown
    assert "Post att klistra in" not in shown


def test_an_office_without_steps_is_told_where_they_are_written():
    assert "data/inforandesteg.yml" in inforande(seen(inforandesteg=()))


def test_what_a_step_waits_for_is_named_until_it_is_done():
    assert "Väntar på: Gör 1." in words(inforande(seen()))
    assert "Väntar på" not in words(inforande(seen(system=[system()])))


def test_a_decision_is_the_offices_until_a_role_is_known():
    assert "Kontoret beslutar Att det gäller" in words(inforande(seen()))
    named = steg("sidor", 2, beslutar_sidor=["rutiner/"], avgors="Att det gäller", beslutar="chef")
    assert "Chefen beslutar Att det gäller" in words(inforande(seen(inforandesteg=[named])))


MEASURES = [{"id": f"LOG-0{n}", "vad": "Gör.", "bindning": "rad", "gor": "chef", "kontroll": "Se."} for n in (1, 2, 3)]
CARD = Kort(id="loggning", titel="Loggning", sammanfattning="Om.", agare="chef", atgarder=MEASURES)
LAW = Ramverk(
    id="lagen",
    namn="Lagen",
    om="Om lagen.",
    version="2025:1506",
    textlage="nummer",
    krav=[{"nummer": f"2:{n}", "rubrik": f"Krav {n}"} for n in (1, 2, 3)],
)
ANSWER = {"ram": "lagen", "version": "2025:1506", "hur": "stodjer"}
ROUTINE = Rutinkrav(id="RUT-001", sida="rutiner/a.md", krav=[ANSWER | {"nummer": ["2:1", "2:2"]}])


def test_pages_measures_and_requirements_that_a_step_unlocks_are_counted():
    held = {"kartotek": [CARD], "krav": [LAW], "rutinkrav": [ROUTINE]}
    assert unlocked(2, seen(**held)) == [
        "2 sidor gäller efter beslutet. Ingen gäller nu.",
        "2 krav i lagar och standarder, som bara förslag svarar på, får ett beslutat svar.",
        "1 fråga får sitt svar på 1 sida.",
    ]
    decided = seen(beslut=[decision("rutiner/a.md")], **held)
    assert unlocked(2, decided)[0] == "2 sidor gäller efter beslutet. 1 gäller nu."
    assert not any("krav i lagar" in row for row in unlocked(2, decided)), "they have a decided answer already"
    cards = steg("sidor", 1, beslutar_sidor=["kartotek/"])
    assert "3 åtgärder på korten blir beslutade." in unlocked(1, seen(inforandesteg=[cards], **held))


def test_a_share_that_a_step_makes_countable_says_what_it_is_now():
    assert unlocked(1, seen()) == ["Går att räkna: system med giltig klassning (nu uppgift saknas (inget att räkna))."]
    made = {"klassningar": [{"datum": "2026-10-01", "konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}]}
    held = {"system": [system(**made), system(id="b")], "regler": [regel(months=12)]}
    assert unlocked(1, seen(**held)) == ["Går att räkna: system med giltig klassning (nu 1 av 2, varav 1 okända)."]


@pytest.mark.parametrize(("day", "told"), [("2026-09-30", "0 av 3"), ("2026-10-01", "2 av 3")])
def test_the_page_tells_of_its_day(day, told):
    held = {"lokala_beslut": [fraga(beslut="BES-001")], "beslut": [decision("rutiner/a.md", "rutiner/b.md")]}
    assert f"Införandet: {told} steg" in words(inforande(seen(date.fromisoformat(day), **held)))


def test_the_record_that_makes_the_rest_of_the_pages_hold_stands_ready_row_by_row():
    html = inforande(seen(beslut=[decision("rutiner/a.md")]))
    shown = re.search(r"<pre><code>(- id: [^<]*)</code></pre>", html)[1].replace("&#10;", "\n")
    assert shown.startswith("- id: BES-002\n  rubrik: Gör 2\n") and "faststaller: [rutiner/b.md]" in shown


def test_the_state_of_the_whole_says_how_far_the_way_has_come_and_leads_there():
    pages = (*PAGES, page(HERE, "# Vägen\n"))
    s = context("laget/index.md", pages, inforandesteg=STEPS, lokala_beslut=[fraga()], system=[system()])
    html = laget(s)
    assert '<a href="../om/infora/">Införandet: 1 av 3 steg är klart</a>' in html
    assert "Införandet" not in laget(context("laget/index.md", pages))
    assert "Införandet" not in laget(context("laget/index.md", inforandesteg=STEPS))


def test_the_status_has_a_line_a_step_and_what_comes_next():
    pages = open_pages({p.path: p for p in PAGES})
    held = registers(inforandesteg=STEPS, lokala_beslut=[fraga()], kontaktvagar=[vag()], system=[system()])
    rows = status_text(held, DAY, pages).splitlines()
    at = rows.index("Införandet: 1 av 3 steg är klart.")
    assert rows[at + 1 : at + 5] == [
        "  Klar                INF-01 Gör 1: 1",
        "  Inget inskrivet än  INF-02 Gör 2",
        "  Inget inskrivet än  INF-03 Gör 3",
        "Nästa steg: INF-02 Gör 2.",
    ]
    assert "Införandet" not in status_text(registers(), DAY)


def test_a_step_that_waits_names_what_it_waits_for_in_the_status():
    assert "INF-02 Gör 2 (väntar på INF-01)" in status_text(registers(inforandesteg=STEPS), DAY)


def test_a_decision_about_a_question_is_not_counted_before_its_day():
    held = {"lokala_beslut": [fraga(beslut="BES-001")], "beslut": [beslut(beslutat="2026-12-01")]}
    assert not build_inforande(seen(**held)).steg[2].klart
