"""A role's page: what it begins with, what is due now, its duties by occasion; long lists are folded."""

from datetime import date

from macros.models.anvisning import Anvisningskrav
from macros.models.arshjul import Arsuppgift
from macros.prepared.markup import parse
from macros.views.rollblad import rollblad
from tests.unit.office import atgard, context, event, page, roll

DAY = date(2026, 11, 24)


def shown(**held):
    """The role's page as elements, and its words."""
    pages = held.pop("pages", ())
    root = parse(rollblad(context("roller/chef.md", pages, DAY, roller=[held.pop("roll", roll())], **held), "chef"))
    return root, " ".join(root.text(separator=" ").split())


def test_it_begins_with_three_things_and_names_the_rest_after_them():
    paths = [f"rutiner/r{n}.md" for n in range(5)]
    pages = tuple(page(p, f"# Rutin {n}\n", description=f"Så gör du {n}.") for n, p in enumerate(paths))
    root, words = shown(roll=roll(borja=paths), pages=pages)
    assert "Börja med tre saker" in words
    assert [a.text() for a in root.css(".arendelista a")] == ["Rutin 0", "Rutin 1", "Rutin 2"]
    assert "Så gör du 2." in words and "Sedan: Rutin 3 , Rutin 4" in words


def test_a_role_without_a_beginning_shows_its_duties_there():
    root, words = shown()
    assert "Börja" not in words
    assert root.css_first(".rollpanel #uppgifter")


def test_now_holds_what_is_open_and_what_is_done_is_folded():
    held = [
        atgard(id="ATG-001", rubrik="Öva larmet", ansvarig="chef"),
        atgard(id="ATG-002", rubrik="Byt lås", ansvarig="chef", handelser=[event("2026-10-01", "klar")]),
    ]
    root, _ = shown(atgarder=held)
    now = " ".join(root.css_first(".attgora").text().split())
    assert "Öva larmet" in now and "Byt lås" not in now
    assert "Byt lås" in root.css_first("details").text()


def test_now_tells_of_the_year_wheel_this_month_and_the_next_by_the_months_name():
    wheel = [
        Arsuppgift(id=f"ARS-00{n}", rubrik=f"Uppgift {n}", roll="chef", manader=[month], forslag="Vårt förslag.")
        for n, month in enumerate((10, 11, 12, 1), 1)
    ]
    root, _ = shown(arshjul=wheel)
    now = " ".join(root.css_first(".attgora").text(separator=" ").split())
    assert now.index("November 2026 Uppgift 2") < now.index("December 2026 Uppgift 3")
    assert "Uppgift 1" not in now and "Uppgift 4" not in now


def test_the_year_of_a_role_is_a_strip_with_now_and_a_list_that_says_the_same():
    wheel = [
        Arsuppgift(id=f"ARS-00{n}", rubrik=f"Uppgift {n}", roll=who, manader=months, forslag="Vårt förslag.")
        for n, (who, months) in enumerate([("chef", [9, 3]), ("samordnare", [1]), ("chef", [11])], 1)
    ]
    root, _ = shown(arshjul=wheel, pages=(page("arshjul/index.md"),))
    (row,) = root.css("table.ar tbody tr")
    assert row.css_first("th").text() == "Chefen"
    boxes = {at: cell.text() for at, cell in enumerate(row.css("td"), 1) if cell.text()}
    assert boxes == {3: "2", 9: "2", 11: "3"}  # the numbers of the whole year, where nobody but another role is first
    assert [head.text() for head in root.css("table.ar thead .nu")] == ["novnu"]
    assert [cell.attributes["class"] for cell in row.css("td")] == ["gatt"] * 10 + ["nu", "kommer"]
    listed = [" ".join(item.text().split()) for item in root.css("ul.rollar > li")]
    assert listed == ["2 Uppgift 1: mars och september Förslag", "3 Uppgift 3: november Förslag"]
    assert {a.attributes["href"] for a in root.css("table.ar a, ul.rollar a")} == {
        "../../arshjul/#ars-001",
        "../../arshjul/#ars-003",
    }


def test_a_role_without_duties_of_the_year_has_no_strip_and_one_without_the_page_no_links():
    root, words = shown()
    assert not root.css("table.ar") and "Årshjulet har inga uppgifter för rollen." in words
    duty = Arsuppgift(id="ARS-001", rubrik="Öva", roll="chef", manader=[5], forslag="Vårt förslag.")
    root, _ = shown(arshjul=[duty])
    assert "".join(cell.text() for cell in root.css("table.ar td")).strip() == "1"
    assert not root.css("table.ar a, ul.rollar a")


def test_nothing_written_in_is_not_told_as_nothing_to_do():
    assert "Inget är inskrivet på rollen. Det säger inte att inget ska göras." in shown()[1]


def test_duties_stand_by_occasion_with_where_to_read_how():
    rule = Anvisningskrav(id="ANV-001", avsnitt="syfte", vem="chef", vad="ska öva larmet.", nar="Varje år.")
    root, _ = shown(anvisning=[rule])
    cells = [" ".join(cell.text().split()) for cell in root.css(".tillfallen tbody th, .tillfallen tbody td")]
    assert cells == ["Varje år.", "Chefen ska öva larmet.", "ANV-001"]
