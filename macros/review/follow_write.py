"""What makes a draft follow its year's chapters, written: pages, matters and the menu as one."""

import re
from itertools import pairwise
from pathlib import Path

from macros.build.site import own_config
from macros.checks.rules import faults_of
from macros.editing.files import delete, save_all
from macros.models.genomgang import Genomgang
from macros.pages.kinds import review_chapter
from macros.pages.page import Page, load_pages
from macros.pages.paths import review_folder
from macros.problems import ContentFault, Problem
from macros.registers.load import Registers
from macros.review.follow import Foljd, followed


def look(root: Path, registers: Registers, g: Genomgang) -> Foljd:
    """What would be written, the menu too. Raises `Felbruk`, and `ContentFault` when a page cannot be read."""
    faults: list[Problem] = []
    known = load_pages(root, faults)
    if faults:
        raise ContentFault(faults)
    found = sorted((c[1], p.path, p) for path, p in known.items() if (c := review_chapter(path)) and c[0] == g.id)
    pages: list[Page] = [page for *_, page in found]
    made = followed(root, registers, g, pages)
    kept = {p.file for p in pages} - set(made.borta)
    _menu(
        root, g, sorted(kept | {n for n in made.texter if review_chapter(n.removeprefix("docs/"))}, key=_number), made
    )
    return made


def write(root: Path, made: Foljd) -> None:
    """All of it; a fault in the data afterwards puts everything back."""
    texts = {}
    for name, now in made.texter.items():
        path = root / name
        texts[path] = (path.read_bytes().decode("utf-8") if path.is_file() else None, now)
    save_all(root, texts, lambda: faults_of(root))
    for name in made.borta:
        delete(root, root / name)


def _number(name: str) -> int:
    return review_chapter(name.removeprefix("docs/"))[1]


def _menu(root: Path, g: Genomgang, chapters: list[str], made: Foljd) -> None:
    """The review's rows of the menu, where they stand together; every other byte stays."""
    menu = own_config(root)
    if menu is None:
        return
    text = menu.read_bytes().decode("utf-8")
    row = re.compile(rf"^([ ]*- )({review_folder(g.id)}[0-9]+-\S+\.md)[ ]*(\r?\n|\Z)", re.MULTILINE)
    found = list(row.finditer(text))
    wanted = [name.removeprefix("docs/") for name in chapters]
    if [m[2] for m in found] == wanted:
        return
    if not found or any(one.end() != other.start() for one, other in pairwise(found)):
        made.rader.append(f"ändra menyn i {menu.name} för hand: kapitlen står inte på rader efter varandra där")
        return
    rows = "".join(f"{found[0][1]}{page}{found[0][3]}" for page in wanted)
    made.texter[menu.name] = text[: found[0].start()] + rows + text[found[-1].end() :]
