"""The follow-up's bars: each review with the outcome of what it left open, and the names of all folded."""

import re

from macros.views.loftesrader import loftesrader
from tests.unit.office import behov, context, event, genomgang, mal
from tests.unit.views.test_loften import DONE, GOING, HELD, REVIEWS, place, words


def test_each_review_is_one_bar_whose_words_and_cells_say_the_same():
    html = loftesrader(context(**HELD), 2027)
    bars = dict(re.findall(r'aria-label="(Genomgången \d+): [^"]*">(.*?)</span>', html))
    assert {name: bar.count("<i ") for name, bar in bars.items()} == {"Genomgången 2027": 2, "Genomgången 2026": 2}
    text = words(html)
    assert "1 av 2 öppna ärenden är redovisade sedan genomgången 2027." in text
    assert "1 av 2 Redovisade av det som genomgången 2027 lämnade öppet 1 pågår, 1 inget rapporterat." in text
    assert "2 av 2 Redovisade av det som genomgången 2026 lämnade öppet 1 klar, 1 pågår." in text


def test_the_names_of_every_state_are_in_the_page_once_each():
    html = loftesrader(context(**HELD), 2027)
    assert html.count("<details") == 3
    assert [html.count(f"({record.id})") for record in (GOING, DONE, behov())] == [1, 1, 1]


def test_silence_is_no_outcome_and_a_review_that_left_nothing_says_so():
    silent = mal(stallen=[place(2027)], handelser=[event("2026-01-01", "pagar")])
    assert "0 av 1 Redovisade" in words(loftesrader(context(genomgangar=REVIEWS, mal=[silent]), 2027))
    assert "lämnade inga öppna ärenden" in loftesrader(context(genomgangar=[genomgang(2027)]), 2027)
