"""The prepared tree: the files that engines, PDFs, the search index, the copy and the freeze read, and nothing else.

`docs/` holds each page as Markdown and HTML without a macro call, and the files that pages show; `artiklar/` holds each
page's article as a browser gets it. A file is written only when it changes, and one that is not wanted goes.
"""

import html
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.frozen.store import SCHEMA
from macros.pages.kinds import kind_of
from macros.prepared.article import STYLED, Article
from macros.prepared.engine_text import as_markdown
from macros.prepared.pages import Prepared
from macros.prepared.sheets import is_wide, sheets_of
from macros.problems import ContentFault, Problem
from macros.state.dokument import FORSLAG, Dokumentlage

STYLES = "assets/css/matt.css"
"""The file that holds the measures that the views have computed, such as a bar's place in a timeline."""
ASSETS = "assets"
DRESS_STYLES = f"assets/css/fryst-{SCHEMA}.css"
"""The styles of frozen tables and charts: only frozen pages load them, last of all."""


@dataclass(frozen=True)
class TreePage:
    """A page of a tree: its article, and what the frame around it needs to know."""

    article: Article
    meta: Mapping[str, Any] = field(default_factory=dict)


def tree_page(prepared: Prepared, lage: Dokumentlage = FORSLAG) -> TreePage:
    """A prepared page for a tree. What its state adds to the frame: the description in its head, and its last line."""
    page = prepared.page
    told = {**page.meta, "description": lage.beskrivning(str(page.meta.get("description", "")))}
    # The theme puts them into its HTML as they are. A page that is made of data has had it done.
    as_html = str if page.made else html.escape
    meta: dict[str, Any] = {k: as_html(str(told[k])) for k in ("title", "description") if k in page.meta}
    if page.made:
        meta["hide"] = ["toc"]
    ours = {
        "fot": prepared.fot,
        "rad": lage.sidfot,
        "bred": kind_of(page.path).bred or is_wide(prepared.article),
        "matt": bool(prepared.article.styles),
        "stilar": sheets_of(prepared.article),
    }
    if page.meta.get("fryst"):
        ours["kladsel"] = DRESS_STYLES
    return TreePage(prepared.article, meta | {"lis": {k: v for k, v in ours.items() if v}})


def tree_files(pages: Mapping[str, TreePage], assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """(path in the tree, bytes) of a tree with these pages, by their path under `docs/`, and these files under it."""
    files = {f"docs/{name}": data for name, data in assets.items()}
    for path, page in pages.items():
        files[f"docs/{path}"] = _head(page.meta) + as_markdown(page.article.pieces).encode()
        files[f"artiklar/{path.removesuffix('.md')}.html"] = page.article.html.encode()
    files[f"docs/{STYLES}"] = stylesheet(style for page in pages.values() for style in page.article.styles)
    return files


def stylesheet(styles: Iterable[str]) -> bytes:
    """A rule for each measure that stood in a page, in a file of its own: a page runs without styles in its text."""
    rules = (f'[{STYLED}="{style}"] {{ {style}; }}\n' for style in sorted(set(styles)))
    return "".join(rules).encode()


def page_assets(docs: Path) -> dict[str, bytes]:
    """The files that people have put under `docs/assets` for their pages to show."""
    found = sorted(p for p in (docs / ASSETS).rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(docs).as_posix(): p.read_bytes() for p in found}


def used_assets(assets: Mapping[str, bytes], pages: Mapping[str, TreePage]) -> dict[str, bytes]:
    """Those of the files that some page shows: what only another audience's pages show is not theirs to fetch."""
    articles = "".join(page.article.html for page in pages.values())
    shown = set(re.findall(rf'="(?:\.\.?/)*({ASSETS}/[^"?#]*)', articles))
    return {name: data for name, data in assets.items() if quote(name) in shown}


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` hold exactly these files; one that is the same keeps its time stamp."""
    _refuse_links(folder)
    wanted = {folder / name for name in files}
    for place, _, names in os.walk(folder, topdown=False):
        for name in names:
            if Path(place, name) not in wanted:
                Path(place, name).unlink()
        if place != str(folder) and not any(Path(place).iterdir()):
            Path(place).rmdir()
    for name, data in files.items():
        file = folder / name
        if not file.is_file() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _refuse_links(folder: Path) -> None:
    """A link where a tree is written would lead what is written, and what is cleared away, to somebody else's files."""
    inside = (Path(place, name) for place, folders, _ in os.walk(folder) for name in folders)
    for path in (folder, *list(folder.parents)[:2], *inside):
        if path.is_symlink():
            raise ContentFault([Problem(path.name, 1, "", f"{path} är en länk; ta bort den, för bygget skriver där")])


def _head(meta: Mapping[str, Any]) -> bytes:
    """Front matter as JSON, which is YAML too: nothing in a value can break out of it."""
    rows = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in meta.items())
    return f"---\n{rows}---\n".encode() if rows else b""
