"""A chapter that would leave a page nearly empty follows on it, and what is laid out in vain is as little as can be."""

from types import SimpleNamespace

import pytest
import weasyprint
from weasyprint import layout
from weasyprint.layout import page as pages

from macros.outputs.pdf.sparse import FOLJER, without_sparse_pages

# WeasyPrint leaves its colour profile open until it is collected.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
STYLE = (
    "@page { size: 100mm 100mm; margin: 0 } body { margin: 0 } article { break-before: page; font: 10mm/10mm sans-serif }"
    f" article.{FOLJER} {{ break-before: auto }} a::after {{ content: target-counter(attr(href), page) }}"
)
ROW = "<p style='margin: 0'>Rad</p>"


@pytest.fixture
def made(monkeypatch):
    """(the document of chapters with so many rows each, how many times a page was laid out)."""
    work, done = pages.remake_page, []

    def remake_page(*args):
        done.append(args[0])
        return work(*args)

    monkeypatch.setattr(pages, "remake_page", remake_page)

    def make(*rows: int, first: str = "") -> SimpleNamespace:
        chapters = [f"<article id=k{at}>{ROW * count}</article>" for at, count in enumerate(rows)]
        html = weasyprint.HTML(string=f"<style>{STYLE}</style><body>{first}{''.join(chapters)}")
        before = layout.make_all_pages
        document = without_sparse_pages(html.render)
        assert layout.make_all_pages is before
        follows = [a.get("id") for a in html.etree_element.iter("article") if FOLJER in a.get("class", "")]
        return SimpleNamespace(pages=len(document.pages), follows=follows, laid_out=len(done))

    return make


def test_a_document_of_full_pages_is_laid_out_once(made):
    document = made(5, 5, 5)
    assert (document.follows, document.pages, document.laid_out) == ([], 3, 3)


def test_the_chapter_after_a_nearly_empty_page_follows_on_it(made):
    assert made(5, 11, 5).follows == ["k2"]


def test_the_cover_and_the_last_page_may_be_nearly_empty(made):
    assert made(1, 5, 11).follows == []


def test_several_chapters_follow_one_after_the_other(made):
    document = made(5, 11, 5, 11, 5)
    assert document.follows == ["k2", "k4"]
    assert document.pages == 5


def test_what_comes_after_the_empty_page_is_not_laid_out_in_vain(made):
    whole = made(5, 11, *[5] * 20)
    assert whole.laid_out == whole.pages + 4


def test_a_page_that_only_the_last_round_leaves_empty_is_found(made):
    """The reference takes a row more when its page is known, which moves a row to a page of its own."""
    link = "<p style='margin: 0; width: 40mm'>Sidan <a href='#k9'></a></p>"
    cover = f"<article>{ROW * 5}</article>"
    document = made(*[5] * 10, first=f"{cover}<article>{link}{ROW * 9}</article>")
    assert document.follows == ["k0"]
