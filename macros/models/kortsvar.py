"""The short answer: what a card says before anything else, taken from a measure or from a question for the office."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Closed, Text


class Kortfraga(StrEnum):
    """What the reader asks; the order is that of the answers on a card."""

    HUR_LANGE = "hur_lange"
    HUR_OFTA = "hur_ofta"
    HUR_SNABBT = "hur_snabbt"
    HUR_MANGA = "hur_manga"
    HUR_MYCKET = "hur_mycket"
    VAD = "vad"
    VEM = "vem"


class Kortsvar(Closed):
    """A record's answer in a line: its own words made shorter, never a fact that they lack."""

    fraga: Annotated[Kortfraga, Field(description="hur_lange, hur_ofta, hur_snabbt, hur_manga, hur_mycket, vad, vem")]
    svar: Annotated[Text, Field(description="Högst en rad. Varje siffra och tid här står också i postens egen text")]
