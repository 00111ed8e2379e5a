"""How many canaries are planted in what an audience may not read, how many get out, how many the search of a build knows.

`python benchmarks/lackor.py` (a minute). A canary is five invented words in one text, date, id, page, passage or frozen record.
"""

import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from macros.content import faultless  # noqa: E402
from macros.models.base import Synlighet  # noqa: E402
from tests.kanarier import Planted, marked, searched  # noqa: E402

DAY, YEAR = date(2026, 11, 30), "2026"
OFFICES = {"eget": ROOT, "påhittat": ROOT / "demo"}


def measure() -> None:
    print("| kontor | målgrupp | planterade | slapp ut | sökningen hittar | falska larm | processortid |")
    print("|---|---|---|---|---|---|---|")
    for name, root in OFFICES.items():
        content = marked(faultless(root, root / "mkdocs.yml", DAY, prose=False), YEAR)
        for audience in (Synlighet.INTERN, Synlighet.OPPEN):
            start = time.process_time()
            planted = Planted(content, audience)
            out, found = len(planted.found()), searched(planted)
            count = len(planted.canaries.planted)
            row = (name, audience, count, out, f"{count - len(found.missed)} av {count}", len(found.alarms))
            print("| " + " | ".join(map(str, row)) + f" | {time.process_time() - start:.0f} s |")


if __name__ == "__main__":
    measure()
