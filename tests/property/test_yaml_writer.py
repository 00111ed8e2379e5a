"""The writer of YAML changes the value it is asked to change and no other byte, whatever the file looks like."""

import copy
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from macros.editing.yaml_values import plain
from macros.editing.yaml_writer import append, append_block, new_file, place_of, put, remove
from macros.problems import Felbruk
from macros.registers.characters import bad_sign
from macros.registers.yaml_source import parse_yaml

LIMITS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NASTY = [
    *(
        "a: b",
        "a:",
        ":",
        "#",
        "a #b",
        "a#b",
        "# a",
        "@a",
        "&a",
        "*a",
        "!a",
        "!!str",
        "%a",
        "-",
        "- a",
        "--",
        "?",
        "? a",
    ),
    *(
        "|",
        ">",
        ">-",
        "[",
        "[]",
        "]",
        "{",
        "{}",
        "a, b",
        "a]",
        "'",
        '"',
        "a'b",
        'a"b',
        "\\",
        "\\n",
        "`a",
        "a\nb",
        "\n",
        "\n\n",
    ),
    *(
        "a\n\n  b\n",
        " a",
        "a ",
        " ",
        "\t",
        "a\tb",
        "\ta",
        "true",
        "True",
        "yes",
        "no",
        "on",
        "null",
        "~",
        "None",
        "Null",
    ),
    *(
        "1",
        "01",
        "-1",
        "0",
        "1.0",
        "7.2",
        "1e3",
        "0x1f",
        "0o7",
        "12:30",
        "2:3",
        "1_000",
        ".inf",
        ".nan",
        "2026",
        "2026-11",
    ),
    *(
        "2026-11-24",
        "2026-11-24 10:00",
        "---",
        "...",
        "<<",
        "=",
        "<<<<<<< HEAD",
        "åäö",
        "日本",
        "𝄞",
        "\u00a0a\u00a0b",
    ),
    *(
        "https://a.se/#b",
        "a  b",
        "1" * 30,
        "ord " * 60 + "slut",
        "å" * 200,
        "# " * 80 + "x",
        "& b",
        "a & b",
    ),
    *("-1-", "§ 2", "(a)", "a:b", "nej", "uppgift saknas", "", "x" * 2000, "a: " * 60, "- " * 80 + "x"),
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text("-:[]{}&*!#|>'\"%@`?,=~ \n\tabcå0123.", max_size=160),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
).filter(lambda t: bad_sign(t) is None)
SINGLES = st.one_of(TEXTS, st.booleans(), st.integers(-(10**17), 10**17))
KEYS = st.one_of(st.sampled_from(["a", "datum", "å", "yes", "1", "a b", "x:y", "#k", "- k"]), TEXTS).filter(
    lambda t: t not in ("?", "", "<<") and len(t) < 100
)
VALUES = st.recursive(
    SINGLES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


def read(text: str) -> Any:
    problems: list = []
    found = parse_yaml("x.yml", text.replace("\r\n", "\n"), problems)
    assert found, (text, problems)
    return found[1]


# Values


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
@LIMITS
def test_a_value_that_is_written_is_read_back_as_it_was(record):
    assert repr(read(new_file("system", record))) == repr(plain(record))


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("place", [("falt",), ("lista", 0), ("flode", "x"), ("rad", 1), ("nytt",), ("flode", "nytt")])
def test_every_awkward_text_is_read_back_from_every_kind_of_place(text, place):
    old = "falt: a  # c\nlista:\n  - a\nflode: {x: y, z: [1]}  # d\nrad: [a, b]\n"
    made = read(put(old, place, text))
    for step in place:
        made = made[step]
    assert made == text and type(made) is str


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\r", "\x85", "\u2028", "\ud800", "\x1b", "\u200b", "\ufeff", "\u202e"]
)
def test_a_sign_that_no_file_may_hold_is_refused_in_swedish(sign):
    with pytest.raises(Felbruk, match="osynligt tecken"):
        put("a: b\n", ("a",), f"text{sign}text")


# Files, made of rows that know whose they are


@dataclass(frozen=True)
class Row:
    """One row of a made file and whose it is: (record, field), (record, '') for its own comments, None for the file's."""

    text: str
    owner: tuple[int, str] | None


WORDS = st.sampled_from(["ord", "två ord", "å", "7.2", "ja"])
FIELDS = {
    "plain": ["f: ett ord"],
    "told": ["f: ett ord  # om det"],
    "single": ["f: 'ett: ''ord'''  # c"],
    "double": ['f: "ett # ord"'],
    "double_over_two": ['f: "ett', '    # ord"'],
    "plain_over_two": ["f: ett", "    ord till  # c"],
    "folded": ["f: >-", "    en lång", "    text"],
    "folded_told": ["f: >-  # c", "    # ingen kommentar", "    text"],
    "literal": ["f: |", "    rad", "      indragen", "", "    rad"],
    "kept": ["f: |+", "    rad", "", ""],
    "empty": ["f:"],
    "empty_told": ["f:  # c"],
    "flow": ["f: [a, 'b, c', \"d]\"]  # c"],
    "flow_map": ["f: {a: 1, b: [x, y]}"],
    "flow_over_two": ["f: [a, # d", "      b]"],
    "no_items": ["f: []"],
    "block": ["f:", "    - a", "    # mellan", "    - {x: 1}  # c", "    # sist"],
    "block_flat": ["f:", "  - a  # c", "  - b: 1", "    c: 2"],
    "block_text": ["f:", "    - >-", "      lång", "      text", "    - 'b'"],
    "map": ["f:  # c", "    a: 1", "    b:", "      - c", "    # sist i f"],
    "below": ["f:", "    ett ord  # c"],
}
NUMBERS = st.lists(st.sampled_from(sorted(FIELDS)), max_size=4)


def _empty_below(row: Row) -> Row:
    """An empty row between records; below a text under `|+`, which ends in empty rows, it is one more row of that text."""
    return Row("", None if row.text else row.owner)


@st.composite
def made_files(draw: st.DrawFn, least: int = 1) -> list[Row]:
    rows = [Row("# yaml-language-server: $schema=x.json", None), Row("# Om filen.", None)]
    for n in range(draw(st.integers(least, 4))):
        if draw(st.booleans()):
            rows.append(_empty_below(rows[-1]))
            rows += [Row(f"# Om post {n}.", (n, "")) for _ in range(draw(st.integers(0, 2)))]
        elif n and draw(st.booleans()):
            rows.append(Row(f"# Rakt ovanför {n}.", (n, "")))
        rows.append(Row(f"- id: r{n}" + draw(st.sampled_from(["", "  # id"])), (n, "id")))
        for m, kind in enumerate(draw(NUMBERS)):
            if draw(st.booleans()):
                rows.append(Row(f"  # om f{m}", (n, "")))
            first, *more = FIELDS[kind]
            rows.append(Row(f"  f{m}{first[1:]}", (n, f"f{m}")))
            rows += [Row(row, (n, f"f{m}")) for row in more]
        rows += [Row("  # kvar:  # att fylla i", (n, "")) for _ in range(draw(st.integers(0, 1)))]
    if draw(st.booleans()):
        rows += [_empty_below(rows[-1]), Row("# Slut.", None)]
    return rows


@dataclass(frozen=True)
class Form:
    """How a file's rows are put together."""

    ending: str
    last: bool

    def text(self, rows: list[Row]) -> str:
        # A text under | has a line end of its own last: without one in the file nothing can stand below it.
        assume(self.last or rows[-1].owner is None or rows[-1].text not in ("    rad", ""))
        return self.ending.join(r.text for r in rows) + (self.ending if self.last else "")

    def rows(self, text: str) -> list[str]:
        assert self.ending == "\n" or "\n" not in text.replace("\r\n", "")
        assert self.ending == "\r\n" or "\r" not in text
        return text.removesuffix(self.ending).split(self.ending)


FORMS = st.builds(Form, st.sampled_from(["\n", "\r\n"]), st.booleans())


def fields(rows: list[Row]) -> list[tuple[int, str]]:
    return list(dict.fromkeys(r.owner for r in rows if r.owner and r.owner[1]))


def outside(rows: list[Row], owner: tuple[int, str]) -> tuple[list[str], list[str]]:
    """The rows before a field and after it."""
    at = [n for n, r in enumerate(rows) if r.owner == owner]
    return [r.text for r in rows[: at[0]]], [r.text for r in rows[at[-1] + 1 :]]


@given(made_files(), FORMS, st.data())
@LIMITS
def test_a_field_gets_a_value_and_every_other_row_stays(rows, form, data):
    record, name = data.draw(st.sampled_from(fields(rows)))
    value = data.draw(VALUES)
    before, after = outside(rows, (record, name))
    text = form.text(rows)
    try:
        made = put(text, (record, name), value)
    except Felbruk as refused:
        assert not form.last and "saknar radbrytning" in str(refused), (
            "only a last row without its end is left to a person"
        )
        return
    expected = read(text)
    expected[record][name] = plain(value)
    assert repr(read(made)) == repr(expected)
    got = form.rows(made)
    assert got[: len(before)] == before and got[len(got) - len(after) :] == after
    assert made.endswith(form.ending) or not form.last
    first = next(r.text for r in rows if r.owner == (record, name))
    if first.endswith("  # c"):  # of a list within brackets it is the list's own, and goes with it
        assert "# c" in made[len(form.ending.join(before)) :]


def one_place(old: list[str], new: list[str]) -> bool:
    """Whether the new rows are the old with rows put in at one place."""
    extra = len(new) - len(old)
    return any(new[:n] == old[:n] and new[n + extra :] == old[n:] for n in range(len(old) + 1))


@given(made_files(), FORMS, st.data())
@LIMITS
def test_a_new_field_is_put_in_and_no_row_changes(rows, form, data):
    text, value = form.text(rows), data.draw(VALUES)
    record = data.draw(st.integers(0, len(read(text)) - 1))
    made = put(text, (record, "nytt"), value)
    expected = read(text)
    expected[record]["nytt"] = plain(value)
    assert repr(read(made)) == repr(expected)
    assert one_place(form.rows(text), form.rows(made))


@given(made_files(), FORMS, st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
@LIMITS
def test_a_new_record_is_put_in_after_the_others_and_no_row_changes(rows, form, new):
    text = form.text(rows)
    made = append(text, (), new)
    assert repr(read(made)) == repr([*read(text), plain(new)])
    assert one_place(form.rows(text), form.rows(made))
    block = "- id: ny  # hjälp\n  # beskrivning:  # vad det är\n"
    made = append_block(text, block)
    assert read(made) == [*read(text), {"id": "ny"}]
    assert block.rstrip("\n").split("\n") == form.rows(made)[-2:]


@given(made_files(), FORMS, st.data())
@LIMITS
def test_an_event_is_put_in_last_in_its_list_and_no_other_row_changes(rows, form, data):
    text = form.text(rows)
    found = [(n, k) for n, r in enumerate(read(text)) for k, v in r.items() if isinstance(v, list)]
    place = data.draw(st.sampled_from([*found, (0, "handelser")]))
    event = {"datum": "2026-11-24", "status": "klar", "text": data.draw(TEXTS)}
    made = append(text, place, event)
    expected = read(text)
    expected[place[0]].setdefault(place[1], []).append(event)
    assert repr(read(made)) == repr(expected)
    if place in found:
        before, after = outside(rows, place)
        got = form.rows(made)
        assert got[: len(before)] == before and got[len(got) - len(after) :] == after
    else:
        assert one_place(form.rows(text), form.rows(made))


@given(made_files(), FORMS, st.data())
@LIMITS
def test_a_removed_record_takes_its_own_rows_and_comments_and_no_others(rows, form, data):
    text = form.text(rows)
    record = data.draw(st.integers(0, len(read(text)) - 1))
    made = remove(text, place_of(text, f"r{record}"))
    expected = read(text)
    del expected[record]
    assert repr(read(made)) == repr(expected)
    kept = [r.text for r in rows if (not r.owner or r.owner[0] != record) and r.text]
    assert [row for row in form.rows(made) if row and row != "[]"] == kept
    assert ("[]" in form.rows(made)) == (not expected)


@given(made_files(), FORMS, st.data())
@LIMITS
def test_a_removed_field_takes_its_own_rows_and_no_others(rows, form, data):
    text = form.text(rows)
    record, name = data.draw(st.sampled_from(fields(rows)))
    made = remove(text, (record, name))
    expected = read(text)
    del expected[record][name]
    assert repr(read(made)) == repr(expected)
    if name != "id":
        gone = {n for n, r in enumerate(rows) if r.owner == (record, name)}
        left = [r.text for n, r in enumerate(rows) if n not in gone]
        assert [row for row in form.rows(made) if row] == [row for row in left if row]


@given(st.text("-:[]{}&*!#|>'\"%@ \nabc1.", max_size=80), VALUES)
@LIMITS
def test_any_text_at_all_is_edited_rightly_or_refused(text, value):
    problems: list = []
    found = parse_yaml("x.yml", text, problems)
    try:
        made = append(text, (), value)
    except Felbruk:
        return
    assert found and repr(read(made)) == repr([*found[1], plain(value)])


@given(st.text("-:[]{}&*!#|>'\"%@ \nabc1.", max_size=60), st.data())
@LIMITS
def test_any_place_of_any_text_is_edited_rightly_or_refused(text, data):
    found = parse_yaml("x.yml", text, [])
    places = list(walk(found[1], ())) if found else []
    if not places:
        return
    place, value = data.draw(st.sampled_from(places)), data.draw(SINGLES)
    for edit, change in ((lambda: put(text, place, value), "put"), (lambda: remove(text, place), "remove")):
        expected = copy.deepcopy(found[1])
        owner = expected
        for step in place[:-1]:
            owner = owner[step]
        if change == "put":
            owner[place[-1]] = value
        else:
            del owner[place[-1]]
        try:
            made = edit()
        except Felbruk:
            continue
        assert repr(read(made)) == repr(expected)


def walk(value: Any, loc: tuple) -> Any:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*loc, step)
        yield from walk(inner, (*loc, step))
