import pytest

from tests.unit.changes.forrad import Forrad


@pytest.fixture
def forrad(tmp_path) -> Forrad:
    return Forrad(tmp_path / "forrad")
