"""A PDF has the same bytes with what is remembered of its lines as without."""

import io
import json
from pathlib import Path

import pytest
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from macros.outputs.pdf import remembered, withpdf
from tests.conftest import ROOT

# WeasyPrint leaves its colour profile open until it is collected.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
CSS = ROOT / "overrides" / "assets" / "css" / "x"
FACES = "".join(
    f'@font-face {{ font-family: S; font-weight: {w}; src: url("../fonts/source-serif-4-latin-{w}-normal.woff2") }}'
    for w in (400, 700)
)
WORDS = "Informationssäkerhetssamordnaren sammanställer verksamhetens informationsklassningar och kontinuitetsplaner. "
BODY = (
    f"<h1>Namn</h1><p>{WORDS * 4}</p><p class=sparrad>{WORDS}</p><ul>{f'<li>{WORDS}</li>' * 7}</ul>"
    f"<table><tr><th>{WORDS}</th><td>Kort</td><td><b>{WORDS}</b> {WORDS}</td></tr></table>"
    "<p>Se <a href='#sist'>sist</a></p>" + f"<p>{WORDS * 9}</p>" * 9 + "<h2 id=sist>Sist</h2>"
)
STYLE = (
    "body { font-family: S; hyphens: auto; text-align: justify; width: 110mm } ul { columns: 2 } td { width: 40mm }"
    ".sparrad { letter-spacing: 1px; text-decoration: underline } a::after { content: ' (sida ' target-counter(attr(href), page) ')' }"
)


@pytest.fixture
def pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    Path("pdf.json").write_text(json.dumps({"bas": CSS.as_uri()}), encoding="utf-8")

    def made() -> bytes:
        head = f'<title>Namn</title><style>{FACES}{STYLE}</style><base href="{CSS.as_uri()}">'
        target = io.BytesIO()
        withpdf._Document(string=f'<html lang="sv"><head>{head}</head><body>{BODY}</body></html>').render().write_pdf(
            target
        )
        return target.getvalue()

    return made


def test_the_bytes_are_the_same_as_when_every_line_is_split_anew(pdf, monkeypatch):
    remembering, asked = pdf(), []
    assert inline.split_first_line is remembered._split_first_line
    assert pdf() == remembering

    def split_first_line(*args, **more):
        asked.append(args[0])
        return line_break.split_first_line(*args, **more)

    monkeypatch.setattr(remembered, "_split_first_line", split_first_line)
    monkeypatch.setattr(inline, "split_first_line", split_first_line)
    monkeypatch.setattr(preferred, "split_first_line", split_first_line)
    monkeypatch.setattr(inline, "strut", line_break.strut)
    assert pdf() == remembering
    assert len(asked) > 2 * len(remembered._LINES._made)
