"""The catalogue as OSCAL: ids are kept and stable, each answer says how far it has come, and only what is open goes out.

That another tool reads the files is tried in tests/long/test_oscal.py.
"""

import json
import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from macros.content import Content
from macros.models.kort import Kort
from macros.models.malgrupp import Malgrupp
from macros.models.svar import Svarsblad
from macros.outputs.oscal import CATALOG, NS, OSCAL, is_ours, oscal_files
from macros.pages.kinds import START
from macros.prepared.pages import Preparation
from macros.problems import Felbruk
from macros.state.svarslage import answer_print
from tests.unit.office import DAY, decision, organisation, page, registers, roll

STA, KONTORET = "component-definition-sta.json", "component-definition-kontoret.json"
OPEN = tuple(
    Malgrupp(id=name, galler_register=name, visas_for="oppen", varfor="Står i öppna texter.")
    for name in ("kartotek", "svar", "roller")
)


def measure(number: int, letters: str = "LOG", **fields) -> dict:
    kept = {"id": f"{letters}-0{number}", "vad": f"Loggen {number} finns.", "bindning": "rad", "gor": "chef"}
    return kept | {"kontroll": "Öppna den."} | fields


def card(name: str, *measures: dict, **fields) -> Kort:
    rest = {"titel": name.capitalize(), "sammanfattning": f"Om {name}.", "agare": "chef"}
    return Kort(**{"id": name, "atgarder": measures} | rest | fields)


def answer(number: int, form: str, **fields) -> dict:
    told = {"gors": f"Någon gör {number} i {form}.", "visa": "Listan.", "kvar": "Läs den.", "fraga": "Hur?"}
    return {"atgard": f"LOG-0{number}", "form": form} | told | fields


LOGS = card(
    "loggning",
    measure(1, fran_niva={"konfidentialitet": 2, "tillganglighet": 3}, driftformer=["sta", "moln"]),
    measure(2, kortsvar=[{"fraga": "hur_ofta", "svar": "Varje vecka."}]),
    measure(3),
)
CARDS = (LOGS, card("avtal", measure(1, "AVT")))


def content(*answers: dict, rows=OPEN, cards=CARDS, dag: date = DAY, **held) -> Content:
    sheets = [Svarsblad(id="loggning", svar=answers)] if answers else []
    known = registers(malgrupper=rows, kartotek=cards, svar=sheets, roller=[roll()], **held)
    return Content(Path(), dag, known, Preparation({START: page(START)}, known, dag), [])


TWO = (answer(1, "sta"), answer(3, "kontoret"))


def made(*answers: dict, **kept) -> dict[str, dict]:
    """The files as data, without the name of the model that each holds."""
    return {
        name: next(iter(json.loads(data).values())) for name, data in oscal_files(content(*answers, **kept)).items()
    }


def controls(files: dict[str, dict]) -> dict[str, dict]:
    held = [c for group in files[CATALOG]["groups"] for c in group["controls"]]
    assert len({c["id"] for c in held}) == len(held)
    return {c["id"]: c for c in held}


def implementation(file: dict) -> dict:
    (component,) = file["components"]
    (held,) = component["control-implementations"]
    return held


def values(part: dict, name: str) -> list[str]:
    return [p["value"] for p in part.get("props", ()) if p["name"] == name]


def told(part: dict) -> dict[str, str]:
    return {p["name"]: p["prose"] for p in part["parts"]}


def test_every_measure_is_a_control_once_in_the_group_of_its_card_with_its_own_number():
    files = made(*TWO)
    groups = [(g["id"], g["title"], [c["id"] for c in g["controls"]]) for g in files[CATALOG]["groups"]]
    assert groups == [("avtal", "Avtal", ["avt-01"]), ("loggning", "Loggning", ["log-01", "log-02", "log-03"])]
    assert [values(c, "label") for c in controls(files).values()] == [["AVT-01"], ["LOG-01"], ["LOG-02"], ["LOG-03"]]


def test_a_control_says_what_is_asked_of_whom_and_is_a_proposal():
    files = made(*TWO)
    one, two = controls(files)["log-01"], controls(files)["log-02"]
    assert told(one) == {"statement": "Loggen 1 finns.", "guidance": "Öppna den."}
    assert told(two)["overview"] == "Varje vecka."
    assert values(one, "driftform") == ["sta", "moln"] and len(values(two, "driftform")) == 5
    assert values(one, "fran-niva") == ["K2 eller T3"] and values(two, "fran-niva") == ["alla"]
    assert (values(one, "konfidentialitet"), values(one, "riktighet"), values(one, "tillganglighet")) == (
        ["2"],
        [],
        ["3"],
    )
    assert values(one, "bindning") == ["rad"] and values(one, "gor") == ["chef"] and values(one, "lage") == ["forslag"]
    assert {p.get("ns") for p in one["props"] if p["name"] != "label"} == {NS}


def test_a_card_that_is_decided_is_no_proposal():
    held = [decision("kartotek/loggning.md", synlighet="oppen")]
    files = made(*TWO, beslut=held)
    assert values(controls(files)["log-01"], "lage") == ["galler"]
    assert values(controls(files)["avt-01"], "lage") == ["forslag"]


def test_a_form_has_the_answers_that_are_written_and_names_what_has_none():
    files = made(*TWO)
    assert list(files) == [CATALOG, KONTORET, STA]
    sta = implementation(files[STA])
    assert [r["control-id"] for r in sta["implemented-requirements"]] == ["log-01"]
    assert values(sta, "svar-saknas") == ["AVT-01", "LOG-02"]
    assert [r["control-id"] for r in implementation(files[KONTORET])["implemented-requirements"]] == ["log-03"]
    assert values(implementation(files[KONTORET]), "svar-saknas") == []


def test_an_answer_has_all_its_words_and_who_does_it():
    (found,) = implementation(made(*TWO)[STA])["implemented-requirements"]
    first, *rest = found["description"].split("\n\n")
    assert first == "Någon gör 1 i sta."
    assert rest == [
        "**Vad som visar det:** Listan.",
        "**Kvar för kontoret:** Läs den.",
        "**Fråga till leverantören:** Hur?",
    ]
    assert values(found, "krav") == ["LOG-01"] and found["responsible-roles"] == [{"role-id": "chef"}]


def checked(text: str = "Någon gör 1 i sta.") -> dict:
    sheet = Svarsblad(id="loggning", svar=[answer(1, "sta")])
    print_ = answer_print(LOGS.atgarder[0], sheet.svar[0])
    return answer(1, "sta", gors=text, provningar=[{"datum": "2026-11-20", "av": "chef", "avtryck": print_}])


@pytest.mark.parametrize(
    ("written", "dag", "state"),
    [
        (answer(1, "sta"), DAY, ("forslag", "Inte prövat", [], [])),
        (checked(), DAY, ("provat", "Prövat", ["chef"], ["2026-11-20"])),
        (checked("Nytt."), DAY, ("suspekt", "Ändrat sedan prövningen", ["chef"], ["2026-11-20"])),
        (checked(), date(2026, 11, 19), ("forslag", "Inte prövat", [], [])),
    ],
)
def test_an_answer_says_how_far_it_has_come(written, dag, state):
    (found,) = implementation(made(written, dag=dag)[STA])["implemented-requirements"]
    (word,) = [p for p in found["props"] if p["name"] == "lage"]
    assert (word["value"], word["remarks"], values(found, "provat-av"), values(found, "provat")) == state


def test_what_is_not_open_to_anybody_does_not_go_out():
    cards = (LOGS, card("hemligt", measure(1, "HEM"), synlighet="intern"))
    assert list(controls(made(*TWO, cards=cards))) == ["log-01", "log-02", "log-03"]
    text = b"".join(oscal_files(content(*TWO, cards=cards)).values())
    assert b"HEM-01" not in text and b"hemligt" not in text
    assert list(made(*TWO, rows=OPEN[:1])) == [CATALOG]
    secret = oscal_files(content(*TWO, rows=OPEN[:1]))[CATALOG]
    assert b"Chefen" not in secret and b'"chef"' not in secret
    with pytest.raises(Felbruk, match="öppet för alla"):
        oscal_files(content(*TWO, rows=()))


def test_an_example_is_no_requirement():
    cards = (LOGS, card("avtal", measure(1, "AVT"), exempel=True))
    assert "avt-01" not in controls(made(*TWO, cards=cards))


def test_the_same_content_gives_the_same_bytes_and_ids_outlive_words_and_days():
    assert oscal_files(content(*TWO)) == oscal_files(content(*TWO))
    old, new = made(*TWO), made(answer(1, "sta", gors="Nytt."), TWO[1], dag=date(2027, 1, 1))
    assert uuids(old) == uuids(new)
    assert len(set(uuids(old))) == len(uuids(old)) == 1 + 2 * 4
    assert all(UUID(one).version == 5 for one in uuids(old))


def uuids(files: dict[str, dict]) -> list[str]:
    return re.findall(r'"uuid": "([^"]+)"', json.dumps(files))


def test_the_head_tells_the_day_with_its_zone_and_that_the_texts_are_proposals():
    for dag, zone in ((DAY, "+01:00"), (date(2026, 7, 1), "+02:00")):
        head = made(*TWO, dag=dag)[CATALOG]["metadata"]
        assert (head["last-modified"], head["version"]) == (f"{dag}T00:00:00{zone}", f"{dag}")
    assert head["oscal-version"] == OSCAL and head["roles"] == [{"id": "chef", "title": "Chefen"}]
    assert "Inget här är beslutat" in head["remarks"] and "förslag tills en roll har prövat dem" in head["remarks"]


def test_an_invented_office_says_so_and_has_ids_of_its_own():
    rows = (*OPEN, Malgrupp(id="org", galler_register="organisation", visas_for="oppen", varfor="Står öppet."))
    files = made(*TWO, rows=rows, organisation=[organisation(pahittat=True)])
    assert all(f["metadata"]["title"].startswith("Påhittat kontor. ") for f in files.values())
    assert set(uuids(files)).isdisjoint(uuids(made(*TWO)))


def test_signs_of_markup_are_words_to_another_tool():
    cards = (card("3d-kartor", measure(1, vad="Skriv *inte* <b> i_filen.")),)
    files = made(cards=cards)
    assert told(controls(files)["log-01"])["statement"] == r"Skriv \*inte\* \<b\> i\_filen."
    assert files[CATALOG]["groups"][0]["id"] == "_3d-kartor"


def test_a_file_of_somebody_else_is_known_from_ours(tmp_path):
    ours, other, link = tmp_path / "catalog.json", tmp_path / "annan.json", tmp_path / "lank.json"
    ours.write_bytes(oscal_files(content())[CATALOG])
    other.write_text('{"catalog": {}}', encoding="utf-8")
    link.symlink_to(ours)
    assert [is_ours(path) for path in (ours, tmp_path / "ingen.json", other, link, tmp_path)] == [
        True,
        True,
        False,
        False,
        False,
    ]
