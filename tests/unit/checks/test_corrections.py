"""A corrected fact and what still says the old thing."""

from macros.checks.corrections import check_corrections
from macros.models.kalla import Kalla
from tests.unit.office import page, registers

RATTAT = Kalla(
    id="F1.01",
    marke="verifierad",
    om="När kameror omfattas",
    rattad={"datum": "2026-11-20", "vad": "Kameror omfattas", "galler_inte": ["bara räknar omfattas inte"]},
)
GAMMALT = '# Sida\n\nDen som *bara  räknar*\nomfattas inte {{ kalla("F1.01") }}.\n'


def told(text: str, **meta: bool) -> list[tuple[int, str]]:
    pages = {"rutiner/a.md": page("rutiner/a.md", text, **meta)}
    return [(p.rad, p.fel) for p in check_corrections(pages, registers(kallor=[RATTAT]))]


def test_a_page_that_cites_a_corrected_fact_and_says_the_old_thing_is_told_what_holds():
    ((rad, fel),) = told(GAMMALT)
    assert rad == 3
    assert (
        fel == '"bara räknar omfattas inte" stämmer inte längre, för F1.01 rättades 20 november 2026. Kameror omfattas'
    )


def test_the_same_words_about_another_fact_are_no_fault():
    assert told(GAMMALT.replace("F1.01", "F1.011")) == []


def test_a_frozen_page_keeps_the_words_of_its_year():
    assert told(GAMMALT, fryst=True) == []
