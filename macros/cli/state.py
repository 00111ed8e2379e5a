"""`lis status` and `lis utskick`: the state of a day, and the letter to a role."""

import argparse

from macros.cli.parser import RESTRICTED, Command, day
from macros.content import faultless
from macros.outputs.status import mail_text, status_text


def status(options: argparse.Namespace) -> int:
    """Visa vad som är rapporterat försenat, har ett passerat datum, ska göras snart och inte är känt."""
    content = faultless(options.rot.resolve(), dag=options.dag, closed=options.begransad)
    print(status_text(content.registers, content.dag, content.pages), end="")
    return 0


def utskick(options: argparse.Namespace) -> int:
    """Skriv brevet till den som har en roll: systemens brister, det öppna och länken till sidan."""
    content = faultless(options.rot.resolve(), dag=options.dag, closed=options.begransad)
    print(mail_text(content.registers, options.roll, content.dag, options.webbplats), end="")
    return 0


def commands(command: Command) -> None:
    on = {"type": day, "metavar": "ÅÅÅÅ-MM-DD", "help": "läget vilken dag (annars i dag)"}
    state, mail = command(status), command(utskick)
    state.add_argument("--dag", **on)
    for parser in (state, mail):
        parser.add_argument("--begransad", **RESTRICTED)
    mail.add_argument("roll", metavar="ROLL", help="rollens id, till exempel objektagare")
    mail.add_argument("--dag", **on)
    address = "adressen som länken börjar med"
    mail.add_argument("--webbplats", default="[webbplatsens adress]", metavar="ADRESS", help=address)
