"""What lies in the folders of a root, and how a file is read: no link is followed, nothing is waited for, nothing is endless."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from macros.problems import Problem

OURS = Path(__file__).resolve().parents[1]
"""The root that this code lies in."""
FOLDERS = ("data", "docs", "overrides")
LINKED = "länkar till andra filer eller mappar används inte; lägg filen själv här"
SPECIAL = "det här är ingen vanlig fil eller mapp (en kö, en enhet eller en uttagspunkt); ta bort den"
UNREADABLE = "filen går inte att läsa; ge den som bygger rätt att läsa den"
RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself (learn.microsoft.com, Naming Files, Paths, and Namespaces)."""
SPREADSHEET = re.compile(r".*\.(?:xls[xmb]?|xlt[xm]?|f?ods|f?ots|csv|tsv|numbers|gsheet)", re.IGNORECASE | re.DOTALL)
LIST_OUTSIDE = (
    "ett kalkylblad får inte ligga här: listor har ofta namn på personer, och det som sparas i git står kvar. Flytta "
    "filen utanför mappen; lis ny REGISTER --fran läser in den därifrån"
)
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Unreadable(Exception):
    """A file that is not read; the text is a Swedish sentence for the editor."""


def shown(path: str) -> str:
    """A path for a fault's line: a sign that would break the line, or that no terminal shows, by its number."""
    return "".join(c if c.isprintable() else f"\\{ord(c):02x}" for c in path)


def as_typed(path: str) -> str:
    """A path that somebody typed on any computer, with forward slashes: `.\\data\\mal.yml` is `data/mal.yml`."""
    return path.replace("\\", "/").removeprefix("./")


def entries(place: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """(path from `place`, entry) of everything under it, sorted; links are told of but never entered."""
    waiting = [("", place)]
    while waiting:
        before, folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                inside = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in inside:
            yield before + entry.name, entry
        waiting += [(f"{before}{e.name}/", Path(e.path)) for e in reversed(inside) if e.is_dir(follow_symlinks=False)]


def strange(root: Path) -> list[Problem]:
    """Every link, and every entry that is neither file nor folder, in what a build reads of a root."""
    found = [Problem(name, 1, "", LINKED) for name in (*FOLDERS, "mkdocs.yml") if (root / name).is_symlink()]
    if not found:
        found = [p for name in FOLDERS for p in strange_under(root, name)]
        if (root / "mkdocs.yml").exists() and not (root / "mkdocs.yml").is_file():
            found.append(Problem("mkdocs.yml", 1, "", SPECIAL))
    return found


def strange_in_restricted(root: Path) -> list[Problem]:
    """What stands in the way of reading a restricted root: it has a folder of data, nothing else is read, and no links."""
    if not (root / "data").is_dir() or (root / "data").is_symlink():
        return [Problem(f"{root.name}/data", 1, "", "mappen saknas; den begränsade roten har sina poster i data/")]
    found = [Problem(f"{root.name}/{p.fil}", p.rad, p.falt, p.fel) for p in strange_under(root, "data")]
    if (root / "docs").exists():
        told = "sidor i den begränsade roten läses inte; skriv dem i den vanliga roten, med synlighet: begransad"
        found.append(Problem(f"{root.name}/docs", 1, "", told))
    return found


def strange_under(root: Path, folder: str) -> Iterator[Problem]:
    """Every link and device in one of the folders of a root."""
    for path, entry in entries(root / folder):
        if entry.is_symlink():
            yield Problem(shown(f"{folder}/{path}"), 1, "", LINKED)
        elif not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
            yield Problem(shown(f"{folder}/{path}"), 1, "", SPECIAL)


def read_plain(path: Path, longest: int) -> bytes:
    """The bytes of a regular file of at most `longest`. Raises `Unreadable`; never follows a link, never waits."""
    try:
        handle = os.open(path, os.O_RDONLY | NO_FOLLOW)
    except OSError:
        raise Unreadable(LINKED if path.is_symlink() else UNREADABLE) from None
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable(SPECIAL)
        if about.st_size > longest:
            raise Unreadable(f"filen är större än {size(longest)}; dela den i flera")
        return file.read(min(longest, about.st_size + 1))


def size(count: int) -> str:
    """A number of bytes as people say it: 200 kB, 2 MB."""
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count // 1000} kB"
