"""The commands of the year: a new review, its PDF, its decision and its amendments."""

import argparse
import re
import shutil
import sys
from pathlib import Path

from macros.build.site import Choices, make_pdfs, own_config
from macros.cli.parser import RESTRICTED, Command, day
from macros.cli.progress import steps
from macros.content import load_content
from macros.frozen.store import FOLDER
from macros.problems import ContentFault, Felbruk
from macros.review.after import after_freezing
from macros.review.decide import amend, decide, retell
from macros.review.new_year import add_year, build_year
from macros.review.required import Faststallelse
from macros.review.snapshot import template_pages
from macros.review.year_chapters import changed
from macros.state.clock import real_day
from macros.views.bilaga import bilaga_namn
from macros.views.genomgang import pdf_namn


def ny_genomgang(root: Path, year: str | None) -> int:
    """Next year's pages and data, from the review of the year before: its pages as written when it is frozen."""
    if not year or not re.fullmatch(r"20[0-9]{2}", year):
        raise Felbruk("ange planens år, till exempel: lis ny genomgang 2027")
    content = load_content(root, own_config(root))
    before = content.registers.get("genomgangar", str(int(year) - 1))
    if before is None:
        raise Felbruk(f"det finns ingen genomgång {int(year) - 1} att utgå från")
    kept = {p.name: p.read_bytes() for p in sorted((root / FOLDER / before.id / "mall").glob("*.md"))}
    pages = template_pages(kept, content.pages, before.id)
    day = min(content.dag, real_day())
    files = build_year(int(year), before, pages, content.registers, day)
    for name in add_year(root, int(year), files):
        print(name)
    for row in changed(content.registers, int(before.id), int(year)):
        print(f"Mot {before.id}, {row}")
    print(f"Fyll i data/genomgangar/{year}.yml och rutorna Att skriva. Kör sedan lis kontrollera.", file=sys.stderr)
    return 0


def pdf(options: argparse.Namespace) -> int:
    """Gör PDF av ledningens genomgång, för alla år eller dem du anger. En fryst genomgång ger sin frysta fil."""
    root, target = options.rot.resolve(), (options.till or options.rot / ".bygge").resolve()
    content = load_content(root, own_config(root), closed=options.begransad)
    known = [g.id for g in content.registers.genomgangar]
    for year in options.ar:
        if year not in known:
            raise Felbruk(f"det finns ingen genomgång {year}; de som finns är {', '.join(known)}")
    years, name = options.ar or known, bilaga_namn if options.bilaga else pdf_namn
    for made in (path for year in years for path in frozen_pdf(root, year, name(year), target)):
        print(made)
    wanted = [name(year) for year in years if year not in content.frysta]
    for made in make_pdfs(root, wanted, target, steps, choices=Choices(begransad=options.begransad)) if wanted else ():
        print(made)
    return 0


def frozen_pdf(root: Path, year: str, name: str, target: Path) -> list[Path]:
    """The decided file of a frozen review, copied to where PDFs go; [] when there is none."""
    found = [p for p in sorted((root / FOLDER / year).glob("*/*.pdf")) if p.name == Path(name).name]
    for path in found:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)
    return [target / name for _ in found]


def faststall(options: argparse.Namespace) -> int:
    """Fastställ en genomgång: pröva att den är hel, och frys text, PDF och register."""
    root = options.rot.resolve()
    told = (options.datum, options.av, options.diarienummer)
    if options.atergiven:
        if any(told):
            raise Felbruk("en återgiven genomgång har inget beslut här; ange bara --atergiven")
        written = retell(root, options.ar)
    elif not all(told):
        raise Felbruk(
            "ange --datum, --av och --diarienummer, eller --atergiven för en genomgång som återger ett dokument"
        )
    else:
        written = _decided(root, options.ar, Faststallelse(*told))
    print("\n".join(written))
    print("\n".join(after_freezing(root, options.ar)), file=sys.stderr)
    return 0


def _decided(root: Path, year: str, beslut: Faststallelse) -> list[str]:
    """What deciding wrote; that it cannot be done yet is said before its faults are."""
    try:
        return decide(root, year, beslut)
    except ContentFault:
        print(f"Genomgången {year} kan inte fastställas än:", file=sys.stderr)
        raise


def ratta(options: argparse.Namespace) -> int:
    """Rätta en fryst genomgång: en daterad post med egen text, bredvid originalet som står kvar."""
    beslut = Faststallelse(options.datum, options.av, options.diarienummer)
    record_id = amend(options.rot.resolve(), options.ar, options.avser, options.text, beslut)
    print(f"{record_id} finns nu i data/rattelser.yml. Originalet är oförändrat.")
    return 0


def commands(command: Command) -> None:
    one = command(pdf)
    one.add_argument("--begransad", **RESTRICTED)
    one.add_argument("ar", nargs="*", metavar="ÅR", help="till exempel 2026")
    one.add_argument("--till", type=Path, metavar="MAPP", help="var PDF:erna läggs (annars .bygge/ i roten)")
    one.add_argument("--bilaga", action="store_true", help="den begränsade bilagan i stället för genomgången")
    fix = command(faststall)
    fix.add_argument("ar", metavar="ÅR", help="till exempel 2027")
    fix.add_argument("--atergiven", action="store_true", help="frys en genomgång som återger ett beslutat dokument")
    mend = command(ratta)
    mend.add_argument("ar", metavar="ÅR", help="genomgången som rättas, till exempel 2027")
    mend.add_argument("--avser", required=True, metavar="AVSNITT", help="avsnittet, till exempel 4.3, eller hela")
    mend.add_argument("--text", required=True, metavar="TEXT", help="vad som var fel och vad som gäller i stället")
    for parser, required in ((fix, False), (mend, True)):
        parser.add_argument("--datum", required=required, type=day, metavar="ÅÅÅÅ-MM-DD", help="dagen för beslutet")
        parser.add_argument("--av", required=required, metavar="ROLL", help="rollen som beslutade")
        parser.add_argument("--diarienummer", required=required, metavar="NUMMER", help="beslutets diarienummer")
