"""The Markdown of our pages to HTML. The only file that knows Python-Markdown.

A macro call is a mark in the text while Markdown runs, so that no text of data is ever read as Markdown.
"""

import re
from functools import cached_property

from markdown import Markdown
from markdown.extensions.toc import slugify

EXTENSIONS = ["admonition", "attr_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"]
BEGIN, END = "\ue000", "\ue001"
"""Around the number of a call; neither sign may stand in a page."""
MARK = re.compile(f"{BEGIN}([0-9]{{1,4}}){END}")
NO_MARK = str.maketrans(BEGIN + END, "\ufffd\ufffd")
"""Makes the signs of a mark that stand in a page to signs that say nothing, each in its place."""


def mark(number: int) -> str:
    """What stands for the call with that number (from 0) while Markdown runs."""
    return f"{BEGIN}{number}{END}"


class PageMarkdown:
    """Markdown as our pages use it, set up once for any number of pages."""

    @cached_property
    def _markdown(self) -> Markdown:
        made = {"toc": {"slugify": _slug, "permalink": False}}
        return Markdown(extensions=EXTENSIONS, extension_configs=made, output_format="html")

    def html(self, text: str) -> str:
        """The HTML of a page's text, with the marks of its calls left where they stood."""
        if text not in self._made:
            self._made[text] = self._markdown.reset().convert(text)
        return self._made[text]

    @cached_property
    def _made(self) -> dict[str, str]:
        """What has been made: for another audience most pages are the same."""
        return {}


def _slug(title: str, separator: str) -> str:
    return slugify(MARK.sub("", title), separator)
