"""Who may read a page: its own mark, else what the table of audiences says of its folder; what is made of a record follows it."""

from macros.models.base import Synlighet
from macros.models.synlighet import snavast
from macros.pages.kinds import kind_of, record_of, year_of
from macros.pages.page import Page
from macros.registers.levels import record_level
from macros.registers.load import Registers


def page_level(registers: Registers, page: Page) -> Synlighet:
    """Whom a page may be shown to: never wider than its kind or its record. A review's pages all follow the review."""
    widest = kind_of(page.path).vidast
    year = year_of(page.path)
    review = registers.get("genomgangar", year) if year else None
    if review:
        return snavast(record_level(registers, "genomgangar", review), widest)
    mark = page.meta.get("synlighet")
    own = Synlighet(mark) if mark else _by_table(registers, page.path)
    named = record_of(page.path)
    record = registers.get(*named) if named else None
    return snavast(own, widest, *([record_level(registers, named[0], record)] if record else []))


def _by_table(registers: Registers, path: str) -> Synlighet:
    """What the table says of the longest folder that holds the page; internal where it says nothing."""
    rows = [m for m in registers.records.get("malgrupper", ()) if m.galler_sidor and _holds(m.galler_sidor, path)]
    return max(rows, key=lambda m: len(m.galler_sidor)).visas_for if rows else Synlighet.INTERN


def _holds(sidor: str, path: str) -> bool:
    return path.startswith(sidor) if sidor.endswith("/") else path == sidor
