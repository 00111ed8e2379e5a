"""Pages made from data: real files under `docs/` before an engine starts, written only when they change.

They are left out of git. Every engine then finds them as ordinary pages, whatever it knows of plugins.
"""

import html
import json
from collections.abc import Iterator
from pathlib import Path

from macros.models import REGISTERS
from macros.pages.page import MADE, Page, is_made
from macros.registers.load import Registers
from macros.views.columns import visningsnamn
from macros.views.jamforelse import par
from macros.views.register import EGEN_SIDA

BLAD = {"system": "systemblad", "objekt": "objektblad", "roller": "rollblad"}


def build_pages(registers: Registers) -> Iterator[tuple[str, str, str, str]]:
    """(path under `docs/`, title, description, text) of every page that is made from data."""
    for register in REGISTERS:
        text = f'# {register.titel} {{ #registret }}\n\n{register.om}\n\n{{{{ register("{register.namn}") }}}}\n'
        yield f"register/{register.namn}.md", register.titel, register.om, text
    for fore, efter in par(g.id for g in registers.genomgangar):
        title = f"{efter} jämförd med {fore}"
        text = f"# {title}\n\n{{{{ jamforelse({fore}, {efter}) }}}}\n"
        yield f"jamforelse/{fore}-{efter}.md", title, f"Vad som skiljer genomgången {efter} från {fore}.", text
    for year in dict.fromkeys(r.genomgang for r in registers.rattelser):
        title = f"Rättelser till genomgången {year}"
        text = f"# {title}\n\n{{{{ rattelser({year}) }}}}\n"
        yield (
            f"genomgang/{year}/rattelser.md",
            title,
            f"Vad som var fel i genomgången {year}, och vad som gäller.",
            text,
        )
    for register, folder in EGEN_SIDA.items():
        for record in registers.of(register):
            name = html.escape(visningsnamn(record))
            about = f"{name}: allt som registret vet."
            yield f"{folder}/{record.id}.md", name, about, f'{{{{ {BLAD[register]}("{record.id}") }}}}\n'


def made_pages(registers: Registers) -> dict[str, Page]:
    """The pages that the data gives, as a page of `docs/` would be read."""
    return {
        path: Page(path, text, {"ur_data": True, "title": title, "description": about})
        for path, title, about, text in build_pages(registers)
    }


def _file(title: str, description: str, text: str) -> bytes:
    """Front matter as JSON, which is YAML too: nothing in a name can break out of it."""
    fields = {"title": title, "description": description, "hide": ["toc"]}
    rows = "".join(f"{k}: {json.dumps(v, ensure_ascii=False).replace('{', '&#123;')}\n" for k, v in fields.items())
    return MADE + f"{rows}---\n{text}".encode()


def write_pages(root: Path, registers: Registers) -> None:
    """Make `docs/` hold exactly the pages that the data gives; untouched ones keep their time stamp."""
    docs = root / "docs"
    wanted = {docs / path: _file(*rest) for path, *rest in build_pages(registers)}
    for file, content in wanted.items():
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for folder in ("register", "jamforelse", "genomgang/*", *EGEN_SIDA.values()):
        for file in docs.glob(f"{folder}/*.md"):
            if file not in wanted and is_made(file):
                file.unlink()
