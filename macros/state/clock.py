"""Today, and the as-of date of a build. Nothing else reads a clock."""

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from macros.days import in_reach, one_day
from macros.problems import ContentFault, Problem, quote


def real_day(now: datetime | None = None) -> date:
    """Today in Stockholm, where the office is."""
    return (now or datetime.now(UTC)).astimezone(ZoneInfo("Europe/Stockholm")).date()


def as_of(environ: Mapping[str, str], today: date) -> date:
    """The day that a build tells of: LIS_DAG, else the day of SOURCE_DATE_EPOCH, else today.

    Raises `ValueError` in Swedish when a variable holds something else than its format.
    """
    if given := environ.get("LIS_DAG"):
        try:
            return one_day(given)
        except ValueError as fault:
            raise ValueError(f"LIS_DAG: {fault}") from None
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        if not re.fullmatch(r"[0-9]{1,11}", epoch):
            raise ValueError(f"SOURCE_DATE_EPOCH: {quote(epoch)} ska vara ett antal sekunder sedan 1970")
        day = real_day(datetime.fromtimestamp(int(epoch), UTC))
        if fault := in_reach(day.year):
            raise ValueError(f"SOURCE_DATE_EPOCH: {fault}")
        return day
    return today


def build_day() -> date:
    """The as-of day of this build, as the environment says. Raises `ContentFault` when it says no day."""
    try:
        return as_of(os.environ, real_day())
    except ValueError as error:
        raise ContentFault([Problem("miljön", 1, "", str(error))]) from None
