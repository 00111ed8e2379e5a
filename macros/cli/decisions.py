"""`lis beslutsunderlag`: what the office is to decide, ready for who decides it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from macros.cli.build import AUDIENCE
from macros.cli.parser import RESTRICTED, Command, day
from macros.cli.target import write_new
from macros.content import faultless, for_readers
from macros.models.base import Synlighet
from macros.pages.kinds import START
from macros.problems import Felbruk, near, quote
from macros.state.avgjort import FORST
from macros.views.beslutsblad import Blad, fragans_blad, lediga_nummer, sidornas_blad, utan_beslut
from macros.views.inforande import Inforande, Steg, build_inforande, stegets_fragor
from macros.views.kontorets_fragor import Fraga, build_fragor, haller_upp_mest
from macros.views.parts import Sammanhang

KINDS = (".docx", ".md")
FOR_WHOM = "vem underlaget får läsas av (annars intern): begransad för en namngiven grupp, intern eller oppen"


def beslutsunderlag(options: argparse.Namespace) -> int:
    """Skriv underlaget till den som beslutar: frågan, vårt svar och varför, vad som väntar, beslutets ord och vad som sedan skrivs var."""
    if bool(options.vad) == bool(options.forsta):
        raise Felbruk(
            f"ange frågor eller steg, till exempel KB-007, eller --forsta {FORST} för dem som håller upp mest"
        )
    if options.till.suffix.lower() not in KINDS:
        raise Felbruk(f"filen {quote(options.till.name)} ska sluta på {' eller '.join(KINDS)}")
    root = options.rot.resolve()
    whole = faultless(root, dag=options.dag, prose=False, closed=options.begransad)
    content = for_readers(whole, Synlighet(options.malgrupp) if options.malgrupp else None)
    s = content.sammanhang(START)
    sheets = _sheets(s, options.vad, options.forsta)
    write_new(root, options.till, _made(options.till, sheets, content.dag))
    print(
        f"Underlaget finns i {options.till}: {', '.join(b.id for b in sheets)}. Inget är beslutat förrän någon har skrivit under."
    )
    return 0


def _made(path: Path, sheets: Sequence[Blad], dag) -> bytes:
    from macros.outputs.decision_sheets import sheets_docx, sheets_text

    return sheets_docx(sheets, dag) if path.suffix.lower() == ".docx" else sheets_text(sheets, dag)


def _sheets(s: Sammanhang, asked: Sequence[str], first: int | None) -> list[Blad]:
    """A sheet for each question and step in the order that they are given, each with the next free number of a decision."""
    questions, way = list(build_fragor(s)), build_inforande(s)
    chosen = haller_upp_mest(questions)[:first] if first else _chosen(s, asked, questions, way)
    if not chosen:
        raise Felbruk("ingen fråga utan beslut håller upp någon sida")
    numbers = lediga_nummer(s, len(chosen))
    return [
        fragans_blad(s, one, number, way) if isinstance(one, Fraga) else sidornas_blad(s, one, number)
        for one, number in zip(chosen, numbers, strict=True)
    ]


def _chosen(s: Sammanhang, asked: Sequence[str], questions: Sequence[Fraga], way: Inforande) -> list[Fraga | Steg]:
    known = {f.post.id: f for f in questions} | {x.post.id: x for x in way.steg}
    found: dict[str, Fraga | Steg] = {}
    for word in asked:
        if word.upper() not in known:
            raise Felbruk(f"{quote(word)} är ingen fråga och inget steg{near(word.upper(), known)}")
        one = known[word.upper()]
        parts = _of_step(s, one, questions) if isinstance(one, Steg) else [one]
        found |= {part.post.id: part for part in parts}
    return list(found.values())


def _of_step(s: Sammanhang, step: Steg, questions: Sequence[Fraga]) -> list[Fraga | Steg]:
    """What a step asks somebody to decide: its pages, then its questions."""
    pages = [step] if utan_beslut(s, step) else []
    found = [*pages, *(f for f in stegets_fragor(step, questions) if f.beslut is None)]
    if not found:
        raise Felbruk(f"steget {step.post.id} har inget kvar att besluta")
    return found


def count(text: str) -> int:
    """How many questions to take."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 1000:
        raise argparse.ArgumentTypeError(f"{quote(text)} ska vara ett tal, till exempel {FORST}")
    return int(text)


def commands(command: Command) -> None:
    made = command(beslutsunderlag)
    made.add_argument("vad", nargs="*", metavar="FRÅGA", help="frågor eller steg: KB-007 KB-008, INF-03")
    told = f"de frågor som håller upp mest, så många, till exempel {FORST}"
    made.add_argument("--forsta", type=count, metavar="ANTAL", help=told)
    made.add_argument("--till", type=Path, required=True, metavar="FIL", help="filen som skrivs: .docx eller .md")
    made.add_argument("--malgrupp", **{**AUDIENCE, "help": FOR_WHOM})
    made.add_argument("--begransad", **RESTRICTED)
    made.add_argument("--dag", type=day, metavar="ÅÅÅÅ-MM-DD", help="läget vilken dag (annars i dag)")
