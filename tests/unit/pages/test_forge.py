"""Where files are edited in a browser: set in code, checked, and in an address nothing but a path and a line."""

from dataclasses import replace

import pytest

from macros.models.synlighet import Synlighet
from macros.pages import forge
from macros.pages.forge import Forge, read_forge

GITHUB = Forge("github", "https://github.com/o/r", "main", Synlighet.INTERN)
SET = "slag: {slag}\nadress: {adress}\ngren: {gren}\nlasare: {lasare}\n"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """What is read of a file with these fields, in our own root."""

    def made(text: str | None = None, **fields: str):
        known = {"slag": "github", "adress": "https://github.com/o/r", "gren": "main", "lasare": "intern"}
        (tmp_path / "deploy").mkdir(exist_ok=True)
        (tmp_path / forge.FILE).write_text(SET.format(**known | fields) if text is None else text)
        monkeypatch.setattr(forge, "OURS", tmp_path)
        found, problems = read_forge(tmp_path)
        return found, [str(p) for p in problems]

    return made


@pytest.mark.parametrize(
    ("slag", "there"),
    [
        ("github", "https://github.com/o/r/edit/main/data/system/x.yml#L12"),
        ("gitlab", "https://github.com/o/r/-/edit/main/data/system/x.yml#L12"),
        ("gitea", "https://github.com/o/r/_edit/main/data/system/x.yml#L12"),
        ("azure", "https://github.com/o/r?path=/data/system/x.yml&version=GBmain&line=12&lineEnd=12"),
    ],
)
def test_each_kind_leads_to_the_file_and_the_line(slag, there):
    assert replace(GITHUB, slag=slag).redigera("data/system/x.yml", 12).startswith(there)


def test_a_new_file_opens_with_its_template_where_the_forge_can():
    assert GITHUB.ny("data/system", "fyll-i.yml", "id: x\nnamn: &å\n") == (
        "https://github.com/o/r/new/main/data/system?filename=fyll-i.yml&value=id%3A%20x%0Anamn%3A%20%26%C3%A5%0A"
    )
    assert "value" not in replace(GITHUB, slag="gitlab").ny("data/system", "fyll-i.yml", "id: x")
    assert [replace(GITHUB, slag=k).fyller_i for k in forge.EDIT] == [True, False, True, False]


def test_an_odd_path_cannot_end_the_address():
    assert GITHUB.redigera('docs/a"b c#d?e.md') == "https://github.com/o/r/edit/main/docs/a%22b%20c%23d%3Fe.md#L1"


def test_a_public_forge_is_for_the_open_site_only_and_another_never_for_it():
    public = replace(GITHUB, lasare=Synlighet.OPPEN)
    assert [m for m in Synlighet if public.visas_for(m)] == [Synlighet.OPPEN]
    assert [m for m in Synlighet if GITHUB.visas_for(m)] == [Synlighet.BEGRANSAD, Synlighet.INTERN]


def test_nothing_is_set_until_somebody_sets_it(read):
    assert read(slag="inget", adress="inget") == (None, [])
    assert read() == (GITHUB, [])


def test_another_root_cannot_bring_a_forge_of_its_own(tmp_path):
    (tmp_path / "deploy").mkdir()
    (tmp_path / forge.FILE).write_text(
        SET.format(slag="github", adress="https://x.example/o/r", gren="main", lasare="oppen")
    )
    assert read_forge(tmp_path) == (None, [])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"slag": "githb"},
            'deploy/forge.yml:1: slag: "githb" finns inte; välj bland inget, github, gitlab, gitea, azure; menade du "github"?',
        ),
        ({"lasare": "alla"}, 'deploy/forge.yml:4: lasare: "alla" finns inte; välj bland intern, oppen'),
        (
            {"adress": "http://x.example/o/r"},
            'deploy/forge.yml:2: adress: "http://x.example/o/r" ska börja med https:// och sluta utan /',
        ),
        (
            {"adress": "https://x.example/o/r?a=b"},
            'deploy/forge.yml:2: adress: "https://x.example/o/r?a=b" ska börja med https:// och sluta utan /',
        ),
        (
            {"adress": '"https://x.example/o/{r.__class__}"'},
            'deploy/forge.yml:2: adress: "https://x.example/o/{r.__class__}" ska börja med https:// och sluta utan /',
        ),
        (
            {"adress": "https://a:b@x.example/o"},
            'deploy/forge.yml:2: adress: "https://a:b@x.example/o" ska börja med https:// och sluta utan /',
        ),
        ({"gren": "'../x'"}, 'deploy/forge.yml:3: gren: "../x" ska vara en grens namn, till exempel main'),
        ({"gren": "a#b"}, 'deploy/forge.yml:3: gren: "a#b" ska vara en grens namn, till exempel main'),
    ],
)
def test_a_setting_that_leads_wrong_is_a_fault(read, fields, told):
    assert read(**fields) == (None, [told])


def test_a_file_with_other_fields_is_a_fault(read):
    assert read("slag: inget\n") == (
        None,
        ["deploy/forge.yml:1: filen ska ha fälten slag, adress, gren, lasare och inga andra"],
    )
