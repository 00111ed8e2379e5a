"""`lis-offline.zip`: the part of the finished site that helps when the network is gone, as a folder to open from a disk.

The list of what goes along is closed: a page that shows what systems, roles or suppliers lack is in no copy, and neither
is an element of class `bara-natet`. A link to what stays behind leaves its words.
"""

import fnmatch
import posixpath
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from macros.models.dag import i_ord
from macros.views.ta_med import PARM

FOLDER = "lis-offline"
PAGES = (
    "index.html",
    "a-o/*",
    "anvisning/*",
    "far-jag/*",
    "kartotek/*",
    "om/index.html",
    "om/kallor/*",
    "ordlista/*",
    "rutiner/*",
)
FILES = ("assets/*", PARM)
LEFT = ("*.map", "assets/javascripts/lunr/*", "assets/javascripts/workers/*", "assets/sok/index.js")
"""What no copy needs: sources of scripts, the theme's own search, and the index of the whole site."""
CUT = '.bara-natet, .md-search, label[for="__search"]'
DOORS = ".rutor, .a-o"
"""Lists that only lead on: what leads nowhere is no use in them."""
NOTE = " (finns på intranätet)"
STYLE = "assets/css/offline.css"
READ_ME = """Kopia från {dag} av Trafikkontorets kunskapsbas för informationssäkerhet.

1. Packa upp hela zip-filen. I Windows: högerklicka på den och välj Extrahera alla.
2. Öppna mappen lis-offline.
3. Dubbelklicka på index.html. Ingen uppkoppling behövs.

Kopian har rutiner, kartotek, Får jag …?, den lokala anvisningen och ordlistan.
Register, läge och planer följer inte med. De finns på intranätet.
Är kopian gammal? Hämta en ny.
"""


def copy_site(site: Path, folder: Path, dag: date) -> None:
    """Make `folder` hold the copy of the finished `site`: its pages mended for a disk, and the files that they use."""
    shutil.rmtree(folder, ignore_errors=True)
    found = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    pages = {name: _read(site / name) for name in found if name.endswith(".html") and _fits(name, PAGES)}
    files = [name for name in found if _fits(name, FILES) and not _fits(name, LEFT)]
    for name, soup in pages.items():
        _close_doors(soup, name, {*pages, *files})
    anchors = {name: {str(tag["id"]) for tag in soup.find_all(id=True)} for name, soup in pages.items()}
    anchors |= {name: set() for name in files}
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, folder / name)
    for name, soup in pages.items():
        _date(soup, name, dag)
        _relink(soup, name, anchors)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(str(soup), encoding="utf-8")
    text = READ_ME.format(dag=i_ord(dag)).replace("\n", "\r\n")
    (folder / "LAS-MIG.txt").write_bytes(text.encode("utf-8-sig"))


def zip_folder(folder: Path, target: Path, dag: date) -> None:
    """`folder` as a zip whose bytes depend on nothing but the files and the day."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            name = f"{FOLDER}/{path.relative_to(folder).as_posix()}"
            info = zipfile.ZipInfo(name, (dag.year, dag.month, dag.day, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _read(path: Path) -> BeautifulSoup:
    """A page without what may not leave the network."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for tag in soup.select(CUT):
        tag.decompose()
    return soup


def _date(soup: BeautifulSoup, name: str, dag: date) -> None:
    """The line that says from which day the copy is, above the text."""
    if (content := soup.select_one(".md-content")) is None:
        return
    line = soup.new_tag("p", attrs={"class": "offline-kopia md-typeset"})
    line.string = f"Kopia från {i_ord(dag)}. Det senaste finns på intranätet."
    content.insert(0, line)
    style = soup.new_tag("link", attrs={"rel": "stylesheet", "href": _relative(STYLE, name)})
    soup.head.append(style)


def _relative(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _close_doors(soup: BeautifulSoup, page: str, known: Iterable[str]) -> None:
    """A door on the start page, or a row from A to Z, that leads out of the copy goes, and a group that is left empty, heading and all."""
    for box in soup.select(DOORS):
        for link in box.select("li a[href]"):
            if _target(link["href"], page, known) is None:
                link.find_parent("li").decompose()
        if box.find("a", href=True) is None:
            heading = box.find_previous_sibling()
            if heading is not None and heading.name == "h2":
                heading.decompose()
            box.decompose()


def _relink(soup: BeautifulSoup, page: str, anchors: Mapping[str, set[str]]) -> None:
    """Every address leads to a file of the copy, or goes. `anchors` are the ids of each page, and () for other files."""
    for form in soup.find_all("form", action=True):
        address = _address(form["action"], page, anchors)
        form.decompose() if address is None else form.attrs.update(action=address)
    for tag in soup.find_all(["a", "link"], href=True):
        address = _address(tag["href"], page, anchors)
        if address is not None:
            tag["href"] = address
        elif tag.name == "link":
            tag.decompose()
        elif tag.find_parent("article") is None or tag.find_parent("nav"):
            _out_of_menu(tag)
        else:
            _as_words(tag)
    _tidy_menu(soup)


def _tidy_menu(soup: BeautifulSoup) -> None:
    """A part of the menu that has lost its links goes, and so does the list under a part that has only its own page."""
    for item in reversed(soup.select("li.md-nav__item--nested")):
        if item.find("a", href=True) is None:
            item.decompose()
        elif (inner := item.find("nav")) is not None and inner.find("a", href=True) is None:
            for empty in (inner, *item.select("input, label")):
                empty.decompose()


def _address(href: str, page: str, anchors: Mapping[str, set[str]]) -> str | None:
    """The address from a disk; None when it leads out of the copy."""
    parts = urlsplit(href)
    target = _target(href, page, anchors)
    if not target:
        return None if target is None else href
    known = not parts.fragment or unquote(parts.fragment) in anchors[target]
    if target == page and parts.fragment:
        return f"#{parts.fragment}" if known else None
    query = f"?{parts.query}" if parts.query else ""
    return _relative(target, page) + query + (f"#{parts.fragment}" if parts.fragment and known else "")


def _target(href: str, page: str, known: Iterable[str]) -> str | None:
    """The file of the copy that an address leads to; "" for another host, None for what stays behind."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    return next((t for t in (path, posixpath.normpath(f"{path}/index.html")) if t in known), None)


def _out_of_menu(link: Tag) -> None:
    """A menu entry goes with its row, unless the row holds others: then its name stays as a heading of them."""
    row = link.find_parent("li")
    if row is None:
        link.decompose()
    elif len(row.find_all("a", href=True)) > 1:
        link.name = "span"
        del link["href"]
    else:
        row.decompose()


def _as_words(link: Tag) -> None:
    """A link in the text becomes its words, and says where the page is; a source's mark needs no such words."""
    if link.find_parent(class_=re.compile(r"^(?:kalla|kallista)$")) is None:
        link.append(NOTE)
    link.unwrap()
