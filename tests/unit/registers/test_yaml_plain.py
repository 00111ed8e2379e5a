"""The quick reading of YAML gives what the slow one gives, or leaves the text to it."""

import pytest
import yaml

from macros.registers import yaml_source
from macros.registers.yaml_plain import MAX_DEPTH, Odd, plain
from macros.registers.yaml_source import parse_yaml

FINE = [
    "a: 1\nb: [1, 2.5, 007, -3, 12:30, 2026-01-02, nej, ~, null, true]\n",
    "- {a: 'x', b: \"y\", c: }\n- |\n  två\n  rader\n- >-\n  en\n  rad\n",
    "--- \n'1': 2\n\"true\": 'true'\n",
    "[]\n",
    "null\n",
    "a: R&D\n",
    "a: b\t\n",
]
ODD = [
    "a: 1\na: 2\n",
    "a: &x 1\nb: *x\n",
    '{"a":&x 1}\n',
    "a: !!str 1\n",
    "a: !egen 1\n",
    "? [a]\n: 1\n",
    ": 1\n",
    "<<: 1\n",
    'a: "\\u200b"\n',
    '"\\u200b": a\n',
    "a: " + "x" * 10_001 + "\n",
    "[" * MAX_DEPTH + "[1]" + "]" * MAX_DEPTH + "\n",
    "a: 1\n--- \nb: 2\n",
    "# bara en kommentar\n",
    "a: 'öppen\n",
    "a: 1\n\tb: 2\n",
]


def slowly(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple:
    def never(text: str) -> None:
        raise Odd

    with monkeypatch.context() as patch:
        patch.setattr(yaml_source, "plain", never)
        faults: list = []
        read = parse_yaml("data/x.yml", text, faults)
    return (read and read[1]), faults


@pytest.mark.parametrize("text", FINE)
def test_a_sound_text_is_read_as_the_slow_reading_reads_it(text, monkeypatch):
    assert (parse_yaml("data/x.yml", text, []) or [None, None])[1] == slowly(text, monkeypatch)[0]


@pytest.mark.parametrize("text", FINE[:5])
def test_a_sound_text_is_read_quickly(text):
    assert plain(text) == plain(text)


@pytest.mark.parametrize("text", ODD)
def test_what_is_odd_is_left_to_the_reading_that_tells_of_faults(text, monkeypatch):
    with pytest.raises(Odd):
        plain(text)
    faults: list = []
    read = parse_yaml("data/x.yml", text, faults)
    assert ((read and read[1]), faults) == slowly(text, monkeypatch)


def test_the_types_are_those_of_the_file_and_not_of_yaml():
    assert plain("a: [1, 1.0, yes, 2026-01-02, 'true', true]\n") == {"a": [1, "1.0", "yes", "2026-01-02", "true", True]}


def test_the_deepest_fields_that_are_allowed_are_read():
    text = "[" * (MAX_DEPTH - 1) + "1" + "]" * (MAX_DEPTH - 1)
    assert plain(text) == yaml.safe_load(text)
