"""Pages that somebody has added to a decided year: the number of its pages is decided too."""

from collections.abc import Iterator
from pathlib import Path

from macros.problems import Problem

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
"""What no engine makes a page of; a frozen text may show it."""


def check_added(root: Path, year: str, known: set[Path]) -> Iterator[Problem]:
    """Ett fastställt år får inga nya sidor: varken i mappen, bredvid den eller bland bilagorna."""
    places = (root / "docs" / "genomgang", root / "docs" / "bilagor")
    beside = [p for place in places if place.is_dir() for p in place.iterdir() if p.name.split(".")[0] == year]
    inside = [p for folder in beside if folder.is_dir() and not folder.is_symlink() for p in folder.rglob("*")]
    for path in sorted({*beside, *inside} - known):
        if path.is_symlink() or (path.is_file() and path.suffix.lower() not in PICTURES):
            text = (
                f"genomgång {year} är fryst och sidan hör inte till det som är fastställt; ta bort filen, "
                f"och rätta med lis ratta {year}"
            )
            yield Problem(path.relative_to(root).as_posix(), 1, "", text)
