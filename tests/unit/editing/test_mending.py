"""`lis laga`: what has one right mend is mended and shown; the rest is left, and nothing else in the file moves."""

import shutil
from pathlib import Path

import pytest

from macros.editing.mending import mend, mended
from macros.registers.load import load_registers
from tests.conftest import ROOT
from tests.kommando import lis

MAL = """\
# Mål ”som” de står\u00a0här
- id: MAL-001
  rubrik: ”Öva” varje år
  ansvarig: samordnare  # ”chefen”\u00a0säger
  senast: 2025
  stallen:
    - {genomgang: 2025, avsnitt: "2.1", som: mal, punkt: 1}
  matt: >-
    – En rad som ”citerar”
    • och en till
  utgangslage: uppgift saknas
  malvarde: uppgift saknas
  kalla: [Påhittad]
"""
UTB = "- id: UTB-001\n  rubrik: Övning\n  datum: 2024-05-02\n  grupp: chefer\n  antal: 12\n  malgrupp_antal: 20\n"


def known(register: str) -> set[str] | None:
    return {"samordnare"} if register == "roller" else None


def done(text: str | bytes, name: str = "data/mal.yml", order: bool = False) -> str:
    return mended(name, text if isinstance(text, bytes) else text.encode(), known, order)[0]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        *(("senast: 2025", f"senast:{space}2025") for space in ("\u00a0", " \u202f", "\u2007 ")),
        ("senast: 2025", "senast: ”2025”"),
        ("  senast: 2025", "\u00a0 senast: 2025"),
        ("senast: 2025", "senast\u00a0: 2025"),
        ("senast: 2025", "sen\u200bast: 2025"),
        ("ansvarig: samordnare", "ansvarig: ”Samordnare”"),
        ("ansvarig: samordnare", "ansvarig: samordnare\u00a0"),
        ("som: mal", "som: ”Mål”"),
        ('avsnitt: "2.1"', "avsnitt: ”2.1”"),
        ("- id", "– id"),
        ("- id", "-\u00a0id"),
        ("id: MAL-001", "id: mal-001"),
        ("utgangslage: uppgift saknas", "utgangslage: Uppgift saknas"),
    ],
)
def test_what_word_puts_in_the_place_of_yamls_own_signs_is_mended_and_every_other_byte_stays(right, wrong):
    assert right in MAL
    assert done(MAL.replace(right, wrong, 1)) == MAL


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3 oktober 2025", "2025-10-03"),
        ("den 3 okt 2025", "2025-10-03"),
        ("2025-10-3", "2025-10-03"),
        ("2025/10/03", "2025-10-03"),
        ("2025–10–03", "2025-10-03"),
        ("2025-10-03 00:00:00", "2025-10-03"),
        ("31/12 2025", "2025-12-31"),
        ("oktober 2025", "2025-10"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_written_as_ours(written, meant):
    assert done(MAL.replace("senast: 2025", f"senast: {written}")) == MAL.replace("senast: 2025", f"senast: {meant}")


@pytest.mark.parametrize(
    "written", ["3/10 2025", "3.10.2025", "3/10-2025", "45933", "hösten 2025", "25-10-03", "31/2 2025", "’3/10 2025’"]
)
def test_a_date_that_may_mean_two_things_or_none_is_left(written):
    text = MAL.replace("senast: 2025", f"senast: {written}")
    assert done(text) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1 000", "1000"), ("1\u00a0000", "1000"), ("12,0", "12"), ('"12"', "12"), ("”12”", "12"), ("12\u00a0", "12")],
)
def test_a_number_with_signs_around_it_is_a_number(written, meant):
    text = UTB.replace("antal: 12", f"antal: {written}  # många", 1)
    assert done(text, "data/utbildningar.yml") == UTB.replace("antal: 12", f"antal: {meant}  # många", 1)


@pytest.mark.parametrize("written", ["12,5", "12 %", "1.000", "ca 12", "12–15", "−5", "tolv"])
def test_a_number_that_is_none_is_left(written):
    text = UTB.replace("antal: 12", f"antal: {written}", 1)
    assert done(text, "data/utbildningar.yml") == text


def test_a_list_with_long_dashes_is_a_list_and_a_text_with_them_is_left():
    text = "- id: chef\n  namn: Chef\n  organisation: kontoret\n  mandat: uppgift saknas\n  uppgifter:\n    — Ett\n    — Två – tre\n"
    assert done(text, "data/roller.yml") == text.replace("    — ", "    - ")


def test_tabs_of_an_indent_become_spaces_when_no_width_says_another_thing():
    assert done("- id: lis\n\tterm: LIS\n", "data/ordlista.yml") == "- id: lis\n  term: LIS\n"
    nested = "- id: lis\n  term:\n\t- ett\n    - två\n"
    assert done(nested, "data/ordlista.yml") == nested


@pytest.mark.parametrize("coding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_file_in_another_coding_is_saved_as_utf_8(coding):
    text = MAL.replace("\u00a0", " ")
    assert done(text.encode(coding)) == text


def test_the_line_ends_of_windows_and_of_an_old_mac_are_ours():
    assert done(MAL.replace("\n", "\r\n")) == MAL
    assert done(MAL.replace("\n", "\r")) == MAL


def test_several_mistakes_at_once_are_mended_and_the_next_time_there_is_nothing():
    wrong = MAL.replace("senast: 2025", "senast:\u00a0”3 oktober 2025”").replace("som: mal", "som: ”Mål”")
    once = done(("\ufeff" + wrong.replace("\n", "\r\n")).encode())
    assert once == MAL.replace("senast: 2025", "senast: 2025-10-03")
    assert mended("data/mal.yml", once.encode(), known) == (once, [])


def test_fields_come_in_the_order_of_the_register_with_their_comments_only_when_asked_for():
    text = "- namn: Chef\n  # varför den heter så\n  id: chef\n  uppgifter: uppgift saknas\n  organisation: kontoret\n  mandat: uppgift saknas\n"
    assert done(text, "data/roller.yml") == text
    wanted = "- id: chef\n"
    made = done(text.replace("  # varför den heter så\n", ""), "data/roller.yml", order=True)
    assert made.startswith(wanted) and sorted(r.strip(" -") for r in made.split("\n")) == sorted(
        r.strip(" -") for r in text.replace("  # varför den heter så\n", "").split("\n")
    )
    assert done(made, "data/roller.yml", order=True) == made


def test_a_page_keeps_its_words_and_loses_what_nobody_sees():
    page = "# Titel\n\nEn ”mening” – med\u00a0blanktecken, 3/10 2025.\n"
    assert done(page.replace("mening", "men\u00adi\u200bng"), "docs/a.md") == page


def test_a_file_that_cannot_be_told_is_left_and_a_sign_of_writing_direction_too(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/mal.yml").write_bytes(b"- id: \x81\x8d\xff\n")
    changes, faults = mend(tmp_path, ["data/mal.yml"], load_registers(tmp_path)[0], write=True)
    assert changes == [] and "kodning" in faults[0].fel and faults[0].rad == 1
    turned = MAL.replace("Öva", "Öv\u202ea")
    assert done(turned) == turned


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests/minisite", tmp_path / "rot"))


def test_the_command_shows_each_row_before_and_after_and_writes_only_when_told_to(root):
    path = root / "data/mal.yml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("senast: 2025", "senast: ”3 oktober 2025”"), "utf-8")
    shown = lis("laga", "--rot", str(root))
    assert shown.returncode == 1 and "Inget är skrivet" in shown.stderr
    assert "data/mal.yml:4: " in shown.stdout
    assert "  -   senast: ”3 oktober 2025”\n  +   senast: 2025-10-03\n" in shown.stdout
    assert "”3 oktober" in path.read_text("utf-8")
    assert lis("laga", "--rot", str(root), "--ja").returncode == 0
    assert path.read_text("utf-8") == before.replace("senast: 2025", "senast: 2025-10-03")
    assert lis("laga", "--rot", str(root)).stdout == ""


def test_a_reference_is_mended_in_the_same_run_as_the_file_that_it_points_to(root):
    roles, goals = root / "data/roller.yml", root / "data/mal.yml"
    right = roles.read_text("utf-8"), goals.read_text("utf-8")
    roles.write_text(right[0].replace("- id: dataskyddsombud", "– id: dataskyddsombud"), "utf-8")
    goals.write_text(right[1].replace("ansvarig: samordnare", "ansvarig: ”samordnare”"), "utf-8")
    assert lis("laga", "--rot", str(root), "--ja").returncode == 0
    assert (roles.read_text("utf-8"), goals.read_text("utf-8")) == right


def test_what_is_frozen_is_never_touched(root):
    frozen = root / "data/frysta/2025"
    frozen.mkdir(parents=True)
    (frozen / "manifest.json").write_text("{}")
    (frozen / "index.md").write_bytes(b"# Fryst \r\n")
    review = root / "docs/genomgang/2025/index.md"
    review.write_bytes(b"\xef\xbb\xbf" + review.read_bytes())
    kept = review.read_bytes()
    lis("laga", "--rot", str(root), "--ja", "docs/genomgang/2025/index.md", "data/frysta/2025/index.md")
    lis("laga", "--rot", str(root), "--ja")
    assert review.read_bytes() == kept and (frozen / "index.md").read_bytes() == b"# Fryst \r\n"


def test_no_sign_in_a_file_moves_the_terminals_pen(root):
    path = root / "data/mal.yml"
    path.write_text(path.read_text("utf-8").replace("senast: 2025", "senast:\u00a0”2025” # \x1b[2J\u202e"), "utf-8")
    told = lis("laga", "--rot", str(root)).stdout
    assert "\x1b" not in told and "\u202e" not in told
