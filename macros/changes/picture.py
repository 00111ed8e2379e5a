"""What a tree says, as plain data: for each audience its pages by sentence, the records, figures, answers and requirements.

Only our own code reads the tree, and of it nothing but data and text. A tree that cannot be read whole is told of, and the
rest of it is still there: then what was written is compared, and nothing that is computed.
"""

import dataclasses
import gc
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from macros.changes.sentences import of_article, of_source
from macros.checks.frozen_reviews import manifests
from macros.checks.real_use import obstacles
from macros.checks.rules import check_registers
from macros.frozen.store import load_frozen
from macros.models import REGISTERS
from macros.models.base import SAKNAS, Synlighet
from macros.pages.kinds import START
from macros.pages.levels import page_level
from macros.pages.page import Page, load_pages, open_pages
from macros.pages.passages import without
from macros.prepared.audience import filtered, shown_records, unchanged
from macros.prepared.made_pages import made_pages
from macros.prepared.pages import Preparation
from macros.problems import ContentFault, Problem
from macros.registers.levels import unmarked_level
from macros.registers.load import Registers, load_registers
from macros.state.andrat import TEXT
from macros.state.clock import real_day
from macros.state.kravsvar import besvarade
from macros.state.svarslage import answer_state
from macros.views.jamforelse import build_tal
from macros.views.parts import sammanhang
from macros.views.poster import build_poster, data
from macros.views.tackning import sidan

ALLT = Synlighet.BEGRANSAD
LASARE = (Synlighet.OPPEN, Synlighet.INTERN, ALLT)
"""The audiences, the widest first."""
COMPUTING = (ContentFault, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What computing may end with, of data that an older or another code wrote."""
Sidor = Mapping[str, list[str]]


@dataclass(frozen=True)
class Bild:
    """A tree on a day. Audiences and registers are known by their names, so that the whole can be kept as JSON."""

    hel: bool
    """Whether all could be read and computed; else `sidor` are what was written, and the figures are not there."""
    fel: list[str]
    sidor: dict[str, Sidor]
    """For each audience, the sentences of the pages that it may read."""
    namn: dict[str, str]
    gjorda: list[str]
    """The pages that are made of data."""
    poster: dict[str, dict[str, Any]]
    synliga: dict[str, dict[str, list[str]]]
    """For each audience, the ids that it may read of each register."""
    nivaer: dict[str, str]
    """Whom a record of a register is for that says nothing itself."""
    manifest: dict[str, str]
    tal: list[Any] = field(default_factory=list)
    krav: dict[str, dict[str, Any]] = field(default_factory=dict)
    svar: dict[str, str] = field(default_factory=dict)
    matt: dict[str, Any] = field(default_factory=dict)
    hinder: int | None = None

    def as_json(self) -> bytes:
        return json.dumps(vars(self), ensure_ascii=False).encode()


def from_json(kept: bytes) -> Bild:
    return Bild(**json.loads(kept))


@dataclass(frozen=True)
class Last:
    """A tree as it was read: the picture, and the registers that it is of."""

    bild: Bild
    registers: Registers


def read_tree(root: Path, dag: date, faults: Iterable[Problem] = (), whole: bool = True) -> Last:
    """Read the tree in a folder as of a day. `faults` stand in the way of reading it; without `whole` nothing is computed."""
    gc.disable()  # as in `content`: what is made stays, and looking for garbage in it takes a third of the time
    try:
        return _read(root, dag, faults, whole)
    finally:
        gc.freeze()
        gc.enable()


def _read(root: Path, dag: date, faults: Iterable[Problem], whole: bool) -> Last:
    registers, problems = load_registers(root)
    pages = load_pages(root, problems, made_pages(registers))
    found = [*faults, *problems]
    ruled = sorted({*found, *check_registers(registers, real_day())})
    if whole and not found:
        try:
            return Last(_whole(root, registers, pages, dag, ruled), registers)
        except COMPUTING as fault:
            told = Problem(
                "data", 1, "", f"lägen och tal går inte att räkna ut ur de här filerna ({type(fault).__name__})"
            )
            ruled = ruled or [told]
    return Last(_written(registers, pages, ruled), registers)


def _whole(root: Path, registers: Registers, pages: Mapping[str, Page], dag: date, faults: list[Problem]) -> Bild:
    """Everything, each audience's pages as it gets them."""
    preparation = Preparation(pages, registers, dag, load_frozen(root))
    names, sidor, less = _names(registers), {}, {}
    all_of_them = {path: of_article(page.article.html, names) for path, page in preparation.all()}
    for audience in LASARE[:2]:
        seen = less[audience] = filtered(preparation, registers, audience)
        same = unchanged(preparation, seen)
        sidor[str(audience)] = {
            path: all_of_them[path] if path in same else of_article(seen[path].article.html, names)
            for path in seen.pages
        }
    s = sammanhang(registers.raknas, dag, START, open_pages(pages), preparation.frysta)
    return dataclasses.replace(
        _held(registers, pages, sorted({*faults, *preparation.problems})),
        hel=True,
        sidor=sidor | {str(ALLT): all_of_them},
        poster=_by_id(build_poster(registers, dag)),
        tal=list(build_tal(s)),
        krav={ram.id: _requirements(registers, dag, ram) for ram in registers.raknas.krav},
        svar=_answers(registers, dag),
        hinder=sum(len(group.problems) for group in obstacles(registers, pages)),
    )


def _written(registers: Registers, pages: Mapping[str, Page], faults: list[Problem]) -> Bild:
    """What people have written, as far as it can be read."""
    names = _names(registers)
    read = {audience: _readable(registers, pages, audience) for audience in LASARE}
    return dataclasses.replace(
        _held(registers, pages, faults),
        sidor={str(a): {p: of_source(page, names) for p, page in found.items()} for a, found in read.items()},
    )


def _held(registers: Registers, pages: Mapping[str, Page], faults: Iterable[Problem]) -> Bild:
    """What is there: the records and who may read them, the names of the pages, the measures."""
    levels = {path: page_level(registers, page) for path, page in pages.items()}
    seen = {a: [path for path, level in levels.items() if level.visas_for(a)] for a in LASARE}
    return Bild(
        hel=False,
        fel=[str(fault) for fault in faults],
        sidor={},
        namn={path: page.title for path, page in pages.items()},
        gjorda=[path for path, page in pages.items() if page.made],
        poster={r.namn: {x.id: data(x) for x in registers.of(r.namn)} for r in REGISTERS},
        synliga={str(a): _shown(registers, a, [p for p in found if not pages[p].made]) for a, found in seen.items()},
        nivaer={r.namn: str(unmarked_level(registers, r.namn)) for r in REGISTERS},
        manifest=manifests(registers),
        matt={a.id: a.model_dump(mode="json", include=set(TEXT)) for card in registers.kartotek for a in card.atgarder},
    )


def _readable(registers: Registers, pages: Mapping[str, Page], audience: Synlighet) -> dict[str, Page]:
    """The pages that an audience may read, without the passages that it may not."""
    seen = {path: page for path, page in pages.items() if page_level(registers, page).visas_for(audience)}
    return {
        path: dataclasses.replace(page, text=without(page.text, page.passages, audience), passages=())
        for path, page in seen.items()
    }


def _shown(registers: Registers, audience: Synlighet, pages: list[str]) -> dict[str, list[str]]:
    """The ids that an audience may read, by register; `pages` are those that people have written and it may read."""
    keep = shown_records(registers, audience, pages)
    return {r.namn: [x.id for x in registers.of(r.namn) if keep(r.namn, x)] for r in REGISTERS}


def _names(registers: Registers) -> list[str]:
    """The persons that a review names: they stand in no file that is made."""
    return [g.kontaktperson.namn for g in registers.genomgangar if g.kontaktperson.namn is not SAKNAS]


def _by_id(posts: Mapping[str, list[Any]]) -> dict[str, dict[str, Any]]:
    return {register: {post["id"]: post for post in held} for register, held in posts.items()}


def _requirements(registers: Registers, dag: date, ram: Any) -> dict[str, str]:
    """The state of each requirement of a framework, by its number."""
    return {number: str(found.status) for number, found in besvarade(registers, dag, ram, sidan).items()}


def _answers(registers: Registers, dag: date) -> dict[str, str]:
    """How far each ready answer has come, by its measure and form."""
    measures = {a.id: a for card in registers.kartotek for a in card.atgarder}
    return {
        f"{answer.atgard} {answer.form}": str(answer_state(measures[answer.atgard], answer, dag)[0])
        for sheet in registers.raknas.svar
        for answer in sheet.svar
        if answer.atgard in measures
    }
