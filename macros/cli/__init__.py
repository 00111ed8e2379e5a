"""The command `lis`, in Swedish. Exits 0 when all is well, 1 when the content has faults, 2 for wrong usage."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from macros.cli import daily as dagligt
from macros.cli import year as arets
from macros.models.granskning import Granskningsutfall
from macros.outputs.pdf.documents import BuildFault
from macros.problems import FORMATS, ContentFault, Felbruk, as_text

ARGPARSE = {
    "usage: ": "användning: ",
    "options": "val",
    "positional arguments": "argument",
    "show this help message and exit": "visa den här hjälpen",
    "the following arguments are required: %s": "det här saknas: %s",
    "unrecognized arguments: %s": "okända argument: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finns inte; välj bland %(choices)s",
    "expected one argument": "ett värde saknas",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


class _Parser(argparse.ArgumentParser):
    """argparse in Swedish; it offers no other seam than the name it translates with."""

    def __init__(self, *args, **kwargs):
        argparse._ = lambda text: ARGPARSE.get(text, text)
        super().__init__(*args, **kwargs)


Command = Callable[[Callable[[argparse.Namespace], int]], argparse.ArgumentParser]
EXAMPLES = {"action": "store_true", "help": "ta med exempelposter i de filer som kan hämtas"}


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="lis", description="Trafikkontorets ledningssystem för informationssäkerhet, som text och data."
    )
    commands = parser.add_subparsers(dest="kommando", required=True, metavar="KOMMANDO", parser_class=_Parser)

    def command(run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        name = run.__name__.replace("_", "-")
        made = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        made.add_argument(
            "--rot", type=Path, default=Path(), metavar="MAPP", help="mappen med data/ och docs/ (annars den du står i)"
        )
        made.set_defaults(run=run)
        return made

    _checking(command)
    _writing(command)
    _asking(command)
    _the_year(command)
    return parser


def _checking(command: Command) -> None:
    """Check and build."""
    check = command(dagligt.kontrollera)
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help="hur felen skrivs ut")
    check.add_argument("--lista", action="store_true", help="visa alla regler som kontrolleras")
    command(dagligt.schema)
    site = command(dagligt.bygg)
    site.add_argument("--till", type=Path, metavar="MAPP", help="var webbplatsen läggs (annars site/ i roten)")
    site.add_argument("--med-exempel", **EXAMPLES)
    out = command(dagligt.exportera)
    out.add_argument("--till", type=Path, metavar="MAPP", help="mappen där utdata/ läggs (annars .bygge/ i roten)")
    out.add_argument("--med-exempel", **EXAMPLES)


def _writing(command: Command) -> None:
    """New records, reviews of pages, examples taken away."""
    new = command(dagligt.ny)
    new.add_argument("register", metavar="REGISTER", help="registrets namn, i ental eller flertal: system, atgard …")
    new.add_argument("id", nargs="?", metavar="ID", help="id med små bokstäver, när det inte numreras")
    new.add_argument("--fran", type=Path, metavar="FIL", help="ett kalkylblad (.xlsx) med system, en rad var")
    command(dagligt.rensa_exempel)
    review = command(dagligt.granska)
    review.add_argument("sida", metavar="KORT", help="kortets id, eller sidans väg: loggning, rutiner/leda-incident.md")
    review.add_argument("--av", required=True, metavar="ROLL", help="rollen som har granskat")
    outcomes = [str(o) for o in Granskningsutfall]
    review.add_argument(
        "--utfall", required=True, choices=outcomes, help="godkand, eller andra när något behöver ändras"
    )
    review.add_argument("--anmarkning", metavar="TEXT", help="vad som behöver ändras, i en mening")


def _asking(command: Command) -> None:
    """The state of a day, and the letter to a role."""
    day = {"type": _day, "metavar": "ÅÅÅÅ-MM-DD", "help": "läget vilken dag (annars i dag)"}
    command(dagligt.status).add_argument("--dag", **day)
    mail = command(dagligt.utskick)
    mail.add_argument("roll", metavar="ROLL", help="rollens id, till exempel objektagare")
    mail.add_argument("--dag", **day)
    mail.add_argument(
        "--webbplats", default="[webbplatsens adress]", metavar="ADRESS", help="adressen som länken börjar med"
    )


def _the_year(command: Command) -> None:
    """A review's PDF, its decision, its amendments and the proof that it stands."""
    one = command(arets.pdf)
    one.add_argument("ar", nargs="*", metavar="ÅR", help="till exempel 2026")
    one.add_argument("--till", type=Path, metavar="MAPP", help="var PDF:erna läggs (annars .bygge/ i roten)")
    one.add_argument("--bilaga", action="store_true", help="den begränsade bilagan i stället för genomgången")
    fix = command(arets.faststall)
    fix.add_argument("ar", metavar="ÅR", help="till exempel 2027")
    fix.add_argument("--atergiven", action="store_true", help="frys en genomgång som återger ett beslutat dokument")
    mend = command(arets.ratta)
    mend.add_argument("ar", metavar="ÅR", help="genomgången som rättas, till exempel 2027")
    mend.add_argument("--avser", required=True, metavar="AVSNITT", help="avsnittet, till exempel 4.3, eller hela")
    mend.add_argument("--text", required=True, metavar="TEXT", help="vad som var fel och vad som gäller i stället")
    for parser, required in ((fix, False), (mend, True)):
        parser.add_argument("--datum", required=required, type=_day, metavar="ÅÅÅÅ-MM-DD", help="dagen för beslutet")
        parser.add_argument("--av", required=required, metavar="ROLL", help="rollen som beslutade")
        parser.add_argument("--diarienummer", required=required, metavar="NUMMER", help="beslutets diarienummer")
    command(arets.verifiera).add_argument("ar", nargs="*", metavar="ÅR", help="till exempel 2027; annars alla")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" är inget datum; skriv ÅÅÅÅ-MM-DD') from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `lis`; the exit status is returned."""
    options = _parser().parse_args(arguments)
    if not (options.rot / "data").is_dir():
        print(f"lis: {options.rot.resolve()} har ingen mapp data/; stå i roten eller ange --rot", file=sys.stderr)
        return 2
    try:
        return options.run(options)
    except ContentFault as fault:
        print(as_text(fault.problems), end="")
        dagligt.summary(fault.problems)
        return 1
    except Felbruk as fault:
        print(f"lis {options.kommando}: {fault}", file=sys.stderr)
        return 2
    except BuildFault as fault:
        return _tell_build_fault(options.rot.resolve(), fault)


def _tell_build_fault(root: Path, fault: BuildFault) -> int:
    """The tools' own words go to a log; the editor gets a Swedish line that says where."""
    log = root / ".bygge" / "bygge.log"
    log.parent.mkdir(exist_ok=True)
    log.write_text(fault.log, encoding="utf-8")
    print(
        f"Bygget stannade i {fault} fast innehållet är rätt. Inget har ändrats. Visa {log} för den som sköter koden.",
        file=sys.stderr,
    )
    return 1
