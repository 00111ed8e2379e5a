"""How long `lis kontrollera` takes beside the C YAML loader alone on the same files, and how much memory.

`python benchmarks/kontrolltid.py [ANTAL …]` (500, 1 500 and 5 000 systems unless said otherwise). Both run as
processes of their own, in turn, five times; a ratio is the median of the pairs. Processor time (of the process and those
that it started) is what to compare: a clock also counts what else the machine does.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from stort_kontor import make_office

PAIRS = 5
PARSE = (
    "import sys, pathlib, yaml\n"
    "for p in pathlib.Path(sys.argv[1], 'data').rglob('*.yml'): yaml.load(p.read_bytes(), yaml.CSafeLoader)\n"
)
CHECK = (
    "import sys; from macros.cli import main; code = main(['kontrollera', '--rot', sys.argv[1]]); assert code == 0\n"
)
TOLD = (
    "import json, resource as r, sys; own, started = r.getrusage(r.RUSAGE_SELF), r.getrusage(r.RUSAGE_CHILDREN)\n"
    "cpu = own.ru_utime + own.ru_stime + started.ru_utime + started.ru_stime\n"
    "print(json.dumps([cpu, own.ru_maxrss // 1024]), file=sys.stderr)"
)


class Run(NamedTuple):
    """A process over the folder: seconds by the clock, seconds of processor, peak memory in MB."""

    wall: float
    cpu: float
    memory: int


def run(code: str, folder: Path) -> Run:
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code + TOLD, str(folder)], capture_output=True, text=True, check=True)
    return Run(time.perf_counter() - start, *json.loads(done.stderr.splitlines()[-1]))


def measure(systems: int) -> str:
    """One row: parse, check, their ratios, peak memory."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kontor"
        events = make_office(folder, systems)
        pairs = [(run(PARSE, folder), run(CHECK, folder)) for _ in range(PAIRS)]
    parse, check = (statistics.median(r.cpu for r in runs) for runs in zip(*pairs, strict=True))
    cpu = statistics.median(check.cpu / parse.cpu for parse, check in pairs)
    wall = statistics.median(check.wall / parse.wall for parse, check in pairs)
    memory = max(check.memory for _, check in pairs)
    return (
        f"{systems:6} system {events:6} händelser: läsa {parse:5.2f} s, kontrollera {check:5.2f} s processortid, "
        f"kvot {cpu:4.2f} (efter klockan {wall:4.2f}), minne {memory} MB"
    )


if __name__ == "__main__":
    for count in [int(word) for word in sys.argv[1:]] or [500, 1500, 5000]:
        print(measure(count), flush=True)
