"""The files that a forge reads: least rights, nothing unpinned, no secrets, and only our own commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.y*ml"))
GITLAB = ROOT / "deploy" / "gitlab-ci.yml"
RUN = re.compile(
    r"make (?:test|\.venv/\.klar)"
    r"|sudo deploy/systembibliotek\.sh (?:bygg|test)"
    r'|git checkout --quiet --detach "\$(?:BAS|CI_MERGE_REQUEST_DIFF_BASE_SHA)"'
    r"|\.venv/bin/lis kontrollera --format (?:github|gitlab > gl-code-quality-report\.json)"
    r'|\.venv/bin/lis skillnad "[^"]+" --format md >>? (?:"\$GITHUB_STEP_SUMMARY"|skillnad\.md)'
    r"|\.venv/bin/lis bygg --forhandsvisning --till forhandsvisning"
)
"""All that a forge may run: our commands, and what installs for them."""
PINNED = re.compile(r"actions/(?:checkout|upload-artifact)@[0-9a-f]{40}")
FORMS = sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"))


def zizmor(*paths: Path) -> tuple[int, str]:
    """What the linter says, without a network and at its strictest."""
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--persona=auditor", "--no-progress", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(params=WORKFLOWS, ids=lambda p: p.name)
def workflow(request):
    return yaml.safe_load(request.param.read_text("utf-8"))


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_linter_finds_nothing():
    status, told = zizmor(GITHUB)
    assert status == 0, told
    assert "No findings" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7"),
        ("permissions: {}", "permissions: write-all"),
        ("  pull_request:\n", "  pull_request_target:\n"),
        ("          persist-credentials: false\n", "          persist-credentials: true\n"),
        ("- run: make test", '- run: echo "${{ github.event.pull_request.title }}"'),
    ],
)
def test_the_linter_would_find_a_door_that_is_opened(tmp_path, old, new):
    text = WORKFLOWS[0].read_text("utf-8")
    assert old in text
    place = tmp_path / ".github" / "workflows" / "x.yml"
    place.parent.mkdir(parents=True)
    place.write_text(text.replace(old, new), encoding="utf-8")
    assert zizmor(place)[0] != 0


def test_a_workflow_only_reads(workflow):
    assert workflow["permissions"] == {}
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    assert set(workflow[True]) == {"pull_request", "push"}


def test_a_workflow_runs_only_our_own_commands_and_pinned_actions(workflow):
    for step in steps(workflow):
        if "uses" in step:
            assert PINNED.fullmatch(step["uses"]), step
        else:
            assert RUN.fullmatch(step["run"]), step


def test_no_workflow_knows_a_secret_and_every_job_ends(workflow):
    for path in (*WORKFLOWS, GITLAB):
        assert "secrets." not in path.read_text("utf-8") and "GITHUB_TOKEN" not in path.read_text("utf-8")
    assert all(job["timeout-minutes"] <= 45 for job in workflow["jobs"].values())


def test_what_a_change_means_is_told_by_the_code_of_the_base(workflow):
    told = [step.get("run", "") for step in workflow["jobs"]["betyder"]["steps"]]
    assert told.index('git checkout --quiet --detach "$BAS"') < next(
        n for n, run in enumerate(told) if "skillnad" in run
    )


def test_the_other_forge_runs_the_same_commands_and_fetches_no_image():
    jobs = yaml.safe_load(GITLAB.read_text("utf-8"))
    assert "image" not in jobs and jobs["default"]["tags"] == ["lis"]
    for name, job in jobs.items():
        if name not in ("workflow", "default"):
            assert "image" not in job and all(RUN.fullmatch(run) for run in job["script"]), name
    assert jobs["kontrollera"]["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}


def test_every_command_of_a_forge_is_one_that_there_is():
    from macros.cli import GROUPS

    known = {command for commands in GROUPS.values() for command in commands}
    told = "".join(p.read_text("utf-8") for p in (*WORKFLOWS, GITLAB))
    assert set(re.findall(r"bin/lis (\w+)", told)) <= known


def owners(path: str) -> list[str]:
    """Who reviews a path: the last row that fits it."""
    found: list[str] = []
    for row in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            pattern, *who = row.split()
            inside = pattern.endswith("/") and path.startswith(pattern[1:])
            like = re.fullmatch(re.escape(pattern.lstrip("/")).replace(r"\*", "[^/]*"), path)
            found = who if pattern == "*" or inside or like else found
    return [name.rpartition("/")[2] for name in found]


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("macros/cli/build.py", ["kod"]),
        ("deploy/forge.yml", ["kod"]),
        ("overrides/main.html", ["kod"]),
        ("demo/data/roller.yml", ["kod"]),
        (".github/CODEOWNERS", ["kod"]),
        (".pre-commit-config.yaml", ["kod"]),
        ("mkdocs.yml", ["isam", "kod"]),
        ("data/atgarder.yml", ["isam"]),
        ("data/_schema/atgarder.json", ["kod"]),
        ("data/frysta/2026/tal.json", ["isam", "kod"]),
        ("docs/om/index.md", ["isam"]),
        ("docs/rutiner/leda-incident-bedom.md", ["isam", "incidentledare"]),
        ("docs/rutiner/personuppgiftsincident.md", ["dataskyddsombud", "utredare-personuppgiftsincident"]),
    ],
)
def test_each_area_has_its_reviewers(path, who):
    assert owners(path) == who


def test_an_errand_has_its_form_and_the_first_page_names_them_all():
    assert [form.stem for form in FORMS] == ["andrad-rutin", "arets-genomgang", "kod", "ny-uppgift"]
    first = (GITHUB / "pull_request_template.md").read_text("utf-8")
    assert all(form.name in first for form in FORMS)


def test_an_issue_begins_by_saying_that_incidents_are_not_reported_there():
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "fraga.yml").read_text("utf-8"))
    first = form["body"][0]
    assert first["type"] == "markdown" and first["attributes"]["value"].startswith("## Rapportera inte incidenter här")
    assert "Ring incidentkontakten" in first["attributes"]["value"]
    assert form["description"].startswith("Rapportera inte incidenter här")
    config = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "config.yml").read_text("utf-8"))
    assert config["blank_issues_enabled"] is False
