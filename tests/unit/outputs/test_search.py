"""What the search reads on a finished page, and what it is told by the registers."""

import pytest

from macros.models import REGISTERS
from macros.models.kontaktvag import Kontaktvag
from macros.models.kort import Kort
from macros.models.process import Process
from macros.models.term import Term
from macros.models.vardagsfraga import Vardagsfraga
from macros.outputs.search import FIL, build_index, index_script
from macros.outputs.search_page import read_page
from macros.registers.load import Registers

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
    assert page(row.format(""))["log-01"][1] == "Se efter." and "Loggen" not in str(page(row.format("")))


def test_a_heading_without_text_is_no_hit():
    assert "gor" not in page(CARD)


def test_a_row_is_named_by_its_first_cell_and_its_labels_are_kept():
    assert page(ROWS)["a"] == ("Parkera", "a\nÄgare: Chef")


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<article></article>", ""), ("<p>öppen", "öppen")])
def test_an_empty_page_has_no_text_and_an_open_element_is_read(html, text):
    assert "".join(a.text for a in read_page(html).avsnitt) == text


def term(**fields) -> Term:
    return Term(**{"id": "logg", "term": "logg", "synonymer": ["log"], "sidor": ["kartotek/loggning.md#gor"]} | fields)


def index(pages: dict[str, str], **held) -> dict:
    return build_index(registers(**held), {address: read_page(html) for address, html in pages.items()})


def test_a_term_leads_to_its_pages_and_says_when_it_is_urgent():
    found = index({"kartotek/loggning/": CARD}, ordlista=[term(bradskande=True)])["ord"]
    assert found == [["logg", ["log"], [], [[0, "gor"]], 1]]


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
    assert index({"far-jag/": html}, vardagsfragor=[asked])["sidor"][0]["a"][1] == [
        "frg-001",
        "Får jag?",
        "Ja. Det går bra.",
        ["gpt"],
    ]


def test_an_example_is_marked():
    made = [Process(id=i, namn=i, beskrivning="b", agare=UNKNOWN, exempel=i == "b") for i in ("a", "b")]
    rows = index({"register/processer/": ROWS}, processer=made)["sidor"][0]["a"]
    assert [row[4:] for row in rows if row[0] in ("a", "b")] == [[], [1]]


def test_a_record_with_a_page_of_its_own_is_found_there_only():
    rows = index({"register/processer/": ROWS, "register/processer/a/": CARD})["sidor"][0]["a"]
    assert [row[0] for row in rows] == ["", "b"]


def test_whom_to_ask_is_the_first_way_and_says_what_is_not_filled_in():
    way = Kontaktvag(id="x", namn="Kontakten", nar="Nu", roll=UNKNOWN, vag=UNKNOWN, annan_tid="08-1")
    assert index({}, kontaktvagar=[way])["fraga"] == {"namn": "Kontakten", "nar": "Nu", "vag": None, "annan": "08-1"}
    assert index({})["fraga"] is None


ARTICLES = {"": CARD, "a-o/": CARD, "kartotek/loggning/": CARD, "rutiner/x/": CARD}


def test_the_index_is_a_plain_script_with_the_same_bytes_whatever_the_order_of_the_pages():
    first = index_script(registers(), ARTICLES)
    assert FIL == "assets/sok/index.js"
    assert first.startswith(b"globalThis.LIS_SOK = {") and first.endswith(b";\n")
    assert index_script(registers(), dict(reversed(ARTICLES.items()))) == first


def test_every_page_is_found_but_the_start_page_and_the_index():
    text = index_script(registers(), ARTICLES).decode()
    assert text.count('"u":') == 2
    assert '"u":"kartotek/loggning/"' in text and '"u":"rutiner/x/"' in text


@pytest.mark.parametrize(("pages", "there"), [(ARTICLES, "true"), ({"rutiner/x/": CARD}, "false")])
def test_the_index_says_whether_the_plain_list_from_a_to_z_is_there_to_lead_to(pages, there):
    assert f'"ao":{there}' in index_script(registers(), pages).decode()


def test_a_hit_knows_the_word_of_its_pages_state_and_a_proposal_has_none():
    lagen = {"kartotek/loggning/": ("Gäller", "klar"), "genomgang/2027/": ("Utkast", "utkast")}
    text = index_script(registers(), ARTICLES | {"genomgang/2027/": CARD}, lagen).decode()
    assert '"lagen":[["Gäller","klar",[1]],["Utkast","utkast",[0]]]' in text
    assert '"lagen":[]' in index_script(registers(), ARTICLES).decode()
