"""Who is told that an office is invented: everything, when one record says so, and nothing otherwise."""

from datetime import date
from pathlib import Path

from macros.engines.settings import engine_settings
from macros.state.dokument import WEBBPLATSEN
from macros.state.pahittat import MENING, ORD, markt, mening, pahittade_kontoret
from tests.unit.office import organisation, registers


def test_one_record_makes_the_office_an_invented_one():
    office = registers(organisation=[organisation(id="staden"), organisation(pahittat=True)])
    assert pahittade_kontoret(office).id == "kontoret"
    assert mening(office) == MENING and markt(office, "Utkast.") == f"{ORD}. Utkast."


def test_a_real_office_says_nothing_of_it():
    office = registers(organisation=[organisation()])
    assert pahittade_kontoret(office) is None
    assert (mening(office), markt(office, "Utkast.")) == ("", "Utkast.")


def test_the_frame_of_an_invented_office_says_it_in_place_of_what_our_site_is_worth():
    def told(pahittat: str) -> dict[str, object]:
        made = engine_settings(None, Path("/d"), Path("/s"), date(2026, 3, 9), pahittat=pahittat)
        return made["extra"]["lis"]

    assert told(MENING)["pahittat"] == told(MENING)["rad"] == MENING
    assert "pahittat" not in told("") and told("")["rad"] == WEBBPLATSEN
