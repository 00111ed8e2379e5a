"""Words of a document as Markdown: what somebody wrote is what stands on the page, and no sign of it means anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.editing.docblock import Block, Run, words
from macros.review.pieces import pieces
from macros.review.word_html import blocks_of
from macros.review.word_merge import inserted, merged
from macros.review.word_text import key, markdown, relinked, shown, tokens, with_tokens

SIGNS = st.text(st.sampled_from("aåB 1.-_*`#>+!|{}[]()\\&;:=~%\"'"), min_size=1, max_size=25)


def paragraph(*parts: str | Run) -> Block:
    return Block("stycke", tuple(p if isinstance(p, Run) else Run(p) for p in parts))


def text_of(markdown_: str):
    """The one text piece of a page."""
    (bit,) = pieces(markdown_)
    return bit


def again(bit) -> list[Block]:
    return [block for stycke in bit.stycken for block in shown(stycke)]


@settings(max_examples=300, deadline=None)
@given(SIGNS.filter(lambda t: t.strip()))
def test_whatever_somebody_writes_is_read_as_those_words(text):
    block = paragraph(" ".join(text.split()))
    (read,) = blocks_of(markdown([block], {}))
    assert (read.slag, read.text) == ("stycke", block.text)
    assert not any(run.fet or run.kursiv or run.adress for run in read.runs)


@pytest.mark.parametrize(
    "block",
    [
        paragraph("Vi ", Run("vet", fet=True), " det."),
        paragraph(Run("Hela", kursiv=True), " vägen."),
        paragraph("Se ", Run("sidan", adress="https://x.invalid/a"), "."),
        Block("punkt", (Run("ett"),), 1),
        Block("nummer", (Run("först"),), 1),
        Block("rubrik", (Run("Mer"),), 3),
        Block("tabell", rader=(((Run("A", fet=True),), (Run("B", fet=True),)), ((Run("1 | 2"),), (Run("x"),)))),
    ],
)
def test_a_look_survives_the_page(block):
    assert [key(b) for b in blocks_of(markdown([block], {}))] == [key(block)]


def test_a_call_within_a_line_and_a_note_are_words_in_brackets_and_come_back():
    text = 'Lagen gäller {{ kalla("F1.01") }} sedan {{ byggdag() }}.[^a]'
    assert with_tokens(text) == "Lagen gäller [källa F1.01] sedan [räknat 1].[not a]"
    block = paragraph("Lagen gäller nu [källa F1.01], [räknat 1].[not a]")
    assert markdown([block], tokens(text)) == 'Lagen gäller nu {{ kalla("F1.01") }}, {{ byggdag() }}.[^a]'


def test_words_that_look_like_code_are_words():
    made = markdown([paragraph('{{ register("system") }} {% x %} [källa F9.99]')], {})
    assert "{{" not in made and "{%" not in made and made.endswith(r"\[källa F9.99\]")


# Putting together.

PAGE = """Ett stycke med en [länk](../a.md) och *vikt*.

- första punkten
- andra punkten {{ kalla("F1.01") }}

Ett stycke
på två rader.

!!! att-skriva "Att skriva"

    Beskriv läget.
"""


def test_what_nobody_touched_is_the_page_byte_for_byte():
    bit = text_of(PAGE)
    found = merged(bit, again(bit))
    assert (found.text, found.rader) == (bit.text, [])


def test_a_changed_paragraph_is_the_only_one_that_changes():
    bit = text_of(PAGE)
    came = again(bit)
    came[3] = paragraph("Ett nytt stycke.")
    found = merged(bit, came)
    assert found.text == bit.text.replace("Ett stycke\npå två rader.", "Ett nytt stycke.")
    assert found.rader == ["− Ett stycke på två rader.", "+ Ett nytt stycke."]


def test_a_changed_point_keeps_its_source_and_tells_of_one_that_is_lost():
    bit = text_of(PAGE)
    came = again(bit)
    came[2] = Block("punkt", (Run("andra punkten, ändrad [källa F1.01]"),))
    assert '- första punkten\n- andra punkten, ändrad {{ kalla("F1.01") }}' in merged(bit, came).text
    came[2] = Block("punkt", (Run("utan källa"),))
    assert merged(bit, came).berattat == ["[källa F1.01] är borta i den nya texten"]


def test_a_link_finds_its_words_again_or_is_told():
    assert relinked("Se länk här.", ["En [länk](../a.md)."]) == ("Se [länk](../a.md) här.", [])
    assert relinked("Inget.", ["En [länk](../a.md)."]) == ("Inget.", ["länk"])


def test_what_is_written_under_a_place_to_write_takes_its_place():
    bit = text_of(PAGE)
    found = merged(bit, [*again(bit), paragraph("Läget är gott.")])
    assert found.text.endswith("på två rader.\n\nLäget är gott.") and "att-skriva" not in found.text
    assert found.rader == ["+ Läget är gott."]


def test_what_is_written_over_a_place_to_write_or_in_it_takes_its_place():
    bit = text_of(PAGE)
    for text in ("Läget är gott.", "Att skriva: Beskriv läget. Läget är gott."):
        found = merged(bit, [*again(bit)[:-1], paragraph(text)])
        assert found.text.endswith("\n\nLäget är gott."), text


def test_a_text_that_changes_above_leaves_the_place_to_write():
    bit = text_of(PAGE)
    came = again(bit)
    came[0] = paragraph("Ett annat stycke.")
    assert merged(bit, came).text.endswith("    Beskriv läget.")


def test_a_place_to_write_that_is_taken_away_stands_and_is_told():
    bit = text_of(PAGE)
    found = merged(bit, again(bit)[:-1])
    assert found.text == bit.text and "rutan Att skriva är ändrad" in found.berattat[0]


def test_a_heading_that_somebody_adds_is_one_within_the_section():
    found = inserted([Block("rubrik", (Run("Nytt"),), 1), paragraph("Text.")])
    assert found.text == "### Nytt\n\nText." and found.berattat == ["rubriken Nytt blir en underrubrik"]


def test_words_are_on_one_line():
    assert words((Run("a "), Run(" b\n"), Run("c"))) == "a b c"
