"""What is proposed for a requirement: by number while the text is the same, else by likeness, else nothing, and always why."""

from datetime import date

import pytest

from macros.models.svar import Svarsblad
from macros.models.system import Driftform
from macros.requirements.proposals import GRANS, Proposer, Vag
from macros.state.svarslage import answer_print
from tests.unit.requirements.lists import (
    CARDS,
    COPIED,
    ELSEWHERE,
    LOGGED,
    STEERED,
    WORDS,
    answer,
    key,
    office,
)

DAY = date(2026, 11, 24)
KNOWN = "Det som står i katalogen om något helt annat."


def proposed(text, number="", form=Driftform.MOLN, held=None, **fields):
    return Proposer(held or office(**fields), WORDS, form, DAY).propose(number, text)


def test_a_known_number_with_the_same_text_leads_to_its_measure():
    found = proposed(KNOWN, "P.1", keys=(key("P.1", KNOWN, "LOG-01"),))
    assert (found.vag, found.atgarder, found.likhet) == (Vag.NUMMER, ("LOG-01",), None)
    assert found.svar == "Förslag, inte prövat. Så gör vi LOG-01 i moln."
    assert found.varfor == (
        "Numret: Provkatalogen 1 nr P.1 är knutet till LOG-01 (Chefen, 1 september 2026), och texten är densamma."
    )


def test_signs_spaces_and_capitals_do_not_change_a_text():
    same = f"  {KNOWN.upper()}\n"
    assert proposed(same, " p.1. ", keys=(key("P.1", KNOWN, "LOG-01"),)).vag is Vag.NUMMER


def test_a_changed_text_is_told_and_the_number_decides_nothing():
    found = proposed(KNOWN + " Nytt.", "P.1", keys=(key("P.1", KNOWN, "LOG-01"),))
    assert found.vag is Vag.TOM
    assert found.varfor.startswith("Texten är ändrad: Provkatalogen 1 nr P.1 är knutet till LOG-01")


def test_a_changed_text_may_still_be_like_a_measure():
    found = proposed(LOGGED, "P.1", keys=(key("P.1", KNOWN, "KOP-01"),))
    assert (found.vag, found.atgarder) == (Vag.LIKHET, ("LOG-01",))
    assert found.varfor.startswith("Texten är ändrad: ")


def test_two_keys_of_one_number_give_both_answers():
    found = proposed(KNOWN, "P.1", keys=(key("P.1", KNOWN, "LOG-01"), key("P.1", KNOWN, "KOP-01")))
    assert found.atgarder == ("LOG-01", "KOP-01")
    assert "LOG-01, moln: Förslag" in found.svar
    assert "KOP-01, moln: Förslag" in found.svar


def test_a_key_of_a_later_day_is_not_known_yet():
    assert proposed(KNOWN, "P.1", keys=(key("P.1", KNOWN, "LOG-01", datum="2026-11-25"),)).vag is Vag.TOM


def test_likeness_fills_in_with_its_number_and_the_words():
    found = proposed(LOGGED)
    assert (found.vag, found.atgarder) == (Vag.LIKHET, ("LOG-01",))
    assert found.likhet >= GRANS
    assert f"Likhet {found.likhet} av 100. Gemensamt: " in found.varfor
    assert found.kvar == "Läs den. Fråga leverantören: Hur ofta?"
    assert found.atgard == "LOG-01: Det finns en lista över vad som loggas."


def test_below_the_limit_a_row_stays_empty_and_says_what_is_closest():
    found = proposed("Loggen förvaras torrt, ljust, svalt och skilt från zebror.")
    assert (found.vag, found.svar) == (Vag.TOM, "")
    assert found.likhet < GRANS
    assert "under gränsen" in found.varfor
    assert "LOG-01" in found.varfor or "KOP-01" in found.varfor


def test_what_no_measure_answers_stays_empty_and_says_so():
    found = proposed(ELSEWHERE)
    assert (found.vag, found.likhet) == (Vag.TOM, 0)
    assert found.varfor == "Tomt: kravet liknar mest det som ingen åtgärd svarar på (ekonomi)."


def test_a_row_without_a_known_word_says_so():
    assert proposed("Zebror dricker mjölk").varfor == "Tomt: inget i kravet känns igen."


def test_a_measure_of_another_form_is_never_filled_in():
    assert proposed(STEERED).varfor == "Tomt: närmast är STY-01, som inte gäller driftformen moln."
    found = proposed(KNOWN, "P.1", keys=(key("P.1", KNOWN, "STY-01"),))
    assert (found.vag, found.svar) == (Vag.TOM, "")
    assert found.varfor.endswith("som inte gäller driftformen moln.")


def test_without_a_form_each_form_has_its_answer():
    found = proposed(LOGGED, form=None)
    assert found.svar.splitlines() == [
        "STA: Förslag, inte prövat. Så gör vi LOG-01 i sta.",
        "moln: Förslag, inte prövat. Så gör vi LOG-01 i moln.",
    ]


def checked(mark):
    made = {"datum": "2026-10-01", "av": "chef", "avtryck": mark}
    return office(answer("LOG-01", "moln", provningar=[made]))


def test_a_checked_answer_says_by_whom_and_when():
    sheet = Svarsblad(id="loggning", svar=[answer("LOG-01", "moln")])
    held = checked(answer_print(CARDS[1].atgarder[0], sheet.svar[0]))
    assert proposed(LOGGED, held=held).svar.startswith("Prövat av Chefen 1 oktober 2026. ")


def test_an_answer_that_changed_since_it_was_checked_is_a_proposal_again():
    told = proposed(LOGGED, held=checked("0" * 64)).svar
    assert told.startswith("Förslag, ändrat sedan prövningen av Chefen 1 oktober 2026. ")


def test_a_measure_without_an_answer_is_named_and_nothing_is_invented():
    found = proposed(LOGGED, held=office(answer("LOG-01", "sta")))
    assert (found.atgarder, found.svar) == (("LOG-01",), "")
    assert found.varfor.endswith("Uppgift saknas: inget svar är skrivet än.")


@pytest.mark.parametrize("text", [LOGGED, COPIED])
def test_the_cells_stand_in_the_order_of_the_columns(text):
    found = proposed(text)
    assert found.celler == (found.svar, found.visar, found.kvar, found.atgard, found.likhet, found.varfor)
