"""What the review of 2026 told is told as then: our own pages and registers speak of today."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.egna_data
RETOLD = ("docs/genomgang/2026/", "data/frysta/", "data/genomgangar/2026", "data/lagar.yml")
"""Where a text may tell what held then; a law's states carry their own days."""
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for kind in ("docs/**/*.md", "data/**/*.yml")
    for path in sorted(Path(ROOT).glob(kind))
}
TODAY = {name: " ".join(text.split()) for name, text in TEXTS.items() if not name.startswith(RETOLD)}
THRESHOLD = re.compile(r'\d+ timm\w+[^\n]*kalla\("F1\.45"\)')
"""A limit in hours that is known second hand only."""


@pytest.mark.parametrize("said", ["kommande cybersäkerhetslag", "inriktningen just nu"])
def test_nothing_that_speaks_of_today_says_what_held_in_2025(said):
    assert [name for name, text in TODAY.items() if said in text.lower()] == []


@pytest.mark.parametrize(
    "line", [line for text in TEXTS.values() for line in text.splitlines() if THRESHOLD.search(line)]
)
def test_a_threshold_that_is_read_second_hand_says_so_on_its_own_line(line):
    assert "ej kontrollerad" in line.lower()


def test_there_are_thresholds_to_hold_to_that():
    assert len([line for text in TEXTS.values() for line in text.splitlines() if THRESHOLD.search(line)]) >= 4
