"""A macro that has gone has a successor: next year's pages start from frozen ones for as long as these are kept."""

from macros.pages.page import Page
from macros.review.snapshot import template_pages
from macros.review.successors import SUCCESSORS, with_successors
from macros.views import VIEWS


def test_a_call_of_a_macro_that_has_gone_is_made_to_its_successor():
    text = 'Före {{ gammalt(2030, "vor") }} och {{gammalt()}}.\n\n{{ annat(gammalt=1) }}'
    assert with_successors(text, {"gammalt": "nytt"}) == text.replace("gammalt(", "nytt(")


def test_words_that_are_no_call_are_left_alone():
    text = "gammalt(2030) {{ gammalt }} gammalt {{ x_gammalt(1) }}"
    assert with_successors(text, {"gammalt": "nytt"}) == text


def test_a_successor_is_a_macro_of_today_and_no_macro_of_today_has_one():
    names = {view.__name__ for view in VIEWS}
    assert set(SUCCESSORS.values()) <= names and not SUCCESSORS.keys() & names


def test_next_year_starts_from_the_frozen_page_with_successors_whatever_its_line_ends_are(monkeypatch):
    monkeypatch.setattr("macros.review.successors.SUCCESSORS", {"gammalt": "lagar"})
    frozen = {"1-a.md": b"---\r\ngenomgang: 2030\r\n---\r\n# A\r\n\r\n{{ gammalt(2030) }}\r\n"}
    pages = {"genomgang/2030/1-a.md": Page("genomgang/2030/1-a.md", "", {"genomgang": 2030, "fryst": True})}
    made = template_pages(frozen, pages, "2030")["genomgang/2030/1-a.md"]
    assert made.text == "\n\n\n# A\n\n{{ lagar(2030) }}\n" and made.meta == {"genomgang": 2030}
