"""What stands in another place on paper: open questions last, sources last, what was folded open and named."""

from bs4 import BeautifulSoup

from macros.outputs.pdf.moved import SPALTER, TAT, close_contents, questions_last, sources_last, unfold

TOC = '<article id="doc-toc"><ul><li><a href="#ett">Ett</a></li><li><a href="#kort">Kort</a></li></ul></article>'
PAGE = (
    '<article><h1 id="ett">Ett</h1><p>Text.</p><div class="beslutar" id="ett:kb-001"><p>Vem?</p></div>'
    '<h2 id="ett:kallor">Källor</h2><ul><li>Lagen</li></ul><h2 id="ett:mer">Mer</h2></article>'
)
LAST = '<article><h1 id="kort">Kort</h1></article>'


def document(body: str = PAGE + LAST) -> BeautifulSoup:
    return BeautifulSoup(f"<html><body>{TOC}{body}</body></html>", "html.parser")


def test_an_open_question_stands_last_under_its_section_and_a_mark_leads_to_it():
    soup = document()
    questions_last(soup, "Bilaga")
    annex = soup.select("body > article")[-1]
    assert annex.h1.get_text() == "Bilaga" and "1 öppen fråga" in annex.get_text()
    assert annex.select_one(".listrubrik").get_text() == "Ett"
    mark = soup.select_one("article .fraga-mark a")
    assert mark["href"] == "#ett:kb-001" and annex.find(id="ett:kb-001") is not None
    assert [a.get_text() for a in soup.select("#doc-toc a")] == ["Ett", "Kort", "Bilaga"]


def test_a_document_without_open_questions_gets_no_annex():
    soup = document(LAST)
    questions_last(soup, "Bilaga")
    assert "Bilaga" not in soup.get_text()


def test_the_sources_are_gathered_before_the_last_page_and_what_follows_them_stays():
    soup = document()
    sources_last(soup, "Källor")
    first, gathered, last = soup.select("body > article:not(#doc-toc)")
    assert "Lagen" not in first.get_text() and "Mer" in first.get_text()
    assert "Lagen" in gathered.get_text() and last.h1.get_text() == "Kort"
    assert [a.get_text() for a in soup.select("#doc-toc a")] == ["Ett", "Källor", "Kort"]


def test_names_that_are_folded_move_to_their_place_and_leave_a_legend():
    folds = '<div class="viks"><details><summary><i></i> Klar 1</summary><ul><li>Öva</li></ul></details></div>'
    soup = document(f'<article><div class="ledning">{folds}</div><div class="namn-i-pdf"></div></article>')
    unfold(soup)
    assert "Klar 1" in soup.select_one(".ledning .teckenruta").get_text()
    assert soup.select_one(".ledning li") is None
    assert soup.select_one(".namn-i-pdf li").get_text() == "Öva" and soup.find("details") is None


def test_a_longer_contents_list_is_set_closer_and_the_longest_in_two_columns():
    for rows, kind in ((TAT - 1, None), (TAT, "tat"), (SPALTER, "spalter")):
        soup = BeautifulSoup(f'<article id="doc-toc">{"<a>x</a>" * rows}</article>', "html.parser")
        close_contents(soup)
        assert soup.article.get("class") == kind
