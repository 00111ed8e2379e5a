"""`lis status` and `lis utskick`: the state of a day, and the letter or the workbook to a role."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from macros.build.site import own_config
from macros.cli.build import AUDIENCE
from macros.cli.parser import RESTRICTED, Command, day
from macros.cli.target import write_new
from macros.content import Content, faultless
from macros.engines.settings import site_address
from macros.models.base import Synlighet
from macros.outputs.rollbok import role_xlsx
from macros.outputs.rollrader import avsandare
from macros.outputs.status import mail_text, page_address, status_text
from macros.pages.page import Page, open_pages
from macros.pages.paths import record_page
from macros.prepared.audience import filtered
from macros.problems import Felbruk, quote
from macros.registers.load import Registers
from macros.registers.roles import existing_role

FOR_WHOM = (
    "vem som får läsa det som skickas (annars intern): begransad tar med det som visar systemens svagheter, som "
    "behörigheter och återställningstester"
)


def status(options: argparse.Namespace) -> int:
    """Visa vad som är rapporterat försenat, har ett passerat datum, ska göras snart och inte är känt."""
    content = faultless(options.rot.resolve(), dag=options.dag, closed=options.begransad)
    print(status_text(content.registers, content.dag, content.pages), end="")
    return 0


def utskick(options: argparse.Namespace) -> int:
    """Skriv brevet till den som har en roll: systemens brister, det öppna, årets uppgifter och länken till sidan. Med --xlsx också ett kalkylblad att fylla i och skicka tillbaka."""
    root, sheet = options.rot.resolve(), options.xlsx is not None
    if sheet and options.begransad:
        raise Felbruk("bladet görs bara av det som ligger här; det som ligger i den begränsade roten ändras där")
    whole = faultless(root, dag=options.dag, closed=options.begransad)
    existing_role(whole.registers, options.roll)
    shown, pages = _shown(whole, Synlighet(options.malgrupp or Synlighet.INTERN))
    address = options.webbplats or site_address(own_config(root))
    if sheet:
        path = _sheet(root, whole, shown, options, address)
        print(
            f"Bladet finns i {path}. Skicka det med brevet; det som kommer tillbaka läses med lis ta-emot.",
            file=sys.stderr,
        )
    print(mail_text(shown, options.roll, whole.dag, address, sheet, pages), end="")
    return 0


def _shown(whole: Content, malgrupp: Synlighet) -> tuple[Registers, Mapping[str, Page]]:
    """The registers and the pages as an audience may read them; nothing is rendered for it."""
    if malgrupp is Synlighet.BEGRANSAD:
        return whole.registers, open_pages(whole.pages)
    found = filtered(whole.preparation, whole.registers, malgrupp)
    return found.registers, open_pages(found.pages)


def _sheet(root: Path, whole: Content, shown: Registers, options: argparse.Namespace, address: str) -> Path:
    """Where the role's workbook now is."""
    path = options.xlsx or root / ".bygge" / "utskick" / f"{options.roll}.xlsx"
    if path.suffix.lower() != ".xlsx":
        raise Felbruk(f"filen {quote(path.name)} ska sluta på .xlsx")
    page = page_address(address, record_page("roller", options.roll)) if address else ""
    made = role_xlsx(avsandare(whole.registers, shown, options.roll, whole.dag), shown.malgrupp, page)
    write_new(root, path, made)
    return path


def commands(command: Command) -> None:
    on = {"type": day, "metavar": "ÅÅÅÅ-MM-DD", "help": "läget vilken dag (annars i dag)"}
    state, mail = command(status), command(utskick)
    state.add_argument("--dag", **on)
    for parser in (state, mail):
        parser.add_argument("--begransad", **RESTRICTED)
    mail.add_argument("roll", metavar="ROLL", help="rollens id, till exempel objektagare")
    mail.add_argument("--dag", **on)
    mail.add_argument("--malgrupp", **{**AUDIENCE, "help": FOR_WHOM})
    about = "rollens egna rader som kalkylblad (annars .bygge/utskick/ROLL.xlsx i roten)"
    mail.add_argument("--xlsx", nargs="?", type=Path, const=False, metavar="FIL", help=about)
    address = "webbplatsens adress (annars site_url i mkdocs.yml)"
    mail.add_argument("--webbplats", default="", metavar="ADRESS", help=address)
