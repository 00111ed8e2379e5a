"""Templates to HTML. The only file that knows Jinja on our side; it knows nothing of registers or models."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: Any) -> str:
    """A template of `macros/templates/` as one block of HTML.

    Line starts are stripped, for Markdown takes an indented line for code, and empty lines are dropped,
    for they would end the block. Braces are written as entities so that no text from data can be read
    as a macro call.
    """
    text = _environment().get_template(template).render(values)
    rows = (row.strip() for row in text.splitlines())
    block = "\n".join(row for row in rows if row)
    return block.replace("{{", "&#123;&#123;").replace("{%", "&#123;%").replace("{#", "&#123;#")
