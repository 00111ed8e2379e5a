"""What is remembered of a style and some words is what was made of them, and of nothing that differs in what decides."""

from types import SimpleNamespace

import pytest

from macros.outputs.pdf.remembered import _Remembered


class Style(dict):
    font_config = "typsnitten"


@pytest.fixture
def made():
    """(what was made, in order; a memory of it). A bold word asks for its weight, others only for their size."""
    done = []

    def work(style, word):
        worth = (word, style["size"], style["weight"] if word == "fet" else None, style.font_config)
        done.append(worth)
        return worth

    return SimpleNamespace(done=done, memory=_Remembered(work))


def test_the_same_is_made_once_also_for_another_style_with_the_same_values(made):
    first = made.memory.of(Style(size=1, weight=400), "ord")
    assert made.memory.of(Style(size=1, weight=700), "ord") == first
    assert len(made.done) == 1


def test_another_word_or_another_value_of_what_is_asked_is_made_for_itself(made):
    for style, word in ((Style(size=1), "ord"), (Style(size=2), "ord"), (Style(size=1), "annat")):
        assert made.memory.of(style, word)[:2] == (word, style["size"])
    assert len(made.done) == 3


def test_what_is_asked_for_only_late_decides_from_then_on(made):
    light, bold = Style(size=1, weight=400), Style(size=1, weight=700)
    made.memory.of(light, "ord")
    assert made.memory.of(light, "fet")[2] == 400
    assert made.memory.of(bold, "fet")[2] == 700


def test_the_next_document_begins_anew(made):
    style = Style(size=1)
    made.memory.of(style, "ord")
    made.memory.forget()
    made.memory.of(style, "ord")
    assert len(made.done) == 2


def test_what_is_handed_on_decides_nothing():
    memory = _Remembered(lambda style, word, context: (word, context))
    assert memory.of(Style(), "ord", context=1) == memory.of(Style(), "ord", context=2)


def test_nothing_of_a_style_can_be_asked_for_unseen():
    with pytest.raises(AttributeError):
        _Remembered(lambda style: style.parent_style).of(Style())
