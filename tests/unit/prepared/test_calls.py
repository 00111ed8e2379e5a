"""A call that is plain is read as Jinja's own parser reads it."""

import pytest

from macros.prepared import calls
from macros.prepared.calls import KNOWN, PLAIN, _PageFault, _parse

NAME = next(iter(KNOWN))
WORDS = [
    "",
    "F1.33 F1.34",
    "åäö – ”x”",
    "a' or 1",
    "{% x %}",
    "{# x #}",
    "{{",
    "rad\nrad",
    "a\tb",
    "\u2028",
    "\x0b",
    "a\rb",
    "C:\\n",
]
CALLS = [
    *(f'{{{{ {NAME}("{word}") }}}}' for word in WORDS),
    *(
        f"{{{{ {NAME}({number}) }}}}"
        for number in ("", "0", "7", "2026", "007", "1_000", "12345678901", "-1", "²", "٣", "1.5")
    ),
    *(f"{{{{ {name}() }}}}" for name in ("finns_inte", "true", "none", "not", "if", "loop", "self", "range")),
    f"{{{{{NAME}()}}}}",
    f'{{{{ {NAME}("a", "b") }}}}',
    f'{{{{ {NAME}("a" "b") }}}}',
    f'{{{{ {NAME}("a")("b") }}}}',
    f"{{{{ {NAME}('a') }}}}",
    f'{{{{ {NAME}(x="a") }}}}',
    f'{{{{ {NAME}("a") | safe }}}}',
]


def read(text: str):
    try:
        return _parse(text)
    except _PageFault as fault:
        return str(fault)


@pytest.mark.parametrize("text", CALLS)
def test_a_plain_call_is_read_as_by_the_parser(text, monkeypatch):
    quickly = read(text)
    monkeypatch.setattr(calls, "PLAIN", calls.re.compile(r"(?!)"))
    assert read(text) == quickly


def test_the_usual_calls_are_plain():
    assert all(PLAIN.fullmatch(f"{{{{ {call} }}}}") for call in ('kalla("F1.33 F1.34")', "lagar(2026)", "laget()"))
