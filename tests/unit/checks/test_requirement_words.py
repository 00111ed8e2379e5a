"""The words of `data/kravord.txt` and the keys lead to measures that there are, and no word means two things."""

from types import SimpleNamespace

from macros.checks.requirement_words import check_keys, check_requirement_words
from tests.unit.office import DAY
from tests.unit.requirements.lists import key, office


def told(root, text, registers=None):
    (root / "data").mkdir()
    (root / "data/kravord.txt").write_text(text, encoding="utf-8")
    found = check_requirement_words(SimpleNamespace(root=root, registers=registers or office()))
    return [(p.rad, p.fel) for p in found]


def test_words_of_a_measure_that_there_is_are_right(tmp_path):
    assert told(tmp_path, "LOG-01: loggar\nsamma ord: logg; loggfil\n") == []


def test_a_measure_that_is_not_there_is_told(tmp_path):
    assert told(tmp_path, "# ord\nLOG-11: loggar\n") == [
        (2, 'åtgärden "LOG-11" finns inte på något kort; menade du "LOG-01"?')
    ]


def test_a_word_in_two_groups_is_told_with_both_places(tmp_path):
    assert told(tmp_path, "samma ord: logg; spår\nsamma ord: historik; loggar\n") == [
        (2, '"loggar" står också i gruppen "logg" (rad 1); låt det stå i en av dem')
    ]


def test_a_key_to_a_measure_that_is_not_there_is_told():
    (found,) = check_keys(office(keys=(key("1", "Ett krav", "LOG-77"),)), DAY)
    assert (found.falt, found.fel) == ("atgard", 'åtgärden "LOG-77" finns inte på något kort; menade du "LOG-01"?')
    assert list(check_keys(office(keys=(key("1", "Ett krav", "LOG-01"),)), DAY)) == []
