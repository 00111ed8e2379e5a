"""The list of sources: what texts may rest on, in groups that a phone can hold."""

import re

from macros.prepared.markup import parse
from macros.views.kallor import LANGST, build_grupper, kallor
from tests.unit.office import context, kalla


def test_the_list_of_sources_has_only_what_texts_may_rest_on():
    held = [kalla("F1.30"), kalla("F9.99", "overifierat"), kalla("FORSLAG", "egen"), kalla("LG-4.5", "genomgangen")]
    found = kallor(context("om/kallor.md", kallor=held))
    assert 'id="f1-30"' in found
    assert not re.search("F9.99|LG-4.5|FORSLAG", found)


def test_a_group_is_a_series_of_numbers_and_a_long_series_is_parted_evenly():
    held = [kalla("F1.01"), *(kalla(f"F8.{n:03}") for n in range(1, LANGST + 2))]
    groups = list(build_grupper(context("om/kallor.md", kallor=held)))
    assert [(g.namn, len(g.rader)) for g in groups] == [("F1.01", 1), ("F8.001–F8.031", 31), ("F8.032–F8.061", 30)]


def test_a_group_names_the_works_that_several_of_its_sources_come_from():
    works = ["Lagen (SFS 1), 2 §", "Lagen (SFS 1), 3 §", "IMY, råd", "IMY, mer", "Vår slutsats ur F1.01", None]
    held = [kalla(f"F1.0{n}").model_copy(update={"ur": ur}) for n, ur in enumerate(works, 1)]
    (group,) = build_grupper(context("om/kallor.md", kallor=held))
    assert group.mest == "Lagen, IMY"


def test_one_group_alone_is_open_and_of_several_each_is_folded():
    def folds(*ids: str) -> list[bool]:
        root = parse(kallor(context("om/kallor.md", kallor=[kalla(i) for i in ids])))
        return ["open" in fold.attributes for fold in root.css("details")]

    assert folds("F1.01", "F1.02") == [True] and folds("F1.01", "F2.01") == [False, False]
