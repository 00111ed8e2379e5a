"""What is wrong, where it stands and what to do about it."""

import difflib
import json
from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One fault in `data/` or `docs/`, told so that an editor can mend it.

    `fil` is relative to the root with forward slashes, `rad` is 1-based, `falt` is a field's name or ''
    and `fel` is a Swedish sentence without Python words. The field order is the sort order.
    """

    fil: str
    rad: int
    falt: str
    fel: str

    def __str__(self) -> str:
        where = f"{self.fil}:{self.rad}: "
        return where + (f"{self.falt}: {self.fel}" if self.falt else self.fel)


class ContentFault(Exception):
    """The content cannot be built; carries every fault found. Never shown as a traceback."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Obstacles(NamedTuple):
    """Things of one kind that stand in the way of real use: a heading, why they matter, and each with what to do."""

    rubrik: str
    varfor: str
    problems: tuple[Problem, ...]


class NotReady(Exception):
    """The content is right but not ready for real use; carries every obstacle, what hurts most first."""

    def __init__(self, groups: Iterable[Obstacles]):
        self.groups = list(groups)
        super().__init__(as_groups(self.groups))


class Felbruk(ValueError):
    """Wrong usage of a command; the text is a Swedish sentence."""


def near(word: str, known: Iterable[str]) -> str:
    """'; menade du "…"?' when a known word is close to `word`, else ''."""
    hits = difflib.get_close_matches(str(word), list(known), n=1, cutoff=0.6)
    return f"; menade du {quote(hits[0])}?" if hits else ""


def quote(value: object, longest: int = 60) -> str:
    """The value as the editor wrote it, shortened, on one line, within quotation marks."""
    text = " ".join(str(value).split())
    return f'"{text}"' if len(text) <= longest else f'"{text[: longest - 1]}…"'


def vad_som_star(value: object) -> str:
    """A value from a file as the editor wrote it: `true`, not Python's `True`; a list or fields by what they are."""
    if isinstance(value, bool):
        return str(value).lower()
    return "en lista" if isinstance(value, list) else "fält" if isinstance(value, dict) else str(value)


def _escape(text: str) -> str:
    """GitHub's rules for the message part of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    """The same for a property, which a comma or a colon in a file's name would end."""
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def as_text(problems: list[Problem]) -> str:
    return "".join(f"{p}\n" for p in problems)


def as_groups(groups: Iterable[Obstacles]) -> str:
    """The obstacles under their headings, a paragraph for each kind."""
    parts = [f"{g.rubrik} ({len(g.problems)})\n{g.varfor}\n{as_text(list(g.problems))}" for g in groups]
    return "\n".join(parts)


def as_json(problems: list[Problem]) -> str:
    return json.dumps([p._asdict() for p in problems], ensure_ascii=False, indent=2) + "\n"


def as_github(problems: list[Problem]) -> str:
    """Annotations on the lines of a pull request at GitHub."""
    rows = (
        f"::error file={_escape_property(p.fil)},line={p.rad}::{_escape(f'{p.falt}: {p.fel}' if p.falt else p.fel)}\n"
        for p in problems
    )
    return "".join(rows)


def as_gitlab(problems: list[Problem]) -> str:
    """A code-quality report for a merge request at GitLab."""
    report = [
        {
            "description": f"{p.falt}: {p.fel}" if p.falt else p.fel,
            "check_name": "lis",
            "fingerprint": f"{p.fil}:{p.rad}:{p.falt}:{p.fel}",
            "severity": "major",
            "location": {"path": p.fil, "lines": {"begin": p.rad}},
        }
        for p in problems
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "gitlab": as_gitlab}
