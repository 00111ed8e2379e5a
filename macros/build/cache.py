"""What an earlier build made and need not be made again. Safe to delete at any time.

The names of the files cannot be guessed: they are made with a secret that lies outside every repository, so nobody can put
a file in a pull request that a build would take for its own.
"""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

KEEP = 240
"""How many files are kept; the oldest go first."""


def _secret() -> bytes | None:
    """This user's secret, made the first time; None where it cannot be kept, and then nothing is."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
    place = Path(home) / "trafikkontoret-lis" / "nyckel"
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.exists():
            _make_secret(place)
        found = place.read_bytes()
        return found if len(found) == 32 else None
    return None


def _make_secret(place: Path) -> None:
    """Put a new secret in its place, whole from the first moment: another build may ask for it at the same time."""
    half = place.with_name(f"{place.name}.{os.getpid()}")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    os.write(descriptor, secrets.token_bytes(32))
    os.close(descriptor)
    with suppress(FileExistsError):
        os.link(half, place)
    half.unlink()


class Cache:
    """Files under a root's `.bygge/cache`, by what decides them."""

    def __init__(self, root: Path):
        self._folder = root / ".bygge" / "cache"
        self._secret = _secret()

    def proof(self, text: str) -> str | None:
        """A line that only this user's builds can write about the text; None when there is no secret."""
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest() if self._secret else None

    def get(self, key: str) -> bytes | None:
        """What was kept under the key."""
        path = self._path(key)
        if path is None or path.is_symlink() or not path.is_file():
            return None
        with suppress(OSError):
            os.utime(path)
        return path.read_bytes()

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes; a full disk or a root that cannot be written to only means that they are made again."""
        path = self._path(key)
        if path is None or self._folder.is_symlink() or self._folder.parent.is_symlink():
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(f".{os.getpid()}")
            half.write_bytes(data)
            half.replace(path)
            kept = sorted(path.parent.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
            for old in kept[KEEP:]:
                old.unlink()

    def _path(self, key: str) -> Path | None:
        name = self.proof(key)
        return self._folder / name if name else None
