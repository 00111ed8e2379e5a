"""The lock files: every package of others with its version and the hashes of the files that may be installed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Felbruk, quote

LOCK, TEST_LOCK = "requirements.txt", "requirements-test.txt"
PINNED = re.compile(
    r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;]+)(?:\s*;[^#]*?)?((?:\s+--hash=sha256:[0-9a-f]{64})+)"
)


@dataclass(frozen=True)
class Pinned:
    """A package as it is pinned."""

    namn: str
    version: str
    hashar: frozenset[str] = frozenset()


Lock = Mapping[str, Pinned]


def normal(name: str) -> str:
    """A package's name as an index knows it (packaging.python.org, name normalization)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock(path: Path) -> dict[str, Pinned]:
    """The packages of a lock file by name. Raises `Felbruk` for a row that does not pin a version with hashes."""
    found = {}
    for row in re.sub(r"\\\r?\n", " ", path.read_text(encoding="utf-8")).splitlines():
        text = " ".join(row.split())
        if not text or text.startswith("#"):
            continue
        if not (match := PINNED.fullmatch(text)):
            raise Felbruk(f"{path.name}: {quote(text)} låser inte en utgåva med kontrollsummor; kör make las")
        name, version, hashes = match.groups()
        found[normal(name)] = Pinned(normal(name), version, frozenset(re.findall(r"[0-9a-f]{64}", hashes)))
    return found


def read_locks(folder: Path) -> dict[str, Pinned]:
    """What both lock files of a folder pin, those that only the tests need too; a file that is not there pins nothing."""
    kept = [read_lock(folder / name) for name in (TEST_LOCK, LOCK) if (folder / name).is_file()]
    return {name: pinned for lock in kept for name, pinned in lock.items()}


@dataclass(frozen=True)
class Andring:
    """What became of a package between two locks. `larm`: the same version stands for other files than before."""

    namn: str
    text: str
    larm: bool = False


def changes(before: Lock, after: Lock) -> Iterator[Andring]:
    """Each package that differs, by name: new, gone, another version, or the same version with other files."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None:
            yield Andring(name, f"nytt: {name} {new.version}")
        elif new is None:
            yield Andring(name, f"borta: {name} {old.version}")
        elif old.version != new.version:
            yield Andring(name, f"{name}: {old.version} → {new.version}")
        elif old.hashar != new.hashar:
            told = f"{len(new.hashar - old.hashar)} nya, {len(old.hashar - new.hashar)} borta"
            why = f"{name} {new.version} har andra filer än förut, fast utgåvan är densamma ({told})"
            yield Andring(name, f"VARNING: {why}. Ta reda på varför innan du använder den.", larm=True)
