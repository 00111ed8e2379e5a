"""The changes of a draft that came back from Word, tried in a copy of the root and written in its pages when asked."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from macros.build.site import own_config
from macros.checks.sent_in import guard
from macros.content import Content, faultless, load_content
from macros.editing.files import save_all
from macros.editing.mottaget import Andring, Mottaget, texts_of
from macros.problems import Problem
from macros.review.word_in import read_word

PARTS = ("data", "docs", "overrides", "mkdocs.yml")
"""What the rules of pages read of a root."""


def read_draft(root: Path, path: Path) -> tuple[Content, Mottaget]:
    """(the content of the root, what the document would change). Raises `ContentFault` when the root has faults."""
    content = faultless(root, own_config(root), prose=False)
    return content, read_word(content, path, guard(content.registers.fornamn))


def write_draft(content: Content, changes: Sequence[Andring], write: bool) -> list[Problem]:
    """The faults that the pages would have afterwards; the changes are written when asked. Nothing is half written.

    A page is changed from its end to its start, so that each change finds its place.
    """
    if not changes:
        return []
    texts = texts_of(content.root, list(reversed(changes)))
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "rot"
        for name in PARTS:
            if (content.root / name).is_dir():
                shutil.copytree(content.root / name, copy / name)
            elif (content.root / name).is_file():
                shutil.copy(content.root / name, copy / name)
        for path, (_, now) in texts.items():
            (copy / path.relative_to(content.root)).write_bytes(now.encode())
        found = load_content(copy, own_config(copy), content.dag).problems
    if write:
        save_all(content.root, texts, lambda: [])
    return found
