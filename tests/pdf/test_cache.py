"""A PDF that is not made again is the one that would have been made: the same bytes as a clean build, after any edit."""

import random
import shutil
from pathlib import Path

import pytest

from macros.build import products
from macros.build.site import make_pdfs
from tests.conftest import DAY, ROOT

MINI = ROOT / "tests" / "minisite"
NAME = "pdf/ledningens-genomgang-2025.pdf"


@pytest.fixture
def office(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("LIS_DAG", DAY)
    shutil.copytree(MINI, tmp_path / "kontor")
    return tmp_path / "kontor"


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The names of the PDFs that were made and not kept."""
    found: list[str] = []
    take = products.Pdfs.take
    monkeypatch.setattr(
        products.Pdfs, "take", lambda self, task, path: (found.append(task.vad), take(self, task, path))[1]
    )
    return found


def pdf(root: Path, target: Path) -> bytes:
    return make_pdfs(root, [NAME], target, lambda step: None)[0].read_bytes()


def test_nothing_changed_makes_nothing_and_a_word_in_its_page_makes_it_again(office, made, tmp_path):
    first = pdf(office, tmp_path / "a")
    assert pdf(office, tmp_path / "b") == first and made == [NAME]
    page = office / "docs/genomgang/2025/2-laget.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEtt nytt stycke.\n", encoding="utf-8")
    assert pdf(office, tmp_path / "c") != first and made == [NAME, NAME]


def test_a_word_on_another_page_makes_no_pdf_again(office, made, tmp_path):
    first = pdf(office, tmp_path / "a")
    page = office / "docs/om.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEtt nytt stycke.\n", encoding="utf-8")
    assert pdf(office, tmp_path / "b") == first and made == [NAME]


@pytest.mark.long
def test_what_is_kept_may_be_deleted_and_what_somebody_puts_there_is_not_believed(office, made, tmp_path):
    first = pdf(office, tmp_path / "a")
    for kept in (office / ".bygge/cache").iterdir():
        kept.rename(kept.with_name("annan"))
    assert pdf(office, tmp_path / "b") == first and made == [NAME, NAME]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_after_random_edits_the_kept_pdf_has_the_bytes_of_a_clean_build(office, tmp_path, seed):
    chance = random.Random(seed)
    pages = sorted((office / "docs").rglob("*.md"))
    for step in range(4):
        place = chance.choice([*pages, office / "data/mal.yml", office / "data/roller.yml"])
        text = place.read_text(encoding="utf-8")
        if place.suffix == ".md":
            place.write_text(f"{text}\nStycke nummer {chance.randrange(3)}.\n", encoding="utf-8")
        else:
            place.write_text(
                text.replace("Samordnare", chance.choice(["Samordnare", "Ledare", "Värd"])), encoding="utf-8"
            )
        kept = pdf(office, tmp_path / f"kvar-{step}")
        clean = tmp_path / f"ren-{step}"
        shutil.copytree(office, clean, ignore=shutil.ignore_patterns(".bygge"))
        assert pdf(clean, tmp_path / f"ny-{step}") == kept
