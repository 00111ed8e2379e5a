"""The search of a finished build for what its audience may not read. A finding names the file, the words and their source."""

import hashlib
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.content import Content
from macros.leaks.texts import parts_of_address, read, unpacked
from macros.leaks.withheld import OUR_WORDS, Texts, sorted_out
from macros.leaks.words import (
    BETWEEN,
    RUN_OF_SIGNS,
    RUN_OF_WORDS,
    codes,
    in_parts,
    rows_of,
    runs_of_signs,
    runs_of_words,
    take_away,
    words,
)
from macros.problems import ContentFault, Problem, quote

MOST = 50
"""Findings that are told of; a build that leaks more is told of by these."""
PATH = re.compile(r"([a-z0-9-]+(?:/[a-z0-9-]+)*)\.md\b")
"""The path of a page under `docs/`, as it stands in data."""
Prints = dict[str, list[str]]
"""The print (SHA-256) of each file in its place, with the prints of what is in it."""
LINK = re.compile(r"""(?:href|src|action)\s*=\s*["']([^"']+)["']""")


@dataclass
class Search:
    """What to look for, made once of a content; then any number of files."""

    runs: dict[tuple[str, ...], str]
    signs: dict[str, str]
    codes: Mapping[str, str]
    """Numbers and addresses of withheld matter that are short, and that nothing shown has."""
    ids: Mapping[str, str]
    named: dict[tuple[str, ...], tuple[str, str]]
    addresses: Mapping[str, str]
    paths: Mapping[str, str]
    short: list[tuple[str, str]]
    """(place, text) of what is withheld and too short to be told from other words."""
    problems: list[Problem] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _read: set[bytes] = field(default_factory=set)

    @cached_property
    def _begin(self) -> frozenset[str]:
        """The words that an id begins with: most texts have none of them."""
        return frozenset(row[0] for row in self.named)

    def file(self, name: str, data: bytes, clean: Collection[str] = ()) -> list[str]:
        """Search a file with its links, and each file in it that is not among `clean`; the prints of them all."""
        prints = self._in(name, data, clean)
        if name.endswith(".html"):
            self.problems += self._links(name, data.decode("utf-8", "ignore"))
        return prints

    def _in(self, name: str, data: bytes, clean: Collection[str]) -> list[str]:
        prints = []
        for place, inner in unpacked(name, data):
            prints.append(_print(place, inner))
            if prints[-1] not in clean:
                self._texts(place, inner)
        return prints

    def _texts(self, place: str, data: bytes) -> None:
        """Search the texts of a file; one that has been searched is not searched again."""
        digest = hashlib.sha256(data).digest()
        again = digest in self._read
        self._read.add(digest)
        new = [text for text in dict.fromkeys([place] if again else read(place, data)) if text not in self._seen]
        self._seen.update(new)
        for text in new if self._suspect(new) else ():
            if len(self.problems) >= MOST:
                return
            self.problems += self._found(place, text)

    def folder(self, site: Path, clean: Prints | None = None) -> Prints:
        """Search every file of a build, but those whose print is in `clean`: each file's print with those of what is in it.

        Raises `ContentFault` with what was found.
        """
        prints = self.look(site, all_files(site), clean)
        if self.problems:
            raise ContentFault(self.problems)
        return prints

    def look(self, site: Path, there: Sequence[Path], clean: Prints | None = None) -> Prints:
        """As `folder`, but of the files `there`, and what was found is only among the problems."""
        clean, prints = clean or {}, {}
        within = _all(clean)
        for path in there:
            name, data = path.relative_to(site).as_posix(), path.read_bytes()
            made = _print(name, data)
            prints[made] = clean[made] if made in clean else self.file(name, data, within)
        return prints

    def packed(self, folder: str, files: Mapping[str, bytes], clean: Prints) -> list[str]:
        """Search files that will stand in a folder of an archive; the prints that they have there."""
        within = _all(clean)
        return [one for name, data in files.items() for one in self._in(f"{folder}/{name}", data, within)]

    @cached_property
    def key(self) -> str:
        """What is looked for, and how: a file that was clean of the same is clean still."""
        asked = (self.runs, self.signs, self.codes, self.ids, self.named, self.addresses, self.paths)
        code = "".join(hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(Path(__file__).parent.glob("*.py")))
        return hashlib.sha256(f"{code}{[sorted(map(str, found)) for found in asked]}".encode()).hexdigest()

    def om_korta(self) -> str:
        """How much is too short to be searched for, and how to see it."""
        count = len(set(self.short))
        if not count:
            return "Allt som är begränsat är tillräckligt långt för att sökas efter."
        return f"{count} begränsade uppgifter är för korta för att sökas efter. Visa dem med lis genomsok --korta."

    def _suspect(self, new: Sequence[str]) -> bool:
        """Whether anything may be found in texts that are read as one; if not, there is nothing in any of them.

        What a PDF's reader puts for a hyphen is read otherwise among other signs than alone.
        """
        text = BETWEEN.join(new)
        if "\x02" in text or (self.ids and self.ids.keys() & parts_of_address(text.replace(BETWEEN, " "))):
            return True
        if self.paths and not self.paths.keys().isdisjoint(PATH.findall(text)):
            return True
        if self.codes and not self.codes.keys().isdisjoint(codes(text)):
            return True
        found = words(text, between=True)
        return not (
            self.runs.keys().isdisjoint(runs_of_words(found))
            and (not self.signs or self.signs.keys().isdisjoint(runs_of_signs(found)))
            and all(self.named.keys().isdisjoint(rows_of(found, length)) for length in {len(n) for n in self.named})
        )

    def _found(self, place: str, text: str) -> Iterator[Problem]:
        for part in parts_of_address(text) & self.ids.keys() if len(text) < 400 else ():
            yield _problem(place, part, self.ids[part])
            return
        for path in PATH.findall(text) if ".md" in text else ():
            if path in self.paths:
                yield _problem(place, f"{path}.md", self.paths[path])
                return
        found = words(text)
        if not self.runs.keys().isdisjoint(runs_of_words(found)):
            run = next(run for run in runs_of_words(found) if run in self.runs)
            yield _problem(place, " ".join(run), self.runs[run])
        elif not self.signs.keys().isdisjoint(runs_of_signs(found)):
            run = next(run for run in runs_of_signs(found) if run in self.signs)
            yield _problem(place, run, self.signs[run])
        elif code := next((c for c in codes(text) if c in self.codes), None) if self.codes else None:
            yield _problem(place, code, self.codes[code])
        else:
            yield from self._names(place, found)

    def _names(self, place: str, found: list[str]) -> Iterator[Problem]:
        """Ids of records as words in a text."""
        if self._begin.isdisjoint(found):
            return
        for length in {len(name) for name in self.named}:
            for name in rows_of(found, length):
                if name in self.named:
                    yield _problem(place, *self.named[name])
                    return

    def _links(self, name: str, text: str) -> Iterator[Problem]:
        """Addresses that lead to a page that is withheld."""
        here = posixpath.dirname(name)
        for href in set(LINK.findall(text)):
            parts = urlsplit(href)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = posixpath.normpath(posixpath.join(here, unquote(parts.path))).strip("/")
            address = target.removesuffix("index.html").rstrip("/") + "/"
            if address in self.addresses:
                yield _problem(name, href, self.addresses[address])


def _all(clean: Prints) -> set[str]:
    return {one for prints in clean.values() for one in prints}


def _print(place: str, data: bytes) -> str:
    """What tells a file in its place from any other."""
    return hashlib.sha256(f"{place}\0".encode() + data).hexdigest()


def all_files(site: Path) -> list[Path]:
    """Every file of a build, in order."""
    return sorted(p for p in site.rglob("*") if p.is_file())


def search_for(whole: Content, made: Content) -> Search:
    """What is to be found in no file of a build of `made`, which is the whole as an audience may read it."""
    gone, shown = sorted_out(whole, made)
    runs, signs, short = _withheld(gone)
    named = {tuple(words(one)): (one, place) for one, place in gone.ids.items() if one not in shown.ids}
    named = {row: what for row, what in named.items() if sum(map(len, row)) > 3 and not "".join(row).isdigit()}
    ours = [text for source, text in shown.texts if source == OUR_WORDS]
    others = {text for source, text in shown.texts if source != OUR_WORDS}
    code_of = {code: place for place, text in gone.texts for code in codes(text)}
    for text, examples in (
        *((part, False) for part in in_parts(others)),
        *((part, True) for part in in_parts(set(ours))),
    ):
        found = words(text, between=True)
        take_away(runs, runs_of_words(found))
        take_away(signs, runs_of_signs(found))
        for length in set() if {row[0] for row in named}.isdisjoint(found) else {len(row) for row in named}:
            rows = named.keys() & rows_of(found, length)  # INC-004 in the help of a field is no INC-004 shown
            take_away(named, [row for row in rows if not (examples and row[-1].isdigit())])
        take_away(code_of, codes(text) if code_of else ())
    known = {path for text in ours if ".md" in text for path in PATH.findall(text)}
    paths = {path: file for path, file in gone.paths.items() if path not in known}
    seen = {*others, *ours, *shown.parts}
    return Search(
        runs, signs, code_of, dict(named.values()), named, gone.addresses, paths, short, _seen=seen, _read=shown.files
    )


def _withheld(gone: Texts) -> tuple[dict, dict, list[tuple[str, str]]]:
    runs: dict[tuple[str, ...], str] = {}
    signs: dict[str, str] = {}
    short = []
    for place, text in gone.texts:
        found = words(text)
        runs |= dict.fromkeys(runs_of_words(found), place)
        signs |= dict.fromkeys(runs_of_signs(found), place)
        if len(found) < RUN_OF_WORDS and sum(map(len, found)) < RUN_OF_SIGNS:
            short.append((place, text))
    return runs, signs, short


def _problem(place: str, text: str, source: str) -> Problem:
    told = f"{quote(text)} får målgruppen inte läsa; det kommer från {source}"
    return Problem(place, 1, "", f"{told}. Märk sidan eller posten där det visas, eller skriv om den")
