"""The line that ends a page: owner, state, review and day, none of them said twice or against the page."""

import re
from dataclasses import replace

from macros.models.base import Synlighet
from macros.models.granskning import Granskning
from macros.pages.passages import Passage
from macros.pages.reviews import fingerprint
from macros.views.sidfakta import sidfakta
from tests.unit.office import context, decision, genomgang, page, registers, roll, system

TEXT = "# Leda\n\nGör så.\n"


def line(path: str = "rutiner/leda.md", text: str = TEXT, meta: dict | None = None, **held) -> str:
    """The words of the line that ends a page."""
    html = sidfakta(
        context(path, (page(path, text, **meta or {}), page("register/beslut.md")), roller=[roll()], **held)
    )
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_page_that_nobody_has_decided_or_reviewed_says_so():
    found = line()
    assert found.startswith("Ägare: Kontoret beslutar. Förslag Ingen har beslutat det här.")
    assert "Ingen har granskat sidan än." in found
    assert "Sidan visar läget 24 november 2026" in found


def test_a_decided_page_says_by_whom_and_where():
    found = line(beslut=[decision("rutiner/leda.md")])
    assert "Gäller Beslutad 1 oktober 2026 av chefen, T2026-1. Beslut: BES-001" in found
    assert "Förslag" not in found


def test_the_owner_is_the_one_of_the_pages_head_before_the_records():
    assert line(meta={"agare": "chef"}).startswith("Ägare: Chefen.")
    owned = {"system": [system(agare="chef")]}
    assert line("register/system/kartan.md", **owned).startswith("Ägare: Chefen.")
    assert line("register/system/annat.md", **owned).startswith("Ägare: Kontoret beslutar.")


def test_what_a_macro_on_the_page_has_said_is_not_said_again():
    assert "Förslag" not in line(text='# Leda\n\n{{ forslag("incidentrutin") }}\n')
    assert "Sidan visar läget" not in line(text="# Nu\n\n{{ byggdag() }}\n")


def test_a_chapter_of_a_retold_review_is_never_called_a_proposal():
    held = {"genomgangar": [genomgang(2026, aterger=True)]}
    frozen = {"genomgang": 2026, "fryst": True}
    found = line("genomgang/2026/3-status.md", "# 3 Status\n", frozen, **held)
    assert "Förslag" not in found and "Ingen har beslutat" not in found
    assert "Återgiven Omarbetad återgivning." in found and "Ingen har granskat" not in found
    assert "Sidan visar läget 30 juni 2025" in found


def test_a_page_of_a_review_ends_with_the_state_of_the_review():
    told = {"beslutad": "2027-02-10", "beslutad_av": "chef", "dokumentnummer": "T2027-9"}
    for fields, said in (({"utkast": True}, "Utkast Ingen har beslutat något"), (told, "Fastställd 10 februari 2027")):
        found = line("genomgang/2027/3-status.md", "# 3 Status\n", genomgangar=[genomgang(2027, **fields)])
        assert said in found and "Förslag" not in found


def test_the_amendments_of_a_review_are_no_proposal():
    found = line("genomgang/2026/rattelser.md", "# Rättelser\n", {"ur_data": True, "title": "Rättelser"})
    assert "Varje rättelse säger vem som beslutade den och när." in found
    assert "Förslag" not in found and "Ingen har beslutat" not in found


def test_a_page_that_was_changed_after_its_review_says_so():
    path = "rutiner/leda.md"
    mark = fingerprint(path, {path: page(path, TEXT)}, registers())
    seen = {"id": "GRA-001", "sida": path, "datum": "2026-08-01", "av": "chef", "utfall": "godkand"}
    as_seen = [Granskning(**seen, avtryck=mark)]
    assert "Granskad 1 augusti 2026 av chefen: godkänd." in line(granskningar=as_seen)
    assert "Ändrad sedan granskningen" not in line(granskningar=as_seen)
    assert "Ändrad sedan granskningen" in line(text=TEXT + "\nNytt.\n", granskningar=as_seen)


def test_a_page_made_of_data_has_no_review():
    made = {"ur_data": True, "title": "Kartan"}
    assert "granskat" not in line("register/system/kartan.md", "# Kartan\n", made)


GROUND = {"grund": "OSL 18 kap. 8 §", "datum": "2026-11-30", "av": "chef"}


def test_a_restricted_page_begins_its_line_with_whom_it_is_for_and_why():
    assert line(meta={"synlighet": "begransad"}).startswith(
        "Begränsad: bara för en namngiven grupp. Grunden är inte bedömd. Ägare:"
    )
    told = "Begränsad: bara för en namngiven grupp. Grund: OSL 18 kap. 8 §, bedömd 30 november 2026 av chefen. Ägare:"
    assert line(meta={"synlighet": "begransad", "sekretess": GROUND}).startswith(told)


def test_a_page_with_a_restricted_passage_says_that_parts_are_and_one_that_is_for_all_says_nothing():
    passage = page("rutiner/leda.md", TEXT, sekretess=GROUND)
    for level, begins in (
        (Synlighet.BEGRANSAD, "Delar av sidan är begränsade: bara för"),
        (Synlighet.INTERN, "Ägare:"),
    ):
        marked = replace(passage, passages=(Passage(3, 3, level),))
        html = sidfakta(context("rutiner/leda.md", (marked,), roller=[roll()]))
        assert " ".join(re.sub(r"<[^>]+>", " ", html).split()).startswith(begins)
    assert "begränsa" not in line().lower()


def test_a_page_made_of_a_restricted_record_has_the_records_ground():
    kept = system(synlighet="begransad", sekretess=GROUND)
    assert "Grund: OSL 18 kap. 8 §, bedömd 30 november 2026" in line("register/system/kartan.md", system=[kept])
