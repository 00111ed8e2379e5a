"""Many files change as one: only those that differ are touched, and only where it was asked."""

from pathlib import Path

from macros.frozen.swap import PLACE, is_pending, replace_files, resume


def lay(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_only_files_that_differ_are_replaced_and_their_names_are_given(tmp_path):
    root = lay(tmp_path / "rot", data__a="lika", data__b="gammal")
    stamp = (root / "data/a").stat().st_mtime_ns
    copy = lay(tmp_path / "kopia", data__a="lika", data__b="ny", data__ny__c="ny")
    assert replace_files(root, copy, ("data",)) == ["data/b", "data/ny/c"]
    assert (root / "data/b").read_text() == "ny" and (root / "data/ny/c").read_text() == "ny"
    assert (root / "data/a").stat().st_mtime_ns == stamp and not (root / PLACE).exists()


def test_what_is_outside_the_places_stays(tmp_path):
    root, copy = lay(tmp_path / "rot", docs__a="gammal"), lay(tmp_path / "kopia", docs__a="ny", data__b="ny")
    assert replace_files(root, copy, ("data", "saknas")) == ["data/b"]
    assert (root / "docs/a").read_text() == "gammal"


def test_a_place_may_be_one_file(tmp_path):
    root, copy = lay(tmp_path / "rot", data__a="gammal"), lay(tmp_path / "kopia", data__a="ny", data__b="ny")
    assert replace_files(root, copy, ("data/a",)) == ["data/a"] and not (root / "data/b").exists()


def test_a_file_that_the_copy_lacks_is_kept(tmp_path):
    root, copy = lay(tmp_path / "rot", data__a="gammal"), lay(tmp_path / "kopia", data__b="ny")
    replace_files(root, copy, ("data",))
    assert (root / "data/a").read_text() == "gammal"


def test_a_listed_change_is_finished_and_twice_is_as_once(tmp_path):
    root = lay(tmp_path, data__a="gammal", **{".bygge__byte__filer__data__a": "ny"})
    (root / PLACE / "lista.json").write_text('["data/a", "data/redan-flyttad"]', encoding="utf-8")
    assert is_pending(root) and resume(root) == ["data/a", "data/redan-flyttad"]
    assert (root / "data/a").read_text() == "ny" and not is_pending(root) and resume(root) == []


def test_what_was_never_listed_is_thrown_away(tmp_path):
    root = lay(tmp_path, data__a="gammal", **{".bygge__byte__filer__data__a": "halv"})
    assert not is_pending(root) and resume(root) == []
    assert (root / "data/a").read_text() == "gammal" and not (root / PLACE).exists()
