"""An honest *oförändrat* for many matters at once, and the signed copy's hash: written once, never over another."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.frozen.store import sha
from macros.registers.yaml_plain import plain
from tests.conftest import ROOT
from tests.varv import Varv

SAY = ("--datum", "2026-03-02", "--av", "samordnare")
NEED = "- id: BEH-001\n  rubrik: Få tid  # kort\n  ansvarig: samordnare\n  senast: uppgift saknas\n"


@pytest.fixture
def varv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Varv:
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))
    (root / "data/behov.yml").write_text(f"# Behov.\n{NEED}", encoding="utf-8")
    made = Varv(root, monkeypatch, capsys)
    made.day(date(2026, 11, 24))
    return made


def read(varv: Varv, name: str) -> str:
    return (varv.root / "data" / name).read_text("utf-8")


def test_the_event_says_since_when_and_the_state_as_it_was_and_where_it_is_written(varv):
    varv.write(
        "data/behov.yml",
        ("saknas\n", "saknas\n  handelser:\n    - {datum: 2026-01-05, status: pagar, text: Frågat.}\n"),
    )
    told = varv.well("oforandrat", "BEH-001", "MAL-001", "BEH-001", *SAY, "--text", "Vi väntar på svar.")
    assert told.splitlines()[:2] == [
        "data/behov.yml:8: BEH-001: Oförändrat sedan 5 januari 2026. Vi väntar på svar.",
        "data/mal.yml:12: MAL-001: Oförändrat sedan genomgången 2025. Vi väntar på svar.",
    ]
    rows = read(varv, "behov.yml").split("text: Frågat.}\n")[1]
    assert plain(rows) == [
        {
            "datum": "2026-03-02",
            "status": "pagar",
            "text": "Oförändrat sedan 5 januari 2026. Vi väntar på svar.",
            "av": "samordnare",
        }
    ]
    assert "status: planerad" in read(varv, "mal.yml") and "Få tid  # kort" in read(varv, "behov.yml")
    assert varv.lis("kontrollera")[1] == "Inga fel.\n"


@pytest.mark.parametrize(
    ("datum", "text"), [("2026", "förra rapporten (2026)"), ("2026-02", "förra rapporten (februari 2026)")]
)
def test_a_coarse_day_is_said_as_what_it_is(varv, datum, text):
    varv.write(
        "data/behov.yml", ("saknas\n", f"saknas\n  handelser: [{{datum: {datum}, status: pagar, text: Frågat.}}]\n")
    )
    day = "2026-03-02" if datum != "2026" else "2026-11-24"
    status, told = varv.lis("oforandrat", "BEH-001", "--datum", day, "--av", "samordnare")
    assert (status, f"Oförändrat sedan {text}." in told) == ((0, True) if datum != "2026" else (2, False))


REFUSED = {
    "finished": (("oforandrat", "MAL-001", "ATG-001", *SAY), "ATG-001 är inte öppet 2 mars 2026 (läget är klar)"),
    "unknown matter": (("oforandrat", "MAL-01", *SAY), 'menade du "MAL-001"?'),
    "unknown role": (
        ("oforandrat", "MAL-001", "--datum", "2026-03-02", "--av", "samordnar"),
        'menade du "samordnare"?',
    ),
    "not yet": (("oforandrat", "MAL-001", "--datum", "2026-11-25", "--av", "samordnare"), "har inte varit än"),
    "nothing named": (("oforandrat", *SAY), "ange ett eller flera id"),
    "both named": (("oforandrat", "MAL-001", "--alla-oredovisade", "2025", *SAY), "ange ett eller flera id"),
    "first year": (("oforandrat", "--alla-oredovisade", "2025", *SAY), "är den första"),
    "no year": (("oforandrat", "--alla-oredovisade", "2031", *SAY), "det finns ingen genomgång 2031"),
    "the officer": (("oforandrat", "MAL-001", "--datum", "2026-03-02", "--av", "dataskyddsombud"), "dataskyddsombudet"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nothing_is_written_when_one_cannot_be(varv, case):
    arguments, words = REFUSED[case]
    before = {p: p.read_bytes() for p in (varv.root / "data").rglob("*.yml")}
    status, told = varv.lis(*arguments)
    assert status in (1, 2) and words in told, told
    assert {p: p.read_bytes() for p in (varv.root / "data").rglob("*.yml")} == before


def test_an_event_of_that_day_or_later_is_never_written_over(varv):
    varv.well("oforandrat", "MAL-001", *SAY)
    before = read(varv, "mal.yml")
    for day in ("2026-03-02", "2026-03-01"):
        status, told = varv.lis("oforandrat", "MAL-001", "--datum", day, "--av", "samordnare")
        assert status == 2 and "MAL-001 har redan en händelse 2 mars 2026; den står kvar" in told
    assert read(varv, "mal.yml") == before


PDF, SIGNED = b"%PDF-1.7 fryst", b"%PDF-1.7 fryst, och signerad"
COPY = ("--datum", "2026-03-03", "--av", "samordnare", "--diarienummer", "EX 2026-3")


@pytest.fixture
def decided(varv: Varv) -> Varv:
    """A decision that names a frozen year, with a frozen PDF: enough to sign."""
    place = varv.root / "data/frysta/2026/pdf"
    place.mkdir(parents=True)
    (place / "ledningens-genomgang-2026.pdf").write_bytes(PDF)
    varv.patch.setattr("macros.review.signed.check_frozen_reviews", lambda *_: ())
    varv.patch.setattr("macros.cli.chain.check_frozen_reviews", lambda *_: ())
    decision = (
        "- id: BES-001\n  rubrik: Fastställ\n  ansvarig: samordnare\n  senast: uppgift saknas\n  beslutat: 2026-03-02\n"
        f"  av: samordnare\n  diarienummer: EX 2026-2\n  faststaller: [genomgang/2026/index.md]\n  manifest: {'0' * 64}\n"
    )
    (varv.root / "data/beslut.yml").write_text(decision, encoding="utf-8")
    (varv.root.parent / "signerad.pdf").write_bytes(SIGNED)
    (varv.root.parent / "fryst.pdf").write_bytes(PDF)
    return varv


def test_the_signed_copy_is_kept_by_its_hash_shown_and_compared(decided):
    file = str(decided.root.parent / "signerad.pdf")
    assert "BES-001" in decided.well("signerad", "2026", file, *COPY)
    digest = hashlib.sha256(SIGNED).hexdigest()
    assert f"sha256: {digest}" in read(decided, "beslut.yml") and digest == sha(SIGNED)
    assert f"2026: signerad kopia 3 mars 2026, diarienummer EX 2026-3, SHA-256 {digest}" in decided.well(
        "verifiera", "2026"
    )
    assert "signerad.pdf är den signerade kopian" in decided.well("verifiera", "2026", "--signerad", file)
    status, told = decided.lis("verifiera", "2026", "--signerad", str(decided.root.parent / "fryst.pdf"))
    assert status == 1 and "den frysta PDF:en utan signatur" in told
    (decided.root.parent / "fryst.pdf").write_bytes(b"annat")
    status, told = decided.lis("verifiera", "2026", "--signerad", str(decided.root.parent / "fryst.pdf"))
    assert status == 1 and "varken den signerade kopian" in told


def test_a_signed_copy_is_never_written_over_and_is_not_the_unsigned_file(decided):
    status, told = decided.lis("signerad", "2026", str(decided.root.parent / "fryst.pdf"), *COPY)
    assert status == 2 and "den är inte signerad" in told
    early = ("--datum", "2026-03-01", *COPY[2:])
    assert (
        "signerad före beslutet"
        in decided.lis("signerad", "2026", str(decided.root.parent / "signerad.pdf"), *early)[1]
    )
    assert "finns inte" in decided.lis("signerad", "2026", str(decided.root.parent / "borta.pdf"), *COPY)[1]
    assert "är inte fastställd här" in decided.lis("signerad", "2025", str(decided.root.parent / "fryst.pdf"), *COPY)[1]
    decided.well("signerad", "2026", str(decided.root.parent / "signerad.pdf"), *COPY)
    before = read(decided, "beslut.yml")
    status, told = decided.lis("signerad", "2026", str(decided.root.parent / "signerad.pdf"), *COPY)
    assert (
        status == 2 and "har redan en signerad kopia från 3 mars 2026" in told and read(decided, "beslut.yml") == before
    )


def test_a_copy_cannot_have_been_signed_on_a_day_that_has_not_been(decided):
    ahead = ("--datum", "2026-11-25", *COPY[2:])
    status, told = decided.lis("signerad", "2026", str(decided.root.parent / "signerad.pdf"), *ahead)
    assert status == 2 and "--datum: 25 november 2026 har inte varit än" in told
    assert "signerad_kopia" not in read(decided, "beslut.yml")


def test_what_more_there_is_to_say_ends_as_a_sentence(varv):
    told = varv.well("oforandrat", "MAL-001", *SAY, "--text", "Vi väntar på svar")
    assert "Oförändrat sedan genomgången 2025. Vi väntar på svar.\n" in told
