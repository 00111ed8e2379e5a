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


def write_in(page: Path) -> None:
    page.write_text(page.read_text(encoding="utf-8") + "\nEtt nytt stycke.\n", encoding="utf-8")


@pytest.mark.long
def test_a_pdf_is_made_again_for_a_word_in_its_page_and_for_no_other(office, made, tmp_path):
    """Making one takes seconds: therefore all is asked of the same, one thing after another."""
    first = pdf(office, tmp_path / "first")
    assert pdf(office, tmp_path / "nothing-changed") == first and made == [NAME]
    write_in(office / "docs/om.md")
    assert pdf(office, tmp_path / "another-page") == first and made == [NAME]
    # What is kept may be deleted, and what somebody puts there is not believed: the same bytes are made anew.
    for kept in (office / ".bygge/cache").iterdir():
        kept.rename(kept.with_name("annan"))
    assert pdf(office, tmp_path / "made-anew") == first and made == [NAME] * 2
    write_in(office / "docs/genomgang/2025/2-laget.md")
    assert pdf(office, tmp_path / "its-page") != first and made == [NAME] * 3


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
