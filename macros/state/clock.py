"""Today, and the as-of date of a build. Nothing else reads a clock."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def real_day(now: datetime | None = None) -> date:
    """Today in Stockholm, where the office is."""
    return (now or datetime.now(UTC)).astimezone(ZoneInfo("Europe/Stockholm")).date()


def as_of(environ: Mapping[str, str], today: date) -> date:
    """The day that a build tells of: LIS_DAG, else the day of SOURCE_DATE_EPOCH, else today.

    Raises `ValueError` in Swedish when a variable holds something else than its format.
    """
    if given := environ.get("LIS_DAG"):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise ValueError(f'LIS_DAG: "{given}" är inget datum; skriv ÅÅÅÅ-MM-DD') from None
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        if not re.fullmatch(r"\d{1,11}", epoch):
            raise ValueError(f'SOURCE_DATE_EPOCH: "{epoch}" ska vara ett antal sekunder sedan 1970')
        return real_day(datetime.fromtimestamp(int(epoch), UTC))
    return today
