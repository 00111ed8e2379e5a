"""What an audience may not read, and what it is shown, as texts: taken from the whole content by its marks alone."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.content import Content
from macros.frozen.store import FOLDER
from macros.leaks.blanked import seen_by
from macros.leaks.texts import markup, texts
from macros.models import MODELS, REGISTERS
from macros.models.base import Hanvisning, Record, Synlighet
from macros.models.dag import Dag
from macros.models.synlighet import faltets_vidaste
from macros.outputs.exports import SCHEMA_FILE, record_files, schema_file
from macros.outputs.pdf.documents import dokument
from macros.outputs.search import index_scripts
from macros.pages.kinds import START
from macros.pages.levels import page_level
from macros.pages.page import Page, open_pages, url
from macros.pages.passages import without
from macros.prepared.audience import shown_records, shown_then
from macros.prepared.markdown_html import PageMarkdown
from macros.registers.levels import record_level
from macros.registers.narrow import Keep
from macros.registers.validation import Loc
from macros.registers.yaml_source import Source

OURS = Path(__file__).resolve().parents[1]
OUR_WORDS = "programmet"
"""The source of what our own templates and texts say."""
CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
ARGUMENT = re.compile(r"""["']([^"']+)["']""")
CONSTANT = re.compile(r'"([^"\n]+)"')
"""A text in our code. Short ones are read too, so that what stands between two texts is never taken for one."""


@dataclass
class Texts:
    """Texts with where each comes from; ids of records, and addresses of pages."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    files: set[bytes] = field(default_factory=set)
    """SHA-256 of files that are shown as they are."""
    paths: dict[str, str] = field(default_factory=dict)
    """Of pages under `docs/`, without their endings."""
    parts: set[str] = field(default_factory=set)
    """Paragraphs and cells of what is among the texts in one piece."""

    def add_page(self, path: str, file: str) -> None:
        self.addresses[url(path)] = self.paths[path.removesuffix(".md")] = file

    def add(self, source: str, texts: Iterable[str]) -> None:
        self.texts += [(source, text) for text in texts if text]


def sorted_out(content: Content, made: Content) -> tuple[Texts, Texts]:
    """(what is withheld from the audience, what it is shown) of a whole content; `made` is what the filter gave of it."""
    malgrupp = made.registers.malgrupp
    gone, shown = Texts(), Texts()
    levels = {path: page_level(content.registers, page) for path, page in content.pages.items()}
    seen = [path for path, level in levels.items() if level.visas_for(malgrupp)]
    written = [path for path in seen if not content.pages[path].made]
    keep = shown_records(content.registers, malgrupp, written)
    _records(content, malgrupp, keep, gone, shown)
    _written(content, malgrupp, seen, gone, shown)
    _frozen(content, made, gone)
    shown.add(OUR_WORDS, [*_our_words(), *(text for _, text in texts(SCHEMA_FILE, schema_file(made.registers)))])
    _rendered(content, made, keep, set(seen), shown)
    _decided(content, malgrupp, shown)
    return gone, shown


def _written(content: Content, malgrupp: Synlighet, seen: Collection[str], gone: Texts, shown: Texts) -> None:
    """What people have written on pages, shown or withheld, and in their passages."""
    markdown = PageMarkdown()
    for path, page in content.pages.items():
        if page.made:
            continue
        told = shown if path in seen else gone
        told.add(page.file, _head(page))
        if path not in seen:
            gone.add_page(path, page.file)
        if path in seen and page.passages:
            told.add(page.file, _page(markdown, without(page.text, page.passages, malgrupp)))
        else:
            told.add(page.file, [*_arguments(page.text), *markup(content.preparation[path].written.html)])
        for passage in page.passages if path in seen else ():
            if not passage.synlighet.visas_for(malgrupp):
                rows = page.text.split("\n")[passage.forsta - 1 : passage.sista]
                gone.add(f"{page.file}:{passage.forsta}", _page(markdown, "\n".join(rows)))


def _head(page: Page) -> Iterator[str]:
    for value in page.meta.values():
        yield from value.values() if isinstance(value, dict) else [str(value)]


def _page(markdown: PageMarkdown, text: str) -> Iterator[str]:
    """The paragraphs, cells, attributes and comments of a text, and the arguments of its calls."""
    yield from _arguments(text)
    yield from markup(markdown.html(CALL.sub(" ", text)))


def _arguments(text: str) -> Iterator[str]:
    for call in CALL.findall(text):
        yield from ARGUMENT.findall(call)


def _records(content: Content, malgrupp: Synlighet, keep: Any, gone: Texts, shown: Texts) -> None:
    for name, records in content.registers.records.items():
        for record in records:
            source, start = content.registers.places[name, record.id]
            place = partial(_line, source, start)
            if keep(name, record):
                shown.ids[record.id] = ""
                _fields(record, malgrupp, place, gone, shown)
            else:
                gone.ids[record.id] = place()
                gone.add(place(), _strings(record))


def _line(source: Source, start: Loc) -> str:
    """Where a record stands. A file is read for its lines only when one of its records is withheld, or a part of one."""
    return f"{source.path}:{source.line(start)}"


def _fields(value: BaseModel, malgrupp: Synlighet, place: Callable[[], str], gone: Texts, shown: Texts) -> None:
    """The texts of a shown record, each field where its model puts it."""
    for name, info in type(value).model_fields.items():
        held = getattr(value, name)
        if not faltets_vidaste(info).visas_for(malgrupp):
            if told := list(_strings(held)):
                gone.add(place(), told)
        elif isinstance(held, BaseModel):
            _fields(held, malgrupp, place, gone, shown)
        elif isinstance(held, tuple):
            for part in held:
                if isinstance(part, BaseModel):
                    _fields(part, malgrupp, place, gone, shown)
                else:
                    shown.add("", _strings(part))
        else:
            shown.add("", _strings(held))


def _strings(value: Any) -> Iterator[str]:
    """The texts in any value of a record; a reference is another record's id."""
    if isinstance(value, Hanvisning | bool | Enum) or value is None:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Dag):
        yield value.text
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)


def _rendered(content: Content, made: Content, keep: Keep, pages: set[str], shown: Texts) -> None:
    """What a build says whose withheld texts are blanked: sentences that are made of what is shown."""
    lost = {(name, r.id) for name, held in content.registers.records.items() for r in held if not keep(name, r)}
    seen = seen_by(content, made, made.registers.malgrupp, lost, pages)
    for path, page in seen.preparation.all():
        parts = list(markup(page.article.html))
        shown.parts.update(parts)  # a PDF has no cells: what follows on what there is no sentence of anybody's
        shown.add(path, [" ".join(parts), url(path), path, *markup(page.fot), *map(str, page.page.meta.values())])
    for document in dokument(seen):
        cover = [value for value in vars(document.omslag).values() if isinstance(value, str)]
        shown.add(document.namn, [*cover, " ".join(cover)])
    # Every review says that it has an annex; at a page's end the title in the foot follows on any word, also on "till".
    shown.add("", [f"begränsad bilaga till {g.titel}" for g in made.registers.genomgangar])
    s = seen.sammanhang(START)
    articles = {url(path): page.article.html for path, page in seen.preparation.all()}
    exports = record_files(seen.registers, seen.dag, True, open_pages(seen.pages), med_xlsx=False)
    for name, data in {**index_scripts(s, articles), **exports}.items():
        shown.add(name, (text for _, text in texts(name, data)))


def _decided(content: Content, malgrupp: Synlighet, shown: Texts) -> None:
    """The PDFs of decided reviews: such a document is shown whole or not at all."""
    for year in content.frysta:
        review = content.registers.get("genomgangar", year)
        if review and record_level(content.registers, "genomgangar", review).visas_for(malgrupp):
            for pdf in sorted((content.root / FOLDER / year / "pdf").glob("*.pdf")):
                data = pdf.read_bytes()
                shown.files.add(hashlib.sha256(data).digest())
                shown.add(pdf.name, (text for _, text in texts(pdf.name, data)))


def _frozen(content: Content, made: Content, gone: Texts) -> None:
    """What frozen reviews keep as data of records that the audience may not read today, and all of a review that it may not."""
    shown = shown_then(content.registers, made.registers.malgrupp)
    for year, frozen in content.frysta.items():
        for register, posts in frozen.poster.items():
            for post in posts:
                if year not in made.frysta or register not in MODELS or not shown(register, post):
                    place = f"data/frysta/{year}/poster.json {register} {post.get('id')}"
                    gone.add(place, _strings(post))
                    gone.ids.setdefault(str(post.get("id")), place)


def _our_words() -> Iterator[str]:
    """What our templates and our frame say of themselves, whatever the data."""
    for folder in (OURS / "templates", OURS.parent / "overrides"):
        for file in folder.rglob("*.html*"):
            yield from markup(re.sub(r"\{[{%#].*?[}%#]\}", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL))
        for file in (*folder.rglob("*.js"), *folder.rglob("*.css")):
            yield from (text for _, text in texts(file.name, file.read_bytes()))
    for file in OURS.rglob("*.py"):
        yield from CONSTANT.findall(file.read_text(encoding="utf-8"))
    for register in REGISTERS:
        yield from (register.titel, register.om)


__all__ = ["Record", "Texts", "sorted_out"]
