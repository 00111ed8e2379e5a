"""What the site is made with, as a bill of materials (CycloneDX 1.6, JSON): stands beside the site, never in it.

Written by hand: cyclonedx-python-lib would bring more packages than this file has functions, and a test asks the
official schema whether the result is right. The same commit, day and tools give the same bytes.
"""

import json
import os
import platform
import re
import tomllib
import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.build.lock import LOCK, Pinned, normal, read_lock
from macros.build.place import bom_of
from macros.build.receipt import OURS, commit

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
PROJECT, VENDOR = "pyproject.toml", "overrides/assets/VENDOR.txt"
VENDORED = re.compile(r"([0-9a-f]{64})\s+(\S+)\s+(\S+)\s+(\S+)")
"""A row of VENDOR.txt: hash, file, package, version."""
Part = dict[str, Any]


def lacking() -> list[str]:
    """The files that a bill is made of and that are not there: it would be no whole one."""
    return [name for name in (PROJECT, LOCK, VENDOR) if not (OURS / name).is_file()]


def build_bom(dag: date, motor: str) -> bytes:
    """The bill of what a build with the engine `motor` is made with, as of a day."""
    with (OURS / PROJECT).open("rb") as file:
        project = tomllib.load(file)["project"]
    lock = read_lock(OURS / LOCK)
    lock.setdefault(motor, Pinned(motor, version(motor)))
    parts = [_package(one, motor) for one in lock.values()] + list(_vendored()) + [_python()]
    parts.sort(key=lambda part: part["bom-ref"])
    ours = _ours(project)
    direct = {normal(re.match(r"[\w.-]+", need)[0]) for need in project["dependencies"]} | {motor}
    needed = [p["bom-ref"] for p in parts if p["type"] == "platform" or p["name"] in direct or "components" in p]
    told: Part = {
        "metadata": {"timestamp": f"{dag.isoformat()}T00:00:00Z", "component": ours},
        "components": parts,
        "dependencies": [{"ref": ours["bom-ref"], "dependsOn": needed}],
        "compositions": [{"aggregate": "incomplete", "assemblies": [ours["bom-ref"]]}],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(told, sort_keys=True))
    head = {"$schema": SCHEMA, "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}"}
    return (json.dumps({**head, "version": 1, **told}, ensure_ascii=False, indent=1) + "\n").encode()


def write_bom(target: Path, dag: date, motor: str) -> Path:
    """Write the bill beside the site `target`, whole or not at all; its file."""
    path = bom_of(target)
    half = path.with_name(f".{path.name}.ny-{os.getpid()}")
    try:
        half.write_bytes(build_bom(dag, motor))
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _ours(project: Part) -> Part:
    """Our own program with the commit that it is; what is not said in the bill is the system's libraries."""
    name, made = project["name"], project["version"]
    part = {"type": "application", "bom-ref": f"{name}@{made}", "name": name, "version": made}
    sha, _, changed = commit(OURS).partition("+")
    if not sha:
        return part
    notes = {"notes": "Filer är ändrade sedan ändringen sparades."} if changed else {}
    return part | {"pedigree": {"commits": [{"uid": sha}], **notes}}


def _package(one: Pinned, motor: str) -> Part:
    """A Python package. Its hashes are those of the files that may be installed: one of them is."""
    purl = f"pkg:pypi/{one.namn}@{quote(one.version)}"
    part = {"type": "library", "bom-ref": purl, "name": one.namn, "version": one.version, "purl": purl}
    if one.hashar:
        part["hashes"] = [_hash(digest) for digest in sorted(one.hashar)]
    if one.namn == motor:
        part |= {"type": "framework", "description": "Motorn som gör sidorna"}
    return part


def _vendored() -> Iterator[Part]:
    """The packages of which files lie among ours, each with its files."""
    files = defaultdict(list)
    for row in (OURS / VENDOR).read_text(encoding="utf-8").splitlines():
        if found := VENDORED.fullmatch(row):
            digest, name, package, made = found.groups()
            files[package, made].append({"type": "file", "name": name, "hashes": [_hash(digest)]})
    for (package, made), held in files.items():
        group, _, name = package.rpartition("/")
        purl = f"pkg:npm/{quote(group, safe='')}/{name}@{made}" if group else f"pkg:npm/{name}@{made}"
        about = {"group": group} if group else {}
        yield {
            "type": "library",
            "bom-ref": purl,
            **about,
            "name": name,
            "version": made,
            "purl": purl,
            "components": held,
        }


def _python() -> Part:
    made = platform.python_version()
    return {"type": "platform", "bom-ref": f"python@{made}", "name": "python", "version": made}


def _hash(digest: str) -> Part:
    return {"alg": "SHA-256", "content": digest}
