"""`lis rensa-exempel`: take away every record that only shows how something looks."""

from functools import reduce
from pathlib import Path

from macros.editing.files import change, delete, save
from macros.editing.yaml_writer import place_of, remove
from macros.models import REGISTERS
from macros.registers.load import Registers


def remove_examples(root: Path, registers: Registers) -> list[str]:
    """Remove the examples from the files under `root/data`; the ids removed, each with its file.

    Comments that are not an example's own stay. A register without records is `[]`; a folder keeps `.gitkeep`.
    """
    removed = []
    for register in REGISTERS:
        examples = [r.id for r in registers.of(register.namn) if r.exempel]
        removed += [f"data/{register.namn}: {record_id}" for record_id in examples]
        if not examples:
            continue
        if register.mapp:
            _remove_files(root, register.namn, examples)
        else:
            change(root, root / "data" / f"{register.namn}.yml", lambda text, ids=examples: reduce(_without, ids, text))
    return removed


def _without(text: str, record_id: str) -> str:
    return remove(text, place_of(text, record_id))


def _remove_files(root: Path, register: str, ids: list[str]) -> None:
    folder = root / "data" / register
    for record_id in ids:
        delete(root, folder / f"{record_id}.yml")
    if not (folder / ".gitkeep").exists():
        save(root, folder / ".gitkeep", "")
