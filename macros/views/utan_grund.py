"""What is restricted while nobody has said on what ground: pages first, for somebody has chosen to mark them."""

from collections.abc import Iterator

from macros.models.base import Synlighet
from macros.pages.levels import page_level
from macros.pages.page import Page
from macros.registers.levels import record_level
from macros.views.parts import Sammanhang
from macros.views.synlighet import sidans_sekretess

FEW = 5
"""How many are named."""
BEGRANSAD = Synlighet.BEGRANSAD


def utan_grund(s: Sammanhang) -> Iterator[str]:
    """Where each restricted page, passage and record without an assessed ground stands. A page made of data follows its record."""
    for page in s.sidor.values():
        if not page.made and _begransad(s, page) and sidans_sekretess(s.registers, page) is None:
            yield page.file
    for name, records in s.registers.records.items():
        for record in records:
            if record_level(s.registers, name, record) is BEGRANSAD and record.sekretess is None:
                yield f"data/{name}, {record.id}"


def _begransad(s: Sammanhang, page: Page) -> bool:
    """Whether a page, or a part of it, is restricted."""
    marked = any(passage.synlighet is BEGRANSAD for passage in page.passages)
    return marked or page_level(s.registers, page) is BEGRANSAD


def utan_grund_i_ord(s: Sammanhang) -> str:
    """How many they are, and the first of them."""
    found = list(utan_grund(s))
    if not found:
        return "Begränsat utan bedömd grund: inget"
    more = [f"och {len(found) - FEW} till"] if len(found) > FEW else []
    return f"Begränsat utan bedömd grund: {len(found)}. {'; '.join([*found[:FEW], *more])}"
