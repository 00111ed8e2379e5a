"""The rule for where files are edited in a browser."""

from collections.abc import Iterator

from macros.checks.site import Site
from macros.pages.forge import read_forge
from macros.problems import Problem


def check_forge(site: Site) -> Iterator[Problem]:
    """I deploy/forge.yml står vart "Föreslå en ändring" leder: inget, eller en forges slag, adress, gren och läsare."""
    yield from read_forge(site.root)[1]
