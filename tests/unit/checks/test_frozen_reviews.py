"""A frozen year is guarded whole: its pages and their number, its amendments, and each field of its record."""

import json
import re
import shutil
from pathlib import Path

import pytest

from macros.cli import main
from macros.content import load_content
from macros.frozen.store import sha
from macros.review.decide import retell
from tests.conftest import ROOT

YEAR = "data/genomgangar/2025.yml"
DECIDED = "skriv tillbaka det, och rätta med lis ratta 2025"


@pytest.fixture(scope="module")
def frozen_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minisite with its review frozen, without a PDF: the files are what is asked about."""
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path_factory.mktemp("fryst") / "rot"))
    lay(root, YEAR, "kalla: [Påhittad]", JUDGED)
    lay(root, "docs/genomgang/2025/index.md", "{{ markning(2025) }}", "{{ markning(2025) }}\n\n{{ faktaruta(2025) }}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("macros.review.decide.make_pdfs", lambda *_: [])
        patch.setattr("macros.checks.spelling.can_spell", lambda: False)
        retell(root, "2025")
    return root


JUDGED = """kalla: [Påhittad]
bedomningar:
  - {omrade: dataskydd, lampligt: ja, tillrackligt: delvis, verkan: ja, skal: Det går bra.}"""


@pytest.fixture
def frozen(frozen_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    return Path(shutil.copytree(frozen_once, tmp_path / "rot"))


def lay(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text, (name, old)
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[str]:
    """What kontrollera says of the root; verifiera says the same."""
    return [str(p) for p in load_content(root).problems]


def verified(root: Path, capsys: pytest.CaptureFixture, *years: str) -> list[str]:
    status = main(["verifiera", *years, "--rot", str(root)])
    rows = capsys.readouterr().out.splitlines()
    assert status == bool(rows)
    return rows


CHANGED = {
    "number": ("dokumentnummer: EX-2024-1", "dokumentnummer: EX-1", "dokumentnummer", '"EX-2024-1"', '"EX-1"'),
    "unknown number": ("EX-2024-1", "uppgift saknas", "dokumentnummer", '"EX-2024-1"', '"uppgift saknas"'),
    "decided": ("beslutad: uppgift saknas", "beslutad: 2025-01-07", "beslutad", '"uppgift saknas"', '"2025-01-07"'),
    "by whom": ("av: uppgift saknas", "av: samordnare", "beslutad_av", '"uppgift saknas"', '"samordnare"'),
    "judgement": ("tillrackligt: delvis", "tillrackligt: ja", "bedomningar.tillrackligt", '"delvis"', '"ja"'),
    "reason": ("Det går bra.", "Det går dåligt.", "bedomningar.skal", '"Det går bra."', '"Det går dåligt."'),
    "agenda": ("Samma som i år.", "Något nytt.", "nasta.agenda", '"Samma som i år."', '"Något nytt."'),
    "follow-up": ("text: våren 2025", "text: snart", "uppfoljning", '"våren 2025"', '"snart"'),
    "draft": ("aterger: true", "aterger: true\nutkast: true", "utkast", '"false"', '"true"'),
    "statement": ("kalla:", "yttrande_dataskyddsombud: Nej.\nkalla:", "yttrande_dataskyddsombud", "inget", '"Nej."'),
    "as-of day": ("dag: 2024-11-30", "dag: 2024-11-29", "bedomd_dag.dag", '"2024-11-30"', '"2024-11-29"'),
}


@pytest.mark.parametrize(("old", "new", "field", "then", "now"), CHANGED.values(), ids=CHANGED)
def test_a_field_of_a_frozen_year_is_told_with_its_line_and_both_values(frozen, capsys, old, new, field, then, now):
    lay(frozen, YEAR, old, new)
    rows = [row for row in told(frozen) if f" {field}: fältet är fryst" in row]
    assert len(rows) == 1 and rows[0].startswith(f"{YEAR}:") and rows[0].endswith(DECIDED), told(frozen)
    assert f"då stod {then}" in rows[0] and f"nu står {now}" in rows[0]
    line = int(rows[0].split(":")[1])
    assert field.split(".")[-1] in (frozen / YEAR).read_text(encoding="utf-8").splitlines()[line - 1]
    assert rows[0] in verified(frozen, capsys)


@pytest.mark.parametrize("kept", [True, False], ids=["with hashes of the fields", "frozen before they were kept"])
@pytest.mark.parametrize("name", ["Annan Annansson", "uppgift saknas"])
def test_another_contact_is_told_and_nobodys_name_is_repeated(frozen, capsys, name, kept):
    if not kept:
        _forget_the_hashes(frozen)
    assert told(frozen) == [] == verified(frozen, capsys)
    lay(frozen, YEAR, "Namn Namnsson", name)
    row = f"{YEAR}:8: kontaktperson.namn: fältet är fryst med genomgång 2025 och har ändrats; {DECIDED}"
    assert told(frozen) == [row] == verified(frozen, capsys)


def _forget_the_hashes(root: Path) -> None:
    """The manifest as it was written before it kept a hash for each field."""
    path = root / "data/frysta/2025/manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    assert "Namn Namnsson" not in path.read_text(encoding="utf-8") and set(manifest["falt"]) > {"kontaktperson"}
    del manifest["falt"]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    text = (root / YEAR).read_text(encoding="utf-8")
    written = f"aterges_manifest: {sha(path.read_bytes())}"
    (root / YEAR).write_text(re.sub(r"aterges_manifest: \w+", written, text), encoding="utf-8")


def test_only_what_a_field_says_counts_not_how_it_is_written(frozen, capsys):
    lay(frozen, YEAR, "dokumentnummer: EX-2024-1", "# En kommentar\ndokumentnummer:   'EX-2024-1'")
    assert told(frozen) == [] == verified(frozen, capsys)


def test_a_year_whose_file_has_gone_is_told(frozen, capsys):
    (frozen / YEAR).unlink()
    row = f"{YEAR}:1: genomgång 2025 är fryst, men filen saknas; återställ den"
    assert row in told(frozen) and row in verified(frozen, capsys)


def test_verifiera_tells_of_a_year_whose_file_cannot_be_read(frozen, capsys):
    lay(frozen, YEAR, "dokumentnummer: EX-2024-1", "dokumentnummer: [EX-2024-1]")
    rows = [row for row in told(frozen) if row.startswith(YEAR)]
    assert rows and set(rows) <= set(verified(frozen, capsys))


ADDED = [
    "docs/genomgang/2025/3-nytt.md",
    "docs/genomgang/2025/2-laget/index.md",
    "docs/genomgang/2025/1-inledning.markdown",
    "docs/genomgang/2025/README.md",
    "docs/genomgang/2025/sida.html",
    "docs/genomgang/2025.md",
    "docs/bilagor/2025.md",
    "docs/genomgang/2025/rattelser.md",
]


@pytest.mark.parametrize("name", ADDED)
def test_a_page_added_to_a_frozen_year_is_told(frozen, capsys, name):
    (frozen / name).parent.mkdir(parents=True, exist_ok=True)
    (frozen / name).write_text("---\ngenomgang: 2025\nfryst: true\n---\n# Nytt\n", encoding="utf-8")
    row = (
        f"{name}:1: genomgång 2025 är fryst och sidan hör inte till det som är fastställt; "
        "ta bort filen, och rätta med lis ratta 2025"
    )
    assert row in told(frozen) and row in verified(frozen, capsys, "2025")


def test_a_page_that_says_that_it_comes_from_data_is_told_too(frozen, capsys):
    page = frozen / "docs/genomgang/2025/rattelser.md"
    page.write_text("---\nur_data: true\n---\n# Rättelser\n", encoding="utf-8")
    assert any(row.startswith("docs/genomgang/2025/rattelser.md:1: genomgång 2025") for row in verified(frozen, capsys))


def test_a_picture_of_a_frozen_year_and_a_page_of_another_are_let_be(frozen, capsys):
    (frozen / "docs/genomgang/2025/bild.png").write_bytes(b"\x89PNG")
    (frozen / "docs/genomgang/20250.md").write_text("# Något annat\n", encoding="utf-8")
    assert verified(frozen, capsys) == []


def test_a_shape_that_the_program_does_not_know_is_told_in_swedish(frozen, capsys):
    lay(frozen, "data/frysta/2025/poster.json", '"schema": "lis-1"', '"schema": "lis-9"')
    rows = verified(frozen, capsys)
    told = [row for row in rows if "poster.json:1: schema:" in row]
    assert len(told) == 1 and '"lis-9"' in told[0] and "det kan lis-1; använd en nyare utgåva" in told[0]


def test_verifiera_tells_of_an_amendment_that_has_been_changed(frozen, capsys):
    amend = ["ratta", "2025", "--avser", "hela", "--text", "Fel.", "--datum", "2025-02-01", "--av", "samordnare"]
    assert main([*amend, "--diarienummer", "EX 1", "--rot", str(frozen)]) == 0
    capsys.readouterr()
    for path in (frozen / "data").glob("*.yml"):  # as git for Windows gives them
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert verified(frozen, capsys) == []
    lay(frozen, "data/rattelser.yml", "text: Fel.", "text: Rätt.")
    rows = verified(frozen, capsys, "2025")
    assert len(rows) == 1 and "rättelsen är beslutad och har ändrats" in rows[0] and set(rows) <= set(told(frozen))


def test_verifiera_tells_of_a_freezing_that_was_cut_off(frozen, capsys):
    (frozen / ".bygge/byte").mkdir(parents=True)
    (frozen / ".bygge/byte/lista.json").write_text("[]", encoding="utf-8")
    rows = verified(frozen, capsys, "2025")
    assert rows == told(frozen) and "avbröts innan det blev klart" in rows[0]
