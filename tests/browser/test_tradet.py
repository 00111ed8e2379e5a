"""What a screen reader is told: landmarks, headings, names and their order on each kind of page.

A template holds what must be there, in this order; what stands between is free (Playwright's aria snapshots).
"""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import at_first

FRAME = """
- link "Gå till innehållet"
- banner:
  - link "Informationssäkerhet på Trafikkontoret"
  - search "Sök från sidhuvudet":
    - searchbox "Sök"
  - link "Rapportera incident"
- navigation "Huvudmeny":
  - list:
    - listitem:
      - link "Får jag …?"
- main:
  - navigation "Du är här":
    - list
  - article:
    - heading [level=1]
- contentinfo:
  - navigation "Slå upp":
    - link "A till Ö"
    - link "Ordlista"
  - button /Byt till (mörkt|ljust) läge/
"""
START = """
- banner:
  - link "Informationssäkerhet på Trafikkontoret"
  - link "Rapportera incident"
- main:
  - article:
    - heading "Vad behöver du göra?" [level=1]
    - search:
      - searchbox "Sök"
      - button "Sök"
    - paragraph:
      - link "Rapportera incident"
    - heading "Vanliga ärenden" [level=2]
    - list:
      - listitem:
        - link "Jag klickade på en länk"
      - listitem:
        - link "Jag har tappat mobilen eller datorn"
    - heading "Du är" [level=2]
"""
ROUTINE = """
- article:
  - heading "Rapportera en incident" [level=1]
  - paragraph: Gör nu
  - paragraph:
    - link "Ring 112"
  - paragraph: /Ring din chef/
  - list:
    - listitem:
      - strong: Ring incidentkontakten.
    - listitem: /Säg vad du märkte/
  - heading "Vad har hänt?" [level=2]
"""
"""Without a number there is nothing to press: *Ring din chef* is text."""
CARD = """
- article:
  - heading "Loggning och spårbarhet" [level=1]
  - region /Kort svar/:
    - heading /Kort svar/ [level=2]
    - term: Hur länge
    - definition: /månader/
  - heading "Gör så här" [level=2]
  - heading /Åtgärder/ [level=2]
  - heading "Undantag" [level=2]
  - heading "Källor" [level=2]
  - list:
    - listitem
"""
STATE = """
- article:
  - heading "Läget" [level=1]
  - list:
    - listitem: /rapporterade som försenade/
    - listitem: /Snart/
    - listitem: /Okänt/
  - heading "Det som går att räkna" [level=2]
  - 'img /\\d+/'
  - heading "Det som är öppet" [level=2]
"""
REGISTER = """
- article:
  - heading "System" [level=1]
  - searchbox "Sök i registret"
  - status: /poster/
  - table "System":
    - rowgroup:
      - row:
        - columnheader /Namn/
    - rowgroup:
      - row:
        - rowheader
        - cell
"""
NOT_FOUND = """
- banner:
  - search "Sök från sidhuvudet"
  - link "Rapportera incident"
- main:
  - article:
    - heading "Sidan finns inte" [level=1]
    - paragraph: /Sök med ett par ord/
"""
KINDS = [
    ("kartotek/loggning/", "body", FRAME),
    ("", "body", START),
    ("rutiner/rapportera-incident/", "article", ROUTINE),
    ("kartotek/loggning/", "article", CARD),
    ("laget/", "article", STATE),
    ("register/system/", "article", REGISTER),
    ("register/system/", "body", FRAME),
    ("404.html", "body", NOT_FOUND),
]


@pytest.mark.egna_data
@pytest.mark.parametrize(("path", "where", "said"), at_first(4, KINDS))
def test_a_screen_reader_is_told_what_stands_where_in_the_order_of_the_page(
    page: Page, path: str, where: str, said: str
):
    page.goto(path)
    place = page.locator(where).first
    expect(place if where == "body" else place.locator("..")).to_match_aria_snapshot(said)
