"""Wrong usage of `lis`: a Swedish line, status 2, and argparse left as it was for everybody else."""

import argparse
import re

import pytest

from macros.cli import _groups, main
from macros.cli.parser import Parser, build_parser

ENGLISH = re.compile(
    r"\b(usage|error|invalid|choose|choice|required|expected|unrecognized|ambiguous|ignored|argument[s ]:|the|options?|"
    r"positional|show|help message|default|Traceback)\b"
)
COMMANDS = (
    *(
        "kontrollera",
        "schema",
        "form",
        "laga",
        "skillnad",
        "bygg",
        "genomsok",
        "exportera",
        "ny",
        "rensa-exempel",
        "granska",
    ),
    *(
        "status",
        "utskick",
        "pdf",
        "faststall",
        "ratta",
        "arkivpaket",
        "katalog",
        "prova",
        "krav",
        "verkstad",
        "ta-emot",
        "beslutsunderlag",
        "genomgang",
        "tillsyn",
        "beroenden",
        "oforandrat",
        "signerad",
        "verifiera",
    ),
)


def ended(capsys: pytest.CaptureFixture[str], line: str) -> tuple[int, str]:
    """(exit status, last line on standard error)."""
    status = main(line.split())
    told = capsys.readouterr()
    assert told.out == ""
    assert not ENGLISH.search(told.err), told.err
    return status, told.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("byg", 'lis: kommandot "byg" finns inte; menade du "bygg"?'),
        ("--formt", 'lis: valet "--formt" finns inte'),
        ("kontrollera --formt json", 'lis kontrollera: valet "--formt" finns inte; menade du "--format"?'),
        ("kontrollera --form json", 'lis kontrollera: valet "--form" finns inte; menade du "--format"?'),
        ("kontrollera --formt=json", 'lis kontrollera: valet "--formt" finns inte; menade du "--format"?'),
        (
            "kontrollera --format jsn",
            'lis kontrollera: --format: "jsn" finns inte; välj bland text, json, github, gitlab; menade du "json"?',
        ),
        ("kontrollera nu", 'lis kontrollera: "nu" är ett argument för mycket'),
        ("kontrollera --lista=ja", "lis kontrollera: --lista tar inget värde"),
        ("kontrollera -hx", "lis kontrollera: -h/--help tar inget värde"),
        ("bygg --till", "lis bygg: --till: ett värde saknas"),
        ("bygg --till --med-exempel", "lis bygg: --till: ett värde saknas"),
        ("ny", "lis ny: det här saknas: REGISTER"),
        ("granska", "lis granska: det här saknas: KORT, --av, --utfall"),
        ("granska loggning --avv isam", 'lis granska: valet "--avv" finns inte; menade du "--av"?'),
        (
            "tillsyn --dag 2026-02-30",
            'lis tillsyn: --dag: datumet "2026-02-30" finns inte i kalendern; skriv ÅÅÅÅ-MM-DD',
        ),
        (
            "katalog moln",
            "lis katalog: välj --till FIL, eller --oscal MAPP för hela katalogen till andra verktyg; --andrat SEDAN visar vad som har ändrats",
        ),
        (
            "katalog moln --oscal ut",
            "lis katalog: --oscal skriver hela katalogen; av de andra valen går bara --dag och --rot att ange",
        ),
        ("tillsyn", "lis tillsyn: ange antingen --ramverk eller --arende, till exempel --ramverk cybersakerhetslagen"),
        (
            "tillsyn --ramverk gdpr --arende T1",
            "lis tillsyn: ange antingen --ramverk eller --arende, till exempel --ramverk cybersakerhetslagen",
        ),
        (
            "tillsyn --arende T1 --krav 2:3",
            "lis tillsyn: --krav hör till --ramverk; ett ärende visas alltid med alla sina brister",
        ),
        (
            "tillsyn --ramverk gdpr --malgrupp alla",
            'lis tillsyn: --malgrupp: "alla" finns inte; välj bland begransad, intern, oppen',
        ),
        ("status --dag igår", 'lis status: --dag: "igår" är inget datum; skriv ÅÅÅÅ-MM-DD'),
        ("status --dag 20260101", 'lis status: --dag: "20260101" är inget datum; skriv ÅÅÅÅ-MM-DD'),
        (
            "status --dag 2026-02-30",
            'lis status: --dag: datumet "2026-02-30" finns inte i kalendern; skriv ÅÅÅÅ-MM-DD',
        ),
        (
            "status --dag 9999-12-31",
            "lis status: --dag: året 9999 ligger utanför 1900–2199; skriv ett år däremellan",
        ),
    ],
)
def test_wrong_usage_is_told_in_swedish_with_what_was_meant(capsys, line, told):
    assert ended(capsys, line) == (2, told)


def test_without_a_command_the_commands_are_told(capsys):
    status, told = ended(capsys, "")
    assert status == 2
    assert told == f"lis: ange ett kommando: {', '.join(COMMANDS)}"


def test_a_folder_that_is_no_root_is_told(capsys, tmp_path):
    status, told = ended(capsys, f"schema --rot {tmp_path}")
    assert status == 2
    assert "har ingen mapp data/" in told


@pytest.mark.parametrize(
    ("value", "told"), [("tre", '--antal: "tre" är inget heltal'), ("1.5", '--antal: "1.5" är inget heltal')]
)
def test_what_is_no_number_is_told(capsys, value, told):
    parser = Parser(prog="prov")
    parser.add_argument("--antal", type=int)
    with pytest.raises(SystemExit) as end:
        parser.parse_args(["--antal", value])
    assert end.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"prov: {told}"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_swedish_and_tells_what_must_be_given(capsys, command):
    assert main([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("användning: lis")
    assert not ENGLISH.search(told)
    if command == "granska":
        assert re.search(r" --av ROLL\s+--utfall", told)


def test_the_library_is_left_as_it_was():
    build_parser(_groups([]))
    plain = argparse.ArgumentParser(prog="annat")
    assert "usage: annat" in plain.format_usage()
    assert "show this help message" in plain.format_help()


def test_the_parser_can_be_asked_twice(capsys):
    parser = build_parser(_groups([]))
    for _ in range(2):
        with pytest.raises(SystemExit):
            parser.parse_args(["granska", "loggning"])
        assert "det här saknas: --av, --utfall" in capsys.readouterr().err
    assert parser.parse_args(["ny", "system", "mitt"]).id == "mitt"
