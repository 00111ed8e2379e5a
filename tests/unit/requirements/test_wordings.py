"""`data/kravord.txt`: read by row, and every row that is not understood is told with its line."""

from macros.requirements.wordings import read_wordings


def read(root, text):
    (root / "data").mkdir()
    (root / "data" / "kravord.txt").write_text(text, encoding="utf-8")
    faults = []
    return read_wordings(root, faults), [(p.rad, p.fel) for p in faults]


def test_measures_topics_groups_and_light_words_are_read(tmp_path):
    held, faults = read(
        tmp_path,
        "# Ord\nLOG-01: loggar läses; loggen läses\ninget svar (pris): fakturor\nsamma ord: logg; loggfil\nsvaga ord: system\n",
    )
    assert faults == []
    assert held.fraser == {"LOG-01": ("loggar läses", "loggen läses")}
    assert held.utan_svar == {"pris": ("fakturor",)}
    assert (held.grupper, held.svaga) == ((("logg", "loggfil"),), ("system",))
    assert held.rader["LOG-01"] == 2


def test_a_row_that_is_not_understood_is_told_with_its_line(tmp_path):
    _, faults = read(tmp_path, "LOG-01: loggar\nlog-1: loggar\nLOG-02:\n")
    assert [line for line, _ in faults] == [2, 3]
    assert "har inget nummer först" in faults[0][1]
    assert "står ingen fras" in faults[1][1]


def test_without_the_file_there_are_no_words(tmp_path):
    held = read_wordings(tmp_path)
    assert (held.fraser, held.grupper) == ({}, ())
