"""From a retold review over two decided ones to the draft of the third, by commands of `lis` and written files alone."""

import re
from datetime import date
from pathlib import Path

import pytest

from macros.content import load_content
from tests.varv import DECISION, Varv, decide_by, make_start, stalle, write_2026


@pytest.fixture
def varv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Varv:
    """A minisite to walk in: no PDF and no spelling, for those are other programs."""
    monkeypatch.setattr("macros.review.decide.make_pdfs", lambda *_: [])
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    made = Varv(make_start(tmp_path), monkeypatch, capsys)
    made.day(date(2025, 12, 1))
    return made


def asked(told: str) -> set[str]:
    """The matters that a refusal asks for."""
    return set(re.findall(r"handelser: ([A-Z]{3}-\d{3}) är inte redovisat", told))


def test_two_years_are_decided_and_what_was_going_on_is_asked_for_again(varv):
    write_2026(varv)
    status, told = varv.lis(*decide_by(2026, "2025-12-01"))
    assert status == 1 and asked(told) == {"MAL-001", "BEH-001", "ATG-002"}
    assert [row for row in told.splitlines() if not re.match(r"data/\w+\.yml:\d+: handelser: ", row)][1:] == [
        "3 fel i 3 fil(er). Inget har ändrats."
    ]
    event = "  handelser: [{datum: 2025-10-01, status: pagar, text: Första övningen är hållen., av: samordnare}]\n"
    varv.write("data/mal.yml", ("  matt: uppgift saknas\n", event + "  matt: uppgift saknas\n"))
    told = varv.well("oforandrat", "--alla-oredovisade", "2026", "--datum", "2025-11-20", "--av", "samordnare")
    assert "BEH-001: Oförändrat sedan genomgången 2025." in told and "ATG-002: Oförändrat sedan 1 maj 2024." in told
    assert "--datum: 2 december 2025 har inte varit än" in varv.lis(*decide_by(2026, "2025-12-02"))[1]
    told = varv.well(*decide_by(2026, "2025-12-01"))
    assert "Genomgången 2026 är fryst." in told and "om det var nu de beslutades: BES-001." in told
    assert "lis signerad 2026 FIL" in told and "lis ny genomgang 2027" in told
    varv.well("verifiera")

    varv.day(date(2026, 12, 1))
    varv.well("ny", "genomgang", "2027")
    varv.fill_pages(2027)
    varv.fill_record(2027, "2026-11-26", "MAL-001", "samordnare")
    varv.write(
        "data/mal.yml",
        *[
            (
                stalle(2026, "9.2", "mal"),
                stalle(2026, "9.2", "mal")[:-2] + ', {genomgang: 2027, avsnitt: "9.2", som: mal, punkt: 1}]\n',
            )
        ],
    )
    varv.add("data/beslut.yml", DECISION.format(id="BES-003", rubrik="Köp larm") + stalle(2027, "10.1", "beslut"))
    status, told = varv.lis(*decide_by(2027, "2026-12-01"))
    # What was going on, what was unchanged, the year's own goal and decision, and the planned activity's matter.
    assert status == 1 and asked(told) == {"MAL-001", "BEH-001", "ATG-002", "MAL-002", "BES-001", "ATG-003"}
    varv.write("data/beslut.yml", (stalle(2026, "10.1", "beslut"), stalle(2026, "10.1", "beslut") + DONE))
    varv.well("oforandrat", "--alla-oredovisade", "2027", "--datum", "2026-11-26", "--av", "samordnare")
    varv.well(*decide_by(2027, "2026-12-01"))
    varv.well("verifiera")

    varv.day(date(2027, 12, 1))
    varv.well("ny", "genomgang", "2028")
    varv.fill_record(2028, "2027-11-26", "MAL-001", "samordnare")
    told = promises(varv, "genomgang/2028/index.md")
    assert "0 av 6 öppna ärenden är redovisade sedan genomgången 2027." in told
    assert "Ärenden Klar Inget rapporterat Genomgången 2027 3 0 3 Genomgången 2026 3 1 2 Genomgången 2025 3 0 3" in told
    assert "Klar 1 Skriv en rutin (BES-001)" in told


DONE = "  handelser: [{datum: 2026-06-01, status: klar, text: Rutinen är skriven., av: samordnare}]\n"


def promises(varv: Varv, page: str) -> str:
    """What a page says of the promises, as one line."""
    html = load_content(varv.root).preparation[page].article.html
    text = re.sub(r'<span class="etikett".*?</span>', " ", html)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
