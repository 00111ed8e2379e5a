"""What a file that somebody sent in would change: change by change, what is refused and why, and what is only told."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from macros.problems import Felbruk, Problem, near, quote


@dataclass(frozen=True)
class Andring:
    """One change of a file: whose record, where, the line that tells of it, and how the file's text is changed."""

    id: str
    path: Path
    rad: str
    gor: Callable[[str], str]


@dataclass
class Mottaget:
    """What was read of a file. `om` says what it is; `namn` is what each record is called, by its id."""

    om: str = ""
    andringar: list[Andring] = field(default_factory=list)
    nekade: dict[str, list[Problem]] = field(default_factory=dict)
    """The rows that cannot be written in, by their id, with every fault of each; '' for the file itself."""
    ovrigt: list[str] = field(default_factory=list)
    """What is told and not written."""
    namn: dict[str, str] = field(default_factory=dict)
    delbart: bool = False
    """Whether some of its records can be written in without the others."""

    @property
    def ids(self) -> list[str]:
        """The records that would change, in the order of the file."""
        return list(dict.fromkeys(a.id for a in self.andringar))

    def valda(self, ids: Collection[str]) -> list[Andring]:
        """The changes of the chosen records. Raises `Felbruk` for an id that has none."""
        if ids and not self.delbart:
            raise Felbruk("det här bladet skrivs in helt eller inte alls; kör med --ja i stället för --bara")
        for chosen in ids:
            if chosen in self.nekade:
                raise Felbruk(f"{chosen} går inte att skriva in: {self.nekade[chosen][0].fel}")
            if chosen not in self.ids:
                raise Felbruk(f"{quote(chosen)} ändras inte av filen{near(chosen, self.ids)}")
        return [a for a in self.andringar if a.id in ids]

    def fel(self) -> list[Problem]:
        """Everything that cannot be written in."""
        return [problem for problems in self.nekade.values() for problem in problems]


def texts_of(root: Path, changes: Iterable[Andring]) -> dict[Path, tuple[str, str]]:
    """The (old, new) text of each file that changes, in the order of the changes: what cannot be written stops all of it."""
    texts: dict[Path, tuple[str, str]] = {}
    for change in changes:
        file = change.path
        before, now = texts.get(file) or (text := file.read_bytes().decode("utf-8"), text)
        try:
            texts[file] = before, change.gor(now)
        except Felbruk as fault:
            raise Felbruk(f"{file.relative_to(root).as_posix()}: {change.id}: {fault}") from None
    return texts
