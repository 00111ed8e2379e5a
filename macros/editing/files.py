"""Files of data read and written whole: a file is the old one or the new one, and no link is followed."""

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from macros.problems import ContentFault, Felbruk, Problem


def change(root: Path, path: Path, edit: Callable[[str], str]) -> None:
    """Let `edit` make the new text of a file from its old one, and write it. `Felbruk` names the file."""
    name = path.relative_to(root).as_posix()
    refuse_links(root, path)
    try:
        before = path.read_bytes().decode("utf-8")
        after = edit(before)
    except FileNotFoundError:
        raise Felbruk(f"filen {name} saknas; ett register utan poster är en fil med raden []") from None
    except OSError as error:
        raise Felbruk(f"filen {name} går inte att läsa: {_why(error)}") from None
    except UnicodeDecodeError:
        raise Felbruk(f"filen {name} är inte sparad som UTF-8; spara om den med kodningen UTF-8") from None
    except Felbruk as fault:
        raise Felbruk(f"{name}: {fault}") from None
    if after != before:
        save(root, path, after)


def save(root: Path, path: Path, text: str) -> None:
    """Write a file whole: beside its place first, then into it. Raises `Felbruk` for a link and when it cannot be written."""
    refuse_links(root, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text.encode("utf-8"))
    except OSError as error:
        raise Felbruk(f"filen {path.relative_to(root).as_posix()} går inte att skriva: {_why(error)}") from None


def save_all(root: Path, texts: Mapping[Path, tuple[str | None, str]], faults: Callable[[], list[Problem]]) -> None:
    """Write files that have (old, new) text, or none: the old is None where no file was.

    All are put back when one of them cannot be written, and when `faults` then finds something, raised as `ContentFault`.
    """
    written: list[Path] = []
    try:
        for path, (_, now) in texts.items():
            save(root, path, now)
            written.append(path)
        if problems := faults():
            raise ContentFault(problems)
    except BaseException:
        for path in written:
            before = texts[path][0]
            delete(root, path) if before is None else save(root, path, before)
        raise


def delete(root: Path, path: Path) -> None:
    """Take a file away. Raises `Felbruk` for a link and when it cannot be done."""
    refuse_links(root, path)
    try:
        path.unlink()
    except OSError as error:
        raise Felbruk(f"filen {path.relative_to(root).as_posix()} går inte att ta bort: {_why(error)}") from None


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def refuse_links(root: Path, path: Path) -> None:
    """`Felbruk` when the file, or a folder between the root and it, is a link: what is written would land elsewhere."""
    steps = path.relative_to(root).parts
    for n in range(1, len(steps) + 1):
        if root.joinpath(*steps[:n]).is_symlink():
            name = "/".join(steps[:n])
            raise Felbruk(f"{name} är en länk till något annat, och dit skrivs inget; lägg filen själv på platsen")


def _why(error: OSError) -> str:
    """The system's reason, in Swedish."""
    known = {
        PermissionError: "du har inte rätt till den",
        FileNotFoundError: "mappen saknas",
        IsADirectoryError: "där ligger en mapp",
        NotADirectoryError: "mappen den ska ligga i är en fil",
    }
    by_number = {28: "disken är full", 30: "disken går bara att läsa", 36: "namnet är för långt", 122: "disken är full"}
    return known.get(type(error)) or by_number.get(error.errno or 0) or f"systemet säger nej (fel {error.errno})"
