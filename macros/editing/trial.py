"""What the rules would say of changes before they are made: in a copy of the data, so that nothing is written to be tried."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from macros.problems import Problem

Faults = Callable[[Path], list[Problem]]
"""Every fault of the data of a root."""
UNCHECKED = ("frysta", "_schema")
"""What the rules of records do not read."""


def tried(root: Path, texts: Mapping[Path, tuple[str, str]], faults: Faults) -> list[Problem]:
    """The faults that the data would have with the new texts of its files."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / root.resolve().name
        shutil.copytree(root / "data", copy / "data", ignore=shutil.ignore_patterns(*UNCHECKED), symlinks=True)
        for path, (_, now) in texts.items():
            (copy / path.relative_to(root)).write_bytes(now.encode())
        return faults(copy)
