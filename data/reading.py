"""What a cell gives: a value, or the reason why it is not certain."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NO_WORDS: Mapping[str, object] = MappingProxyType({})


class Reading(NamedTuple):
    """A cell's value and, where it is not certain, the code of the problem with the words for its sentence."""

    value: object = None
    problem: str | None = None
    words: Mapping[str, object] = _NO_WORDS
