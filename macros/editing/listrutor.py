"""What a cell of a list means: a value as the registers write it, or why it is not understood. Nothing is guessed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from macros.editing.listblad import OBERAKNAD
from macros.editing.listkarta import name_key
from macros.editing.listkolumner import Falt, Som
from macros.editing.listpersoner import Vakt
from macros.editing.spreadsheet import fold, shown
from macros.models.base import UNKNOWN
from macros.models.dag import Dag
from macros.models.ord import VARDEN
from macros.problems import near, quote
from macros.registers.characters import bad_sign
from macros.registers.listdatum import Otydlig, day
from macros.registers.load import Registers
from macros.registers.yaml_plain import LONGEST_TEXT

EXCEL_FAULTS = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!")
NOT_KNOWN = frozenset((UNKNOWN, "okant", "okand", "vet ej", "vet inte", "ej kant"))
"""How people write that they do not know, folded. A dash is not among them: it may mean none."""
YES = {
    "ja": True,
    "j": True,
    "x": True,
    "true": True,
    "sant": True,
    "nej": False,
    "n": False,
    "false": False,
    "falskt": False,
}
ALSO = {"outsourcad": "sta", "molntjanst": "moln", "saas": "moln", "egen drift": "egen", "trafikkontoret": "kontoret"}
"""Words of offices for a value of a closed list."""
BETWEEN = ("\n", ";", ",", " och ", "/", "+")
"""What stands between several values of a cell, what is the least often part of a name first."""
BULLET = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)])\s+")
NAMED = {"roller": "rollen", "objekt": "objektet", "processer": "processen", "system": "systemet"}
NAMED |= {
    "organisation": "organisationen",
    "leverantorer": "leverantören",
    "informationsmangder": "informationsmängden",
}


@dataclass(frozen=True)
class Tolk:
    """Reads cells with the registers at hand. `karta` gives the role that somebody has; None where no map is given."""

    registers: Registers
    vakt: Vakt
    idag: date
    karta: Mapping[str, str] | None = None

    def value(self, falt: Falt, raw: Any) -> tuple[Any, list[str]]:
        """(the value, what is not understood of the cell); None when nothing is, *uppgift saknas* when it says so."""
        try:
            if raw is not OBERAKNAD and fold(raw) in NOT_KNOWN:
                return UNKNOWN, []
            return self._how[falt.som](falt, self.sound(raw))
        except Otydlig as why:
            return None, [str(why)]

    @cached_property
    def _how(self) -> dict[Som, Callable[[Falt, Any], tuple[Any, list[str]]]]:
        return {
            Som.NAMN: lambda _, raw: (self.text(raw), []),
            Som.ID: lambda _, raw: (self.text(raw), []),
            Som.TEXT: lambda _, raw: (self.text(raw), []),
            Som.TEXTER: lambda _, raw: (list(self._lines(raw)), []),
            Som.DAG: lambda _, raw: (day(raw), []),
            Som.HANT: lambda _, raw: (self.happened(raw), []),
            Som.JA_NEJ: lambda _, raw: (self.yes(raw), []),
            Som.ANTAL: lambda _, raw: (self.count(raw), []),
            Som.VAL: lambda falt, raw: (self._choice(falt, str(raw)), []),
            Som.VALEN: self._choices,
            Som.POST: self._record,
            Som.POSTER: self._records,
        }

    @staticmethod
    def sound(raw: Any) -> Any:
        """A cell as it is; `Otydlig` where Excel says that it has no value."""
        if raw is OBERAKNAD:
            raise Otydlig("formeln har inget räknat värde; öppna filen i Excel, spara den och läs in igen")
        if isinstance(raw, str) and raw.strip() in EXCEL_FAULTS:
            raise Otydlig(f"rutan har felet {raw.strip()} ur Excel; rätta formeln")
        if isinstance(raw, str) and len(raw) > LONGEST_TEXT:
            raise Otydlig(f"texten är längre än {LONGEST_TEXT} tecken")
        if isinstance(raw, str):
            return raw.replace("_x000D_", "\n").replace("\xa0", " ").strip()
        return int(raw) if isinstance(raw, float) and raw.is_integer() else raw

    def text(self, raw: Any) -> str:
        """A text on one line that may be written."""
        if isinstance(raw, bool):
            raise Otydlig("rutan har SANT eller FALSKT och ingen text")
        text = " ".join(str(raw).split())
        if told := bad_sign(text):
            raise Otydlig(told)
        if found := self.vakt(text):
            raise Otydlig(f"texten {found.vad}; den skrivs inte in")
        return text

    def _lines(self, raw: Any) -> Iterator[str]:
        """The items of a cell, one a line or with semicolons between; what numbers them is left out."""
        for part in re.split(r"[\n;]+", str(raw)):
            if item := BULLET.sub("", part.strip()).strip():
                yield self.text(item)

    def happened(self, raw: Any) -> Any:
        """A date that has been."""
        written = day(raw)
        if Dag.parse(written).till > self.idag:
            raise Otydlig("dagen har inte varit än; skriv den när det har hänt")
        return written

    @staticmethod
    def yes(raw: Any) -> bool:
        found = YES.get(fold(raw))
        if found is None:
            raise Otydlig("det är varken Ja eller Nej")
        return found

    @staticmethod
    def count(raw: Any) -> int:
        text = re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", str(raw).strip(), flags=re.ASCII)
        if isinstance(raw, bool) or not (match := re.fullmatch(r"([0-9]{1,6})(?: ?st\.?| personer)?", text)):
            raise Otydlig("det är inget antal; skriv ett heltal")
        return int(match[1])

    def _choice(self, falt: Falt, text: str) -> str:
        """A value of a closed list, by its own word or the one that pages have for it."""
        assert falt.val is not None
        own = {fold(o.value): o.value for o in falt.val}
        known = own | {fold(VARDEN[falt.val][o.value]): o.value for o in falt.val}
        known |= {word: value for word, value in ALSO.items() if value in own}
        if (found := known.get(fold(text))) is None:
            said = "" if self._quiet(falt, text) else near(fold(text), own)
            raise Otydlig(f"{self._shown(falt, text)} är inget av {', '.join(own)}{said}")
        return found

    def _choices(self, falt: Falt, raw: Any) -> tuple[list[str], list[str]]:
        try:
            return [self._choice(falt, str(raw))], []
        except Otydlig:
            parts = [p for p in re.split(r"[\n;,/+]| och ", str(raw)) if p.strip()]
            return list(dict.fromkeys(self._choice(falt, p) for p in parts)), []

    def _record(self, falt: Falt, raw: Any) -> tuple[str, list[str]]:
        found, why = self._records(falt, raw)
        if len(found or ()) > 1:
            raise Otydlig("det är flera; skriv en")
        if why or not found:
            raise Otydlig(why[0] if why else "rutan är tom")
        return found[0], []

    def _records(self, falt: Falt, raw: Any) -> tuple[list[str] | None, list[str]]:
        """The ids of the records that a cell names, and what it names besides."""
        found, why = [], []
        for part, ids in self._parts(falt, str(raw)):
            if len(ids) == 1:
                found += ids
            else:
                why.append(self._unknown(falt, part, bool(ids)))
        return list(dict.fromkeys(found)) or None, why

    def _parts(self, falt: Falt, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(a part, the ids of what is called so): the whole text first, for a name may hold a comma."""
        text = text.strip()
        found = self._known[falt.dit].get(fold(text), ())
        mark = next((sign for sign in BETWEEN if sign in text), None)
        if not found and falt.dit == "roller" and self.karta:
            found = (self.karta[name_key(text)],) if name_key(text) in self.karta else ()
        if found or mark is None:
            yield from [(text, found)] if text else []
        else:
            for part in text.split(mark):
                yield from self._parts(falt, part)

    def _unknown(self, falt: Falt, part: str, several: bool) -> str:
        what, said = NAMED[falt.dit], self._shown(falt, part)
        if several:
            return f"flera poster i registret {falt.dit} heter {said}; skriv id"
        if falt.dit == "roller":
            return (
                "rollen finns inte i data/roller.yml"
                + ("" if self.karta is None else ", och kartan har inte det som står här")
                + ("; står det ett namn på en person, läs in med --roller KARTA" if self.karta is None else "")
            )
        hint = "" if self._quiet(falt, part) else near(part, self._names[falt.dit])
        return f"{what} {said} finns inte i registret {falt.dit}{hint}"

    def _quiet(self, falt: Falt, text: str) -> bool:
        return falt.tyst or self.vakt(text) is not None

    def _shown(self, falt: Falt, text: str) -> str:
        """A text to repeat in a remark; words for it where it may be somebody's name."""
        return "det som står där" if self._quiet(falt, text) else quote(shown(text))

    @cached_property
    def _known(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The ids of real records by what they are called, folded, for each register."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for register in NAMED:
            known = found.setdefault(register, {})
            real = [record for record in self.registers.of(register) if _names(record)]
            for record in real:
                for word in {fold(name) for name in _names(record)}:
                    known[word] = (*known.get(word, ()), record.id)
            known |= {fold(record.id): (record.id,) for record in real}
        return found

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return {register: [n for r in self.registers.of(register) for n in _names(r)] for register in NAMED}


def _names(record: Any) -> list[str]:
    """What a record is called: nothing of an example, or of what is in protective security, for no list may point there."""
    if record.exempel or getattr(record, "sakerhetsskydd", False):
        return []
    return [name for name in (record.id, getattr(record, "namn", None), getattr(record, "kortnamn", None)) if name]
