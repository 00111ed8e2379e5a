"""The way from proposal to use as an ISAM walks it: what the page tells, done with commands of `lis` and rows pasted into the files.

Every figure that the walk looks for is counted here anew, from the files as text and YAML: nothing of `macros` counts for it.
"""

import gc
import re
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook

from macros.build.site import own_config
from macros.content import Content, load_content
from tests.varv import Varv

BLOCK = re.compile(r"^(data/\w+\.yml)\. ([^\n]*):\n\n```yaml\n(.*?)\n```", re.MULTILINE | re.DOTALL)


def give_back() -> None:
    """Give back the memory of what was loaded before: a load counts what it made as there to stay, and a walk loads forty times."""
    gc.unfreeze()
    gc.collect()


class Walk(Varv):
    """A root on the way: what its pages say, and what is written as the sheets say."""

    _seen: tuple[Any, Content] | None = None

    @property
    def content(self) -> Content:
        """Everything as it now stands, without a fault; read anew when a file has changed."""
        files = [p for name in ("data", "docs") for p in sorted((self.root / name).rglob("*")) if p.is_file()]
        stamp = [(p, p.stat().st_mtime_ns, p.stat().st_size) for p in files]
        if self._seen is None or self._seen[0] != stamp:
            self._seen = None
            give_back()
            found = load_content(self.root, own_config(self.root), prose=False)
            assert not found.problems, "\n".join(map(str, found.problems))
            self._seen = stamp, found
        return self._seen[1]

    def sheet(self, name: str, *words: str) -> str:
        """The sheets that the command writes, as text."""
        path = self.root.parent / f"{name}.md"
        self.well("beslutsunderlag", *words, "--till", str(path), "--malgrupp", "begransad")
        return path.read_text(encoding="utf-8")

    def paste(self, sheets: str, day: str, role: str, number: str) -> int:
        """Write what the sheets say where they say it, with the blanks filled in; how many decisions that was."""
        blocks = BLOCK.findall(sheets)
        for file, where, rows in blocks:
            if file == "data/beslut.yml":
                filled = rows.replace("ÅÅÅÅ-MM-DD", day).replace("av: Fyll i", f"av: {role}")
                number_row = f"diarienummer: {number}"
                self.add(file, filled.replace("diarienummer: uppgift saknas", number_row) + "\n")
            else:
                self.last_in_record(file, re.search(r"[A-Z]{2,3}-\d+", where)[0], rows)
        return sum(file == "data/beslut.yml" for file, _, _ in blocks)

    def last_in_record(self, name: str, record: str, rows: str) -> None:
        """Write rows last in the record of a list file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        own = re.search(rf"^- id: {record}\n(?:[ ].*\n)*", text, re.MULTILINE)
        path.write_text(text[: own.end()] + rows + "\n" + text[own.end() :], encoding="utf-8")

    def in_every_record(self, name: str, pattern: str, new: str) -> None:
        """Exchange rows in a whole file."""
        path = self.root / name
        text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert count, (name, pattern)
        path.write_text(text, encoding="utf-8")

    def list_of_systems(self, *names: str) -> Path:
        """A spreadsheet as somebody has it."""
        book = Workbook()
        for row in (["System", "Ägare", "Beställare"], *([name, "Objektägare", "Någon"] for name in names)):
            book.active.append(row)
        book.save(path := self.root.parent / "lista.xlsx")
        return path


def words(content: Content, page: str) -> str:
    """What a page says, as one line."""
    html = content.preparation[page].article.html
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def step(content: Content, number: int) -> str:
    """What the page of the way says of one step, as one line."""
    html = content.preparation["om/infora.md"].article.html
    own = re.search(rf'<li id="inf-{number:02}">(.*?)(?=<li id="inf-|<h2|\Z)', html, re.DOTALL)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", own).split())


# The recount.


def records(root: Path, register: str) -> list[dict[str, Any]]:
    """The records of a register that are no examples, as YAML gives them."""
    place = root / "data" / register
    texts = [p.read_text("utf-8") for p in sorted(place.glob("*.yml"))] if place.is_dir() else []
    held = [yaml.safe_load(t) for t in texts] or yaml.safe_load(place.with_suffix(".yml").read_text("utf-8")) or []
    return [r for r in held if not r.get("exempel")]


def pages_in(root: Path, folder: str) -> set[str]:
    """The pages of a folder but its first."""
    found = {p.relative_to(root / "docs").as_posix() for p in (root / "docs" / folder).glob("*.md")}
    return found - {f"{folder}/index.md"}


def decided_pages(root: Path) -> set[str]:
    """The pages that whole decisions name, with the parts of a routine that is named."""
    named = {page for b in records(root, "beslut") if _whole(b) for page in b.get("faststaller", ())}
    routines = {p.removesuffix(".md") for p in named if p.startswith("rutiner/")}
    return named | {p for p in pages_in(root, "rutiner") if any(p.startswith(f"{r}-") for r in routines)}


def _whole(beslut: dict[str, Any]) -> bool:
    return "uppgift saknas" not in (beslut["beslutat"], beslut["av"], beslut["diarienummer"])


def answering(root: Path) -> dict[tuple[str, str], set[str]]:
    """By (framework, number), the pages that answer a requirement that the framework has in the edition that is meant."""
    told = [(r["sida"], k) for r in records(root, "rutinkrav") for k in r.get("krav", ())]
    told += [(f"anvisning/{r['avsnitt']}.md", k) for r in records(root, "anvisning") for k in r.get("krav", ())]
    told += [
        (f"kartotek/{r['id']}.md", k)
        for r in records(root, "kartotek")
        for a in r["atgarder"]
        for k in a.get("krav", ())
    ]
    known = {(r["id"], str(r["version"]), str(k["nummer"])) for r in records(root, "krav") for k in r.get("krav", ())}
    found: dict[tuple[str, str], set[str]] = {}
    for page, k in told:
        for number in map(str, k["nummer"]):
            if (k["ram"], str(k["version"]), number) in known:
                found.setdefault((k["ram"], number), set()).add(page)
    return found


def waiting_requirements(root: Path, pages: set[str]) -> int:
    """How many requirements these pages answer that nothing decided answers and no decided document concerns."""
    documents = {
        (k["ram"], str(n)) for d in records(root, "styrdokument") for k in d.get("krav", ()) for n in k["nummer"]
    }
    decided = decided_pages(root)
    return sum(bool(own & pages) and not own & decided and key not in documents for key, own in answering(root).items())


def settled_questions(root: Path) -> int:
    taken = {b["id"] for b in records(root, "beslut")}
    return sum(q.get("beslut") in taken for q in records(root, "lokala_beslut"))


def measures(root: Path, pages: set[str]) -> int:
    return sum(len(r["atgarder"]) for r in records(root, "kartotek") if f"kartotek/{r['id']}.md" in pages)
