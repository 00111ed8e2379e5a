"""Make a large office to measure on: `python benchmarks/stort_kontor.py MAPP 5000` (systems, and four events a system).

The data is made up, the same for the same number, and follows every rule that `lis kontrollera` holds.
"""

import random
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = ("sta", "gsit", "cyberfysiskt", "egen")


def make_office(folder: Path, systems: int) -> int:
    """Write `data/` and `docs/` under `folder`; the number of dated events in the systems' files."""
    chance = random.Random(systems)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "tests" / "minisite", folder)
    data = folder / "data"
    objects = max(systems // 50, 1)
    (data / "objekt.yml").write_text("".join(_objekt(n) for n in range(objects)), encoding="utf-8")
    sets = max(systems // 2, 1)
    (data / "informationsmangder.yml").write_text("".join(_mangd(n, chance) for n in range(sets)), encoding="utf-8")
    events = 0
    for n in range(systems):
        text, made = _system(n, objects, sets, chance)
        events += made
        (data / "system" / f"system-{n:05}.yml").write_text(text, encoding="utf-8")
    return events


def _day(chance: random.Random, year: int) -> str:
    return f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _objekt(n: int) -> str:
    unknown = "".join(f"  {f}: uppgift saknas\n" for f in ("agare", "incidentledare", "ersattare", "utredare"))
    return f"- id: objekt-{n}\n  namn: Objekt {n}\n  slag: objekt\n  beskrivning: Påhittat objekt.\n{unknown}"


def _mangd(n: int, chance: random.Random) -> str:
    levels = ", ".join(f"{a}: {chance.randint(0, 3)}" for a in ("konfidentialitet", "riktighet", "tillganglighet"))
    return (
        f"- id: mangd-{n}\n  namn: Mängd {n}\n  process: uppgift saknas\n  agare: uppgift saknas\n"
        f"  personuppgifter: false\n  klassningar:\n    - {{datum: {_day(chance, 2024)}, {levels}}}\n"
    )


def _system(n: int, objects: int, sets: int, chance: random.Random) -> tuple[str, int]:
    own = sorted({chance.randrange(sets) for _ in range(2)})
    parts = ("teknik", "process")
    rows = [
        f"id: system-{n:05}",
        f"namn: System {n}",
        "agare: samordnare",
        f"fran: {_day(chance, 2015)}",
        "beskrivning: Ett påhittat system för att mäta hur lång tid kontrollen tar.",
        f"objekt: objekt-{chance.randrange(objects)}",
        f"driftformer: [{chance.choice(FORMS)}]",
        "forvaltas_av: kontoret",
        "vid_bortfall: betydande",
        "personuppgifter: false",
        f"informationsmangder: [{', '.join(f'mangd-{m}' for m in own)}]",
        "riskanalyser:",
        f"  - {{datum: {_day(chance, 2024)}, lage: gjord, underlag: Dokument {n}}}",
        "behorigheter:",
        *(f"  - {{datum: {_day(chance, 2023 + at)}, del: {p}, dokumenterad: true}}" for at, p in enumerate(parts)),
        "aterstallningstester:",
        f"  - {{datum: {_day(chance, 2025)}, utfall: lyckat}}",
    ]
    return "\n".join(rows) + "\n", 4


if __name__ == "__main__":
    print(f"{make_office(Path(sys.argv[1]), int(sys.argv[2]))} händelser")
