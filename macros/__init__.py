"""Load the registers, check them and the pages, hand the views to the pages. The only file that knows mkdocs-macros."""

from functools import partial
from pathlib import Path
from typing import Any

from macros.content import load_content
from macros.models.dag import i_ord
from macros.pages.page import open_pages
from macros.prepared.made_pages import write_pages
from macros.views import VIEWS
from macros.views.sidfakta import sidfakta


def define_env(env: Any) -> None:
    """Called by mkdocs-macros (once) and by Zensical (once a page) before any page is rendered."""
    root = Path(env.conf["docs_dir"]).resolve().parent
    own = root / "mkdocs.yml"
    content = load_content(root, own if own.is_file() else None)
    if content.problems:
        from mkdocs.exceptions import Abort

        raise Abort("\n".join(["Innehållet har fel:", *map(str, content.problems)]))

    write_pages(root, content.registers)

    def call(view: Any, *args: Any, **kwargs: Any) -> str:
        page = env.page
        path = page.file.src_uri if hasattr(page, "file") else page.path
        return view(content.sammanhang(path), *args, **kwargs)

    for view in VIEWS:
        env.macro(partial(call, view), view.__name__)
    env.conf["extra"]["lis"] = {
        "dag": content.dag.isoformat(),
        "dag_i_ord": i_ord(content.dag),
        "sidor": {path: sidfakta(content.sammanhang(path)) for path in open_pages(content.pages)},
        "rader": {int(g.id): g.rad for g in content.registers.genomgangar},
        "rattelser": {int(r.genomgang): f"genomgang/{r.genomgang}/rattelser/" for r in content.registers.rattelser},
    }
