"""Rules for reviews of pages: what closes one is a look that somebody took, and a later day is a new look."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from macros.problems import Problem
from macros.registers.load import Registers

ANEW = "låt den stå som den var, granska sidan och skriv en ny post med lis granska"


def check_review_days(registers: Registers, idag: date) -> Iterator[Problem]:
    """En granskning har inte en senare dag än en med högre nummer, och inte en annan sidas avtryck: den som granskar igen skriver en ny post."""
    made = sorted(registers.granskningar, key=lambda g: g.id)
    for one, two in pairwise(made):
        if one.datum.fran > two.datum.till:
            text = f"{one.id} har en senare dag ({one.datum}) än {two.id} ({two.datum}), så dagen är ändrad i efterhand; {ANEW}"
            yield registers.problem("granskningar", one, ("datum",), text)
    first = {}
    for g in made:
        other = first.setdefault(g.avtryck, g)
        if other.sida != g.sida:
            text = f"avtrycket är det som {other.id} har för {other.sida}, så ingen har granskat {g.sida}; {ANEW}"
            yield registers.problem("granskningar", g, ("avtryck",), text)
