"""Our own way to use: every command that a step tells can be given, every measure stands in some step, and the demo shows every state."""

import re
import shlex
from datetime import date

import pytest

from macros.cli import GROUPS, _groups
from macros.cli.parser import build_parser
from macros.content import Content, faultless
from macros.models.inforandesteg import Andelsfraga, Omgang, Visar
from macros.pages.paths import INTRODUCTION
from macros.state.inforande import Steglage
from macros.views.inforande import build_inforande
from tests.conftest import ROOT, demo_day


@pytest.fixture(scope="module")
def office() -> Content:
    return faultless(ROOT, ROOT / "mkdocs.yml", date(2026, 11, 30), prose=False)


@pytest.fixture(scope="module")
def demo() -> Content:
    root = ROOT / "demo"
    return faultless(root, root / "mkdocs.yml", date.fromisoformat(demo_day()), prose=False)


def test_every_command_that_a_step_tells_can_be_given(office):
    told = [h.kommando for step in office.registers.inforandesteg for h in step.gor if h.kommando]
    known = {name for names in GROUPS.values() for name in names}
    assert len(told) > 15
    for line in told:
        program, name, *rest = shlex.split(line)
        assert program == "lis" and name in known, line
        build_parser(_groups([name])).parse_args([name, *rest])


def test_every_question_and_step_in_a_command_is_there(office):
    texts = [h.kommando or "" for step in office.registers.inforandesteg for h in step.gor]
    named = set(re.findall(r"\b(?:KB|INF)-\d+\b", " ".join(texts)))
    held = {r.id for name in ("lokala_beslut", "inforandesteg") for r in office.registers.of(name)}
    assert named and named <= held


def test_the_command_of_a_step_takes_all_its_questions(office):
    for step in office.registers.inforandesteg:
        if step.visar is Visar.FRAGOR and step.beslut:
            told = " ".join(h.kommando or "" for h in step.gor)
            assert set(re.findall(r"KB-\d+", told)) == set(step.beslut), step.id


def test_the_first_three_steps_are_those_of_an_afternoon_and_the_others_come_after(office):
    rounds = [step.omgang for step in office.registers.inforandesteg]
    assert rounds == sorted(rounds, key=list(Omgang).index) and rounds.count(Omgang.EFTERMIDDAG) == 3
    assert [s.visar for s in office.registers.inforandesteg[:3]] == [Visar.SYSTEM, Visar.INCIDENTKONTAKT, Visar.SIDOR]


def test_what_must_be_settled_before_real_use_is_a_step_as_a_whole(office):
    asked = {q.id for q in office.registers.lokala_beslut if q.tema}
    assert any(set(step.beslut) == asked for step in office.registers.inforandesteg)


def test_the_invented_office_shows_every_measure_share_and_state(demo):
    steps = demo.registers.inforandesteg
    assert {s.visar for s in steps} == set(Visar) and {s.omgang for s in steps} == set(Omgang)
    assert {a for s in steps for a in s.laser_upp} == set(Andelsfraga)
    states = {x.lage for x in build_inforande(demo.sammanhang(INTRODUCTION)).steg}
    assert states == set(Steglage) - {Steglage.DOLT}
