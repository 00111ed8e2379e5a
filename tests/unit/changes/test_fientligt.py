"""A change is read as if an enemy wrote it: nothing of it reaches a terminal, Markdown, the disk or Python as anything but text."""

import re
import subprocess

import pytest

from macros.changes.as_text import as_markdown, as_text, safe
from macros.changes.told import Avsnitt, Citat, rad
from macros.changes.trees import leads_out
from macros.problems import ContentFault, Felbruk
from tests.unit.changes.forrad import avsnitt

ESCAPES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def test_a_commit_text_and_a_file_name_cannot_steer_a_terminal(forrad):
    forrad.skriv("mapp/\x1b]0;titel\x07\u202efil`x`.py", "")
    forrad.spara("\x1b[2J\x1b[1;1HInget att se \u202e här\r\x07")
    for told in (forrad.text(), forrad.md()):
        assert not ESCAPES.search(told)
        assert "\\1b" in told and "Inget att se" in told


def test_a_new_line_in_a_file_name_makes_no_row_of_its_own(forrad):
    forrad.skriv("x\n## Rubrik\n::error file=a::b\n.py", "")
    forrad.spara()
    for told in (forrad.text(), forrad.md()):
        assert not [row for row in told.split("\n") if row.startswith(("## Rub", "::"))]


def test_a_sentence_cannot_break_out_of_markdown(forrad):
    nasty = "Se ``` hur <img src=x onerror=alert(1)> @isam [klicka](https://x.example) och | mer."
    forrad.byt("docs/om.md", "Börja på", f"{nasty.replace('<', '&lt;')} Börja på")
    forrad.spara(f"{nasty} `` a")
    md = forrad.md()
    outside, inside, fence = [], False, ""
    for row in md.split("\n"):
        mark = re.match(r"\s*(`{3,})", row)
        if mark and not inside:
            inside, fence = True, mark[1]
        elif inside and row.strip() == fence:
            inside = False
        elif not inside:
            outside.append(re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", row))
    assert not inside and "onerror" in md
    assert not [row for row in outside if "onerror" in row or "@isam" in row or "klicka" in row]


def test_a_quoted_text_is_code_whatever_marks_it_holds():
    for text in ("a`b", "``", "`", "a``b`", "", "|x|", "*_~#"):
        row = as_markdown("R", [], [Avsnitt("A", [rad("x ", Citat(text))], "")]).strip().split("\n")[-1]
        marks = re.match(r"- x (`+)", row)[1]
        assert row.endswith(marks) and not re.search(rf"(?<!`){marks}(?!`)", row[4 + len(marks) : -len(marks)].strip())


def test_a_long_text_is_cut_and_a_lone_surrogate_is_shown():
    assert len(safe("ord " * 10_000)) == 400
    assert safe("a\udcffb") == "a\\dcffb"
    assert as_text("R", [], [Avsnitt("A", [], "Inget.")]) == "R\n\nA\n  Inget.\n"


def test_a_base_with_a_link_out_of_the_tree_is_told_and_never_followed(forrad, tmp_path):
    secret = tmp_path / "hemlig"
    secret.mkdir()
    (secret / "x.md").write_text("# Hemligt\n\nMaskinens hemlighet.\n")
    (forrad.root / "docs" / "lank").symlink_to(secret)
    (forrad.root / "docs" / "fil.md").symlink_to(secret / "x.md")
    forrad.spara()
    (forrad.root / "docs" / "lank").unlink()
    (forrad.root / "docs" / "fil.md").unlink()
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.spara()
    text = forrad.text()
    assert "hemlighet" not in text and "Borttagen sida" not in text
    assert "docs/lank:1: länkar till andra filer" in avsnitt(text, "Basen har fel")
    assert "Går inte att jämföra" in avsnitt(text, "Lägen och tal")
    assert "docs/om.md" not in avsnitt(text, "Kod")


def test_a_head_with_a_link_is_a_fault_and_the_link_is_code(forrad):
    (forrad.root / "docs" / "lank.md").symlink_to("/etc/passwd")
    forrad.spara()
    found, text = forrad.skillnad(), forrad.text()
    assert found.fel and "root:" not in text
    assert "docs/lank.md (ny, länk)" in avsnitt(text, "Kod")
    with pytest.raises(ContentFault, match=r"docs/lank\.md:1: länkar"):
        forrad.text("HEAD~")


def test_a_head_with_a_huge_file_is_told_without_reading_it(forrad):
    with (forrad.root / "data" / "atgarder.yml").open("wb") as file:
        file.truncate(60_000_000)
    forrad.spara()
    found = avsnitt(forrad.text(), "Det nya har fel")
    assert found.startswith("FEL") and "data/atgarder.yml:1: filen är större än 2 MB" in found


def test_a_head_that_cannot_be_loaded_is_told_and_the_rest_still_said(forrad):
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.skriv("data/atgarder.yml", "- id: [\n")
    forrad.skriv("macros/ny.py", "")
    forrad.spara()
    text = forrad.text()
    assert "FEL: Det nya har fel enligt dagens kontroll" in text
    assert "+ Läs lugnt." in text and "macros/ny.py (ny)" in text and "finns inte längre" in text


def test_a_base_that_todays_code_cannot_load_is_told_and_the_change_is_no_fault(forrad):
    whole = (forrad.root / "data/roller.yml").read_text("utf-8")
    forrad.skriv("data/roller.yml", whole.replace("namn: Samordnare", "gammalt_falt: Samordnare"))
    forrad.spara()
    forrad.skriv("data/roller.yml", whole)
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.spara()
    found, text = forrad.skillnad(), forrad.text()
    assert not found.fel and "VARNING: Basen har fel enligt dagens kontroll" in text and "+ Läs lugnt." in text


def test_the_bases_code_is_never_run(forrad, tmp_path):
    trap = f"import pathlib; pathlib.Path({str(tmp_path / 'spar')!r}).touch()\n"
    for name in ("macros/__init__.py", "sitecustomize.py", "data/x.py", "conftest.py"):
        forrad.skriv(name, trap)
    forrad.skriv(".gitattributes", "*.md diff=ond filter=ond\n")
    forrad.skriv(".git/hooks/post-checkout", "#!/bin/sh\ntouch " + str(tmp_path / "spar")).chmod(0o755)
    forrad.spara()
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.spara()
    forrad.text()
    assert not (tmp_path / "spar").exists()
    assert forrad.git("status", "--porcelain") in ("", "?? .bygge/")


def test_a_name_that_leads_out_is_seen():
    for name in ("data/../../x", "/etc/x", "data//x", "data/.git/config", "data/.GIT/x", "data\\x", "c:x", "data/./x"):
        assert leads_out(name)
    assert not leads_out("data/system/x.yml")


def test_a_repository_that_is_broken_is_never_taken_for_one_without_changes(forrad):
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.spara()
    blob = forrad.git("rev-parse", "HEAD:docs/om.md")
    (forrad.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    done = subprocess.run(["git", "-C", str(forrad.top), "cat-file", "-e", blob], capture_output=True, check=False)
    assert done.returncode
    with pytest.raises(Felbruk, match="finns inte hemma i git"):
        forrad.text()


def test_git_that_fails_is_told_and_not_read_as_nothing(forrad):
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.spara()
    tree = forrad.git("rev-parse", "HEAD:docs")
    (forrad.top / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(Felbruk, match="gick inte att köra"):
        forrad.text()
