"""`lis ny system --fran lista.xlsx`: the rows of a spreadsheet become records, and nothing is lost in silence."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from macros.editing.numbering import id_fault
from macros.editing.workbook import read_rows
from macros.editing.yaml_writer import new_file
from macros.models.base import UNKNOWN
from macros.models.klassning import STOPP
from macros.models.system import Bortfall, Driftform, Forvaltare, System
from macros.problems import Felbruk, quote
from macros.registers.load import Registers
from macros.registers.validation import Loc, validate

RUBRIKER = {
    "namn": ("namn", "system", "systemnamn", "applikation", "applikationsnamn"),
    "beskrivning": ("beskrivning", "om", "syfte"),
    "agare": ("agare", "systemagare", "agarroll", "objektagare"),
    "objekt": ("objekt", "objekttillhorighet", "forvaltningsobjekt"),
    "driftformer": ("drift", "driftform", "driftformer"),
    "forvaltas_av": ("forvaltas av", "forvaltare", "forvaltning"),
    "vid_bortfall": ("vid bortfall", "konsekvens vid bortfall", "bortfall"),
    "personuppgifter": ("personuppgifter", "personuppgift"),
    "fran": ("fran", "i bruk fran", "driftsatt"),
    "datum": ("klassad", "klassningsdatum", "klassning", "informationsklassad"),
    "konfidentialitet": ("k", "konfidentialitet"),
    "riktighet": ("r", "riktighet"),
    "tillganglighet": ("t", "tillganglighet"),
    "riskanalys": ("riskanalys", "riskanalys gjord", "riskanalysdatum"),
}
KRT = ("konfidentialitet", "riktighet", "tillganglighet")
ASKED = ("agare", "fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall", "personuppgifter")


@dataclass
class Inlast:
    """What came of a spreadsheet: records to write, and everything that a person must look at."""

    poster: dict[str, dict[str, Any]] = field(default_factory=dict)
    okanda_kolumner: list[str] = field(default_factory=list)
    anmarkningar: list[str] = field(default_factory=list)


def fold(text: Any) -> str:
    """Lower case without accents or double spaces: how headings and names are compared."""
    plain = unicodedata.normalize("NFD", str(text)).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[_\-/]+", " ", plain.lower()).split())


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def read_sheet(path: Path, registers: Registers) -> Inlast:
    """The systems of the first sheet. Raises `Felbruk` when the file is no spreadsheet or has no column with names."""
    rows = read_rows(path)
    head = next((n for n, (_, row) in enumerate(rows) if any(_column(c) == "namn" for c in row)), None)
    if head is None:
        raise Felbruk(f"{path.name} har ingen kolumn som heter System, Applikation eller Namn")
    columns = {at: _column(cell) for at, cell in enumerate(rows[head][1]) if cell not in (None, "")}
    _refuse_doubles(path, rows[head][1], columns)
    made = Inlast(okanda_kolumner=[_shown(rows[head][1][at]) for at, name in columns.items() if name is None])
    for number, row in rows[head + 1 :]:
        cells = {name: row[at] for at, name in columns.items() if name and at < len(row) and row[at] not in (None, "")}
        if cells:
            _take(cells, number, registers, made)
    return made


def _refuse_doubles(path: Path, headings: list[Any], columns: dict[int, str | None]) -> None:
    """Two columns for one field: which of them holds is not for a program to choose."""
    for name in dict.fromkeys(filter(None, columns.values())):
        told = [_shown(headings[at]) for at, field_name in columns.items() if field_name == name]
        if len(told) > 1:
            raise Felbruk(
                f"{path.name}: kolumnerna {' och '.join(map(quote, told))} är samma uppgift ({name}); "
                "ta bort alla utom en och läs in igen. Inget är inläst"
            )


def _shown(value: Any) -> str:
    """A cell's text on one line, without signs that a screen acts on."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())


def _column(heading: Any) -> str | None:
    word = fold(heading) if heading is not None else ""
    return next((name for name, words in RUBRIKER.items() if word in words), None)


def _take(cells: dict[str, Any], number: int, registers: Registers, made: Inlast) -> None:
    """One row as a record, or a remark on why it is none."""
    name = " ".join(str(cells.get("namn", "")).split())
    record_id = slug(name)
    if record_id and (fault := id_fault(record_id)):
        made.anmarkningar.append(f"rad {number}: {fault}; raden är inte inläst")
    elif not record_id:
        made.anmarkningar.append(f"rad {number}: namnet saknas; raden är inte inläst")
    elif any(str(cells.get(k, "")).strip() == "4" for k in KRT):
        made.anmarkningar.append(f"rad {number}: {STOPP}")
    elif record_id in made.poster or registers.get("system", record_id):
        made.anmarkningar.append(f"rad {number}: {quote(name)} finns redan som {record_id}; raden är inte inläst")
    else:
        remarks: list[str] = []
        record = {"id": record_id, "namn": name} | dict(_fields(cells, registers, remarks))
        faults = validate(System, record)[1] or _unwritable(record)
        if faults:
            remarks += [": ".join(filter(None, [".".join(map(str, loc)), text])) for loc, text in faults]
        else:
            made.poster[record_id] = record
        made.anmarkningar += [f"rad {number}: {text}" for text in remarks]


def _fields(cells: dict[str, Any], registers: Registers, remarks: list[str]) -> Iterator[tuple[str, Any]]:
    if "beskrivning" in cells:
        yield "beskrivning", " ".join(str(cells["beskrivning"]).split())
    for name in ASKED:
        yield name, _known(name, cells[name], registers, remarks) if name in cells else UNKNOWN
    if any(k in cells for k in (*KRT, "datum")):
        levels = {k: _level(cells.get(k)) for k in KRT}
        day = _day(cells.get("datum"))
        if day is None or None in levels.values():
            remarks.append("klassningen behöver datum och K, R och T 0–3; den är inte inläst")
        else:
            yield "klassningar", [{"datum": day, **levels}]
    if "riskanalys" in cells:
        day = _day(cells["riskanalys"])
        if day:
            yield "riskanalyser", [{"datum": day, "lage": "gjord"}]
        else:
            remarks.append(f"riskanalys: {quote(cells['riskanalys'])} är inget datum; den är inte inläst")


def _known(name: str, value: Any, registers: Registers, remarks: list[str]) -> Any:
    """The value as the model wants it; *uppgift saknas* with a remark where it is not understood."""
    word = fold(value)
    found: Any = None
    if name == "fran":
        found = _day(value)
    elif name == "personuppgifter":
        found = {"ja": True, "x": True, "true": True, "nej": False, "false": False}.get(word)
    elif name == "driftformer":
        parts = [_choice(Driftform, p) for p in re.split(r"[,;+/]| och ", str(value))]
        found = None if None in parts else parts
    elif name in ("forvaltas_av", "vid_bortfall"):
        found = _choice(Forvaltare if name == "forvaltas_av" else Bortfall, value)
    else:
        register = "roller" if name == "agare" else "objekt"
        found = next((r.id for r in registers.of(register) if word in (fold(r.id), fold(r.namn))), None)
    if found is None:
        remarks.append(f"{name}: {quote(value)} känns inte igen; {UNKNOWN} är inskrivet")
    return UNKNOWN if found is None else found


def _choice(options: Any, value: Any) -> str | None:
    word = fold(value)
    known = {fold(o.value): o.value for o in options} | {
        "kontoret": "kontoret",
        "outsourcad": "sta",
        "molntjanst": "moln",
    }
    return known.get(word) if known.get(word) in {o.value for o in options} else None


def _level(value: Any) -> int | None:
    text = str(value).strip().removesuffix(".0")
    return int(text) if text in ("0", "1", "2", "3") else None


def _day(value: Any) -> str | int | None:
    """A date as the registers write it: a day, a month or a year."""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    text = str(value).strip().removesuffix(".0")
    return text if re.fullmatch(r"20\d\d(-\d\d){0,2}", text) else None


def _unwritable(record: dict[str, Any]) -> list[tuple[Loc, str]]:
    """A record with a sign that no data file may hold."""
    try:
        as_yaml(record)
    except Felbruk as fault:
        return [((), f"{fault}; raden är inte inläst")]
    return []


def as_yaml(record: dict[str, Any]) -> str:
    """A record's file."""
    return new_file("system", record)
