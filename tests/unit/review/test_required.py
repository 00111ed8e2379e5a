"""What keeps a review from being decided: each fault at its file, line and field, and all of them at once."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.content import load_content
from macros.review.required import Faststallelse, missing
from tests.varv import Varv, make_start, write_2026

YEAR = "data/genomgangar/2026.yml"
NINE = "docs/genomgang/2026/9-mal.md"


@pytest.fixture(scope="module")
def whole_once(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A review of 2026 that lacks nothing, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("macros.checks.spelling.can_spell", lambda: False)
        varv = Varv(make_start(tmp_path_factory.mktemp("hel")), patch)
        varv.day(date(2025, 12, 1))
        write_2026(varv)
        varv.well("oforandrat", "--alla-oredovisade", "2026", "--datum", "2025-11-20", "--av", "samordnare")
    return varv.root


@pytest.fixture
def whole(whole_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Varv:
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    varv = Varv(Path(shutil.copytree(whole_once, tmp_path / "rot")), monkeypatch)
    varv.day(date(2025, 12, 1))
    return varv


def told(varv: Varv, av: str = "samordnare", datum: date = date(2025, 12, 1)) -> list[str]:
    content = load_content(varv.root, dag=date(2025, 11, 26))
    assert content.problems == []
    found = missing(content, content.registers.get("genomgangar", "2026"), Faststallelse(datum, av, "EX 1"))
    return sorted(map(str, found))


def line(varv: Varv, name: str, words: str) -> int:
    rows = (varv.root / name).read_text("utf-8").splitlines()
    return next(n for n, row in enumerate(rows, 1) if words in row)


def test_a_whole_review_lacks_nothing(whole):
    assert told(whole) == []


UNKNOWN_FIELDS = {
    "uppfoljning": (r"uppfoljning: 2026-05", "uppfoljning: uppgift saknas", "skriv när besluten ska följas upp"),
    "nasta": (r"nasta:\n(  .*\n)+", "nasta: uppgift saknas\n", "skriv när nästa genomgång hålls och dess dagordning"),
    "bedomningar.verkan": (r"verkan: delvis", "verkan: uppgift saknas", "skriv ja, delvis eller nej"),
    "bedomningar.skal": (r"skal: .*", "skal: uppgift saknas", "skriv varför, i några meningar"),
    "yttrande_dataskyddsombud": (r"(yttrande_dataskyddsombud): .*", r"\1: uppgift saknas", "yttrande saknas"),
    "planering.arenden": (r"    arenden: \[ATG-003\]\n", "", "aktiviteten pekar inte på något ärende"),
    "planering": (r"planering:\n(  .*\n)+", "", "planeringen för 2026 saknas"),
    "att_besluta": (r"att_besluta:\n(  .*\n)+", "", "vad ledningen ska besluta nu saknas"),
    "bedomd_dag.antagande": (r"dag: 2025-11-26", "dag: 2025-11-26\n  antagande: Gissat.", "dagen är ett antagande"),
    "bedomd_dag.dag": (r"dag: 2025-11-26", "dag: 2025-01-01", "är utkastets förval"),
}


@pytest.mark.parametrize("field", UNKNOWN_FIELDS)
def test_what_is_not_said_is_asked_for_where_it_should_stand(whole, field):
    pattern, new, words = UNKNOWN_FIELDS[field]
    text = (whole.root / YEAR).read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1)
    assert changed != text
    (whole.root / YEAR).write_text(changed, encoding="utf-8")
    found = [row for row in told(whole) if row.startswith(YEAR)]
    assert len(found) == 1 and re.match(rf"{YEAR}:\d+: {re.escape(field)}: .*{words}", found[0]), found
    row = int(found[0].split(":")[1])
    where = changed.splitlines()[row - 1]
    assert field.split(".")[-1] in where or where == "id: 2026" or "aktivitet" in where


@pytest.mark.parametrize(("field", "day"), [("uppfoljning", "2025-05"), ("senast", "2025-10")])
def test_what_lies_ahead_is_after_the_reviews_day(whole, field, day):
    whole.write(YEAR, (f"{field}: 2026", f"{field}: {day}  # 2026"))
    assert [row for row in told(whole) if "är inte efter genomgångens dag" in row] == told(whole) != []


def test_all_faults_come_at_once_each_with_file_and_line(whole):
    whole.write(
        YEAR, ("uppfoljning: 2026-05", "uppfoljning: uppgift saknas"), ("verkan: delvis", "verkan: uppgift saknas")
    )
    whole.write("data/behov.yml", ("2025-11-20", "2024-11-20"))
    whole.write(NINE, ("## 9.2 Mål\n", '## 9.2 Mål\n\n!!! att-skriva "Att skriva"\n\n    Skriv.\n'))
    found = told(whole, av="dataskyddsombud")
    assert {row.split(":")[0] for row in found} == {YEAR, NINE, "data/behov.yml", "data/roller.yml"}
    assert all(re.match(r"[\w/.-]+:[1-9]\d*: ", row) for row in found) and len(found) == 5


def test_the_one_who_writes_it_and_a_role_without_mandate_cannot_decide(whole):
    row = line(whole, "data/roller.yml", "id: dataskyddsombud")
    assert told(whole, av="dataskyddsombud") == [
        f"data/roller.yml:{row}: far_faststalla: rollen Dataskyddsombud har inte mandat att fastställa genomgången; "
        "den roll som kontoret har gett mandatet har raden far_faststalla: true"
    ]


def test_the_decision_comes_after_the_day_that_the_review_tells_of(whole):
    (found,) = told(whole, datum=date(2025, 11, 25))
    assert found.endswith(
        "bedomd_dag.dag: 26 november 2025 är efter beslutet 25 november 2025; genomgången hålls innan den beslutas"
    )


def test_an_event_after_the_day_is_told_as_that_and_not_as_missing(whole):
    whole.write("data/behov.yml", ("2025-11-20", "2025-11-28"))
    row = line(whole, "data/behov.yml", "2025-11-28")
    (found,) = told(whole)
    assert found.startswith(
        f"data/behov.yml:{row}: handelser.datum: händelsen är daterad 28 november 2025, efter genomgångens dag 26 november 2025"
    )
    assert "inte redovisat" not in found


def test_the_years_goals_and_decisions_are_written_and_shown_where_they_belong(whole):
    whole.write("data/beslut.yml", ("som: beslut", "som: status"))
    whole.write(NINE, ('{{ arenden(2026, "9.2") }}', ""))
    row = line(whole, NINE, "## 9.2")
    assert told(whole) == [
        "data/beslut.yml:1: stallen: inget beslut står i avsnitt 10.1 i genomgång 2026; lägg till {genomgang: 2026, "
        'avsnitt: "10.1", som: beslut, punkt: 1} under stallen i posten',
        f'{NINE}:{row}: avsnitt 9.2 visar inte årets mål; skriv {{{{ arenden(2026, "9.2") }}}}',
    ]


def test_a_decision_that_the_review_itself_takes_may_already_have_its_day(whole):
    whole.write("data/beslut.yml", ("beslutat: uppgift saknas", "beslutat: 2025-11-27"))
    assert told(whole) == []


def test_a_question_whose_matters_are_finished_is_no_question_any_more(whole):
    question = "att_besluta:\n  - fraga: Ska vi köpa larm?\n    om_inte: Då blir det inget.\n    arenden: [{}]\n"
    text = re.sub(r"att_besluta:\n(  .*\n)+", question.format("ATG-003"), (whole.root / YEAR).read_text("utf-8"))
    (whole.root / YEAR).write_text(text, encoding="utf-8")
    assert told(whole) == []
    actions = (whole.root / "data/atgarder.yml").read_text("utf-8").rstrip("\n")
    done = "\n  handelser: [{datum: 2025-11-01, status: klar, text: Låsen är bytta., av: samordnare}]\n"
    assert "ATG-003" in actions.rpartition("- id:")[2]
    (whole.root / "data/atgarder.yml").write_text(actions + done, encoding="utf-8")
    (found,) = told(whole)
    row = int(re.match(rf"{YEAR}:(\d+): att_besluta\.arenden: frågan gäller bara .*, ATG-003 \(klar\);", found)[1])
    rows = (whole.root / YEAR).read_text("utf-8").splitlines()
    assert rows[row - 1] == "    arenden: [ATG-003]" and "om_inte" in rows[row - 2]


def test_a_required_part_has_a_text_or_a_reason(whole):
    part = "- {id: iso-a, rubrik: Hur målen nås, ur: ISO, avsnitt: ['9.4']}\n"
    (whole.root / "data/underlagskrav.yml").write_text(part, encoding="utf-8")
    assert [row.partition(": ")[2] for row in told(whole)] == [
        "avsnitt 9.4 är inte skrivet: Hur målen nås; skriv det, eller ange skäl i utan_svar"
    ]
    whole.write(YEAR, ("att_besluta:", "utan_svar:\n  - {krav: iso-a, skal: Målen är nya i år.}\natt_besluta:"))
    assert told(whole) == []


SAME = "Arbetet fortsätter som planerat."


@pytest.mark.parametrize(
    ("name", "pattern", "new", "place"),
    [
        (YEAR, r"skal: .*", f"skal: {SAME}", "bedomningar.skal"),
        (YEAR, r"om_inte: .*", "om_inte: ARBETET fortsätter, som planerat", f"står redan i {YEAR}"),
        (YEAR, r"matt: .*", f"matt: {SAME}", f"står redan i {YEAR}"),
        (NINE, r"Vi har sett över.*", SAME, ""),
        (NINE, r"Vi har sett över.*", "Arbetet fortsätter som planerat {{ byggdag() }}", ""),
    ],
)
def test_one_sentence_in_two_boxes_is_a_fault_of_the_later_one(whole, name, pattern, new, place):
    whole.write("docs/genomgang/2026/1-inledning.md", ("Vi har", f"{SAME}\n\nVi har"))
    text = (whole.root / name).read_text("utf-8")
    (whole.root / name).write_text(re.sub(pattern, new, text), encoding="utf-8")
    found = told(whole)
    assert found and all("står redan i" in row for row in found)
    assert any(place in row for row in found)


def test_that_nothing_has_changed_may_be_said_in_every_box_and_a_means_may_be_shared(whole):
    text = (whole.root / YEAR).read_text("utf-8")
    text = re.sub(r"skal: .*", "skal: Oförändrat sedan 2025.", text)
    first = re.search(r"planering:\n((?:  .*\n)+)", text)[1].replace("resurs: uppgift saknas", "resurs: Egen tid")
    second = re.sub(r"(aktivitet|matt): .*", lambda m: f"{m[1]}: En annan {m[1]}.", first)
    text = re.sub(r"planering:\n((?:  .*\n)+)", lambda _: f"planering:\n{first}{second}", text)
    (whole.root / YEAR).write_text(text, encoding="utf-8")
    assert "Egen tid" in first and told(whole) == []
