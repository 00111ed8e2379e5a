"""Rules for the files of a root: known kinds in known places, with names that every computer can hold."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from macros.checks.site import Site
from macros.files import LIST_OUTSIDE, RESERVED, SPREADSHEET, Unreadable, entries, read_plain, shown, size, strange
from macros.pages.page import Page, url
from macros.problems import Problem, quote

PICTURES = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
"""The kinds of files that a page may show, and how each of them begins."""
LARGEST_PICTURE = 5_000_000
PAGE_ENDINGS = frozenset(("md", "markdown", "mdown", "mkdn", "mkd"))
"""What engines take as a page; ours end in .md, so that what is checked is what is built."""
NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
LONGEST_PATH = 200
PLACES = "bilder (png, jpg, webp) ligger i docs/assets och sidor slutar på .md"


def check_files(site: Site) -> Iterator[Problem]:
    """Under docs ligger bara sidor (.md) och, i docs/assets, bilder; inga länkar, dolda filer eller filer med kod. I roten ligger inget kalkylblad."""
    root = site.root
    yield from strange(root)
    yield from _lists_at_the_top(root)
    for path, entry in entries(root / "docs"):
        if entry.is_symlink():
            continue
        name = shown(f"docs/{path}")
        text = LIST_OUTSIDE if SPREADSHEET.fullmatch(entry.name) else _name_fault(path, entry.name)
        if text is None and entry.is_dir(follow_symlinks=False):
            text = _folder_fault(path)
        elif text is None and entry.is_file(follow_symlinks=False):
            text = _file_fault(path, Path(entry.path))
        if text:
            yield Problem(name, 1, "", text)
    for path, entry in entries(root / "data"):
        if len(path) > LONGEST_PATH:
            yield Problem(shown(f"data/{path}"), 1, "", f"namnet är längre än {LONGEST_PATH} tecken; korta det")
        elif RESERVED.fullmatch(entry.name):
            yield Problem(shown(f"data/{path}"), 1, "", _reserved(entry.name))


def _lists_at_the_top(root: Path) -> Iterator[Problem]:
    """Spreadsheets beside `data/` and `docs/`, where somebody put a list to read it in: the next commit would take it."""
    with os.scandir(root) as found:
        names = sorted(entry.name for entry in found if SPREADSHEET.fullmatch(entry.name))
    yield from (Problem(shown(name), 1, "", LIST_OUTSIDE) for name in names)


def _reserved(name: str) -> str:
    return f"namnet {quote(shown(name))} är upptaget i Windows och filen går inte att öppna där; byt namn på den"


def _name_fault(path: str, name: str) -> str | None:
    """What is wrong with the name of a file or folder under `docs/`."""
    if name == ".gitkeep":
        return None
    if name.startswith("."):
        return "dolda filer och mappar används inte i docs; ta bort den"
    if len(path) > LONGEST_PATH:
        return f"namnet är längre än {LONGEST_PATH} tecken; korta det"
    if RESERVED.fullmatch(name):
        return _reserved(name)
    if not NAME.fullmatch(name):
        return f"namnet {quote(shown(name))} har andra tecken än a–z, 0–9, bindestreck och punkt; byt namn på filen"
    return None


def _folder_fault(path: str) -> str | None:
    if path.rpartition(".")[2] in PAGE_ENDINGS and "." in path:
        return "mappen heter som en sida; byt namn på den"
    return "mappen templates läses inte av den som bygger; byt namn på den" if path == "templates" else None


def _file_fault(path: str, file: Path) -> str | None:
    """What is wrong with a file that is no page, by its ending, its place, its size and its first bytes."""
    if path.endswith(".gitkeep"):
        return "filen .gitkeep ska vara tom" if file.lstat().st_size else None
    ending = path.rpartition(".")[2] if "." in path else ""
    if ending == "md":
        return None
    if ending in PAGE_ENDINGS:
        return f"en sida slutar på .md, inte .{ending}; byt namn på filen"
    if ending not in PICTURES or not path.startswith("assets/"):
        return f"filen hör inte hemma här; {PLACES}"
    try:
        first = read_plain(file, LARGEST_PICTURE)[:16]
    except Unreadable:
        return f"bilden är större än {size(LARGEST_PICTURE)} eller går inte att läsa; gör den mindre"
    return None if PICTURES[ending].match(first) else f"filen är ingen bild av slaget {ending}; spara om bilden"


def check_addresses(site: Site) -> Iterator[Problem]:
    """Två sidor får inte samma adress."""
    taken: dict[str, Page] = {}
    for page in site.pages.values():
        first = taken.setdefault(url(page.path), page)
        if first is not page:
            yield Problem(shown(page.file), 1, "", f"sidan får samma adress som {first.file}; byt namn på den ena")
