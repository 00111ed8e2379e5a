"""From a gap to an action that the plan counts: written once, and only for what is asked and not taken."""

import shutil
from datetime import date

import pytest

from macros.editing.new_plan import new_plan
from macros.problems import Felbruk
from macros.registers.load import load_registers
from macros.state.day import Dagslage
from macros.state.handlingsplan import Kravlage, action_plan
from tests.conftest import ROOT

DAY = date(2026, 11, 30)


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "demo" / "data", tmp_path / "data")
    return tmp_path


def states(root) -> dict[str, Kravlage]:
    registers, problems = load_registers(root)
    assert problems == []
    plan = action_plan(Dagslage(registers, DAY), registers.get("system", "beta"))
    return {row.krav.atgard.id: row.lage for row in plan.rader}


def test_a_gap_becomes_an_action_that_the_plan_counts_by_itself(root):
    before = states(root)
    gap = next(number for number, lage in before.items() if lage is Kravlage.SAKNAS)
    (made,) = new_plan(root, load_registers(root)[0], "beta", [gap, gap], DAY)
    assert states(root) == before | {gap: Kravlage.PLANERAD}
    written = load_registers(root)[0].get("atgarder", made)
    assert (written.skyddsatgarder, written.system, written.ursprung) == ((gap,), ("beta",), "klassning")
    with pytest.raises(Felbruk, match="har redan en öppen åtgärd"):
        new_plan(root, load_registers(root)[0], "beta", [gap], DAY)


@pytest.mark.parametrize(
    ("system", "measures", "told"),
    [
        ("betta", ["LOG-01"], 'systemet "betta" finns inte; menade du "beta"'),
        ("beta", ["LOG-99"], '"LOG-99" är inget krav på beta'),
        ("beta", [], "välj minst en lucka"),
        ("skyltar", ["LOG-01"], "driftformer är inte känt"),
    ],
)
def test_what_cannot_be_planned_is_told_and_nothing_is_written(root, system, measures, told):
    before = (root / "data" / "atgarder.yml").read_bytes()
    with pytest.raises(Felbruk, match=told.replace("?", "")):
        new_plan(root, load_registers(root)[0], system, measures, DAY)
    assert (root / "data" / "atgarder.yml").read_bytes() == before
