"""How long `lis kontrollera` takes beside the C YAML loader alone on the same files, and how much memory.

`python benchmarks/kontrolltid.py [ANTAL …]` (500, 1 500 and 5 000 systems unless said otherwise). Both run as
processes of their own, in turn, three times; the ratio is the median of the pairs.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stort_kontor import make_office

PARSE = (
    "import sys, pathlib, yaml\n"
    "for p in pathlib.Path(sys.argv[1], 'data').rglob('*.yml'): yaml.load(p.read_bytes(), yaml.CSafeLoader)"
)
PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
CHECK = f"import sys; from macros.cli import main; code = main(['kontrollera', '--rot', sys.argv[1]]); {PEAK}; sys.exit(code)"


def run(code: str, folder: Path) -> tuple[float, str]:
    """(seconds, standard error) of a Python process over the folder."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, done.stderr


def measure(systems: int) -> str:
    """One row: parse, check, their ratio, peak memory."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kontor"
        events = make_office(folder, systems)
        pairs = [(run(PARSE, folder)[0], run(CHECK, folder)) for _ in range(3)]
    ratio = statistics.median(check / parse for parse, (check, _) in pairs)
    parse, check = (statistics.median(x) for x in ([p for p, _ in pairs], [c for _, (c, _) in pairs]))
    memory = max(int(told.split()[-1]) for _, (_, told) in pairs)
    return f"{systems:6} system {events:6} händelser: läsa {parse:5.2f} s, kontrollera {check:5.2f} s, kvot {ratio:4.2f}, minne {memory} MB"


if __name__ == "__main__":
    for count in [int(word) for word in sys.argv[1:]] or [500, 1500, 5000]:
        print(measure(count), flush=True)
