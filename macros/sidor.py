"""Pages made from data: real files under `docs/` before an engine starts, written only when they change.

They are left out of git. Every engine then finds them as ordinary pages, whatever it knows of plugins.
"""

import html
import json
from collections.abc import Iterator
from pathlib import Path

from macros.load import Registers
from macros.models import REGISTERS
from macros.views.kolumner import visningsnamn
from macros.views.register import EGEN_SIDA

BLAD = {"system": "systemblad", "objekt": "objektblad", "roller": "rollblad"}


def build_pages(registers: Registers) -> Iterator[tuple[str, str]]:
    """(path under `docs/`, text) of every page that is made from data."""
    for register in REGISTERS:
        text = f'# {register.titel}\n\n{register.om}\n\n{{{{ register("{register.namn}") }}}}\n'
        yield f"register/{register.namn}.md", _front(register.titel, register.om) + text
    for register, folder in EGEN_SIDA.items():
        for record in registers.of(register):
            name = visningsnamn(record)
            yield (
                f"{folder}/{record.id}.md",
                _front(name, f"{name}: allt som registret vet.") + (f'{{{{ {BLAD[register]}("{record.id}") }}}}\n'),
            )


def _front(title: str, description: str) -> str:
    """Front matter as JSON, which is YAML too: nothing in a name can break out of it."""
    fields = {"title": html.escape(title), "description": html.escape(description), "ur_data": True}
    return "---\n" + "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in fields.items()) + "---\n"


def write_pages(root: Path, registers: Registers) -> None:
    """Make `docs/` hold exactly the pages that the data gives; untouched ones keep their time stamp."""
    docs = root / "docs"
    wanted = dict(build_pages(registers))
    for path, text in wanted.items():
        file = docs / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    for folder in ("register", *EGEN_SIDA.values()):
        for file in (docs / folder).glob("*.md"):
            made = file.read_text(encoding="utf-8").find("\nur_data: true\n") > 0
            if made and file.relative_to(docs).as_posix() not in wanted:
                file.unlink()
