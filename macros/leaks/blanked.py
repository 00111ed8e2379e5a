"""The content with every withheld text blanked out before it is filtered and rendered.

What a build of it shows is what the audience is meant to see, whether or not the filter works: what slips through a faulty
filter is a blank here, and so is found in the build that is searched.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from macros.content import Content, for_readers
from macros.models import ARENDEN
from macros.models.base import Hanvisning, Record, Synlighet
from macros.models.dag import Dag
from macros.models.synlighet import closed_fields
from macros.pages.page import Page
from macros.prepared.audience import filtered
from macros.prepared.made_pages import made_pages
from macros.prepared.pages import Preparation

BLANK = "\u2592"


@dataclass(frozen=True)
class _Blanks:
    """Which records are withheld, by (register, id), with the number that stands for each."""

    numbers: Mapping[tuple[str, str], int]
    malgrupp: Synlighet

    def id_of(self, register: str, record_id: str) -> str | None:
        names = ARENDEN if register == "arenden" else (register,)
        found = next((self.numbers[n, record_id] for n in names if (n, record_id) in self.numbers), None)
        return None if found is None else f"{BLANK}{found}"


def seen_by(
    content: Content, made: Content, malgrupp: Synlighet, gone: Collection[tuple[str, str]], pages: Collection[str]
) -> Content:
    """The content as the audience is meant to see it. `gone` are its withheld records, `pages` the paths that are shown.

    `made` is what the filter gave of the whole: when it gives the same of the blanked, that is what is meant to be seen, and
    nothing needs to be rendered again.
    """
    blanks = _Blanks({key: at for at, key in enumerate(sorted(gone))}, malgrupp)
    records = {
        name: tuple(_record(name, record, blanks) for record in held)
        for name, held in content.registers.records.items()
    }
    places = {
        (name, new.id): content.registers.places[name, old.id]
        for name, held in content.registers.records.items()
        for old, new in zip(held, records[name], strict=True)
    }
    registers = replace(content.registers.med(records), places=places)
    written = {path: page for path, page in content.pages.items() if not page.made}
    texts = made_pages(registers) | {path: _page(page, path in pages, malgrupp) for path, page in written.items()}
    held = {r.id for records in registers.records.values() for r in records}
    frysta = {year: replace(f, poster=_frozen(f.poster, blanks, held)) for year, f in content.frysta.items()}
    preparation = Preparation(texts, registers, content.dag, frysta, markdown=content.preparation.markdown)
    meant = filtered(preparation, registers, malgrupp)
    if _same(meant, made.preparation):
        return made
    return for_readers(replace(content, registers=registers, preparation=preparation), malgrupp)


def _same(one: Preparation, other: Preparation) -> bool:
    """Whether two preparations would be rendered alike."""
    texts = [{path: (page.text, page.title) for path, page in p.pages.items()} for p in (one, other)]
    return texts[0] == texts[1] and one.registers.records == other.registers.records and one.frysta == other.frysta


def _record(register: str, record: Record, blanks: _Blanks) -> Record:
    number = blanks.id_of(register, record.id)
    if number is None:
        return _shown(record, blanks)
    kept = {"id": number, **{name: getattr(record, name) for name in ("synlighet", "sekretess", "exempel")}}
    return _blank(record).model_copy(update=kept)


def _shown(value: Any, blanks: _Blanks) -> Any:
    """A value with its withheld fields blanked, and the ids of withheld records."""
    if isinstance(value, BaseModel):
        closed = closed_fields(type(value), blanks.malgrupp)
        new = {
            name: _blank(held) if name in closed else _shown(held, blanks)
            for name in type(value).model_fields
            if (held := getattr(value, name)) is not None
        }
        return value.model_copy(update=new)
    if isinstance(value, tuple):
        return tuple(_shown(part, blanks) for part in value)
    if isinstance(value, Hanvisning) and (number := blanks.id_of(value.register, value)):
        return _reference(value, number)
    return value


def _reference(value: Hanvisning, text: str) -> Hanvisning:
    made = Hanvisning(text)
    made.register = value.register
    return made


def _blank(value: Any) -> Any:
    """The value with every text in it blanked."""
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _blank(getattr(value, name)) for name in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(_blank(part) for part in value)
    if isinstance(value, Hanvisning):
        return _reference(value, BLANK)
    if isinstance(value, Dag):
        return replace(value, text=BLANK)
    return BLANK if type(value) is str else value


def _page(page: Page, shown: bool, malgrupp: Synlighet) -> Page:
    """The page with what is withheld of it blanked, line for line."""
    if not shown:
        meta = {
            name: BLANK if isinstance(value, str) and name not in ("synlighet", "agare") else value
            for name, value in page.meta.items()
        }
        return replace(page, text=f"# {BLANK}\n", meta=meta, passages=())
    rows = page.text.split("\n")
    for passage in page.passages:
        if not passage.synlighet.visas_for(malgrupp):
            for at in range(passage.forsta - 1, passage.sista):
                rows[at] = BLANK
    return replace(page, text="\n".join(rows))


def _frozen(poster: Mapping[str, list], blanks: _Blanks, held: Collection[str]) -> dict[str, list]:
    """What a review kept as data, without its withheld records and with the ids of those blanked. `held`: ids that are not."""
    ids = {old: blanks.id_of(register, old) for register, old in blanks.numbers if old not in held}
    return {
        name: [_renamed(post, ids) for post in posts if (name, str(post.get("id"))) not in blanks.numbers]
        for name, posts in poster.items()
    }


def _renamed(value: Any, ids: Mapping[str, str | None]) -> Any:
    if isinstance(value, Mapping):
        return {name: _renamed(held, ids) for name, held in value.items()}
    if isinstance(value, list):
        return [_renamed(held, ids) for held in value]
    return ids.get(value, value) if isinstance(value, str) else value
