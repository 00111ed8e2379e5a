"""The local face that is shown while ours is fetched takes the same room: its figures are measured from the files."""

import re

import pytest
from fontTools.ttLib import TTFont

from tests.conftest import ROOT

CSS = (ROOT / "overrides/assets/css/ram.css").read_text("utf-8")
FREQUENCY = dict(
    zip(
        "aebcdfghijklmnopqrstuvwxyzåäö ",
        [
            94,
            101,
            15,
            15,
            47,
            20,
            28,
            21,
            58,
            6,
            31,
            53,
            35,
            85,
            45,
            18,
            0.2,
            84,
            66,
            77,
            19,
            24,
            1.4,
            1.6,
            7,
            0.7,
            13,
            18,
            13,
            175,
        ],
        strict=True,
    )
)
"""Letters of Swedish text, per mille, with the space."""
ARIAL = {
    400: {"abdeghnopquåäö": 556, "cksvxyz": 500, "fjilt ": 0, "r": 333, "w": 722, "m": 833},
    600: {"aåä": 556, "bdghnopquö": 611, "ceksvxy": 556, "f": 333, "ijl ": 278, "r": 389, "t": 333}
    | {"w": 778, "m": 889, "z": 500},
}
"""Widths of Arial, regular and bold, per mille of the size. The narrow ones of the regular stand below."""
NARROW = {"f": 278, "j": 222, "i": 222, "l": 222, "t": 278, " ": 278}


def width(of: dict[str, float]) -> float:
    return sum(FREQUENCY[sign] * of[sign] for sign in FREQUENCY) / sum(FREQUENCY.values())


@pytest.mark.parametrize("weight", [400, 600])
def test_the_stand_in_has_the_measures_of_our_face(weight: int):
    ours = TTFont(ROOT / f"overrides/assets/fonts/source-sans-3-latin-{weight}-normal.woff2")
    signs, metrics, unit = ours.getBestCmap(), ours["hmtx"], ours["head"].unitsPerEm
    arial = {sign: w for signs_, w in ARIAL[weight].items() for sign in signs_} | (NARROW if weight == 400 else {})
    share = width({s: metrics[signs[ord(s)]][0] / unit * 1000 for s in FREQUENCY}) / width(arial)
    face = next(f for f in re.findall(r"@font-face \{(.*?)\}", CSS) if "Arial" in f and f"font-weight: {weight}" in f)
    told = {name: float(value) for name, value in re.findall(r"([\w-]+): ([\d.]+)%", face)}
    assert told == {
        "size-adjust": pytest.approx(100 * share, abs=0.1),
        "ascent-override": pytest.approx(100 * ours["hhea"].ascent / unit / share, abs=0.1),
        "descent-override": pytest.approx(-100 * ours["hhea"].descent / unit / share, abs=0.1),
        "line-gap-override": 0,
    }


def test_no_face_is_left_out_when_it_comes_late():
    sheets = [p.read_text("utf-8") for p in (ROOT / "overrides/assets/css").glob("*.css")]
    faces = [f for sheet in sheets for f in re.findall(r"@font-face \{(.*?)\}", sheet) if "url(" in f]
    assert len(faces) >= 4 and all("font-display: swap" in face for face in faces)
