"""What was made before is used again only when this user's own build made it."""

import os
from pathlib import Path

import pytest

from macros.build import cache as module
from macros.build.cache import KEEP, Cache


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "hem"))
    return tmp_path / "hem"


def kept(root: Path) -> list[Path]:
    return sorted((root / ".bygge/cache").iterdir()) if (root / ".bygge/cache").is_dir() else []


def test_what_is_kept_is_given_back_to_the_next_build(home, tmp_path):
    Cache(tmp_path).put("nyckel", b"PDF")
    assert Cache(tmp_path).get("nyckel") == b"PDF"
    assert Cache(tmp_path).get("annan") is None


def test_the_name_of_a_file_tells_nothing_of_its_key_and_differs_between_users(home, tmp_path, monkeypatch):
    Cache(tmp_path).put("nyckel", b"PDF")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "annan"))
    assert Cache(tmp_path).get("nyckel") is None
    Cache(tmp_path).put("nyckel", b"PDF")
    assert len(kept(tmp_path)) == 2 and all("nyckel" not in path.name for path in kept(tmp_path))


def test_a_planted_file_is_not_believed(home, tmp_path):
    """Whoever makes a pull request knows the key and all of the code, but not the secret."""
    import hashlib
    import hmac

    (tmp_path / ".bygge/cache").mkdir(parents=True)
    for secret in (b"", b"\0" * 32, b"nyckel"):
        name = hmac.new(secret, b"nyckel", hashlib.sha256).hexdigest()
        (tmp_path / ".bygge/cache" / name).write_bytes(b"elak")
    for name in ("nyckel", hashlib.sha256(b"nyckel").hexdigest()):
        (tmp_path / ".bygge/cache" / name).write_bytes(b"elak")
    assert Cache(tmp_path).get("nyckel") is None


def test_a_link_in_the_cache_is_not_followed(home, tmp_path):
    Cache(tmp_path).put("nyckel", b"PDF")
    (path,) = kept(tmp_path)
    (tmp_path / "hemlig").write_bytes(b"hemlig")
    path.unlink()
    path.symlink_to(tmp_path / "hemlig")
    assert Cache(tmp_path).get("nyckel") is None


def test_the_secret_is_this_users_alone_and_made_once(home, tmp_path):
    proof = Cache(tmp_path).proof("x")
    secret = home / "trafikkontoret-lis/nyckel"
    assert secret.stat().st_mode & 0o077 == 0 and len(secret.read_bytes()) == 32
    assert Cache(tmp_path).proof("x") == proof != Cache(tmp_path).proof("y")


@pytest.mark.parametrize("spoil", ["a file in its way", "an empty secret", "a folder as secret"])
def test_without_a_secret_nothing_is_kept_and_nothing_is_believed(home, tmp_path, spoil):
    home.mkdir()
    if spoil == "a file in its way":
        (home / "trafikkontoret-lis").write_bytes(b"")
    else:
        place = home / "trafikkontoret-lis/nyckel"
        place.parent.mkdir()
        place.write_bytes(b"") if spoil == "an empty secret" else place.mkdir()
    cache = Cache(tmp_path)
    cache.put("nyckel", b"PDF")
    assert cache.get("nyckel") is None and cache.proof("x") is None and kept(tmp_path) == []


def test_a_root_where_nothing_can_be_written_only_means_that_it_is_made_again(home, tmp_path):
    (tmp_path / ".bygge").write_bytes(b"")
    Cache(tmp_path).put("nyckel", b"PDF")
    assert Cache(tmp_path).get("nyckel") is None


def test_half_a_file_is_never_given(home, tmp_path, monkeypatch):
    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as half:
            half.write(data[:1])
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        Cache(tmp_path).put("nyckel", b"PDF")
    assert Cache(tmp_path).get("nyckel") is None


def test_the_oldest_go_first_and_what_is_used_stays(home, tmp_path):
    cache = Cache(tmp_path)
    for number in range(KEEP):
        cache.put(str(number), b"x")
    for number, path in enumerate((tmp_path / ".bygge/cache" / cache.proof(str(n)) for n in range(KEEP)), 1):
        os.utime(path, (number, number))
    assert cache.get("0") == b"x"
    cache.put("ny", b"x")
    assert len(kept(tmp_path)) == KEEP
    assert (cache.get("0"), cache.get("1"), cache.get("2")) == (b"x", None, b"x")
    assert module.KEEP == KEEP
