"""Change many files as one: first all of the new ones beside the old, then a list, then each to its place.

Killed before the list is there, nothing has changed; killed after it, `resume` finishes the same change.
"""

import json
import shutil
from pathlib import Path

PLACE = Path(".bygge") / "byte"
LIST = "lista.json"


def replace_files(root: Path, copy: Path, places: tuple[str, ...]) -> list[str]:
    """Let every file of `copy` at or under `places` that differs from the one of `root` take its place; their names."""
    place = root / PLACE
    shutil.rmtree(place, ignore_errors=True)
    names = []
    for there in (copy / name for name in places):
        for path in [there, *sorted(there.rglob("*"))]:
            name = path.relative_to(copy).as_posix()
            if path.is_file() and not _same(path, root / name):
                (place / "filer" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place / "filer" / name)
                names.append(name)
    place.mkdir(parents=True, exist_ok=True)
    (place / "ny").write_text(json.dumps(names), encoding="utf-8")
    (place / "ny").replace(place / LIST)
    return resume(root)


def resume(root: Path) -> list[str]:
    """Finish a change that was listed; the names of its files, [] when there is none. May be run again at any time."""
    place = root / PLACE
    if not is_pending(root):
        shutil.rmtree(place, ignore_errors=True)
        return []
    names = json.loads((place / LIST).read_text(encoding="utf-8"))
    for name in names:
        if (place / "filer" / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (place / "filer" / name).replace(root / name)
    (place / LIST).unlink()
    shutil.rmtree(place, ignore_errors=True)
    return names


def is_pending(root: Path) -> bool:
    """Whether a change was cut off after it was listed."""
    return (root / PLACE / LIST).is_file()


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
