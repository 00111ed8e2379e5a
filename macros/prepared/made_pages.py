"""Pages made from data: a page for each register, record, comparison and set of amendments. No file of `docs/` is made."""

import html
from collections.abc import Iterator

from macros.models import REGISTERS
from macros.pages.page import Page
from macros.pages.paths import amendments_page, comparison_page, record_page, register_page
from macros.registers.load import Registers
from macros.views.columns import visningsnamn
from macros.views.jamforelse import par

BLAD = {"system": "systemblad", "objekt": "objektblad", "roller": "rollblad"}


def build_pages(registers: Registers) -> Iterator[tuple[str, str, str, str]]:
    """(path under `docs/`, title, description, text) of every page that is made from data."""
    for register in REGISTERS:
        text = f'# {register.titel} {{ #registret }}\n\n{register.om}\n\n{{{{ register("{register.namn}") }}}}\n'
        yield register_page(register.namn), register.titel, register.om, text
    for fore, efter in par(g.id for g in registers.genomgangar):
        title = f"{efter} jämförd med {fore}"
        text = f"# {title}\n\n{{{{ jamforelse({fore}, {efter}) }}}}\n"
        yield comparison_page(fore, efter), title, f"Vad som skiljer genomgången {efter} från {fore}.", text
    for year in dict.fromkeys(r.genomgang for r in registers.rattelser):
        title = f"Rättelser till genomgången {year}"
        text = f"# {title}\n\n{{{{ rattelser({year}) }}}}\n"
        yield (
            amendments_page(year),
            title,
            f"Vad som var fel i genomgången {year}, och vad som gäller.",
            text,
        )
    for register in BLAD:
        for record in registers.of(register):
            name = html.escape(visningsnamn(record))
            about = f"{name}: allt som registret vet."
            yield record_page(register, record.id), name, about, f'{{{{ {BLAD[register]}("{record.id}") }}}}\n'


def made_pages(registers: Registers) -> dict[str, Page]:
    """The pages that the data gives, as a page of `docs/` would be read."""
    return {
        path: Page(path, text, {"ur_data": True, "title": title, "description": about})
        for path, title, about, text in build_pages(registers)
    }
