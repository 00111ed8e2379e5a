"""The settings that an engine gets: ours, with what an editor may choose. Written anew for each run; nothing is inherited."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.checks.site_config import CLOSED
from macros.files import OURS
from macros.models.dag import i_ord
from macros.state.dokument import WEBBPLATSEN

CHOSEN = ("site_name", "site_description", "nav")
"""What a root's own mkdocs.yml decides, beside the look of the theme. The rest is the package's own closed settings."""
LOOK = ("palette", "icon")
KEPT = ("not_in_nav", "extra_javascript", "extra_css", "validation")
FINISHED = "macros.engines.finished_html"


def read_settings(path: Path) -> dict[str, Any]:
    """An mkdocs.yml as plain data. Tags are refused: `!ENV` and `!!python` would read what the builder's machine holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def site_address(own: Path | None) -> str:
    """Where the site is published, as the root's mkdocs.yml says; '' where nobody has said it."""
    told = read_settings(own).get("site_url") if own else None
    return told if isinstance(told, str) else ""


def engine_settings(
    own: Path | None, docs: Path, site: Path, dag: date, kopia: bool = False, pahittat: str = ""
) -> dict[str, Any]:
    """Everything that decides how the tree at `docs` becomes a site; `own` is the root's mkdocs.yml, if it has one.

    With `kopia` each page says from which day it is a copy; `pahittat` is what each page of an invented office says.

    Folders are given whole, and frame and code come from the installed package, so that any root can be built.
    """
    ours, chosen = read_settings(CLOSED), read_settings(own or OURS / "mkdocs.yml")
    look = {name: chosen["theme"][name] for name in LOOK if name in chosen["theme"]}
    theme = {**ours["theme"], **look, "custom_dir": str(OURS / "overrides")}
    return {
        **{name: ours[name] for name in KEPT},
        **{name: chosen[name] for name in CHOSEN if name in chosen},
        **({} if own else {"nav": None, "validation": {"nav": {"omitted_files": "ignore"}}}),
        "docs_dir": str(docs),
        "site_dir": str(site),
        "strict": True,
        "theme": theme,
        "extra": {"generator": False, "lis": lis_settings(dag, kopia, pahittat)},
        "plugins": [],
        "markdown_extensions": [FINISHED, "attr_list", "md_in_html", {"toc": {"permalink": False}}],
    }


def lis_settings(dag: date, kopia: bool = False, pahittat: str = "") -> dict[str, Any]:
    """What the frame around every page knows: the as-of day, whether this is a copy, and what the whole site is worth."""
    told = {"dag": dag.isoformat(), "dag_i_ord": i_ord(dag), "kopia": kopia}
    return {**told, "rad": pahittat or WEBBPLATSEN, **({"pahittat": pahittat} if pahittat else {})}


def write_settings(path: Path, settings: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(dict(settings), allow_unicode=True, sort_keys=False), encoding="utf-8")
