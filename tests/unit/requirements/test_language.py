"""Swedish words for likeness: one stem for a word's forms, and compounds by their parts."""

import time

import pytest

from macros.requirements.language import fold, parts, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        "logg loggar loggning loggas loggen",
        "kryptera krypterad krypteras kryptering",
        "behörighet behörigheter behörigheterna",
        "nyckel nyckeln nycklar",
        "leverantör leverantören leverantörer leverantörens",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


def test_dots_are_kept_so_that_skap_and_skapa_are_two_words():
    assert stem(fold("Skåp")) != stem(fold("skapat"))
    assert fold("IDÉ Åäö") == "ide åäö"


def test_a_letter_written_as_two_signs_is_the_same_word():
    assert words("Bero\u0308r") == words("Berör")


def test_a_compound_is_known_by_its_parts_and_by_the_one_that_is_known():
    known = {"logg", "rutin", "backup"}
    assert parts("loggrutin", known) == ["logg", "rutin"]
    assert parts("backupstrategi", known) == ["backup"]
    assert parts("okändord", known) == []


def test_a_row_without_spaces_is_not_taken_apart():
    start = time.process_time()
    assert parts("säkerhet" * 4000, {"säkerhet"}) == []
    assert time.process_time() - start < 0.5
