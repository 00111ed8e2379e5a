"""The preview: the same prepared tree as a build's, made when mkdocs reads its settings, before it looks for pages."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from macros.content import Content, faultless, site_menu, site_pages
from macros.engines.settings import FINISHED, lis_settings
from macros.prepared.tree import TreePage, page_assets, tree_files, write_tree
from macros.problems import ContentFault
from macros.state.pahittat import mening

TREE = ".bygge/forhandsvisning"


Beside = Callable[[Content, Mapping[str, TreePage]], Mapping[str, bytes]]


def prepare_preview(conf: Any, beside: Beside) -> None:
    """Check the content of the folder where mkdocs.yml lies, prepare it, and point the engine at what was prepared.

    `conf` is mkdocs' own configuration. `beside` gives files of the site that are made from its pages, by name; a file
    that is as before is not written. Raises mkdocs' `Abort` with every fault: a server prints them and lives on.
    """
    own = Path(conf["config_file_path"]).resolve()
    root = own.parent
    try:
        content = faultless(root, own)
        pages = site_pages(content)
    except ContentFault as fault:
        from mkdocs.exceptions import Abort

        raise Abort("\n".join(["Innehållet har fel:", *map(str, fault.problems)])) from None
    tree = root / TREE
    write_tree(tree, tree_files(pages, {**page_assets(root / "docs"), **beside(content, pages)}))
    conf["nav"] = site_menu(content, conf["nav"])
    conf["docs_dir"] = str(tree / "docs")
    conf["extra"]["lis"] = lis_settings(content.dag, pahittat=mening(content.registers))
    if FINISHED not in conf["markdown_extensions"]:
        conf["markdown_extensions"].append(FINISHED)
