"""The quick question that most texts end with never lets by what a pattern would have found."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.checks.secrets import Secrets

SECRETS = Secrets(["Zlatko", "Anna-Karin", "Mary Ann"])


@pytest.mark.parametrize("kind", SECRETS.kinds)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_finds_is_suspect(kind, data):
    text = data.draw(st.from_regex(re.compile(SECRETS.kinds[kind][0])))
    if SECRETS.pattern.search(text):
        assert SECRETS.suspect(text)
