"""Likeness: the right measure first, sure when it is alone, and a topic without answer where no measure fits."""

from macros.requirements.likeness import Likeness, likhet
from macros.requirements.proposals import GRANS
from macros.requirements.wordings import read_wordings
from tests.unit.requirements.lists import COPIED, ELSEWHERE, LOGGED, WORDS, office


def ranked(text):
    return Likeness(office(), WORDS).rank(text)


def test_words_of_one_meaning_lead_to_the_measure():
    hits = ranked(COPIED)
    assert hits[0].nyckel == "KOP-01"
    assert "säkerhetskopia" in hits[0].ord
    assert ranked(LOGGED)[0].nyckel == "LOG-01"


def test_what_no_measure_answers_is_known_as_such():
    first = ranked(ELSEWHERE)[0]
    assert first.utan_svar
    assert first.nyckel == "ekonomi"


def test_a_text_without_a_known_word_is_like_nothing():
    assert ranked("Zebror dricker mjölk") == []
    assert likhet([]) == 0


def test_unknown_words_make_it_less_sure():
    plain, odd = (ranked(text)[0] for text in (LOGGED, LOGGED + " Zebror dricker mjölk på månen."))
    assert odd.kand < plain.kand
    assert likhet([plain._replace(poang=0.3, kand=odd.kand)]) < likhet([plain._replace(poang=0.3)])


def test_the_closer_the_next_measure_is_the_less_sure_it_is():
    hits = ranked(LOGGED)
    close = [hits[0], hits[0]._replace(nyckel="KOP-01", poang=hits[0].poang - 0.01)]
    assert likhet(close) < min(likhet(hits), GRANS)


def test_the_same_text_has_the_same_points_every_time():
    assert ranked(LOGGED) == ranked(LOGGED)


def test_without_words_of_our_own_the_measures_are_still_known(tmp_path):
    bare = Likeness(office(), read_wordings(tmp_path))
    assert bare.rank("Det finns en lista över vad som loggas i systemet.")[0].nyckel == "LOG-01"
