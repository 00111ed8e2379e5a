"""What a frozen review kept as data, as an audience may read it: no field, nothing computed of it, no reference to what is gone."""

from macros.frozen.store import Fryst
from macros.models.base import Synlighet
from macros.prepared.audience import shown_frozen
from tests.unit.office import DAY, registers, system


def test_a_gap_that_is_kept_back_now_is_kept_back_in_the_picture_of_then():
    posts = {
        "system": [
            {"id": "kartan", "namn": "Kartan", "behorigheter": [{"del": "teknik"}], "behorighet_lage": "Saknas"},
            {"id": "larmet", "namn": "Larmet", "behorighet_lage": "Saknas"},
        ],
        "atgarder": [{"id": "ATG-001", "system": ["kartan", "larmet"], "objekt": "larmet"}],
        "incidenter": [{"id": "INC-001", "rubrik": "Stopp"}],
    }
    held = registers(system=[system(), system(id="larmet", synlighet="begransad")])
    shown = shown_frozen(Fryst("2026", DAY, posts, ()), held, Synlighet.INTERN).poster
    assert shown["system"] == [{"id": "kartan", "namn": "Kartan"}]
    assert shown["atgarder"] == [{"id": "ATG-001", "system": ["kartan"], "objekt": None}]
    assert shown["incidenter"] == []


def test_a_record_that_is_in_no_register_any_more_follows_the_mark_that_it_had():
    posts = {
        "system": [{"id": "gammalt", "namn": "Gammalt", "synlighet": "begransad"}, {"id": "kartan", "synlighet": None}],
        "atgarder": [{"id": "ATG-001", "system": ["gammalt", "kartan"]}],
    }
    shown = shown_frozen(Fryst("2026", DAY, posts, ()), registers(), Synlighet.INTERN).poster
    assert [p["id"] for p in shown["system"]] == ["kartan"]
    assert shown["atgarder"][0]["system"] == ["kartan"]
