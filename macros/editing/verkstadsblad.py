"""A filled workshop sheet read by the names of its sheets and columns, in any order: whole, or all that is wrong with it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from macros.editing import verkstadsform as form
from macros.editing.blad import columns_of, head_of, rows_of
from macros.editing.spreadsheet import fold
from macros.editing.verkstadsruta import LONGEST, LONGEST_SKAL, Bladrad, Bok, plain
from macros.editing.workbook import Row
from macros.models.system import System
from macros.problems import ContentFault, near, quote
from macros.registers.load import Registers

NYTT = "skriv ett nytt blad med lis verkstad och flytta över det ni har fyllt i"
MASTE = {
    form.SYSTEM: "systemets id saknas; skriv det som i data/system/",
    form.DAG: "dagen saknas; skriv ÅÅÅÅ-MM-DD",
    form.BESLUTAR: "rollen saknas; välj rollen som beslutar om klassningen",
}
"""What must be told above the table, and what to do where it is not."""


def read_filled(namn: str, found: Sequence[tuple[str, list[Row]]], registers: Registers, idag: date) -> form.Ifyllt:
    """What the sheets of a filled file say; `namn` is the file's. Raises `ContentFault` with every fault."""
    bok = Bok(namn, registers, idag, NYTT)
    sheets = {fold(name): rows for name, rows in found}
    for name in (form.KLASSNING, form.KRAV):
        if fold(name) not in sheets:
            bok.fault(name, 1, "", f"bladet saknas; {NYTT}")
    asked, rows = _klassning(bok, sheets.get(fold(form.KLASSNING)))
    answers = list(_krav(bok, sheets.get(fold(form.KRAV))))
    if bok.fel or asked is None:
        raise ContentFault(bok.fel)
    return form.Ifyllt(rader=rows, svar=tuple(answers), **asked)


def _klassning(bok: Bok, rows: list[Row] | None) -> tuple[dict[str, Any] | None, tuple[form.Rad, ...]]:
    """(what stands above the table, its rows) of the first sheet; None when the sheet cannot be read."""
    if rows is None:
        return None, ()
    if not rows:
        bok.fault(form.KLASSNING, 1, "", f"bladet är tomt; {NYTT}")
        return None, ()
    head = head_of(rows, (form.INFORMATION, "K"))
    above = rows if head is None else rows[:head]
    asked = _uppgifter(bok, above)
    if head is None:
        bok.fault(form.KLASSNING, rows[-1][0], form.INFORMATION, f"raden med kolumnernas namn saknas; {NYTT}")
        return asked, ()
    return asked, _rader(bok, rows[head], rows[head + 1 :])


def _uppgifter(bok: Bok, rows: Sequence[Row]) -> dict[str, Any]:
    """What is asked above the table. What must be there and is not is a fault at its row."""
    known = {fold(name): name for name in form.UPPGIFTER}
    told: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    for number, cells in rows:
        label, *written = [text for cell in cells if (text := plain(cell))] or [""]
        if name := known.get(fold(label)):
            places.setdefault(name, number)
            told.setdefault(name, []).extend(written)
    last, values = rows[-1][0] if rows else 1, {name: ", ".join(cells) for name, cells in told.items()}
    one = {name: Bladrad(bok, form.KLASSNING, places.get(name, last), values) for name in form.UPPGIFTER}
    for name, what in MASTE.items():
        if not one[name].text(name):
            one[name].fault(name, what)
    mote, beslutat = one[form.DAG].day(form.DAG), one[form.BESLUTAT].day(form.BESLUTAT)
    if mote and beslutat and beslutat < mote:
        one[form.BESLUTAT].fault(form.BESLUTAT, f"{beslutat} är före mötet {mote}; rätta den dag som är fel")
    return {
        "system": _system(one),
        "mote": mote,
        "deltog": tuple(one[form.DELTOG].roles(form.DELTOG, values.get(form.DELTOG, ""))),
        "av": one[form.BESLUTAR].role(form.BESLUTAR),
        "beslutat": beslutat,
        "underlag": one[form.UNDERLAG].text(form.UNDERLAG, LONGEST),
    }


def _system(one: dict[str, Bladrad]) -> System | None:
    """The system of the sheet; None, and a fault, when it is none that a classification can be written for."""
    row, registers = one[form.SYSTEM], one[form.SYSTEM].bok.registers
    word, name = row.text(form.SYSTEM), one[form.NAMN].text(form.NAMN)
    found = registers.get("system", word)
    if word and found is None:
        told = near(word, [x.id for x in registers.system])
        row.fault(form.SYSTEM, f"systemet {quote(word)} finns inte i data/system/{told}")
    elif found and found.sakerhetsskydd:
        row.fault(form.SYSTEM, f"{word} hanteras i säkerhetsskydd; skicka inte filen, och ring säkerhetsfunktionen")
    elif found and found.exempel:
        row.fault(form.SYSTEM, f"{word} är ett exempel och klassas inte; välj ett system som är på riktigt")
    elif found and name and fold(name) not in (fold(found.namn), fold(found.id)):
        told = f"{quote(name)} är ett annat system än {word}, som heter {quote(found.namn)}; rätta id eller namn"
        one[form.NAMN].fault(form.NAMN, told)
    return found


def _rader(bok: Bok, head: Row, rows: Sequence[Row]) -> tuple[form.Rad, ...]:
    """The kinds of information; the row of the result is compared with what we compute."""
    needed = [name for name in form.KLASSNINGSKOLUMNER if name != form.KLASSAD]
    columns = columns_of(bok, form.KLASSNING, head, form.KLASSNINGSKOLUMNER, needed)
    if not set(needed) <= set(columns.values()):
        return ()
    found: list[form.Rad] = []
    before, result = len(bok.fel), None
    for row in rows_of(bok, form.KLASSNING, columns, rows):
        if fold(row.text(form.INFORMATION)) == fold(form.RESULTAT):
            result = row
        elif any(plain(cell) for name, cell in row.rutor.items() if name != form.KLASSAD):
            found += filter(None, [_rad(row, [x.namn for x in found])])
    if not found and len(bok.fel) == before:
        bok.fault(form.KLASSNING, head[0], form.INFORMATION, "ingen rad är ifylld; klassa minst ett slags information")
    if result and found and len(bok.fel) == before:
        _resultat(result, form.hogst(tuple(found)))
    return tuple(found)


def _rad(row: Bladrad, before: Sequence[str]) -> form.Rad | None:
    name = row.text(form.INFORMATION, LONGEST)
    if not name:
        row.fault(form.INFORMATION, "raden har inget namn; skriv vad det är för information")
    elif fold(name) in map(fold, before):
        row.fault(form.INFORMATION, f"{quote(name)} står två gånger; behåll en rad")
    levels = [row.level(letter) for letter in form.NIVAER]
    why = {
        aspect: text for letter, aspect in form.NIVAER.items() if (text := row.text(form.VARFOR[letter], LONGEST_SKAL))
    }
    personal = row.yes(form.PERSONUPPGIFTER)
    k, r, t = levels
    if not name or k is None or r is None or t is None:
        return None
    return form.Rad(name, (k, r, t), why, personal, row.rad)


def _resultat(row: Bladrad, ours: tuple[int, int, int]) -> None:
    """What the sheet's own formula gives must be what we compute, where a program has left its value."""
    for letter, level in zip(form.NIVAER, ours, strict=True):
        text = row.text(letter)
        if text and text != str(level):
            told = f"resultatet säger {text}, men raderna ger {level}. Ska det vara högre för allt tillsammans: skriv en rad"
            row.fault(letter, f"{told} för det; annars: låt formeln stå, öppna filen i Excel och spara om den")


def _krav(bok: Bok, rows: list[Row] | None) -> Iterator[form.Motessvar]:
    """The requirements that have an answer."""
    head = head_of(rows, (form.NUMMER, form.UPPFYLLS)) if rows else None
    if not rows or head is None:
        if rows is not None:
            bok.fault(form.KRAV, 1, form.NUMMER, f"raden med kolumnernas namn saknas; {NYTT}")
        return
    columns = columns_of(bok, form.KRAV, rows[head], form.KRAVKOLUMNER, (form.NUMMER, *form.IFYLLS))
    known = {a.id for card in bok.registers.kartotek for a in card.atgarder}
    seen: set[str] = set()
    for row in rows_of(bok, form.KRAV, columns, rows[head + 1 :]):
        if not any(plain(row.rutor.get(name)) for name in form.IFYLLS):
            continue
        number = row.text(form.NUMMER)
        if number not in known:
            row.fault(form.NUMMER, f"kravet {quote(number)} finns inte på något kort{near(number, known)}")
        elif number in seen:
            row.fault(form.NUMMER, f"{number} är besvarat två gånger; behåll ett svar")
        seen.add(number)
        yield _svar(row, number)


def _svar(row: Bladrad, number: str) -> form.Motessvar:
    if not plain(row.rutor.get(form.UPPFYLLS)):
        row.fault(form.UPPFYLLS, f"svaret saknas; skriv {', '.join(form.SVAR)}")
    shown = row.day(form.VISAR_DAG)
    return form.Motessvar(
        number,
        row.choice(form.UPPFYLLS, form.SVAR),
        row.text(form.GOR_VI),
        row.text(form.VISAR, LONGEST),
        shown.isoformat() if shown else "",
        row.text(form.REFERENS, LONGEST),
        row.role(form.ROLL),
        row.time(form.SENAST),
        row.rad,
    )
