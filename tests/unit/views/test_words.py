"""Any value of a record as one line that reads as a sentence does."""

import pytest

from macros.models.genomgang import Bedomning
from macros.models.klassning import Klassning
from macros.models.kort import Skyddsatgard
from macros.models.krav import Ramverk
from macros.models.skyldighet import Skyldighet
from macros.state.day import Dagslage
from macros.views.columns import kolumner, varde
from macros.views.words import foga, i_ord, mening, rada
from tests.unit.office import DAY, UNKNOWN, registers, roll
from tests.unit.views.test_skillnad import BY_NAME

LAW = Ramverk(
    id="lagen",
    namn="Lagen",
    version="2025:1506",
    textlage="inlast",
    om="Om",
    krav=[{"nummer": "2:3:7", "rubrik": "Öva"}],
)


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (["3 mars 2026", "pågår", "Startat."], "3 mars 2026, pågår, Startat."),
        (["Startat.", "Källa: LG 2026"], "Startat. Källa: LG 2026"),
        (["Vem?", "Chefen"], "Vem? Chefen"),
        (["", "ett", ""], "ett"),
        ([], ""),
    ],
)
def test_no_comma_stands_after_a_whole_sentence(parts, line):
    assert foga(parts) == line


def test_a_list_has_no_stop_before_its_semicolons():
    assert rada(["Startat 2026.", "Klart 2026."]) == "Startat 2026; Klart 2026."


def test_statements_have_one_stop_between_them():
    assert mening(["Läge: gäller.", "Öppet"]) == "Läge: gäller. Öppet"


def test_a_level_and_a_judgement_say_what_they_are_of():
    made = Klassning(datum="2026-01-15", konfidentialitet=1, riktighet=2, tillganglighet=3)
    assert i_ord(made, registers()) == "15 januari 2026, Konfidentialitet: 1, Riktighet: 2, Tillgänglighet: 3"
    rest = {"tillrackligt": "delvis", "verkan": UNKNOWN, "skal": "Det räcker inte."}
    judged = Bedomning(omrade="informationssakerhet", lampligt="ja", **rest)
    assert i_ord(judged, registers()) == (
        "informationssäkerhet, Lämpligt: ja, Tillräckligt: delvis, Önskad verkan: uppgift saknas, "
        "Skäl: Det räcker inte."
    )


def test_a_measure_is_told_with_its_law_as_people_write_it():
    measure = Skyddsatgard(
        id="LOG-01",
        vad="Spara loggar.",
        bindning="rad",
        gor="chef",
        kontroll="Titta.",
        krav=[{"ram": "lagen", "version": "2025:1506", "nummer": ["2:3:7"], "hur": "stodjer"}],
    )
    assert i_ord(measure, registers(krav=[LAW], roller=[roll()])) == (
        "LOG-01, Spara loggar. Ska eller bör: bör, Gör: Chefen, Kontroll: Titta. Krav: stödjer Lagen 2 kap. 3 § 7"
    )


def test_a_number_with_decimals_has_a_comma():
    assert i_ord(7.5, registers()) == "7,5"


def test_a_frameworks_and_a_dutys_numbers_are_said_in_the_table_as_people_write_them():
    held = {"id": "SKY-001", "rubrik": "Lämna", "nar": "Genast", "vem": UNKNOWN, "bevis": "Kvittens"}
    duty = Skyldighet(**held, ram="lagen", nummer="2:5")
    day = Dagslage(registers(krav=[LAW], skyldigheter=[duty]), DAY)
    told = {
        (name, k.nyckel): varde(k, day, record)
        for name, record in (("krav", LAW), ("skyldigheter", duty))
        for k in kolumner(BY_NAME[name])
    }
    assert told["krav", "krav"] == ("2 kap. 3 § 7 Öva",)
    assert told["skyldigheter", "nummer"] == "2 kap. 5 §"
