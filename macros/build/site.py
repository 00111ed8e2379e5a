"""`lis bygg`: check, prepare, build the site and its PDFs beside the target, and swap it in whole.

The way is: content → prepared tree → engine and PDFs (processes of their own) → search, exports and copy → the target.
"""

import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from macros.build.cache import Cache
from macros.build.place import alone, bom_of, check_target, new_folder, swap, tidy
from macros.build.receipt import fingerprint, folder_print, is_unchanged, keep_proof, write_receipt
from macros.models.base import Synlighet
from macros.state.clock import build_day

if TYPE_CHECKING:
    from macros.content import Content
    from macros.outputs.pdf.documents import Dokument

Say = Callable[[str], None]


@dataclass(frozen=True)
class Choices:
    """What can be chosen of a build: for whom it is, examples in the exports, the engine, and that it is for real use."""

    med_exempel: bool = False
    motor: str = "mkdocs"
    malgrupp: Synlighet | None = None
    """None: the staff, or everybody where the office is an invented one."""
    skarp: bool = False
    begransad: Path | None = None
    """The restricted root, where it is at hand."""


def own_config(root: Path) -> Path | None:
    """The root's own mkdocs.yml, if it has one."""
    path = root / "mkdocs.yml"
    return path if path.is_file() and not path.is_symlink() else None


def build(root: Path, target: Path, say: Say, choices: Choices = Choices()) -> bool:
    """Build the site of `root` into `target`; False when nothing had changed since the last build there.

    Raises `Felbruk` for a target that is not ours to replace, `ContentFault` with every fault of the content,
    `NotReady` with all that stands in the way of a real use that was asked for, and `BuildFault` when a tool fails; in all cases `target` is as it was.
    """
    check_target(root, target)
    with alone(root, say):
        tidy(target)
        dag, cache = build_day(), Cache(root)
        inputs = fingerprint(root, dag, choices, *folder_print(choices.begransad))
        if is_unchanged(target, inputs, cache):
            if not bom_of(target).exists():
                _write_bom(target, dag, say, choices)
            return False
        with _new(target) as new:
            malgrupp = _make(root, new, dag, say, choices, cache)
            receipt = write_receipt(root, new, dag, malgrupp)
            swap(new, target)
        _write_bom(target, dag, say, choices)
        keep_proof(target, inputs, receipt, cache)
    return True


def _write_bom(target: Path, dag: date, say: Say, choices: Choices) -> None:
    """What the site is made with, beside it. A copy of our code without its lock file cannot tell, and says so."""
    from macros.build.bom import lacking, write_bom

    if missing := lacking():
        say(f"Skriver ingen lista över delar, för {', '.join(missing)} saknas bland programmets filer")
    else:
        write_bom(target, dag, choices.motor)


@contextmanager
def _new(target: Path):
    """A folder for the new site, gone at the end when it has not become the target."""
    new = new_folder(target)
    shutil.rmtree(new, ignore_errors=True)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _make(root: Path, new: Path, dag: date, say: Say, choices: Choices, cache: Cache) -> Synlighet:
    """Everything that the site holds but its receipt, into `new`; whom it is for."""
    from macros.build.workers import Workers

    say("Kontrollerar data och sidor")
    with Workers(2, dag, first=(f"site:{choices.motor}", f"pdf:{choices.motor}")) as workers:
        from macros.build.products import Products

        products = Products(root, new, dag, choices.motor, cache, choices.malgrupp, choices.med_exempel)
        return products.make(workers, say, products.load(say, choices.skarp, choices.begransad))


def make_pdfs(
    root: Path, names: list[str], target: Path, say: Say, dag: date | None = None, choices: Choices = Choices()
) -> list[Path]:
    """Only the PDFs whose names are given (all of the site's when none are), into `target`, as of `dag` or the day."""
    from macros.content import faultless
    from macros.outputs.pdf.documents import bilagor, dokument

    content = faultless(root, own_config(root), dag, closed=choices.begransad)
    known = dokument(content)
    wanted = [d for d in known + bilagor(content) if d.namn in names] if names else known
    return make_documents(content, wanted, target, say, choices.motor)


def make_documents(content: "Content", wanted: list["Dokument"], target: Path, say: Say, motor: str) -> list[Path]:
    """These documents of a content as PDFs under `target`. What an earlier build has made of the same is taken from there."""
    from macros.build.products import Pdfs
    from macros.build.workers import Workers

    root = content.root
    pdfs = Pdfs(content, wanted, motor, Cache(root), root / ".bygge" / "pdf")
    tasks = pdfs.tasks()
    if tasks:
        with Workers(min(2, len(tasks)), content.dag, first=[f"pdf:{motor}"] * 2) as workers:
            say(", ".join(f"Gör {task.vad}" for task in tasks))
            for task in tasks:
                workers.add(task)
            for task, made in workers.results():
                pdfs.take(task, made)
    return [write(target / name, data) for name, data in pdfs.made.items()]


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
