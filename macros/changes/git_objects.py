"""What git knows of a revision, asked with fixed commands. Nothing is checked out, and nothing of a revision is run."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from macros.files import shown
from macros.problems import Felbruk, quote

LINK, MODULE = "120000", "160000"
"""The modes of what is no file: a link, and another repository."""
NONE = "000000"
CALM = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""No lock, no object in another's place, no network, no question."""
AT_A_TIME = 50_000_000
"""Bytes that are asked for at a time."""
PLAIN = ("--no-renames", "--no-ext-diff", "--no-textconv", "--no-abbrev", "--ignore-submodules=all")


class Fil(NamedTuple):
    """A file of a revision: its path from the top of the repository, its mode, its object, and how many bytes it has."""

    vag: str
    slag: str
    objekt: str
    langd: int


class Andrad(NamedTuple):
    """A path that differs: the mode before and after, `000000` where it is not."""

    vag: str
    fore: str
    efter: str


@dataclass(frozen=True)
class Git:
    """The repository that a root lies in; `under` is the root's path from its top, ending with a slash, or ''."""

    root: Path
    under: str

    def revision(self, name: str) -> str:
        """The commit that is meant. Raises `Felbruk` when there is none."""
        found = _git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if not found:
            raise Felbruk(
                f"{quote(name)} är ingen revision som git känner här; hämta den först, eller se efter med git log"
            )
        return found.decode().strip()

    def common(self, one: str, two: str) -> str:
        """The last commit that two have in common. Raises `Felbruk` when they have none."""
        found = _git(self.root, "merge-base", one, two)
        if not found:
            raise Felbruk(
                "de två revisionerna har ingen gemensam historia här; hämta hela historiken, eller skriv BAS..HUVUD"
            )
        return found.decode().strip()

    def files(self, commit: str, *names: str) -> list[Fil]:
        """The files of these names in the root, as a commit has them."""
        wanted = [f":(literal,top){self.under}{name}" for name in names]
        rows = _rows(_told(self.root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *wanted))
        return [_file(row) for row in rows]

    def contents(self, files: Iterable[Fil]) -> Iterator[tuple[Fil, bytes]]:
        """Each file with its bytes. Raises `Felbruk` for one that is not at hand."""
        for group in _groups(files):
            told = _git(self.root, "cat-file", "--batch", data="".join(f"{f.objekt}\n" for f in group).encode()) or b""
            at = 0
            for file in group:
                head, found, _ = told[at : at + 200].partition(b"\n")
                if not found or not head.endswith(f" blob {file.langd}".encode()):
                    raise Felbruk(f"{shown(file.vag)} finns inte hemma i git; hämta hela historiken först")
                at += len(head) + 1
                yield file, told[at : at + file.langd]
                at += file.langd + 1

    def changed(self, base: str, head: str | None) -> list[Andrad]:
        """Every path of the repository that differs between two commits, or between one and the work tree (None)."""
        if head:
            return list(_changed(_told(self.root, "diff-tree", "-r", "-z", "--raw", *PLAIN, base, head)))
        found = list(_changed(_told(self.root, "diff", "-z", "--raw", *PLAIN, base)))
        new = _rows(_told(self.root, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/"))
        here = {a.vag for a in found}
        return found + [Andrad(vag, NONE, "100644") for row in new if (vag := os.fsdecode(row)) not in here]

    def subjects(self, base: str, head: str) -> list[str]:
        """The first line of each commit after the base, the latest first."""
        found = _told(self.root, "log", "-z", "--no-show-signature", "--format=%s", f"{base}..{head}")
        return [row.decode("utf-8", "replace") for row in _rows(found)]


def repository(root: Path) -> Git:
    """The repository of a root. Raises `Felbruk` where there is none."""
    under = _git(root, "rev-parse", "--show-prefix")
    if under is None:
        raise Felbruk("mappen ligger inte i git, så det finns inget att jämföra med")
    return Git(root, os.fsdecode(under).rstrip("\n"))


def _groups(files: Iterable[Fil]) -> Iterator[list[Fil]]:
    """The files in order, so many at a time as fit in memory."""
    group: list[Fil] = []
    held = 0
    for file in files:
        if group and held + file.langd > AT_A_TIME:
            yield group
            group, held = [], 0
        group.append(file)
        held += file.langd
    if group:
        yield group


def _file(row: bytes) -> Fil:
    """A row of `ls-tree -l`: mode, kind, object, size, tab, path; what is no file has no size."""
    told, _, path = row.partition(b"\t")
    mode, _, digest, size = told.decode().split()
    return Fil(os.fsdecode(path), mode, digest, int(size) if size.isdigit() else 0)


def _changed(told: bytes) -> Iterator[Andrad]:
    rows = _rows(told)
    for about, path in zip(rows[::2], rows[1::2], strict=True):
        before, after = about.decode().lstrip(":").split()[:2]
        yield Andrad(os.fsdecode(path), before, after)


def _rows(told: bytes) -> list[bytes]:
    return [row for row in told.split(b"\0") if row]


def _told(root: Path, *command: str) -> bytes:
    """What git says. Raises `Felbruk` when it fails: that git says nothing must never read as that nothing has changed."""
    found = _git(root, *command)
    if found is None:
        raise Felbruk(f"git {command[0]} gick inte att köra; pröva git fsck, eller hämta hela historiken")
    return found


def _git(root: Path, *command: str, data: bytes | None = None) -> bytes | None:
    """What git says; None when it does not know, or is not there."""
    given = {"input": data} if data is not None else {"stdin": subprocess.DEVNULL}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *command], capture_output=True, check=False, env=os.environ | CALM, **given
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
