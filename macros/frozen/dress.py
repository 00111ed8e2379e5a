"""The dress of a frozen page: its tables and charts as they were shown, put back in place of their words."""

import re

DRESS = "kladsel.json"
BLOCK = re.compile(r"<!-- lis:(\d+) -->.*?<!-- /lis:\1 -->", re.DOTALL)


def dressed(html: str, dress: list[str]) -> str:
    """A built page of a frozen review with its tables and charts as they were shown; the words are the frozen ones."""

    def put(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        return dress[at] if at < len(dress) else match.group()

    return BLOCK.sub(put, html)
