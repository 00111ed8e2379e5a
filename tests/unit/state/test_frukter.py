"""Whether every way into a system from outside asks for two factors."""

from datetime import date

import pytest

from macros.state.day import Dagslage, Lage
from macros.state.frukter import behorighet, fjarratkomst
from tests.unit.office import UNKNOWN, registers, system

DAY = date(2026, 11, 24)


def way(day: str, vag: str, factors: object = None) -> dict:
    return {"datum": day, "vag": vag} | ({} if factors is None else {"tvafaktor": factors})


@pytest.mark.parametrize(
    ("ways", "state"),
    [
        ([], Lage.OKAND),
        ([way("2026-03-01", "vpn", True)], Lage.GILTIG),
        ([way("2026-03-01", "vpn", True), way("2026-03-01", "leverantor", False)], Lage.SAKNAS),
        ([way("2026-03-01", "vpn", True), way("2026-03-01", "webb", UNKNOWN)], Lage.OKAND),
        ([way("2026-03-01", "vpn", False), way("2026-05-01", "vpn", True)], Lage.GILTIG),
        ([way("2026-03-01", "vpn", False), way("2026-05-01", "ingen")], Lage.BEHOVS_INTE),
        ([way("2026-03-01", "ingen"), way("2026-05-01", "webb", False)], Lage.SAKNAS),
        ([way("2026-03-01", "vpn", False), way("2026-05-01", "ingen"), way("2026-06-01", "webb", True)], Lage.GILTIG),
        ([way("2026-12-01", "vpn", False)], Lage.OKAND),
    ],
)
def test_one_way_without_two_factors_is_enough_to_be_left(ways, state):
    x = system(fjarratkomst=ways)
    assert fjarratkomst(Dagslage(registers(system=[x]), DAY), x).lage is state


def test_the_way_that_lacks_it_is_named():
    x = system(fjarratkomst=[way("2026-03-01", "leverantor", False)])
    assert "leverantörens väg" in fjarratkomst(Dagslage(registers(system=[x]), DAY), x).text


def test_access_is_documented_when_all_three_parts_are():
    parts = [{"datum": "2026-03-01", "del": part, "dokumenterad": True} for part in ("teknik", "process", "rutin")]
    day = Dagslage(registers(), DAY)
    assert behorighet(day, system(behorigheter=parts)).lage is Lage.GILTIG
    assert behorighet(day, system(behorigheter=parts[:2])).lage is Lage.OKAND
    missing = {"datum": "2026-04-01", "del": "rutin", "dokumenterad": False}
    assert behorighet(day, system(behorigheter=[*parts[:2], missing])).lage is Lage.SAKNAS
