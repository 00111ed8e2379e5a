"""`lis skillnad`: what a change means, said to somebody who lets it in or not."""

import pytest

from macros.problems import Felbruk
from tests.unit.changes.forrad import Forrad, avsnitt

CLOSED = "# Stängd sida\n\nServern heter Bergfink och står i källaren.\n"
CARD = """id: prov
titel: Prov
sammanfattning: Om prov.
agare: samordnare
atgarder:
  - id: PRO-01
    vad: Det finns ett prov.
    bindning: rad
    gor: samordnare
    kontroll: Öppna provet.
    krav:
      - {ram: provlagen, version: "1", nummer: ["2:3"], hur: uppfyller, skal: "Provet är hela kravet."}
    kallor: [FORSLAG]
"""


def closed_page(forrad: Forrad) -> None:
    forrad.skriv("docs/om.md", (forrad.root / "docs/om.md").read_text("utf-8") + "\n[Stängd](rutiner/stangd.md)\n")
    forrad.skriv("docs/rutiner/stangd.md", f"---\nsynlighet: begransad\n---\n{CLOSED}")
    forrad.spara()


def test_a_change_of_nothing_says_so_in_every_section(forrad):
    forrad.spara("Inget")
    text = forrad.text()
    assert "0 filer är ändrade." in text
    for said in (
        "Ingen får läsa något som var stängt",
        "Ingen sida läses annorlunda",
        "Inga poster ändras",
        "bara innehåll",
    ):
        assert said in text
    assert not forrad.skillnad().fel


def test_a_page_that_is_opened_is_the_first_thing_said_and_a_warning(forrad):
    closed_page(forrad)
    forrad.byt("docs/rutiner/stangd.md", "synlighet: begransad", "synlighet: intern")
    forrad.spara()
    first = forrad.text().split("\n\n")[1]
    assert first.startswith("VARNING: Vem får läsa mer än förut")
    assert "Kontorets personal får nu läsa sidan Stängd sida (rutiner/stangd.md)" in first
    assert "Vem som helst" not in first


def test_a_sentence_that_is_moved_from_a_closed_page_to_an_open_one_is_told(forrad):
    closed_page(forrad)
    forrad.byt("docs/om.md", "## Så läser du", "Servern heter Bergfink och står i källaren.\n\n## Så läser du")
    forrad.spara()
    told = avsnitt(forrad.text(), "Vem får läsa mer")
    assert told.startswith("VARNING") and "i om.md" in told and "Bergfink" in told


def test_a_closed_record_that_is_written_anew_with_another_number_is_told(forrad):
    row = "- id: {}\n  rubrik: Flytta servern Bergfink ur källaren\n  ursprung: genomgang\n  ansvarig: samordnare\n  senast: uppgift saknas\n"
    place = forrad.root / "data/atgarder.yml"
    text = place.read_text("utf-8")
    forrad.skriv("data/atgarder.yml", text + row.format("ATG-002") + "  synlighet: begransad\n")
    forrad.spara()
    forrad.skriv("data/atgarder.yml", text + row.format("ATG-003"))
    forrad.spara()
    told = avsnitt(forrad.text(), "Vem får läsa mer")
    assert told.startswith("VARNING") and "Flytta servern Bergfink ur källaren" in told


def test_a_register_that_is_opened_is_told_though_nothing_is_written_in_it(forrad):
    forrad.skriv(
        "data/malgrupper.yml",
        "- id: utbildning\n  galler_register: utbildningar\n  visas_for: oppen\n  varfor: Prov.\n",
    )
    forrad.spara()
    told = avsnitt(forrad.text(), "Vem får läsa mer")
    assert "utan egen markering är nu för vem som helst, förut för kontorets personal" in told


def test_what_is_new_and_open_to_anyone_is_told_without_a_warning(forrad):
    row = "- id: roller\n  galler_register: roller\n  visas_for: oppen\n  varfor: Prov.\n"
    forrad.skriv("data/malgrupper.yml", row)
    forrad.spara()
    role = "- id: vakt\n  namn: Vakten\n  organisation: exempelkontoret\n  mandat: uppgift saknas\n  uppgifter: uppgift saknas\n  kalla: [P]\n"
    forrad.skriv("data/roller.yml", (forrad.root / "data/roller.yml").read_text("utf-8") + role)
    forrad.spara()
    text = forrad.text()
    assert "1 post i Roller" in avsnitt(text, "Nytt som vem som helst") and "+ vakt Vakten" in text
    assert "VARNING: Vem" not in text


def test_a_record_that_is_closed_is_told_without_a_warning(forrad):
    forrad.byt("data/atgarder.yml", "  rubrik: Köp reservkraft", "  rubrik: Köp reservkraft\n  synlighet: begransad")
    forrad.spara()
    text = forrad.text()
    assert "Kontorets personal får inte längre läsa posten ATG-001 Köp reservkraft" in text
    assert "VARNING: Vem" not in text


def test_a_page_is_told_with_the_sentences_that_came_and_went_and_nothing_else(forrad):
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.spara()
    told = avsnitt(forrad.text(), "Sidor och meningar")
    assert "Ändrad sida, för kontorets personal: Om webbplatsen (om.md), 1 nya och 0 borttagna meningar" in told
    assert told.split("\n")[2].strip() == "+ Läs lugnt."
    assert len(told.split("\n")) == 3


def test_a_state_moves_with_its_event_as_of_the_day_and_the_figure_with_it(forrad):
    forrad.byt("data/atgarder.yml", "status: klar", "status: pagar")
    forrad.spara()
    told = avsnitt(forrad.text(), "Lägen och tal")
    assert "ATG-001 Köp reservkraft: Läge: Klar → Inget rapporterat" in told
    assert "Öppna ärenden som är försenade: 0 av 1 → 0 av 2" in told


def test_an_event_after_the_day_moves_nothing(forrad):
    forrad.byt("data/atgarder.yml", "datum: 2024-10-01", "datum: 2024-10-02")
    forrad.spara()
    text = forrad.text()
    assert "Inga lägen eller tal ändras." in avsnitt(text, "Lägen och tal")
    assert "Händelser" in avsnitt(text, "Poster i registren")


def test_a_measure_that_changes_is_told_with_its_field_and_the_requirement_that_is_no_longer_met(forrad):
    decided = '- id: BES-001\n  rubrik: Besluta kortet\n  ansvarig: samordnare\n  senast: uppgift saknas\n  beslutat: 2026-01-01\n  av: samordnare\n  diarienummer: EX 1\n  faststaller: ["docs/kartotek/prov.md"]\n'
    forrad.skriv("data/kartotek/prov.yml", CARD)
    forrad.skriv("docs/kartotek/prov.md", "# Prov\n\nKort om prov.\n")
    forrad.skriv("data/beslut.yml", decided.replace("docs/", ""))
    forrad.spara()
    forrad.byt("data/kartotek/prov.yml", "Det finns ett prov.", "Det finns två prov.")
    forrad.byt("data/kartotek/prov.yml", 'hur: uppfyller, skal: "Provet är hela kravet."', "hur: stodjer")
    forrad.spara()
    told = avsnitt(forrad.text(), "Åtgärder, svar och krav")
    assert told.startswith("VARNING")
    assert "Uppfylls inte längre: Provlagen" in told.split("\n")[1]
    assert "Ändrad åtgärd: PRO-01 Det finns två prov." in told


def test_the_menu_is_content_and_the_settings_beside_it_are_code(forrad):
    forrad.skriv("mkdocs.yml", "site_name: A\nnav:\n  - index.md\nstrict: true\n")
    forrad.spara()
    forrad.skriv("mkdocs.yml", "site_name: B\nnav:\n  - Start: index.md\nstrict: true\n# en kommentar\n")
    forrad.spara()
    assert "Det här är bara innehåll" in avsnitt(forrad.text(), "Kod")
    forrad.skriv("mkdocs.yml", "site_name: B\nnav:\n  - Start: index.md\nstrict: false\n")
    forrad.skriv("macros/x.py", "")
    forrad.spara()
    told = avsnitt(forrad.text(), "Kod")
    assert told.startswith("VARNING") and "mkdocs.yml (ändrad)" in told and "macros/x.py (ny)" in told


def test_frozen_text_that_is_touched_is_a_fault_also_when_its_files_agree_with_each_other(forrad):
    forrad.skriv("data/frysta/2025/manifest.json", "{}")
    forrad.skriv("data/frysta/2025/text/index.md", "Beslutat.\n")
    forrad.spara()
    forrad.skriv("data/frysta/2025/text/index.md", "Beslutat annorlunda.\n")
    forrad.byt("docs/genomgang/2025/index.md", "# ", "# Ny ")
    forrad.spara()
    found = forrad.skillnad()
    told = avsnitt(forrad.text(), "Fryst text")
    assert found.fel and told.startswith("FEL")
    assert "data/frysta/2025/text/index.md" in told and "docs/genomgang/2025/index.md" in told


def test_the_work_tree_is_compared_when_no_head_is_named_with_what_is_not_saved(forrad):
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.skriv("ny.py", "")
    for what in ("HEAD", "HEAD.."):
        text = forrad.text(what)
        assert "till arbetsmappen" in text and "+ Läs lugnt." in text and "ny.py (ny)" in text


def test_three_dots_leave_out_what_the_base_got_meanwhile(forrad):
    forrad.git("checkout", "-q", "-b", "gren")
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    forrad.spara()
    forrad.git("checkout", "-q", "main")
    forrad.byt("data/atgarder.yml", "status: klar", "status: pagar")
    forrad.spara()
    assert "Läge" in forrad.text("main..gren").split("Poster i")[0].split("Lägen och tal")[1]
    assert "Inga lägen eller tal ändras" in forrad.text("main...gren") and "+ Läs lugnt." in forrad.text("main...gren")


def test_a_root_below_the_top_is_read_from_there_and_files_beside_it_are_code(tmp_path):
    forrad = Forrad(tmp_path / "f", "under/kontor")
    forrad.byt("docs/om.md", "Börja på", "Läs lugnt. Börja på")
    (forrad.top / "data").mkdir()
    (forrad.top / "data" / "x.yml").write_text("a: 1\n")
    forrad.spara()
    text = forrad.text()
    assert "+ Läs lugnt." in text and "../data/x.yml (ny)" in avsnitt(text, "Kod")


def test_the_base_is_kept_and_not_read_again(forrad, monkeypatch):
    forrad.spara()
    forrad.text()
    read = []
    from macros.changes import compare

    real = compare.read_tree
    monkeypatch.setattr(compare, "read_tree", lambda *a, **k: read.append(1) or real(*a, **k))
    forrad.text()
    assert len(read) == 1


@pytest.mark.parametrize("what", ["", "..HEAD", "finns-inte..HEAD", "HEAD..finns-inte", "--output=x..HEAD", "a..b..c"])
def test_what_is_no_revision_is_said_in_swedish(forrad, what):
    with pytest.raises(Felbruk, match=r"skriv BAS\.\.HUVUD|ingen revision"):
        forrad.skillnad(what)


def test_a_folder_outside_git_is_told(tmp_path):
    from macros.changes.compare import compare

    (tmp_path / "data").mkdir()
    with pytest.raises(Felbruk, match="ligger inte i git"):
        compare(tmp_path, "main", None)


REVIEW = "- id: GRA-001\n  sida: om.md\n  datum: 2025-10-01\n  av: samordnare\n  utfall: godkand\n  avtryck: {}\n"


def test_a_review_with_a_new_day_and_no_new_look_is_a_fault(forrad):
    forrad.skriv("data/granskningar.yml", REVIEW.format("a" * 64))
    forrad.spara()
    forrad.byt("data/granskningar.yml", "2025-10-01", "2026-11-01")
    forrad.spara()
    told = avsnitt(forrad.text(), "Granskningar som ändras i efterhand")
    assert told.startswith("FEL") and "GRA-001 om.md" in told and "lis granska" in told
    assert forrad.skillnad().fel


def test_a_new_review_is_no_fault_and_one_that_is_taken_away_is(forrad):
    forrad.skriv("data/granskningar.yml", REVIEW.format("a" * 64))
    forrad.spara()
    assert "Ingen. En ny granskning är en ny post." in forrad.text()
    forrad.skriv("data/granskningar.yml", "[]\n")
    forrad.spara()
    assert "är borttagen" in avsnitt(forrad.text(), "Granskningar som ändras i efterhand")


ANSWERS = """id: prov
svar:
  - atgard: PRO-01
    form: kontoret
    gors: Kontoret öppnar det.
    kvar: Läs det.
    provningar:
      - {datum: 2025-10-01, av: samordnare, avtryck: %s}
"""


def test_a_check_of_an_answer_with_a_new_day_is_a_fault_and_a_new_check_is_none(forrad):
    forrad.skriv("data/kartotek/prov.yml", CARD)
    forrad.skriv("docs/kartotek/prov.md", "# Prov\n\n## Gör så här\n\n## Åtgärder\n\n## Undantag\n\n## Källor\n")
    forrad.skriv("data/svar/prov.yml", ANSWERS % ("a" * 64))
    forrad.spara()
    new = f"      - {{datum: 2026-10-01, av: samordnare, avtryck: {'b' * 64}}}\n"
    forrad.skriv("data/svar/prov.yml", ANSWERS % ("a" * 64) + new)
    forrad.spara()
    assert "Prövningen av svaret" not in forrad.text()
    forrad.skriv("data/svar/prov.yml", (ANSWERS % ("a" * 64)).replace("2025-10-01", "2026-11-01"))
    forrad.spara()
    told = avsnitt(forrad.text(), "Granskningar som ändras i efterhand")
    assert told.startswith("FEL") and "PRO-01, kontoret" in told
