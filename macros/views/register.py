"""A register as a page: count, filters, table. One general view by the model's fields."""

from typing import Any

from macros.editing.listkolumner import LISTOR
from macros.models import REGISTERS, Register
from macros.models.base import Hanvisning, Record
from macros.models.ord import falt_ord
from macros.models.rutinkrav import Rutinkrav
from macros.pages.kinds import KINDS
from macros.pages.paths import record_page, register_page
from macros.problems import near
from macros.render import render
from macros.state.day import Dagslage
from macros.views.columns import INTE_INSKRIVET, Kolumn, i_ord, kolumner, namn, varde, visningsnamn
from macros.views.foresla import foresla_ny, foresla_post
from macros.views.parts import OKAND, ArgumentFault, Lank, Medkalla, Sammanhang, Tillstand, slag, visas_inte
from macros.views.parts import Lage as Ord
from macros.views.registerform import Form, bilder, build_form, delade, luckor, ordnade, under_ord
from macros.views.synlighet import postens_grans

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
    if not s.registers.visar(vilket):
        return render("register_stangt.html.j2", visas_inte=visas_inte(s.registers), filer=_filer(s, vilket))
    day = Dagslage(s.registers, s.dag)
    columns = [k for k in kolumner(found, s.registers.malgrupp) if k.nyckel not in NAMNFALT]
    form = build_form(vilket, columns)
    rows, varst = ordnade([_rad(s, found, day, record, form, columns) for record in s.registers.of(vilket)])
    examples = sum(row["exempel"] for row in rows)
    return render(
        "register.html.j2",
        namn=vilket,
        titel=found.titel,
        fil=f"data/{vilket}/" if found.mapp else f"data/{vilket}.yml",
        form=form,
        inskrivna=len(rows) - examples,
        antal=len(rows),
        exempel=examples,
        varst=varst,
        bilder=bilder(form, rows),
        luckor=luckor(rows),
        har_lista=vilket in LISTOR,
        **dict(zip(("forsta", "bokstaver"), delade(rows), strict=True)),
        okand=OKAND,
        filer=_filer(s, vilket),
        ny=foresla_ny(s, found),
        slag=slag,
    )


def _filer(s: Sammanhang, vilket: str) -> list[tuple[str, str]]:
    """(kind, address) of the register's files."""
    return [(ext.upper(), s.fil(f"utdata/{vilket}.{ext}")) for ext in ("xlsx", "csv", "json")]


def registerlista(s: Sammanhang) -> str:
    """Alla register med antal poster: `{{ registerlista() }}`."""
    rows = [
        {
            "r": r,
            "adress": s.lank(register_page(r.namn)),
            "antal": len(s.raknas.of(r.namn)),
            "exempel": len(s.registers.of(r.namn)) - len(s.raknas.of(r.namn)),
        }
        for r in REGISTERS
        if register_page(r.namn) in s.sidor and s.registers.visar(r.namn)
    ]
    closed = [r for r in REGISTERS if register_page(r.namn) in s.sidor and not s.registers.visar(r.namn)]
    if not rows and not closed:
        raise ArgumentFault("målgruppen har inget registers sida")
    return render(
        "registerlista.html.j2",
        fyllda=[row for row in rows if row["antal"]],
        tomma=[row for row in rows if not row["antal"]],
        alla=len(rows) + len(closed),
        stangda=[{"r": r, "adress": s.lank(register_page(r.namn))} for r in closed],
        allt=s.fil("utdata/lis.json"),
        schema=s.fil("utdata/lis.schema.json"),
    )


def _namn(s: Sammanhang, record: Any) -> str:
    """What a row is called: the record that its id points at, the page that a routine is, else its own name."""
    if isinstance(record.id, Hanvisning):
        return i_ord(record.id, s.registers)
    if isinstance(record, Rutinkrav) and record.sida in s.sidor:
        return s.sidor[record.sida].title
    return visningsnamn(record)


def _rad(
    s: Sammanhang, found: Register, day: Dagslage, record: Record, form: Form, alla: list[Kolumn]
) -> dict[str, Any]:
    """A row: its name and place, the short cells, the words of its choices, and everything else the record tells."""
    about = {k.nyckel.removesuffix("_om"): k for k in alla if k.nyckel.endswith("_om")}
    told = (*form.visas, *(below for below, _ in form.under.values()), *about.values())
    rest = [(k.namn, i_ord(_med_titlar(s, varde(k, day, record)), s.registers)) for k in alla if k not in told]
    limit = postens_grans(s.registers, found.namn, record)
    rest += [(falt_ord(found.modell, "synlighet"), limit)]
    return {
        "id": record.id,
        "namn": _namn(s, record),
        "sida": egen_sida(s, found.namn, record.id),
        "celler": [_cell(s, k, about.get(k.nyckel), form.under.get(k.nyckel), day, record) for k in form.visas],
        "val": [(k.nyckel, _ord(s, varde(k, day, record))) for k in form.utanfor],
        "mer": [(label, text) for label, text in rest if text],
        "kalla": list(record.kalla),
        "exempel": getattr(record, "exempel", False),
        "foresla": foresla_post(s, found.namn, record),
        "luckor": [k.namn for k in form.utanfor if varde(k, day, record) == INTE_INSKRIVET],
    }


def _cell(
    s: Sammanhang, kolumn: Kolumn, about: Kolumn | None, below: tuple[Kolumn, str] | None, day: Dagslage, record: Record
) -> Any:
    """A cell with what is told under it."""
    value = _med_om(cell(s, varde(kolumn, day, record)), about, day, record)
    text = under_ord(below[1], varde(below[0], day, record), s.registers) if below else ""
    if not text:
        return value
    return (
        Tillstand(value, text)
        if isinstance(value, Ord)
        else Medkalla(i_ord(varde(kolumn, day, record), s.registers), text)
    )


def _ord(s: Sammanhang, value: Any) -> str:
    """The words of a choice, as the script of the page reads them: 'Moln|Egen'."""
    parts = value if isinstance(value, tuple) else (value,)
    return "|".join(text for part in parts if (text := i_ord(part, s.registers)))


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
