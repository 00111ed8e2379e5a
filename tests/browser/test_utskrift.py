"""On paper: no menus, addresses as notes, owner and day at the foot of every sheet."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page


def printed(page: Page, path: str, folder: Path) -> list[str]:
    """The text of each sheet."""
    page.goto(path)
    page.pdf(path=folder / "blad.pdf", prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "blad.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    return [sheet for sheet in text.split("\f") if sheet.strip()]


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("rutiner/leda-incident/", "24 november 2026"),
        ("kartotek/loggning/", "24 november 2026"),
        ("genomgang/2026/3-status/", "30 november 2025"),
    ],
)
def test_every_sheet_says_whose_it_is_and_from_when(page: Page, tmp_path: Path, path: str, day: str):
    sheets = printed(page, path, tmp_path)
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        assert f"Sidan visar läget {day}." in sheet
        assert "Ägare: " in sheet
        assert f"{number} ({len(sheets)})" in sheet


def test_links_become_notes_with_their_addresses_once_each(page: Page, server: str, tmp_path: Path):
    text = "\n".join(printed(page, "rutiner/leda-incident-bedom/", tmp_path))
    notes = text.split("Länkar på sidan")[1]
    assert f"{server}rutiner/incidenthjalp/" in notes
    assert "https://www.mcf.se/sv/regler/gallande-regler/mcffs-20268/" in notes
    assert notes.count(f"{server}rutiner/incidenthjalp/") == 1


def test_the_page_is_as_before_when_it_has_been_printed(page: Page, tmp_path: Path):
    printed(page, "rutiner/leda-incident/", tmp_path)
    assert page.locator(".lanknot, .lanknoter").count() == 0


def test_menus_and_buttons_stay_on_the_screen(page: Page, tmp_path: Path):
    text = "\n".join(printed(page, "kartotek/loggning/", tmp_path))
    for word in ("Innehållsförteckning", "Tillbaka till toppen", "Får jag …?", "Nästa:"):
        assert word not in text


def test_a_register_is_printed_on_its_side_with_all_its_columns(page: Page, tmp_path: Path):
    sheets = printed(page, "register/system/", tmp_path)
    sizes = subprocess.run(["pdfinfo", tmp_path / "blad.pdf"], capture_output=True, text=True, check=True).stdout
    assert "841.92 x 594.96" in sizes
    for word in ("Exempel: Molnlistan", "Bekräftad", "ägaren", "Riskanalys"):
        assert word in sheets[0]
