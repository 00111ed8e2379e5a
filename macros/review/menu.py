"""A new review in the menu of mkdocs.yml: before the reviews that are there, the newest first."""

from collections.abc import Iterable, Iterator
from typing import Any

from macros.editing.yaml_places import Document
from macros.editing.yaml_values import inline
from macros.editing.yaml_writer import append, insert_block
from macros.pages.kinds import kind_of, year_of
from macros.registers.validation import Loc

NAV = "nav"


def with_review(text: str, title: str, pages: Iterable[str]) -> str:
    """The text of a mkdocs.yml with a review's pages in its menu; unchanged when it has no menu, or has them already.

    Only the new rows are added: every other byte stays. Raises `Felbruk` when that cannot be.
    """
    settings, wanted = Document(text).value, list(pages)
    nav = settings.get(NAV) if isinstance(settings, dict) else None
    if not isinstance(nav, list) or set(wanted) <= set(_leaves(nav)):
        return text
    found = _place(list(_reviews(nav, (NAV,))), next(filter(None, map(_year, wanted)), ""))
    loc, n = found or ((NAV,), len(nav))
    if n >= len(_at(settings, loc)):
        return append(text, loc, {title: wanted})
    return insert_block(text, loc, n, "\n".join([f"- {inline(title)}:", *(f"    - {page}" for page in wanted)]) + "\n")


def _leaves(value: Any) -> list[str]:
    """The pages under an entry of the menu."""
    if isinstance(value, str):
        return [value]
    inner = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return [page for part in inner for page in _leaves(part)]


def _reviews(entries: list[Any], loc: Loc) -> Iterator[tuple[Loc, int, str]]:
    """(list, place in it, year) of each entry that is one review; an entry that holds several is looked into."""
    for n, entry in enumerate(entries):
        years = {_year(page) for page in _leaves(entry)}
        if len(years) == 1 and None not in years:
            yield loc, n, years.pop()
        elif years - {None} and isinstance(entry, dict):
            name, inner = next(iter(entry.items()))
            if isinstance(inner, list):
                yield from _reviews(inner, (*loc, n, name))


def _place(found: list[tuple[Loc, int, str]], year: str) -> tuple[Loc, int] | None:
    """(list, place in it) where a review of a year goes: before the first that is older, else after the last."""
    for loc, n, other in found:
        if other < year:
            return loc, n
    return (found[-1][0], found[-1][1] + 1) if found else None


def _at(settings: Any, loc: Loc) -> list[Any]:
    for step in loc:
        settings = settings[step]
    return settings


def _year(page: str) -> str | None:
    """The year of the review that a page of the menu belongs to."""
    return year_of(page) if kind_of(page).genomgang else None
