"""The command `lis`, in Swedish. Exits 0 when all is well, 1 when the content has faults, 2 for wrong usage."""

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.build.workers import BuildFault
from macros.cli.parser import Command, build_parser
from macros.cli.progress import summary, tell_obstacles
from macros.cli.terminal import run
from macros.files import strange
from macros.outputs.pdf.refusals import refusals
from macros.problems import FORMATS, ContentFault, Felbruk, NotReady

GROUPS = {
    "check": ("kontrollera", "schema", "form", "laga"),
    "change": ("skillnad",),
    "build": ("bygg", "genomsok", "exportera"),
    "records": ("ny", "granska", "rensa-exempel"),
    "state": ("status", "utskick"),
    "year": ("pdf", "faststall", "ratta"),
    "archive": ("arkivpaket",),
    "catalogue": ("katalog", "prova"),
    "requirements": ("krav",),
    "verkstad": ("verkstad",),
    "ta_emot": ("ta-emot",),
    "decisions": ("beslutsunderlag",),
    "genomgang": ("genomgang",),
    "tillsyn": ("tillsyn",),
    "supply": ("beroenden",),
    "chain": ("oforandrat", "signerad", "verifiera"),
}
"""The files of this folder and their commands. Only the file of the command that is given is loaded."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `lis`; the exit status is returned."""
    return run(_run, arguments)


def _groups(arguments: Sequence[str] | None) -> list[Callable[[Command], None]]:
    """What adds the commands: of the group that the first word names, of all when it names none."""
    given = next(iter(sys.argv[1:] if arguments is None else arguments), "")
    named = [group for group, commands in GROUPS.items() if given in commands] or list(GROUPS)
    return [importlib.import_module(f"macros.cli.{group}").commands for group in named]


def _run(arguments: Sequence[str] | None) -> int:
    options = build_parser(_groups(arguments)).parse_args(arguments)
    if not (options.rot / "data").is_dir():
        print(f"lis: {options.rot.resolve()} har ingen mapp data/; stå i roten eller ange --rot", file=sys.stderr)
        return 2
    try:
        if links := strange(options.rot.resolve()):
            raise ContentFault(links)  # before any command reads or writes through one
        return options.run(options)
    except ContentFault as fault:
        print(FORMATS[getattr(options, "format", "text")](fault.problems), end="")
        summary(fault.problems)
        return 1
    except NotReady as found:
        print(found, end="")
        tell_obstacles(found.groups)
        return 1
    except Felbruk as fault:
        print(f"lis {options.kommando}: {fault}", file=sys.stderr)
        return 2
    except BuildFault as fault:
        return _tell_build_fault(options.rot.resolve(), fault)


def _tell_build_fault(root: Path, fault: BuildFault) -> int:
    """The tools' own words go to a log; the editor gets what was refused, or a Swedish line that says where."""
    log = root / ".bygge" / "bygge.log"
    log.parent.mkdir(exist_ok=True)
    log.write_text(fault.log, encoding="utf-8")
    if told := refusals(fault.log):
        print(*told, sep="\n", file=sys.stderr)
        return 1
    print(
        f"Bygget stannade i {fault} fast innehållet är rätt. Inget har ändrats. Visa {log} för den som sköter koden.",
        file=sys.stderr,
    )
    return 1
