"""One file in `fel/` is one mistake of an editor: files laid over the minisite, and every line that is then printed.

A file is its text, or one of: `{byt: {old: new}}` in the minisite's own file, `{lagg_till: text}` at its end,
`{hex: bytes}`, `{meny: text}` (with the part of mkdocs.yml that is code after it), `{upprepa: text, antal: n, fore: text, efter: text}`, `{ta_bort: true}`. In an expected line
`{registren}` stands for the names of all registers.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from macros.checks.site_config import CLOSED
from macros.content import load_content
from macros.models import REGISTERS

HERE = Path(__file__).parent
MINISITE = HERE.parent / "minisite"
CASES = {path.stem: yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted((HERE / "fel").glob("*.yml"))}
REAL_DAY = date(2026, 11, 24)
FOREIGN = re.compile(
    r"\b(None|True|False|NoneType|Traceback|Errno|str|int|bool|dict|list|tuple|type|object|string|integer|number|"
    r"mapping|sequence|scalar|field|value|key|input|valid|invalid|expected|unexpected|required|missing|unknown|found|"
    r"should|must|not|line|column|token|character|SAKNAS)\b|[A-Za-z]*(Error|Exception)\b|<class|\\x|\\u"
)


@pytest.fixture(scope="module")
def minisite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(MINISITE, tmp_path_factory.mktemp("golden") / "rot"))


@pytest.fixture
def root(minisite: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The minisite, whole again after each case: a copy a case would cost more than the checks."""
    yield minisite
    case = CASES.get(request.node.callspec.params["name"], {}) if hasattr(request.node, "callspec") else {}
    for path in case.get("filer", ()):
        file, own = minisite / path, MINISITE / path
        file.unlink(missing_ok=True)
        if own.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(own, file)
        for folder in file.parents:
            if folder == minisite or (MINISITE / folder.relative_to(minisite)).is_dir():
                break
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def lay(path: Path, content: str | dict) -> None:
    """Put one file of a case in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.unlink(missing_ok=True)
    match content:
        case str(text):
            path.write_bytes(text.encode())
        case {"byt": swaps}:
            text = before
            for old, new in swaps.items():
                assert text.count(old) == 1, f"{old!r} står inte precis en gång i {path.name}"
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
        case {"lagg_till": text}:
            path.write_text(before + text, encoding="utf-8")
        case {"meny": text}:
            path.write_text(text + CLOSED.read_text(encoding="utf-8"), encoding="utf-8")
        case {"hex": digits}:
            path.write_bytes(bytes.fromhex(digits))
        case {"upprepa": text, "antal": times}:
            path.write_text(content.get("fore", "") + text * times + content.get("efter", ""), encoding="utf-8")
        case {"ta_bort": True}:
            if not any(path.parent.iterdir()):
                path.parent.rmdir()  # git keeps no empty folders
        case _:
            raise ValueError(f"okänt sätt att lägga ut {path.name}: {content}")


def faults(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `lis kontrollera` prints for `root` on the fixed real day."""
    for name in ("LIS_DAG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("macros.content.real_day", lambda: REAL_DAY)
    config = root / "mkdocs.yml"
    return [str(p) for p in load_content(root, config if config.is_file() else None).problems]


def expected(rows: list[str]) -> list[str]:
    names = ", ".join(register.namn for register in REGISTERS)
    return [row.replace("{registren}", names) for row in rows]


@pytest.mark.parametrize("name", CASES)
def test_the_faults_of_a_mistake_are_told(name, root, monkeypatch):
    case = CASES[name]
    for path, content in case["filer"].items():
        lay(root / path, content)
    if not name.startswith("stavning-"):  # the dictionary is another program: only its own cases start it
        monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    told = faults(root, monkeypatch)
    assert told == expected(case["fel"])


def test_the_minisite_has_no_fault(root, monkeypatch):
    assert faults(root, monkeypatch) == []


def test_the_minisite_has_every_register():
    have = {path.stem for path in (MINISITE / "data").iterdir()}
    assert have == {register.namn for register in REGISTERS}


def own_words(row: str, case: dict) -> str:
    """A printed line without what it quotes out of the case's own files."""
    written = " ".join(str(case["filer"]).split())
    return re.sub(r'"([^"]+)"', lambda quoted: "" if quoted[1] in written else quoted[1], row)


def test_no_fault_is_told_in_english_or_python():
    rows = [own_words(row, case) for case in CASES.values() for row in case["fel"]]
    assert [row for row in rows if FOREIGN.search(row)] == []


def test_every_case_says_what_the_mistake_is_in_words_of_its_own():
    told = [case["vad"] for case in CASES.values()]
    assert len(set(told)) == len(told)


def test_every_case_has_only_known_fields():
    assert [name for name, case in CASES.items() if set(case) != {"vad", "filer", "fel"}] == []
