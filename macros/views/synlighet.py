"""Who may read what, in words: what a page, a record or an annex says of being restricted, and why."""

from typing import Any

from macros.models.base import Record, Sekretess, Synlighet
from macros.models.ord import varde_ord
from macros.pages.kinds import record_of, year_of
from macros.pages.levels import page_level
from macros.pages.page import Page
from macros.registers.levels import record_level
from macros.registers.load import Registers
from macros.views.lista import inuti
from macros.views.parts import Sammanhang
from macros.views.words import i_ord

NIVA = {Synlighet.BEGRANSAD: "Begränsad", Synlighet.INTERN: "Intern", Synlighet.OPPEN: "Öppen"}
"""What a mark is called; whom it stands for is `varde_ord`."""
BARA = f"bara för {varde_ord(Synlighet.BEGRANSAD)}"
OBEDOMD = "Grunden är inte bedömd."


def grund(registers: Registers, sekretess: Sekretess | None) -> str:
    """The provision with its day and role, or that nobody has assessed it."""
    if sekretess is None:
        return OBEDOMD
    return f"Grund: {sekretess.grund}, bedömd {sekretess.datum} av {inuti(i_ord(sekretess.av, registers))}."


def postens_grans(registers: Registers, register: str, record: Record) -> str:
    """*bara en namngiven grupp*, and why; '' for a record that is not restricted."""
    if record_level(registers, register, record) is not Synlighet.BEGRANSAD:
        return ""
    return f"bara {varde_ord(Synlighet.BEGRANSAD)}. {grund(registers, record.sekretess)}"


def sidans_grans(s: Sammanhang, sida: str) -> str:
    """What a restricted page says of itself, or a page with a restricted passage; '' for every other."""
    page = s.sidor.get(sida)
    if page is None or s.registers.malgrupp is not Synlighet.BEGRANSAD:
        return ""
    if page_level(s.registers, page) is Synlighet.BEGRANSAD:
        return f"{NIVA[Synlighet.BEGRANSAD]}: {BARA}. {grund(s.registers, sidans_sekretess(s.registers, page))}"
    if any(p.synlighet is Synlighet.BEGRANSAD for p in page.passages):
        return f"Delar av sidan är begränsade: {BARA}. {grund(s.registers, sidans_sekretess(s.registers, page))}"
    return ""


def sidans_sekretess(registers: Registers, page: Page) -> Sekretess | None:
    """Why a page is restricted: what its head says, else what the record says that it tells of, or the review it is in."""
    if said := page.meta.get("sekretess"):
        return Sekretess.model_validate(said)
    year = year_of(page.path)
    named = ("genomgangar", year) if year else record_of(page.path)
    record: Any = registers.get(*named) if named else None
    return record.sekretess if record else None
