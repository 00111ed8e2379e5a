"""What is generated from the models is in step with them."""

import pytest

from macros.models import REGISTERS
from macros.registers.schema import schema_files
from tests.conftest import ROOT


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_schema_is_in_step_with_its_model(name):
    assert (ROOT / name).read_text(encoding="utf-8") == schema_files()[name], "kör lis schema"


@pytest.mark.parametrize("register", [r for r in REGISTERS if not r.mapp], ids=lambda r: r.namn)
def test_data_file_names_its_schema(register):
    first = (ROOT / "data" / f"{register.namn}.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=_schema/{register.namn}.json"
