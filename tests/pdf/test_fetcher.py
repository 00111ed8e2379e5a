"""The doors of a PDF: what a page may bring in, and that everything else stops the build with a Swedish line."""

import http.server
import io
import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from macros.build.workers import BuildFault
from macros.cli import _tell_build_fault
from macros.outputs.pdf import withpdf
from macros.outputs.pdf.refusals import NO_ATTACHMENTS, START, Refused, refusals
from tests.conftest import ROOT, at_first

# WeasyPrint leaves its colour profile open until it is collected.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

ASSETS = ROOT / "overrides" / "assets"
FONT = "source-serif-4-latin-400-normal.woff2"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
Render = Callable[..., bytes]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a PDF is built in: the site with a picture, and beside it what no page may reach."""
    folder = tmp_path / "arbete"
    (folder / "site" / "assets").mkdir(parents=True)
    (folder / "site" / "bild.svg").write_text(SQUARE, encoding="utf-8")
    (folder / "site" / "assets" / "stil.css").write_text("p { color: red }", encoding="utf-8")
    (tmp_path / "hemlig.svg").write_text(SQUARE, encoding="utf-8")
    (tmp_path / "arbete" / "site-hemlig.svg").write_text(SQUARE, encoding="utf-8")
    (folder / "site" / "lank.svg").symlink_to(tmp_path / "hemlig.svg")
    (folder / "site" / "mapp").symlink_to(tmp_path)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def render(work: Path) -> Render:
    """The PDF of a page's HTML, made as the plugin makes it."""

    def made(body: str, head: str = "", **settings: object) -> bytes:
        (work / "pdf.json").write_text(
            json.dumps({"bas": (ASSETS / "css" / "x").as_uri(), **settings}), encoding="utf-8"
        )
        face = f'@font-face {{ font-family: S; src: url("../fonts/{FONT}") }} body {{ font-family: S }}'
        html = f'<html lang="sv"><head><title>Namn</title><style>{face}</style><base href="{(ASSETS / "css" / "x").as_uri()}">'
        target = io.BytesIO()
        withpdf._Document(string=f"{html}{head}</head><body><h1>Namn</h1>{body}</body></html>").render().write_pdf(
            target
        )
        return target.getvalue()

    return made


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """(address of a host that hands out a picture, what it was asked for)."""
    paths: list[str] = []

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/svg+xml")
            self.end_headers()
            self.wfile.write(SQUARE.encode())

        def log_message(self, *args: object) -> None:
            pass

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/bild.svg", paths
    httpd.shutdown()
    httpd.server_close()


WAYS = {
    "a picture": '<img alt="x" src="{}">',
    "a picture in a drawing": '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    "a drawing in a drawing": '<svg width="9" height="9"><image xlink:href="{}" width="9" height="9"/></svg>',
    "a background": "<p style=\"background: url('{}')\">x</p>",
    "content": "<style>p::before {{ content: url('{}') }}</style><p>x</p>",
    "the sign of a list": "<ul style=\"list-style-image: url('{}')\"><li>x</li></ul>",
    "an embedded picture": '<embed src="{}" type="image/svg+xml">',
    "an object": '<object data="{}" type="image/svg+xml"></object>',
    "a stylesheet": '<link rel="stylesheet" href="{}">',
    "an import": "<style>@import url('{}');</style>",
    "a font": "<style>@font-face {{ font-family: T; src: url('{}') }}</style>",
    "a colour profile": "<style>@color-profile --x {{ src: url('{}') }}</style>",
    "a link's attachment": '<p><a rel="attachment" href="{}">x</a></p>',
    "a page's attachment": '<link rel="attachment" href="{}">',
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("secret", at_first(1, ["hemlig.svg", "/etc/passwd"]))
def test_a_file_of_the_machine_is_refused(render, work, way, secret):
    with pytest.raises(Refused, match=START):
        render(WAYS[way].format((work.parent / secret).as_uri()))


@pytest.mark.parametrize("way", WAYS)
def test_another_host_is_refused_and_never_asked(render, asked, way):
    address, paths = asked
    with pytest.raises(Refused, match=r"127\.0\.0\.1"):
        render(WAYS[way].format(address))
    assert paths == []


@pytest.mark.parametrize("way", ["a picture", "a background", "a picture in a drawing"])
@pytest.mark.parametrize(
    "address",
    [
        "{site}/../site-hemlig.svg",
        "{site}/%2e%2e/site-hemlig.svg",
        "{site}-hemlig.svg",
        "{site}/lank.svg",
        "{site}/mapp/hemlig.svg",
        "file://localhost{path}/bild.svg",
        "FILE:{path}/../../hemlig.svg",
        "{site}/../site-hemlig.svg?{site}/bild.svg",
        "{site}/finns-inte.svg",
        "{site}/bild.svg%00.png",
        "../../../../../../../../../../etc/passwd",
        "ftp://127.0.0.1/bild.svg",
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
    ],
)
def test_no_way_around_leads_out_of_the_site(render, work, way, address):
    site = work / "site"
    with pytest.raises(Refused, match=START):
        render(WAYS[way].format(address.format(site=site.as_uri(), path=site).replace("'", "%27")))


@pytest.mark.parametrize("way", ["a stylesheet", "an import"])
def test_a_stylesheet_in_the_site_is_refused_too(render, work, way):
    with pytest.raises(Refused, match=r"stil\.css"):
        render(WAYS[way].format((work / "site" / "assets" / "stil.css").as_uri()))


@pytest.mark.parametrize("way", ["a link's attachment", "a page's attachment"])
def test_no_file_is_put_inside_a_pdf_not_even_one_of_the_site(render, work, way):
    with pytest.raises(Refused) as fault:
        render(WAYS[way].format((work / "site" / "bild.svg").as_uri()))
    assert str(fault.value) == NO_ATTACHMENTS


def test_a_drawing_of_the_site_reaches_no_further(render, work):
    secret = (work.parent / "hemlig.svg").as_uri()
    inner = f'<image href="{secret}" width="9" height="9"/>'
    (work / "site" / "bild.svg").write_text(SQUARE.replace("</svg>", f"{inner}</svg>"), encoding="utf-8")
    with pytest.raises(Refused, match=r"hemlig\.svg"):
        render(WAYS["a picture"].format((work / "site" / "bild.svg").as_uri()))


def test_the_sites_pictures_and_our_fonts_and_drawings_are_let_in(render, work):
    picture = WAYS["a picture"].format((work / "site" / "bild.svg").as_uri())
    pdf = render(picture + WAYS["a picture"].format("../utkast.svg"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (page,) = document.pages
        fonts = {str(font.BaseFont) for font in page.Resources.Font.values()}
        drawn = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
    assert any("+S-" in name for name in fonts)
    assert "l" in drawn
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert sorted(said.replace("Namn", "").split()) == sorted("UTKAST")  # it leans: each letter on a line of its own


def test_other_folders_are_let_in_only_when_they_are_named(render, work):
    other = WAYS["a picture"].format((work.parent / "hemlig.svg").as_uri())
    render(other, mappar=[str(ASSETS), str(work.parent)])
    with pytest.raises(Refused):
        render(other, mappar=[str(ASSETS)])


def test_the_editor_is_told_what_was_refused_and_what_to_do(render, tmp_path, capsys):
    with pytest.raises(Refused) as fault:
        render(WAYS["a picture"].format("https://exempel.se/x.png"))
    log = f"INFO - …\nTraceback …\nmacros.outputs.pdf.refusals.Refused: {fault.value}\n"
    assert _tell_build_fault(tmp_path, BuildFault("mkdocs", log * 2)) == 1
    said = capsys.readouterr().err
    assert said.count("https://exempel.se/x.png") == 1
    assert said.startswith(START) and "skriv adressen från sidan" in said
    assert refusals("något annat") == []


def test_a_font_unpacked_before_gives_the_same_bytes_as_one_unpacked_now(render, work, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    fonts = work.parent / "typsnitt"
    first = render("<p>åäö</p>")
    (kept,) = fonts.iterdir()
    assert render("<p>åäö</p>") == first
    kept.unlink()
    assert render("<p>åäö</p>") == first
    assert list(fonts.iterdir()) == [kept]
