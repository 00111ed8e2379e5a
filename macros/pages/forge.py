"""Where the files are edited in a browser: the addresses that a page leads to. An address has a path and a line, never content."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from re import compile as pattern
from typing import Any
from urllib.parse import quote

from macros.files import OURS
from macros.models.synlighet import Synlighet
from macros.problems import ContentFault, Problem, near, vad_som_star
from macros.problems import quote as citat
from macros.registers.yaml_source import Source, read_yaml

FILE = "deploy/forge.yml"
"""Beside the code and read as code: neither data nor another root can lead readers elsewhere."""
NONE = "inget"
EDIT = {
    "github": "{adress}/edit/{gren}/{fil}#L{rad}",
    "gitlab": "{adress}/-/edit/{gren}/{fil}#L{rad}",
    "gitea": "{adress}/_edit/{gren}/{fil}#L{rad}",
    "azure": "{adress}?path=/{fil}&version=GB{gren}&line={rad}&lineEnd={rad}&lineStartColumn=1&lineEndColumn=1&_a=contents",
}
"""GitLab's editor goes to the line; GitHub's and Gitea's open the file. Azure DevOps shows the line, and its button edits."""
NEW = {
    "github": "{adress}/new/{gren}/{mapp}?filename={namn}&value={mall}",
    "gitlab": "{adress}/-/new/{gren}/{mapp}?file_name={namn}",
    "gitea": "{adress}/_new/{gren}/{mapp}?filename={namn}&value={mall}",
    "azure": "{adress}?path=/{mapp}&version=GB{gren}&_a=contents",
}
"""GitHub and Gitea fill in the template (docs.gitea.com, Integrations); in the others it is pasted from the page."""
FIELDS = ("slag", "adress", "gren", "lasare")
SHAPES = {
    "adress": (
        pattern(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%-]+)+"),
        "börja med https:// och sluta utan /",
    ),
    "gren": (pattern(r"[A-Za-z0-9](?:[A-Za-z0-9._-]|/(?=[A-Za-z0-9])){0,99}"), "vara en grens namn, till exempel main"),
}
KINDS = (NONE, *EDIT)
READERS = (Synlighet.INTERN.value, Synlighet.OPPEN.value)


@dataclass(frozen=True)
class Forge:
    """A forge that is set: its kind, the repository's address, the branch, and who can read it."""

    slag: str
    adress: str
    gren: str
    lasare: Synlighet

    @property
    def publik(self) -> bool:
        return self.lasare is Synlighet.OPPEN

    @property
    def fyller_i(self) -> bool:
        """Whether a new file opens with its template."""
        return "{mall}" in NEW[self.slag]

    def visas_for(self, malgrupp: Synlighet) -> bool:
        """Whether a site for an audience leads there: a public forge has only what is open to anyone, another is for staff."""
        return self.publik is (malgrupp is Synlighet.OPPEN)

    def redigera(self, fil: str, rad: int = 1) -> str:
        """The address where a file is edited, at a line."""
        return EDIT[self.slag].format(adress=self.adress, gren=self.gren, fil=quote(fil), rad=rad)

    def ny(self, mapp: str, namn: str, mall: str) -> str:
        """The address where a file is begun; `mall` is the same for all and has nothing of any record."""
        told = {"mapp": quote(mapp), "namn": quote(namn), "mall": quote(mall, safe="")}
        return NEW[self.slag].format(adress=self.adress, gren=self.gren, **told)


def read_forge(root: Path) -> tuple[Forge | None, list[Problem]]:
    """The forge of our own root with the faults of its settings; None while it is not set, and for every other root."""
    problems: list[Problem] = []
    if root != OURS or not (root / FILE).exists():
        return None, problems
    read = read_yaml(root, root / FILE, problems)
    if read is None:
        return None, problems
    source, value = read
    problems += _faults(source, value)
    if problems or value["slag"] == NONE:
        return None, problems
    return Forge(value["slag"], value["adress"], value["gren"], Synlighet(value["lasare"])), problems


def preview_audience(root: Path) -> Synlighet:
    """Whom the preview of a change is for: everybody, unless a forge is set that only staff can read."""
    forge, problems = read_forge(root)
    if problems:
        raise ContentFault(problems)
    return Synlighet.INTERN if forge and not forge.publik else Synlighet.OPPEN


def _faults(source: Source, value: Any) -> list[Problem]:
    if not isinstance(value, dict) or set(value) != set(FIELDS):
        return [Problem(source.path, 1, "", f"filen ska ha fälten {', '.join(FIELDS)} och inga andra")]
    found = {**_chosen(value, "slag", KINDS), **_chosen(value, "lasare", READERS)}
    if value["slag"] != NONE:
        for name, (shape, told) in SHAPES.items():
            if not (isinstance(value[name], str) and shape.fullmatch(value[name])):
                found[name] = f"{citat(vad_som_star(value[name]))} ska {told}"
    return [Problem(source.path, source.line((name,)), name, text) for name, text in found.items()]


def _chosen(value: Mapping[str, Any], name: str, words: tuple[str, ...]) -> dict[str, str]:
    given = vad_som_star(value[name])
    return (
        {}
        if given in words
        else {name: f"{citat(given)} finns inte; välj bland {', '.join(words)}{near(given, words)}"}
    )
