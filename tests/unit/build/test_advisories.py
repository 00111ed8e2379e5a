"""Known vulnerabilities: what is said when the service answers, and that nothing is said when it does not."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from macros.build.advisories import MOST, Unreachable, advisories, ask_osv
from macros.build.lock import Pinned
from macros.cli import main, supply
from macros.cli.supply import told

LOCK = {name: Pinned(name, "1.0") for name in ("mkdocs", "pydantic")}


def test_each_answer_belongs_to_the_package_that_was_asked_about():
    def ask(queries):
        assert [q["package"] for q in queries] == [{"name": n, "ecosystem": "PyPI"} for n in ("mkdocs", "pydantic")]
        return [{}, {"vulns": [{"id": "PYSEC-2"}, {"id": "GHSA-1"}]}]

    answer = advisories(LOCK, ask)
    assert answer.rad == {"pydantic": ["GHSA-1", "PYSEC-2"]} and not answer.okant
    first, last = told(answer)
    assert first == "SÅRBAR: pydantic: GHSA-1, PYSEC-2" and last.startswith("1 av 2 utgåvor har en känd sårbarhet")


def test_no_advisory_is_told_with_how_many_were_asked_about_and_when():
    (row,) = told(advisories(LOCK, lambda queries: [{} for _ in queries]))
    assert row.startswith("Ingen av 2 utgåvor har en känd sårbarhet, enligt osv.dev ")


def test_a_service_that_cannot_be_asked_is_never_a_no():
    def ask(queries):
        raise Unreachable("nätet når inte dit")

    answer = advisories(LOCK, ask)
    (row,) = told(answer)
    assert answer.okant and not answer.rad
    assert "Kunde inte fråga osv.dev: nätet når inte dit." in row and "inte känt" in row and "Ingen" not in row


def test_more_pages_of_advisories_are_told_of():
    paged = {"vulns": [{"id": "PYSEC-1"}], "next_page_token": "x"}
    assert advisories({"a": Pinned("a", "1")}, lambda _: [paged]).rad == {"a": ["PYSEC-1", "och fler"]}


def test_a_large_lock_is_asked_about_in_parts():
    asked = []
    lock = {f"p{n}": Pinned(f"p{n}", "1") for n in range(MOST + 1)}
    assert advisories(lock, lambda queries: asked.append(len(queries)) or [{} for _ in queries]).fragade == MOST + 1
    assert asked == [MOST, 1]


@pytest.mark.parametrize("answer", [[None], [{"vulns": [{}]}], [{"vulns": 3}]])
def test_an_answer_of_another_shape_is_no_answer(answer):
    assert advisories({"a": Pinned("a", "1")}, lambda _: answer).okant


@contextmanager
def service(status: int, body: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_the_service_is_asked_over_the_network():
    results = [{"vulns": [{"id": "PYSEC-1"}]}]
    with service(200, json.dumps({"results": results}).encode()) as address:
        assert ask_osv([{"version": "1"}], address) == results


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (500, b"", "fel nummer 500"),
        (200, b"<html>", "gick inte att läsa"),
        (200, b"{}", "gick inte att läsa"),
        (200, b"[]", "gick inte att läsa"),
        (200, b'{"results": []}', "inte det som frågades"),
    ],
)
def test_what_is_no_answer_says_why(status, body, why):
    with service(status, body) as address, pytest.raises(Unreachable, match=why):
        ask_osv([{"version": "1"}], address)


def test_a_network_that_does_not_lead_there_says_so():
    with service(200, b"") as address:
        pass
    with pytest.raises(Unreachable, match="nätet når inte dit"):
        ask_osv([{}], address, seconds=1)


@pytest.mark.parametrize(
    ("answer", "status"), [([{}, {}], 0), ([{}, {"vulns": [{"id": "PYSEC-1"}]}], 1), (None, 0)], ids=["no", "yes", "?"]
)
def test_the_command_ends_with_one_only_when_a_vulnerability_is_known(monkeypatch, capsys, answer, status):
    def ask(queries):
        if answer is None:
            raise Unreachable("nätet når inte dit")
        return answer

    monkeypatch.setattr(supply, "read_locks", lambda folder: LOCK)
    monkeypatch.setattr(supply, "advisories", lambda lock: advisories(lock, ask))
    assert main(["beroenden"]) == status
    told = capsys.readouterr()
    assert ("inte känt" in told.err) is (answer is None) and bool(told.out) is (answer is not None)


def test_the_command_tells_what_changed_and_alarms_at_other_files(monkeypatch, capsys, tmp_path):
    now = {"mkdocs": Pinned("mkdocs", "1.0", frozenset({"a"}))}
    monkeypatch.setattr(supply, "advisories", lambda lock: advisories(lock, lambda queries: [{}]))
    for before, status, text in (
        (Pinned("mkdocs", "0.9"), 0, "mkdocs: 0.9 → 1.0"),
        (Pinned("mkdocs", "1.0", frozenset({"b"})), 1, "VARNING: mkdocs 1.0"),
        (now["mkdocs"], 0, "Inget paket är ändrat."),
    ):
        monkeypatch.setattr(supply, "read_locks", lambda at, old=before: {"mkdocs": old} if at == tmp_path else now)
        assert main(["beroenden", "--fore", str(tmp_path)]) == status
        assert text in capsys.readouterr().out


def test_a_folder_without_lock_files_is_wrong_usage(capsys, tmp_path):
    assert main(["beroenden", "--fore", str(tmp_path)]) == 2
    assert "ingen requirements.txt" in capsys.readouterr().err
