"""The pages under check, and what their rules may know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.files import entries
from macros.frozen.store import Fryst
from macros.pages.page import Page
from macros.prepared.pages import Preparation
from macros.registers.load import Registers


@dataclass(frozen=True)
class Site:
    """A root's pages. `registers` is None when they are faulty; `config` is the root's own mkdocs.yml, if any."""

    root: Path
    config: Path | None
    preparation: Preparation
    registers: Registers | None
    frysta: Mapping[str, Fryst]

    _made: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, what: object, make: Callable[[], Any]) -> Any:
        """What the rules share of these pages, made when it is first asked for."""
        if what not in self._made:
            self._made[what] = make()
        return self._made[what]

    @property
    def pages(self) -> Mapping[str, Page]:
        return self.preparation.pages

    @cached_property
    def written(self) -> list[Page]:
        """The pages that people write."""
        return [page for page in self.pages.values() if not page.made]

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of the files under `docs/`."""
        found = entries(self.root / "docs")
        return frozenset(path for path, entry in found if entry.is_file(follow_symlinks=False))

    def ids(self, path: str) -> frozenset[str] | None:
        """The anchors of a page; None when some of them would come from calls that cannot be made."""
        prepared = self.preparation[path]
        return None if prepared.outputs and self.preparation.registers is None else prepared.article.ids
