"""The command `lis`, in Swedish. Exits 0 when all is well, 1 when the content has faults, 2 for wrong usage."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from macros.build import BuildFault, build, make_pdfs, own_config
from macros.checks import rules
from macros.content import load_content
from macros.exempel import remove_examples
from macros.export import write_exports
from macros.faststall import Faststallelse, decide
from macros.fryst import FOLDER, frozen_years
from macros.granskning import find_page, fingerprint, record_text
from macros.lista_in import as_yaml, read_sheet
from macros.load import Registers, load_registers
from macros.models import REGISTERS, Register
from macros.models.dag import real_day
from macros.models.granskning import Granskningsutfall
from macros.ny import add, find_register, next_id, skeleton
from macros.ny_genomgang import build_year, write_year
from macros.page_checks import PAGE_RULES
from macros.problems import FORMATS, ContentFault, Felbruk, as_text, near, quote
from macros.schema import write_schemas
from macros.status import mail_text, status_text
from macros.stavning import can_spell, check_spelling
from macros.text_checks import TEXT_RULES
from macros.views.genomgang import pdf_namn

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


def _steps(message: str) -> None:
    """A step of long work on a terminal; silence in a pipe."""
    if sys.stderr.isatty():
        print(f"  {message} …", file=sys.stderr, flush=True)


def _summary(problems: Sequence) -> None:
    count = len(problems)
    text = "Inga fel." if not count else f"{count} fel i {len({p.fil for p in problems})} fil(er). Inget har ändrats."
    print(text, file=sys.stderr)


def kontrollera(options: argparse.Namespace) -> int:
    """Lista alla fel i data/ och docs/."""
    if options.lista:
        print("\n".join(rules() + PAGE_RULES + TEXT_RULES + [f"Texter: {check_spelling.__doc__}"]))
        return 0
    root = options.rot.resolve()
    content = load_content(root, own_config(root))
    print(FORMATS[options.format](content.problems), end="")
    _summary(content.problems)
    if not can_spell():
        print("Stavningen är inte kontrollerad: installera hunspell och hunspell-sv.", file=sys.stderr)
    return 1 if content.problems else 0


def bygg(options: argparse.Namespace) -> int:
    """Kontrollera och bygg webbplatsen med alla PDF:er."""
    root = options.rot.resolve()
    target = (options.till or root / "site").resolve()
    changed = build(root, target, _steps, options.med_exempel)
    print(
        f"Klart: öppna {target / 'index.html'}" if changed else f"Inget har ändrats sedan {target} byggdes.",
        file=sys.stderr,
    )
    return 0


def pdf(options: argparse.Namespace) -> int:
    """Gör PDF av ledningens genomgång, för alla år eller dem du anger."""
    root = options.rot.resolve()
    known = [g.id for g in load_content(root, own_config(root)).registers.genomgangar]
    for year in options.ar:
        if year not in known:
            print(f"lis pdf: det finns ingen genomgång {year}; de som finns är {', '.join(known)}", file=sys.stderr)
            return 2
    for made in make_pdfs(
        root, [pdf_namn(year) for year in options.ar], (options.till or root / ".bygge").resolve(), _steps
    ):
        print(made)
    return 0


def schema(options: argparse.Namespace) -> int:
    """Skriv om data/_schema/, som ger hjälp om fälten i redigeraren."""
    changed = write_schemas(options.rot.resolve())
    print(f"{len(changed)} schema(n) ändrade.", file=sys.stderr)
    return 0


def ny(options: argparse.Namespace) -> int:
    """Börja en ny post i ett register, eller läs in system ur ett kalkylblad."""
    root = options.rot.resolve()
    if options.register in ("genomgang", "genomgangar"):
        return _new_year(root, options.id)
    register = find_register(options.register)
    registers = _sound(root)
    if options.fran:
        return _import(root, register, registers, options.fran)
    record_id = next_id(register, registers, options.id)
    path = add(root, register, record_id, skeleton(register, record_id, registers, real_day()))
    print(f"{record_id} finns nu i {path.relative_to(root)}. Fyll i det som saknas och kör lis kontrollera.")
    return 0


def _new_year(root: Path, year: str | None) -> int:
    if not year or not re.fullmatch(r"20\d\d", year):
        raise Felbruk("ange planens år, till exempel: lis ny genomgang 2027")
    content = load_content(root, own_config(root))
    before = content.registers.get("genomgangar", str(int(year) - 1))
    if before is None:
        raise Felbruk(f"det finns ingen genomgång {int(year) - 1} att utgå från")
    for name in write_year(root, build_year(int(year), before, content.pages)):
        print(name)
    print(f"Lägg till sidorna i menyn (nav i mkdocs.yml) och fyll i data/genomgangar/{year}.yml.", file=sys.stderr)
    return 0


def _import(root: Path, register: Register, registers: Registers, sheet: Path) -> int:
    if register.namn != "system":
        raise Felbruk("bara system kan läsas in ur ett kalkylblad: lis ny system --fran lista.xlsx")
    if not sheet.is_file():
        raise Felbruk(f"filen {sheet} finns inte")
    made = read_sheet(sheet, registers)
    for record_id, record in made.poster.items():
        add(root, register, record_id, as_yaml(record))
    print(f"{len(made.poster)} system är inlästa i data/system/.")
    if made.okanda_kolumner:
        print(f"Kolumner som inte känns igen och inte är inlästa: {', '.join(made.okanda_kolumner)}.")
    print("".join(f"{row}\n" for row in made.anmarkningar), end="")
    return 0


def status(options: argparse.Namespace) -> int:
    """Visa vad som är försenat, ska göras snart och inte är känt."""
    content = load_content(options.rot.resolve(), dag=options.dag)
    if content.problems:
        raise ContentFault(content.problems)
    print(status_text(content.registers, content.dag), end="")
    return 0


def utskick(options: argparse.Namespace) -> int:
    """Skriv brevet till den som har en roll: systemens brister, det öppna och länken till sidan."""
    content = load_content(options.rot.resolve(), dag=options.dag)
    if content.problems:
        raise ContentFault(content.problems)
    print(mail_text(content.registers, options.roll, content.dag, options.webbplats), end="")
    return 0


def exportera(options: argparse.Namespace) -> int:
    """Skriv registren som JSON, CSV, XLSX och iCalendar."""
    root = options.rot.resolve()
    content = load_content(root, own_config(root))
    if content.problems:
        raise ContentFault(content.problems)
    made = write_exports(
        content.registers, content.dag, (options.till or root / ".bygge").resolve(), options.med_exempel
    )
    print(f"{len(made)} filer i {made[0].parent}", file=sys.stderr)
    return 0


def rensa_exempel(options: argparse.Namespace) -> int:
    """Ta bort alla poster som bara visar hur något ser ut."""
    root = options.rot.resolve()
    removed = remove_examples(root, _sound(root))
    print("".join(f"{row}\n" for row in removed) + f"{len(removed)} exempel är borttagna.")
    return 0


def granska(options: argparse.Namespace) -> int:
    """Skriv in att en roll har granskat ett kort eller en sida, med utfall och textens avtryck."""
    root = options.rot.resolve()
    content = load_content(root, own_config(root))
    if content.problems:
        raise ContentFault(content.problems)
    path = find_page(options.sida, content.pages)
    roles = [r.id for r in content.registers.roller]
    if options.av not in roles:
        raise Felbruk(f"rollen {quote(options.av)} finns inte{near(options.av, roles)}")
    register = next(r for r in REGISTERS if r.namn == "granskningar")
    record_id = next_id(register, content.registers, None)
    mark = fingerprint(path, content.pages, content.registers)
    add(
        root,
        register,
        record_id,
        record_text(record_id, path, options.av, options.utfall, options.anmarkning, mark, real_day()),
    )
    print(f"{record_id}: {path} är granskad av {options.av}, {options.utfall}.")
    return 0


def faststall(options: argparse.Namespace) -> int:
    """Fastställ en genomgång: pröva att den är hel, och frys text, PDF och register."""
    beslut = Faststallelse(options.datum, options.av, options.diarienummer)
    for name in decide(options.rot.resolve(), options.ar, beslut):
        print(name)
    return 0


def verifiera(options: argparse.Namespace) -> int:
    """Pröva att fastställda genomgångar är oförändrade, byte för byte."""
    root = options.rot.resolve()
    years = options.ar or frozen_years(root)
    content = load_content(root, own_config(root))
    found = [p for p in content.problems if "fastställ" in p.fel or p.fil.startswith(FOLDER)]
    found = [p for p in found if any(f"/{year}" in p.fil for year in years)]
    print(as_text(found), end="")
    told = "Inget är fastställt." if not years else f"{len(years)} år prövade, {len(found)} fel."
    print(told, file=sys.stderr)
    return 1 if found else 0


def _sound(root: Path) -> Registers:
    """The registers of a root whose data has no fault."""
    registers, problems = load_registers(root)
    if problems:
        raise ContentFault(problems)
    return registers


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

    check = command(kontrollera)
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help="hur felen skrivs ut")
    check.add_argument("--lista", action="store_true", help="visa alla regler som kontrolleras")
    command(schema)
    site = command(bygg)
    site.add_argument("--till", type=Path, metavar="MAPP", help="var webbplatsen läggs (annars site/ i roten)")
    examples = {"action": "store_true", "help": "ta med exempelposter i de filer som kan hämtas"}
    site.add_argument("--med-exempel", **examples)
    one = command(pdf)
    one.add_argument("ar", nargs="*", metavar="ÅR", help="till exempel 2026")
    one.add_argument("--till", type=Path, metavar="MAPP", help="var PDF:erna läggs (annars .bygge/ i roten)")
    new = command(ny)
    new.add_argument("register", metavar="REGISTER", help="registrets namn, i ental eller flertal: system, atgard …")
    new.add_argument("id", nargs="?", metavar="ID", help="id med små bokstäver, när det inte numreras")
    new.add_argument("--fran", type=Path, metavar="FIL", help="ett kalkylblad (.xlsx) med system, en rad var")
    day = {"type": _day, "metavar": "ÅÅÅÅ-MM-DD", "help": "läget vilken dag (annars i dag)"}
    command(status).add_argument("--dag", **day)
    mail = command(utskick)
    mail.add_argument("roll", metavar="ROLL", help="rollens id, till exempel objektagare")
    mail.add_argument("--dag", **day)
    mail.add_argument(
        "--webbplats", default="[webbplatsens adress]", metavar="ADRESS", help="adressen som länken börjar med"
    )
    out = command(exportera)
    out.add_argument("--till", type=Path, metavar="MAPP", help="mappen där utdata/ läggs (annars .bygge/ i roten)")
    out.add_argument("--med-exempel", **examples)
    command(rensa_exempel)
    review = command(granska)
    review.add_argument("sida", metavar="KORT", help="kortets id, eller sidans väg: loggning, rutiner/leda-incident.md")
    review.add_argument("--av", required=True, metavar="ROLL", help="rollen som har granskat")
    outcomes = [str(o) for o in Granskningsutfall]
    review.add_argument(
        "--utfall", required=True, choices=outcomes, help="godkand, eller andra när något behöver ändras"
    )
    review.add_argument("--anmarkning", metavar="TEXT", help="vad som behöver ändras, i en mening")
    fix = command(faststall)
    fix.add_argument("ar", metavar="ÅR", help="till exempel 2027")
    fix.add_argument("--datum", required=True, type=_day, metavar="ÅÅÅÅ-MM-DD", help="dagen då den beslutades")
    fix.add_argument("--av", required=True, metavar="ROLL", help="rollen som beslutade")
    fix.add_argument("--diarienummer", required=True, metavar="NUMMER", help="beslutets diarienummer")
    command(verifiera).add_argument("ar", nargs="*", metavar="ÅR", help="till exempel 2027; annars alla")
    return parser


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
        _summary(fault.problems)
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
