"""`lis rensa-exempel`: take away every record that only shows how something looks."""

import re
from pathlib import Path

from macros.models import REGISTERS
from macros.registers.load import Registers


def remove_examples(root: Path, registers: Registers) -> list[str]:
    """Remove the examples from the files under `root/data`; the ids removed, each with its file.

    Comments stay. A register without records is `[]`; a folder keeps `.gitkeep`.
    """
    removed = []
    for register in REGISTERS:
        examples = [r for r in registers.of(register.namn) if r.exempel]
        removed += [f"data/{register.namn}: {r.id}" for r in examples]
        if register.mapp:
            for record in examples:
                (root / "data" / register.namn / f"{record.id}.yml").unlink()
            if examples:
                (root / "data" / register.namn / ".gitkeep").touch()
        elif examples:
            _remove_from_list(root / "data" / f"{register.namn}.yml", register.namn, registers)
    return removed


def _remove_from_list(path: Path, name: str, registers: Registers) -> None:
    """Take the examples' lines out of a list file: from each record's first line to the next record's."""
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = []
    for record in registers.of(name):
        source, loc = registers.places[name, record.id]
        starts.append((source.line(loc) - 1, record.exempel))
    bounds = [*(at for at, _ in starts), len(rows)]
    drop = {n for (at, example), end in zip(starts, bounds[1:], strict=True) if example for n in range(at, end)}
    kept = "".join(row for n, row in enumerate(rows) if n not in drop)
    if all(example for _, example in starts):
        kept = re.sub(r"\n*\Z", "\n", kept) + "[]\n"
    path.write_text(kept, encoding="utf-8")
