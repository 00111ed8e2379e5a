"""Parts that several views share: what a view knows, and the cells of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from macros.frozen.store import Fryst
from macros.models.base import SAKNAS, Arende, Status, Synlighet
from macros.models.genomgang import Genomgang
from macros.models.projekt import Aktivitet
from macros.pages.forge import Forge
from macros.pages.kinds import kind_of, year_of
from macros.pages.page import Page, relative, url, with_indexes
from macros.problems import near
from macros.registers.load import Registers
from macros.render import render
from macros.state.arendelage import Arendelage, Laget, arendelage
from macros.state.known import kand_vid
from macros.state.nulage import nulagestid


class ArgumentFault(ValueError):
    """A macro was called with an argument that fits nothing; the text is a Swedish sentence for the editor."""


@dataclass(frozen=True)
class Sammanhang:
    """What a view may know: the registers, the as-of date, the page that it is written on, and what has been frozen."""

    registers: Registers
    dag: date
    sida: str
    sidor: Mapping[str, Page]
    frysta: Mapping[str, Fryst] = field(default_factory=dict)
    borta: frozenset[str] = frozenset()
    """Pages that are kept from the audience: a link to one becomes plain words before anybody reads it."""
    bilagor: frozenset[str] = frozenset()
    """The restricted annexes that there are, by their paths: a review may say so of its own to anybody."""
    forge: Forge | None = None
    """Where the audience may propose a change; None while no forge is set."""

    def lank(self, till: str) -> str:
        """The relative address from the page in hand to another page, given as its path under `docs/`."""
        path, _, anchor = till.partition("#")
        if path not in self.sidor and path not in self.borta:
            raise ArgumentFault(f'sidan "{path}" finns inte{near(path, self.sidor)}')
        return relative(url(path), self.sida) + (f"#{anchor}" if anchor else "")

    @property
    def raknas(self) -> Registers:
        """The registers without their examples: what every figure counts."""
        return self.registers.raknas

    @property
    def nulage(self) -> int | None:
        """For how many months a state that can change counts as the state of now."""
        return nulagestid(self.registers, self.dag)

    def fil(self, till: str) -> str:
        """The relative address from the page in hand to a file that the build makes, such as a PDF."""
        return relative(till, self.sida)

    def genomgang(self, ar: int) -> Genomgang:
        """The review of a plan year."""
        found = self.registers.get("genomgangar", str(ar))
        if found is None:
            known = ", ".join(g.id for g in self.registers.genomgangar)
            raise ArgumentFault(f"det finns ingen genomgång {ar}; de som finns är {known}")
        return found

    def kapitel(self, ar: int) -> list[tuple[int, Page]]:
        """(number, page) of a review's chapters in order: the pages `genomgang/<ar>/<number>-….md`."""
        return with_indexes(self.sidor).chapters.get(str(ar), [])

    def avsnitt(self, ar: int, nummer: str) -> str:
        """The address of a section of a review, given by its number; of the chapter's page."""
        chapter = int(nummer.split(".")[0])
        for found, page in self.kapitel(ar):
            if found == chapter:
                return self.lank(page.path)
        raise ArgumentFault(f"genomgång {ar} har inget kapitel {chapter}")


def sammanhang(
    registers: Registers, dag: date, sida: str, sidor: Mapping[str, Page], frysta: Mapping[str, Fryst]
) -> Sammanhang:
    """What a view on a page may know: on a review's page no examples, and nothing later than the review's own day.

    Its amendments came after that day, and have a page that knows all.
    """
    year = None if kind_of(sida).efterat else year_of(sida)
    genomgang = registers.get("genomgangar", year) if year else None
    if genomgang:
        dag = min(dag, genomgang.dag)
        registers = kand_vid(registers.raknas, dag)
    return Sammanhang(registers, dag, sida, sidor, frysta)


@dataclass(frozen=True)
class Lage:
    """A state word with its shape; `form` is the CSS class that gives shape and colour."""

    ord: str
    form: str


@dataclass(frozen=True)
class Lank:
    """A link in a cell."""

    text: str
    adress: str


@dataclass(frozen=True)
class Rubricerad:
    """A cell with a heading line and a text under it."""

    rubrik: str
    text: str | None = None


@dataclass(frozen=True)
class Medkalla:
    """A text with its source under it."""

    text: str
    kalla: str


OKAND = Lage("Uppgift saknas", "okand")
VISAS_INTE = Lage("Visas inte här", "okand")
"""What the audience may not read is neither unknown nor missing."""
FORM = {
    Laget.PLANERAD: "planerad",
    Laget.PAGAR: "pagar",
    Laget.KLAR: "klar",
    Laget.UTGAR: "utgar",
    Laget.OVERFORD: "pagar",
    Laget.ERSATT: "utgar",
    Laget.FORSENAD: "forsenad",
    Laget.INGET_RAPPORTERAT: "okand",
}
"""The shape of each state. Silence has that of the unknown."""
STATUS = {status: Lage(Laget(status).ord, FORM[Laget(status)]) for status in Status}
"""What a single report says, whatever has happened since."""


def visas_inte(registers: Registers, vad: str = "") -> str:
    """What stands where a view would tell of what the audience may not read. It does not say that there is anything."""
    return render("visas_inte.html.j2", vad=vad, personalen=registers.malgrupp is Synlighet.OPPEN)


def lagets_ord(state: Laget) -> Lage:
    """The word of a state, with its shape."""
    return Lage(state.ord, FORM[state])


def laget_ord(found: Arendelage) -> Lage:
    """A matter's state as a word with its shape. Only a report gives the shape of what is late."""
    return Lage(found.ord, "okand" if found.gammal else FORM[found.lage])


def lage(arende: Arende | Aktivitet, dag: date, manader: int | None = None) -> "Tillstand":
    """The cell for a matter's state on a day: its word, and beside it since when and what has passed."""
    return tillstand(arendelage(arende, dag, manader))


def tillstand(found: Arendelage) -> "Tillstand":
    """A matter's state as a cell."""
    return Tillstand(laget_ord(found), found.mer or None)


def eller_okand(value: Any) -> Any:
    """The value for a cell: the word *Uppgift saknas* with its shape where the source is silent."""
    return OKAND if value is SAKNAS or value is None else value


@dataclass(frozen=True)
class Tillstand:
    """A state word with a line of text under it."""

    lage: Lage
    text: str | None = None


@dataclass(frozen=True)
class Tabell:
    """A table with a name. Rows are as long as `kolumner`; a cell is a text, a state, a link or a list of those."""

    id: str
    rubrik: str
    kolumner: list[str]
    rader: list[list[Any]]
    noter: list[str] = field(default_factory=list)
    smala: tuple[str, ...] = ()

    def utan_okanda(self, **ord_for: str) -> "Tabell":
        """Without the named columns where every row is unknown: said once in a note instead of in every row.

        `utan_okanda(Ansvarig="ansvarig")`: the column's name and what the note calls it.
        """
        unknown = [k for k in ord_for if self.rader and all(row[self.kolumner.index(k)] == OKAND for row in self.rader)]
        notes = [*self.noter]
        if unknown:
            notes.append(f"Uppgift saknas om {' och '.join(ord_for[k] for k in unknown)}.")
        return self._utan(unknown, notes)

    def utan_tomma(self, *kolumner: str) -> "Tabell":
        """Without the named columns where no row has anything."""
        empty = [k for k in kolumner if all(row[self.kolumner.index(k)] in ("", []) for row in self.rader)]
        return self._utan(empty, self.noter)

    def _utan(self, bort: list[str], noter: list[str]) -> "Tabell":
        keep = [at for at, kolumn in enumerate(self.kolumner) if kolumn not in bort]
        rows = [[row[at] for at in keep] for row in self.rader]
        return replace(self, kolumner=[self.kolumner[at] for at in keep], rader=rows, noter=noter)

    def html(self) -> str:
        return render("tabell.html.j2", t=self, slag=slag)


SLAG = {
    Lage: "lage",
    Lank: "lank",
    Rubricerad: "rubricerad",
    Tillstand: "tillstand",
    Medkalla: "medkalla",
    list: "lista",
}


def slag(cell: Any) -> str:
    """The kind of a cell, for the template."""
    return SLAG.get(type(cell), "text")
