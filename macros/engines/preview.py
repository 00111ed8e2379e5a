"""The preview: the same prepared tree as a build's, made when mkdocs reads its settings, before it looks for pages."""

import os
from pathlib import Path
from typing import Any

from macros.content import faultless, for_readers, site_menu, site_pages
from macros.engines.settings import FINISHED, lis_settings
from macros.models.base import Synlighet
from macros.prepared.tree import page_assets, tree_files, used_assets, write_tree
from macros.problems import ContentFault, Problem, quote
from macros.state.pahittat import mening

TREE = ".bygge/forhandsvisning"


def preview_audience() -> Synlighet:
    """Whom the preview is for: `LIS_MALGRUPP`, else the staff, for what it writes could be taken for a site to publish."""
    chosen = os.environ.get("LIS_MALGRUPP", Synlighet.INTERN)
    if chosen not in list(Synlighet):
        levels = ", ".join(Synlighet)
        raise ContentFault([Problem("LIS_MALGRUPP", 1, "", f"{quote(chosen)} finns inte; välj bland {levels}")])
    return Synlighet(chosen)


def prepare_preview(conf: Any) -> None:
    """Check the content of the folder where mkdocs.yml lies, prepare it, and point the engine at what was prepared.

    `conf` is mkdocs' own configuration. Raises its `Abort` with every fault: a server prints them and lives on.
    """
    own = Path(conf["config_file_path"]).resolve()
    root = own.parent
    try:
        content = for_readers(faultless(root, own), preview_audience())
        pages = site_pages(content)
    except ContentFault as fault:
        from mkdocs.exceptions import Abort

        raise Abort("\n".join(["Innehållet har fel:", *map(str, fault.problems)])) from None
    tree = root / TREE
    write_tree(tree, tree_files(pages, used_assets(page_assets(root / "docs"), pages)))
    conf["nav"] = site_menu(content, conf["nav"])
    conf["docs_dir"] = str(tree / "docs")
    conf["extra"]["lis"] = lis_settings(content.dag, pahittat=mening(content.registers))
    if FINISHED not in conf["markdown_extensions"]:
        conf["markdown_extensions"].append(FINISHED)
