"""What counts as new on the start page: dated, real, not later than the day, of the last year."""

from datetime import date

from macros.models import REGISTERS
from macros.models.atgard import Atgard
from macros.models.beslut import Beslut
from macros.models.granskning import Granskning
from macros.registers.load import Registers
from macros.views.nytt import nytt
from macros.views.parts import Sammanhang
from tests.unit.office import genomgang

UNKNOWN = "uppgift saknas"
DAY = date(2026, 11, 24)


def shown(dag: date = DAY, **records) -> str:
    held = {r.namn: () for r in REGISTERS} | {name: tuple(found) for name, found in records.items()}
    return nytt(Sammanhang(Registers(held), dag, "index.md", {}))


def beslut(day: str, rubrik: str = "Inför det", **fields) -> Beslut:
    rest = {"av": UNKNOWN, "diarienummer": UNKNOWN, "ansvarig": UNKNOWN, "senast": UNKNOWN}
    return Beslut(**{"id": "BES-001", "rubrik": rubrik, "beslutat": day} | rest | fields)


def atgard(*events: tuple[str, str], **fields) -> Atgard:
    told = [{"datum": day, "status": "pagar", "text": text} for day, text in events]
    rest = {"ansvarig": UNKNOWN, "senast": UNKNOWN, "ursprung": "incident", "handelser": told}
    return Atgard(**{"id": "ATG-001", "rubrik": "Öva"} | rest | fields)


def test_nothing_decided_is_explained_and_never_blank():
    found = shown()
    assert "Inget är beslutat" in found
    assert "Inget har hänt i registren" in found


def test_a_decision_with_a_day_is_news_and_leaves_the_texts_as_proposals():
    found = shown(beslut=[beslut("2026-10-01")])
    assert "Inför det" in found
    assert "Inget är beslutat om texterna" in found


def test_a_decision_about_a_page_ends_the_explanation():
    whole = {"av": "chef", "diarienummer": "T2026-1", "faststaller": ["rutiner/leda.md"]}
    found = shown(beslut=[beslut("2026-10-01", **whole)])
    assert "1 sida är beslutad och gäller." in found
    assert "Inget är beslutat" not in found
    review = whole | {"faststaller": ["genomgang/2026/index.md"]}
    assert "Inget är beslutat om texterna" in shown(beslut=[beslut("2026-10-01", **review)])


def test_a_decision_without_a_day_is_no_news_and_is_said_to_lack_it():
    found = shown(beslut=[beslut(UNKNOWN)])
    assert "Inför det" not in found
    assert "Beslut utan känd dag" in found


def test_what_happens_after_the_day_is_not_seen():
    assert "Inför det" not in shown(dag=date(2026, 9, 30), beslut=[beslut("2026-10-01")])


def test_what_is_older_than_a_year_is_not_new():
    assert "Startat" not in shown(atgarder=[atgard(("2025-11-24", "Startat."))])
    assert "Startat" in shown(atgarder=[atgard(("2025-11-25", "Startat."))])


def test_an_example_is_never_news():
    assert "Inför det" not in shown(beslut=[beslut("2026-10-01", exempel=True)])


def test_of_one_matter_only_the_last_event_is_told():
    found = shown(atgarder=[atgard(("2026-03-01", "Startat."), ("2026-05-01", "Halvvägs."))])
    assert "Halvvägs" in found
    assert "Startat" not in found


def test_the_newest_stands_first_and_five_are_enough():
    many = [beslut(f"2026-0{n}-01", f"Beslut nummer {n}", id=f"BES-00{n}") for n in range(1, 8)]
    found = shown(beslut=many)
    assert found.index("nummer 7") < found.index("nummer 3")
    assert "nummer 2" not in found


def test_a_review_of_a_page_is_told_with_its_outcome():
    review = Granskning(
        id="GRA-001", sida="kartotek/x.md", datum="2026-08-01", av="isam", utfall="godkand", avtryck="0" * 64
    )
    assert "godkänd" in shown(granskningar=[review])


def test_that_nothing_has_changed_is_no_news():
    found = shown(atgarder=[atgard(("2026-03-01", "Startat."), ("2026-11-20", "Oförändrat sedan 1 mars 2026."))])
    assert "Startat" in found and "Oförändrat" not in found


def test_a_decided_review_is_told_of_once():
    whole = {"av": "chef", "diarienummer": "T2026-1", "faststaller": ["genomgang/2027/index.md"], "manifest": "0" * 64}
    told = {"handelser": [{"datum": "2026-11-20", "status": "klar", "text": "Genomgången är fastställd."}]}
    review = genomgang(2027, beslutad="2026-11-20", beslutad_av="chef")
    found = shown(beslut=[beslut("2026-11-20", "Fastställ genomgången", **whole | told)], genomgangar=[review])
    assert found.count("<li>") == 1 and "Genomgången är beslutad." in found
