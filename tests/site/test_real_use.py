"""`--skarp` as somebody meets it who wants to go live: refused with everything that is missing, or built."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_of
from tests.site.test_cli import lis

CONTACT = "- {{id: {0}, namn: Vägen, nar: Alltid., roll: {1}, vag: {2}, annan_tid: 08-123 46}}\n"


def office(folder: Path, vag: str = "08-123 45") -> Path:
    """The small office with its contact ways on two lines."""
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", folder / "rot"))
    ways = CONTACT.format("incidentkontakt", "samordnare", vag) + CONTACT.format("betydande", "samordnare", "08-123 47")
    (root / "data" / "kontaktvagar.yml").write_text(ways, encoding="utf-8")
    return root


def bytes_of(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_what_is_missing_is_told_with_file_line_and_reason(tmp_path):
    root = office(tmp_path, "uppgift saknas")
    (root / "docs" / "om.md").write_text("# Om\n\nText.\n\nChefen: [Fyll i].\n", encoding="utf-8")
    done = lis("kontrollera", "--skarp", "--rot", str(root))
    assert done.returncode == 1
    rows = done.stdout.splitlines()
    assert rows[0] == "Den som märker en incident når ingen (1)" and rows[1].endswith(".")
    assert rows[2] == "data/kontaktvagar.yml:1: vag: Vägen: väg saknas; fyll i den"
    assert rows[-1].startswith("docs/om.md:5: Chefen: ")
    assert done.stderr.startswith("Inte redo för skarp drift: 2 hinder i 2 fil(er).")
    told = json.loads(lis("kontrollera", "--skarp", "--format", "json", "--rot", str(root)).stdout)
    assert [(p["fil"], p["rad"]) for p in told] == [("data/kontaktvagar.yml", 1), ("docs/om.md", 5)]


@pytest.mark.long
def test_without_the_option_an_unfinished_office_has_no_fault(tmp_path):
    done = lis("kontrollera", "--rot", str(office(tmp_path, "uppgift saknas")))
    assert (done.returncode, done.stdout) == (0, "")


def test_an_office_that_is_ready_is_told_so(tmp_path):
    done = lis("kontrollera", "--skarp", "--rot", str(office(tmp_path)))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Inga fel och inga kända hinder för skarp drift.\n")


def test_a_fault_is_told_before_any_obstacle(tmp_path):
    root = office(tmp_path, "uppgift saknas")
    (root / "docs" / "om.md").write_text("# Om\n\n[Bort](finns-inte.md)\n", encoding="utf-8")
    done = lis("kontrollera", "--skarp", "--rot", str(root))
    assert done.returncode == 1
    assert done.stdout.startswith("docs/om.md:3: ") and "skarp" not in done.stdout


def test_a_build_for_real_use_is_refused_and_the_old_site_stays(small, tmp_path):
    site = Path(shutil.copytree(small / "site", tmp_path / "site"))
    before = bytes_of(site)
    done = lis("bygg", "--skarp", "--rot", str(small), "--till", str(site), LIS_DAG="2026-11-24")
    assert done.returncode == 1
    assert done.stdout.startswith("Den som märker en incident når ingen (1)\n")
    assert bytes_of(site) == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.long
def test_a_site_that_was_built_before_is_refused_too_and_built_when_all_is_there(small, tmp_path):
    root = copy_of(small, tmp_path / "rot")
    assert lis("bygg", "--rot", str(root), LIS_DAG="2026-11-24").returncode == 0
    assert lis("bygg", "--skarp", "--rot", str(root), LIS_DAG="2026-11-24").returncode == 1
    shutil.copy(office(tmp_path / "klart") / "data" / "kontaktvagar.yml", root / "data" / "kontaktvagar.yml")
    before = bytes_of(root / "site")
    assert lis("bygg", "--skarp", "--rot", str(root), LIS_DAG="2026-11-24").returncode == 0
    assert bytes_of(root / "site") != before
