"""A list of 10 000 requirements takes ten times as long as one of 1 000, not a hundred times."""

import time
from datetime import date

from macros.models.system import Driftform
from macros.outputs.requirement_copy import copy_bytes, page_bytes
from macros.requirements.listed import read_list
from macros.requirements.proposals import Proposer
from tests.unit.requirements.lists import COPIED, LOGGED, WORDS, office, workbook

DAY = date(2026, 11, 24)
MOST = 25
"""A hundred would be the square; what a busy machine adds stays well below."""


def taken(path, count):
    """(seconds of this process, how many proposals) for a list of so many different requirements."""
    texts = [f"{(LOGGED, COPIED)[n % 2]} Det gäller del {n} av {n * 7 % 997}." for n in range(count)]
    workbook(path, [["Nr", "Krav"], *([n, text] for n, text in enumerate(texts))])
    start = time.process_time()
    sheets = read_list(path)
    proposer = Proposer(office(), WORDS, Driftform.MOLN, DAY)
    told = {(0, k.rad): proposer.propose(k.nummer, k.text) for k in sheets[0].krav()}
    copy_bytes("Titel", sheets, told, DAY)
    page_bytes("Titel", sheets, told, DAY)
    return time.process_time() - start, len(told)


def test_ten_times_the_rows_take_about_ten_times_as_long(tmp_path):
    few, first = taken(tmp_path / "a.xlsx", 1000)
    many, all_of_them = taken(tmp_path / "b.xlsx", 10_000)
    assert (first, all_of_them) == (1000, 10_000)
    assert many < MOST * few
