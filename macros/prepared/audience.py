"""The content as one audience may read it, made before anything is rendered: pages, passages, records, what is frozen.

This is the only filter. What it takes away is in no prepared page, and so in nothing that is made of them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from macros.frozen.store import Fryst
from macros.models import MODELS, REGISTERS
from macros.models.base import Record, Synlighet
from macros.models.synlighet import closed_fields
from macros.pages.kinds import DIRECTIVE, is_open, kind_of
from macros.pages.levels import page_level
from macros.pages.page import Page, url
from macros.pages.passages import without
from macros.pages.paths import BINDER_NEEDS
from macros.pages.reviews import fingerprint
from macros.prepared.article import article_of, reopened
from macros.prepared.closed_links import Inside, close_doors, ids_of, relink
from macros.prepared.made_pages import made_pages
from macros.prepared.markup import parse
from macros.prepared.pages import Preparation, Prepared
from macros.registers.levels import unmarked_level
from macros.registers.load import Registers
from macros.registers.narrow import Keep, by_marks, narrowed
from macros.state.gallande import rutinen
from macros.views.columns import BERAKNADE
from macros.views.genomgang import pdf_namn, rattelser_namn
from macros.views.ta_med import PARM, ZIP

FRAME_IDS = frozenset({"om-sidan"})
"""Anchors that stand in the frame of every page and not in its article."""
FILE_FOLDERS = ("pdf", "utdata")
ABOUT_A_PAGE = {"granskningar": "sida", "malgrupper": "galler_sidor"}
"""The registers whose records are about a page each, and the field that names it."""
OTHER_FILES = (
    "utdata/arshjul.ics",
    "utdata/kravlage.json",
    "utdata/lis.json",
    "utdata/lis.schema.json",
    "pdf/lokal-anvisning.pdf",
    PARM,
    ZIP,
)


def for_audience(whole: Preparation, registers: Registers, malgrupp: Synlighet) -> Preparation:
    """The preparation of what an audience may read, every page rendered anew from it, with no link to what is not there."""
    preparation = filtered(whole, registers, malgrupp)
    same = unchanged(whole, preparation)
    for path in same:
        preparation.put(path, whole[path])
    close_links(preparation, same)
    return preparation


def unchanged(whole: Preparation, less: Preparation) -> set[str]:
    """The pages that say the same to the audience, and need not be made again: nothing that they rest on is kept back.

    Where a page is kept back, any other may have named it: then all are made again.
    """
    if any(map(is_open, less.gone)) or whole.leads_to != less.leads_to:
        return set()
    touched = less.registers.delvis | less.registers.utelamnade
    return {
        p for p, page in less.pages.items() if page.text == whole.pages[p].text and touched.isdisjoint(whole[p].fragat)
    }


def filtered(whole: Preparation, registers: Registers, malgrupp: Synlighet) -> Preparation:
    """What an audience may read, with nothing rendered yet."""
    seen = {p: page for p, page in whole.pages.items() if page_level(registers, page).visas_for(malgrupp)}
    shown = {path: page for path, page in seen.items() if not page.made}
    less = narrowed(registers, malgrupp, shown_records(registers, malgrupp, shown), whole.pages.keys() - seen.keys())
    made = {path: page for path, page in made_pages(less).items() if page_level(registers, page).visas_for(malgrupp)}
    pages = made | {path: _cut(page, whole.pages, registers, malgrupp) for path, page in shown.items()}
    frysta = {
        year: shown_frozen(f, registers, malgrupp) for year, f in whole.frysta.items() if less.get("genomgangar", year)
    }
    gone = frozenset(whole.pages.keys() - pages.keys())

    same = {"gone": gone, "forge": whole.forge, "markdown": whole.markdown}
    return Preparation(pages, less, whole.dag, frysta, whole.problems, **same)


def shown_records(registers: Registers, malgrupp: Synlighet, pages: Collection[str]) -> Keep:
    """Which records are shown: by their marks, and a decision without one to all who read a page that it makes hold.

    What is about a page that people have written is shown with it: its review, and its row in the table of audiences.
    """
    marked = by_marks(registers, malgrupp)
    parts = {named for page in pages for named in (page, *rutinen(page))}

    def keep(register: str, record: Record) -> bool:
        about = ABOUT_A_PAGE.get(register)
        page = str(getattr(record, about) or "").partition("#")[0] if about else ""
        if page.endswith(".md") and page not in pages and not kind_of(page).ur_data:
            return False
        decided = record.faststaller if register == "beslut" and record.synlighet is None else ()
        return marked(register, record) or any(str(page) in parts for page in decided)

    return keep


def _cut(page: Page, pages: Mapping[str, Page], registers: Registers, malgrupp: Synlighet) -> Page:
    """The page without the passages that are not for the audience; what it is worth follows from the whole."""
    text = without(page.text, page.passages, malgrupp)
    return replace(page, text=text, passages=(), avtryck=fingerprint(page.path, pages, registers))


def shown_frozen(frozen: Fryst, registers: Registers, malgrupp: Synlighet) -> Fryst:
    """A frozen review's records as data: a record follows its mark, a field its model. The document stays whole."""
    shown = shown_then(registers, malgrupp)
    then = {name: posts for name, posts in frozen.poster.items() if name in MODELS}
    now = by_marks(registers, malgrupp)
    levels = [(r.id, now(name, r)) for name, held in registers.records.items() for r in held]
    levels += [(str(post.get("id")), shown(name, post)) for name, posts in then.items() for post in posts]
    gone = {held for held, kept in levels if not kept} - {held for held, kept in levels if kept}
    poster = {
        name: [_without(_fields(name, post, malgrupp), gone) for post in posts if shown(name, post)]
        for name, posts in then.items()
    }
    return replace(frozen, poster=poster)


def shown_then(registers: Registers, malgrupp: Synlighet) -> Callable[[str, Mapping], bool]:
    """Which records that a frozen review kept are shown, by their marks of today; one that is gone has the mark that it had."""
    marked = by_marks(registers, malgrupp)

    def shown(register: str, post: Mapping) -> bool:
        if record := registers.get(register, str(post.get("id"))):
            return marked(register, record)
        then = post.get("synlighet")
        return (Synlighet(then) if then else unmarked_level(registers, register)).visas_for(malgrupp)

    return shown


def _fields(register: str, post: Mapping, malgrupp: Synlighet) -> dict:
    """The fields of a record that an audience may read, and what is computed of them."""
    closed = closed_fields(MODELS[register], malgrupp)
    computed = {k.nyckel for k in BERAKNADE.get(register, ()) if not closed.isdisjoint(k.av)}
    return {name: value for name, value in post.items() if name not in closed | computed}


def _without(value: Any, gone: Collection[str]) -> Any:
    """The value without references to records that are kept back."""
    if isinstance(value, Mapping):
        return {name: _without(held, gone) for name, held in value.items()}
    if isinstance(value, list):
        return [_without(held, gone) for held in value if not (isinstance(held, str) and held in gone)]
    return None if isinstance(value, str) and value in gone else value


def close_links(preparation: Preparation, same: Collection[str] = ()) -> None:
    """Every link of every page leads to something that the audience has, or is plain words. `same`: as they are for everybody."""
    prepared, made = dict(preparation.all()), files(preparation)
    again = set(prepared) - set(same)
    steps = {step for path in again for step in url(path).split("/")[-2:-1]} | set(FILE_FOLDERS)
    again |= {path for path in same if any(f"{step}/" in prepared[path].article.html for step in steps)}
    roots = {path: reopened(prepared[path].article) for path in prepared if path in again}
    ids = {path: ids_of(roots[path]) if path in again else page.article.ids for path, page in prepared.items()}
    pages = Inside({url(path): found | FRAME_IDS for path, found in ids.items()}, made)
    for path, root in roots.items():
        close_doors(root, path, pages)
    ids = {path: ids_of(roots[path]) if path in again else page.article.ids for path, page in prepared.items()}
    inside = Inside({url(path): found | FRAME_IDS for path, found in ids.items()}, made)
    for path, root in roots.items():
        relink(root, path, inside)
        preparation.put(path, _closed(prepared[path], article_of(root), path, inside))


def _closed(page: Prepared, article, path: str, inside: Inside) -> Prepared:
    foot = parse(page.fot)
    relink(foot, path, inside)
    return replace(page, article=article, fot=foot.inner_html if page.fot else "")


def files(preparation: Preparation) -> set[str]:
    """The addresses of the files that are made for the audience, beside its pages."""
    registers, pages = preparation.registers, preparation.pages
    listed = [r.namn for r in REGISTERS if registers.visar(r.namn) or registers.malgrupp is not Synlighet.OPPEN]
    exports = {f"utdata/{name}.{ext}" for name in listed for ext in ("json", "csv", "xlsx")}
    reviews = {name(int(g.id)) for g in registers.records["genomgangar"] for name in (pdf_namn, rattelser_namn)}
    others = set(OTHER_FILES)
    if not registers.visar("arshjul"):
        others.discard("utdata/arshjul.ics")
    if DIRECTIVE not in pages:
        others.discard("pdf/lokal-anvisning.pdf")
    if not pages.keys() >= BINDER_NEEDS:
        others.discard(PARM)
    return exports | reviews | others
