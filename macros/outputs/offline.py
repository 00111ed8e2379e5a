"""`lis-offline.zip`: the pages that help when the network is gone, as a folder to open from a disk.

The table of kinds says which pages go along: none that shows what systems, roles or suppliers lack, and no element of class
`bara-natet`. A link to what stays behind leaves its words. The copy is a site of its own, built from these pages.
"""

import fnmatch
import posixpath
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from macros.models.dag import i_ord
from macros.pages.kinds import kind_of
from macros.pages.page import url
from macros.prepared.article import article_of, reopened
from macros.prepared.markup import parse
from macros.prepared.tree import TreePage
from macros.views.ta_med import PARM

FOLDER = "lis-offline"
LEFT = ("*.map", "assets/javascripts/*", "404.html", "sitemap.xml*")
"""What no copy needs: sources of scripts, the theme's own scripts that no page loads, and what only a server uses."""
CUT = ".bara-natet"
DOORS = ".lanklista, .arendelista, .a-o"
"""Lists that only lead on: what leads nowhere is no use in them."""
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


@dataclass(frozen=True)
class _Copy:
    """What the copy holds: its pages by their address from its root, with their anchors, and its other files."""

    ids: Mapping[str, Collection[str]]
    files: Collection[str]

    def leads(self, href: str, page: str) -> str | None:
        """The address as it is in the copy; None when it leads out of it. Another host is left as it is."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        here = url(page)
        target = posixpath.normpath(posixpath.join(here or ".", unquote(parts.path))) if parts.path else here
        address = "" if target in (".", "") else target.rstrip("/") + "/"
        if address not in self.ids:
            return href if target in self.files or target.startswith("assets/") else None
        known = not parts.fragment or unquote(parts.fragment) in self.ids[address]
        if known:
            return href
        return None if address == here else href.partition("#")[0]


def copy_pages(pages: Mapping[str, TreePage]) -> dict[str, TreePage]:
    """The pages of the copy, mended for it, by their path; `pages` are those of the site."""
    wanted = {path: page for path, page in pages.items() if kind_of(path).kopieras}
    roots = {path: reopened(page.article) for path, page in wanted.items()}
    for root in roots.values():
        for tag in root.css(CUT):
            tag.decompose()
    copy = _Copy({url(path): () for path in wanted}, {PARM})
    for path, root in roots.items():
        _close_doors(root, path, copy)
    copy = _Copy({url(path): _ids(root) | FOOT for path, root in roots.items()}, {PARM})
    made = {}
    for path, page in wanted.items():
        _relink(roots[path], path, copy)
        made[path] = TreePage(article_of(roots[path]), _meta(page.meta, path, copy))
    return made


def _ids(root: LexborNode) -> set[str]:
    return {tag.attributes["id"] or "" for tag in root.css("[id]")}


def _meta(meta: Mapping[str, Any], path: str, copy: _Copy) -> dict[str, Any]:
    """What the frame knows of the page, with the links at its foot mended too."""
    ours = dict(meta["lis"])
    if "fot" in ours:
        foot = parse(ours["fot"])
        _relink(foot, path, copy)
        ours["fot"] = foot.inner_html
    return {**meta, "lis": ours}


def copy_menu(menu: Any, paths: Collection[str]) -> Any:
    """The menu with only these pages; a part that has only its own page left is a plain entry. None when nothing is left."""
    if menu is None or isinstance(menu, str):
        return menu if menu in paths else None
    if isinstance(menu, list):
        return [kept for item in menu if (kept := copy_menu(item, paths)) is not None] or None
    name, inner = next(iter(menu.items()))
    kept = copy_menu(inner, paths)
    single = isinstance(kept, list) and len(kept) == 1 and isinstance(kept[0], str)
    return None if kept is None else {name: kept[0] if single else kept}


def copy_files(folder: Path, binder: bytes | None, dag: date, pahittat: str = "") -> dict[str, bytes]:
    """The bytes of each file of the copy by its name: the built site in `folder`, the binder and how to open it.

    `pahittat` is what the copy of an invented office says first.
    """
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    files = {name: (folder / name).read_bytes() for name in names if not _fits(name, LEFT)}
    first = f"{pahittat}\n\n" if pahittat else ""
    text = (first + READ_ME.format(dag=i_ord(dag))).replace("\n", "\r\n")
    return files | {"LAS-MIG.txt": text.encode("utf-8-sig")} | ({PARM: binder} if binder else {})


def write_zip(files: Mapping[str, bytes], target: Path, dag: date) -> None:
    """The files as a zip whose bytes depend on nothing but them and the day."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in sorted(files.items(), key=lambda file: file[0].split("/")):
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", (dag.year, dag.month, dag.day, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, 9)


def _fits(name: str, patterns: Collection[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _close_doors(root: LexborNode, page: str, copy: _Copy) -> None:
    """A door on the start page, or a row from A to Z, that leads out of the copy goes; an empty group goes, heading and all."""
    for box in root.css(DOORS):
        for link in box.css("li a[href]"):
            if copy.leads(link.attributes["href"] or "", page) is None:
                _ancestor(link, "li").decompose()
        if box.css_first("a[href]") is None:
            heading = box.prev
            while heading is not None and not heading.is_element_node:
                heading = heading.prev
            if heading is not None and heading.tag == "h2":
                heading.decompose()
            box.decompose()


def _relink(root: LexborNode, page: str, copy: _Copy) -> None:
    """Every address leads to a file of the copy, or goes."""
    for form in root.css("form[action]"):
        if copy.leads(form.attributes["action"] or "", page) is None:
            form.decompose()
    for link in root.css("a[href]"):
        address = copy.leads(link.attributes["href"] or "", page)
        if address is None:
            _as_words(link)
        else:
            link.attrs["href"] = address


def _as_words(link: LexborNode) -> None:
    """A link in the text becomes its words, and says where the page is; a source's mark needs no such words."""
    if _ancestor(link, classes={"kalla", "kallor", "kallista"}) is None:
        link.insert_child(NOTE)
    link.unwrap()


def _ancestor(node: LexborNode, tag: str = "", classes: Collection[str] = ()) -> LexborNode | None:
    at = node.parent
    while at is not None:
        if at.tag == tag or set((at.attributes.get("class") or "").split()) & set(classes):
            return at
        at = at.parent
    return None
