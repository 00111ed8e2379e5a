"""The place of the form: what its scripts fetch later is named, and what to do without scripts is said."""

from macros.views.formular import SKRIPT, formular
from tests.conftest import ROOT
from tests.unit.office import context


def test_the_page_loads_its_scripts_in_order_and_names_what_comes_later():
    html = formular(context("om/formular.md"))
    assert [html.index(path.rpartition("/")[2]) for path in SKRIPT] == sorted(
        html.index(p.rpartition("/")[2]) for p in SKRIPT
    )
    assert 'data-yaml="' in html and 'data-id="' in html and "lis ny atgard" in html


def test_every_script_of_ours_is_there():
    for path in SKRIPT:
        assert path.startswith("assets/formular/") or (ROOT / "overrides" / path).is_file(), path
