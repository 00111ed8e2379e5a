"""An article is what was written with each call's HTML in its place, addresses that lead right, and headings with anchors."""

import pytest

from macros.pages.page import Page
from macros.prepared.article import Parts, address, article_of, compose, put_in, read_written, reopened
from macros.prepared.calls import Calls, with_calls_as
from macros.prepared.markdown_html import PageMarkdown, mark
from macros.prepared.markup import parse
from macros.prepared.pages import Preparation
from tests.unit.office import DAY, objekt, page, registers


def html(text: str, *outputs: str, path: str = "krav/nis2.md", **parts) -> str:
    """The article of a page with this Markdown, where `@` stands for each call in turn."""
    for number in range(len(outputs)):
        text = text.replace("@", mark(number), 1)
    return compose(path, read_written(PageMarkdown().html(text)), Parts(outputs, **parts)).html


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("index.md", "../"),
        ("nis2.md", "./"),
        ("nis2.md#del", "./#del"),
        ("../index.md", "../../"),
        ("../om/kallor.md?a=b#c", "../../om/kallor/?a=b#c"),
        ("../om/index.md", "../../om/"),
        ("../assets/bild.png", "../../assets/bild.png"),
        ("../pdf/x%20y.pdf", "../../pdf/x%20y.pdf"),
        ("å.md", "../%C3%A5/"),
        ("#del", "#del"),
        ("https://exempel.se/a.md", "https://exempel.se/a.md"),
        ("mailto:a@exempel.se", "mailto:a@exempel.se"),
        ("//exempel.se/a.md", "//exempel.se/a.md"),
        ("/rot.md", "/rot.md"),
        ("http://[::1", "http://[::1"),
        ("", ""),
    ],
)
def test_an_address_leads_from_the_pages_folder(written, found):
    assert address(written, "krav/nis2.md") == found


def test_links_and_pictures_in_the_text_lead_right_and_those_of_a_call_are_left():
    made = html(
        '[a](index.md) ![b](../assets/b.png) <a href="../om/index.md">c</a>\n\n@', '<p><a href="x.md">d</a></p>'
    )
    assert 'href="../"' in made and 'src="../../assets/b.png"' in made and 'href="../../om/"' in made
    assert 'href="x.md"' in made


@pytest.mark.parametrize(
    ("text", "outputs", "made"),
    [
        ("@", ["<table></table>"], "<table></table>"),
        ("Före @ efter.", ["<b>x</b>"], "<p>Före <b>x</b> efter.</p>"),
        ("Före\n@\nefter.", ["<div>x</div>"], "<p>Före</p>\n<div>x</div>\n<p>efter.</p>"),
        ("@ @", ["<ul></ul>", "<ol></ol>"], "<ul></ul>\n<ol></ol>"),
        ("a @ b @ c", ["<i>x</i>", "<div></div>"], "<p>a <i>x</i> b</p>\n<div></div>\n<p>c</p>"),
        ("@", ["bara ord"], "<p>bara ord</p>"),
        ("@", [""], ""),
        ("Före @", [""], "<p>Före</p>"),
    ],
)
def test_a_call_that_gives_a_block_leaves_its_paragraph_and_words_stay_in_it(text, outputs, made):
    assert html(text, *outputs).strip() == made


def test_a_call_in_a_list_a_table_and_a_heading_stays_where_it_stands():
    made = html("- a @\n\n| h |\n|---|\n| @ |\n\n## Rubrik @", "<b>1</b>", "<b>2</b>", "<b>3</b>")
    assert "<li>a <b>1</b></li>" in made and "<td><b>2</b></td>" in made
    assert '<h2 id="rubrik">Rubrik <b>3</b></h2>' in made


def test_text_of_a_call_is_never_read_as_markdown():
    assert html("@", "<p>*a* `b` [c](d.md)\n\n# e\n\n    f</p>") == "<p>*a* `b` [c](d.md)\n\n# e\n\n    f</p>"


@pytest.mark.parametrize("output", [r"\1 \g<0>", mark(0), mark(7), "\\n"])
def test_signs_that_mean_something_to_us_are_text_in_a_call(output):
    assert put_in(f"<p>{mark(0)}</p>", [f"<b>{output}</b>"]) == f"<p><b>{output}</b></p>"


def test_a_heading_of_the_page_has_an_anchor_and_two_of_one_name_are_told_apart():
    written = read_written(PageMarkdown().html("# Åtgärder & mål\n\n## Lika\n\n## Lika\n\n## Egen {: #min }"))
    assert written.ids == ("atgarder-mal", "lika", "lika_1", "min")
    assert compose("a.md", written, Parts()).ids == set(written.ids)


def test_anchors_of_calls_are_anchors_of_the_page():
    article = compose("a.md", read_written(f"<p>{mark(0)}</p>"), Parts(['<div id="rad"><p id="cell"></p></div>']))
    assert article.ids == {"rad", "cell"}


def test_every_link_of_what_was_written_is_known_in_its_order():
    assert read_written('<p><a href="a">1</a><img src="b"><a>2</a></p><a href="c">3</a>').links == ("a", "b", "c")


def test_a_style_becomes_a_measure_in_a_file_of_its_own():
    article = compose(
        "a.md", read_written(mark(0)), Parts(['<div style="left: 5%"><p style="left: 5%; top: 1%">x</p></div>'])
    )
    assert article.styles == {"left: 5%", "left: 5%; top: 1%"}
    assert " style=" not in article.html and 'data-matt="left: 5%"' in article.html


def test_what_stands_first_and_the_dress_of_a_frozen_page_are_put_in():
    made = html("# A\n\n<!-- lis:1 -->\nOrd\n\n<!-- /lis:1 -->\n", before="<p>Rättad</p>", dress=["<b>tabell</b>"])
    assert made.startswith("<p>Rättad</p>") and "<b>tabell</b>" in made and "Ord" not in made


def test_unclosed_html_of_a_page_is_closed_within_the_article():
    article = compose("a.md", read_written("</div></article><p>a <b>b"), Parts(["x"]))
    assert article.html == "<p>a <b>b</b></p>"


def test_an_article_that_is_opened_and_closed_again_is_the_same():
    text = '# A\n\nOrd.\n\n<div class="ruta" markdown>\n\n## B\n\n- a\n\n</div>\n\n@'
    text = text.replace("@", mark(0))
    first = compose("a.md", read_written(PageMarkdown().html(text)), Parts(['<div style="left: 5%"></div>']))
    assert article_of(reopened(first)) == first


def prepared(text: str, path: str = "krav/nis2.md", **held):
    pages = {path: page(path, text), "ordlista/index.md": page("ordlista/index.md")}
    return Preparation(pages, registers(**held), DAY)


def test_each_page_is_prepared_once():
    preparation = prepared("# A\n\nOrd.\n")
    assert preparation["krav/nis2.md"] is preparation["krav/nis2.md"]


@pytest.mark.parametrize(
    "sign", [mark(0), mark(7), "&#xe000;7&#xe001;", f"&#xe000;{'9' * 5000}&#xe001;", "\ue0001", "\ue001"]
)
@pytest.mark.parametrize("call", ["", '{{ register("objekt") }}'])
def test_the_signs_of_our_own_marks_in_a_page_are_no_calls(sign, call):
    made = prepared(f"# A\n\nOrd {sign} mer {sign}.\n\n{call}\n", objekt=[objekt()])["krav/nis2.md"].article.html
    assert made.count("<table") == bool(call) and "Ord" in made and "mer" in made


def test_a_call_with_a_fault_is_told_at_its_line_and_leaves_an_empty_place():
    preparation = prepared("# A\n\nFöre {{ finns_inte() }} efter {{ lagar() }}.\n")
    assert parse(preparation["krav/nis2.md"].article.html).text().split() == ["A", "Före", "efter", "."]
    assert [(p.fil, p.rad) for p in preparation.problems] == [("docs/krav/nis2.md", 3)] * 2


def test_without_registers_calls_are_checked_but_not_made():
    preparation = Preparation(
        {"a.md": page("a.md", '# A\n\n{{ register("objekt") }}\n\n{{ finns_inte() }}\n')}, None, DAY
    )
    assert "table" not in preparation["a.md"].article.html
    assert len(preparation.problems) == 1


def test_a_call_gives_the_same_html_wherever_it_stands_and_is_made_from_the_registers():
    made = prepared('# A\n\n{{ register("objekt") }}\n', objekt=[objekt()])["krav/nis2.md"]
    assert "Parkering" in made.outputs[0].html and "Parkering" in made.article.html


def test_the_text_with_its_calls_as_something_else_keeps_all_other_signs():
    source = Page("a.md", "före {{ lagar(2026) }}{{ lagar(2027) }} efter", {})
    outputs = Calls().outputs(source, None, [])
    assert with_calls_as(source.text, outputs, lambda n, _: f"<{n}>") == "före <0><1> efter"
