"""Swedish order, and the letter that a word stands under."""

import re

import pytest

from macros.models.term import Term
from macros.views.a_o import OVERBLICK, a_o, bokstav, ordning
from tests.unit.office import context, page


def test_swedish_letters_come_last_and_other_accents_stand_with_their_letter():
    words = ["ödla", "zon", "ärende", "åtkomst", "Access", "arkiv", "idé", "ide b"]
    assert sorted(words, key=ordning) == ["Access", "arkiv", "idé", "ide b", "zon", "åtkomst", "ärende", "ödla"]


@pytest.mark.parametrize(
    ("text", "letter"), [("Åtkomst", "å"), ("3-2-1", "0–9"), ("”citat”", "c"), ("École", "e"), ("", "0–9")]
)
def test_a_word_stands_under_its_first_letter(text, letter):
    assert bokstav(text) == letter


def test_words_that_differ_only_in_signs_stand_in_the_same_order_every_time():
    words = ["w-ifi", "wi-fi", "wif-i", "wi:fi", "wi.fi", "wifi"]
    term = Term(id="nat", term="nät", betyder="Det som binder ihop.", synonymer=words)
    html = a_o(context("a-o/index.md", (page("ordlista/index.md"),), ordlista=[term]))
    assert re.findall(r"<li>(w[^:]*i\b.*?): se", html) == sorted(words)


def test_routines_and_cards_are_found_under_their_names_and_their_lists_are_not():
    paths = ("rutiner/index.md", "rutiner/leda.md", "kartotek/index.md", "kartotek/loggning.md", "krav/nis2.md")
    html = a_o(context("a-o/index.md", tuple(page(path, f"# Om {path}\n") for path in paths)))
    assert re.findall(r'href="\.\./([^"]+)"', html) == ["kartotek/loggning/", "rutiner/leda/"]


@pytest.mark.parametrize(("more", "folded"), [(0, False), (1, True)])
def test_letters_are_folded_where_there_is_more_than_can_be_looked_over(more, folded):
    words = [f"{letter}{n}" for n in range(OVERBLICK // 2) for letter in "ab"] + ["ö"] * more
    terms = [Term(id=f"t-{n}", term=word, betyder="Ett ord.") for n, word in enumerate(words)]
    html = a_o(context("a-o/index.md", (page("ordlista/index.md"),), ordlista=terms))
    letters = re.findall(r'<details class="vik uppslag"( open)?><summary><h2 id="([^"]+)">', html)
    assert {opened == "" for opened, _ in letters} == {folded}
    assert [f"#{anchor}" for _, anchor in letters] == re.findall(r'<li><a href="(#[^"]+)">', html)
