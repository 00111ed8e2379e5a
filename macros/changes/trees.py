"""A revision's content as a folder of its own: only what is read, only plain files, nothing larger than is ever read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.changes.git_objects import LINK, Fil, Git
from macros.files import LINKED, SPECIAL, shown
from macros.problems import Problem

READ = ("data", "docs", "mkdocs.yml")
"""What is read of a root; its code and its frame are not."""
LARGEST = 20_000_000
"""Bytes of a file: above this only its length is kept, and the one that would read it tells that it is too large."""
MOST_FILES = 50_000
MOST_BYTES = 500_000_000
TOO_MUCH = f"revisionen har fler än {MOST_FILES} filer eller mer än {MOST_BYTES // 1_000_000} MB i data/ och docs/"
ODD_NAME = "filens namn leder ut ur mappen; byt namn på den"


@contextmanager
def as_folder(git: Git, commit: str) -> Iterator[tuple[Path, list[Problem]]]:
    """(folder, what stands in the way of reading it) of a root as a commit has it; the folder goes at the end.

    A link, another repository and a name that leads out of the folder are told of and left out; the rest is there.
    """
    files = git.files(commit, *READ)
    odd = {file.vag: fault for file in files if (fault := _odd(git, file))}
    much = len(files) > MOST_FILES or sum(min(f.langd, LARGEST) for f in files) > MOST_BYTES
    with TemporaryDirectory(prefix="lis-skillnad-") as name:
        folder = Path(name).resolve()
        _write(git, folder, [] if much else [f for f in files if f.vag not in odd])
        yield folder, [*odd.values(), *([Problem("data", 1, "", TOO_MUCH)] if much else [])]


def _odd(git: Git, file: Fil) -> Problem | None:
    path = file.vag.removeprefix(git.under)
    if not file.slag.startswith("100"):
        return Problem(shown(path), 1, "", LINKED if file.slag == LINK else SPECIAL)
    return Problem(shown(path), 1, "", ODD_NAME) if leads_out(path) else None


def leads_out(path: str) -> bool:
    """Whether a path would be written outside its folder, here or on a machine where `\\` and `:` lead somewhere."""
    steps = path.split("/")
    return any(step in ("", ".", "..") or step.lower() == ".git" for step in steps) or bool({"\\", ":"} & set(path))


def _write(git: Git, folder: Path, files: list[Fil]) -> None:
    for name in READ[:2]:
        (folder / name).mkdir()
    small = [f for f in files if f.langd <= LARGEST]
    for file, data in git.contents(small):
        _place(folder, git, file).write_bytes(data)
    for file in (f for f in files if f.langd > LARGEST):
        with _place(folder, git, file).open("wb") as empty:
            empty.truncate(LARGEST + 1)


def _place(folder: Path, git: Git, file: Fil) -> Path:
    path = folder / file.vag.removeprefix(git.under)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
