"""`lis bygg` and `lis exportera`: everything, or only the files of data.

What takes long to load is loaded when there is something to build: a build with nothing to do is told of at once.
"""

import argparse
import sys
from pathlib import Path

from macros.build.site import Choices, build, own_config
from macros.cli.parser import Command
from macros.cli.progress import steps
from macros.engines.mkdocs import MOTORER

REAL_USE = {"action": "store_true", "help": "bygg bara om allt är redo för skarp drift; annars visas allt som saknas"}
EXAMPLES = {"action": "store_true", "help": "ta med exempelposter i de filer som kan hämtas"}


def bygg(options: argparse.Namespace) -> int:
    """Kontrollera och bygg webbplatsen med alla PDF:er."""
    root = options.rot.resolve()
    target = (options.till or root / "site").resolve()
    changed = build(root, target, steps, Choices(options.med_exempel, options.motor, options.skarp))
    print(
        f"Klart: öppna {target / 'index.html'}" if changed else f"Inget har ändrats sedan {target} byggdes.",
        file=sys.stderr,
    )
    return 0


def exportera(options: argparse.Namespace) -> int:
    """Skriv registren som JSON, CSV, XLSX och iCalendar."""
    from macros.content import faultless
    from macros.outputs.exports import write_exports
    from macros.pages.page import open_pages

    root = options.rot.resolve()
    content = faultless(root, own_config(root))
    place = (options.till or root / ".bygge").resolve()
    made = write_exports(content.registers, content.dag, place, options.med_exempel, open_pages(content.pages))
    print(f"{len(made)} filer i {made[0].parent}", file=sys.stderr)
    return 0


def commands(command: Command) -> None:
    site = command(bygg)
    site.add_argument("--till", type=Path, metavar="MAPP", help="var webbplatsen läggs (annars site/ i roten)")
    site.add_argument("--med-exempel", **EXAMPLES)
    site.add_argument("--skarp", **REAL_USE)
    site.add_argument("--motor", choices=MOTORER, default=MOTORER[0], help="vad som gör sidorna av det kontrollerade")
    out = command(exportera)
    out.add_argument("--till", type=Path, metavar="MAPP", help="mappen där utdata/ läggs (annars .bygge/ i roten)")
    out.add_argument("--med-exempel", **EXAMPLES)
