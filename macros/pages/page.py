"""The pages under `docs/`: text, front matter, headings and links, read without running anything in them."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.files import entries, shown
from macros.pages.head import read_head
from macros.pages.kinds import is_index, is_open, review_chapter
from macros.pages.limits import LONGEST_PAGE, check_limits
from macros.pages.passages import Passage, read_passages
from macros.pages.text import headings, links, prose
from macros.problems import Problem
from macros.registers.yaml_source import read_text

MADE_OF_DATA = "sidan görs av data; ta bort filen"


@dataclass(frozen=True)
class Page:
    """A page: its path under `docs/`, its text with the front matter blanked out, and the front matter."""

    path: str
    text: str
    meta: dict[str, Any]
    passages: tuple[Passage, ...] = ()
    """The parts of the text that not everybody may read."""
    avtryck: str | None = None
    """The fingerprint of the whole page, where the text here is only what an audience may read of it."""

    @property
    def file(self) -> str:
        return f"docs/{self.path}"

    @property
    def title(self) -> str:
        """The first top heading, without marks; the file's name when there is none."""
        if self.made:
            return self.meta["title"]
        return next((words for level, words in headings(self.prose) if level == 1), self.path)

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked out, line for line and sign for sign."""
        return prose(self.text)

    @property
    def made(self) -> bool:
        """Whether the page comes from data."""
        return self.meta.get("ur_data") is True

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def links(self) -> Iterator[tuple[int, str]]:
        """(line, address) of every link and image, in Markdown or HTML."""
        for position, address in links(self.prose):
            yield self.line(position), address


def load_pages(root: Path, problems: list[Problem], made: Mapping[str, Page] | None = None) -> dict[str, Page]:
    """Every Markdown page under `root/docs` by its path there, with faults of unreadable files and front matter.

    `made` are the pages that come from data: they are taken as they are, and a file in the place of one is a fault.
    """
    pages = dict(made or {})
    for path, entry in sorted(entries(root / "docs"), key=lambda found: found[0].split("/")):
        if not path.endswith(".md") or not entry.is_file(follow_symlinks=False):
            continue  # told of by the rule on files
        if path in pages:
            problems.append(Problem(f"docs/{path}", 1, "", MADE_OF_DATA))
        elif page := _load(root, path, Path(entry.path), problems):
            pages[path] = page
    return pages


def _load(root: Path, path: str, file: Path, problems: list[Problem]) -> Page | None:
    name = shown(f"docs/{path}")
    text = read_text(root, file, problems, LONGEST_PAGE)
    if text is None:
        return None
    if too_much := list(check_limits(name, text)):
        problems += too_much
        return None
    read = read_head(name, text, problems)
    if read is None:
        return None
    body, passages = read_passages(name, read[1], problems)
    return Page(path, body, read[0], passages)


class OpenPages(dict[str, Page]):
    """The pages of a site by their paths under `docs/`. Nothing is added once they have been asked."""

    @cached_property
    def written(self) -> list[Page]:
        """The pages that people write."""
        return [page for page in self.values() if not page.made]

    @cached_property
    def by_heading(self) -> dict[str, list[Page]]:
        """The pages that people write by each of their headings, in lower case."""
        found: dict[str, list[Page]] = {}
        for page in self.written:
            for words in dict.fromkeys(words.lower() for _, words in headings(page.prose)):
                found.setdefault(words, []).append(page)
        return found

    @cached_property
    def chapters(self) -> dict[str, list[tuple[int, Page]]]:
        """(number, page) of each review's chapters in order, by its year."""
        found: dict[str, list[tuple[int, Page]]] = {}
        for path, page in sorted(self.items()):
            if chapter := review_chapter(path):
                found.setdefault(chapter[0], []).append((chapter[1], page))
        return {year: sorted(own, key=lambda pair: pair[0]) for year, own in found.items()}


def open_pages(pages: Mapping[str, Page]) -> OpenPages:
    """The pages of the site, without restricted annexes and the binder's own: what any other page may know of."""
    return OpenPages((path, page) for path, page in pages.items() if is_open(path))


def with_indexes(pages: Mapping[str, Page]) -> OpenPages:
    """The pages as they can be asked; those of a plain mapping are asked once and forgotten."""
    return pages if isinstance(pages, OpenPages) else OpenPages(pages)


def url(path: str) -> str:
    """The directory address of a page from the site's root: `a/b.md` → `a/b/`, `a/index.md` → `a/`."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if is_index(path) else stem + "/"


def relative(target: str, page: str) -> str:
    """The address of `target` (from the site's root; a page's ends with a slash) as seen from `page`."""
    here = [step for step in url(page).split("/") if step]
    there = [step for step in posixpath.normpath(target or ".").split("/") if step not in ("", ".")]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    found = "/".join([*[".."] * (len(here) - same), *there[same:]]) or "."
    return found + "/" if target.endswith("/") or not target else found
