"""What WeasyPrint may read: pictures and fonts in the folders that we name. Anything else stops the build.

Its own fetcher takes every address that it meets: `file:`, another host, `data:`, attachments, `@import`, drawings.
"""

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import fontTools
from fontTools.ttLib import woff2
from weasyprint.urls import URLFetcher, URLFetcherResponse

from macros.outputs.pdf.refusals import Refused, not_ours

KINDS = frozenset({".woff2", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"})
"""No stylesheet: ours are put in whole, so `@import` and `<link>` have nothing to fetch."""


class ClosedFetcher(URLFetcher):
    """Reads files of `KINDS` that lie in `folders`, wherever a link on the way leads; keeps what it refused.

    Unpacking eight fonts took a tenth of a document's time: each is unpacked once, into `fonts`.
    """

    def __init__(self, folders: Iterable[str | Path], fonts: Path):
        super().__init__(allowed_protocols=("file",), allow_redirects=False, fail_on_errors=True)
        self._folders = [Path(folder).resolve() for folder in folders]
        self._fonts = fonts.absolute()
        self._refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        try:
            path = self._allowed(url)
            if path.suffix == ".woff2":
                path = self._unpacked(path)
            return super().fetch(path.as_uri())
        except Exception:
            self._refused.append(url)
            raise

    def _allowed(self, url: str) -> Path:
        """The file at `url`, every link followed. Raises `Refused`."""
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        if parts.scheme.lower() != "file" or parts.netloc or path.suffix.lower() not in KINDS:
            raise Refused(not_ours(url))
        if not any(path.is_relative_to(folder) for folder in self._folders):
            raise Refused(not_ours(url))
        return path

    def _unpacked(self, path: Path) -> Path:
        """The same font as WeasyPrint makes of it, under a name that says what it was made of and by what."""
        packed = path.read_bytes()
        key = hashlib.sha256(packed + fontTools.version.encode()).hexdigest()
        kept = self._fonts / f"{key}.ttf"
        if not kept.is_file():
            plain = io.BytesIO()
            woff2.decompress(io.BytesIO(packed), plain)
            self._fonts.mkdir(parents=True, exist_ok=True)
            new = kept.with_suffix(f".{os.getpid()}")
            new.write_bytes(plain.getvalue())
            new.replace(kept)
        return kept

    @contextmanager
    def loud(self) -> Iterator[Any]:
        """WeasyPrint goes on, or tells of a refusal in words of its own: here it always ends in ours."""
        try:
            yield self
        except BaseException as fault:
            if self._refused:
                raise Refused(not_ours(self._refused[0])) from fault
            raise
        if self._refused:
            raise Refused(not_ours(self._refused[0]))
