"""What the office's own page says of its documents: nothing that the facts do not bear, and how history may go."""

import re

import pytest

from macros.models.base import SAKNAS
from macros.registers.load import load_registers
from tests.conftest import ROOT

pytestmark = pytest.mark.egna_data
OF_A_REMOVAL = (
    *("docs/om/handlingar.md", "docs/om/redigera/hemligt.md", "docs/om/redigera/angra.md"),
    *("docs/kartotek/utveckling.md", "docs/kartotek/sakerhetsskydd.md", "README.md"),
)


def test_no_term_is_told_that_no_decision_gives():
    for kind in load_registers(ROOT)[0].handlingstyper:
        assert kind.beslut or kind.frist is SAKNAS, kind.id


def test_every_kind_of_the_issue_is_there():
    known = {kind.id for kind in load_registers(ROOT)[0].handlingstyper}
    assert known >= {"genomgang", "registerutdrag", "webbplats", "granskningssamtal", "loggar", "brev", "historik"}
    assert known >= {"begransade-poster", "arkivpaket", "bilaga"}


@pytest.mark.parametrize("name", OF_A_REMOVAL)
def test_who_is_told_how_something_is_removed_is_told_that_history_needs_a_decision(name):
    text = " ".join((ROOT / name).read_text(encoding="utf-8").split())
    assert re.search(r"historiken.{0,60}\bgallr", text), name
