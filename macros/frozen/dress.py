"""The dress of a frozen page: its tables, charts and numbers of sources as they were shown, put back in place of their words."""

import re

from macros.frozen.store import SCHEMA

BLOCK = re.compile(r"<!-- lis:(\d+) -->.*?<!-- /lis:\1 -->", re.DOTALL)
SOURCE = re.compile(r"(?<!\s)\s*\[[^\[\]]*\]<!-- lis-kalla:(\d+) -->")
"""The words of a source within a sentence: the mark stands after them, so that the text is read without it."""


def dressed(html: str, dress: list[str], schema: str = SCHEMA) -> str:
    """A built page of a frozen review with its tables, charts and sources as they were shown; the words are the frozen ones.

    Each part stands in a box of its schema, so that its styles (`assets/css/fryst-lis-1.css`) are its own.
    """

    def put(match: re.Match[str], box: str) -> str:
        at = int(match.group(1)) - 1
        return box.format(f"fryst-{schema}", dress[at]) if at < len(dress) else match.group()

    html = BLOCK.sub(lambda match: put(match, '<div class="{}">\n{}\n</div>'), html)
    return SOURCE.sub(lambda match: put(match, '<span class="{}">{}</span>'), html)
