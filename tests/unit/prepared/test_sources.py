"""Sources of a page: numbers in the text, the list last, nothing of what they warn of lost, none in what to do now."""

import pytest
from selectolax.lexbor import LexborNode

from macros.prepared.markup import parse
from macros.prepared.sources import number_calls, number_sources

HEADING = "<h2>Källor</h2>"


def mark(*names: str, warns: str = "", silent: bool = False) -> str:
    parts = "".join(f'<a href="k#{n}" data-kalla="{n}" data-om="Om {n}" data-varning="{warns}">{n}</a>' for n in names)
    return f'<span class="kalla{" kalla-tyst" if silent else ""}">[{parts}]</span>'


def numbered(html: str) -> LexborNode:
    root = parse(html)
    number_sources(root, HEADING)
    return root


def listed(root: LexborNode) -> list[str]:
    return [" ".join(row.text().split()).partition(" Tillbaka")[0] for row in root.css("ol.kallor > li")]


def told(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_a_source_becomes_its_number_with_no_space_before_and_is_listed_once():
    root = numbered(f"<p>Ett {mark('F2')}. Två {mark('F1', 'F2')}.</p>")
    assert told(root.css_first("p")) == "EttKälla 1. TvåKälla 1 Källa 2."
    assert listed(root) == ["F2 Om F2", "F1 Om F1"]


def test_the_number_leads_to_the_list_and_the_list_back_to_the_first_place():
    root = numbered(f"<p>Ett {mark('F1')}.</p><p>Två {mark('F1')}.</p>")
    first, second = root.css(".kalla a")
    row = root.css_first(first.attributes["href"])
    assert first.attributes["href"] == second.attributes["href"]
    assert row.css_first(".kallor-ater").attributes["href"] == f"#{first.attributes['id']}"
    assert "id" not in second.attributes


def test_what_a_source_warns_of_stands_in_the_list():
    assert listed(numbered(f"<p>Ett {mark('F1', warns='vår slutsats')}.</p>")) == ["F1 Om F1 (vår slutsats)"]


def test_what_to_do_now_has_no_numbers_and_the_list_names_the_step():
    root = numbered(
        f'<div class="gor-nu"><ol><li>Ring.</li><li>Vänta {mark("F1")}.</li></ol></div><p>Sedan {mark("F2")}.</p>'
    )
    box = root.css_first(".gor-nu")
    assert told(box) == "Ring.Vänta."
    assert listed(root) == ["F1 Om F1; Gör nu, steg 2", "F2 Om F2"]
    assert root.css_first(".kallor-steg").attributes["href"] == f"#{box.attributes['id']}"


def test_a_mark_that_only_adds_to_the_list_leaves_no_trace_in_the_text():
    root = numbered(f"<p>Ett {mark('F1')}.</p>{mark('F1', 'F3', silent=True)}")
    assert listed(root) == ["F1 Om F1", "F3 Om F3"]
    assert len(root.css(".kalla")) == 1


def test_a_sheet_to_fold_keeps_the_words_and_gets_no_list():
    html = f'<div class="incidentkort"><p>Ett {mark("F1", warns="vår slutsats")}.</p></div>'
    root = numbered(html)
    assert root.inner_html == parse(html).inner_html


@pytest.mark.parametrize(
    ("html", "order"),
    [
        ("<p>Ett {}</p>", ["p", "h2", "ol"]),
        ('<p>Ett {}</p><h2 id="kallor">Källor</h2><p>Egna ord</p>', ["p", "h2", "p", "ol"]),
        ('<p>Ett {}</p><h2 id="kallor">Källor</h2><p>x</p><h2>Mer</h2>', ["p", "h2", "p", "ol", "h2"]),
        ("<p>Ett</p>", ["p"]),
    ],
)
def test_the_list_ends_the_pages_own_section_of_sources_or_gets_a_heading(html, order):
    root = numbered(html.format(mark("F1")))
    assert [node.tag for node in root.css("p, h2, ol")] == order


def test_calls_are_numbered_through_the_page_and_one_without_a_source_is_left_as_it_was():
    plain = "<p title='a'>x"
    calls, rows = number_calls([mark("F2"), plain, f"<table><tr><td>Ett {mark('F1', 'F2')}</td></tr></table>"])
    assert told(parse(calls[0])) == "Källa 1" and calls[1] == plain
    assert told(parse(calls[2])) == "EttKälla 1 Källa 2"
    assert listed(parse(rows)) == ["F2 Om F2", "F1 Om F1"]
    assert number_calls([plain]) == ([plain], "")
