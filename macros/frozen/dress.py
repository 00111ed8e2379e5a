"""The dress of a frozen page: its tables and charts as they were shown, put back in place of their words."""

import re

from macros.frozen.store import SCHEMA

BLOCK = re.compile(r"<!-- lis:(\d+) -->.*?<!-- /lis:\1 -->", re.DOTALL)


def dressed(html: str, dress: list[str], schema: str = SCHEMA) -> str:
    """A built page of a frozen review with its tables and charts as they were shown; the words are the frozen ones.

    Each part stands in a box of its schema, so that its styles (`assets/css/fryst-lis-1.css`) are its own.
    """

    def put(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        return f'<div class="fryst-{schema}">\n{dress[at]}\n</div>' if at < len(dress) else match.group()

    return BLOCK.sub(put, html)
