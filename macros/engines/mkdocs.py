"""mkdocs, and its kept fork properdocs: a prepared tree in, a site out. All that we know of running either."""

import importlib
import io
import logging
import re
from collections import Counter
from pathlib import Path
from typing import Any

from macros.engines.policy import add_policy
from macros.engines.repairs import finish_page

MOTORER = ("mkdocs", "properdocs")
"""The engines that can be chosen; the first is the one that is used when nothing is said."""


ADDRESS = re.compile(r'(<(?:a|link|form)\b[^>]*?\s(?:href|action)=")([^":?#]+)')


class EngineFault(Exception):
    """The engine failed on a tree that passed every check; `log` holds what it printed."""

    def __init__(self, log: str):
        super().__init__(log)
        self.log = log


class _Finish:
    """Mends each page before it is written, and counts which of the theme's repairs were needed."""

    def __init__(self, to_files: bool) -> None:
        self.used: Counter[str] = Counter()
        self.to_files = to_files

    def on_post_page(self, output: str, **_: Any) -> str:
        html = add_policy(finish_page(output, self.used))
        return ADDRESS.sub(_to_file, html) if self.to_files else html

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        return self.on_post_page(output_content) if template_name.endswith(".html") else output_content


def _to_file(match: re.Match[str]) -> str:
    """An address that leads to a folder (it ends with a slash or has nothing but dots) leads to the page's file there."""
    folder = match[2].endswith("/") or not match[2].strip("./")
    return f"{match[1]}{match[2].rstrip('/')}/index.html" if folder else match[0]


def load_engine(motor: str) -> tuple[Any, Any]:
    """(load_config, build) of the engine; takes half a second the first time."""
    if motor == "properdocs":  # plugins that ask for mkdocs get the fork; before anything has asked
        importlib.import_module("properdocs.replacement")
    config = importlib.import_module(f"{motor}.config")
    return config.load_config, importlib.import_module(f"{motor}.commands.build").build


def build_site(motor: str, settings: Path, to_files: bool = False) -> dict[str, int]:
    """Build the site that the settings tell of; how often each repair of the theme was made.

    With `to_files` a link to a folder leads to the page's file there, so that the site works from a disk. Raises `EngineFault` with the engine's own words when anything at all is wrong, a warning too.
    """
    load_config, build = load_engine(motor)
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    logger = logging.getLogger(motor)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    finish = _Finish(to_files)
    try:
        config = load_config(str(settings))
        config.plugins["lis"] = finish
        build(config)
    except Exception as error:
        raise EngineFault(f"{told.getvalue()}{type(error).__name__}: {error}\n") from error
    finally:
        logger.removeHandler(handler)
    return dict(finish.used)
