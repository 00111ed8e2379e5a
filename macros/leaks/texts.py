"""The texts of a file of any kind that a build makes: paragraphs, cells, attributes, addresses, names, what a PDF holds.

The only file that knows pypdfium2 (the words of a PDF's pages) and pikepdf (its bookmarks, metadata, alternative texts).
"""

import csv
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

TAG = re.compile(r"<[^>]{0,5000}>")
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|label|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr)(?:\s[^>]{0,5000})?>",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""(?<![\w:-])[\w:-]{1,60}\s{0,9}=\s*(?:"([^"]*)"|'([^']*)')""")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
ADDRESS = re.compile(r"[/#?&=\s]+")
MARKUP = (".html", ".xml", ".svg", ".rels")
ZIPPED = (".zip", ".xlsx", ".docx")


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """(place, text) of everything in a file that somebody could read, its name too; members of archives one by one."""
    for place, inner in unpacked(name, data):
        yield from ((place, text) for text in read(place, inner))


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """(place, bytes) of a file; of one that holds others, its name with nothing, and then each of them."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in ZIPPED:
        yield name, b""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from unpacked(f"{name}/{member}", archive.read(member))
    elif ending == ".gz":
        yield name, b""
        yield from unpacked(name.removesuffix(".gz"), gzip.decompress(data))
    else:
        yield name, data


def read(name: str, data: bytes) -> list[str]:
    """The texts of a file that holds no others, its name first. The spaces around a row of a plain text do not count."""
    ending = PurePosixPath(name).suffix.lower()
    if not data:
        return [name]
    if ending == ".pdf":
        return [name, *_pdf(data)]
    return [name, *(text for one in _decoded(data) for text in _plain(ending, one))]


def _decoded(data: bytes) -> Iterator[str]:
    """A file's text in each way that somebody's program would read it: the bytes do not say in which they were written."""
    yield data.decode("utf-8", "ignore")
    if b"\0" in data:
        yield data.replace(b"\0", b"").decode("latin-1")
    else:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            yield data.decode("latin-1")


def _plain(ending: str, text: str) -> Iterator[str]:
    if ending in MARKUP:
        yield from markup(text)
    elif ending == ".csv":
        for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"):
            yield from row
    elif ending == ".ics":
        unfolded = re.sub(r"\r?\n[ \t]", "", text)
        yield from re.sub(r"\\([,;\\])", r"\1", unfolded.replace("\\n", "\n")).splitlines()
    else:
        yield from map(str.strip, text.splitlines())
        for part in STRING.findall(text):
            yield from _unescaped(part).splitlines()


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    try:
        return json.loads(f'"{text}"')
    except ValueError:
        return text


def markup(text: str) -> Iterator[str]:
    """The paragraphs and cells of HTML or XML, each whole, and the value of each attribute and comment."""
    for comment in COMMENT.findall(text):
        yield from markup(comment) if "<" in comment else [comment]
    text = COMMENT.sub(" ", text)
    for double, single in (m.groups("") for m in ATTRIBUTE.finditer(" ".join(TAG.findall(text)))):
        yield html.unescape(double or single)
    yield from (html.unescape(part) for part in TAG.split(INLINE.sub("", text)) if part.strip())


def _pdf(data: bytes) -> Iterator[str]:
    """The words of each page, and every string that the file's objects hold."""
    import pikepdf
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.get_textpage().get_text_bounded()
    finally:
        document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: set[str] = set()
        for thing in pdf.objects:
            _strings(thing, pikepdf, found)
        yield from sorted(found)
        if "/Metadata" in pdf.Root:
            yield from markup(bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8", "ignore"))


def _strings(thing: object, pikepdf, found: set[str]) -> None:
    """Add the strings of one object; what it refers to is an object of its own."""
    if isinstance(thing, pikepdf.String):
        found.add(str(thing))
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            if not getattr(part, "is_indirect", False):
                _strings(part, pikepdf, found)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, part in (thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing).items():
            if not getattr(part, "is_indirect", False):
                found.add(name)
                _strings(part, pikepdf, found)


def parts_of_address(text: str) -> set[str]:
    """The steps of an address, a path or a key, whole and without their endings."""
    steps = {step for step in ADDRESS.split(text) if step}
    return steps | {step.rpartition(".")[0] for step in steps if "." in step}
