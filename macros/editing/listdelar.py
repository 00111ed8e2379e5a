"""What a list's row says in several columns together: a classification, a risk analysis, an agreement, an impact assessment."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from unicodedata import digit

from macros.editing.listblad import OBERAKNAD
from macros.editing.listrutor import NOT_KNOWN, Tolk
from macros.editing.spreadsheet import fold
from macros.models.base import UNKNOWN
from macros.models.behandling import Dpialage
from macros.models.ord import VARDEN
from macros.models.system import Analyslage
from macros.registers.listdatum import Otydlig, day

Cells = Mapping[str, Any]
Made = tuple[str, Any, str, str]
"""(the field of the record, its value or None, the column that is remarked on, why it is not understood)."""
KRT = ("konfidentialitet", "riktighet", "tillganglighet")
LEVEL = re.compile(r"[krt]?[ =:]*([0-3])(?:[ .:(–-]+([a-zåäö]+)\)?)?")
TOGETHER = re.compile(r"k?[ =:]*([0-3])[ ,;/-]*r?[ =:]*([0-3])[ ,;/-]*t?[ =:]*([0-3])")
LONGEST = 40
"""Signs of a cell with levels."""
LEVELS = ("ingen", "måttlig", "betydande", "allvarlig")


def is_four(cells: Cells) -> bool:
    """Whether a level of 4 stands where levels stand, with the digits of any script."""
    asked = [str(cells[name]) for name in KRT if cells.get(name, OBERAKNAD) is not OBERAKNAD]
    asked += [str(cells["krt"])] if _together(cells.get("krt"), four=True) else []
    return any(digit(sign, None) == 4 for text in asked for sign in text.removesuffix(".0"))


def classification(cells: Cells, tolk: Tolk) -> Iterator[Made]:
    """The classification of a row: whole, or told of. A column that is headed Klassning has the levels or the day."""
    given = [name for name in ("klassad", *KRT, "krt") if _told(cells, name)]
    if not given:
        return
    levels, when, at = _levels(cells), None, ""
    dated = "klassad" if "klassad" in given else "krt" if "krt" in given and not _together(cells["krt"]) else ""
    try:
        for at in (*given, dated):
            sound = tolk.sound(cells[at]) if at else None
        when = tolk.happened(sound) if dated else None
    except Otydlig as why:
        yield "klassningar", None, at, str(why)
        return
    if when is None or levels is None:
        yield "klassningar", None, given[0], "klassningen behöver en dag, och K, R och T från 0 till 3"
    else:
        yield "klassningar", [{"datum": when, **dict(zip(KRT, levels, strict=True))}], given[0], ""


def _levels(cells: Cells) -> tuple[int, ...] | None:
    whole = _together(cells.get("krt"))
    each = [_level(cells.get(name)) for name in KRT]
    if None not in each:
        return tuple(level for level in each if level is not None)
    return whole if all(cells.get(name) in (None, "") for name in KRT) else None


def _together(raw: Any, four: bool = False) -> tuple[int, ...] | None:
    """Three levels in one cell: 2-3-1, K2 R3 T1, 231. `four`: also where one of them is 4."""
    text = str(raw).lower().strip().removesuffix(".0").replace("4", "3" if four else "4")
    match = TOGETHER.fullmatch(text) if raw is not None and len(text) <= LONGEST else None
    return tuple(map(int, match.groups())) if match else None


def _level(raw: Any) -> int | None:
    """A level by its number, its word or both: 2, betydande, 2 – betydande."""
    text = str(raw).lower().strip().removesuffix(".0")
    if text in LEVELS:
        return LEVELS.index(text)
    match = LEVEL.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or (match[2] and LEVELS[int(match[1])] != match[2]):
        return None
    return int(match[1])


def _told(cells: Cells, name: str) -> bool:
    """Whether a cell says something other than that nothing is known."""
    raw = cells.get(name)
    return raw is not None and (raw is OBERAKNAD or fold(raw) not in NOT_KNOWN)


def risk_analysis(cells: Cells, tolk: Tolk) -> Iterator[Made]:
    """The day of a risk analysis that was made. Whether one is needed has no day in a list, and is left to a person."""
    if _told(cells, "riskanalys"):
        try:
            made = {"datum": tolk.happened(tolk.sound(cells["riskanalys"])), "lage": Analyslage.GJORD.value}
            yield "riskanalyser", [made], "riskanalys", ""
        except Otydlig as why:
            yield "riskanalyser", None, "riskanalys", f"skriv dagen då riskanalysen gjordes: {why}"


def agreement(cells: Cells, tolk: Tolk) -> Iterator[Made]:
    """An agreement: its number, and what is known of its time."""
    given = [name for name in cells if name.startswith("avtal.") and _told(cells, name)]
    if not given:
        return
    if "avtal.nummer" not in given:
        yield "avtal", None, given[0], "avtalet har inget nummer eller namn"
        return
    made: dict[str, Any] = {}
    reads: tuple[tuple[str, Callable[[Any], Any]], ...] = (
        ("nummer", tolk.text),
        ("fran", day),
        ("till", day),
        ("bitradesavtal", tolk.yes),
    )
    for name, read in reads:
        try:
            made[name] = read(tolk.sound(cells[f"avtal.{name}"])) if f"avtal.{name}" in given else UNKNOWN
        except Otydlig as why:
            if name == "nummer":
                yield "avtal", None, "avtal.nummer", str(why)
                return
            made[name] = UNKNOWN
            yield "", None, f"avtal.{name}", str(why)
    yield "avtal", [made], "avtal.nummer", ""


def impact_assessment(cells: Cells, tolk: Tolk) -> Iterator[Made]:
    """A state of the impact assessment with its day; a day alone says that it was made."""
    if not (_told(cells, "dpia") or _told(cells, "dpia_datum")):
        return
    at = "dpia" if _told(cells, "dpia") else "dpia_datum"
    words = {fold(w): o.value for o in Dpialage for w in (o.value, VARDEN[Dpialage][o.value])} | {"ja": "gjord"}
    state = words.get(fold(cells["dpia"])) if _told(cells, "dpia") else "gjord"
    try:
        when = cells["dpia_datum"] if _told(cells, "dpia_datum") else cells["dpia"] if state is None else None
        if when is None or (state is None and _told(cells, "dpia_datum")):
            raise Otydlig(f"konsekvensbedömningen behöver en dag och ett läge: {', '.join(Dpialage)}")
        made = {"datum": tolk.happened(tolk.sound(when)), "lage": state or Dpialage.GJORD.value}
        yield "dpia", [made], at, ""
    except Otydlig as why:
        yield "dpia", None, at, str(why)


TOGETHER_IN: dict[str, tuple[Callable[[Cells, Tolk], Iterator[Made]], ...]] = {
    "system": (classification, risk_analysis),
    "informationsmangder": (classification,),
    "leverantorer": (agreement,),
    "behandlingar": (impact_assessment,),
}
"""What the columns of a register say together."""
