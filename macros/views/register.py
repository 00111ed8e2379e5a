"""A register as a page: count, filters, table. One general view by the model's fields."""

from typing import Any

from macros.models import REGISTERS, Register
from macros.models.base import Hanvisning, Record
from macros.pages.kinds import KINDS
from macros.pages.paths import record_page, register_page
from macros.problems import near
from macros.render import render
from macros.state.day import Dagslage
from macros.views.columns import Kolumn, i_ord, kolumner, namn, varde, visningsnamn
from macros.views.parts import ArgumentFault, Lank, Sammanhang, Tillstand, slag
from macros.views.parts import Lage as Ord

EGEN_SIDA = {kind.register: kind.monster.rstrip("/") for kind in KINDS if kind.register and kind.ur_data}
"""The registers whose records have a page made from data, and its folder under `docs/`."""
NAMNFALT = {"id", "namn", "rubrik", "titel", "term"}


def hitta(vilket: str) -> Register:
    """The register of that name; `ArgumentFault` when there is none."""
    known = {r.namn: r for r in REGISTERS}
    if vilket not in known:
        raise ArgumentFault(f'registret "{vilket}" finns inte{near(vilket, known)}')
    return known[vilket]


def register(s: Sammanhang, vilket: str) -> str:
    """Ett registers tabell med antal, filter och export: `{{ register("atgarder") }}`."""
    found = hitta(vilket)
    day = Dagslage(s.registers, s.dag)
    columns = [k for k in kolumner(found) if k.nyckel not in NAMNFALT]
    shown = [k for k in columns if k.filter or k.nyckel.endswith(("_till", "krt", "senast", "datum"))]
    rows = [_rad(s, found, day, record, shown, columns) for record in s.registers.of(vilket)]
    return render(
        "register.html.j2",
        namn=vilket,
        titel=found.titel,
        om=found.om,
        kolumner=shown,
        rader=rows,
        exempel=sum(row["exempel"] for row in rows),
        filer=[(form.upper(), s.fil(f"utdata/{vilket}.{form}")) for form in ("xlsx", "csv", "json")],
        slag=slag,
    )


def registerlista(s: Sammanhang) -> str:
    """Alla register med antal poster: `{{ registerlista() }}`."""
    rows = [
        (r, s.lank(register_page(r.namn)), len(s.raknas.of(r.namn)), len(s.registers.of(r.namn)))
        for r in REGISTERS
        if register_page(r.namn) in s.sidor
    ]
    return render(
        "registerlista.html.j2", rader=rows, allt=s.fil("utdata/lis.json"), schema=s.fil("utdata/lis.schema.json")
    )


def _rad(
    s: Sammanhang, found: Register, day: Dagslage, record: Record, shown: list[Kolumn], alla: list[Kolumn]
) -> dict:
    """A row: its name and place, the short cells, and everything else the record tells."""
    about = {k.nyckel.removesuffix("_om"): k for k in alla if k.nyckel.endswith("_om")}
    rest = [
        (k.namn, i_ord(_med_titlar(s, varde(k, day, record)), s.registers))
        for k in alla
        if k not in (*shown, *about.values())
    ]
    return {
        "id": record.id,
        "namn": visningsnamn(record),
        "sida": egen_sida(s, found.namn, record.id),
        "celler": [_med_om(cell(s, varde(k, day, record)), about.get(k.nyckel), day, record) for k in shown],
        "mer": [(label, text) for label, text in rest if text],
        "kalla": list(record.kalla),
        "exempel": getattr(record, "exempel", False),
    }


def _med_om(value: Any, about: Kolumn | None, day: Dagslage, record: Record) -> Any:
    """A state word with what stands beside it: an old *Pågår* is never shown without its day."""
    told = varde(about, day, record) if about else None
    return Tillstand(value, told) if told and isinstance(value, Ord) else value


def _med_titlar(s: Sammanhang, value: Any) -> Any:
    """The value with a page's title where it is a page's path."""
    if type(value) is tuple:
        return tuple(_med_titlar(s, item) for item in value)
    page = s.sidor.get(value.partition("#")[0]) if type(value) is str else None
    return page.title if page else value


def egen_sida(s: Sammanhang, register: str, record_id: str) -> str | None:
    """The address of a record's own page, or None when its register has none."""
    if register not in EGEN_SIDA:
        return None
    path = record_page(register, record_id)
    return s.lank(path) if path in s.sidor else None


def cell(s: Sammanhang, value: Any) -> Any:
    """A value as a cell of a table: a state word, a link to the record's page, or text."""
    if isinstance(value, Ord):
        return value
    if isinstance(value, Hanvisning):
        address = egen_sida(s, value.register, value)
        return Lank(namn(s.registers, value), address) if address else namn(s.registers, value)
    if isinstance(value, tuple):
        return [cell(s, item) for item in value]
    text = i_ord(value, s.registers)
    return text or []
