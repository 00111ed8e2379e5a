"""What the search reads on a finished page, and what it is told by the registers."""

from datetime import date
from typing import Any

import pytest

from macros.models import REGISTERS
from macros.models.anvisning import Anvisningskrav
from macros.models.kontaktvag import Kontaktvag
from macros.models.kort import Kort
from macros.models.lokalt_beslut import LokaltBeslut
from macros.models.process import Process
from macros.models.roll import Roll
from macros.models.skyldighet import Skyldighet
from macros.models.term import Term
from macros.models.vardagsfraga import Vardagsfraga
from macros.outputs.search import INDEX, TEXT, build_index, index_scripts
from macros.outputs.search_page import read_page
from macros.registers.load import Registers
from macros.state.pahittat import ORD
from macros.views.parts import Sammanhang
from tests.unit.office import organisation

UNKNOWN = "uppgift saknas"
CARD = """<nav>Meny</nav><article><h1 id="logg">Loggning</h1><p>Skydda loggen.</p>
<h2 id="gor">Gör så här</h2><h3 id="forvaltare">Förvaltare</h3>
<p>Spara loggen ett år <span class="kalla">[F1.2]</span>. Läs <a href="x">mer</a>.</p>
<section id="log-01"><p class="cell-rubrik"><span class="cell-id">LOG-01</span> Loggen är skyddad.</p><dl><dt>Gör</dt><dd>Chef</dd></dl></section>
<p>Efter åtgärderna.</p></article>"""
ROWS = """<article><h1>Processer</h1><table><thead><tr><th scope="col">Namn</th></tr></thead><tbody>
<tr id="a"><th scope="row">Parkera <span class="cell-id">a</span></th><td><span class="etikett" aria-hidden="true">Ägare</span> Chef</td></tr>
<tr id="b"><th scope="row">Exempel: städa <span class="lage lage-utkast">Exempel</span></th><td>uppgift saknas</td></tr>
</tbody></table></article>"""


def registers(**held) -> Registers:
    return Registers({r.namn: () for r in REGISTERS} | {name: tuple(records) for name, records in held.items()})


def page(html: str) -> dict[str, tuple[str, str]]:
    return {a.ankare: (a.rubrik, a.text) for a in read_page(html).avsnitt}


def test_a_page_is_read_by_heading_without_marks_of_source():
    assert read_page(CARD).titel == "Loggning"
    assert page(CARD)[""] == ("", "Skydda loggen.")
    assert page(CARD)["forvaltare"][1].startswith("Spara loggen ett år. Läs mer.")


def test_a_record_is_a_place_of_its_own_and_the_text_after_it_is_not():
    found = page(CARD)
    assert found["log-01"] == ("LOG-01 Loggen är skyddad.", "Gör: Chef")
    assert found["forvaltare"][1].endswith("Efter åtgärderna.")


def test_a_row_that_opens_is_read_and_a_fold_that_only_says_more_is_not():
    row = '<li id="log-01"><details><summary{}><span class="cell-rubrik">Loggen läses.</span></summary><p>Se efter.</p></details></li>'
    assert page(row.format(' class="rad-rubrik"'))["log-01"] == ("Loggen läses.", "Se efter.")
    more = '<li id="log-01"><b class="cell-rubrik">Loggen läses.</b><details><summary>Mer om raden</summary><p>Se efter.</p></details></li>'
    assert page(more)["log-01"] == ("Loggen läses.", "Se efter.")


def test_a_heading_without_text_is_no_hit():
    assert "gor" not in page(CARD)


def test_a_row_is_named_by_its_first_cell_and_its_labels_are_kept():
    assert page(ROWS)["a"] == ("Parkera", "a\nÄgare: Chef")


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<article></article>", ""), ("<p>öppen", "öppen")])
def test_an_empty_page_has_no_text_and_an_open_element_is_read(html, text):
    assert "".join(a.text for a in read_page(html).avsnitt) == text


def term(**fields) -> Term:
    return Term(**{"id": "logg", "term": "logg", "synonymer": ["log"], "sidor": ["kartotek/loggning.md#gor"]} | fields)


def context(**held) -> Sammanhang:
    return Sammanhang(registers(**held), date(2026, 11, 30), "index.md", {})


def index(pages: dict[str, str], files=(), **held) -> dict:
    return build_index(context(**held), {address: read_page(html) for address, html in pages.items()}, files)


def place(found: dict, anchor: str) -> list[Any]:
    """[anchor, heading, own words, example, answer] of a place, whatever is left out at its end."""
    row = next(row for page in found["sidor"] for row in page["a"] if row[0] == anchor)
    return [*row, *("", [], 0, {})[len(row) - 1 :]]


def test_a_term_leads_to_its_pages_and_says_when_it_is_urgent():
    found = index({"kartotek/loggning/": CARD}, ordlista=[term(bradskande=True)])["ord"]
    assert found == [["logg", ["log"], [], [[0, "gor"]], 1, []]]


def test_a_term_whose_pages_are_not_here_is_left_out():
    assert index({"rutiner/x/": CARD}, ordlista=[term()])["ord"] == []


def test_a_card_brings_its_own_search_words():
    measure = {"id": "LOG-01", "vad": "v", "bindning": "rad", "gor": "chef", "kontroll": "k"}
    card = Kort(id="loggning", titel="T", sammanfattning="S", agare=UNKNOWN, sokord=["spårbarhet"], atgarder=[measure])
    assert index({"kartotek/loggning/": CARD}, kartotek=[card])["sidor"][0]["o"] == ["spårbarhet"]


def test_a_question_brings_its_search_words_and_its_answer_first():
    html = """<article><h1>Får jag …?</h1><ul><li id="frg-001"><details><summary class="rad-rubrik">
    <span class="lage lage-klar">Ja</span> <span class="vad cell-rubrik">Får jag?</span></summary>
    <div class="mer"><p>Det går bra. <a href="x">Läs mer</a></p></div></details></li></ul></article>"""
    asked = Vardagsfraga(id="FRG-001", tema="ai", fraga="Får jag?", svar="ja", text="t", sida="a.md", sokord=["gpt"])
    found = index({"far-jag/": html}, vardagsfragor=[asked])
    assert place(found, "frg-001") == ["frg-001", "Får jag?", ["gpt"], 0, {"o": ["Ja", "klar"], "t": "t"}]
    assert found["sidor"][0]["text"][1] == "Ja.\nDet går bra."


def test_an_example_is_marked():
    made = [Process(id=i, namn=i, beskrivning="b", agare=UNKNOWN, exempel=i == "b") for i in ("a", "b")]
    found = index({"register/processer/": ROWS}, processer=made)
    assert [place(found, anchor)[3] for anchor in ("a", "b")] == [0, 1]


def test_a_record_says_who_owns_it_and_that_nobody_knows_is_no_silence():
    chef = Roll(id="chef", namn="Chef", organisation="x", mandat=UNKNOWN, uppgifter=UNKNOWN)
    made = [
        Process(id="a", namn="a", beskrivning="b", agare="chef"),
        Process(id="b", namn="b", beskrivning="b", agare=UNKNOWN),
    ]
    found = index({"register/processer/": ROWS}, processer=made, roller=[chef])
    assert place(found, "a")[4] == {"f": [["Ägare", "Chef", 1]]}
    assert place(found, "b")[4] == {"f": [["Ägare", "uppgift saknas", 1]]}


def test_a_register_says_how_many_records_it_holds_and_an_empty_one_is_not_known():
    real = Process(id="a", namn="a", beskrivning="b", agare=UNKNOWN)
    shown = Process(id="b", namn="b", beskrivning="b", agare=UNKNOWN, exempel=True)
    told = [
        index({"register/processer/": ROWS}, processer=p)["sidor"][0]["s"]["t"] for p in ([real, shown], [shown], [])
    ]
    assert told[0] == "1 post. 1 exempel räknas inte."
    assert told[1].startswith("Uppgift saknas") and told[2].startswith("Uppgift saknas")


def test_a_matter_to_decide_is_called_by_its_question_and_answered_by_the_proposal():
    html = '<article><h1>T</h1><div class="beslutar" id="kb-001"><p><strong>Kontoret beslutar:</strong> Hur länge?</p></div></article>'
    asked = LokaltBeslut(id="KB-001", fraga="Hur länge?", rekommendation="Ett år.", vem=UNKNOWN)
    found = index({"rutiner/x/": html, "om/kontoret-beslutar/": html}, lokala_beslut=[asked])
    assert place(found, "kb-001")[1:] == ["Hur länge?", [], 0, {"t": "Vi föreslår: Ett år."}]
    assert [row[0] for row in found["sidor"][0]["a"]] == [""] or [row[0] for row in found["sidor"][1]["a"]] == [""]


def test_a_routine_answers_with_its_first_steps_also_when_they_are_paragraphs():
    steps = "<ol><li><p>Ring.</p></li><li>Vänta.</li><li>Skriv.</li><li>Gå.</li></ol>"
    found = index({"rutiner/x/": f'<article><h1>T</h1>{steps}<h2 id="sedan">Sedan</h2><p>Vila.</p></article>'})
    assert place(found, "")[4] == {"l": ["Ring.", "Vänta.", "Skriv."]}
    assert place(found, "sedan")[4] == {}


def test_a_role_answers_with_its_duties_else_with_what_the_directive_asks_as_a_proposal():
    page = {"roller/chef/": "<article><h1>Mitt ansvar</h1></article>"}
    asked = Anvisningskrav(id="ANV-001", avsnitt="syfte", vem="chef", vad="ska gå igenom anvisningen.", nar="Varje år.")
    chef = Roll(id="chef", namn="Chef", organisation="x", mandat=UNKNOWN, uppgifter=UNKNOWN)
    told = index(page, roller=[chef], anvisning=[asked])["sidor"][0]["s"]
    assert told == {"l": ["Chef ska gå igenom anvisningen. Varje år."], "o": ["Förslag", "forslag"]}
    known = chef.model_copy(update={"uppgifter": ("Leder.",)})
    assert index(page, roller=[known], anvisning=[asked])["sidor"][0]["s"] == {"l": ["Leder."]}


def test_the_page_that_counts_the_laws_time_limits_answers_with_them_and_is_found_by_them():
    limit = {"vad": "Upplysning", "fran": "kannedom", "timmar": 24, "till": "x", "kontakt": "k", "gor": ["Ring."]}
    duty = {"id": "SKY-001", "rubrik": "R", "nar": "n", "vem": UNKNOWN, "ram": "lag", "nummer": "2:5", "bevis": "b"}
    found = index({"rutiner/incidenthjalp/": CARD}, skyldigheter=[Skyldighet(**duty, frister=[limit])])["sidor"][0]
    assert found["o"] == ["24 timmar"]
    assert found["s"]["f"] == [["Upplysning, lag", "senast 24 timmar efter kännedom om den betydande incidenten"]]


def test_a_short_answer_on_a_page_is_its_answer_without_its_heading():
    html = (
        '<article><h1>T</h1><section class="kortsvar"><h2>Kort svar</h2><p>Ett år.</p></section><p>Mer.</p></article>'
    )
    assert read_page(html).svar == "Ett år."


def test_a_folded_row_is_called_by_what_its_summary_says():
    html = """<article><h1>T</h1><ul class="rader"><li id="sko-01"><details><summary><span class="nr">SKO-01</span>
    <span class="vad">Kopian är läst.</span></summary><div class="mer"><p>Gör: Chef</p></div></details></li></ul></article>"""
    rubrik, text = page(html)["sko-01"]
    assert rubrik == "Kopian är läst." and "Gör: Chef" in text


def test_a_word_may_lead_to_a_file_when_the_file_is_here():
    held = {"ordlista": [term(fil="parm", fraser=["skriva ut …"])]}
    found = index({"kartotek/loggning/": CARD}, files={"pdf/beredskapsparm.pdf"}, **held)
    assert found["sidor"][1]["u"] == "pdf/beredskapsparm.pdf"
    assert found["ord"][0][3:] == [[[1], [0, "gor"]], 0, ["skriva ut …"]]
    assert index({"kartotek/loggning/": CARD}, **held)["ord"][0][3] == [[0, "gor"]]


def test_a_record_with_a_page_of_its_own_is_found_there_only():
    rows = index({"register/processer/": ROWS, "register/processer/a/": CARD})["sidor"][0]["a"]
    assert [row[0] for row in rows] == ["", "b"]


def test_whom_to_ask_is_the_first_way_and_says_what_is_not_filled_in():
    way = Kontaktvag(id="x", namn="Kontakten", nar="Nu", roll=UNKNOWN, vag=UNKNOWN, annan_tid="08-1")
    assert index({}, kontaktvagar=[way])["fraga"] == {"namn": "Kontakten", "nar": "Nu", "vag": None, "annan": "08-1"}
    assert index({})["fraga"] is None


ARTICLES = {"": CARD, "a-o/": CARD, "kartotek/loggning/": CARD, "rutiner/x/": CARD}


def test_the_index_is_a_plain_script_with_the_same_bytes_whatever_the_order_of_the_pages():
    first = index_scripts(context(), ARTICLES)
    assert list(first) == [INDEX, TEXT] == ["assets/sok/index.js", "assets/sok/text.js"]
    assert first[INDEX].startswith(b"globalThis.LIS_SOK = {") and first[INDEX].endswith(b";\n")
    assert first[TEXT].startswith(b"globalThis.LIS_SOK_TEXT = [") and b"Skydda loggen." not in first[INDEX]
    assert index_scripts(context(), dict(reversed(ARTICLES.items()))) == first


def test_every_page_is_found_but_the_start_page_and_the_index():
    text = index_scripts(context(), ARTICLES, files=())[INDEX].decode()
    assert text.count('"u":') == 2
    assert '"u":"kartotek/loggning/"' in text and '"u":"rutiner/x/"' in text


@pytest.mark.parametrize(("pages", "there"), [(ARTICLES, "true"), ({"rutiner/x/": CARD}, "false")])
def test_the_index_says_whether_the_plain_list_from_a_to_z_is_there_to_lead_to(pages, there):
    assert f'"ao":{there}' in index_scripts(context(), pages)[INDEX].decode()


def test_a_hit_knows_the_word_of_its_pages_state():
    lagen = {"kartotek/loggning/": ("Gäller", "klar"), "genomgang/2027/": ("Utkast", "utkast")}
    text = index_scripts(context(), ARTICLES | {"genomgang/2027/": CARD}, lagen)[INDEX].decode()
    assert '"lagen":[["Gäller","klar",[1]],["Utkast","utkast",[0]]]' in text
    assert '"lagen":[]' in index_scripts(context(), ARTICLES)[INDEX].decode()


@pytest.mark.parametrize(("invented", "told"), [(True, ORD), (False, None)])
def test_the_index_of_an_invented_office_has_the_words_that_each_hit_says(invented, told):
    found = index({"kartotek/loggning/": CARD}, organisation=[organisation(pahittat=invented)])
    assert found.get("pahittat") == told
