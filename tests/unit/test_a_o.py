"""Swedish order, and the letter that a word stands under."""

import pytest

from macros.views.a_o import bokstav, ordning


def test_swedish_letters_come_last_and_other_accents_stand_with_their_letter():
    words = ["ödla", "zon", "ärende", "åtkomst", "Access", "arkiv", "idé", "ide b"]
    assert sorted(words, key=ordning) == ["Access", "arkiv", "idé", "ide b", "zon", "åtkomst", "ärende", "ödla"]


@pytest.mark.parametrize(
    ("text", "letter"), [("Åtkomst", "å"), ("3-2-1", "0–9"), ("”citat”", "c"), ("École", "e"), ("", "0–9")]
)
def test_a_word_stands_under_its_first_letter(text, letter):
    assert bokstav(text) == letter
