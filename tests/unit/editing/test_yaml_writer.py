"""What the writer makes of files as people write them: the exact text before and after."""

from datetime import date

import pytest

from macros.editing.yaml_writer import append, append_all, append_block, insert_block, new_file, place_of, put, remove
from macros.problems import Felbruk

FILE = """\
# yaml-language-server: $schema=_schema/atgarder.json
# Åtgärder. Ett nummer används aldrig igen.

# Den första.
- id: ATG-001
  rubrik: Öva  # kort
  beskrivning: >-
    En lång text
    på två rader.
  # kvar att fylla i
- id: ATG-002
  handelser:
    - {datum: 2025-01, status: klar, text: "7.2"}
    # fler händelser kommer
  kalla: [LG 2026, 'avsnitt: 4']
# Slut.
"""


def test_the_first_record_takes_the_place_of_the_empty_brackets():
    before = "# Rättelser.\n[]\n# Slut.\n"
    assert append(before, (), {"id": "RAT-001"}) == "# Rättelser.\n- id: RAT-001\n# Slut.\n"
    assert append("[]", (), {"id": "a"}) == "- id: a\n"
    assert append("[]  # inga än\n", (), {"id": "a"}) == "  # inga än\n- id: a\n"


def test_a_record_comes_last_after_comments_and_a_missing_line_end_is_given():
    assert append(FILE, (), {"id": "ATG-003", "nar": date(2026, 3, 1)}) == FILE + "- id: ATG-003\n  nar: 2026-03-01\n"
    assert append("- id: a", (), {"id": "b"}) == "- id: a\n- id: b\n"


def test_a_file_with_windows_line_ends_keeps_them():
    before = FILE.replace("\n", "\r\n")
    made = append(put(before, (0, "rubrik"), "Ny"), (), {"id": "ATG-003"})
    assert made == FILE.replace("rubrik: Öva", "rubrik: Ny").replace("\n", "\r\n") + "- id: ATG-003\r\n"


def test_a_field_is_exchanged_where_it_stands_and_its_comment_stays():
    assert put(FILE, (0, "rubrik"), "Öva: nu") == FILE.replace("rubrik: Öva ", 'rubrik: "Öva: nu" ')
    folded = "beskrivning: >-\n    En lång text\n    på två rader.\n"
    assert put(FILE, (0, "beskrivning"), "Kort.") == FILE.replace(folded, "beskrivning: Kort.\n")
    assert put(FILE, (1, "handelser", 0, "text"), "7.3") == FILE.replace("7.2", "7.3")
    assert put(FILE, (1, "handelser", 0, "av"), "isam") == FILE.replace('"7.2"}', '"7.2", av: isam}')


def test_a_new_field_comes_last_in_its_record_and_above_the_next():
    assert put(FILE, (0, "utkast"), False) == FILE.replace("- id: ATG-002", "  utkast: false\n- id: ATG-002")


def test_an_event_comes_last_in_its_list_which_is_begun_when_there_is_none():
    event = {"datum": "2026-03", "status": "pagar", "text": "Hände"}
    row = "    - {datum: 2026-03, status: pagar, text: Hände}\n"
    assert append(FILE, (1, "handelser"), event) == FILE.replace("  kalla:", row + "  kalla:")
    assert append(FILE, (0, "handelser"), event) == FILE.replace("- id: ATG-002", f"  handelser:\n{row}- id: ATG-002")
    assert append("a: []\n", ("a",), event) == f"a:\n{row[2:]}"


def test_a_comment_over_the_next_field_is_not_drawn_into_a_list_without_indent():
    before = "a:\n- x\n# om b\nb: 1\n"
    assert append(before, ("a",), "y") == "a:\n- x\n- y\n# om b\nb: 1\n"


def test_a_removed_record_takes_its_own_comments_and_leaves_those_of_the_file():
    own = FILE[FILE.index("# Den första") : FILE.index("- id: ATG-002")]
    assert remove(FILE, place_of(FILE, "ATG-001")) == FILE.replace(own, "")
    assert remove("# Om filen.\n- id: a\n", (0,)) == "# Om filen.\n[]\n"


def test_a_removed_first_field_gives_its_dash_to_the_next():
    assert remove("- id: a\n  b: 1\n", (0, "id")) == "- b: 1\n"
    assert remove("- {id: a, b: 1}\n", (0, "id")) == "- {b: 1}\n"
    assert remove("a:\n  b: 1\n", ("a", "b")) == "a: {}\n"


def test_a_block_keeps_its_comments():
    block = "- id: b\n  # rubrik:  # En rad\n"
    assert append_block("- id: a\n", block) == "- id: a\n" + block
    assert append_block("  - id: a\n", block) == "  - id: a\n  - id: b\n    # rubrik:  # En rad\n"


def test_long_texts_are_folded_and_short_lists_stand_in_brackets():
    text = "ord " * 40 + "slut"
    made = new_file("system", {"id": "a", "om": text, "drift": ["sta", "moln"], "k": [{"datum": "2026-03-01", "k": 1}]})
    assert "om: >-\n  ord ord" in made and max(map(len, made.splitlines())) <= 110
    assert made.endswith("drift: [sta, moln]\nk:\n  - {datum: 2026-03-01, k: 1}\n")


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("- a: [\n", "fel på rad"),
        ("- a: \x07\n", "osynligt tecken"),
        ("a: 1\n", "ingen lista"),
        ("# tom\n", "kommentarer"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_touched(before, told):
    with pytest.raises(Felbruk, match=told):
        append(before, (), {"id": "b"})


def test_an_edit_that_would_change_another_value_is_refused():
    with pytest.raises(Felbruk, match="saknar radbrytning"):
        append("- a: |\n    text", (), {"id": "b"})
    with pytest.raises(Felbruk, match="för hand"):
        remove("- [a, # om a\n   b]\n", (0, 1))


def test_what_is_not_there_is_told():
    with pytest.raises(Felbruk, match='"ATG-009" finns inte'):
        place_of(FILE, "ATG-009")
    with pytest.raises(Felbruk, match=r"7\.x"):
        put(FILE, (7, "x", "y"), "z")


def test_an_item_is_put_in_before_another_and_above_that_ones_comments():
    new = "- id: ATG-000\n  rubrik: Först\n"
    assert insert_block(FILE, (), 0, new) == FILE.replace("# Den första.\n", f"{new}# Den första.\n")
    assert insert_block(FILE, (), 1, new) == FILE.replace("- id: ATG-002", f"{new}- id: ATG-002")
    crlf = FILE.replace("\n", "\r\n")
    assert insert_block(crlf, (), 1, new) == insert_block(FILE, (), 1, new).replace("\n", "\r\n")


@pytest.mark.parametrize(("text", "n"), [("[{id: a}]\n", 0), (FILE, 2), (FILE, -1), ("a: 1\n", 0)])
def test_an_item_that_cannot_be_put_in_without_moving_others_is_left_to_a_person(text, n):
    with pytest.raises(Felbruk, match="för hand"):
        insert_block(text, (), n, "- id: b\n")


@pytest.mark.parametrize(
    "before", ["[]\n", "# Huvud\n[]\n", "- {id: a}\n", "  - id: a\n    # sist\n", "[{id: a}]\n", "- id: a"]
)
def test_many_records_put_last_at_once_read_as_when_they_are_put_one_by_one(before):
    new = [{"id": "b", "namn": "Å: å", "lista": ["x", "y"]}, {"id": "c", "delar": [{"x": 1}]}]
    one_by_one = before
    for item in new:
        one_by_one = append(one_by_one, (), item)
    assert append_all(before, new) == one_by_one
