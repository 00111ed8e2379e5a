"""The measures of the cards as git has them from an earlier revision or day. Only plain values are read, nothing is run."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from macros.problems import Felbruk, Problem, quote
from macros.registers.yaml_source import parse_yaml

FOLDER = "data/kartotek"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
AT_NIGHT = "T23:59:59"


class Forr(NamedTuple):
    """The measures by id as they were, and the revision that they are from."""

    revision: str
    matt: dict[str, dict[str, Any]]


def day_of(since: str) -> date | None:
    """The day that is meant; None for a revision. Raises `Felbruk` for a day that does not exist."""
    if not DAY.fullmatch(since):
        return None
    try:
        return date.fromisoformat(since)
    except ValueError:
        raise Felbruk(f"dagen {quote(since)} finns inte; skriv ÅÅÅÅ-MM-DD") from None


def earlier_cards(root: Path, since: str) -> Forr | None:
    """The measures as of a revision or the end of a day; None where there is no history. Raises `Felbruk` for an unknown one."""
    if _git(root, "rev-parse", "--git-dir") is None:
        return None
    revision = _revision(root, since)
    listed = _git(root, "ls-tree", "-rz", "--name-only", revision, "--", FOLDER) or ""
    files = [name for name in listed.split("\0") if name.endswith(".yml")]
    if not files:
        raise Felbruk(f"i {quote(since)} finns inget kort i {FOLDER}/; välj en senare revision eller dag")
    return Forr(revision[:10], {m["id"]: m for name in files for m in _measures(root, revision, name)})


def _revision(root: Path, since: str) -> str:
    if day := day_of(since):
        found = _git(root, "rev-list", "-1", f"--before={day.isoformat()}{AT_NIGHT}", "HEAD")
        if not (found or "").strip():
            raise Felbruk(f"historiken börjar efter {since}; välj en senare dag")
        return str(found).strip()
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
    if not (found or "").strip():
        raise Felbruk(f"{quote(since)} är varken en dag (ÅÅÅÅ-MM-DD) eller en revision i git")
    return str(found).strip()


def _measures(root: Path, revision: str, name: str) -> Iterator[dict[str, Any]]:
    """The measures of a card of then. Raises `Felbruk` where the file cannot be read."""
    faults: list[Problem] = []
    read = parse_yaml(name, _git(root, "show", f"{revision}:./{name}") or "", faults)
    if read is None or not isinstance(read[1], dict):
        raise Felbruk(f"{name} går inte att läsa i {revision[:10]}; välj en annan revision")
    held = read[1].get("atgarder")
    yield from (
        m for m in (held if isinstance(held, list) else ()) if isinstance(m, dict) and isinstance(m.get("id"), str)
    )


def _git(root: Path, *command: str) -> str | None:
    """What git says; None when it does not know, or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
