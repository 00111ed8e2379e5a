"""The directive's numbered requirements, shown in the text where they belong."""

from macros.pages.paths import card_page
from macros.problems import near, quote
from macros.render import render
from macros.views.columns import i_ord
from macros.views.forslag import hanvisning
from macros.views.parts import ArgumentFault, Sammanhang


def anvisningskrav(s: Sammanhang, avsnitt: str) -> str:
    """Anvisningens krav i ett avsnitt: `{{ anvisningskrav("klassning") }}`."""
    found = [k for k in s.registers.anvisning if k.avsnitt == avsnitt]
    if not found:
        known = {k.avsnitt for k in s.registers.anvisning}
        raise ArgumentFault(f"inget krav i data/anvisning.yml har avsnittet {quote(avsnitt)}{near(avsnitt, known)}")
    rows = [
        {
            "k": k,
            "vem": i_ord(k.vem, s.registers),
            "kort": i_ord(k.kort, s.registers) if k.kort else "",
            "adress": s.lank(card_page(k.kort)) if k.kort and card_page(k.kort) in s.sidor else None,
            "kallor": [hanvisning(s, x) for x in k.kallor],
        }
        for k in found
    ]
    return render("anvisningskrav.html.j2", rader=rows)
