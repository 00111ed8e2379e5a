"""When a page is to be reviewed: a review's own day first, else a month that its name gives, spread over the year."""

from collections import Counter
from datetime import date

from macros.state.granskningstid import MANADER, granskningstid, manad

DAY = date(2026, 11, 24)


def test_what_asks_for_a_review_is_due_now_and_a_review_holds_to_its_own_day():
    now = granskningstid("a.md", DAY, date(2027, 1, 1), "texten har ändrats")
    assert (now.dag, now.nu, now.foreslagen) == (DAY, True, False)
    held = granskningstid("a.md", DAY, date(2027, 7, 1), "")
    assert (held.dag, held.nu, held.foreslagen) == (date(2027, 7, 1), False, False)


def test_what_nobody_has_reviewed_has_a_month_to_come_and_is_never_late():
    for n in range(200):
        found = granskningstid(f"sida-{n}.md", DAY, None, "")
        assert found.foreslagen and not found.nu and found.dag.month in MANADER
        assert date(2026, 11, 1) <= found.dag <= date(2027, 10, 31)


def test_the_months_are_spread_without_july_and_december_and_a_new_page_moves_no_other():
    spread = Counter(manad(f"kartotek/{n}.md") for n in range(500))
    assert set(spread) == set(range(1, 13)) - {7, 12}
    assert max(spread.values()) < 2 * min(spread.values())
    assert manad("kartotek/loggning.md") == manad("kartotek/loggning.md")
