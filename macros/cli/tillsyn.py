"""`lis tillsyn`: what a supervisor is shown, in one step."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from macros.build.site import make_documents, own_config, write
from macros.cli.build import AUDIENCE
from macros.cli.parser import RESTRICTED, Command, day
from macros.cli.progress import steps
from macros.content import Content, faultless, for_readers
from macros.engines.mkdocs import MOTORER
from macros.models.base import Synlighet
from macros.outputs.tillsyn import tillsynens_dokument, tillsynens_kalkylblad
from macros.pages.kinds import START
from macros.problems import Felbruk
from macros.state.clock import real_day
from macros.views.tillsyn import build_tillsyn
from macros.views.tillsynsarende import build_arende
from macros.views.tillsynsrader import Tillsyn

FOR_WHOM = "vem filerna är till för (annars begransad): begransad för en namngiven grupp, intern eller oppen"


def tillsyn(options: argparse.Namespace) -> int:
    """Visa en tillsyn eller revision hur det står till en dag: ett ramverk krav för krav, eller ett ärende brist för brist, som PDF och XLSX."""
    if bool(options.ramverk) == bool(options.arende):
        raise Felbruk("ange antingen --ramverk eller --arende, till exempel --ramverk cybersakerhetslagen")
    if options.krav and options.arende:
        raise Felbruk("--krav hör till --ramverk; ett ärende visas alltid med alla sina brister")
    root = options.rot.resolve()
    steps("Kontrollerar data och sidor")
    # Checked as of today, for pages tell of years that an earlier day does not know. Their prose is not in the files.
    whole = faultless(root, own_config(root), prose=False, closed=options.begransad)
    content = for_readers(whole, Synlighet(options.malgrupp or Synlighet.BEGRANSAD))
    content = replace(content, dag=options.dag or content.dag)
    told = _told(content, options)
    target = (options.till or root / ".bygge" / "tillsyn").resolve()
    document, workbook = tillsynens_dokument(content, told), tillsynens_kalkylblad(content, told)
    made = make_documents(content, [document], target, steps, MOTORER[0])
    print(*made, write(target / f"{told.fil}.xlsx", workbook), sep="\n")
    if told.begransat:
        print(told.begransat, file=sys.stderr)
    return 0


def _told(content: Content, options: argparse.Namespace) -> Tillsyn:
    s = content.sammanhang(START)
    if options.arende:
        return build_arende(s, options.arende, real_day())
    return build_tillsyn(s, options.ramverk, options.krav or (), real_day())


def commands(command: Command) -> None:
    one = command(tillsyn)
    one.add_argument("--ramverk", metavar="RAMVERK", help="ramverkets id, till exempel cybersakerhetslagen")
    one.add_argument("--krav", nargs="+", metavar="NUMMER", help="bara de här kraven, till exempel 2:3:2 2:4")
    one.add_argument("--arende", metavar="NUMMER", help="tillsynsärendets diarienummer eller id, till exempel KON-007")
    one.add_argument("--dag", type=day, metavar="ÅÅÅÅ-MM-DD", help="läget vilken dag (annars i dag)")
    one.add_argument("--malgrupp", **{**AUDIENCE, "help": FOR_WHOM})
    one.add_argument("--begransad", **RESTRICTED)
    one.add_argument("--till", type=Path, metavar="MAPP", help="var filerna läggs (annars .bygge/tillsyn/ i roten)")
