"""`lis bygg` and `lis exportera`: everything, or only the files of data.

What takes long to load is loaded when there is something to build: a build with nothing to do is told of at once.
"""

import argparse
import sys
from pathlib import Path

from macros.build.site import Choices, build, own_config
from macros.cli.parser import RESTRICTED, Command
from macros.cli.progress import steps
from macros.engines.mkdocs import MOTORER
from macros.models.base import Synlighet
from macros.pages.forge import preview_audience
from macros.problems import Felbruk

AUDIENCE = {
    "choices": [level.value for level in Synlighet],
    "help": "vem bygget är till för (annars intern): begransad för en namngiven grupp, intern för personalen, oppen för alla",
}
REAL_USE = {"action": "store_true", "help": "bygg bara om allt är redo för skarp drift; annars visas allt som saknas"}
PREVIEW = {
    "action": "store_true",
    "help": "bygg det som en granskare får se av en ändring: för alla, eller för personalen när deploy/forge.yml säger att bara den når forgen",
}
EXAMPLES = {"action": "store_true", "help": "ta med exempelposter i de filer som kan hämtas"}


def _audience(options: argparse.Namespace) -> Synlighet | None:
    return Synlighet(options.malgrupp) if options.malgrupp else None


def bygg(options: argparse.Namespace) -> int:
    """Kontrollera och bygg webbplatsen med alla PDF:er."""
    root = options.rot.resolve()
    target = (options.till or root / "site").resolve()
    if options.forhandsvisning and (options.malgrupp or options.begransad):
        raise Felbruk("förhandsvisningen har sin målgrupp av deploy/forge.yml; ta bort --malgrupp och --begransad")
    audience = preview_audience(root) if options.forhandsvisning else _audience(options)
    choices = Choices(options.med_exempel, options.motor, audience, options.skarp, options.begransad)
    changed = build(root, target, steps, choices)
    print(
        f"Klart: öppna {target / 'index.html'}" if changed else f"Inget har ändrats sedan {target} byggdes.",
        file=sys.stderr,
    )
    return 0


def genomsok(options: argparse.Namespace) -> int:
    """Sök igenom en byggd webbplats efter det som målgruppen inte får läsa."""
    from macros.content import faultless, for_readers
    from macros.leaks.search import search_for

    root = options.rot.resolve()
    whole = faultless(root, own_config(root), closed=options.begransad)
    made = for_readers(whole, _audience(options))
    if made is whole:
        raise Felbruk("den begränsade målgruppen får läsa allt; ange --malgrupp intern eller oppen")
    search = search_for(whole, made)
    if options.korta:
        print("\n".join(f"{place}: {text}" for place, text in sorted(set(search.short))))
    else:
        site = (options.webbplats or root / "site").resolve()
        if not site.is_dir():
            raise Felbruk(f"{site} finns inte; bygg webbplatsen först, eller ange den med --webbplats")
        search.folder(site)
    print(search.om_korta(), file=sys.stderr)
    return 0


def exportera(options: argparse.Namespace) -> int:
    """Skriv registren som JSON, CSV, XLSX och iCalendar."""
    from macros.content import faultless, for_readers
    from macros.outputs.exports import write_exports
    from macros.pages.page import open_pages

    root = options.rot.resolve()
    content = for_readers(faultless(root, own_config(root), closed=options.begransad), _audience(options))
    place = (options.till or root / ".bygge").resolve()
    made = write_exports(content.registers, content.dag, place, options.med_exempel, open_pages(content.pages))
    print(f"{len(made)} filer i {made[0].parent}", file=sys.stderr)
    return 0


def commands(command: Command) -> None:
    site = command(bygg)
    site.add_argument("--begransad", **RESTRICTED)
    site.add_argument("--till", type=Path, metavar="MAPP", help="var webbplatsen läggs (annars site/ i roten)")
    site.add_argument("--med-exempel", **EXAMPLES)
    site.add_argument("--malgrupp", **AUDIENCE)
    site.add_argument("--skarp", **REAL_USE)
    site.add_argument("--forhandsvisning", **PREVIEW)
    site.add_argument("--motor", choices=MOTORER, default=MOTORER[0], help="vad som gör sidorna av det kontrollerade")
    search = command(genomsok)
    search.add_argument("--malgrupp", **AUDIENCE)
    search.add_argument("--begransad", **RESTRICTED)
    search.add_argument("--webbplats", type=Path, metavar="MAPP", help="den byggda webbplatsen (annars site/ i roten)")
    short = "visa i stället det som är för kort för att sökas efter"
    search.add_argument("--korta", action="store_true", help=short)
    out = command(exportera)
    out.add_argument("--till", type=Path, metavar="MAPP", help="mappen där utdata/ läggs (annars .bygge/ i roten)")
    out.add_argument("--malgrupp", **AUDIENCE)
    out.add_argument("--begransad", **RESTRICTED)
    out.add_argument("--med-exempel", **EXAMPLES)
