"""What has changed in the cards since a day or a revision, and which systems it touches: unknown is neither yes nor no."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros.models.base import Synlighet
from macros.models.kort import Kort
from macros.models.svar import Svarsblad
from macros.outputs.catalogue_changes import changes_text
from macros.problems import Felbruk
from macros.registers.narrow import narrowed
from macros.review.earlier_cards import earlier_cards
from macros.state.andrat import Slag, changes, since_check
from macros.state.day import Dagslage
from macros.state.svarslage import answer_print
from tests.unit.office import DAY, regel, registers, roll, system

RULE = {"vad": "Loggen finns.", "bindning": "rad", "gor": "chef", "kontroll": "Öppna den."}
KLASSAD = [{"datum": "2026-01-10", "konfidentialitet": 2, "riktighet": 1, "tillganglighet": 1}]
SYSTEMS = [
    system(id="alfa", namn="Alfa", driftformer=["moln"], klassningar=KLASSAD),
    system(id="beta", namn="Beta"),
    system(id="gamma", namn="Gamma", driftformer=["egen"], klassningar=KLASSAD),
]


def office(*measures: dict[str, Any], **held: Any):
    card = Kort(id="loggning", titel="Loggning", sammanfattning="s", agare="chef", atgarder=measures)
    rest = {"kartotek": [card], "roller": [roll()], "regler": [regel()], "system": SYSTEMS}
    return registers(**rest | held)


def found(before: dict[str, Any], held) -> dict[str, tuple[str, tuple[str, ...]]]:
    ids = {a.id for k in held.kartotek for a in k.atgarder}
    return {c.id: (str(c.slag), c.falt) for c in changes(before, held, ids)}


def test_a_changed_text_is_told_with_its_fields_and_spaces_do_not_count():
    held = office(RULE | {"id": "LOG-01"}, RULE | {"id": "LOG-02"}, RULE | {"id": "LOG-03"})
    before = {
        "LOG-01": RULE | {"vad": "Loggen  finns.\n"},
        "LOG-02": RULE | {"vad": "Loggen läses.", "driftformer": ["moln"]},
        "LOG-09": RULE,
    }
    assert found(before, held) == {
        "LOG-02": ("andrad", ("vad", "driftformer")),
        "LOG-03": ("ny", ()),
        "LOG-09": ("borta", ()),
    }


def test_the_systems_are_chosen_by_form_and_level_and_the_unknown_is_told_apart():
    held = office(RULE | {"id": "LOG-01", "driftformer": ["moln"], "fran_niva": {"konfidentialitet": 2}})
    text = changes_text(Dagslage(held, DAY), changes({"LOG-01": RULE}, held, {"LOG-01"}), "i går")
    assert text.startswith("Ändrat sedan i går: 1 åtgärd.\n\nLOG-01 Loggen finns.")
    assert "Ändrat: från nivå och driftformer" in text
    assert "\n  Berör: Alfa\n" in text and "är inte känd: Beta" in text and "Gamma" not in text


def test_what_the_office_answers_once_touches_no_single_system():
    answer = {"atgard": "LOG-01", "form": "kontoret", "gors": "Så.", "visa": "V.", "kvar": "K."}
    held = office(RULE | {"id": "LOG-01"}, svar=[Svarsblad(id="loggning", svar=[answer])])
    assert "Berör hela kontoret" in changes_text(Dagslage(held, DAY), changes({}, held, {"LOG-01"}), "i går")


def test_no_system_written_in_is_unknown_and_nothing_changed_says_so():
    held = office(RULE | {"id": "LOG-01"}, system=[])
    assert "System: uppgift saknas" in changes_text(Dagslage(held, DAY), changes({}, held, {"LOG-01"}), "i går")
    assert "Inget har ändrats" in changes_text(Dagslage(held, DAY), [], "i går")


def test_what_the_audience_may_not_read_is_not_told_of():
    whole = office(RULE | {"id": "LOG-01"})
    shut = narrowed(whole, Synlighet.OPPEN, lambda name, record: name != "system")
    text = changes_text(Dagslage(shut, DAY), changes({}, shut, {"LOG-01"}), "i går")
    assert "System: visas inte här" in text and "Alfa" not in text
    assert "Gjort för" in text
    gone = narrowed(whole, Synlighet.OPPEN, lambda name, record: name != "kartotek")
    assert changes({"LOG-01": RULE}, gone, {"LOG-01"}) == []


def test_without_a_history_the_prints_of_the_checks_tell_what_has_moved():
    measure = RULE | {"id": "LOG-01"}
    answer = {"atgard": "LOG-01", "form": "moln", "gors": "Så.", "visa": "V.", "kvar": "K."}
    plain = office(measure, svar=[Svarsblad(id="loggning", svar=[answer])])
    mark = answer_print(plain.kartotek[0].atgarder[0], plain.svar[0].svar[0])
    sheet = Svarsblad(
        id="loggning", svar=[answer | {"provningar": [{"datum": "2026-10-01", "av": "chef", "avtryck": mark}]}]
    )
    assert since_check(office(measure, svar=[sheet]), DAY) == []
    (moved,) = since_check(office(measure | {"vad": "Loggen läses."}, svar=[sheet]), DAY)
    assert (moved.id, moved.slag) == ("LOG-01", Slag.ANDRAD)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root in git with one saved card, which is then changed."""
    card = tmp_path / "data/kartotek/loggning.yml"
    card.parent.mkdir(parents=True)
    card.write_text("id: loggning\natgarder:\n  - {id: LOG-01, vad: Loggen finns.}\n", encoding="utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    day = {
        "GIT_AUTHOR_DATE": "2026-10-01T12:00:00",
        "GIT_COMMITTER_DATE": "2026-10-01T12:00:00",
        "PATH": "/usr/bin:/bin",
    }
    for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "Kortet")):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True, env=day)
    card.write_text("id: loggning\natgarder: []\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("since", ["HEAD", "2026-10-01", "2026-12-31"])
def test_the_cards_of_a_revision_or_a_day_are_those_that_git_has(root, since):
    assert earlier_cards(root, since).matt == {"LOG-01": {"id": "LOG-01", "vad": "Loggen finns."}}


@pytest.mark.parametrize(
    ("since", "fault"),
    [
        ("2026-09-30", "historiken börjar efter"),
        ("2026-13-01", "finns inte"),
        ("nej", "varken en dag"),
        ("--all", "varken"),
    ],
)
def test_an_unknown_day_or_revision_is_wrong_usage(root, since, fault):
    with pytest.raises(Felbruk, match=fault):
        earlier_cards(root, since)


def test_outside_git_there_is_no_history(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert earlier_cards(tmp_path, "HEAD") is None
