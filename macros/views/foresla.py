"""*Föreslå en ändring*: from a page, a row or a card to the file and the line that it comes from, in the forge's web editor."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.editing.new_record import NOT_BY_HAND, template
from macros.models import Register
from macros.models.base import Record
from macros.pages.kinds import record_of
from macros.registers.validation import Loc
from macros.render import render
from macros.views.parts import Sammanhang

ORD = "Föreslå en ändring"


@dataclass(frozen=True)
class Nypost:
    """Where a new record is begun: the address, and the template to paste where the forge does not fill it in."""

    adress: str
    mall: str
    fil: str
    ifylld: bool


def foresla_post(s: Sammanhang, register: str, record: Record, loc: Loc = (), vad: str = "") -> str:
    """The link to a record's own line, or to a part of it; '' while no forge is set, and for what lies in another root."""
    address = _adress(s, register, record, loc)
    return render("foresla.html.j2", lankar=[(ORD, vad or record.id, address)]) if address else ""


def _adress(s: Sammanhang, register: str, record: Record, loc: Loc = ()) -> str | None:
    """The address of a record's own line."""
    key = (register, record.id)
    if s.forge is None or key in s.registers.egen_rot or key not in s.registers.places:
        return None
    place = s.registers.problem(register, record, loc, "")
    return s.forge.redigera(place.fil, place.rad) if place.fil.startswith("data/") else None


def foresla_sida(s: Sammanhang) -> str:
    """The links of the page in hand: to its text, and to the record that it is about; '' on a frozen page and without a forge."""
    page = s.sidor[s.sida]
    if s.forge is None or page.meta.get("fryst"):
        return ""
    links = [] if page.made else [(ORD, "sidans text", s.forge.redigera(page.file))]
    return render("foresla.html.j2", lankar=[*links, *_post(s)]) if links or record_of(s.sida) else ""


def _post(s: Sammanhang) -> Iterator[tuple[str, str, str]]:
    named = record_of(s.sida)
    record = s.registers.get(*named) if named else None
    address = _adress(s, named[0], record) if named and record else None
    if address:
        yield ORD, f"uppgifterna ({record.id})", address


def foresla_ny(s: Sammanhang, register: Register) -> Nypost | None:
    """Where a new record of a register is begun; None without a forge, and where no person begins one."""
    if s.forge is None or register.namn in NOT_BY_HAND:
        return None
    text = template(register, s.dag)
    if register.mapp:
        folder = f"data/{register.namn}"
        return Nypost(s.forge.ny(folder, "fyll-i.yml", text), text, folder, s.forge.fyller_i)
    file = f"data/{register.namn}.yml"
    places = [s.registers.problem(register.namn, r, (), "").rad for r in s.registers.of(register.namn)]
    return Nypost(s.forge.redigera(file, max(places, default=1)), text, file, False)
