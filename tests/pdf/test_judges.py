"""Three judges that know nothing of each other agree on every PDF; what one of them says wrongly is told here."""

import io
import json
import re
import zlib
from pathlib import Path

import page
import pytest

from macros.outputs.pdf import withpdf
from tests.conftest import ROOT

ASSETS = ROOT / "overrides" / "assets"
PROFILES = ("ua1", "2a")
LENGTH = "PDFA2A-STREAM-LENGTH-001"
FROZEN = {"ledningens-genomgang-2026": [("2a", "PDFA2A-METADATA-FILTER-001")]}
"""Decided files are never made again: this one was made when WeasyPrint still packed the metadata."""


def findings(pdf: bytes) -> list[tuple[str, str]]:
    """(profile, rule) of all that page-validation finds, without its false alarm."""
    return [
        (profile, fault.rule_id)
        for profile in PROFILES
        for fault in page.validate_pdf_bytes(pdf, profile=profile).failures
        if not (fault.rule_id == LENGTH and ends_in_return(pdf, fault.object_id.object_number))
    ]


def ends_in_return(pdf: bytes, number: int) -> bool:
    r"""Whether a packed stream is just as long as it says and its last byte happens to be `\r`.

    The end-of-line before `endstream` is not counted in `/Length` (ISO 32000-1, 7.3.8.1 and 7.3.8.2). WeasyPrint writes
    `\n`. When the data ends in `\r`, as one packed stream in 256 does by chance, page-validation 0.11 takes the two as
    one end-of-line and says that the length is one too many. Zlib decides: the last byte belongs to its checksum, so
    the stream is whole with it and cut short without it.
    """
    head = re.search(rb"(?:^|\n)%d 0 obj\n<<[^\n]*/Length (\d+)[^\n]*>>\nstream\n" % number, pdf)
    end = head.end() + int(head[1])
    data = pdf[head.end() : end]
    whole, short = zlib.decompressobj(), zlib.decompressobj()
    whole.decompress(data)
    short.decompress(data[:-1])
    return data.endswith(b"\r") and pdf[end:].startswith(b"\nendstream") and whole.eof and not short.eof


@pytest.fixture
def alarming(tmp_path, monkeypatch) -> bytes:
    r"""A PDF as ours, with blanks added to its page until the packed page ends in `\r`."""
    monkeypatch.chdir(tmp_path)
    base = (ASSETS / "css" / "x").as_uri()
    Path("pdf.json").write_text(json.dumps({"bas": base}), encoding="utf-8")
    finish = withpdf.finish

    def padded(document: object, pdf: object) -> None:
        finish(document, pdf)
        number = int(pdf.objects[int(pdf.page_references[0].split()[0])]["Contents"].split()[0])
        stream = pdf.objects[number]
        while not stream.data.endswith(b"\r\nendstream"):
            stream.stream.append(b"% " + b" " * (len(stream.stream) % 50))

    monkeypatch.setattr(withpdf, "finish", padded)
    face = '@font-face { font-family: S; src: url("../fonts/source-serif-4-latin-400-normal.woff2") } body { font-family: S }'
    html = (
        f'<html lang="sv"><head><title>Namn</title><base href="{base}"><style>{face}</style></head><body><h1>Namn</h1>'
    )
    target = io.BytesIO()
    withpdf._Document(string=html).render().write_pdf(target)
    return target.getvalue()


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_a_return_that_ends_a_stream_is_the_checkers_false_alarm_and_a_wrong_length_is_not(alarming):
    said = [fault.rule_id for fault in page.validate_pdf_bytes(alarming, profile="2a").failures]
    assert said == [LENGTH], "page-validation no longer gives this false alarm: take the exception away"
    assert findings(alarming) == []
    end = alarming.index(b"\r\nendstream")
    at = alarming.rindex(b"/Length ", 0, end)
    wrong = re.sub(rb"\d+", lambda found: b"%d" % (int(found[0]) - 2), alarming[at:end], count=1)
    assert findings(alarming[:at] + wrong + alarming[end:]) == [("2a", LENGTH)]


def test_page_validation_finds_no_fault_in_any_pdf_that_is_made(site):
    made = [pdf for pdf in sorted((site / "pdf").glob("*.pdf")) if pdf.stem not in FROZEN]
    assert len(made) >= 3
    assert {pdf.stem: found for pdf in made if (found := findings(pdf.read_bytes()))} == {}


def test_the_frozen_pdf_is_as_it_was_decided_with_the_one_finding_of_its_time(site):
    (frozen,) = (ROOT / "data" / "frysta" / "2026" / "pdf").glob("*.pdf")
    assert frozen.read_bytes() == (site / "pdf" / frozen.name).read_bytes()
    assert {frozen.stem: findings(frozen.read_bytes())} == FROZEN
