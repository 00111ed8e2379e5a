"""Evidence by its number, never by a link; and a no has its reason."""

import pytest
from pydantic import ValidationError

from tests.unit.office import tillamplighet, underlag


@pytest.mark.parametrize("link", ["https://intranet.invalid/a", "Se www.invalid", "file://c/a", "mailto:a@b.invalid"])
def test_a_link_is_no_reference(link):
    with pytest.raises(ValidationError, match="är en länk; skriv diarienumret eller platsen"):
        underlag(referens=link)


@pytest.mark.parametrize("plain", ["T2026-5", "Pärm 4, hylla 2", "Dnr 2026:17", "K/2026/5"])
def test_a_number_and_a_place_are(plain):
    assert underlag(referens=plain).referens == plain


@pytest.mark.parametrize("both", [{"galler_manader": 6, "galler_till": "2027"}, {"galler_manader": None}])
def test_until_when_it_holds_is_said_in_one_way(both):
    with pytest.raises(ValidationError, match="skriv antingen galler_manader eller galler_till"):
        underlag(**both)


def test_a_requirement_is_not_left_out_without_a_reason():
    with pytest.raises(ValidationError, match="galler är nej; skriv varför i skal"):
        tillamplighet(galler="nej")
