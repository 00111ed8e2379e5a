"""The cells of a filled sheet: what is written in each, or what is wrong with it, with sheet, row and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from unicodedata import digit

from macros.days import one_day
from macros.editing.spreadsheet import fold
from macros.editing.verkstadsform import JA, NEJ
from macros.models.base import UNKNOWN
from macros.models.dag import Dag
from macros.problems import Problem, near, quote
from macros.registers.characters import bad_sign
from macros.registers.load import Registers

FYRA = (
    "nivå 4 får aldrig skrivas in. Stanna: skicka inte filen, visa den inte för någon och ring säkerhetsfunktionen. "
    "Inget ur filen är inskrivet"
)
OMBUD = "dataskyddsombudet granskar och ger råd; välj rollen som bestämmer eller gör"
LONGEST = 150
"""Signs of what is called something on one line."""
FEL_I_EXCEL = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
TIDIGAST = date(2000, 1, 1)
"""No time of ours ends before it: Excel shows a year that was typed as a number as a day of 1905."""
LONGEST_SKAL = 500
SIFFROR = {str(level): level for level in range(4)}


@dataclass
class Bok:
    """A filled workbook as it is read: every fault is gathered, so that all are told at once.

    `nytt` says how a sheet that has lost its form is made anew.
    """

    namn: str
    registers: Registers
    idag: date
    nytt: str = "skriv ett nytt blad och flytta över det som är ifyllt"
    fel: list[Problem] = field(default_factory=list)

    def fault(self, blad: str, rad: int, kolumn: str, text: str) -> None:
        self.fel.append(Problem(f"{self.namn}, bladet {blad}", rad, kolumn, text))


@dataclass(frozen=True)
class Bladrad:
    """A row of a sheet with its cells by the names of their columns."""

    bok: Bok
    blad: str
    rad: int
    rutor: Mapping[str, Any]

    def fault(self, kolumn: str, text: str) -> None:
        self.bok.fault(self.blad, self.rad, kolumn, text)

    def text(self, kolumn: str, longest: int = 0) -> str:
        """The text of a cell on one line; '' for an empty one, and where somebody wrote that it is not known."""
        text = plain(self.rutor.get(kolumn))
        if text.lower() == UNKNOWN:
            return ""
        if isinstance(self.rutor.get(kolumn), bool) or text in FEL_I_EXCEL:
            self.fault(kolumn, f"{quote(text)} är ingen text; skriv om rutan")
        elif told := bad_sign(text):
            self.fault(kolumn, f"{told}; skriv om texten")
        elif longest and len(text) > longest:
            self.fault(kolumn, f"texten har {len(text)} tecken; den får ha högst {longest}")
        return text

    def choice(self, kolumn: str, known: Sequence[str]) -> str:
        """One of some words; '' for an empty cell and for a fault."""
        text = self.text(kolumn)
        word = fold(text)
        if not text or word in known:
            return word
        self.fault(kolumn, f"{quote(text)} är inget svar; skriv {', '.join(known)}{near(word, known)}")
        return ""

    def yes(self, kolumn: str) -> bool | None:
        """Yes or no; None where nobody has said."""
        return {JA: True, NEJ: False}.get(self.choice(kolumn, (JA, NEJ)))

    def level(self, kolumn: str) -> int | None:
        """A level 0–3; None is a fault, for an empty cell is never 0."""
        text = self.text(kolumn).removesuffix(".0")
        if text in SIFFROR:
            return SIFFROR[text]
        if any(digit(sign, None) == 4 for sign in text):
            self.fault(kolumn, FYRA)
        elif text:
            self.fault(kolumn, f"{quote(text)} är ingen nivå; skriv 0, 1, 2 eller 3")
        else:
            self.fault(kolumn, "nivån saknas; skriv 0, 1, 2 eller 3, eller töm hela raden. En tom ruta är inte 0")
        return None

    def day(self, kolumn: str) -> date | None:
        """A day that has been; None for an empty cell and for a fault."""
        text = self.text(kolumn)
        if not text:
            return None
        try:
            found = one_day(text)
        except ValueError as fault:
            self.fault(kolumn, str(fault))
            return None
        if found > self.bok.idag:
            self.fault(kolumn, f"{found} har inte varit än; skriv dagen när det har hänt")
            return None
        return found

    def time(self, kolumn: str, tidigast: date = TIDIGAST) -> str:
        """A day, a month or a year, as it was written; '' for an empty cell and for a fault."""
        text = self.text(kolumn)
        try:
            if not text or Dag.parse(text).till >= tidigast:
                return text
            self.fault(
                kolumn, f"{text} ligger före år {tidigast.year}; skriv dagen som ÅÅÅÅ-MM-DD, eller året som text"
            )
            return ""
        except ValueError as fault:
            self.fault(
                kolumn, str(fault).replace(" eller {fran: …, till: …, text: …}", "").replace("-MM, Å", "-MM eller Å")
            )
            return ""

    def roles(self, kolumn: str, text: str, acts: bool = False) -> list[str]:
        """The ids of the roles in a text, by id or by name, with commas between; `acts`: as one who decides or does."""
        known = {fold(word): role.id for role in self.bok.registers.roller for word in (role.namn, role.id)}
        found = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            if fold(part) not in known:
                ids = [role.id for role in self.bok.registers.roller]
                told = f"rollen {quote(part)} finns inte i data/roller.yml{near(part, ids)}"
                self.fault(kolumn, told if told.endswith("?") else f"{told}; välj en ur bladet Roller")
            elif acts and known[fold(part)] == "dataskyddsombud":
                self.fault(kolumn, OMBUD)
            else:
                found.append(known[fold(part)])
        return list(dict.fromkeys(found))

    def role(self, kolumn: str) -> str:
        """The one role that decides or does; '' for an empty cell and for a fault."""
        text = self.text(kolumn)
        found = self.roles(kolumn, text, acts=True)
        if len(found) > 1:
            self.fault(kolumn, f"{quote(text)} är flera roller; välj en")
        return found[0] if len(found) == 1 else ""


def plain(value: Any) -> str:
    """A cell as somebody reads it, on one line: a day as ÅÅÅÅ-MM-DD, a whole number without decimals."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())
