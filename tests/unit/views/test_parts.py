"""The parts that every table is made of: cells, columns that say nothing, links, and what a page may know."""

from datetime import date

import pytest

from macros.views.parts import (
    OKAND,
    STATUS,
    ArgumentFault,
    Lage,
    Lank,
    Medkalla,
    Rubricerad,
    Tabell,
    Tillstand,
    eller_okand,
    lage,
)
from tests.unit.office import DAY, atgard, context, event, genomgang, page, system

INGET = Lage("Inget rapporterat", "okand")
KLAR = next(word for status, word in STATUS.items() if status == "klar")


def table(*rows: list, columns: tuple[str, ...] = ("Vad", "Vem", "När")) -> Tabell:
    return Tabell("t", "Tabellen", list(columns), [list(row) for row in rows])


def test_a_column_where_nobody_knows_anything_becomes_one_note():
    found = table(["a", OKAND, "i dag"], ["b", OKAND, OKAND]).utan_okanda(Vem="ansvarig", När="tid")
    assert found.kolumner == ["Vad", "När"]
    assert found.rader == [["a", "i dag"], ["b", OKAND]]
    assert found.noter == ["Uppgift saknas om ansvarig."]


def test_two_such_columns_share_the_note():
    found = table(["a", OKAND, OKAND]).utan_okanda(Vem="ansvarig", När="tid")
    assert found.noter == ["Uppgift saknas om ansvarig och tid."]


def test_a_table_without_rows_keeps_its_columns_and_says_that_nothing_is_known():
    found = table().utan_okanda(Vem="ansvarig")
    assert found.kolumner == ["Vad", "Vem", "När"]
    assert "inte att svaret är noll" in found.html()


def test_a_column_is_dropped_only_when_every_row_is_empty():
    assert table(["a", "", []], ["b", [], "x"]).utan_tomma("Vem", "När").kolumner == ["Vad", "När"]


def test_a_row_is_read_aloud_by_its_first_cell_and_each_cell_by_its_column():
    html = table(["Kartan", "Chefen", "i dag"]).html()
    assert '<th scope="row">Kartan</th>' in html
    assert '<span class="etikett" aria-hidden="true">Vem</span> Chefen' in html


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (OKAND, '<span class="lage lage-okand">Uppgift saknas</span>'),
        (Lank("Kort", "../x/"), '<a href="../x/">Kort</a>'),
        (Rubricerad("Rubrik", "Text"), '<span class="cell-text">Text</span>'),
        (Medkalla("Text", "F1"), 'Text <span class="cell-text">F1</span>'),
        (Tillstand(KLAR, "1 maj"), '<span class="lage lage-klar">Klar</span> <span class="cell-text">1 maj</span>'),
        ([], '<span class="dold">inget inskrivet</span>'),
        (["a", "b"], '<span class="cell-del">a,</span> <span class="cell-del">b</span>'),
        ("<b>&", "&lt;b&gt;&amp;"),
    ],
)
def test_each_kind_of_cell_is_shown_in_its_own_way(cell, shown):
    assert shown in table(["rad", cell, "x"]).html()


def test_what_the_source_does_not_tell_is_said_to_be_unknown():
    assert eller_okand(None) is OKAND and eller_okand("känt") == "känt"
    assert eller_okand(system().agare) is OKAND


@pytest.mark.parametrize(
    ("dag", "cell"),
    [
        (date(2026, 5, 1), Tillstand(STATUS["pagar"], "1 maj 2026")),
        (date(2026, 6, 30), Tillstand(STATUS["pagar"], "1 maj 2026")),
        (date(2026, 7, 1), Tillstand(INGET, "sedan 1 maj 2026, datumet har passerat")),
        (date(2026, 7, 3), Tillstand(STATUS["forsenad"], "rapporterat 2 juli 2026, skulle vara klart juni 2026")),
        (date(2026, 8, 1), Tillstand(KLAR, "1 augusti 2026")),
    ],
)
def test_a_matter_is_late_when_that_is_reported_and_no_longer_when_it_is_done(dag, cell):
    told = [event("2026-05-01", "pagar"), event("2026-07-02", "pagar"), event("2026-08-01", "klar")]
    assert lage(atgard(senast="2026-06", handelser=told), dag) == cell


def test_of_a_matter_that_nobody_has_reported_nothing_is_claimed():
    assert lage(atgard(), DAY) == Tillstand(INGET)


def test_a_link_is_written_as_seen_from_the_page_and_a_misspelt_one_is_a_fault():
    s = context("rutiner/leda.md", (page("kartotek/loggning.md"),))
    assert s.lank("kartotek/loggning.md#log-01") == "../../kartotek/loggning/#log-01"
    with pytest.raises(ArgumentFault, match=r'menade du "kartotek/loggning.md"'):
        s.lank("kartotek/logning.md")


def test_a_file_of_the_build_is_reached_from_every_depth():
    assert context("index.md").fil("pdf/x.pdf") == "pdf/x.pdf"
    assert context("genomgang/2027/1-a.md").fil("pdf/x.pdf") == "../../../pdf/x.pdf"


def test_chapters_come_in_the_order_of_their_numbers():
    paths = ("10-sist.md", "2-sedan.md", "1-forst.md", "index.md", "rattelser.md", "bild-1.md")
    s = context("genomgang/2027/index.md", tuple(page(f"genomgang/2027/{name}") for name in paths))
    assert [(n, p.path.rpartition("/")[2]) for n, p in s.kapitel(2027)] == [
        (1, "1-forst.md"),
        (2, "2-sedan.md"),
        (10, "10-sist.md"),
    ]
    assert s.kapitel(2026) == []


def test_a_section_leads_to_its_chapter():
    s = context("index.md", (page("genomgang/2027/3-status.md"),))
    assert s.avsnitt(2027, "3.2") == "genomgang/2027/3-status/"
    with pytest.raises(ArgumentFault, match="har inget kapitel 4"):
        s.avsnitt(2027, "4.1")


def test_a_review_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ArgumentFault, match="de som finns är 2027"):
        context(genomgangar=[genomgang(2027)]).genomgang(2026)


@pytest.mark.parametrize("sida", ["genomgang/2027/3-status.md", "bilagor/2027.md"])
def test_a_page_of_a_review_knows_nothing_later_than_its_day_and_no_examples(sida):
    held = {"genomgangar": [genomgang(2027)], "system": [system(), system(id="prov", exempel=True)]}
    s = context(sida, **held)
    assert s.dag == date(2026, 6, 30)
    assert [x.id for x in s.registers.system] == ["kartan"]


@pytest.mark.parametrize("sida", ["genomgang/2027/rattelser.md", "index.md", "genomgang/2025/index.md"])
def test_amendments_and_other_pages_know_everything_up_to_the_day(sida):
    s = context(sida, genomgangar=[genomgang(2027)], system=[system(exempel=True)])
    assert s.dag == DAY
    assert len(s.registers.system) == 1
