"""`lis laga` twice is `lis laga` once, and what it does not mend stays byte for byte, whatever the file looks like."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.editing.mending import mended
from macros.registers.yaml_source import parse_yaml

LIMITS = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(st.sampled_from("abcåÖ ”“’–—•\u00a0\u202f\u200b:#-,.'\"[]{}%&*!|>\t0123456789/"), max_size=24)
ROWS = st.sampled_from(
    [
        "- id: ",
        "  term: ",
        "  betyder: ",
        "  synonymer: ",
        "  # ",
        "    - ",
        "",
        "  sedan: >-",
        "\u00a0 term: ",
        "– id: ",
    ]
)
TEXTS = st.lists(st.tuples(ROWS, WORDS).map("".join), max_size=10).map("\n".join)
DAYS = st.sampled_from(["3 oktober 2025", "2025-3-1", "”2025-03-01”", "2025‑03‑01", "\u00a02025"])
PROSE = st.text(st.sampled_from("abcåÖ ”“–—•\u00a0,.()0123456789/"), min_size=1, max_size=40).map(
    lambda t: "x" + t.strip() + "x"
)


def done(text: str, name: str = "data/ordlista.yml") -> str:
    return mended(name, text.encode(), lambda register: None)[0]


@LIMITS
@example("- id: \u200b")
@example("- id: a\u00a0")
@given(TEXTS)
def test_any_file_is_mended_once_and_comments_stay(text):
    once = done(text)
    assert done(once) == once
    comments = [row.strip() for row in text.split("\n") if row.lstrip(" ").startswith("#")]
    kept = [row.strip() for row in once.split("\n")]
    assert [row for row in comments if row.rstrip() not in kept] == []


@LIMITS
@given(PROSE, DAYS, PROSE)
def test_prose_beside_a_mended_value_stays_byte_for_byte(prose, day, comment):
    text = f"- id: MAL-001\n  rubrik: '{prose}'\n  senast: {day}  # {comment}\n  matt: >-\n    {prose}\n    – {prose}\n"
    made = done(text, "data/mal.yml")
    rows, before = made.split("\n"), text.split("\n")
    assert [row for at, row in enumerate(rows) if at != 2] == [row for at, row in enumerate(before) if at != 2]
    assert rows[2].endswith(f"  # {comment}") and rows[2].startswith("  senast: 2025")
    assert parse_yaml("x.yml", made, [])


@LIMITS
@given(TEXTS)
def test_a_page_keeps_every_sign_that_can_be_seen(text):
    made = done(text, "docs/a.md")
    assert [row.rstrip() for row in made.split("\n")] == [
        row.rstrip() for row in text.replace("\u200b", "").split("\n")
    ] + ([""] if text and not text.endswith("\n") else [])
