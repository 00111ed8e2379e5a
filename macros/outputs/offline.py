"""`lis-offline.zip`: the pages that help when the network is gone, as a folder to open from a disk.

The table of kinds says which pages go along: none that shows what systems, roles or suppliers lack, and no element of class
`bara-natet`. A link to what stays behind leaves its words. The copy is a site of its own, built from these pages.
"""

import fnmatch
import zipfile
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from macros.models.dag import i_ord
from macros.pages.kinds import kind_of
from macros.pages.page import url
from macros.prepared.article import article_of, reopened
from macros.prepared.closed_links import Inside, close_doors, ids_of, relink
from macros.prepared.markup import parse
from macros.prepared.tree import TreePage
from macros.views.ta_med import PARM

FOLDER = "lis-offline"
FORM_ONLY = ("assets/js/formular*", "assets/css/formular.css", "assets/lib/*")
LEFT = ("*.map", "assets/javascripts/*", "404.html", "sitemap.xml*", *FORM_ONLY)
"""What no copy needs: sources of scripts, the theme's own scripts that no page loads, and what only a server uses."""
CUT = ".bara-natet"
FOOT = {"om-sidan"}
"""The anchor of the line at the foot of every page, which stands in the frame and not in the article."""
NOTE = " (finns på intranätet)"
READ_ME = """Kopia från {dag} av Trafikkontorets kunskapsbas för informationssäkerhet.

1. Packa upp hela zip-filen. I Windows: högerklicka på den och välj Extrahera alla.
2. Öppna mappen lis-offline.
3. Dubbelklicka på index.html. Ingen uppkoppling behövs.

Kopian har rutiner, kartotek, Får jag …?, den lokala anvisningen och ordlistan.
Register, läge och planer följer inte med. De finns på intranätet.
Är kopian gammal? Hämta en ny.
"""


def copy_pages(pages: Mapping[str, TreePage]) -> dict[str, TreePage]:
    """The pages of the copy, mended for it, by their path; `pages` are those of the site."""
    wanted = {path: page for path, page in pages.items() if kind_of(path).kopieras}
    roots = {path: reopened(page.article) for path, page in wanted.items()}
    for root in roots.values():
        for tag in root.css(CUT):
            tag.decompose()
    copy = Inside({url(path): ids_of(root) | FOOT for path, root in roots.items()}, {PARM})
    for path, root in roots.items():
        close_doors(root, path, copy)
    copy = Inside({url(path): ids_of(root) | FOOT for path, root in roots.items()}, {PARM})
    made = {}
    for path, page in wanted.items():
        relink(roots[path], path, copy, NOTE)
        made[path] = TreePage(article_of(roots[path]), _meta(page.meta, path, copy))
    return made


def _meta(meta: Mapping[str, Any], path: str, copy: Inside) -> dict[str, Any]:
    """What the frame knows of the page, with the links at its foot mended too."""
    ours = dict(meta["lis"])
    if "fot" in ours:
        foot = parse(ours["fot"])
        for tag in foot.css(CUT):
            tag.decompose()
        relink(foot, path, copy, NOTE)
        ours["fot"] = foot.inner_html
    return {**meta, "lis": ours}


def copy_files(folder: Path, binder: bytes | None, dag: date, pahittat: str = "") -> dict[str, bytes]:
    """The bytes of each file of the copy by its name: the built site in `folder`, the binder and how to open it.

    `pahittat` is what the copy of an invented office says first.
    """
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    files = {name: (folder / name).read_bytes() for name in names if not _fits(name, LEFT)}
    first = f"{pahittat}\n\n" if pahittat else ""
    text = (first + READ_ME.format(dag=i_ord(dag))).replace("\n", "\r\n")
    return files | {"LAS-MIG.txt": text.encode("utf-8-sig")} | ({PARM: binder} if binder else {})


def write_zip(files: Mapping[str, bytes], target: Path, dag: date, folder: str = FOLDER) -> None:
    """The files in one folder as a zip whose bytes depend on nothing but them and the day."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in sorted(files.items(), key=lambda file: file[0].split("/")):
            info = zipfile.ZipInfo(f"{folder}/{name}", (dag.year, dag.month, dag.day, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, 9)


def _fits(name: str, patterns: Collection[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
