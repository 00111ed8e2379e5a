"""Keys written last in their register: number, fingerprint and measure, never a text."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

from macros.editing.files import change, save
from macros.editing.spreadsheet import slug
from macros.editing.yaml_values import inline
from macros.editing.yaml_writer import append_block
from macros.registers.load import Registers

HEAD = "# yaml-language-server: $schema=_schema/kravnycklar.json\n[]\n"


def tie(root: Path, registers: Registers, ties: Iterable[Any], katalog: str, version: str, av: str, today: date) -> int:
    """Write the ties (`nummer`, `avtryck`, `atgard`) that are not there yet as keys by the role `av`; how many there were."""
    known = {(k.katalog, k.version, k.nummer, k.avtryck, k.atgard) for k in registers.kravnycklar}
    used = {k.id for k in registers.kravnycklar} | (registers.ids("kravnycklar") or frozenset())
    blocks = []
    for one in ties:
        if (katalog, version, one.nummer, one.avtryck, one.atgard) not in known:
            key = _free(slug(f"{katalog}-{version}-{one.nummer}-{one.atgard}")[:70], used)
            used = used | {key}
            told = {"id": key, "katalog": katalog, "version": version, "nummer": one.nummer, "avtryck": one.avtryck}
            told |= {"atgard": one.atgard, "datum": today.isoformat(), "av": av}
            rows = [f"{name}: {inline(value)}" for name, value in told.items()]
            blocks.append("\n".join([f"- {rows[0]}", *(f"  {row}" for row in rows[1:])]) + "\n")
    path = root / "data" / "kravnycklar.yml"
    if blocks and not path.exists():
        save(root, path, HEAD)
    if blocks:
        change(root, path, lambda before: reduce(append_block, blocks, before))
    return len(blocks)


def _free(wanted: str, used: Iterable[str]) -> str:
    """The id, with a number when the same requirement has had another text before."""
    return (
        wanted if wanted not in used else next(f"{wanted}-{n}" for n in range(2, 10_000) if f"{wanted}-{n}" not in used)
    )
