"""The menu holds every page that nothing else leads to, and leads only to pages that are there."""

from pathlib import Path

import pytest

from macros.checks.menu import check_menu
from tests.unit.office import checked, page


def faults(folder: Path, menu: str, *paths: str, **texts: str) -> list[str]:
    """The faults of a menu over pages; `texts` are pages by their path with __ for / and without .md."""
    config = folder / "mkdocs.yml"
    config.write_text(menu, encoding="utf-8")
    pages = {path: page(path) for path in paths}
    pages |= {(path := f"{name.replace('__', '/')}.md"): page(path, text) for name, text in texts.items()}
    return [str(p) for p in check_menu(checked(folder, config, pages))]


def test_a_page_in_the_menu_is_found_at_every_depth(tmp_path):
    menu = "nav:\n  - index.md\n  - Krav:\n      - krav/index.md\n      - NIS2: krav/nis2.md\n"
    assert faults(tmp_path, menu, "index.md", "krav/index.md", "krav/nis2.md") == []


def test_a_page_that_nothing_leads_to_is_a_fault(tmp_path):
    assert faults(tmp_path, "nav:\n  - index.md\n", "index.md", "krav/glomd.md") == [
        "docs/krav/glomd.md:1: sidan står inte i menyn (nav i mkdocs.yml) och ingen sida länkar till den; lägg till den"
    ]


def test_a_link_from_another_page_is_enough(tmp_path):
    assert faults(tmp_path, "nav:\n  - krav/index.md\n", "krav/x.md", krav__index="# Krav\n\n[x](x.md#del)\n") == []


def test_a_link_in_a_comment_leads_nowhere(tmp_path):
    assert len(faults(tmp_path, "nav:\n  - krav/index.md\n", "krav/x.md", krav__index="<!-- [x](x.md) -->\n")) == 1


@pytest.mark.parametrize("path", ["kartotek/loggning.md", "bilagor/2027.md", "parm/kort.md"])
def test_cards_annexes_and_the_binders_pages_need_no_place(tmp_path, path):
    assert faults(tmp_path, "nav:\n  - index.md\n", "index.md", path) == []


def test_a_page_made_of_data_needs_no_place(tmp_path):
    made = page("register/x.md", ur_data=True, title="x")
    config = tmp_path / "mkdocs.yml"
    config.write_text("nav:\n  - index.md\n", encoding="utf-8")
    assert list(check_menu(checked(tmp_path, config, {"index.md": page("index.md"), "register/x.md": made}))) == []


def test_an_entry_that_leads_nowhere_is_told_at_its_line_with_a_hint(tmp_path):
    found = faults(tmp_path, "nav:\n  - index.md\n  - Krav: krav/inde.md\n", "index.md", krav__index="# K\n")
    assert (
        found[0]
        == 'mkdocs.yml:3: nav: menyn leder till "krav/inde.md" som inte finns i docs; menade du "krav/index.md"?'
    )


def test_an_address_on_the_web_is_no_page(tmp_path):
    assert faults(tmp_path, "nav:\n  - index.md\n  - Staden: https://stockholm.se/a.md\n", "index.md") == []


@pytest.mark.parametrize("menu", ["site_name: x\n", "nav: []\n", "nav:\n"])
def test_without_a_menu_no_page_is_forgotten(tmp_path, menu):
    assert faults(tmp_path, menu, "krav/x.md") == []


def test_a_menu_that_cannot_be_read_is_the_only_fault(tmp_path):
    found = faults(tmp_path, "nav:\n  - a: [\n", "krav/x.md")
    assert len(found) == 1 and found[0].startswith("mkdocs.yml:")


def test_a_root_without_a_menu_of_its_own_has_no_faults(tmp_path):
    assert list(check_menu(checked(tmp_path, None, {"krav/x.md": page("krav/x.md")}))) == []
