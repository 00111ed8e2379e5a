"""The guide's example of a year's file can be copied: it is what the model takes and what a decision asks for."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from macros.content import load_content
from macros.editing.yaml_writer import put
from macros.models.genomgang import Genomgang
from macros.registers.validation import validate
from macros.registers.yaml_plain import plain
from macros.review.required import Faststallelse, missing
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```yaml\n(# data/genomgangar/2028\.yml.*?)```", README, re.DOTALL)[1]
EXPLAINED = ("far_faststalla", "planering", "bedomningar", "att_besluta", "utan_svar", "nasta", "uppfoljning")


@pytest.mark.parametrize("field", EXPLAINED)
def test_the_guide_explains_each_field_that_a_decision_asks_for(field):
    assert field in README


@pytest.mark.long
def test_the_example_is_what_the_year_file_takes_and_fills_in_all_that_it_must(tmp_path):
    root = Path(tmp_path / "rot")
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, root / name)
    path = root / "data/genomgangar/2027.yml"
    text = path.read_text(encoding="utf-8")
    shifted = re.sub(r"\b(2027|2028)\b", lambda m: str(int(m[1]) - 1), EXAMPLE)
    for field, value in plain(shifted).items():
        text = put(text, (field,), value)
    path.write_text(text, encoding="utf-8")
    assert validate(Genomgang, plain(text))[1] == []
    content = load_content(root, dag=date(2026, 11, 25), prose=False)
    assert [p for p in content.problems if p.fil.startswith("data/")] == []
    decided = Faststallelse(date(2026, 11, 30), "forvaltningsdirektor", "X")
    found = missing(content, content.registers.get("genomgangar", "2027"), decided)
    assert [str(p) for p in found if p.fil.startswith("data/genomgangar/")] == []


def test_the_example_names_nothing_that_others_read_otherwise():
    assert yaml.safe_load(EXAMPLE).keys() == plain(EXAMPLE).keys() <= Genomgang.model_fields.keys()
