"""What is decided of a year stays: files, pages, amendments, and the year's own record under `data/genomgangar/`.

`lis kontrollera` and `lis verifiera` both ask here, so that neither tells less than the other.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from macros.checks.knowledge import check_amendments
from macros.frozen.store import FOLDER, MANIFEST, POSTER, UNREADABLE, as_json, check_frozen, frozen_years, sha
from macros.frozen.swap import is_pending
from macros.models.base import UNKNOWN
from macros.models.genomgang import Genomgang
from macros.problems import Problem, quote, vad_som_star
from macros.registers.load import Registers
from macros.registers.validation import Loc
from macros.views.poster import data

REGISTER = "genomgangar"
BY_FREEZING = ("aterges_manifest",)
"""Fields that the freezing itself writes after the record was kept; the manifest has a guard of its own."""
FIELDS = "falt"
"""Where a manifest keeps a hash for each field of the year's record."""
CONTACT = ("kontaktperson", "namn")
TOLD_CONTACT = re.compile(r"^- \*\*Kontakt:\*\* (.+)$", re.MULTILINE)
SPAN = {"fran", "till", "text"}
"""The parts of a date that is coarser than a day."""
GUARDED_FILES = ("data/beslut.yml", "data/rattelser.yml")


def check_frozen_reviews(root: Path, registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som är fastställt ändras inte: filer, sidor och deras antal, rättelser, och årets uppgifter i data/genomgangar."""
    yield from check_frozen(root, manifests(registers))
    yield from check_amendments(registers, idag)
    for year in frozen_years(root):
        yield from _record_faults(root, registers, year)
    if is_pending(root):
        text = "ett fastställande avbröts innan det blev klart; kör samma lis faststall igen, så görs det klart"
        yield Problem(FOLDER, 1, "", text)


def manifests(registers: Registers) -> dict[str, str]:
    """The hash of each frozen review's manifest, by year: from the decision, or from the review when it retells."""
    decided = {Path(b.faststaller[0]).parent.name: b.manifest for b in registers.beslut if b.manifest and b.faststaller}
    return decided | {g.id: g.aterges_manifest for g in registers.genomgangar if g.aterges_manifest}


def guarded_by_freezing(root: Path, fault: Problem) -> bool:
    """Whether a fault that loading found stands in a file that a frozen review rests on."""
    own = {f"data/{REGISTER}/{year}.yml" for year in frozen_years(root)}
    return fault.fil in own or (bool(frozen_years(root)) and fault.fil in GUARDED_FILES)


def guarded_fields(genomgang: Genomgang) -> dict[str, Any]:
    """Every field of a review's record that is decided with it, as JSON data, the contact's name too."""
    fields = {name: value for name, value in data(genomgang).items() if name not in BY_FREEZING}
    whole, part = CONTACT
    return fields | {whole: {part: data(genomgang.kontaktperson.namn), **fields[whole]}}


def field_hashes(genomgang: Genomgang) -> dict[str, str]:
    """A hash for each guarded field: what a manifest keeps, so that a name is proved without being repeated."""
    return {name: sha(as_json(_said(value))) for name, value in guarded_fields(genomgang).items()}


def _said(value: Any) -> Any:
    """Only what has been said: a part that the model gets later, and that nobody fills in, changes no hash."""
    if isinstance(value, dict):
        return {name: _said(part) for name, part in value.items() if part not in (None, False, [], {})}
    return [_said(part) for part in value] if isinstance(value, list) else value


def _record_faults(root: Path, registers: Registers, year: str) -> Iterator[Problem]:
    """The year's record is as it was decided, field by field."""
    genomgang = registers.get(REGISTER, year)
    name = f"data/{REGISTER}/{year}.yml"
    if genomgang is None:
        if not (root / name).is_file():
            yield Problem(name, 1, "", f"genomgång {year} är fryst, men filen saknas; återställ den")
        return
    for loc, told in _changed(root / FOLDER / year, genomgang):
        text = f"fältet är fryst med genomgång {year}{told}; skriv tillbaka det, och rätta med lis ratta {year}"
        yield registers.problem(REGISTER, genomgang, loc, text)


def _changed(folder: Path, genomgang: Genomgang) -> Iterator[tuple[Loc, str]]:
    """(place, what was decided and what stands now) of each value that has changed. A person's name is never told."""
    now, then, kept = guarded_fields(genomgang), _decided(folder, genomgang.id), _kept_hashes(folder)
    for field, digest in field_hashes(genomgang).items():
        found = list(_differences(then[field], now[field], (field,))) if field in then else []
        for loc, before, after in found:
            yield loc, " och har ändrats" if loc == CONTACT else f": då stod {_words(before)}, nu står {_words(after)}"
        if not found and kept.get(field, digest) != digest:
            yield CONTACT if field == CONTACT[0] else (field,), " och har ändrats"


def _kept_hashes(folder: Path) -> Mapping[str, str]:
    """The hashes of the fields; {} of a review that was frozen before they were kept."""
    try:
        return dict(json.loads((folder / MANIFEST).read_bytes()).get(FIELDS, {}))
    except UNREADABLE:
        return {}  # told as a manifest that cannot be read


def _decided(folder: Path, year: str) -> dict[str, Any]:
    """The record as the frozen files tell it: the kept records, and for the contact's name the frozen pages."""
    try:
        kept = json.loads((folder / POSTER).read_bytes())["register"]
        record = next(post for post in kept[REGISTER] if post["id"] == year)
        roles = {post["id"]: post["namn"] for post in kept["roller"]}
    except (*UNREADABLE, StopIteration):
        return {}  # told as a file that has been changed
    fields = {name: value for name, value in record.items() if name not in BY_FREEZING}
    whole, part = CONTACT
    role = roles.get((fields.get(whole) or {}).get("roll"))
    if role and (told := _told_contact(folder)):
        name = UNKNOWN if told == role else told.removesuffix(f", {role}")
        fields[whole] = {**fields[whole], part: name}
    return fields


def _told_contact(folder: Path) -> str:
    """The contact as a frozen page shows it: the name and the role, or the role alone; '' when no page does."""
    for page in sorted((folder / "text").glob("*.md")):
        if found := TOLD_CONTACT.search(page.read_text(encoding="utf-8", errors="replace")):
            return found.group(1).strip()
    return ""


def _differences(then: Any, now: Any, loc: Loc) -> Iterator[tuple[Loc, Any, Any]]:
    """(place, what was decided, what stands now) of each value that differs, as deep as it can be pointed at."""
    fields = isinstance(then, dict) and isinstance(now, dict) and not then.keys() >= SPAN
    if fields:
        for name in then.keys() & now.keys():
            yield from _differences(then[name], now[name], (*loc, name))
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for at, (before, after) in enumerate(zip(then, now, strict=True)):
            yield from _differences(before, after, (*loc, at))
    elif then != now:
        yield loc, then, now


def _words(value: Any) -> str:
    """A value as an editor would name it."""
    if value is None or value == []:
        return "inget"
    if isinstance(value, list):
        return f"{len(value)} saker" if len(value) > 1 else "en sak"
    if isinstance(value, dict) and value.keys() >= SPAN:
        return f"{quote(value['text'])} ({value['fran']}–{value['till']})"
    return quote(vad_som_star(value))
