"""What is frozen is kept with its hashes, read again, and whatever moves is named."""

import json
from pathlib import Path

import pytest

from macros.frozen.store import as_json, check_frozen, frozen_years, load_frozen, sha, write_frozen

TEXT = "---\nfryst: true\n---\n# Läget\n\nFörsta stycket.\n\nAndra stycket.\n"
POSTER = {"schema": "lis-1", "dag": "2030-05-01", "register": {"mal": [{"id": "MAL-001", "rubrik": "Öva"}]}}
TAL = [{"fraga": "Övade", "antal": 2}]
DRESS = {"1-laget.md": ["<b>å</b>"]}


@pytest.fixture
def frozen(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """(root, decisions) of a made-up review of 2030 with one page and an annex."""
    files = {
        "text/1-laget.md": TEXT.encode(),
        "bilaga/text.md": b"# Bilaga\n",
        "poster.json": as_json(POSTER),
        "tal.json": as_json(TAL),
        "kladsel.json": as_json(DRESS),
    }
    digest = write_frozen(tmp_path / "data/frysta/2030", files, {"ar": "2030"})
    for name, data in (("genomgang/2030/1-laget.md", TEXT.encode()), ("bilagor/2030.md", b"# Bilaga\n")):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(data)
    return tmp_path, {"2030": digest}


def told(frozen: tuple[Path, dict[str, str]]) -> list[str]:
    return sorted(map(str, check_frozen(*frozen)))


def test_what_stands_as_it_was_frozen_has_no_fault(frozen):
    assert told(frozen) == []


def test_the_hash_that_is_given_is_of_the_manifest_and_the_manifest_lists_every_file(frozen):
    root, decisions = frozen
    data = (root / "data/frysta/2030/manifest.json").read_bytes()
    assert decisions["2030"] == sha(data)
    here = {p.relative_to(root / "data/frysta/2030").as_posix() for p in (root / "data/frysta/2030").rglob("*.*")}
    assert json.loads(data)["filer"].keys() == here - {"manifest.json"}


def test_the_data_is_read_as_it_was_kept(frozen):
    review = load_frozen(frozen[0])["2030"]
    assert (review.ar, review.dag.isoformat()) == ("2030", "2030-05-01")
    assert review.poster == POSTER["register"] and review.tal == tuple(TAL)
    assert review.dress == DRESS


def test_a_changed_passage_is_quoted_with_its_line(frozen):
    page = frozen[0] / "docs/genomgang/2030/1-laget.md"
    page.write_text(TEXT.replace("Andra", "Annat"), encoding="utf-8")
    (row,) = told(frozen)
    assert row.startswith("docs/genomgang/2030/1-laget.md:8: sidan är fastställd")
    assert "data/frysta/2030/text/1-laget.md" in row and 'stycke 3, nu "Annat stycket."' in row


def test_a_changed_record_is_named(frozen):
    path = frozen[0] / "data/frysta/2030/poster.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Öva", "Vila"), encoding="utf-8")
    (row,) = told(frozen)
    assert row.startswith("data/frysta/2030/poster.json:1:") and "mal MAL-001" in row


def test_only_moved_blanks_are_told_as_such(frozen):
    path = frozen[0] / "data/frysta/2030/text/1-laget.md"
    path.write_text(TEXT.replace("Första stycket.", "Första stycket. "), encoding="utf-8")
    assert told(frozen)[0].endswith("återställ den; ordningen eller blanktecken skiljer")


def test_a_file_that_has_gone_and_one_that_has_come_are_told(frozen):
    root, _ = frozen
    (root / "data/frysta/2030/tal.json").unlink()
    (root / "data/frysta/2030/nytt.md").write_text("x", encoding="utf-8")
    (root / "docs/bilagor/2030.md").unlink()
    assert [row.split(":")[0] for row in told(frozen)] == [
        "data/frysta/2030/nytt.md",
        "data/frysta/2030/tal.json",
        "docs/bilagor/2030.md",
    ]


def test_a_decision_without_its_files_and_files_without_a_decision_are_told(frozen):
    root, decisions = frozen
    assert "beslutet om genomgång 2031" in str(*check_frozen(root, decisions | {"2031": "0" * 64}))
    assert "inte det som beslutet pekar på" in str(*check_frozen(root, {}))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"filer": 3}', b"[" * 9999])
def test_a_manifest_that_cannot_be_read_is_told(frozen, data):
    (frozen[0] / "data/frysta/2030/manifest.json").write_bytes(data)
    assert told(frozen) == [
        "data/frysta/2030/manifest.json:1: manifestet saknas eller går inte att läsa; återställ filen"
    ]


@pytest.mark.parametrize("schema", ["lis-0", "", None, 1])
def test_an_unknown_shape_is_told_and_not_read(tmp_path, schema):
    digest = write_frozen(tmp_path / "data/frysta/2030", {"poster.json": as_json(POSTER | {"schema": schema})}, {})
    (row,) = map(str, check_frozen(tmp_path, {"2030": digest}))
    assert row.startswith("data/frysta/2030/poster.json:1: schema: genomgången är fryst i formen") and "lis-1" in row
    assert load_frozen(tmp_path) == {}


@pytest.mark.parametrize("data", [b"", b"[]", b'{"schema": "lis-1"}', b'{"schema": ["lis-1"]}', b"\xff", b"[" * 9999])
def test_data_that_cannot_be_read_is_left_out_and_told_without_a_crash(frozen, data):
    (frozen[0] / "data/frysta/2030/poster.json").write_bytes(data)
    assert load_frozen(frozen[0]) == {}
    assert any(row.startswith("data/frysta/2030/poster.json:1: filen är fastställd") for row in told(frozen))


@pytest.mark.parametrize("data", [None, b"", b"{"])
def test_a_dress_that_is_gone_or_cannot_be_read_is_told_and_the_review_left_out(frozen, data):
    path = frozen[0] / "data/frysta/2030/kladsel.json"
    path.unlink() if data is None else path.write_bytes(data)
    assert load_frozen(frozen[0]) == {}
    (row,) = told(frozen)
    assert row.startswith("data/frysta/2030/kladsel.json:1: filen är fastställd")


def test_an_office_that_has_frozen_nothing_has_no_years(tmp_path):
    assert frozen_years(tmp_path) == [] and load_frozen(tmp_path) == {} and list(check_frozen(tmp_path, {})) == []


def test_the_same_files_give_the_same_bytes_whatever_their_order(tmp_path):
    files = {"text/a.md": b"a", "text/b.md": b"b"}
    one = write_frozen(tmp_path / "ett", files, {"ar": "2030"})
    assert write_frozen(tmp_path / "två", dict(reversed(files.items())), {"ar": "2030"}) == one


@pytest.mark.parametrize("figures", ['{"fraga": "Övade"}', "[1, 2]", '[{"antal": 2}]', '"x"', "5"])
def test_figures_of_another_shape_are_left_out_and_told_where_the_hashes_are(frozen, figures):
    path = frozen[0] / "data/frysta/2030/tal.json"
    path.write_text(figures, encoding="utf-8")
    assert load_frozen(frozen[0]) == {}
    assert any("tal.json" in row for row in told(frozen))
