"""Canaries: a sentence of five invented words in everything of an office that an audience may not read, and where they turn up.

Nothing is written and no engine runs. The office is read once, a part of it is marked as restricted, every text, date and id of what
is withheld gets a sentence of its own, and everything that a build would make of the rest is made.
"""

import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from macros.content import Content, for_readers, site_menu, site_pages
from macros.leaks.search import search_for
from macros.models import ARENDEN
from macros.models.base import Hanvisning, Record, Synlighet
from macros.models.dag import Dag
from macros.models.synlighet import closed_fields
from macros.outputs.exports import export_files
from macros.outputs.offline import copy_pages
from macros.outputs.pdf.documents import dokument
from macros.outputs.pdf.make import pdf_job
from macros.outputs.search import search_scripts
from macros.outputs.search_files import COPIED
from macros.pages.kinds import ANNEXES, is_index, kind_of
from macros.pages.levels import page_level
from macros.pages.page import Page, open_pages
from macros.pages.passages import read_passages
from macros.pages.reviews import fingerprint
from macros.prepared.audience import shown_records
from macros.prepared.made_pages import made_pages
from macros.prepared.pages import Preparation
from macros.prepared.tree import tree_files

LETTERS = "bcdfghjklmnprstvaeio"
WORD = re.compile(r"zq[a-z]{6}")
KEEPS_ITS_ID = ("genomgangar", "kartotek", "malgrupper", "regler", "riskskalor", "organisation")
"""Registers whose ids are years, names of written pages, or known to the code."""
PAGE = """# {heading}

{paragraph}. <!-- {comment} -->

- {list_item}

| Vad | Var |
|---|---|
| {cell} | här |

![{alt}](../assets/{file_name}.png)

## {second_heading}

[{link}](https://example.org/{address} "{link_title}")

{{{{ vardagsfragor("{argument}") }}}}
"""
PLACES = re.findall(r"(?<!\{)\{(\w+)\}(?!\})", PAGE)


@dataclass
class Canaries:
    """The sentences, each with where it was planted."""

    planted: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)

    def new(self, place: str) -> str:
        number, letters = len(self.planted), ""
        self.planted.append(place)
        for _ in range(5):
            number, rest = divmod(number, len(LETTERS))
            letters += LETTERS[rest]
        self.whole.append(" ".join(f"zq{letters}{at}" for at in "abcde"))
        return self.whole[-1]

    def slug(self, place: str) -> str:
        return self.new(place).replace(" ", "-")

    def in_text(self, text: str) -> set[int]:
        """Which of the sentences a text holds a word of."""
        found = set()
        for word in set(WORD.findall(text.lower())):
            number = sum(LETTERS.index(letter) * len(LETTERS) ** at for at, letter in enumerate(word[2:7]))
            found.add(number)
        return found


def marked(content: Content, hidden_year: str) -> Content:
    """The office with every third record restricted, every third page too, and every review but one open."""

    def mark(name: str, at: int, record: Record) -> Record:
        if name == "genomgangar":
            level = Synlighet.BEGRANSAD if record.id == hidden_year else Synlighet.OPPEN
        elif name == "malgrupper" or at % 3 != 1:
            return record
        else:
            level = Synlighet.BEGRANSAD
        return record.model_copy(update={"synlighet": level})

    records = {
        name: tuple(mark(name, at, r) for at, r in enumerate(held)) for name, held in content.registers.records.items()
    }
    written = {path: page for path, page in content.pages.items() if not page.made}
    shut = [path for at, path in enumerate(written) if at % 3 == 2 and not is_index(path)]
    pages = {
        path: replace(page, meta={**page.meta, "synlighet": "begransad"} if path in shut else page.meta)
        for path, page in written.items()
    }
    return _content(content, records, pages, content.frysta)


def _content(content: Content, records: Mapping, pages: Mapping[str, Page], frysta: Mapping, places=None) -> Content:
    registers = replace(content.registers.med(dict(records)), places=places or content.registers.places)
    pages = made_pages(registers) | dict(pages)
    return replace(content, registers=registers, preparation=Preparation(pages, registers, content.dag, frysta))


class Planted:
    """An office with canaries in all that an audience may not read."""

    def __init__(self, content: Content, malgrupp: Synlighet):
        self.malgrupp, self.canaries = malgrupp, Canaries()
        self.before = content
        seen = [p for p, page in content.pages.items() if page_level(content.registers, page).visas_for(malgrupp)]
        keep = shown_records(content.registers, malgrupp, [p for p in seen if not content.pages[p].made])
        held = content.registers.records
        self.gone = {(name, r.id): r for name, records in held.items() for r in records if not keep(name, r)}
        self.kept = {r.id for name, records in held.items() for r in records if keep(name, r)}
        self._ids = {key: self._new_id(*key) for key in self.gone if key[0] not in KEEPS_ITS_ID}
        self._paths = {p: self._new_path(p) for p in content.pages if self._may_move(content.pages[p], p in seen)}
        records = {
            name: tuple(
                self._plant(r, f"{name} {r.id}") if (name, r.id) in self.gone else self._shown(r, f"{name} {r.id}")
                for r in rs
            )
            for name, rs in held.items()
        }
        places = {(name, self._ids.get((name, i), i)): place for (name, i), place in content.registers.places.items()}
        pages = {
            self._paths.get(p, p): self._page(page, p in seen) for p, page in content.pages.items() if not page.made
        }
        frysta = {year: replace(f, poster=self._frozen(year, f.poster)) for year, f in content.frysta.items()}
        self.content = _content(content, records, pages, frysta, places)

    @cached_property
    def made(self) -> Content:
        return for_readers(self.content, self.malgrupp)

    def _new_id(self, register: str, record_id: str) -> str:
        return self.canaries.slug(f"{register} {record_id} id")

    def _may_move(self, page: Page, shown: bool) -> bool:
        """Whether a withheld page may have a canary for its path: not one whose path is a record's id, or known to the code."""
        known = is_index(page.path) or page.path.startswith(ANNEXES) or kind_of(page.path).register
        return not (shown or page.made or page.meta.get("fryst") or known)

    def _new_path(self, path: str) -> str:
        folder, _, name = path.rpartition("/")
        return f"{folder}/{self.canaries.slug(f'docs/{path} path')}-{name}" if folder else path

    def _moved(self, text: str) -> str:
        """A text that is the path of a page that has moved, as it is now."""
        path, mark, anchor = text.partition("#")
        return self._paths[path] + mark + anchor if path in self._paths else text

    def _renamed(self, value: Hanvisning) -> Hanvisning:
        names = ARENDEN if value.register == "arenden" else (value.register,)
        new = next((self._ids[n, str(value)] for n in names if (n, str(value)) in self._ids), None)
        return value if new is None else _to(value.register, new)

    def _plant(self, value: Any, place: str) -> Any:
        """A canary in every text of a withheld value."""
        if isinstance(value, BaseModel):
            new = {
                name: self._plant(getattr(value, name), f"{place} {name}")
                for name in type(value).model_fields
                if name not in ("id", "synlighet", "avsnitt")
            }
            if isinstance(value, Record):
                new["id"] = self._ids.get((place.split()[0], value.id), value.id)
            elif hasattr(value, "id"):
                new["id"] = self.canaries.slug(f"{place} id")
            return value.model_copy(update=new)
        if isinstance(value, tuple):
            return tuple(self._plant(part, place) for part in value)
        if isinstance(value, Hanvisning):
            return self._renamed(value)
        if isinstance(value, Dag):
            return replace(value, text=self.canaries.new(f"{place} (dag)"))
        if type(value) is str and value.partition("#")[0] in self.before.pages:
            return self._moved(value)
        return self.canaries.new(place) if type(value) is str else value

    def _shown(self, value: Any, place: str) -> Any:
        """A shown value, with canaries in its fields that are never shown to the audience."""
        if isinstance(value, BaseModel):
            closed = closed_fields(type(value), self.malgrupp)
            new = {
                name: (self._plant if name in closed else self._shown)(getattr(value, name), f"{place} {name}")
                for name in type(value).model_fields
            }
            return value.model_copy(update=new)
        if isinstance(value, tuple):
            return tuple(self._shown(part, place) for part in value)
        if type(value) is str:
            return self._moved(value)
        return self._renamed(value) if isinstance(value, Hanvisning) else value

    def _page(self, page: Page, shown: bool) -> Page:
        """A withheld page with canaries everywhere in it; a shown one with a restricted passage of the same."""
        if shown and page.meta.get("fryst"):
            return page
        words = {at: self.canaries.new(f"{page.file} {at}") for at in PLACES}
        words |= {at: words[at].replace(" ", "-") for at in ("file_name", "address")}
        text = PAGE.format(**words)
        if shown:
            mark = fingerprint(
                page.path, self.before.pages, self.before.registers
            )  # what is worth is that of the whole
            text = f"{self._linked(page)}\n\n<!-- begransad -->\n\n{text.replace('# ', '## ')}\n<!-- /begransad -->\n"
            text, passages = read_passages(page.file, text, [])
            return replace(page, text=text, passages=(*page.passages, *passages), avtryck=mark)
        told = {name: self.canaries.new(f"{page.file} {name}") for name in ("title", "description")}
        return replace(page, path=self._paths.get(page.path, page.path), text=text, meta={**page.meta, **told})

    def _linked(self, page: Page) -> str:
        """The text of a shown page with its links to pages that have moved, in every form that a link may have."""
        text = page.text
        for old, new in self._paths.items():
            text = text.replace(f"]({relative_file(old, page.path)}", f"]({relative_file(new, page.path)}")
        return text

    def _frozen(self, year: str, poster: Mapping[str, list]) -> dict[str, list]:
        """What a frozen review keeps of withheld records, and all of a withheld review, with canaries."""
        all_of_it = ("genomgangar", year) in self.gone

        def post(name: str, held: Mapping) -> dict:
            if not all_of_it and (name, held["id"]) not in self.gone:
                return referring(held, {old: new for (_, old), new in self._ids.items() if old not in self.kept})
            return {k: self._plain(v, f"fryst {year} {name} {held['id']} {k}") for k, v in held.items()}

        return {name: [post(name, p) for p in posts] for name, posts in poster.items()}

    def _plain(self, value: Any, place: str) -> Any:
        if isinstance(value, dict):
            return {k: self._plain(v, f"{place} {k}") for k, v in value.items()}
        if isinstance(value, list):
            return [self._plain(part, place) for part in value]
        if place.endswith(" id") or not isinstance(value, str):
            return self._ids.get((place.split()[2], value), value) if isinstance(value, str) else value
        return self.canaries.new(place) if " " in value else value

    def at(self, place: str) -> str:
        """Where the page is now whose path was planted as `docs/… path`."""
        return self._paths[place.removeprefix("docs/").removesuffix(" path")]

    def found(self) -> dict[int, list[str]]:
        """The canaries that stand in what is made of the office, each with the files that hold it."""
        where: dict[int, list[str]] = {}
        for name, data in outputs(self.made).items():
            for place, text in opened(name, data):
                for number in self.canaries.in_text(text):
                    where.setdefault(number, []).append(place)
        return where


def referring(value: Any, ids: Mapping[str, str]) -> Any:
    """The data of a frozen record with its references to records that have new ids."""
    if isinstance(value, dict):
        return {name: referring(held, ids) for name, held in value.items()}
    if isinstance(value, list):
        return [referring(held, ids) for held in value]
    return ids.get(value, value) if isinstance(value, str) else value


def relative_file(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def opened(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    yield name, name
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from opened(f"{name}!{member}", archive.read(member))
    else:
        text = data.decode("utf-8", "ignore")
        yield name, re.sub(r"\r\n[ \t]", "", text)


def outputs(content: Content) -> dict[str, bytes]:
    """Everything that a build makes of a content before its engines: trees, menu, search, exports, what PDFs are made of."""
    site, files = site_pages(content), export_files(content.registers, content.dag, False, open_pages(content.pages))
    documents = dokument(content)
    names = {d.namn for d in documents}
    made = {f"trad/{name}": data for name, data in tree_files(site, {}).items()}
    copy = copy_pages(site)
    made |= {f"kopia/{name}": data for name, data in tree_files(copy, {}).items()}
    made |= {f"utdata/{name}": data for name, data in files.items()}
    made |= search_scripts(content, site, {*names, *(f"utdata/{n}" for n in files)})
    made |= {f"kopia/{n}": data for n, data in search_scripts(content, copy, COPIED & names).items()}
    menu = site_menu(content, [{page.title: path} for path, page in content.pages.items()])
    made["meny"] = "\n".join(f"{title}\n{path}" for row in menu for title, path in row.items()).encode()
    for document in documents:
        job = pdf_job(content, document, "mkdocs")
        made |= {f"{document.namn}/{n}": data for n, data in job.files.items()}
    return made


def fewer(planted: Planted) -> Content:
    """The office before anything was planted, with one withheld record a register where there were more.

    What referred to one that is not here refers to the one that is: what is shown must be the same.
    """
    before, kept = planted.before, {}
    for name, record_id in planted.gone:
        kept.setdefault(name, record_id)

    def walk(value: Any) -> Any:
        if isinstance(value, BaseModel):
            return value.model_copy(update={n: walk(getattr(value, n)) for n in type(value).model_fields})
        if isinstance(value, tuple):
            return tuple(walk(part) for part in value)
        if not isinstance(value, Hanvisning):
            return value
        names = ARENDEN if value.register == "arenden" else (value.register,)
        name = next((n for n in names if (n, str(value)) in planted.gone), None)
        return value if name is None else _to(value.register, kept[name])

    records = {
        name: tuple(
            walk(r)
            for r in held
            if (name, r.id) not in planted.gone or kept[name] == r.id or name in ("genomgangar", "malgrupper")
        )
        for name, held in before.registers.records.items()
    }
    here = {(name, r.id) for name, held in records.items() for r in held}
    others = {old: kept[name] for name, old in planted.gone if old not in planted.kept}
    frysta = {
        year: replace(
            f,
            poster={n: [referring(p, others) for p in posts if (n, p["id"]) in here] for n, posts in f.poster.items()},
        )
        for year, f in before.frysta.items()
    }
    return _content(before, records, {p: page for p, page in before.pages.items() if not page.made}, frysta)


def _to(register: str, record_id: str) -> Hanvisning:
    made = Hanvisning(record_id)
    made.register = register
    return made


@dataclass(frozen=True)
class Searched:
    """What the search of a build makes of an office with canaries: those that it would miss, and its false alarms."""

    missed: list[str]
    alarms: list[str]


def searched(planted: Planted) -> Searched:
    search, missed = search_for(planted.content, planted.made), []
    for place, canary in zip(planted.canaries.planted, planted.canaries.whole, strict=True):
        search.problems.clear()
        path = place.endswith(" path")
        search.file(f"{place}.json", json.dumps(planted.at(place) if path else canary).encode())
        missed += [] if search.problems else [place]
    search.problems.clear()
    for name, data in outputs(planted.made).items():
        search.file(name, data)
    return Searched(missed, list(map(str, search.problems)))
