"""argparse in Swedish. Every message of wrong usage is our own, made here; nothing of argparse's English is translated."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from macros.days import one_day
from macros.problems import near, quote

WRONG_USAGE = 2


class Help(argparse.HelpFormatter):
    """Help with the usage line in Swedish."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that finds every fault itself, before argparse would tell of it in English."""

    def __init__(self, **settings: Any) -> None:
        self._needed: list[argparse.Action] = []
        super().__init__(**settings, add_help=False, allow_abbrev=False, exit_on_error=False, formatter_class=Help)
        self._positionals.title, self._optionals.title = "argument", "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Tell how the command is used and what was wrong, on standard error, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> argparse.Namespace:
        """The options of a command; wrong usage ends the program with 2."""
        options, rest = self.parse_known_args(args, namespace)
        if rest:
            getattr(options, "parser", self).too_much(rest)
        return options

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """As argparse has it, but what is missing is asked for here: a command with all that it needs is made whole."""
        self._needed = [action for action in self._actions if action.required]
        try:
            with self._required(False):
                options, rest = super().parse_known_args(args, namespace)
        except argparse.ArgumentError as fault:  # the only one that none of the methods below has told of
            self.error(f"{fault.argument_name} tar inget värde")
        missing = [action for action in self._needed if getattr(options, action.dest, None) is None]
        if missing and any(word.startswith("-") for word in rest):
            self.too_much(rest)
        if missing and isinstance(missing[0], argparse._SubParsersAction):
            self.error(f"ange ett kommando: {', '.join(missing[0].choices)}")
        if missing:
            self.error(f"det här saknas: {', '.join(map(_name, missing))}")
        return options, rest

    @contextmanager
    def _required(self, flag: bool) -> Iterator[None]:
        """The arguments that a command needs are told as needed (in its help), or not asked for (while it is read)."""
        for action in self._needed:
            action.required = flag
        try:
            yield
        finally:
            for action in self._needed:
                action.required = True

    def format_help(self) -> str:
        with self._required(True):
            return super().format_help()

    def too_much(self, rest: Sequence[str]) -> NoReturn:
        """End with what the command does not know: an option, or a word too many."""
        option = next((word.partition("=")[0] for word in rest if word.startswith("-")), None)
        if option is None:
            self.error(f"{quote(rest[0])} är ett argument för mycket")
        self.error(f"valet {quote(option)} finns inte{near(option, self._option_string_actions)}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        if isinstance(action, argparse._SubParsersAction):
            self.error(f"kommandot {quote(value)} finns inte{near(value, action.choices)}")
        known = ", ".join(map(str, action.choices))
        self.error(f"{_name(action)}: {quote(value)} finns inte; välj bland {known}{near(value, action.choices)}")

    def _get_value(self, action: argparse.Action, text: str) -> Any:
        convert = action.type or str
        try:
            return convert(text)
        except argparse.ArgumentTypeError as fault:
            self.error(f"{_name(action)}: {fault}")
        except (TypeError, ValueError):
            self.error(f"{_name(action)}: {quote(text)} är inget {'heltal' if convert is int else 'riktigt värde'}")

    def _match_argument(self, action: argparse.Action, pattern: str) -> int:
        try:
            return super()._match_argument(action, pattern)
        except argparse.ArgumentError:
            self.error(f"{_name(action)}: ett värde saknas")


def _name(action: argparse.Action) -> str:
    """What an argument is called in the help."""
    return "/".join(action.option_strings) or str(action.metavar or action.dest)


def day(text: str) -> date:
    """A day on the command line."""
    try:
        return one_day(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None


def restricted_root(text: str) -> Path:
    """The folder of a restricted root on the command line."""
    place = Path(text).resolve()
    if not place.is_dir():
        raise argparse.ArgumentTypeError(f"mappen {place} finns inte")
    return place


RESTRICTED = {
    "type": restricted_root,
    "metavar": "MAPP",
    "help": "den begränsade roten, med begränsade poster i data/; utan den byggs och kontrolleras det som finns här",
}
Run = Callable[[argparse.Namespace], int]
Command = Callable[[Run], Parser]
"""Makes a command of a function: its name, and its docstring as the help."""


def build_parser(groups: Iterable[Callable[[Command], None]]) -> Parser:
    """The parser of `lis` with the commands of every group."""
    text = "Trafikkontorets ledningssystem för informationssäkerhet, som text och data."
    parser = Parser(prog="lis", description=text)
    commands = parser.add_subparsers(dest="kommando", required=True, metavar="KOMMANDO", parser_class=Parser)

    def command(run: Run) -> Parser:
        made = commands.add_parser(run.__name__.replace("_", "-"), help=run.__doc__, description=run.__doc__)
        where = "mappen med data/ och docs/ (annars den du står i)"
        made.add_argument("--rot", type=Path, default=Path(), metavar="MAPP", help=where)
        made.set_defaults(run=run, parser=made)
        return made

    for add in groups:
        add(command)
    return parser
