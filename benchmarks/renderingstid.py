"""How long a page takes to render, by its kind, as an office grows: `python benchmarks/renderingstid.py [ANTAL …]`.

500, 1 500 and 5 000 systems unless said otherwise. A row is a kind of page: milliseconds of processor time for each size,
and the largest size beside the smallest. A page of a system or an object should take as long whatever the size; the table
of a register, and the page of a role that owns systems, grow with their rows and no more.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from stort_kontor import make_office

from macros.pages.page import load_pages, open_pages
from macros.prepared.made_pages import made_pages
from macros.prepared.pages import Preparation
from macros.registers.load import load_registers
from macros.views.blad import objektblad, systemblad
from macros.views.parts import Sammanhang, sammanhang
from macros.views.register import register
from macros.views.rollblad import rollblad
from macros.views.sidfakta import sidfakta

DAY = date(2026, 11, 24)
SAMPLE = 60


class Office:
    """A large office, loaded, with what a view on any of its pages may know."""

    def __init__(self, root: Path, systems: int):
        make_office(root, systems)
        self.registers, problems = load_registers(root)
        if problems:
            raise SystemExit("\n".join(map(str, problems[:5])))
        self.pages = load_pages(root, [], made_pages(self.registers))
        self.open = open_pages(self.pages)
        gc.freeze()  # as loading does: what stays is not looked through again and again

    def on(self, path: str) -> Sammanhang:
        return sammanhang(self.registers, DAY, path, self.open, {})

    def sample(self, register: str) -> list[str]:
        """Ids spread over a register."""
        found = [r.id for r in self.registers.of(register)]
        return found[:: max(len(found) // SAMPLE, 1)][:SAMPLE]

    def times(self) -> dict[str, float]:
        """Milliseconds of each kind of page, the median of a sample."""
        systems, objects = self.sample("system"), self.sample("objekt")
        whole = Preparation(self.pages, self.registers, DAY)
        return {
            "systemblad": _median(lambda x: systemblad(self.on(f"register/system/{x}.md"), x), systems),
            "objektblad": _median(lambda x: objektblad(self.on(f"register/objekt/{x}.md"), x), objects),
            "sidfakta": _median(lambda x: sidfakta(self.on(f"register/system/{x}.md")), systems),
            "systems sida, hela": _median(lambda x: whole[f"register/system/{x}.md"], systems),
            "rollblad (utan system)": _median(
                lambda x: rollblad(self.on(f"roller/{x}.md"), x), ["dataskyddsombud"] * 5
            ),
            "rollblad (alla system)": _median(lambda x: rollblad(self.on(f"roller/{x}.md"), x), ["samordnare"] * 3),
            "registret system": _median(lambda x: register(self.on(f"register/{x}.md"), x), ["system"] * 3),
        }


def _median(make: Callable[[str], object], names: list[str]) -> float:
    make(names[0])  # templates and indexes are made once
    taken = []
    for name in names[1:] or names:
        start = time.process_time()
        make(name)
        taken.append(time.process_time() - start)
    return 1000 * statistics.median(taken)


def measure(systems: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        return Office(Path(place) / "kontor", systems).times()


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or [500, 1500, 5000]
    found = [measure(size) for size in sizes]
    print(f"{'ms per sida':24}" + "".join(f"{size:>10}" for size in sizes) + "      kvot")
    for kind in found[0]:
        row = [times[kind] for times in found]
        print(f"{kind:24}" + "".join(f"{ms:10.2f}" for ms in row) + f"{row[-1] / row[0]:10.2f}")
