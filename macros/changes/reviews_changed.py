"""Whether a review that was written down is another afterwards: a new day without a new look would close what is due."""

from collections.abc import Iterator, Mapping
from typing import Any

from macros.changes.pair import Par
from macros.changes.told import Avsnitt, Citat, Rad, Vikt, de_forsta, rad
from macros.models.granskning import Granskning
from macros.models.ord import falt_ord
from macros.views.lista import uppraknat

MANY = 40
FIELDS = ("sida", "datum", "av", "utfall", "avtryck")
"""What a review says: who looked at what, when and with which outcome. A note may be put into better words."""


def granskningar_i_efterhand(par: Par) -> Avsnitt:
    """Each review of the base that is gone, or says another thing."""
    return Avsnitt(
        "Granskningar som ändras i efterhand",
        de_forsta([*_rader(par), *_svaren(par)], MANY),
        "Ingen. En ny granskning är en ny post.",
        Vikt.FEL,
    )


def _rader(par: Par) -> Iterator[Rad]:
    before, now = (bild.poster.get("granskningar", {}) for bild in (par.bas, par.huvud))
    for number, post in before.items():
        page = Citat(f"{number} {post.get('sida', '')}")
        if number not in now:
            yield rad("Granskningen ", page, " är borttagen; lägg tillbaka den")
        elif moved := [f for f in FIELDS if post.get(f) != now[number].get(f)]:
            which = uppraknat([falt_ord(Granskning, f).lower() for f in moved])
            told = f" har fått annat i {which}; låt den stå, granska sidan och skriv en ny post med lis granska"
            yield rad("Granskningen ", page, told)


def _svaren(par: Par) -> Iterator[Rad]:
    """Each check of a ready answer that is gone or says another thing; an answer that is gone is told of elsewhere."""
    now = {
        (card, *key): made for card, post in par.huvud.poster.get("svar", {}).items() for key, made in _provade(post)
    }
    for card, post in par.bas.poster.get("svar", {}).items():
        for (measure, form), made in _provade(post):
            if any(check not in now.get((card, measure, form), made) for check in made):
                name = Citat(f"{measure}, {form}")
                told = " är ändrad eller borttagen; låt den stå, pröva svaret och skriv en ny rad med lis prova"
                yield rad("Prövningen av svaret ", name, told)


def _provade(post: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], list[Any]]]:
    """((measure, form), its checks) of each answer of a card."""
    for answer in post.get("svar") or ():
        yield (answer["atgard"], answer["form"]), list(answer.get("provningar") or ())
