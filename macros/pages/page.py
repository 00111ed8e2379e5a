"""The pages under `docs/`: text, front matter, headings and links, read without running anything in them."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.problems import Problem, near, quote
from macros.registers.yaml_source import Source, parse_yaml, read_text

FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*\n", re.DOTALL)
FENCE = re.compile(r"^( *)(```+|~~~+).*?^\1\2`*~* *$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$|^(?=\S)(.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
ADDRESS = r"(?:<([^>\n]*)>|((?:[^()\s<>]|\((?:[^()\s]|\([^()\s]*\))*\))+))"
LINK = re.compile(rf"\]\(\s*{ADDRESS}(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|^\[[^\]^]+\]:\s*(\S+)", re.MULTILINE)
HREF = re.compile(
    r"<(?:a|img|source|script|link|iframe)\b[^>]*?\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
    re.IGNORECASE,
)
ANNEXES = "bilagor/"
"""The folder under `docs/` of restricted annexes: they are in no site, and no page knows of them."""
BINDER = "parm/"
"""The folder under `docs/` of the pages that only the emergency binder has: they are in no site either."""
MADE = b"---\nur_data: true\n"
"""How a page that is made from data begins."""
FIELDS = ("title", "description", "agare", "genomgang", "ur_data", "fryst")


@dataclass(frozen=True)
class Page:
    """A page: its path under `docs/`, its text with the front matter blanked out, and the front matter."""

    path: str
    text: str
    meta: dict[str, Any]

    @property
    def file(self) -> str:
        return f"docs/{self.path}"

    @property
    def title(self) -> str:
        """The first top heading, without marks; the file's name when there is none."""
        if self.made:
            return self.meta["title"]
        found = re.search(r"^# +(.+?) *#* *$", self.prose, re.MULTILINE)
        return found.group(1) if found else self.path

    @property
    def prose(self) -> str:
        """The text with code and comments blanked out, line for line and sign for sign."""
        text = self.text
        for pattern in (COMMENT, FENCE, CODE):
            text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
        return text

    @property
    def made(self) -> bool:
        """Whether the page comes from data."""
        return self.meta.get("ur_data") is True

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def links(self) -> Iterator[tuple[int, str]]:
        """(line, address) of every link and image, in Markdown or HTML."""
        for pattern in (LINK, HREF):
            for match in pattern.finditer(self.prose):
                yield self.line(match.start()), next(g for g in match.groups() if g is not None)


def load_pages(root: Path, problems: list[Problem], made: Mapping[str, Page] | None = None) -> dict[str, Page]:
    """Every Markdown page under `root/docs` by its path there, with faults of unreadable files and front matter.

    `made` are the pages that come from data: they are taken as they are, whatever an earlier build left on disk.
    """
    pages = dict(made or {})
    docs = root / "docs"
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        if path in pages or is_made(file):
            continue
        text = read_text(root, file, problems)
        if text is None:
            continue
        meta = _front_matter(f"docs/{path}", text, problems)
        if meta is not None:
            blank = FRONT.sub(lambda m: "\n" * m.group().count("\n"), text)
            pages[path] = Page(path, blank, meta)
    return pages


def open_pages(pages: Mapping[str, Page]) -> Mapping[str, Page]:
    """The pages of the site, without restricted annexes and the binder's own: what any other page may know of."""
    return {path: page for path, page in pages.items() if not path.startswith((ANNEXES, BINDER))}


def is_made(file: Path) -> bool:
    """Whether a file was written from data: its front matter says so within the first bytes."""
    with file.open("rb") as f:
        return MADE in f.read(len(MADE) + 8)


def _front_matter(name: str, text: str, problems: list[Problem]) -> dict[str, Any] | None:
    """The fields between the two lines of dashes at the top; {} without any, None when they are faulty."""
    found = FRONT.match(text)
    if not found:
        if re.match(r"---[ \t]*\n", text):
            problems.append(Problem(name, 1, "", "sidhuvudet öppnas med --- men stängs aldrig med en egen rad ---"))
            return None
        return {}
    if not (found.group(1) or "").strip():
        problems.append(Problem(name, 1, "", "sidhuvudet är tomt; ta bort de två raderna ---"))
        return None
    # The first line of dashes is kept so that lines count from the top of the file.
    read = parse_yaml(name, "\n" + found.group(1), problems)
    if read is None:
        return None
    if not isinstance(read[1], dict):
        problems.append(Problem(name, 2, "", "sidhuvudet mellan --- ska ha fält (namn: värde)"))
        return None
    faults = list(_fields(name, *read))
    problems += faults
    return None if faults else read[1]


def _fields(name: str, source: Source, meta: dict[str, Any]) -> Iterator[Problem]:
    """Only known fields: any other would hide a macro or switch the engine's. No template code: engines run it."""
    for field, value in meta.items():
        line = source.line((field,))
        if field not in FIELDS:
            yield Problem(name, line, field, f"fältet {quote(field)} finns inte i ett sidhuvud{near(field, FIELDS)}")
        elif isinstance(value, str) and (mark := re.search(r"\{[{%#]", value)):
            yield Problem(name, line, field, f"{mark.group()} används inte i sidhuvudet; skriv text")


def url(path: str) -> str:
    """The directory address of a page from the site's root: `a/b.md` → `a/b/`, `a/index.md` → `a/`."""
    stem = path.removesuffix(".md")
    folder = stem.removesuffix("index") if posixpath.basename(stem) in ("index",) else stem + "/"
    return folder


def relative(target: str, page: str) -> str:
    """The address of `target` (from the site's root; a page's ends with a slash) as seen from `page`."""
    found = posixpath.relpath(target or ".", url(page) or ".")
    return found + "/" if target.endswith("/") or not target else found
