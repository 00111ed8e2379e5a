"""The document that a supervisor is shown, as HTML: it is on no site, and becomes a PDF of its own."""

from macros.render import render
from macros.views.parts import slag
from macros.views.tillsynsrader import Tillsyn


def tillsynssida(tillsyn: Tillsyn) -> str:
    """The whole document, headings, facts and tables."""
    return render("tillsyn.html.j2", t=tillsyn, slag=slag)
