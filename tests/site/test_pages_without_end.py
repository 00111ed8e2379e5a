"""A page made to make a reader stand still: `lis kontrollera` tells of it, or finds it harmless, at once."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from macros.content import load_content
from macros.pages.limits import MOST, check_limits
from macros.prepared.markdown_html import PageMarkdown
from macros.problems import Problem
from tests.conftest import ROOT, at_first

MINISITE = ROOT / "tests" / "minisite"
PATIENCE = 2.0
"""Seconds of the processor for the whole check, of which the rest of the root takes a tenth."""
MIXED = "*a_b`c[d](e<f&g!h{i}\\~|"

TOO_MUCH = {
    "parentheses in each other": "[x](" + "(" * 3000 + ")" * 3000 + ")",
    "brackets in each other": "[" * 3000 + "]" * 3000,
    "parentheses in a call": "{{ lagar(" + "(" * 3000 + "1" + ")" * 3000 + ") }}",
    "backticks": "`" * 60_000,
    "backticks in runs": " ".join("`" * n for n in range(1, 39)) * 100,
    "tags that are opened": "<a " * 30_000,
    "tags on rows of their own": "<a\n" * 30_000,
    "tags with half an address": '<a href="' * 10_000,
    "stars": "*" * 100_000,
    "stars apart": "* a " * 25_000,
    "stars on rows": "*a\n" * 4_000,
    "underscores": "_" * 100_000,
    "underscores between letters": "_a" * 50_000,
    "opened brackets": "[" * 100_000,
    "opened brackets on rows": "[\n" * 50_000,
    "pictures": "![" * 50_000,
    "links half done": "](" * 50_000,
    "quotes in quotes": "> " * 5_000 + "x",
    "quotes in quotes on a short row": ">" * 30 + " x",
    "lists in lists": "- " * 1_000 + "x",
    "lists in lists by indent": "\n".join("    " * n + "- x" for n in range(400)),
    "calls that are opened": "{{" * 20_000,
    "calls on rows": "{{\n" * 20_000,
    "blocks that are opened": "{% " * 20_000,
    "comments that are opened": "<!--" * 10_000,
    "comments on rows": "<!--\n" * 10_000,
    "numbered signs": "&#" * 50_000,
    "a long number": "&#" + "9" * 90_000 + ";",
    "a long row": "a" * 100_000,
    "a long row of spaces": "# a" + " " * 90_000 + "b",
    "a long page": "En rad.\n\n" * 100_000,
    "empty rows": "\n" * 150_000 + "x",
    "headings": "# Lika\n\n" * 10_000,
    "headings with a line": "Lika\n=\n\n" * 10_000,
    "links to nothing": "[a](b.md)\n" * 9_000,
    "footnotes": "[^a]\n" * 9_000,
    "attributes": "{: #a " * 20_000,
    "fences": "```a\n" * 20_000,
    "fences of all lengths": "\n".join("~" * (3 + n % 30) + "x" for n in range(4_000)),
    "blocks of HTML in each other": "<div markdown>\n" * 900,
    "digits": "1 " * 60_000,
    "digits without space": "1" * 90_000,
    "signs of sentences": ".!?" * 30_000,
    "escapes": "\\" * 90_000,
    "admonitions in each other": "\n".join("    " * n + "!!! note" for n in range(400)),
}
JUST_UNDER = {
    "an address that is none": "[x](http://[::1)",
    "an address that is none as reference": "[x]: http://[::1\n\n[x]",
    "an address that is none in HTML": '<a href="http://[::1">x</a>',
    "an address that is none as picture": "![x](//[)",
    "an address with signs that no file has": "[x](a%00b.md) [y](%ff%fe.md) [z](" + "a" * 4000 + ".md)",
    "an address up the tree": "[x](" + "../" * 1000 + "etc/passwd)",
    "dead links": "".join(f"[a](sida-{n}-som-inte-finns.md)\n\n" for n in range(490)),
    "dead anchors": "".join(f"[a](#rubrik-{n}-som-inte-finns)\n\n" for n in range(490)),
    "long rows of spaces": ("# a" + " " * 4_900 + "b\n\n") * 38,
    "long rows of digits": ("1 " * 2_400 + "\n") * 40,
    "long rows of digits without space": ("1" * 4_900 + "\n") * 40,
    "long rows of letters": ("a" * 4_900 + "\n") * 40,
    "long rows of ends": (".! " * 1_600 + "\n") * 40,
    "long rows of hyphens": ("a-" * 2_400 + "\n") * 40,
    "long rows of hosts": ("a.b" * 1_600 + "\n") * 40,
    "half addresses": ("a.b@" * 1_200 + "\n") * 40,
    "mixed signs": (MIXED + "\n") * 390,
    "mixed signs on a row": "\n\n".join([MIXED * 180] * 2),
    "closed comments": "<!-- a -->\n" * 99,
    "calls with long arguments": '{{ lagar("' + "a" * 4000 + '") }}',
    "calls with large numbers": "{{ lagar(" + "9" * 250 + ") }} {{ lagar(1e999) }} {{ lagar(-1) }}",
    "calls with lists in each other": "{{ lagar(" + "[" * 39 + "(" * 39 + ") }}",
    "headings of one name": "# Lika\n\n" * 195,
}


ALONE = {mark: f"{mark}a " * (most - 1) for mark, (most, _) in MOST.items()}
"""As many of each mark as a page may have, close together: what Markdown must manage too."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(MINISITE, tmp_path_factory.mktemp("hanger") / "rot"))


class TooLong(BaseException):
    """The check took more of the processor than a person waits."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what takes more of the processor's time than that, wherever it is: also in the middle of a pattern."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def faults(root: Path, text: str) -> list[Problem]:
    (root / "docs" / "om.md").write_text(f"# Om\n\n{text}\n", encoding="utf-8")
    with at_most(PATIENCE):
        return load_content(root, dag=date(2026, 11, 24)).problems


@pytest.mark.parametrize("what", TOO_MUCH)
def test_too_much_of_anything_is_told_before_it_is_read(root, what):
    told = faults(root, TOO_MUCH[what])
    assert 1 <= len(told) < 20
    assert {p.fil for p in told} == {"docs/om.md"}


@pytest.mark.parametrize("what", at_first(6, JUST_UNDER))
def test_what_is_just_allowed_is_read_at_once(root, what):
    assert {p.fil for p in faults(root, JUST_UNDER[what])} <= {"docs/om.md", "docs/index.md"}


def test_a_page_full_of_dead_links_gets_all_faults_but_only_some_hints(root):
    told = [p.fel for p in faults(root, "\n\n".join(f"[a](genomgang/2025/index{n}.md)" for n in range(60)))]
    assert len(told) == 60
    assert sum("menade du" in fel for fel in told) == 20


@pytest.mark.parametrize("text", (ALONE | JUST_UNDER).values(), ids=(ALONE | JUST_UNDER).keys())
def test_what_is_allowed_is_made_into_a_page_at_once(text):
    with at_most(4 * PATIENCE):
        assert PageMarkdown().html(text)


@pytest.mark.parametrize("mark", ALONE)
def test_one_more_of_a_mark_than_allowed_is_told(mark):
    assert list(check_limits("docs/om.md", ALONE[mark] + f"\n\n{mark}a {mark}a"))


def test_the_clock_of_these_tests_stops_a_pattern():
    with pytest.raises(TooLong), at_most(0.2):
        re.search(r"(a+)+$", "a" * 60 + "b")


def test_the_command_tells_of_such_a_page_too(root):
    (root / "docs" / "om.md").write_text("# Om\n\n" + "`" * 60_000, encoding="utf-8")
    command = [sys.executable, "-m", "macros", "kontrollera", "--rot", str(root)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "LIS_DAG": "2026-11-24"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 1
    assert done.stdout.startswith("docs/om.md:3: raden har 60000 tecken")
    assert "Traceback" not in done.stderr
