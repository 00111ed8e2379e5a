"""`lis katalog` and `lis prova`: the requirements for a system as a file, and that a role has checked an answer."""

import argparse
from pathlib import Path

from macros.cli.build import AUDIENCE
from macros.cli.parser import Command, day
from macros.cli.target import write_new
from macros.content import Content, faultless
from macros.editing.checked_answer import check_answer
from macros.models.base import Synlighet
from macros.models.svar import Svarsform
from macros.models.system import Driftform
from macros.outputs.catalogue import Val, catalogue_json, catalogue_xlsx, val_of
from macros.outputs.catalogue_changes import changes_text, kept
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers
from macros.registers.narrow import by_marks, narrowed
from macros.registers.roles import existing_role
from macros.review.earlier_cards import day_of, earlier_cards
from macros.state.andrat import changes, since_check
from macros.state.clock import real_day
from macros.state.day import Dagslage

MALGRUPP = "vem filen eller listan är för (annars öppen för .docx, begränsad med --system, och annars intern)"


def katalog(options: argparse.Namespace) -> int:
    """Skriv kraven för en eller flera driftformer till en fil (.xlsx, .json, eller .docx som bilaga till en upphandling), eller visa med --andrat vad som har ändrats och vilka system det berör."""
    if options.oscal:
        return _oscal(options)
    if options.andrat:
        return _andrat(options)
    if not options.till:
        raise Felbruk(
            "välj --till FIL, eller --oscal MAPP för hela katalogen till andra verktyg; --andrat SEDAN visar vad som har ändrats"
        )
    root = options.rot.resolve()
    content = faultless(root, dag=options.dag)
    val = _val(options, content)
    if options.roll:
        existing_role(content.registers, options.roll)
    usual = _usual(options)
    audience = Synlighet(options.malgrupp or usual)
    if usual is Synlighet.BEGRANSAD and audience is not usual:
        raise Felbruk(
            "hur kraven står i ett system är begränsat; ta bort --malgrupp, eller välj former och nivåer för hand"
        )
    registers = _narrowed(content.registers, audience)
    if not registers.visar("kartotek"):
        raise Felbruk(f"inget kort får läsas av målgruppen {audience}; välj en annan med --malgrupp")
    write_new(root, options.till, _made(options, registers, val, content.dag))
    print(f"Katalogen finns i {options.till}. Svaren är förslag tills en roll har prövat dem.")
    if note := kept(registers, "kartotek", "svar"):
        print(note)
    return 0


def _usual(options: argparse.Namespace) -> Synlighet:
    """Whom a file is for when nobody says: an annex goes to suppliers; how a system stands is for a named group."""
    if options.till.suffix.lower() == ".docx":
        return Synlighet.OPPEN
    return Synlighet.BEGRANSAD if options.system else Synlighet.INTERN


def _narrowed(registers: Registers, audience: Synlighet) -> Registers:
    return narrowed(registers, audience, by_marks(registers, audience))


def _oscal(options: argparse.Namespace) -> int:
    """The whole catalogue for other tools. A file of ours that the catalogue no longer has is taken away."""
    from macros.outputs.oscal import CATALOG, OSCAL, component_file, is_ours, oscal_files

    if _given(options, "till", "andrat", "malgrupp"):
        raise Felbruk("--oscal skriver hela katalogen; av de andra valen går bara --dag och --rot att ange")
    files = oscal_files(faultless(options.rot.resolve(), dag=options.dag))
    names = (CATALOG, *map(component_file, Svarsform))
    if foreign := next((name for name in names if not is_ours(options.oscal / name)), None):
        raise Felbruk(f"{foreign} i {options.oscal} är inte skriven av lis katalog; välj en annan mapp")
    options.oscal.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name in files:
            (options.oscal / name).write_bytes(files[name])
        else:
            (options.oscal / name).unlink(missing_ok=True)
    print(f"Katalogen finns i {options.oscal}, i OSCAL {OSCAL}: {', '.join(files)}.")
    answers = (
        "Svaren är förslag tills en roll har prövat dem."
        if len(files) > 1
        else "Inget svar är skrivet och öppet för alla."
    )
    print(f"Bara det som vem som helst får läsa är med. {answers}")
    return 0


def _andrat(options: argparse.Namespace) -> int:
    """Tell which measures have changed since a revision or a day, and which systems each touches."""
    if _given(options, "till", "oscal"):
        raise Felbruk("--andrat visar alla kataloger i terminalen; av de andra valen går --malgrupp, --dag och --rot")
    root, since = options.rot.resolve(), options.andrat
    content = faultless(root, dag=options.dag)
    audience = Synlighet(options.malgrupp or Synlighet.INTERN)
    registers = _narrowed(content.registers, audience).raknas
    before, all_ids = earlier_cards(root, since), {a.id for k in content.registers.kartotek for a in k.atgarder}
    if before:
        found, told = changes(before.matt, registers, all_ids), f"{since} (revision {before.revision})"
    elif (day := day_of(since)) and registers.visar("svar"):
        found, told = since_check(registers, day), f"prövningarna till och med {since} (historik saknas här)"
    else:
        raise Felbruk("här finns ingen historik i git; ange en dag, så jämförs med det som lis prova har skrivit")
    print(changes_text(Dagslage(registers, content.dag), found, told), end="")
    return 0


def _given(options: argparse.Namespace, *names: str) -> bool:
    """Whether something is chosen among the requirements, or any of these options."""
    chosen = ("form", *"krt", "system", "roll", "bara", "ska", *names)
    return any(getattr(options, name) not in (None, []) for name in chosen)


def _val(options: argparse.Namespace, content: Content) -> Val:
    """What is chosen: by hand, or by what the register knows of a system."""
    if options.system:
        if options.form or any(getattr(options, letter) is not None for letter in "krt"):
            raise Felbruk("välj ett system, eller former och nivåer för hand; inte båda")
        return val_of(content.registers, options.system, options.roll, content.dag)
    if not options.form:
        raise Felbruk("välj minst en driftform, eller ett system med --system")
    levels = {letter: getattr(options, letter.lower()) for letter in "KRT"}
    return Val(options.form, {letter: level for letter, level in levels.items() if level is not None}, options.roll)


def _made(options: argparse.Namespace, registers: Registers, val: Val, dag) -> bytes:
    kind = options.till.suffix.lower()
    if kind in (".xlsx", ".json"):
        if options.bara or options.ska:
            raise Felbruk("--bara och --ska gäller bara en bilaga till en upphandling (.docx)")
        return catalogue_xlsx(registers, val, dag) if kind == ".xlsx" else catalogue_json(registers, val, dag)
    if kind != ".docx":
        raise Felbruk(
            f"filen {quote(options.till.name)} är av ett slag som inte kan skrivas; välj .xlsx, .json eller .docx"
        )
    from macros.outputs.catalogue_docx import catalogue_docx

    known = {a.id for card in registers.kartotek for a in card.atgarder}
    for word in (*options.bara, *options.ska):
        if word not in known:
            raise Felbruk(f"åtgärden {quote(word)} finns inte{near(word, known)}")
    return catalogue_docx(registers, val, dag, options.bara, options.ska)


def prova(options: argparse.Namespace) -> int:
    """Skriv in att en roll har prövat ett svar, med avtryck av åtgärden och svaret."""
    root = options.rot.resolve()
    registers = faultless(root).registers
    path = check_answer(root, registers, options.atgard, options.form, options.av, real_day())
    print(f"{options.atgard} för {options.form} är prövat av {options.av}; det står i {path.relative_to(root)}.")
    return 0


def _form(word: str) -> Driftform:
    if word not in list(Driftform):
        told = f"{quote(word)} är ingen driftform; välj bland {', '.join(Driftform)}{near(word, Driftform)}"
        raise argparse.ArgumentTypeError(told)
    return Driftform(word)


def commands(command: Command) -> None:
    made = command(katalog)
    made.add_argument("form", nargs="*", type=_form, metavar="FORM", help=", ".join(Driftform))
    for letter in "krt":
        made.add_argument(
            f"--{letter}", type=int, choices=range(4), metavar="NIVÅ", help=f"systemets {letter.upper()}, 0–3"
        )
    made.add_argument(
        "--system", metavar="SYSTEM", help="former och nivåer ur registret; filen säger också läget i systemet"
    )
    made.add_argument("--roll", metavar="ROLL", help="bara det som rollen gör")
    made.add_argument("--till", type=Path, metavar="FIL", help="filen som skrivs: .xlsx, .json eller .docx")
    made.add_argument(
        "--oscal", type=Path, metavar="MAPP", help="i stället hela katalogen i formatet OSCAL, till andra verktyg"
    )
    made.add_argument(
        "--andrat", metavar="SEDAN", help="vad som har ändrats sedan en dag (ÅÅÅÅ-MM-DD) eller en revision i git"
    )
    made.add_argument("--malgrupp", **{**AUDIENCE, "help": MALGRUPP})
    made.add_argument("--bara", nargs="*", default=[], metavar="ÅTGÄRD", help="bara dessa åtgärder i bilagan")
    made.add_argument("--ska", nargs="*", default=[], metavar="ÅTGÄRD", help="dessa blir ska-krav, de andra bör-krav")
    made.add_argument("--dag", type=day, metavar="ÅÅÅÅ-MM-DD", help="läget vilken dag (annars i dag)")
    check = command(prova)
    check.add_argument("atgard", metavar="ÅTGÄRD", help="åtgärdens nummer, till exempel LOG-01")
    check.add_argument("form", choices=list(Svarsform), metavar="FORM", help=", ".join(Svarsform))
    check.add_argument("--av", required=True, metavar="ROLL", help="rollen som har prövat svaret")
