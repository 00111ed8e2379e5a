"""Reviews of pages: the fingerprint of what was looked at, and whether the page has moved on since."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.files import as_typed
from macros.models.base import SAKNAS, Hanvisning, Kanske, Record
from macros.models.dag import i_ord
from macros.models.granskning import Granskning, Granskningsutfall
from macros.models.regel import RegelId
from macros.models.system import Driftform
from macros.pages.kinds import START, is_index, kind_of, record_of
from macros.pages.page import Page
from macros.pages.paths import card_page, directive_page
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers
from macros.state.day import Dagslage, add_months
from macros.state.granskningstid import Granskningstid, granskningstid
from macros.state.svarslage import catalogue

SVAREN = "svar-"
NYA = frozenset({"skal", "granskas_var"})
"""Fields that cards and the directive got after the first reviews were held."""


def fingerprint(path: str, pages: Mapping[str, Page], registers: Registers) -> str:
    """SHA-256 over a page's text, and over its card when it is one: spaces and line ends do not count."""
    if known := pages[path].avtryck:
        return known
    text = " ".join(pages[path].text.split())
    register, record_id = record_of(path) or ("", "")
    card = registers.get(register, record_id) if register == "kartotek" else None
    rest = json.dumps(_innehall(card), sort_keys=True, ensure_ascii=False, default=str) if card else ""
    requirements = [k for k in registers.anvisning if path == directive_page(k.avsnitt)]
    rest += "".join(json.dumps(_innehall(k), sort_keys=True, default=str) for k in requirements)
    return hashlib.sha256(f"{text}\n{rest}".encode()).hexdigest()


def _innehall(record: Record) -> dict[str, Any]:
    """What a record says; who may read it is no part of that. A newer field that says nothing changes no fingerprint."""
    said = _utan_nya(record.model_dump(mode="json", exclude={"synlighet", "sekretess"}))
    return said if said.get("krav", True) else {k: v for k, v in said.items() if k != "krav"}


def _utan_nya(value: Any) -> Any:
    if isinstance(value, list):
        return [_utan_nya(v) for v in value]
    if not isinstance(value, dict):
        return value
    return {k: _utan_nya(v) for k, v in value.items() if k not in NYA or v is not None}


def latest(path: str, registers: Registers, dag: date) -> Granskning | None:
    """The last review of a page on or before the day."""
    made = [g for g in registers.by("granskningar", "sida", path) if g.datum.till <= dag]
    return max(made, key=lambda g: g.datum.till, default=None)


@dataclass(frozen=True)
class Omgranskning:
    """A page that has been reviewed: the last review, until when it holds, and whether something asks for a new one."""

    path: str
    titel: str
    senast: Granskning
    galler_till: date | None
    rord: bool
    dag: date

    @property
    def skal(self) -> str:
        """Why the page is to be reviewed again; '' when the review still holds."""
        if self.rord:
            return f"texten har ändrats sedan granskningen {self.senast.datum}"
        if self.galler_till and self.galler_till < self.dag:
            return f"granskningen är från {self.senast.datum}, och regelns tid gick ut {i_ord(self.galler_till)}"
        if self.senast.utfall is Granskningsutfall.ANDRA:
            return f"granskningen {self.senast.datum} sa att något behöver ändras"
        return ""


def granskade(pages: Mapping[str, Page], registers: Registers, dag: date) -> list[Omgranskning]:
    """Every page that has been reviewed by the day, with its last review, in the order of their paths."""
    months = Dagslage(registers, dag).manader(RegelId.GRANSKNING)
    found = []
    for path in sorted({str(g.sida) for g in registers.granskningar} & pages.keys()):
        if last := latest(path, registers, dag):
            until = add_months(last.datum.till, months) if months else None
            moved = last.avtryck != fingerprint(path, pages, registers)
            found.append(Omgranskning(path, pages[path].title, last, until, moved, dag))
    return found


@dataclass(frozen=True)
class Attgranska:
    """A page, or a card's ready answers, with when it is to be looked at next, and by which role where the data says so."""

    nyckel: str
    path: str
    titel: str
    roll: Kanske[Hanvisning]
    tid: Granskningstid
    skal: str
    granskad: str
    """The last look: *granskningen 3 mars 2026*; '' when nobody has looked."""

    @property
    def svar(self) -> bool:
        """Whether it is the answers of a card."""
        return self.nyckel.startswith(SVAREN)


def granskningsplan(pages: Mapping[str, Page], registers: Registers, dag: date) -> list[Attgranska]:
    """Every page of guidance, every page that has been reviewed and every card whose answers are checked by an interval.

    What is due now comes first, then by day. Where some of the reviews are kept from the audience only those that it may
    read: else a page would be told as never reviewed.
    """
    found = [*_sidorna(pages, registers, dag), *_svaren(pages, registers, dag)]
    return sorted(found, key=lambda x: (not x.tid.nu, x.tid.dag, x.titel))


def _sidorna(pages: Mapping[str, Page], registers: Registers, dag: date) -> Iterator[Attgranska]:
    if not registers.visar("granskningar"):
        return
    whole = registers.hela("granskningar")
    held = {g.path: g for g in granskade(pages, registers, dag)}
    for path, page in pages.items():
        last = held.get(path)
        if last or (whole and _guides(path) and not page.made):
            why, until = (last.skal, last.galler_till) if last else ("", None)
            when, looked = granskningstid(path, dag, until, why), f"granskningen {last.senast.datum}" if last else ""
            name = path.removesuffix(".md").replace("/", "-")
            yield Attgranska(name, path, page.title, _agare(page, registers), when, why, looked)


def _svaren(pages: Mapping[str, Page], registers: Registers, dag: date) -> Iterator[Attgranska]:
    """The answers that a role has checked, a row a card: due when the first of its intervals ends."""
    by_card: dict[str, list[tuple[date, str, Any]]] = {}
    rows = catalogue(registers.raknas, list(Driftform), dag) if registers.visar("svar", "kartotek") else []
    for row in rows:
        for answer in row.svar:
            if answer.granskas_senast and card_page(row.kort.id) in pages:
                by_card.setdefault(row.kort.id, []).append((answer.granskas_senast, row.atgard.id, answer.provat.datum))
    for card, due in by_card.items():
        page, (first, _, looked) = pages[card_page(card)], min(due, key=lambda d: d[:2])
        late = ", ".join(dict.fromkeys(measure for day, measure, _ in sorted(due, key=lambda d: d[:2]) if day < dag))
        why = f"{late} skulle ha prövats igen senast {i_ord(first)}" if late else ""
        when = granskningstid(card, dag, first, why)
        told = f"svaren i kravkatalogen om {page.title}"
        yield Attgranska(f"{SVAREN}{card}", page.path, told, _agare(page, registers), when, why, f"prövningen {looked}")


def _guides(path: str) -> bool:
    """Whether a page says how something is done: a card, a routine or a part of the directive."""
    kind = kind_of(path)
    return not is_index(path) and (kind.handledning is not None or "anvisning" in kind.pdf)


def _agare(page: Page, registers: Registers) -> Kanske[Hanvisning]:
    """The role that owns a page, as its head, its card or its record says; unknown where none does, or it is not shown."""
    own = record_of(page.path)
    record = registers.get(*own) if own else None
    owner = str(page.meta.get("agare", getattr(record, "agare", "")))
    if not registers.visar("roller") or registers.get("roller", owner) is None:
        return SAKNAS
    found = Hanvisning(owner)
    found.register = "roller"
    return found


def review_record(
    record_id: str, path: str, roll: str, utfall: str, note: str | None, avtryck: str, today: date
) -> dict[str, str]:
    """The fields of a new review."""
    made = {"id": record_id, "sida": path, "datum": today.isoformat(), "av": roll, "utfall": utfall}
    return made | ({"not": note} if note else {}) | {"avtryck": avtryck}


def find_page(word: str, pages: Mapping[str, Page]) -> str:
    """The path of the page that is meant: a card's id or a path under `docs/`. Raises `Felbruk`."""
    word = as_typed(word).removeprefix("docs/")
    for path in (card_page(word), word, f"{word}.md", f"{word}/{START}"):
        if path in pages and not pages[path].made:
            return path
    raise Felbruk(f"sidan {quote(word)} finns inte{near(word, pages)}")
