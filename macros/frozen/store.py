"""What is decided stays: frozen files, their manifest of hashes, and the check that nothing has moved."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from macros.frozen.added import check_added
from macros.problems import Problem, quote

FOLDER = "data/frysta"
DRESS = "kladsel.json"
MANIFEST = "manifest.json"
POSTER = "poster.json"
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a frozen file that somebody has been in may end with."""
SCHEMA = "lis-1"
"""The shape of what is frozen now. An older one keeps its reader in `READERS` for ever."""
PASSAGES = "stycken.json"
"""A hash for each passage of the frozen texts and records, so that the one that differs can be named."""


@dataclass(frozen=True)
class Fryst:
    """What a frozen review kept as data: the day it tells of, its records by register, its figures."""

    ar: str
    dag: date
    poster: Mapping[str, list[dict[str, Any]]]
    tal: tuple[Mapping[str, Any], ...]
    dress: Mapping[str, list[str]] = field(default_factory=dict)
    """The HTML of each page's tables and charts as they were shown, by the page's file name."""


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_frozen(folder: Path, files: Mapping[str, bytes], about: Mapping[str, Any]) -> str:
    """Write the frozen files and their manifest; the SHA-256 of the manifest's bytes."""
    passages = {name: {k: sha(v) for k, v in _passages(name, data).items()} for name, data in sorted(files.items())}
    files = {**files, PASSAGES: as_json({name: found for name, found in passages.items() if found})}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    manifest = {**about, "filer": {name: sha(data) for name, data in sorted(files.items())}}
    data = as_json(manifest)
    (folder / MANIFEST).write_bytes(data)
    return sha(data)


def as_json(data: Any) -> bytes:
    """JSON as people can read it, the same bytes for the same data."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _passages(name: str, data: bytes) -> dict[str, bytes]:
    """The passages of a file by what a person would call them: paragraphs of a text, records of the registers."""
    if name.endswith(".md"):
        paragraphs = re.split(rb"\n{2,}", data)
        return {f"stycke {at}": part.strip() for at, part in enumerate(paragraphs, start=1)}
    if name == POSTER:
        registers = json.loads(data)["register"]
        return {f"{r} {post['id']}": as_json(post) for r, posts in registers.items() for post in posts}
    return {}


def frozen_years(root: Path) -> list[str]:
    """The years that have been frozen."""
    place = root / FOLDER
    return sorted(p.name for p in place.iterdir() if p.is_dir()) if place.is_dir() else []


def load_frozen(root: Path) -> dict[str, Fryst]:
    """The data of every frozen review by year. One that cannot be read is left out: the check tells of it."""
    found = {}
    for year in frozen_years(root):
        try:
            poster = json.loads((root / FOLDER / year / POSTER).read_bytes())
            if read := READERS.get(poster["schema"]):
                found[year] = read(root / FOLDER / year, poster)
        except UNREADABLE:
            continue
    return found


def _read_lis_1(folder: Path, poster: Mapping[str, Any]) -> Fryst:
    tal = json.loads((folder / "tal.json").read_bytes())
    if not all(isinstance(figure, dict) and isinstance(figure.get("fraga"), str) for figure in tal):
        raise ValueError(folder.name)
    dress = json.loads((folder / DRESS).read_bytes())
    return Fryst(folder.name, date.fromisoformat(poster["dag"]), poster["register"], tuple(tal), dress)


READERS: dict[str, Callable[[Path, Mapping[str, Any]], Fryst]] = {"lis-1": _read_lis_1}
"""How each shape of frozen data is read."""


def _check_schema(folder: Path, year: str) -> Iterator[Problem]:
    """Programmet kan läsa det som är fryst."""
    try:
        schema = json.loads((folder / POSTER).read_bytes()).get("schema")
    except UNREADABLE:
        return  # told as a file that has been changed
    if not (isinstance(schema, str) and schema in READERS):
        text = (
            f"genomgången är fryst i formen {quote(schema)}, som det här programmet inte kan läsa; "
            f"det kan {', '.join(READERS)}; använd en nyare utgåva av programmet"
        )
        yield Problem(f"{FOLDER}/{year}/{POSTER}", 1, "schema", text)


def check_frozen(root: Path, decisions: Mapping[str, str]) -> Iterator[Problem]:
    """Det som är fastställt ändras inte: varje fil stämmer med manifestet, och sidorna med den frysta texten.

    `decisions` gives the manifest's hash by year: from the decision records, or from the review itself when it retells.
    """
    years = frozen_years(root)
    for year in decisions.keys() - set(years):
        told = f"beslutet om genomgång {year} pekar på frysta filer som saknas; återställ dem"
        yield Problem(f"{FOLDER}/{year}", 1, "", told)
    for year in years:
        yield from _check_year(root, year, decisions.get(year))


def _check_year(root: Path, year: str, decided: str | None) -> Iterator[Problem]:
    """A frozen year against its manifest, and the manifest against the hash that the decision points at."""
    folder, name = root / FOLDER / year, f"{FOLDER}/{year}/{MANIFEST}"
    try:
        data = (folder / MANIFEST).read_bytes()
        listed = dict(json.loads(data)["filer"])
    except UNREADABLE:
        yield Problem(name, 1, "", "manifestet saknas eller går inte att läsa; återställ filen")
        return
    if decided != sha(data):
        told = "manifestet är inte det som beslutet pekar på (data/beslut.yml, eller genomgångens fil när den är återgiven)"
        yield Problem(name, 1, "", f"{told}; återställ filen")
    passages = _kept_passages(folder, listed)
    yield from _check_files(folder, year, listed, passages)
    yield from _check_pages(folder, year, listed, passages, root)
    yield from _check_schema(folder, year)
    yield from check_added(root, year, {page for name in listed if (page := page_of(root, year, name))})


def _kept_passages(folder: Path, listed: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    """The hashes of the passages as they were decided; {} when their own file has been changed."""
    try:
        data = (folder / PASSAGES).read_bytes()
    except OSError:
        return {}
    return json.loads(data) if listed.get(PASSAGES) == sha(data) else {}


def _check_files(folder: Path, year: str, listed: Mapping[str, str], passages: Mapping) -> Iterator[Problem]:
    here = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST}
    for name, digest in listed.items():
        shown = f"{FOLDER}/{year}/{name}"
        if name not in here:
            yield Problem(shown, 1, "", "filen är fastställd men saknas; återställ den")
        elif sha(data := here[name].read_bytes()) != digest:
            line, what = _difference(name, data, passages.get(name, {}))
            yield Problem(shown, line, "", f"filen är fastställd och har ändrats; återställ den{what}")
    for name in here.keys() - listed.keys():
        yield Problem(f"{FOLDER}/{year}/{name}", 1, "", "filen hör inte till det fastställda; ta bort den")


def _check_pages(
    folder: Path, year: str, listed: Mapping[str, str], passages: Mapping, root: Path
) -> Iterator[Problem]:
    for name in listed:
        page = page_of(root, year, name)
        if page is None:
            continue
        shown = page.relative_to(root).as_posix()
        told = f"sidan är fastställd och får inte ändras; hämta tillbaka {FOLDER}/{year}/{name}"
        if not page.is_file():
            yield Problem(shown, 1, "", told)
        elif sha(data := page.read_bytes()) != listed[name]:
            line, what = _difference(name, data, passages.get(name, {}))
            yield Problem(shown, line, "", told + what)


def page_of(root: Path, year: str, name: str) -> Path | None:
    """The page under `docs/` that a frozen text is; None for a file that is no page."""
    if name.startswith("text/"):
        return root / "docs" / "genomgang" / year / name.removeprefix("text/")
    return root / "docs" / "bilagor" / f"{year}.md" if name == "bilaga/text.md" else None


def _difference(name: str, data: bytes, kept: Mapping[str, str]) -> tuple[int, str]:
    """(line, words) of what differs from the decided passages: the first changed one, what has gone and what is new."""
    try:
        now = _passages(name, data)
    except UNREADABLE:
        return 1, "; filen går inte att läsa som JSON" if kept else ""
    hashes = {sha(part) for part in now.values()}
    known = set(kept.values())
    new = [label for label, part in now.items() if sha(part) not in known]
    gone = [label for label, digest in kept.items() if digest not in hashes]
    if not kept or not (new or gone):
        return 1, "; ordningen eller blanktecken skiljer" if kept else ""
    line = 1 + data[: data.find(now[new[0]])].count(b"\n") if new and name.endswith(".md") else 1
    quoted = f", nu {quote(now[new[0]].decode(errors='replace'))}" if new and name.endswith(".md") else ""
    return line, f"; det som skiljer: {', '.join(dict.fromkeys([*new, *gone][:4]))}{quoted}"
