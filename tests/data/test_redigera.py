"""The pages about how to change something: each example can be copied, and each fault is what the program says.

An example stands in the invented office. A paragraph names the file, and the blocks after it show what stands there, what
it becomes, what goes wrong and what is then said. "…" in a block stands for anything.
"""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from macros.content import load_content
from tests.conftest import ROOT, at_first
from tests.long.skarmbilder import BILDER, LARGEST, WIDTH
from tests.long.skarmbilder import FOLDER as PICTURES
from tests.unit.changes.forrad import Forrad
from tests.unit.test_forgefiler import GITHUB, owners

FOLDER = ROOT / "docs/om/redigera"
PAGES = {p.stem: p.read_text(encoding="utf-8") for p in sorted(FOLDER.glob("*.md"))}
DAY = date(2026, 11, 30)
BLOCK = re.compile(r"^([^\n]+)\n\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A paragraph, and the block that stands right after it."""
FILE = re.compile(r"`((?:data|docs)/[^`]+\.\w+)`")
ROLE = re.compile(r"\.\./roller/([a-z-]+)\.md")
ROW = re.compile(r"^\| ([^|]*`[^|]*) \| ([^|]*) \|$", re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]+)\]\(\.\./\.\./assets/redigera/([a-z-]+)\.png\)\{: \.skarmbild \}")
MEANS = {"är ny": "ny", "Så blir": "efter", "blev raden": "fore", "står det": "fore", "säger": "sagt", "Så ": "fel"}
"""What a paragraph says of its block: the first that it holds."""
SECRET = "lösenord: Sommar2026"


@dataclass
class Exempel:
    """What a page shows: the file, and each block by what its paragraph says of it."""

    fil: str = ""
    block: dict[str, str] = field(default_factory=dict)

    def ratt(self, root: Path) -> str:
        """The file as the example leaves it."""
        text = self._now(root)
        return text + self.block["ny"] if "ny" in self.block else self._changed(text, self.block.get("efter"))

    def galet(self, root: Path) -> str:
        """The file with what goes wrong."""
        text, wrong = self._now(root), self.block["fel"]
        if "ny" in self.block:
            name = wrong.partition(":")[0]
            one = wrong.count("\n") == 1
            return text + (re.sub(rf"(?m)^{name}:.*\n", wrong, self.block["ny"]) if one else wrong)
        return self._changed(text, wrong) if "efter" in self.block else text + wrong

    def _now(self, root: Path) -> str:
        place = root / self.fil
        return place.read_text(encoding="utf-8") if place.exists() else ""

    def _changed(self, text: str, after: str | None) -> str:
        before = self.block["fore"]
        assert len(re.findall(matching(before), text)) == 1, f"{self.fil} har inte raderna en gång"
        return text if after is None else text.replace(before, after)


def matching(text: str) -> str:
    """The pattern of a text whose "…" stands for anything on a line."""
    return ".*".join(re.escape(part) for part in text.split("…"))


def example(name: str) -> Exempel:
    found = Exempel()
    for paragraph, _, text in BLOCK.findall(PAGES[name]):
        if named := FILE.search(paragraph):
            found.fil = named[1]
        means = next(kind for said, kind in MEANS.items() if said in paragraph)
        found.block.setdefault(means, text)
    return found


EXAMPLES = {name: example(name) for name in PAGES if "```" in PAGES[name]}
PLANTED: dict[str, Callable[[str], str]] = {
    "angra": lambda text: text.replace("- id: ATG-005\n", "<<<<<<< main\n- id: ATG-005\n=======\n>>>>>>> gren\n"),
    "dra-tillbaka": lambda text: re.sub(r"(?s)- id: ATG-012\n.*?(?=- id: )", "", text),
    "hemligt": lambda text: text.replace("namn: Exempelmoln", f'namn: "Exempelmoln {SECRET}"'),
}
"""What goes wrong where no page could show it: a mark of a conflict, a record that is gone, a secret."""
WITH_FAULT = [name for name, e in EXAMPLES.items() if "sagt" in e.block and e.fil]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("rot") / "demo"
    return Path(shutil.copytree(ROOT / "demo", place, ignore=shutil.ignore_patterns(".bygge", "site")))


def said(root: Path, written: dict[str, str], prose: bool = False) -> list[str]:
    """What the check says of the root with these files, each then put back as it was."""
    before = {name: (root / name).read_text("utf-8") if (root / name).exists() else None for name in written}
    for name, text in written.items():
        (root / name).write_text(text, encoding="utf-8")
    try:
        return [str(p) for p in load_content(root, dag=DAY, prose=prose).problems]
    finally:
        for name, text in before.items():
            (root / name).unlink() if text is None else (root / name).write_text(text, encoding="utf-8")


def test_each_errand_has_an_example_and_what_goes_wrong():
    assert set(PAGES) - set(EXAMPLES) == {"index"}
    assert set(EXAMPLES) - set(WITH_FAULT) == {"granskning"}
    for name, e in EXAMPLES.items():
        assert "## Gör så här" in PAGES[name] or name in ("granskning", "hemligt"), name
        assert "## Sedan" in PAGES[name] or name == "granskning", name
        assert name == "granskning" or (e.fil and ({"fore", "ny"} & set(e.block))), name


def test_the_first_page_leads_to_every_errand():
    assert set(re.findall(r"\(([a-z-]+)\.md\)", PAGES["index"])) == set(PAGES) - {"index"}


def test_every_example_can_be_copied(root):
    """All at once, as if each had been let in after the other."""
    place = Path(shutil.copytree(root, root.parent / "alla"))
    for e in EXAMPLES.values():
        if e.fil:
            (place / e.fil).write_text(e.ratt(place), encoding="utf-8")
    assert said(place, {}, prose=True) == []


@pytest.mark.parametrize("name", at_first(4, WITH_FAULT))
def test_a_fault_is_what_the_check_says(root, name):
    e = EXAMPLES[name]
    planted = PLANTED[name](e._now(root)) if name in PLANTED else e.galet(root)
    told = "\n".join(re.sub(r":\d+: ", ":…: ", row, count=1) for row in said(root, {e.fil: planted}))
    shown = re.sub(r":\d+: ", ":…: ", e.block["sagt"].strip(), count=1)
    assert re.search(rf"(?m)^{matching(shown)}$", told), f"sidan ska visa något av:\n{told}"


def test_a_warning_is_what_a_change_is_told_to_mean(tmp_path):
    page = "---\nsynlighet: begransad\n---\n# Reservkraft\n\nHär står vad som går utan ström.\n"
    store = Forrad(tmp_path / "forrad")
    store.skriv("docs/rutiner/reservkraft.md", page)
    store.spara()
    store.byt("docs/rutiner/reservkraft.md", "begransad", "intern")
    store.spara()
    shown = EXAMPLES["granskning"].block["sagt"].strip().split("\n")
    assert [row for row in shown if row.strip() not in [told.strip() for told in store.text().split("\n")]] == []


def led_to(text: str) -> list[str]:
    """The teams that a text names, by the roles that it leads to."""
    return [*ROLE.findall(text), *(["kod"] if "sköter koden" in text else [])]


def test_who_reviews_is_as_the_forge_asks():
    rows = ROW.findall(PAGES["granskning"])
    named = {path: led_to(who) for paths, who in rows for path in re.findall(r"`([^`]+)`", paths)}
    assert {path: owners(path.replace("*", "-x")) for path in named} == named
    patterns = [row.split()[0] for row in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines() if row[:1] == "/"]
    assert {p.lstrip("/") for p in patterns} - set(named) == set()


@pytest.mark.parametrize("name", [n for n, e in EXAMPLES.items() if e.fil and n != "hemligt"])
def test_a_page_says_to_whom_its_example_goes(name):
    after = PAGES[name].partition("## Sedan")[2]
    assert set(owners(EXAMPLES[name].fil)) <= set(led_to(after)) or "granskning.md" in after


def templates() -> Iterator[str]:
    for form in sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md")):
        yield form.read_text("utf-8").partition("\n")[0].removeprefix("## ")


def test_a_template_that_a_page_names_is_there():
    named = {n for text in PAGES.values() for n in re.findall(r"[Mm]allen heter \*([^*]+)\*", text)}
    assert named and named <= set(templates())


def test_every_picture_is_shown_with_words_for_those_who_cannot_see_it():
    shown = [found for text in PAGES.values() for found in PICTURE.findall(text)]
    assert {name for _, name in shown} == {b.namn for b in BILDER} == {p.stem for p in PICTURES.iterdir()}
    for told, name in shown:
        bild = next(b for b in BILDER if b.namn == name)
        assert told.startswith("Påhittat kontor, ") and len(told) > 80 and bild.heter.partition(":")[0] in told, name


@pytest.mark.parametrize("bild", BILDER, ids=lambda b: b.namn)
def test_a_picture_is_small(bild):
    data = (PICTURES / f"{bild.namn}.png").read_bytes()
    picture = Image.open(io.BytesIO(data))
    assert len(data) < LARGEST and picture.width == WIDTH and picture.height < 400 and not picture.info
