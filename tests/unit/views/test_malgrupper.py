"""Who may read what, as the page about it tells: by audience, from the rows, the models and the kinds of pages."""

import re

from macros.models.malgrupp import Malgrupp
from macros.views.malgrupper import malgrupper
from tests.unit.office import context

ROWS = (
    Malgrupp(id="korten", galler_register="kartotek", visas_for="oppen", varfor="Korten är råd."),
    Malgrupp(id="rutiner", galler_sidor="rutiner/", visas_for="oppen", varfor="Rutinerna säger hur man gör."),
    Malgrupp(id="planen", galler_sidor="plan/", visas_for="begransad", varfor="Planen visar svagheter."),
)


def told(**held) -> dict[str, str]:
    """The words of each part of the list, by its anchor."""
    html = malgrupper(context("om/malgrupper.md", **held))
    parts = re.findall(r'<li id="([\w-]+)">(.*?)</li>', html, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", part).split()) for name, part in parts}


def test_an_audience_has_what_the_rows_give_it_and_staff_all_that_nothing_is_said_of():
    rows = told(malgrupper=ROWS)
    assert "1 register och 1 mapp eller sida" in rows["oppen"]
    assert "Kartotek Korten är råd." in rows["oppen"] and "docs/rutiner/ Rutinerna säger hur man gör." in rows["oppen"]
    assert "alla andra sidor" in rows["intern"] and "Kartotek" not in rows["intern"]
    assert "docs/plan/ Planen visar svagheter." in rows["begransad"]


def test_what_the_models_decide_is_told_without_any_row():
    rows = told()
    assert "Incidenter" in rows["begransad"] and "Incidenter" not in rows["intern"]
    assert "docs/bilagor/" in rows["begransad"]
    assert "System Behörigheter, Åtkomst utifrån och Återställningstester" in rows["alltid-begransade-falt"]
    assert "incidenter" in rows["aldrig-oppet"] and "kartotek" not in rows["aldrig-oppet"]
