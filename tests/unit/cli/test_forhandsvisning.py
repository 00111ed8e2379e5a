"""The preview of a change is the open site, unless only staff can read the forge; and it is never chosen for a wider group."""

import pytest

from macros.models.synlighet import Synlighet
from macros.pages import forge
from macros.problems import ContentFault
from tests.kommando import lis

SET = "slag: {}\nadress: https://x.example/o/r\ngren: main\nlasare: {}\n"


@pytest.mark.parametrize(
    ("slag", "lasare", "audience"),
    [
        ("inget", "intern", Synlighet.OPPEN),
        ("github", "oppen", Synlighet.OPPEN),
        ("gitlab", "intern", Synlighet.INTERN),
    ],
)
def test_whom_the_preview_is_for(tmp_path, monkeypatch, slag, lasare, audience):
    (tmp_path / "deploy").mkdir()
    (tmp_path / forge.FILE).write_text(SET.format(slag, lasare))
    monkeypatch.setattr(forge, "OURS", tmp_path)
    assert forge.preview_audience(tmp_path) is audience


def test_a_preview_with_a_faulty_setting_is_not_built(tmp_path, monkeypatch):
    (tmp_path / "deploy").mkdir()
    (tmp_path / forge.FILE).write_text(SET.format("githb", "intern"))
    monkeypatch.setattr(forge, "OURS", tmp_path)
    with pytest.raises(ContentFault, match="githb"):
        forge.preview_audience(tmp_path)


def test_a_preview_takes_no_other_audience(tmp_path):
    (tmp_path / "data").mkdir()
    done = lis("bygg", "--forhandsvisning", "--malgrupp", "begransad", "--rot", str(tmp_path))
    assert done.returncode == 2 and "deploy/forge.yml" in done.stderr
