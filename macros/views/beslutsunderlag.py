"""The page of the questions that hold up most: a folded sheet each, which on paper is a page of its own."""

from macros.models.dag import i_ord as dag_i_ord
from macros.render import render
from macros.state.avgjort import FORST
from macros.state.dokument import FORSLAG, UNDERSKRIFT
from macros.views.beslutsblad import INGET_ANNAT, fragans_blad, lediga_nummer
from macros.views.inforande import build_inforande
from macros.views.kontorets_fragor import build_fragor, haller_upp_mest
from macros.views.parts import Sammanhang


def beslutsunderlag(s: Sammanhang) -> str:
    """De frågor som håller upp mest, var och en på ett blad att skriva ut till den som beslutar: `{{ beslutsunderlag() }}`."""
    first, way = haller_upp_mest(build_fragor(s))[:FORST], build_inforande(s)
    numbers = lediga_nummer(s, len(first))
    return render(
        "beslutsunderlag.html.j2",
        blad=[fragans_blad(s, f, n, way) for f, n in zip(first, numbers, strict=True)],
        dag=dag_i_ord(s.dag),
        lage=FORSLAG,
        rader=UNDERSKRIFT,
        inget_annat=INGET_ANNAT,
    )
