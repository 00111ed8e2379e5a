"""The macro calls of a page: read with Jinja's own parser, never run as code; only listed views are called."""

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.models.base import Synlighet
from macros.pages.page import Page
from macros.problems import Problem, near, quote, vad_som_star
from macros.views import VIEWS
from macros.views.parts import ArgumentFault, Sammanhang, visas_inte

EXPRESSION = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}|\{#.*?#\}|\{\{|\{%|\{#|\}\}|%\}|#\}", re.DOTALL)
PLAIN = re.compile(r'\{\{ ([a-z_]+)\((?:"([^"\\\r\n]*)"|([1-9][0-9]{0,8}))?\) \}\}')
"""A call with nothing, one text or one number, as nearly all are written: there is only one way to read it."""
PARSER = Environment(autoescape=True)
KNOWN = {view.__name__: view for view in VIEWS}
LONGEST_CALL = 300
ONLY_CALLS = "en sida får bara ha anrop av makron, till exempel {{ lagar(2026) }}"


class _PageFault(Exception):
    """What is wrong with one macro call, in Swedish."""


@dataclass(frozen=True)
class Output:
    """What a call gave: where it stands in the page's text, and its HTML ('' for a call with a fault)."""

    start: int
    end: int
    html: str
    delvis: bool = False
    """Whether it tells of a register of which the audience may read a part."""


class Calls:
    """Reads and makes the calls of any number of pages; the same call is parsed once."""

    def __init__(self) -> None:
        self._parsed: dict[str, tuple[str, list[Any], dict[str, Any]]] = {}

    def outputs(
        self, page: Page, context: Sammanhang | None, problems: list[Problem], used: set[str] | None = None
    ) -> tuple[Output, ...]:
        """Each call of the page with its HTML; faults are added to `problems`.

        Without `context` (the registers are faulty) the calls are checked but not made. `used` gets the registers asked.
        """
        found, used = [], set() if used is None else used
        for match in EXPRESSION.finditer(page.text):
            try:
                made = self._made(match, context)
            except (_PageFault, ArgumentFault) as fault:
                problems.append(Problem(page.file, page.line(match.start()), "", str(fault)))
                made = ""
            found.append(Output(*match.span(), made, _partly(context)))
            if context:
                used |= context.registers.asked | context.registers.fetched
        return tuple(found)

    def _made(self, match: re.Match[str], context: Sammanhang | None) -> str:
        """The HTML of one `{{ … }}`, which must be a call of a listed macro with literal arguments."""
        if match.group(1) is None:
            mark = match.group()[:2]
            if mark == "{{":
                raise _PageFault("makroanropet öppnas med {{ men stängs aldrig med }}")
            if mark in ("}}", "%}", "#}"):
                raise _PageFault(f"{mark} står utan sin början; {ONLY_CALLS}")
            raise _PageFault(f"{mark} används inte på sidor; {ONLY_CALLS}")
        if "{{" in match.group(1):
            raise _PageFault("makroanropet öppnas med {{ men stängs aldrig med }}")
        text = match.group()
        if len(text) > LONGEST_CALL:
            raise _PageFault(f"makroanropet är längre än {LONGEST_CALL} tecken; {ONLY_CALLS}")
        if text not in self._parsed:
            self._parsed[text] = _parse(text)
        name, args, kwargs = self._parsed[text]
        view = KNOWN.get(name)
        if view is None:
            raise _PageFault(f"makrot {quote(name)} finns inte{near(name, KNOWN)}")
        _check_arguments(view, args, kwargs)
        return "" if context is None else _seen(view, context, args, kwargs)


def _seen(view: Any, context: Sammanhang, args: list[Any], kwargs: dict[str, Any]) -> str:
    """What the view says; that it is not shown, when it rests on a register of which the audience may read nothing."""
    registers = context.registers
    registers.asked.clear()
    registers.fetched.clear()
    try:
        made = view(context, *args, **kwargs)
    except (ArgumentFault, AttributeError, LookupError, TypeError):
        if registers.malgrupp is Synlighet.BEGRANSAD:
            raise
        return visas_inte(registers)  # it was made of the whole, and cannot be told without what is kept back
    return made if registers.visar(*registers.asked) else visas_inte(registers)


def _partly(context: Sammanhang | None) -> bool:
    """Whether the last view asked for records of which some are kept from the audience."""
    return context is not None and not context.registers.asked.isdisjoint(context.registers.delvis)


def with_calls_as(text: str, outputs: Sequence[Output], change: Callable[[int, Output], str]) -> str:
    """The page's text with each call replaced by what `change` makes of its number and output."""
    parts, last = [], 0
    for number, output in enumerate(outputs):
        parts += [text[last : output.start], change(number, output)]
        last = output.end
    return "".join([*parts, text[last:]])


def _parse(text: str) -> tuple[str, list[Any], dict[str, Any]]:
    """(name, positional, named) of a call, read with Jinja's own parser and never run."""
    plain = PLAIN.fullmatch(text)
    if plain and plain[1] in KNOWN:
        name, word, number = plain.groups()
        return name, [word] if word is not None else [int(number)] if number else [], {}
    try:
        body = PARSER.parse(text).body
    except (TemplateSyntaxError, RecursionError, ValueError):
        raise _PageFault(
            f"makroanropet {quote(text)} går inte att läsa; jämför parenteser och citattecken; {ONLY_CALLS}"
        ) from None
    call = (
        body[0].nodes[0] if len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1 else None
    )
    if isinstance(call, nodes.Name):
        raise _PageFault(f"{quote(text)} saknar parenteser; skriv {{{{ {call.name}(…) }}}}")
    simple = (
        isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name) and not call.dyn_args and not call.dyn_kwargs
    )
    values = [*call.args, *(k.value for k in call.kwargs)] if simple else []
    if not simple or not all(isinstance(v, nodes.Const) for v in values):
        raise _PageFault(f"{quote(text)} är inget rent anrop; {ONLY_CALLS}, med tal eller text inom citattecken")
    return call.node.name, [a.value for a in call.args], {k.key: k.value.value for k in call.kwargs}


def _check_arguments(view: Any, args: list[Any], kwargs: dict[str, Any]) -> None:
    """The arguments fit the macro's own: how many, which names, number or text."""
    parameters = list(inspect.signature(view).parameters.values())[1:]
    names = [p.name for p in parameters]
    called = f"makrot {view.__name__} tar ({', '.join(names)})"
    if len(args) > len(names):
        raise _PageFault(f"{called}, men fick {len(args)} värden")
    given = dict(zip(names, args, strict=False))
    for name, value in kwargs.items():
        if name not in names:
            raise _PageFault(f"{called}, inte {quote(name)}{near(name, names)}")
        if name in given:
            raise _PageFault(f"{called}, men fick {name} två gånger")
        given[name] = value
    for p in parameters:
        if p.name not in given and p.default is p.empty:
            raise _PageFault(f"{called}; {p.name} saknas")
        if p.name in given and type(given[p.name]) is not p.annotation:
            kind = "ett heltal utan citattecken" if p.annotation is int else "text inom citattecken"
            raise _PageFault(f"{called}; {p.name} ska vara {kind}, inte {quote(vad_som_star(given[p.name]))}")
