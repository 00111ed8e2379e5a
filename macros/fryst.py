"""What is decided stays: frozen files, their manifest of hashes, and the check that nothing has moved."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.problems import Problem

FOLDER = "data/frysta"
MANIFEST = "manifest.json"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_frozen(folder: Path, files: Mapping[str, bytes], about: Mapping[str, Any]) -> str:
    """Write the frozen files and their manifest; the SHA-256 of the manifest's bytes."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    manifest = {**about, "filer": {name: sha(data) for name, data in sorted(files.items())}}
    data = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    (folder / MANIFEST).write_bytes(data)
    return sha(data)


def frozen_years(root: Path) -> list[str]:
    """The years that have been frozen."""
    place = root / FOLDER
    return sorted(p.name for p in place.iterdir() if p.is_dir()) if place.is_dir() else []


def check_frozen(root: Path, decisions: Mapping[str, str]) -> Iterator[Problem]:
    """Det som är fastställt ändras inte: varje fil stämmer med manifestet, och sidorna med den frysta texten.

    `decisions` gives the manifest's hash by year, from the decision records.
    """
    years = frozen_years(root)
    for year in decisions.keys() - set(years):
        yield Problem(
            f"{FOLDER}/{year}", 1, "", f"beslutet om genomgång {year} pekar på frysta filer som saknas; återställ dem"
        )
    for year in years:
        folder = root / FOLDER / year
        name = f"{FOLDER}/{year}/{MANIFEST}"
        try:
            data = (folder / MANIFEST).read_bytes()
            listed = dict(json.loads(data)["filer"])
        except (OSError, ValueError, KeyError):
            yield Problem(name, 1, "", "manifestet saknas eller går inte att läsa; återställ filen")
            continue
        if decisions.get(year) != sha(data):
            yield Problem(
                name, 1, "", "manifestet är inte det som beslutet i data/beslut.yml pekar på; återställ filen"
            )
        yield from _check_files(folder, year, listed)
        yield from _check_pages(folder, year, listed, root)


def _check_files(folder: Path, year: str, listed: Mapping[str, str]) -> Iterator[Problem]:
    here = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST}
    for name, digest in listed.items():
        if name not in here:
            yield Problem(f"{FOLDER}/{year}/{name}", 1, "", "filen är fastställd men saknas; återställ den")
        elif sha(here[name].read_bytes()) != digest:
            yield Problem(f"{FOLDER}/{year}/{name}", 1, "", "filen är fastställd och har ändrats; återställ den")
    for name in here.keys() - listed.keys():
        yield Problem(f"{FOLDER}/{year}/{name}", 1, "", "filen hör inte till det fastställda; ta bort den")


def _check_pages(folder: Path, year: str, listed: Mapping[str, str], root: Path) -> Iterator[Problem]:
    for name in listed:
        if name.startswith("text/"):
            page = root / "docs" / "genomgang" / year / name.removeprefix("text/")
            frozen = folder / name
            if frozen.is_file() and (not page.is_file() or page.read_bytes() != frozen.read_bytes()):
                shown = page.relative_to(root).as_posix()
                yield Problem(
                    shown, 1, "", f"sidan är fastställd och får inte ändras; hämta tillbaka {FOLDER}/{year}/{name}"
                )
