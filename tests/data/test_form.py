"""Our own files are as the hooks before a commit would leave them: what the hook and the forge say is the same."""

import pytest

from macros.editing.layout import files_with_form, lay_out
from macros.editing.mending import mend
from macros.registers.load import load_registers
from tests.conftest import ROOT


@pytest.mark.parametrize("place", [".", "demo"])
def test_no_file_of_ours_is_out_of_form_or_has_something_to_mend(place):
    root = (ROOT / place).resolve()
    names = files_with_form(root)
    assert names
    assert [str(p) for p in lay_out(root, names, write=False)] == []
    assert mend(root, names, load_registers(root)[0], write=False) == ([], [])
